import Foundation

/// A program that ran.
public struct Program: Sendable {
    /// Its exit code; the signal's number where a signal ended it.
    public var code: Int32
    /// What it wrote to standard output.
    public var output: String
    /// What it wrote to standard error.
    public var errors: String

    /// Where the tests, and what they test, were built.
    public static let products: URL = {
        #if os(macOS)
        let bundle = Bundle.allBundles.first { $0.bundlePath.hasSuffix(".xctest") }?.bundleURL
        if let bundle { return bundle.deletingLastPathComponent() }
        #endif
        return URL(fileURLWithPath: CommandLine.arguments[0]).deletingLastPathComponent()
    }()

    /// The package's folder.
    public static let package = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
        .appendingPathComponent("../..").standardizedFileURL

    /// Runs a program to its end, or ends it when the time is up or the task is cancelled.
    public static func run(
        _ executable: URL, _ arguments: [String], environment: [String: String]? = nil, timeout: Duration
    ) async throws -> Program {
        // Files rather than pipes: a program may write more than a pipe holds.
        try await withFolder { folder in
            let files = ["output", "errors"].map { folder.appendingPathComponent($0) }
            for file in files { try Data().write(to: file) }
            let process = Process()
            process.executableURL = executable
            process.arguments = arguments
            if let environment { process.environment = environment }
            process.standardInput = FileHandle.nullDevice
            process.standardOutput = try FileHandle(forWritingTo: files[0])
            process.standardError = try FileHandle(forWritingTo: files[1])
            let running = Running(process)
            let alarm = Task {
                try await Task.sleep(for: timeout)
                running.kill()
            }
            defer { alarm.cancel() }
            try await withTaskCancellationHandler {
                try await running.wait()
            } onCancel: {
                running.kill()
            }
            return Program(
                code: process.terminationStatus, output: try String(contentsOf: files[0], encoding: .utf8),
                errors: try String(contentsOf: files[1], encoding: .utf8))
        }
    }

    /// Runs `body` with a folder of its own.
    public static func withFolder<T>(_ body: (URL) async throws -> T) async throws -> T {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        return try await body(folder)
    }
}

/// A process, to be ended by another task. Foundation's may be signalled from any thread.
private final class Running: @unchecked Sendable {
    private let process: Process

    init(_ process: Process) { self.process = process }

    func wait() async throws {
        try await withCheckedThrowingContinuation { done in
            process.terminationHandler = { _ in done.resume() }
            do { try process.run() } catch { done.resume(throwing: error) }
        }
    }

    /// A compiler that hangs ignores all but this.
    func kill() { if process.isRunning { Foundation.kill(process.processIdentifier, SIGKILL) } }
}
