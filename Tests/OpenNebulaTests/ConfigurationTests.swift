import Foundation
import Testing

@testable import OpenNebula

@Suite struct ConfigurationTests {
    /// A home, and a `/var/lib/one`, of their own.
    private func withFolders<T>(_ body: (_ home: URL, _ system: URL) throws -> T) throws -> T {
        let root = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
        let (home, system) = (root.appendingPathComponent("home"), root.appendingPathComponent("system"))
        for folder in [home, system] {
            try FileManager.default.createDirectory(
                at: folder.appendingPathComponent(".one"), withIntermediateDirectories: true)
        }
        defer { try? FileManager.default.removeItem(at: root) }
        return try body(home, system)
    }

    private func configuration(
        _ endpoint: String? = nil, session: String? = nil, httpsVerify: Bool? = nil, timeout: Duration? = nil,
        variables: [String: String] = [:], home: URL = URL(fileURLWithPath: "/nowhere"),
        system: URL = URL(fileURLWithPath: "/nowhere")
    ) throws -> One.Configuration {
        var configuration = try One.Configuration(
            endpoint: endpoint, session: session,
            environment: .init(variables: variables, home: home.path, system: system.path))
        configuration.httpsVerify = httpsVerify ?? configuration.httpsVerify
        configuration.timeout = timeout ?? configuration.timeout
        configuration.endpoint = try configuration.validEndpoints().joined(separator: ",")
        try configuration.check()
        return configuration
    }

    @Test func argumentsWinOverTheEnvironmentAndThatOverFiles() throws {
        try withFolders { home, system in
            let auth = home.appendingPathComponent("auth")
            try "env:pa:ss\n".write(to: auth, atomically: true, encoding: .utf8)
            let variables = ["ONE_AUTH": auth.path, "ONE_XMLRPC": "http://env:1/RPC2"]
            try "system:x\n\n".write(
                to: system.appendingPathComponent(".one/one_auth"), atomically: true, encoding: .utf8)
            try "http://system:1/RPC2\n"
                .write(to: system.appendingPathComponent(".one/one_endpoint"), atomically: true, encoding: .utf8)

            var found = try configuration(
                "http://a:1/x", session: "a:b", variables: variables, home: home, system: system)
            #expect((found.endpoint, found.session) == ("http://a:1/x", "a:b"))
            found = try configuration(variables: variables, home: home, system: system)
            #expect((found.endpoint, found.session) == ("http://env:1/RPC2", "env:pa:ss"))
            found = try configuration(home: home, system: system)
            #expect((found.endpoint, found.session) == ("http://system:1/RPC2", "system:x"))

            try "home:x".write(to: home.appendingPathComponent(".one/one_auth"), atomically: true, encoding: .utf8)
            try "http://home:1/RPC2"
                .write(to: home.appendingPathComponent(".one/one_endpoint"), atomically: true, encoding: .utf8)
            found = try configuration(home: home, system: system)
            #expect((found.endpoint, found.session) == ("http://home:1/RPC2", "home:x"))
        }
    }

    @Test(arguments: ["ONE_XMLRPC", "ONE_XMLRPC_TIMEOUT", "ONE_CERT_DIR", "ONE_DISABLE_SSL_VERIFY", "OTHER"])
    func defaults(_ variable: String) throws {
        let found = try configuration(session: "a:b", variables: [variable: ""])
        #expect(found.endpoint == "http://localhost:2633/RPC2")
        #expect(found.httpsVerify)
        #expect(found.timeout == .seconds(60))
        #expect(found.certificates == nil)
    }

    @Test func theEnvironmentSetsTheRest() throws {
        let variables = ["ONE_XMLRPC_TIMEOUT": "2.5", "ONE_CERT_DIR": "/certs", "ONE_DISABLE_SSL_VERIFY": "yes"]
        let found = try configuration(session: "a:b", variables: variables)
        #expect(found.timeout == .seconds(2.5))
        #expect(found.certificates == "/certs")
        #expect(!found.httpsVerify)
        #expect(try configuration(session: "a:b", httpsVerify: true, variables: variables).httpsVerify)
        #expect(try configuration(session: "a:b", variables: ["ONE_DISABLE_SSL_VERIFY": "no"]).httpsVerify)
    }

    @Test(arguments: [
        ("http://one:2633", "http://one:2633/RPC2"), ("http://one:2633/", "http://one:2633/RPC2"),
        ("HTTPS://one.example/RPC2", "https://one.example/RPC2"), (" http://one/x \n", "http://one/x"),
        ("http://[::1]:2633/RPC2", "http://[::1]:2633/RPC2"),
    ])
    func endpointsAreCompleted(_ given: String, _ used: String) throws {
        #expect(try configuration(given, session: "a:b").endpoint == used)
    }

    @Test(arguments: [
        "", "one:2633", "one", "ftp://one/RPC2", "http://", "http:///RPC2", "http://a b/", "http://u:hush@one/RPC2",
    ])
    func malformedEndpointsAreErrors(_ endpoint: String) throws {
        let error = try #require(throws: OneError.self) { try configuration(endpoint, session: "a:b") }
        #expect(error.code == .configuration)
        #expect(error.message.contains("endpoint") && !error.message.contains("hush"), "\(error.message)")
    }

    @Test func aMissingSessionIsAnError() throws {
        let none = try #require(throws: OneError.self) { try configuration() }
        #expect(none.code == .configuration && none.message.contains("/nowhere/.one/one_auth"))
        let unreadable = try #require(throws: OneError.self) {
            try configuration(variables: ["ONE_AUTH": "/nowhere/auth"])
        }
        #expect(unreadable.message.contains("/nowhere/auth"))
        #expect(throws: OneError.self) { try configuration(session: "") }
        let odd = try #require(throws: OneError.self) { try configuration(session: "hush:\u{1}") }
        #expect(!odd.message.contains("hush"))
    }

    @Test(arguments: [
        ["ONE_XMLRPC_TIMEOUT": "soon"], ["ONE_XMLRPC_TIMEOUT": "-1"], ["ONE_DISABLE_SSL_VERIFY": "maybe"],
    ])
    func malformedVariablesAreErrors(_ variables: [String: String]) throws {
        let error = try #require(throws: OneError.self) { try configuration(session: "a:b", variables: variables) }
        #expect(error.message.contains(variables.keys.first ?? "?"))
        #expect(throws: OneError.self) { try configuration(session: "a:b", timeout: .zero) }
    }

    @Test func whatCannotBeSentIsRefused() throws {
        var configuration = try configuration("http://one", session: "hush:x")
        configuration.headers = ["A b": "1"]
        #expect(throws: OneError.self) { try OneServer(configuration) }
        configuration.headers = ["A": "1\r\nB: 2"]
        #expect(throws: OneError.self) { try OneServer(configuration) }
        configuration.headers = ["A": "1"]
        _ = try OneServer(configuration)
        for proxy in ["proxy:3128", "https://proxy", "socks5://proxy:1", "http://"] {
            configuration.proxy = proxy
            #expect(throws: OneError.self) { try OneServer(configuration) }
        }
        var shown = ""
        dump(configuration, to: &shown)
        #expect(!"\(configuration) \(shown)".contains("hush"))
    }

    @Test func aFolderOfCertificatesMustHoldSome() throws {
        try withFolders { home, _ in
            let found = try configuration("https://one", session: "a:b", variables: ["ONE_CERT_DIR": home.path])
            let error = try #require(throws: OneError.self) { try OneServer(found) }
            #expect(error.code == .configuration && error.message.contains(home.path))
        }
    }

    // MARK: Proxies and endpoints

    private static let proxies: [(endpoint: String, variables: [String: String], proxy: String?)] = [
        ("http://one:2633/RPC2", ["http_proxy": "http://p:1"], "http://p:1"),
        ("http://one:2633/RPC2", ["http_proxy": "p:1"], "http://p:1"),
        ("http://one:2633/RPC2", ["HTTP_PROXY": "http://p:1"], nil),
        ("https://one/RPC2", ["HTTPS_PROXY": "http://p:1"], "http://p:1"),
        ("https://one/RPC2", ["https_proxy": "http://p:1", "HTTPS_PROXY": "http://q:1"], "http://p:1"),
        ("http://one/RPC2", ["ALL_PROXY": "http://p:1"], "http://p:1"),
        ("http://one/RPC2", ["all_proxy": "http://p:1", "no_proxy": "*"], nil),
        ("http://one.example.com/RPC2", ["http_proxy": "http://p:1", "NO_PROXY": "a, example.com"], nil),
        ("http://one.example.com/RPC2", ["http_proxy": "http://p:1", "no_proxy": ".example.com"], nil),
        ("http://badexample.com/RPC2", ["http_proxy": "http://p:1", "no_proxy": "example.com"], "http://p:1"),
        ("http://10.1.2.3/RPC2", ["http_proxy": "http://p:1", "no_proxy": "10.0.0.0/8"], nil),
        ("http://11.1.2.3/RPC2", ["http_proxy": "http://p:1", "no_proxy": "10.0.0.0/8"], "http://p:1"),
        ("http://172.31.2.3/RPC2", ["http_proxy": "http://p:1", "no_proxy": "172.16.0.0/12"], nil),
        ("http://172.32.2.3/RPC2", ["http_proxy": "http://p:1", "no_proxy": "172.16.0.0/12"], "http://p:1"),
        ("http://172.15.2.3/RPC2", ["http_proxy": "http://p:1", "no_proxy": "172.16.0.0/12"], "http://p:1"),
        ("http://[fd00::7]/RPC2", ["http_proxy": "http://p:1", "no_proxy": "fd00::/8"], nil),
    ]

    /// As curl reads them; the capital `HTTP_PROXY` is none of curl's.
    @Test(arguments: proxies) func proxiesAreReadAsCurlReadsThem(
        _ endpoint: String, _ variables: [String: String], _ proxy: String?
    ) throws {
        var configuration = try configuration(endpoint, session: "a:b", variables: variables)
        #expect(try configuration.proxyURL(for: endpoint) == proxy)
        configuration.proxy = "http://own:1"
        #expect(try configuration.proxyURL(for: endpoint) == "http://own:1")
        configuration.proxy = ""
        #expect(try configuration.proxyURL(for: endpoint) == nil)
    }

    @Test func severalEndpointsAreSeparatedByCommas() throws {
        let several = try configuration(
            session: "a:b", variables: ["ONE_XMLRPC": "http://one1:2633, https://one2/x"])
        #expect(try several.validEndpoints() == ["http://one1:2633/RPC2", "https://one2/x"])
        #expect(throws: OneError.self) { try configuration("http://one,", session: "a:b") }
        let one = try OneServer(["http://one1:2633/RPC2", "http://one2:2633/RPC2"], session: "a:b")
        #expect("\(one)" == "OneServer(http://one1:2633/RPC2,http://one2:2633/RPC2)")
        var none = try configuration("http://one", session: "a:b")
        none.connections = 0
        #expect(throws: OneError.self) { try OneServer(none) }
    }
}
