public import Foundation
public import OpenNebula

extension OneServer {
    /// Returns a copy of this server that records its calls.
    ///
    /// ```swift
    /// let one = try OneServer().recording(to: URL(fileURLWithPath: "Tests/Recordings"))
    /// ```
    ///
    /// Each call is written to its own file, whether it succeeds or fails. Replay the files with
    /// `OneServer(replaying:)` or ``Replay``. The file name consists of the method, the arguments, and a counter for
    /// repeated calls. If you record the same calls again, only the files whose responses differ change. Sessions,
    /// passwords and tokens are replaced before anything is written.
    ///
    /// - Parameter folder: The folder to write to. If it does not exist, it is created. Earlier recordings in it are
    ///   deleted.
    /// - Returns: The server to make calls with.
    /// - Throws: `CocoaError` if the folder cannot be written.
    public func recording(to folder: URL) throws -> OneServer {
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        for file in try Exchange.files(in: folder) { try FileManager.default.removeItem(at: file) }
        return replacingTransport { Recorder(transport: $0, session: session, folder: folder) }
    }
}

/// A transport that records the calls of another transport.
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

    /// Returns the call as it is recorded, and the URL of its file.
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

    /// Records the error of a failed call.
    ///
    /// - Returns: The error, unchanged.
    private func record(
        _ error: any Error, of call: OneCall, in file: (call: Exchange.Call, url: URL)
    ) throws -> any Error {
        var failure = OneError(wrapping: error, as: .interrupted, "the connection broke")
        if Task.isCancelled {
            failure =
                call.deadline <= .now
                ? OneError(.timeout, "no complete response in time") : OneError(.cancelled, "cancelled")
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
    /// Creates a reply from a complete document.
    static func whole(_ document: [UInt8]) -> OneReply {
        .document(
            AsyncThrowingStream { continuation in
                continuation.yield(document)
                continuation.finish()
            })
    }
}
