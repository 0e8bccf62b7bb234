import AsyncHTTPClient
import Foundation
import NIOConcurrencyHelpers
import NIOCore
import NIOHTTP1
import NIOPosix

/// The clients that all servers of the process share, so that a ``OneServer`` is a value that nobody has to shut down.
private let shared = NIOLockedValueBox<[ClientKey: HTTPClient]>([:])

private struct ClientKey: Hashable {
    var proxy: String?
    var isForStreams: Bool
}

extension One.Configuration {
    /// A core takes 15 connections. Streams have connections of their own: while a loop over one makes calls, these must
    /// not wait for the streams to end.
    func client(forStreams isForStreams: Bool) throws(OneError) -> HTTPClient {
        if let httpClient { return httpClient }
        let proxy = try proxy.map { text throws(OneError) in try Self.proxy(text) }
        return shared.withLockedValue { clients in
            let key = ClientKey(proxy: self.proxy, isForStreams: isForStreams)
            let client = clients[key] ?? Self.client(proxy, connections: isForStreams ? 7 : 8)
            clients[key] = client
            return client
        }
    }

    private static func client(_ proxy: HTTPClient.Configuration.Proxy?, connections: Int) -> HTTPClient {
        var configuration = HTTPClient.Configuration(
            // A core has no redirects, and the session must not follow one.
            redirectConfiguration: .disallow,
            connectionPool: .init(idleTimeout: .seconds(10))
        )
        configuration.proxy = proxy
        configuration.httpVersion = .http1Only
        configuration.connectionPool.concurrentHTTP1ConnectionsPerHostSoftLimit = connections
        configuration.http1_1ConnectionDebugInitializer = { channel in
            channel.eventLoop.makeCompletedFuture { try StatusCheck.add(to: channel) }
        }
        // A refused connection is an error at once.
        configuration.connectionPool.retryConnectionEstablishment = false
        // NIO's own event loops on Apple's systems too: with Network.framework's, certificates would be ignored.
        return HTTPClient(eventLoopGroup: MultiThreadedEventLoopGroup.singleton, configuration: configuration)
    }

    private static func proxy(_ text: String) throws(OneError) -> HTTPClient.Configuration.Proxy {
        guard let url = URLComponents(string: text), url.scheme?.lowercased() == "http", let host = url.host,
            !host.isEmpty
        else { throw OneError(.configuration, "the proxy must be a URL such as http://proxy:3128") }
        let port = url.port ?? 80
        guard let user = url.user, !user.isEmpty else { return .server(host: host, port: port) }
        return .server(
            host: host, port: port, authorization: .basic(username: user, password: url.password ?? ""))
    }
}

/// Keeps heads with a status that HTTP does not have from the client, which would end the process at one.
private final class StatusCheck: ChannelInboundHandler {
    typealias InboundIn = HTTPClientResponsePart

    private var isRefused = false

    static func add(to channel: any Channel) throws {
        let pipeline = channel.pipeline.syncOperations
        let decoder = try pipeline.handler(type: ByteToMessageHandler<HTTPResponseDecoder>.self)
        try pipeline.addHandler(StatusCheck(), position: .after(decoder))
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        if case .head(let head) = unwrapInboundIn(data), head.status.code < 100 { isRefused = true }
        guard isRefused else { return context.fireChannelRead(data) }
        context.fireErrorCaught(OneError(.malformedAnswer, "the server answered with an invalid HTTP status"))
        context.close(promise: nil)
    }
}
