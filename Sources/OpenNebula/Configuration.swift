#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

public import AsyncHTTPClient
public import Logging

extension One {
    /// The settings of an ``OneServer``: the endpoint, the session, and how to make calls.
    ///
    /// ```swift
    /// var configuration = try One.Configuration()
    /// configuration.timeout = .seconds(10)
    /// configuration.headers["X-Request-Source"] = "reports"
    /// let one = try OneServer(configuration)
    /// ```
    ///
    /// The values are checked when you create an ``OneServer``. The description does not contain the session.
    public struct Configuration: Sendable {
        /// The URL of the core's XML-RPC API, `http` or `https`, without a user and a password. The default path is
        /// `/RPC2`. Several URLs, separated by commas, are the servers of a zone with high availability.
        public var endpoint: String
        /// `user:password`, or `user:token`.
        public var session: One.Secret
        /// Whether the certificate of an `https` endpoint must be valid.
        public var httpsVerify = true
        /// A PEM file, or a folder of PEM files, with certificates to trust in addition to the system's.
        public var certificates: String?
        /// The certificate to present to an endpoint that requires one.
        public var clientCertificate: One.ClientCertificate?
        /// The longest time for a whole call, with connecting and retries. It must be positive.
        public var timeout = Duration.seconds(60)
        /// The deadline of all calls; nil for none.
        var deadline: ContinuousClock.Instant?
        /// Which failed calls to retry.
        public var retry = One.Retry.never
        /// The largest response, in bytes. The default is 1 GiB. The limit is checked while the response arrives.
        public var maximumAnswer = 1 << 30
        /// The logger for calls: the end of each call at level `debug`, its start at `trace`. The default is none.
        public var logger: Logger?
        /// The URL of a proxy, such as `http://proxy:3128`. It can contain a user and a password.
        ///
        /// If it is nil, `http_proxy`, `https_proxy`, `all_proxy` and `no_proxy` apply, as with curl. An empty string
        /// means no proxy, whatever these variables say. The proxy is not used with your own ``httpClient``, which has
        /// its own proxy.
        public var proxy: String?
        /// The environment variables for proxies.
        var environmentProxies: [String: String] = [:]
        /// `user:password` for a reverse proxy in front of the core that requires HTTP basic authentication.
        public var basicAuthorization: One.Secret?
        /// The largest number of connections to each endpoint, for calls that read a whole response. Streams have their
        /// own connections, one fewer than this. A core accepts 15 in all by default.
        public var connections = 8
        /// Additional HTTP headers by name, for example for a proxy in front of the core.
        public var headers: [String: String] = [:]
        /// The client that sends requests. By default, all servers of the process share one.
        ///
        /// Your own client brings its own event loops, proxy and limits. Shut it down after the last call. Configure it
        /// not to follow redirects, because a redirect would receive the session.
        public var httpClient: HTTPClient?

        /// The environment of the process.
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

        /// Creates a configuration from the environment, as other clients do: from `ONE_XMLRPC`, `ONE_AUTH`,
        /// `ONE_XMLRPC_TIMEOUT`, `ONE_CERT_DIR` and `ONE_DISABLE_SSL_VERIFY`, then from the files `~/.one/one_endpoint`
        /// and `~/.one/one_auth`, then from the same files in `/var/lib/one/.one`.
        ///
        /// - Parameters:
        ///   - endpoint: The URL of the core's XML-RPC API. The default is the environment's endpoint.
        ///   - session: `user:password`. The default is the environment's session.
        /// - Throws: ``OneError/Code/configuration`` if there is no session, or if a variable is invalid.
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
            environmentProxies = environment.variables.filter { $0.key.lowercased().hasSuffix("_proxy") }
        }
    }
}

extension One.Configuration {
    /// Checks the values.
    ///
    /// - Throws: ``OneError/Code/configuration`` if a value is invalid.
    func check() throws(OneError) {
        guard timeout > .zero else { throw OneError(.configuration, "the timeout must be positive") }
        guard connections > 0 else { throw OneError(.configuration, "connections must be at least 1") }
        guard !session.isEmpty else {
            throw OneError(.configuration, "the session is empty: it must be user:password")
        }
        guard XMLText.firstForbidden(in: session) == nil else {
            throw OneError(.configuration, "the session contains a character that a core cannot store")
        }
        let isName = { (name: String) in
            !name.isEmpty && name.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F && $0 != 0x3A }
        }
        for (name, value) in headers where !isName(name) || value.utf8.contains(where: { $0 < 0x20 && $0 != 9 }) {
            throw OneError(.configuration, "invalid header \(name.debugDescription)")
        }
    }

    /// The time for a call that starts now.
    var timeLeft: Duration { deadline.map { min(timeout, ContinuousClock.now.duration(to: $0)) } ?? timeout }

    /// The endpoints, each as a complete URL.
    func validEndpoints() throws(OneError) -> [String] {
        var valid: [String] = []
        for text in endpoint.split(separator: ",", omittingEmptySubsequences: false) {
            valid.append(try Self.valid(String(text).trimmingWhitespace()))
        }
        return valid
    }

    private static func valid(_ text: String) throws(OneError) -> String {
        guard var url = URLComponents(string: text), let host = url.host, !host.isEmpty,
            let scheme = url.scheme?.lowercased(), scheme == "http" || scheme == "https"
        else {
            // Text with an @ may contain a password.
            let shown = text.contains("@") ? "" : ", not \"\(text)\""
            throw OneError(.configuration, "the endpoint must be a URL such as http://one:2633/RPC2\(shown)")
        }
        guard url.user == nil, url.password == nil else {
            throw OneError(.configuration, "the endpoint must not contain a user or password: pass them as the session")
        }
        url.scheme = scheme
        if url.path.isEmpty || url.path == "/" { url.path = "/RPC2" }
        guard let valid = url.string else { throw OneError(.configuration, "the endpoint is not a valid URL") }
        return valid
    }

    private static func seconds(_ text: String?) throws(OneError) -> Duration? {
        guard let text = text?.trimmingWhitespace(), !text.isEmpty else { return nil }
        guard let seconds = Double(text), seconds > 0, seconds < 1e9 else {
            throw OneError(.configuration, "ONE_XMLRPC_TIMEOUT must be a number of seconds, not \"\(text)\"")
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
    /// The value of a variable; nil if it is empty or not set.
    fileprivate subscript(name: String) -> String? { variables[name].flatMap { $0.isEmpty ? nil : $0 } }

    /// The contents of a file in `.one`: in the user's home folder, otherwise in the system's.
    fileprivate func file(_ name: String) -> String? {
        [home, system].lazy.compactMap { try? Self.contents($0 + "/.one/" + name) }.first
    }

    fileprivate func session() throws(OneError) -> String {
        guard let path = self["ONE_AUTH"] else {
            if let session = file("one_auth") { return session }
            throw OneError(
                .configuration,
                "no session: pass one, set ONE_AUTH to the path of its file, or write user:password to "
                    + "\(home)/.one/one_auth")
        }
        do {
            return try Self.contents(path)
        } catch {
            throw OneError(
                .configuration, "no session: cannot read \(path), the file that ONE_AUTH names", underlying: error)
        }
    }

    private static func contents(_ path: String) throws -> String {
        let text = String(decoding: try Data(contentsOf: URL(fileURLWithPath: path)), as: UTF8.self)
        return String(text.reversed().drop(while: \.isNewline).reversed())
    }
}

extension One.Configuration: CustomStringConvertible, CustomReflectable {
    /// The endpoint, never the session.
    public var description: String { "One.Configuration(\(endpoint))" }

    /// The endpoint, never the session.
    public var customMirror: Mirror { Mirror(self, children: ["endpoint": endpoint]) }
}

extension String {
    func trimmingWhitespace() -> String {
        String(drop(while: \.isWhitespace).reversed().drop(while: \.isWhitespace).reversed())
    }
}
