import NIOConcurrencyHelpers
public import NIOSSL
import OpenNebula

/// A stand-in for a core: a server on loopback that responds to XML-RPC calls over HTTP or HTTPS.
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
/// The replies come from handlers, from a recording (``Replay``), or from a simulated cloud (``Demo``). You can run any
/// number of front-ends at once, each on its own port.
public struct FrontEnd: Sendable {
    /// The URL of the XML-RPC endpoint, such as `http://127.0.0.1:41233/RPC2`.
    public let endpoint: String

    private let handlers = Handlers()

    /// A function that replies to calls.
    ///
    /// It can run in many tasks at once. If it throws an error, the reply is ``Reply/error(_:)`` with that error.
    public typealias Handler = @Sendable (Call) async throws -> Reply

    /// Runs a front-end for as long as `body` runs.
    ///
    /// If no handler replies to a `system.multicall`, the front-end handles each of its calls on its own.
    ///
    /// - Parameters:
    ///   - answer: Replies to each call that has no handler from ``on(_:times:_:)-(_,_,FrontEnd.Handler)``. The default
    ///     replies with the fault for an unknown method, -506.
    ///   - port: The port on loopback. 0 picks a free port.
    ///   - connections: How long connections stay open.
    ///   - tls: The certificate and its key, for HTTPS. Create it with
    ///     `TLSConfiguration.makeServerConfiguration(certificateChain:privateKey:)`.
    ///   - body: The work to do while the front-end runs.
    /// - Returns: The result of `body`.
    /// - Throws: The error that `body` throws, or the error that kept the front-end from starting.
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

    /// How long connections stay open.
    public enum Connections: Sendable, Hashable {
        /// As long as the client asks for.
        case asAsked
        /// For this many calls. Most cores close the connection after 1 call, those with keep-alive after 30.
        case calls(Int)
        /// Until no call arrives for this long. Then the connection closes without notice, as with a proxy.
        case idle(Duration)
    }

    /// Adds a handler for a method. It takes precedence over the handlers that you added before.
    ///
    /// - Parameters:
    ///   - method: The method's full name, such as `one.vm.info`.
    ///   - times: The number of calls to handle. If it is nil, the handler takes all calls.
    ///   - answer: The handler.
    public func on(_ method: String, times: Int? = nil, _ answer: @escaping Handler) {
        handlers.add(method, times: times, answer)
    }

    /// Sets a fixed reply for a method. It takes precedence over the handlers that you added before.
    ///
    /// - Parameters:
    ///   - method: The method's full name, such as `one.vm.info`.
    ///   - times: The number of calls to reply to. If it is nil, the reply is for all calls.
    ///   - reply: The reply.
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

/// The handlers that were added while the front-end is running.
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

    /// Returns the handler that was added last for a method, and counts one call of it.
    func take(_ method: String) -> FrontEnd.Handler? {
        entries.withLockedValue { entries in
            guard let index = entries.lastIndex(where: { $0.method == method && $0.times > 0 }) else { return nil }
            entries[index].times -= 1
            return entries[index].handler
        }
    }
}
