import AsyncHTTPClient
import Foundation
import NIOCore
import NIOPosix
import NIOSSL

/// XML-RPC over HTTP.
struct XMLRPCTransport: Transport {
    private let request: HTTPClientRequest
    private let client: HTTPClient
    private let streamClient: HTTPClient

    init(_ configuration: One.Configuration, endpoint: String) throws(OneError) {
        var request = HTTPClientRequest(url: endpoint)
        request.method = .POST
        request.headers.add(name: "Content-Type", value: "text/xml")
        request.headers.add(name: "User-Agent", value: "swift-opennebula")
        for (name, value) in configuration.headers { request.headers.replaceOrAdd(name: name, value: value) }
        request.tlsConfiguration = try configuration.tls()
        if let user = configuration.basicAuthorization {
            request.headers.replaceOrAdd(
                name: "Authorization", value: "Basic \(Data(user.utf8).base64EncodedString())")
        }
        self.request = request
        client = try configuration.client(for: endpoint, isForStreams: false)
        streamClient = try configuration.client(for: endpoint, isForStreams: true)
    }

    func send(_ call: OneCall) async throws -> OneReply {
        var request = request
        let body = try XMLRPCCall(call).xml()
        call.traffic.add(sent: body.utf8.count)
        request.body = .bytes(ByteBuffer(string: body))
        let response: HTTPClientResponse
        do {
            call.traffic.isWaiting = true
            response = try await execute(request, call.isStream ? streamClient : client)
            call.traffic.isWaiting = false
        } catch  where Self.isBeforeSending(error) {
            let problem = "cannot connect to \(request.url): \(Self.description(of: error))"
            throw OneError(.connection, problem, underlying: error)
        }
        guard response.status == .ok else {
            var error = OneError(.http(Int(response.status.code)), "HTTP status \(response.status)")
            error.retryAfter = response.headers.first(name: "Retry-After").flatMap(Self.delay)
            throw error
        }
        // Without a length, a broken connection looks like the end of the response.
        let hasEnd =
            response.headers.contains(name: "Content-Length")
            || response.headers.contains(name: "Transfer-Encoding")
        do {
            return try await XMLRPCResponse.reply(to: call, response.body, hasEnd: hasEnd)
        } catch  where Self.isUnreadable(error) && Self.isWebPage(response) {
            throw OneError(.http(200), "the response is a web page: a gateway in front of the core sent it")
        }
    }

    /// Makes the calls in one request: `system.multicall`.
    func send(_ calls: [OneCall]) async -> [Result<OneReply, any Error>] {
        do {
            return try XMLRPCResponse.replies(in: try await send(OneCall(together: calls)), to: calls)
        } catch {
            return calls.map { _ in .failure(error) }
        }
    }

    /// Sends a request as soon as a connection is free. The caller enforces the deadline of the whole call, because the
    /// client's deadline would only cover the head of the response.
    private func execute(_ request: HTTPClientRequest, _ client: HTTPClient) async throws -> HTTPClientResponse {
        while true {
            do {
                return try await client.execute(request, deadline: .distantFuture)
            } catch let error as HTTPClientError where error == .getConnectionFromPoolTimeout {
                // All connections are in use by other calls. Wait until the caller's deadline.
                continue
            }
        }
    }

    private static func isUnreadable(_ error: any Error) -> Bool {
        error is XMLError || (error as? OneError)?.code == .malformedAnswer
    }

    private static func isWebPage(_ response: HTTPClientResponse) -> Bool {
        response.headers.first(name: "Content-Type")?.lowercased().hasPrefix("text/html") ?? false
    }

    /// Reads a `Retry-After` header: a number of seconds or a date.
    private static func delay(_ text: String) -> Duration? {
        if let seconds = Int(text) { return .seconds(max(0, min(seconds, 86_400))) }
        let format = DateFormatter()
        format.locale = Locale(identifier: "en_US_POSIX")
        format.dateFormat = "EEE, dd MMM yyyy HH:mm:ss zzz"
        return format.date(from: text).map { .seconds(max(0, min($0.timeIntervalSinceNow, 86_400))) }
    }

    /// Describes why a connection failed, without numbers and paths of a library's internals.
    private static func description(of error: any Error) -> String {
        switch error {
        case let error as NIOSSLExtraError where error == .failedToValidateHostname:
            return "the server's certificate is for another host"
        case is NIOSSLError, is NIOSSLExtraError:
            let isUnverified = "\(error)".utf8.contains("CERTIFICATE_VERIFY_FAILED".utf8)
            return isUnverified
                ? "the server's certificate is not trusted: pass its issuer's certificate in certificates"
                : "the TLS handshake failed: the endpoint must speak TLS 1.2 or later"
        case let error as IOError:
            return "\(String(cString: strerror(error.errnoCode)).lowercased()): check the endpoint, and that oned runs"
        case let error as NIOConnectionError:
            guard let failure = error.connectionErrors.first else {
                return "the host \(error.host) is unknown: check the endpoint"
            }
            return description(of: failure.error)
        case let error as HTTPClientError where error == .connectTimeout:
            return "the host does not answer: check the endpoint"
        default: return "\(error)"
        }
    }

    /// Whether an error can only occur before the request is sent.
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
