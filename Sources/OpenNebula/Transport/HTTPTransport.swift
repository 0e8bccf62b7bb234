import AsyncHTTPClient
import NIOCore
import NIOSSL

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

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
        return HTTPClient(
            eventLoopGroup: HTTPClient.defaultEventLoopGroup, configuration: configuration)
    }()

    init(_ configuration: Configuration) throws(OneError) {
        var request = HTTPClientRequest(url: configuration.endpoint)
        request.method = .POST
        request.headers.add(name: "Content-Type", value: "text/xml")
        request.headers.add(name: "User-Agent", value: "swift-opennebula")
        request.tlsConfiguration = try Self.tls(configuration)
        self.request = request
    }

    package func post(_ body: String) async throws -> any AsyncSequence<ByteBuffer, any Error> {
        var request = request
        request.body = .bytes(ByteBuffer(string: body))
        // The deadline of the whole call is the caller's; the client's own would end with the answer's head.
        let response = try await Self.client.execute(request, deadline: .distantFuture)
        guard response.status == .ok else {
            throw OneError(.http(Int(response.status.code)), "HTTP status \(response.status)")
        }
        return response.body
    }

    /// nil for what AsyncHTTPClient does by itself: verify with the system's roots.
    private static func tls(_ configuration: Configuration) throws(OneError) -> TLSConfiguration? {
        guard !configuration.httpsVerify || configuration.certificates != nil else { return nil }
        var tls = TLSConfiguration.makeClientConfiguration()
        if !configuration.httpsVerify { tls.certificateVerification = .none }
        if let folder = configuration.certificates {
            do {
                let files = try FileManager.default.contentsOfDirectory(atPath: folder).sorted()
                let roots = files.filter { !$0.hasPrefix(".") }
                    .compactMap { try? NIOSSLCertificate.fromPEMFile(folder + "/" + $0) }.joined()
                guard !roots.isEmpty else { throw OneError(.configuration, "no certificate in \(folder)") }
                tls.additionalTrustRoots = [.certificates(Array(roots))]
            } catch {
                throw error as? OneError
                    ?? OneError(.configuration, "ONE_CERT_DIR names \(folder), which cannot be read: \(error)")
            }
        }
        return tls
    }
}
