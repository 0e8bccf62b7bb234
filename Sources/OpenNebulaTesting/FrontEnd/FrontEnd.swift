import NIOConcurrencyHelpers
public import NIOSSL
import OpenNebula

/// A stand-in for a core: a server on loopback that answers XML-RPC over HTTP or HTTPS.
///
/// ```swift
/// try await FrontEnd.run { frontEnd in
///     frontEnd.on("one.vm.info") { call in .result(One.VM.example(ID: try call.int(1))) }
///     frontEnd.on("one.host.delete", times: 1, .drop)
///     let one = try OneServer(frontEnd.endpoint, session: "oneadmin:onepass")
///     #expect(try await one.vm.info(7).ID == 7)
/// }
/// ```
///
/// It answers from handlers, from recordings (``Replay``) or from a living cloud (``Demo``). Any number run at once,
/// each on a port of its own.
public struct FrontEnd: Sendable {
    /// The URL of its XML-RPC, as `http://127.0.0.1:41233/RPC2`.
    public let endpoint: String

    private let handlers = Handlers()

    /// What answers calls. It runs in many tasks at once. An error that it throws is the answer that
    /// ``Reply/error(_:)`` is.
    public typealias Handler = @Sendable (Call) async throws -> Reply

    /// Runs a front-end for as long as `body` runs.
    ///
    /// A `system.multicall` that nothing answers is answered call by call.
    ///
    /// - Parameters:
    ///   - answer: What answers each call that ``on(_:times:_:)-(_,_,FrontEnd.Handler)`` has no handler for. Without
    ///     it, the fault of an unknown method.
    ///   - port: The port on loopback; 0 takes a free one.
    ///   - connections: How long a connection lives.
    ///   - tls: For HTTPS, the certificate and its key:
    ///     `TLSConfiguration.makeServerConfiguration(certificateChain:privateKey:)`.
    ///   - body: What to do with the front-end.
    /// - Returns: What `body` returns.
    /// - Throws: What `body` throws, or the error that kept the front-end from starting.
    public static func run<T: Sendable>(
        _ answer: @escaping Handler = { .fault(-506, "Method '\($0.method)' not defined") },
        port: Int = 0,
        connections: Connections = .asAsked,
        tls: TLSConfiguration? = nil,
        _ body: (FrontEnd) async throws -> T
    ) async throws -> T {
        let server = try await HTTPServer(port: port, connections: connections, tls: tls)
        return try await withThrowingTaskGroup(of: Void.self) { group in
            let frontEnd = FrontEnd(endpoint: "\(tls == nil ? "http" : "https")://127.0.0.1:\(server.port)/RPC2")
            group.addTask { try await server.serve { await frontEnd.reply(to: $0, answer) } }
            defer { group.cancelAll() }
            return try await body(frontEnd)
        }
    }

    /// How long a connection lives.
    public enum Connections: Sendable, Hashable {
        /// As long as the client asks for.
        case asAsked
        /// For so many calls: 1 as most cores do, 30 as those do that keep alive.
        case calls(Int)
        /// Until no call came for that long, as with a proxy. Its end is not announced.
        case idle(Duration)
    }

    /// Answers a method from now on, before what answered it until now.
    ///
    /// - Parameters:
    ///   - method: The method's full name, as `one.vm.info`.
    ///   - times: How many calls to answer; all without it.
    ///   - answer: What answers a call.
    public func on(_ method: String, times: Int? = nil, _ answer: @escaping Handler) {
        handlers.add(method, times: times, answer)
    }

    /// Answers a method with the same reply from now on, before what answered it until now.
    ///
    /// - Parameters:
    ///   - method: The method's full name, as `one.vm.info`.
    ///   - times: How many calls to answer; all without it.
    ///   - reply: What to do.
    public func on(_ method: String, times: Int? = nil, _ reply: Reply) { on(method, times: times) { _ in reply } }

    private func reply(to body: some Collection<UInt8> & Sendable, _ answer: @escaping Handler) async -> Reply {
        do {
            let call = try XMLRPCCall(parsing: body)
            return await Self.reply(to: Call(method: call.method, arguments: call.arguments)) {
                try await (handlers.take($0.method) ?? answer)($0)
            }
        } catch {
            return .fault(-503, error.message)
        }
    }

    static func reply(to call: Call, _ answer: Handler) async -> Reply {
        let reply: Reply
        do {
            reply = try await answer(call)
        } catch {
            reply = .error(error as? OneError ?? OneError(.internal, "\(error)"))
        }
        guard case .fault(-506, _) = reply, let calls = call.batch else { return reply }
        var results: [One.XMLRPCValue] = []
        for call in calls {
            switch await self.reply(to: call, answer) {
            case .value(let value): results.append([value])
            case .http(200, let bytes):
                guard let value = try? One.XMLRPCValue(saved: bytes, ofCore: false) else { return .http(200, bytes) }
                results.append([value])
            case .fault(let code, let message):
                results.append(["faultCode": .int(code), "faultString": .string(message)])
            case let other: return other
            }
        }
        return .value(.array(results))
    }
}

extension FrontEnd.Call {
    /// The calls of a `system.multicall`.
    fileprivate var batch: [Self]? {
        guard method == "system.multicall", case .array(let calls) = arguments.first else { return nil }
        return calls.map { call in
            guard case .struct(let members) = call, case .string(let method) = members["methodName"],
                case .array(let arguments) = members["params"]
            else { return Self(method: "", arguments: []) }
            return Self(method: method, arguments: arguments)
        }
    }
}

/// The handlers that were added while the front-end runs.
private final class Handlers: Sendable {
    private struct Entry {
        var method: String
        var times: Int
        var handler: FrontEnd.Handler
    }

    private let entries = NIOLockedValueBox<[Entry]>([])

    func add(_ method: String, times: Int?, _ handler: @escaping FrontEnd.Handler) {
        entries.withLockedValue { $0.append(Entry(method: method, times: times ?? .max, handler: handler)) }
    }

    /// The latest handler of a method, which has one call less to answer then.
    func take(_ method: String) -> FrontEnd.Handler? {
        entries.withLockedValue { entries in
            guard let index = entries.lastIndex(where: { $0.method == method && $0.times > 0 }) else { return nil }
            entries[index].times -= 1
            return entries[index].handler
        }
    }
}
