import Foundation
import OpenNebula
import OpenNebulaTesting
import Programs
import Testing

/// Through what stands in front of a core in the field, where it is installed.
@Suite(.serialized, .fewPrograms) struct ReverseProxyTests {
    /// Below the ports that systems give to clients.
    private static let port = Int.random(in: 10_000..<30_000)

    /// Runs a program that serves at the port, until `body` has ended.
    private static func with(
        _ program: String, _ arguments: @escaping @Sendable (URL) -> [String], file: String,
        _ configuration: (URL) -> String,
        _ body: (String, URL) async throws -> Void
    ) async throws {
        let paths = ["/usr/sbin", "/usr/bin", "/usr/local/bin", "/opt/homebrew/bin"].map { "\($0)/\(program)" }
        guard let path = paths.first(where: FileManager.default.isExecutableFile) else {
            print("\(program) is not installed: its test is skipped")
            return
        }
        try await Program.withFolder { folder in
            try configuration(folder).write(
                to: folder.appendingPathComponent(file), atomically: true, encoding: .utf8)
            try await withThrowingTaskGroup(of: Void.self) { group in
                group.addTask {
                    let process = try await Program.run(
                        URL(fileURLWithPath: path), arguments(folder), timeout: .seconds(300))
                    if !Task.isCancelled { Issue.record("\(program) ended: \(process.errors)") }
                }
                defer { group.cancelAll() }
                let endpoint = "http://127.0.0.1:\(port)/RPC2"
                let one = try OneServer(endpoint, session: "oneadmin:onepass", retry: .safely(attempts: 60))
                _ = try? await one.system.version()
                try await body(endpoint, folder)
            }
        }
    }

    /// Runs HAProxy with `lines` of its section, until `body` has ended.
    private static func withHAProxy(_ lines: String, _ body: (String) async throws -> Void) async throws {
        try await with(
            "haproxy", { ["-f", "\($0.path)/haproxy.cfg"] }, file: "haproxy.cfg",
            { _ in
                """
                listen core
                mode http
                bind 127.0.0.1:\(port)
                timeout connect 1s
                timeout client 30s
                timeout server 30s
                \(lines)

                """
            }
        ) { endpoint, _ in try await body(endpoint) }
    }

    private static func nginx(_ frontEnd: FrontEnd, _ folder: URL) -> String {
        """
        daemon off; master_process off; pid \(folder.path)/pid; error_log \(folder.path)/errors;
        events {}
        http {
            log_format connections '$connection $status';
            access_log \(folder.path)/log connections;
            client_body_temp_path \(folder.path); proxy_temp_path \(folder.path); fastcgi_temp_path \(folder.path);
            uwsgi_temp_path \(folder.path); scgi_temp_path \(folder.path);
            server {
                listen 127.0.0.1:\(port);
                location /RPC2 { proxy_pass \(frontEnd.endpoint); }
                location /private { auth_basic "core"; auth_basic_user_file \(folder.path)/users; proxy_pass \(frontEnd.endpoint); }
            }
        }
        """
    }

    @Test func nginxKeepsConnections() async throws {
        try await FrontEnd.run(Demo().answer) { frontEnd in
            try await Self.with(
                "nginx", { ["-c", "\($0.path)/nginx.conf", "-e", "\($0.path)/errors"] }, file: "nginx.conf",
                { Self.nginx(frontEnd, $0) }
            ) { endpoint, folder in
                let one = try OneServer(endpoint, session: "oneadmin:onepass")
                try await withThrowingTaskGroup(of: Int.self) { group in
                    for _ in 0..<300 { group.addTask { try await one.hostpool.info().count } }
                    for try await count in group { #expect(count == 4) }
                }
                var streamed = 0
                for try await _ in one.vmpool.stream(.ALL, -1, -1, .NOT_DONE) { streamed += 1 }
                #expect(streamed == 7)
                let lines = try String(contentsOf: folder.appendingPathComponent("log"), encoding: .utf8)
                    .split(separator: "\n").filter { $0.hasSuffix(" 200") }
                #expect(lines.count >= 301)
                #expect(Set(lines.map { $0.split(separator: " ")[0] }).count <= 20)

                // The user of the proxy is not the core's.
                try "gate:{PLAIN}keeper".write(
                    to: folder.appendingPathComponent("users"), atomically: true, encoding: .utf8)
                var configuration = try One.Configuration(
                    endpoint: endpoint.replacing("/RPC2", with: "/private"), session: "oneadmin:onepass")
                let refused = await #expect(throws: OneError.self) {
                    try await OneServer(configuration).system.version()
                }
                #expect(refused?.httpStatus == 401)
                configuration.basicAuthorization = "gate:keeper"
                #expect(try await OneServer(configuration).system.version() == "7.4.0")
            }
        }
    }

    @Test func haproxyGoesToTheServerThatIsThere() async throws {
        try await FrontEnd.run(Demo().answer) { frontEnd in
            try await Self.withHAProxy(
                """
                retries 3
                option redispatch 1
                server gone 127.0.0.1:1
                server here \(frontEnd.endpoint.dropFirst(7).dropLast(5))
                """
            ) { endpoint in
                let one = try OneServer(endpoint, session: "oneadmin:onepass")
                for number in 0..<50 { try await one.host.rename(0, "node\(number)") }
                #expect(try await one.host.info(0).NAME == "node49")
            }
        }
    }

    /// Nobody is behind the proxy: status 503, which passes.
    @Test func haproxyWithoutACoreIsWaitedFor() async throws {
        try await Self.withHAProxy("server gone 127.0.0.1:1") { endpoint in
            let one = try OneServer(endpoint, session: "oneadmin:onepass", retry: .reads(attempts: 2))
            let error = await #expect(throws: OneError.self) { try await one.system.version() }
            #expect(error?.httpStatus == 503)
        }
    }
}
