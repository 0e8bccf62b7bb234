import AsyncHTTPClient
import Foundation
import NIOCore
import NIOPosix
import NIOSSL

/// XML-RPC over HTTP.
struct HTTPTransport: Transport {
    private let request: HTTPClientRequest

    /// One pool of connections for the process, so that a ``OneServer`` is a value that nobody has to shut down.
    private static let client: HTTPClient = {
        var configuration = HTTPClient.Configuration(
            // A core has no redirects, and the session must not follow one.
            redirectConfiguration: .disallow,
            connectionPool: .init(idleTimeout: .seconds(10))
        )
        configuration.httpVersion = .http1Only
        configuration.connectionPool.concurrentHTTP1ConnectionsPerHostSoftLimit = 8
        // A refused connection is an error at once.
        configuration.connectionPool.retryConnectionEstablishment = false
        // NIO's own event loops on Apple's systems too: with Network.framework's, certificates would be ignored.
        return HTTPClient(
            eventLoopGroup: MultiThreadedEventLoopGroup.singleton, configuration: configuration)
    }()

    init(_ configuration: Configuration) throws(OneError) {
        var request = HTTPClientRequest(url: configuration.endpoint)
        request.method = .POST
        request.headers.add(name: "Content-Type", value: "text/xml")
        request.headers.add(name: "User-Agent", value: "swift-opennebula")
        request.tlsConfiguration = try configuration.tls()
        self.request = request
    }

    func post(_ body: String) async throws -> any AsyncSequence<ByteBuffer, any Error> {
        var request = request
        request.body = .bytes(ByteBuffer(string: body))
        // The deadline of the whole call is the caller's; the client's own would end with the answer's head.
        let response: HTTPClientResponse
        do {
            response = try await Self.execute(request)
        } catch  where Self.isBeforeSending(error) {
            throw OneError(.connection, "no connection: \(error)", underlying: error)
        }
        guard response.status == .ok else {
            throw OneError(.http(Int(response.status.code)), "HTTP status \(response.status)")
        }
        return response.body
    }

    /// Sends a request as soon as a connection is free.
    private static func execute(_ request: HTTPClientRequest) async throws -> HTTPClientResponse {
        while true {
            do {
                return try await client.execute(request, deadline: .distantFuture)
            } catch let error as HTTPClientError where error == .getConnectionFromPoolTimeout {
                // The connections are alive, and at work for others: that may last until the caller's time is up.
                continue
            }
        }
    }

    /// Whether an error can only occur before a request goes out.
    private static func isBeforeSending(_ error: any Error) -> Bool {
        switch error {
        case is NIOConnectionError, NIOSSLError.handshakeFailed, is NIOSSLExtraError, is SocketAddressError: true
        case let error as IOError:
            [ECONNREFUSED, ENETUNREACH, EADDRNOTAVAIL, EMFILE, ENFILE].contains(error.errnoCode)
        case let error as HTTPClientError:
            [.connectTimeout, .tlsHandshakeTimeout].contains(error)
        default: false
        }
    }
}
