public import Foundation
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

    func send(_ call: OneCall) async throws -> OneReply {
        let file = try file(for: call)
        do {
            return try await recorded(try await transport.send(call), to: call, in: file)
        } catch {
            throw try record(error, of: call, in: file)
        }
    }

    func send(_ calls: [OneCall]) async -> [Result<OneReply, any Error>] {
        var results: [Result<OneReply, any Error>] = []
        for (call, result) in zip(calls, await transport.send(calls)) {
            do {
                let file = try file(for: call)
                do {
                    results.append(.success(try await recorded(try result.get(), to: call, in: file)))
                } catch {
                    results.append(.failure(try record(error, of: call, in: file)))
                }
            } catch {
                results.append(.failure(error))
            }
        }
        return results
    }

    /// The call, and where its exchange is written.
    private func file(for call: OneCall) throws -> (call: Exchange.Call, url: URL) {
        let recorded = try Exchange.Call(call, secrets)
        let name = recorded.fileName(repetition: repetitions.count(recorded))
        return (recorded, folder.appendingPathComponent(name))
    }

    private func recorded(
        _ reply: OneReply, to call: OneCall, in file: (call: Exchange.Call, url: URL)
    ) async throws -> OneReply {
        switch reply {
        case .value(let value):
            try write(.value(secrets.removed(from: value, to: call)), to: file)
            return reply
        case .document(let pieces):
            let bytes = try await pieces.reduce(into: []) { $0 += $1 }
            let text = String(decoding: bytes, as: UTF8.self)
            try write(.document(secrets.removed(from: text, to: call)), to: file)
            return .whole(bytes)
        }
    }

    /// Writes what made a call fail.
    ///
    /// - Returns: The error.
    private func record(
        _ error: any Error, of call: OneCall, in file: (call: Exchange.Call, url: URL)
    ) throws -> any Error {
        var failure = OneError(wrapping: error, as: .interrupted, "the connection broke")
        if Task.isCancelled {
            failure =
                call.deadline <= .now
                ? OneError(.timeout, "no complete answer in time") : OneError(.cancelled, "cancelled")
        }
        failure.message = secrets.removed(from: failure.message, to: call)
        try write(.failure(failure), to: file)
        return error
    }

    private func write(_ outcome: Exchange.Outcome, to file: (call: Exchange.Call, url: URL)) throws {
        try Data(Exchange(call: file.call, outcome: outcome).text().utf8).write(to: file.url, options: .atomic)
    }
}

extension OneReply {
    /// A document that is there as a whole.
    static func whole(_ document: [UInt8]) -> OneReply {
        .document(
            AsyncThrowingStream { continuation in
                continuation.yield(document)
                continuation.finish()
            })
    }
}
