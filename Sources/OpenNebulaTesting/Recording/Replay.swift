public import Foundation
import NIOCore
public import OpenNebula

/// Answers calls as they were answered when they were recorded.
///
/// A call is found by its method and its arguments; of calls that were made repeatedly, the first gets the first
/// answer. One that was not recorded, or not as often, fails with `OneError.Code.notRecorded` and names
/// the nearest that were.
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
    /// - Throws: `OneError.Code.configuration` where there is none, or a file is damaged.
    public init(_ folder: URL) throws {
        do {
            var exchanges: [Exchange.Call: [(repetition: Int, outcome: Exchange.Outcome)]] = [:]
            for file in try Exchange.files(in: folder) {
                let repetition = Int(file.deletingPathExtension().pathExtension)
                guard let exchange = Exchange(try Data(contentsOf: file)), let repetition else {
                    throw OneError(.configuration, "\(file.lastPathComponent) holds no exchange: record it again")
                }
                exchanges[exchange.call, default: []].append((repetition, exchange.outcome))
            }
            self.exchanges = exchanges.mapValues { $0.sorted { $0.repetition < $1.repetition }.map(\.outcome) }
        } catch {
            throw error as? OneError ?? OneError(.configuration, "\(folder.path) cannot be read: \(error)")
        }
        guard !exchanges.isEmpty else { throw OneError(.configuration, "\(folder.path) holds no recording") }
    }

    /// Answers a call, as ``FrontEnd/run(_:port:connections:tls:_:)`` asks it to.
    ///
    /// - Parameter call: The call.
    /// - Returns: The recorded answer.
    /// - Throws: The recorded failure, or `OneError.Code.notRecorded`.
    public func answer(_ call: FrontEnd.Call) throws -> FrontEnd.Reply {
        let session = if case .string(let session)? = call.arguments.first { session } else { "" }
        let recorded = try Exchange.Call(
            call: XMLRPCCall(method: call.method, arguments: call.arguments), secrets: Secrets(session: session))
        return .http(200, Array(try take(recorded)))
    }

    /// The next answer to a call.
    fileprivate func take(_ call: Exchange.Call) throws -> Data {
        let outcomes = exchanges[call] ?? []
        let repetition = repetitions.count(call)
        guard repetition <= outcomes.count else { throw notRecorded(call, times: outcomes.count) }
        switch outcomes[repetition - 1] {
        case .answer(let body): return body
        case .failure(let error): throw error
        }
    }

    private func notRecorded(_ call: Exchange.Call, times: Int) -> OneError {
        guard times == 0 else {
            return OneError(.notRecorded, "\(call) was recorded \(times) times, and is called once more")
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
        return OneError(.notRecorded, "\(call) was not recorded; the nearest are: \(near.joined(separator: ", "))")
    }
}

extension OneServer {
    /// A server that answers from a recording, without a network.
    ///
    /// ```swift
    /// let one = try OneServer(replaying: URL(fileURLWithPath: "Tests/Recordings"))
    /// ```
    ///
    /// - Parameter folder: The folder that ``recording(to:)`` wrote.
    /// - Throws: `OneError.Code.configuration` where there is none, or a file is damaged.
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

    func post(_ request: String) async throws -> any AsyncSequence<ByteBuffer, any Error> {
        AsyncThrowingStream.whole(ByteBuffer(bytes: try replay.take(Exchange.Call(request: request, secrets: secrets))))
    }
}
