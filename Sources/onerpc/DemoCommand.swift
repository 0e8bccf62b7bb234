import ArgumentParser
import Foundation
import OpenNebula
import OpenNebulaTesting

struct DemoCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "demo",
        abstract: "Run a small simulated cloud until you interrupt it.",
        discussion: """
            You can create, change, use and delete hosts, VMs, images, networks, users and all other objects, as in \
            a real core. VMs spend a second in each state on their way. Any client of OpenNebula's XML-RPC API works \
            with the demo.
            """
    )

    @Option(help: "The port on loopback. 0 picks a free port.")
    var port = 2633

    @Option(
        help:
            """
            A file to keep the cloud in. It is read at the start if it exists, and written at each change. It contains \
            passwords.
            """,
        completion: .file())
    var state: String?

    func validate() throws {
        guard (0...65_535).contains(port) else { throw ValidationError("--port must be 0 to 65535") }
    }

    func run() async throws {
        let demo = try state.map(DemoState.init)
        try await FrontEnd.run(demo?.answer ?? Demo().answer, port: port) { frontEnd in
            print(
                """
                The demo cloud runs at \(frontEnd.endpoint).

                  OneServer("\(frontEnd.endpoint)", session: "oneadmin:onepass")

                To use it with onerpc, OneServer() or any other client, run this in another terminal:

                  export ONE_XMLRPC=\(frontEnd.endpoint) ONE_AUTH=$(mktemp); echo oneadmin:onepass > $ONE_AUTH
                """)
            fflush(nil)
            while true { try await Task.sleep(for: .seconds(86_400)) }
        }
    }
}

/// A demo that keeps its cloud in a file.
private struct DemoState {
    private let file: URL
    private let demo: Demo

    init(_ path: String) throws {
        file = URL(fileURLWithPath: path)
        guard FileManager.default.fileExists(atPath: path) else {
            demo = Demo()
            // The file contains passwords, so only its owner can read it.
            guard FileManager.default.createFile(atPath: path, contents: nil, attributes: [.posixPermissions: 0o600])
            else {
                throw ValidationError("cannot write \(path)")
            }
            try save()
            return
        }
        demo = try Demo(saved: Data(contentsOf: file))
    }

    func answer(_ call: FrontEnd.Call) -> FrontEnd.Reply {
        let reply = demo.answer(call)
        guard MethodDescription.named(call.method)?.isRead != true else { return reply }
        do { try save() } catch { print("cannot save the cloud: \(error)") }
        return reply
    }

    private func save() throws { try demo.saved().write(to: file) }
}
