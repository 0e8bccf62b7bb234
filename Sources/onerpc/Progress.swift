import Foundation
import NIOCore
import OpenNebula

/// Tells on standard error how far a long answer has come.
actor Progress {
    /// How an object of the pool ends in an answer, whose references are not resolved yet.
    private let end: [UInt8]
    private let start = ContinuousClock.now
    private var shown: ContinuousClock.Instant?
    private var bytes = 0
    private var objects = 0
    private var matched = 0

    init(of type: (any OneAnswer.Type)?) {
        end = (type as? any OnePool.Type).map { Array("/\(Self.member(of: $0))&".utf8) } ?? []
    }

    private static func member<Pool: OnePool>(of type: Pool.Type) -> String { Pool.Element.root }

    func count(_ chunk: ByteBuffer) {
        bytes += chunk.readableBytes
        if !end.isEmpty { countObjects(in: chunk.readableBytesView) }
        let now = ContinuousClock.now
        guard start.duration(to: now) > .seconds(1), shown.map({ $0.duration(to: now) > .milliseconds(200) }) ?? true
        else { return }
        shown = now
        let megabytes = Double(bytes) / 1_000_000
        let rate = megabytes / (start.duration(to: now) / .seconds(1))
        let count = end.isEmpty ? "" : "\(objects) objects, "
        let tenths = FloatingPointFormatStyle<Double>.number.precision(.fractionLength(1))
        write("\r\(megabytes.formatted(tenths)) MB, \(count)\(rate.formatted(tenths)) MB/s\u{1B}[K")
    }

    private func countObjects(in bytes: ByteBufferView) {
        for byte in bytes {
            // The first byte is none of the others.
            matched = byte == end[matched] ? matched + 1 : byte == end[0] ? 1 : 0
            if matched == end.count {
                objects += 1
                matched = 0
            }
        }
    }

    /// Takes the line away.
    func finish() { if shown != nil { write("\r\u{1B}[K") } }

    private func write(_ text: String) { FileHandle.standardError.write(Data(text.utf8)) }
}

/// Shows what passes.
struct ProgressTransport: Transport {
    let below: any Transport
    let progress: Progress

    func post(_ request: String) async throws -> any AsyncSequence<ByteBuffer, any Error> {
        counted(try await below.post(request))
    }

    private func counted(
        _ chunks: some AsyncSequence<ByteBuffer, any Error>
    ) -> any AsyncSequence<ByteBuffer, any Error> {
        chunks.map { [progress] chunk in
            await progress.count(chunk)
            return chunk
        }
    }
}
