import Foundation
import Fuzzing

@testable import OpenNebula

/// The time that the processor has spent on this thread. That of a clock also passes while others have the processor.
func processorTime() -> Duration {
    var time = timespec()
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
    return .seconds(time.tv_sec) + .nanoseconds(time.tv_nsec)
}

/// Reads a beginning, and then a unit again and again, in pieces as a network delivers them. No piece may take long:
/// nothing else of a task runs meanwhile.
func time(_ bytes: [UInt8], _ read: (ArraySlice<UInt8>) throws -> Void) {
    let parts = bytes.split(separator: 0, maxSplits: 1, omittingEmptySubsequences: false)
    guard parts.count == 2, !parts[1].isEmpty else { return }
    let piece = Array(repeatElement(parts[1], count: (1 << 16) / parts[1].count).joined())
    for piece in [Array(parts[0]), piece, piece, piece] {
        let start = processorTime()
        let isOver = (try? read(piece[...])) == nil
        let time = processorTime() - start
        precondition(time < .seconds(1), "a piece took \(time)")
        if isOver { return }
    }
}

fuzz { bytes in
    if var reader = try? PayloadReader<One.VMPool>() { time(bytes) { try reader.read(Array($0)) } }
    if var response = try? XMLRPCResponseReader(ofCore: true) { time(bytes) { _ = try response.read($0) } }
}
