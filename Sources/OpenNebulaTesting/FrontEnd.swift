import NIOCore
import NIOHTTP1
import NIOPosix
import OpenNebula

/// A stand-in for a core: a server on loopback that answers XML-RPC over HTTP.
///
/// ```swift
/// try await FrontEnd.run({ call in .value([true, 42]) }) { frontEnd in
///     let one = try OneServer(frontEnd.endpoint, session: "oneadmin:onepass")
///     let id = try await one.host.delete(42)
/// }
/// ```
public struct FrontEnd: Sendable {
    /// The URL of its XML-RPC, as `http://127.0.0.1:41233/RPC2`.
    public let endpoint: String

    /// A call that came in.
    public struct Call: Sendable {
        /// The method's full name, as `one.host.info`.
        public var method: String
        /// All arguments, the session among them where the method takes one.
        public var arguments: [XMLRPCValue]
    }

    /// What to do with a call.
    public enum Reply: Sendable {
        /// Answer with a value: for a method of a core, an array as `[true, result, 0]`.
        case value(XMLRPCValue)
        /// Answer with an XML-RPC fault.
        case fault(Int, String)
        /// Answer with an HTTP status and these bytes, whatever they are.
        case http(Int, String)
        /// Send half of these bytes, then close the connection.
        case half(String)
        /// Close the connection without an answer.
        case drop
        /// Never answer.
        case hang
    }

    /// Runs a front-end on a free port for as long as `body` runs.
    ///
    /// - Parameters:
    ///   - answer: What to reply to each call. Called from many tasks at once.
    ///   - body: What to do with the front-end.
    /// - Returns: What `body` returns.
    /// - Throws: What `body` throws, or the error that kept the front-end from starting.
    public static func run<T: Sendable>(
        _ answer: @escaping @Sendable (Call) async -> Reply, _ body: (FrontEnd) async throws -> T
    ) async throws -> T {
        let listener = try await ServerBootstrap(group: MultiThreadedEventLoopGroup.singleton)
            .serverChannelOption(.backlog, value: 256)
            // Nothing is read before the connection has its task.
            .childChannelOption(.autoRead, value: false)
            .bind(host: "127.0.0.1", port: 0) { channel in
                channel.eventLoop.makeCompletedFuture {
                    try channel.pipeline.syncOperations.configureHTTPServerPipeline()
                    return channel
                }
            }
        let port = listener.channel.localAddress?.port ?? 0
        return try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { try await serve(listener, answer) }
            defer { group.cancelAll() }
            return try await body(FrontEnd(endpoint: "http://127.0.0.1:\(port)/RPC2"))
        }
    }

    private static func serve(
        _ listener: NIOAsyncChannel<any Channel, Never>, _ answer: @escaping @Sendable (Call) async -> Reply
    ) async throws {
        try await listener.executeThenClose { connections in
            try await withThrowingDiscardingTaskGroup { group in
                for try await connection in connections {
                    group.addTask { try? await serve(connection, answer) }  // A connection's end is no error here.
                }
            }
        }
    }

    private static func serve(_ channel: any Channel, _ answer: @Sendable (Call) async -> Reply) async throws {
        // Wrapped here and not where it is accepted: a wrapped channel must not be dropped, and one that is accepted
        // when the front-end stops is.
        let connection = try await channel.eventLoop.submit {
            try NIOAsyncChannel<HTTPServerRequestPart, HTTPServerResponsePart>(wrappingChannelSynchronously: channel)
        }.get()
        try await connection.executeThenClose { requests, responses in
            try await channel.setOption(.autoRead, value: true).get()
            var body = ByteBuffer()
            var (keepAlive, hasLength) = (true, true)
            for try await part in requests {
                switch part {
                case .head(let head):
                    keepAlive = head.isKeepAlive
                    hasLength = head.headers.contains(name: "Content-Length")
                case .body(let bytes): body.writeImmutableBuffer(bytes)
                case .end:
                    // A core, too, takes no request whose length it is not told.
                    let reply = hasLength ? await reply(to: body, answer) : .http(411, "")
                    body.clear()
                    guard try await send(reply, keepAlive: keepAlive, to: responses), keepAlive else { return }
                }
            }
        }
    }

    private static func reply(to body: ByteBuffer, _ answer: @Sendable (Call) async -> Reply) async -> Reply {
        do {
            let call = try XMLRPCCall(parsing: body.readableBytesView)
            return await answer(Call(method: call.method, arguments: call.arguments))
        } catch {
            return .fault(-503, "\(error)")
        }
    }

    /// - Returns: Whether the connection may go on.
    private static func send(
        _ reply: Reply, keepAlive: Bool, to responses: NIOAsyncChannelOutboundWriter<HTTPServerResponsePart>
    ) async throws -> Bool {
        switch reply {
        case .value(let value):
            try await send(200, XMLRPCResponse.value(value).xml(), keepAlive: keepAlive, to: responses)
        case .fault(let code, let message):
            try await send(
                200, XMLRPCResponse.fault(code: code, message: message).xml(), keepAlive: keepAlive, to: responses)
        case .http(let status, let body): try await send(status, body, keepAlive: keepAlive, to: responses)
        case .half(let body):
            try await responses.write(head(200, length: body.utf8.count, keepAlive: false))
            try await responses.write(.body(.byteBuffer(ByteBuffer(bytes: body.utf8.prefix(body.utf8.count / 2)))))
            return false
        case .drop: return false
        case .hang:
            try await Task.sleep(for: .seconds(86_400))
            return false
        }
        return true
    }

    private static func send(
        _ status: Int, _ body: String, keepAlive: Bool,
        to responses: NIOAsyncChannelOutboundWriter<HTTPServerResponsePart>
    ) async throws {
        let bytes = ByteBuffer(string: body)
        try await responses.write(contentsOf: [
            head(status, length: bytes.readableBytes, keepAlive: keepAlive), .body(.byteBuffer(bytes)), .end(nil),
        ])
    }

    private static func head(_ status: Int, length: Int, keepAlive: Bool) -> HTTPServerResponsePart {
        let headers: HTTPHeaders = [
            "Content-Type": "text/xml; charset=utf-8", "Content-Length": "\(length)",
            "Connection": keepAlive ? "keep-alive" : "close",
        ]
        return .head(.init(version: .http1_1, status: .init(statusCode: status), headers: headers))
    }
}
