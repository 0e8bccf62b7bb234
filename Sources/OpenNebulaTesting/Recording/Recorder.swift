public import Foundation
import NIOCore
public import OpenNebula

extension OneServer {
    /// The same server, whose calls are recorded.
    ///
    /// ```swift
    /// let one = try OneServer().recording(to: URL(fileURLWithPath: "Tests/Recordings"))
    /// ```
    ///
    /// Each call, answered or failed, becomes a file of its own, to be replayed by `OneServer(replaying:)` or
    /// ``Replay``. Its name is made of the method, the arguments, and how often that was called before; so recording
    /// the same calls again changes only what the server changed. Sessions, passwords and tokens are replaced before
    /// anything is written.
    ///
    /// - Parameter folder: Where to write. It is created where it does not exist; exchanges that were recorded there
    ///   before are removed.
    /// - Returns: The server to make calls of.
    /// - Throws: `CocoaError` where the folder cannot be written.
    public func recording(to folder: URL) throws -> OneServer {
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        for file in try Exchange.files(in: folder) { try FileManager.default.removeItem(at: file) }
        return replacingTransport { Recorder(transport: $0, session: session, folder: folder) }
    }
}

/// Writes what a transport carries.
private final class Recorder: Transport {
    private let transport: any Transport
    private let secrets: Secrets
    private let folder: URL
    private let repetitions = Repetitions()

    init(transport: any Transport, session: String, folder: URL) {
        self.transport = transport
        self.folder = folder
        secrets = Secrets(session: session)
    }

    func post(_ request: String) async throws -> any AsyncSequence<ByteBuffer, any Error> {
        let request = (text: request, call: try XMLRPCCall(parsing: request.utf8))
        let call = try Exchange.Call(call: request.call, secrets: secrets)
        let file = folder.appendingPathComponent(call.fileName(repetition: repetitions.count(call)))
        func write(_ outcome: Exchange.Outcome) throws {
            try Exchange(call: call, outcome: outcome).data.write(to: file, options: .atomic)
        }
        do {
            let answer = try await transport.post(request.text).reduce(into: ByteBuffer()) {
                $0.writeImmutableBuffer($1)
            }
            try write(.answer(secrets.removed(from: Data(answer.readableBytesView), to: request.call)))
            return AsyncThrowingStream.whole(answer)
        } catch {
            var failure = error as? OneError ?? OneError(.interrupted, "\(error)")
            if Task.isCancelled {
                failure =
                    Deadline.hasPassed
                    ? OneError(.timeout, "no complete answer in time") : OneError(.cancelled, "cancelled")
            }
            try write(.failure(failure))
            throw error
        }
    }
}
