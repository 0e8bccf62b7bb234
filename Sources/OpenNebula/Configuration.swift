#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

public import AsyncHTTPClient
public import Logging

extension One {
    /// Where a core is, and how to talk to it.
    ///
    /// ```swift
    /// var configuration = try One.Configuration()
    /// configuration.timeout = .seconds(10)
    /// configuration.headers["X-Request-Source"] = "reports"
    /// let one = try OneServer(configuration)
    /// ```
    ///
    /// Values are checked when an ``OneServer`` is created. The description holds no session.
    public struct Configuration: Sendable {
        /// The URL of the core's XML-RPC, `http` or `https`, without a user and a password; `/RPC2` if it has no path.
        public var endpoint: String
        /// `user:password`, or `user:token`.
        public var session: One.Secret
        /// Whether the certificate of an `https` endpoint must be valid.
        public var httpsVerify = true
        /// A PEM file, or a folder of them, with certificates to trust beside the system's.
        public var certificates: String?
        /// What to show to an endpoint that asks who calls.
        public var clientCertificate: One.ClientCertificate?
        /// How long a call may take as a whole, connecting and repeating included. Must be positive.
        public var timeout = Duration.seconds(60)
        /// Which calls to repeat that failed before an answer arrived.
        public var retry = One.Retry.never
        /// How many bytes an answer may have; 1 GiB by itself. It is checked while the answer arrives.
        public var maximumAnswer = 1 << 30
        /// Where each call is logged, at level `debug`, and its beginning at `trace`; nowhere without one.
        public var logger: Logger?
        /// The URL of a proxy to go through, such as `http://proxy:3128`. It may hold a user and a password.
        ///
        /// Not used with an ``httpClient`` of your own, which has its own proxy.
        public var proxy: String?
        /// Headers to send beside the usual ones, by name, such as what a proxy in front of the core asks for.
        public var headers: [String: String] = [:]
        /// The client to send requests with; one that all servers of the process share by itself.
        ///
        /// With one of your own you choose its event loops, its proxy and its limits. You shut it down, after the last
        /// call. It should follow no redirects, since the session would follow them.
        public var httpClient: HTTPClient?

        /// What the process was started with.
        struct Environment: Sendable {
            var variables: [String: String]
            /// The folder that holds `.one`.
            var home: String
            var system = "/var/lib/one"

            static let none = Environment(variables: [:], home: "/nonexistent", system: "/nonexistent")

            static var process: Environment {
                Environment(
                    variables: ProcessInfo.processInfo.environment,
                    home: ProcessInfo.processInfo.environment["HOME"] ?? URL.homeDirectory.path)
            }
        }

        /// Reads what other clients read: `ONE_XMLRPC`, `ONE_AUTH`, `ONE_XMLRPC_TIMEOUT`, `ONE_CERT_DIR` and
        /// `ONE_DISABLE_SSL_VERIFY`, then the files `~/.one/one_endpoint` and `~/.one/one_auth`, then those in
        /// `/var/lib/one/.one`.
        ///
        /// - Parameters:
        ///   - endpoint: The URL of the core's XML-RPC; nil for the environment's.
        ///   - session: `user:password`; nil for the environment's.
        /// - Throws: ``OneError/Code/configuration`` if there is no session, or a variable is malformed.
        public init(endpoint: String? = nil, session: One.Secret? = nil) throws {
            try self.init(endpoint: endpoint, session: session, environment: .process)
        }

        init(
            endpoint: String? = nil, session: String? = nil, environment: Environment
        ) throws(OneError) {
            self.endpoint =
                endpoint ?? environment["ONE_XMLRPC"] ?? environment.file("one_endpoint")
                ?? "http://localhost:2633/RPC2"
            self.session = if let session { session } else { try environment.session() }
            httpsVerify = try !Self.isOn(environment["ONE_DISABLE_SSL_VERIFY"])
            timeout = try Self.seconds(environment["ONE_XMLRPC_TIMEOUT"]) ?? timeout
            certificates = environment["ONE_CERT_DIR"]
        }
    }
}

extension One.Configuration {
    /// - Throws: ``OneError/Code/configuration`` for what no call could be made with.
    func check() throws(OneError) {
        guard timeout > .zero else { throw OneError(.configuration, "the timeout must be positive") }
        guard !session.isEmpty else {
            throw OneError(.configuration, "the session is empty: it must be user:password")
        }
        guard XMLText.firstForbidden(in: session) == nil else {
            throw OneError(.configuration, "the session holds a character that no core can store")
        }
        let isName = { (name: String) in
            !name.isEmpty && name.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F && $0 != 0x3A }
        }
        for (name, value) in headers where !isName(name) || value.utf8.contains(where: { $0 < 0x20 && $0 != 9 }) {
            throw OneError(.configuration, "the header \(name.debugDescription) is malformed")
        }
    }

    func validEndpoint() throws(OneError) -> String {
        let text = endpoint.trimmingWhitespace()
        guard var url = URLComponents(string: text), let host = url.host, !host.isEmpty,
            let scheme = url.scheme?.lowercased(), scheme == "http" || scheme == "https"
        else {
            let shown = text.contains("@") ? "it" : "\"\(text)\""
            throw OneError(.configuration, "the endpoint must be a URL as http://one:2633/RPC2, \(shown) is none")
        }
        guard url.user == nil, url.password == nil else {
            throw OneError(.configuration, "the endpoint must not hold a user or password: pass them as the session")
        }
        url.scheme = scheme
        if url.path.isEmpty || url.path == "/" { url.path = "/RPC2" }
        guard let valid = url.string else { throw OneError(.configuration, "the endpoint is malformed") }
        return valid
    }

    private static func seconds(_ text: String?) throws(OneError) -> Duration? {
        guard let text = text?.trimmingWhitespace(), !text.isEmpty else { return nil }
        guard let seconds = Double(text), seconds > 0, seconds < 1e9 else {
            throw OneError(.configuration, "ONE_XMLRPC_TIMEOUT must be a number of seconds, \"\(text)\" is none")
        }
        return .seconds(seconds)
    }

    private static func isOn(_ text: String?) throws(OneError) -> Bool {
        switch text?.trimmingWhitespace().lowercased() {
        case nil, "", "0", "no", "false": return false
        case "1", "yes", "true": return true
        default: throw OneError(.configuration, "ONE_DISABLE_SSL_VERIFY must be yes or no")
        }
    }
}

extension One.Configuration.Environment {
    /// A variable; one that is set to nothing is not set.
    fileprivate subscript(name: String) -> String? { variables[name].flatMap { $0.isEmpty ? nil : $0 } }

    /// The contents of a file of `.one`: the user's own, else the system's.
    fileprivate func file(_ name: String) -> String? {
        [home, system].lazy.compactMap { try? Self.contents($0 + "/.one/" + name) }.first
    }

    fileprivate func session() throws(OneError) -> String {
        guard let path = self["ONE_AUTH"] else {
            if let session = file("one_auth") { return session }
            throw OneError(
                .configuration,
                "no session: pass one, name its file in ONE_AUTH, or write user:password to \(home)/.one/one_auth")
        }
        do {
            return try Self.contents(path)
        } catch {
            throw OneError(
                .configuration, "no session: ONE_AUTH names \(path), which cannot be read", underlying: error)
        }
    }

    private static func contents(_ path: String) throws -> String {
        let text = String(decoding: try Data(contentsOf: URL(fileURLWithPath: path)), as: UTF8.self)
        return String(text.reversed().drop(while: \.isNewline).reversed())
    }
}

extension One.Configuration: CustomStringConvertible, CustomReflectable {
    /// The endpoint. Never the session.
    public var description: String { "One.Configuration(\(endpoint))" }

    /// The endpoint. Never the session.
    public var customMirror: Mirror { Mirror(self, children: ["endpoint": endpoint]) }
}

extension String {
    func trimmingWhitespace() -> String {
        String(drop(while: \.isWhitespace).reversed().drop(while: \.isWhitespace).reversed())
    }
}
