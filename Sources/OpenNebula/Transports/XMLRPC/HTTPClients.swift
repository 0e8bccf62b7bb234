import AsyncHTTPClient
import Foundation
import NIOConcurrencyHelpers
import NIOCore
import NIOPosix

/// The clients that all servers of the process share, so that a ``OneServer`` is a value that nobody has to shut down:
/// one without a proxy, and one for each proxy.
private let shared = NIOLockedValueBox<[String: HTTPClient]>([:])

extension One.Configuration {
    func client() throws(OneError) -> HTTPClient {
        if let httpClient { return httpClient }
        let proxy = try proxy.map { text throws(OneError) in try Self.proxy(text) }
        return shared.withLockedValue { clients in
            let key = self.proxy ?? ""
            let client = clients[key] ?? Self.client(proxy)
            clients[key] = client
            return client
        }
    }

    private static func client(_ proxy: HTTPClient.Configuration.Proxy?) -> HTTPClient {
        var configuration = HTTPClient.Configuration(
            // A core has no redirects, and the session must not follow one.
            redirectConfiguration: .disallow,
            connectionPool: .init(idleTimeout: .seconds(10))
        )
        configuration.proxy = proxy
        configuration.httpVersion = .http1Only
        configuration.connectionPool.concurrentHTTP1ConnectionsPerHostSoftLimit = 8
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
