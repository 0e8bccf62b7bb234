public import Foundation
public import OpenNebula

/// Replies to calls with recorded responses.
///
/// A call matches a recorded call with the same method and arguments. If a call was recorded several times, the
/// responses come in the order in which they were recorded. A call that was not recorded, or not as often, fails with
/// `OneError.Code.notRecorded`. The message names the most similar recorded calls.
///
/// ```swift
/// let replay = try Replay(URL(fileURLWithPath: "Tests/Recordings"))
/// try await FrontEnd.run(replay.answer) { frontEnd in print(frontEnd.endpoint) }
/// ```
public final class Replay: Sendable {
    private let exchanges: [Exchange.Call: [Exchange.Outcome]]
    private let repetitions = Repetitions()

    /// Reads a recording.
    ///
    /// - Parameter folder: The folder that ``OpenNebula/OneServer/recording(to:)`` wrote.
    /// - Throws: `OneError.Code.configuration` if the folder holds no recording, or a file is damaged.
    public init(_ folder: URL) throws {
        do {
            var exchanges: [Exchange.Call: [(repetition: Int, outcome: Exchange.Outcome)]] = [:]
            for file in try Exchange.files(in: folder) {
                let repetition = Int(file.deletingPathExtension().pathExtension)
                let text = String(decoding: try Data(contentsOf: file), as: UTF8.self)
                guard let exchange = Exchange(text), let repetition else {
                    throw OneError(.configuration, "\(file.lastPathComponent) is damaged: record it again")
                }
                exchanges[exchange.call, default: []].append((repetition, exchange.outcome))
            }
            self.exchanges = exchanges.mapValues { $0.sorted { $0.repetition < $1.repetition }.map(\.outcome) }
        } catch {
            throw error as? OneError ?? OneError(.configuration, "cannot read \(folder.path): \(error)")
        }
        guard !exchanges.isEmpty else { throw OneError(.configuration, "\(folder.path) contains no recording") }
    }

    /// Replies to a call. Pass this method to ``FrontEnd/run(_:port:connections:tls:_:)``.
    ///
    /// - Parameter call: The call.
    /// - Returns: The recorded reply.
    /// - Throws: The recorded failure, or `OneError.Code.notRecorded`.
    public func answer(_ call: FrontEnd.Call) throws -> FrontEnd.Reply {
        let call = call.asCall
        switch try take(Exchange.Call(call, Secrets(session: call.session ?? ""))) {
        case .document(let xml): return .result(.string(xml))
        case .value(let value): return call.session == nil ? .value(value) : .result(value)
        case .failure(let error): throw error
        }
    }

    /// Returns the next recorded outcome of a call.
    fileprivate func take(_ call: Exchange.Call) throws -> Exchange.Outcome {
        let outcomes = exchanges[call] ?? []
        let repetition = repetitions.count(call)
        guard repetition <= outcomes.count else { throw notRecorded(call, times: outcomes.count) }
        return outcomes[repetition - 1]
    }

    fileprivate func has(_ call: Exchange.Call) -> Bool { exchanges[call] != nil }

    private func notRecorded(_ call: Exchange.Call, times: Int) -> OneError {
        guard times == 0 else {
            let often = times == 1 ? "once" : "\(times) times"
            return OneError(.notRecorded, "\(call) was recorded \(often), but is called again")
        }
        let text = call.description
        let isSameMethod = { (other: Exchange.Call) in other.method == call.method }
        let near = exchanges.keys
            .map { (isFar: !isSameMethod($0), distance: $0.description.difference(from: text).count, call: $0) }
            .sorted {
                ($0.isFar ? 1 : 0, $0.distance, $0.call.description) < (
                    $1.isFar ? 1 : 0, $1.distance, $1.call.description
                )
            }
            .prefix(3).map(\.call.description)
        return OneError(.notRecorded, "\(call) was not recorded; similar calls: \(near.joined(separator: ", "))")
    }
}

extension OneServer {
    /// Creates a server that replies from a recording, without a network.
    ///
    /// ```swift
    /// let one = try OneServer(replaying: URL(fileURLWithPath: "Tests/Recordings"))
    /// ```
    ///
    /// - Parameter folder: The folder that ``recording(to:)`` wrote.
    /// - Throws: `OneError.Code.configuration` if the folder holds no recording, or a file is damaged.
    public init(replaying folder: URL) throws {
        let session = "replay:replay"
        try self.init(
            session: session,
            transport: ReplayTransport(replay: Replay(folder), secrets: Secrets(session: session)))
    }
}

private struct ReplayTransport: Transport {
    let replay: Replay
    let secrets: Secrets

    func send(_ call: OneCall) async throws -> OneReply {
        switch try replay.take(Exchange.Call(call, secrets)) {
        case .document(let xml): return .whole(Array(xml.utf8))
        case .value(let value): return .value(value)
        case .failure(let error): throw error
        }
    }

    func send(_ calls: [OneCall]) async -> [Result<OneReply, any Error>] {
        // Older recordings store calls that were made together as one call.
        let together = OneCall(together: calls)
        if let recorded = try? Exchange.Call(together, secrets), replay.has(recorded),
            let reply = try? await send(together), let replies = try? XMLRPCResponse.replies(in: reply, to: calls)
        {
            return replies
        }
        var results: [Result<OneReply, any Error>] = []
        for call in calls {
            do { results.append(.success(try await send(call))) } catch { results.append(.failure(error)) }
        }
        return results
    }
}
