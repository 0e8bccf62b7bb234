import AsyncHTTPClient
import Foundation
import NIOConcurrencyHelpers
import NIOCore
import NIOHTTP1
import NIOPosix

/// The clients that all servers of the process share, so that a ``OneServer`` is a value that needs no shutdown.
private let shared = NIOLockedValueBox<[ClientKey: HTTPClient]>([:])

private struct ClientKey: Hashable {
    var proxy: String?
    var connections: Int
    var connectTimeout: Int64
}

extension One.Configuration {
    /// Returns the client for an endpoint. Streams have their own client, so that calls made within a loop over a
    /// stream do not wait for that stream to end. Together they stay within the 15 connections that a core accepts.
    func client(for endpoint: String, isForStreams: Bool) throws(OneError) -> HTTPClient {
        if let httpClient { return httpClient }
        let proxy = try proxyURL(for: endpoint)
        let address = try proxy.map { text throws(OneError) in try Self.proxy(text) }
        // If there are other servers, give up soon on one that does not respond.
        let isAlone = !self.endpoint.utf8.contains(UInt8(ascii: ","))
        let key = ClientKey(
            proxy: proxy, connections: isForStreams ? max(connections - 1, 1) : connections,
            connectTimeout: isAlone ? 10 : 3)
        return shared.withLockedValue { clients in
            let client = clients[key] ?? Self.client(address, key)
            clients[key] = client
            return client
        }
    }

    private static func client(_ proxy: HTTPClient.Configuration.Proxy?, _ key: ClientKey) -> HTTPClient {
        var configuration = HTTPClient.Configuration(
            // A core never redirects, and a redirect must not receive the session.
            redirectConfiguration: .disallow,
            timeout: .init(connect: .seconds(key.connectTimeout)),
            connectionPool: .init(idleTimeout: .seconds(10))
        )
        configuration.proxy = proxy
        configuration.httpVersion = .http1Only
        configuration.connectionPool.concurrentHTTP1ConnectionsPerHostSoftLimit = key.connections
        configuration.http1_1ConnectionDebugInitializer = { channel in
            channel.eventLoop.makeCompletedFuture { try StatusCheck.add(to: channel) }
        }
        // Fail at once if the connection is refused.
        configuration.connectionPool.retryConnectionEstablishment = false
        // Use NIO's event loops on Apple's systems too: Network.framework would ignore the certificates.
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

/// Rejects responses with an invalid status. The client would crash on them.
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
        context.fireErrorCaught(OneError(.malformedAnswer, "invalid response: the HTTP status is less than 100"))
        context.close(promise: nil)
    }
}
