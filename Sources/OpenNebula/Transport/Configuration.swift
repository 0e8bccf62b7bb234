#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// Where a server is, and how to talk to it.
struct Configuration: Sendable {
    /// A valid URL of scheme `http` or `https`, without user or password.
    var endpoint: String
    var session: Session
    var httpsVerify: Bool
    var timeout: Duration
    /// A file or a folder of certificates to trust beside the system's.
    var certificates: String?
    var clientCertificate: One.ClientCertificate?
    var retry = One.Retry.never
    /// In bytes.
    var maximumAnswer = 1 << 30

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

    init(
        endpoint: String? = nil,
        session: String? = nil,
        httpsVerify: Bool? = nil,
        timeout: Duration? = nil,
        environment: Environment
    ) throws(OneError) {
        self.endpoint = try Self.validated(
            endpoint ?? environment["ONE_XMLRPC"] ?? environment.file("one_endpoint") ?? "http://localhost:2633/RPC2")
        self.session = if let session { try Session(session) } else { try Session(environment.session()) }
        self.httpsVerify =
            if let httpsVerify { httpsVerify } else { try !Self.isOn(environment["ONE_DISABLE_SSL_VERIFY"]) }
        let seconds = try Self.seconds(environment["ONE_XMLRPC_TIMEOUT"])
        self.timeout = try Self.validated(timeout ?? seconds ?? .seconds(60))
        certificates = environment["ONE_CERT_DIR"]
    }

    private static func validated(_ endpoint: String) throws(OneError) -> String {
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

    private static func validated(_ timeout: Duration) throws(OneError) -> Duration {
        guard timeout > .zero else { throw OneError(.configuration, "the timeout must be more than nothing") }
        return timeout
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

extension Configuration.Environment {
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

/// `user:password`, or `user:token`. Shows itself to nobody.
struct Session: Sendable, CustomStringConvertible, CustomReflectable {
    let text: String

    init(_ text: String) throws(OneError) {
        guard !text.isEmpty else { throw OneError(.configuration, "the session is empty: it must be user:password") }
        guard XMLText.firstForbidden(in: text) == nil else {
            throw OneError(.configuration, "the session holds a character that no core can store")
        }
        self.text = text
    }

    var description: String { "<session>" }
    var customMirror: Mirror { Mirror(self, children: []) }
}

extension String {
    func trimmingWhitespace() -> String {
        String(drop(while: \.isWhitespace).reversed().drop(while: \.isWhitespace).reversed())
    }
}
