#if canImport(Darwin)
import Darwin
#else
import Glibc
#endif

@_silgen_name("LLVMFuzzerRunDriver")
private func runDriver(
    _ count: UnsafeMutablePointer<Int32>,
    _ arguments: UnsafeMutablePointer<UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>>,
    _ body: @convention(c) (UnsafePointer<UInt8>?, Int) -> Int32
) -> Int32

/// What the target does with each input. libFuzzer takes a C function, which holds no state, and has one thread.
nonisolated(unsafe) private var body: ([UInt8]) -> Void = { _ in }

/// Hands inputs to `target` until the command line's bounds are reached, or it traps.
public func fuzz(_ target: @escaping ([UInt8]) -> Void) -> Never {
    body = target
    var count = CommandLine.argc
    var arguments = CommandLine.unsafeArgv
    exit(
        runDriver(&count, &arguments) { start, count in
            body(Array(UnsafeBufferPointer(start: start, count: count)))
            return 0
        })
}
