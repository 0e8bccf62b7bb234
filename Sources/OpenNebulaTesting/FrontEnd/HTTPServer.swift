import NIOCore
import NIOHTTP1
import NIOPosix
import NIOSSL
import OpenNebula

/// An HTTP server on loopback.
struct HTTPServer: Sendable {
    typealias Answer = @Sendable (ByteBufferView) async -> FrontEnd.Reply

    let port: Int
    private let connections: FrontEnd.Connections
    private let listener: NIOAsyncChannel<any Channel, Never>

    init(port: Int, connections: FrontEnd.Connections, tls: TLSConfiguration?) async throws {
        self.connections = connections
        let tls = try tls.map(NIOSSLContext.init)
        listener = try await ServerBootstrap(group: MultiThreadedEventLoopGroup.singleton)
            .serverChannelOption(.backlog, value: 256)
            .serverChannelOption(.socketOption(.so_reuseaddr), value: 1)
            // Reading starts once a task handles the connection.
            .childChannelOption(.autoRead, value: false)
            .bind(host: "127.0.0.1", port: port) { channel in
                channel.eventLoop.makeCompletedFuture {
                    if let tls { try channel.pipeline.syncOperations.addHandler(NIOSSLServerHandler(context: tls)) }
                    try channel.pipeline.syncOperations.configureHTTPServerPipeline()
                    if case .idle(let time) = connections {
                        let idle = IdleStateHandler(allTimeout: TimeAmount(time))
                        try channel.pipeline.syncOperations.addHandlers(idle, CloseWhenIdle())
                    }
                    return channel
                }
            }
        self.port = listener.channel.localAddress?.port ?? port
    }

    /// Serves connections until the task is cancelled.
    func serve(_ answer: @escaping Answer) async throws {
        try await listener.executeThenClose { channels in
            try await withThrowingDiscardingTaskGroup { group in
                for try await channel in channels {
                    // A connection that closes is not an error here.
                    group.addTask { try? await Connection(channel: channel, life: connections).serve(answer) }
                }
            }
        }
    }
}

/// Closes an idle connection. A connection on which a call is in progress is not idle.
private final class CloseWhenIdle: ChannelDuplexHandler {
    typealias InboundIn = HTTPServerRequestPart
    typealias OutboundIn = HTTPServerResponsePart

    private var isAnswering = false

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        isAnswering = true
        context.fireChannelRead(data)
    }

    func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
        if case .end = unwrapOutboundIn(data) { isAnswering = false }
        context.write(data, promise: promise)
    }

    func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
        if event is IdleStateHandler.IdleStateEvent, !isAnswering { context.close(promise: nil) }
        context.fireUserInboundEventTriggered(event)
    }
}

/// One connection to the server.
private struct Connection {
    typealias Writer = NIOAsyncChannelOutboundWriter<HTTPServerResponsePart>

    let channel: any Channel
    let life: FrontEnd.Connections

    func serve(_ answer: HTTPServer.Answer) async throws {
        // The channel is wrapped here, not where it is accepted. A wrapped channel must not be dropped, but the
        // listener drops a channel that it accepts while the server stops.
        let connection = try await channel.eventLoop.submit {
            try NIOAsyncChannel<HTTPServerRequestPart, HTTPServerResponsePart>(wrappingChannelSynchronously: channel)
        }.get()
        try await connection.executeThenClose { requests, writer in
            try await channel.setOption(.autoRead, value: true).get()
            var body = ByteBuffer()
            var calls = 0
            var (keepAlive, hasLength) = (true, true)
            for try await part in requests {
                switch part {
                case .head(let head):
                    calls += 1
                    keepAlive = head.isKeepAlive
                    if case .calls(let limit) = life, calls >= limit { keepAlive = false }
                    hasLength = head.headers.contains(name: "Content-Length")
                case .body(let bytes): body.writeImmutableBuffer(bytes)
                case .end:
                    // Like a core, refuse a request without a length.
                    let reply = hasLength ? await answer(body.readableBytesView) : .http(411, "")
                    body.clear()
                    guard try await send(reply, keepAlive: keepAlive, to: writer), keepAlive else { return }
                }
            }
        }
    }

    /// Sends a reply.
    ///
    /// - Returns: Whether the connection can take another request.
    private func send(_ reply: FrontEnd.Reply, keepAlive: Bool, to writer: Writer) async throws -> Bool {
        switch reply {
        case .value(let value):
            try await send(200, XMLRPCResponse.value(value).xml().utf8, keepAlive: keepAlive, to: writer)
        case .fault(let code, let message):
            let fault = try XMLRPCResponse.fault(code: code, message: message).xml()
            try await send(200, fault.utf8, keepAlive: keepAlive, to: writer)
        case .http(let status, let bytes): try await send(status, bytes, keepAlive: keepAlive, to: writer)
        case .half(let bytes):
            try await sendHalf(of: bytes, to: writer)
            return false
        case .stall(let bytes):
            try await sendHalf(of: bytes, to: writer)
            return try await send(.hang, keepAlive: false, to: writer)
        case .paced(let bytes, let bytesPerSecond):
            try await writer.write(head(200, length: bytes.count, keepAlive: keepAlive))
            let start = ContinuousClock.now
            var sent = 0
            while sent < bytes.count {
                let chunk = bytes[sent...].prefix(max(1, bytesPerSecond / 100))
                try await writer.write(.body(.byteBuffer(ByteBuffer(bytes: chunk))))
                sent += chunk.count
                try await Task.sleep(until: start + .seconds(Double(sent) / Double(bytesPerSecond)), clock: .continuous)
            }
            try await writer.write(.end(nil))
        case .drop: return false
        case .hang:
            try await Task.sleep(for: .seconds(86_400))
            return false
        case .delayed(let time, let reply):
            try await Task.sleep(for: time)
            return try await send(reply, keepAlive: keepAlive, to: writer)
        }
        return true
    }

    private func sendHalf(of bytes: [UInt8], to writer: Writer) async throws {
        try await writer.write(head(200, length: bytes.count, keepAlive: false))
        try await writer.write(.body(.byteBuffer(ByteBuffer(bytes: bytes.prefix(bytes.count / 2)))))
    }

    private func send(
        _ status: Int, _ body: some Collection<UInt8>, keepAlive: Bool, to writer: Writer
    ) async throws {
        try await writer.write(contentsOf: [
            head(status, length: body.count, keepAlive: keepAlive), .body(.byteBuffer(ByteBuffer(bytes: body))),
            .end(nil),
        ])
    }

    private func head(_ status: Int, length: Int, keepAlive: Bool) -> HTTPServerResponsePart {
        let headers: HTTPHeaders = [
            "Content-Type": "text/xml; charset=utf-8", "Content-Length": "\(length)",
            "Connection": keepAlive ? "keep-alive" : "close",
        ]
        return .head(.init(version: .http1_1, status: .init(statusCode: status), headers: headers))
    }
}
