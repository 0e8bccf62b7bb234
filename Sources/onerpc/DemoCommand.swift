import ArgumentParser
import Foundation
import OpenNebula
import OpenNebulaTesting

struct DemoCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "demo",
        abstract: "Run a small cloud to try things on, until it is interrupted.",
        discussion: """
            Hosts, VMs, images, networks, users and all the rest live: they are created, changed, used and deleted as a \
            core does it, and VMs take a second for each state. Any client of OpenNebula's XML-RPC works with it.
            """
    )

    @Option(help: "The port on loopback; 0 takes a free one.")
    var port = 2633

    @Option(
        help:
            "A file that keeps the cloud: read first where it is there, and written at each change. It holds passwords.",
        completion: .file())
    var state: String?

    func validate() throws {
        guard (0...65_535).contains(port) else { throw ValidationError("a port is a number up to 65535") }
    }

    func run() async throws {
        let demo = try state.map(DemoState.init)
        try await FrontEnd.run(demo?.answer ?? Demo().answer, port: port) { frontEnd in
            print(
                """
                A cloud without an OpenNebula, at \(frontEnd.endpoint).

                  OneServer("\(frontEnd.endpoint)", session: "oneadmin:onepass")

                Or for this library, onerpc and every other client, in another terminal:

                  export ONE_XMLRPC=\(frontEnd.endpoint) ONE_AUTH=$(mktemp); echo oneadmin:onepass > $ONE_AUTH
                """)
            fflush(nil)
            while true { try await Task.sleep(for: .seconds(86_400)) }
        }
    }
}

/// A demo whose cloud is kept in a file.
private struct DemoState {
    private let file: URL
    private let demo: Demo

    init(_ path: String) throws {
        file = URL(fileURLWithPath: path)
        guard FileManager.default.fileExists(atPath: path) else {
            demo = Demo()
            // Nobody else reads the passwords.
            guard FileManager.default.createFile(atPath: path, contents: nil, attributes: [.posixPermissions: 0o600])
            else {
                throw ValidationError("\(path) cannot be written")
            }
            try save()
            return
        }
        demo = try Demo(saved: Data(contentsOf: file))
    }

    func answer(_ call: FrontEnd.Call) -> FrontEnd.Reply {
        let reply = demo.answer(call)
        guard MethodDescription.named(call.method)?.isRead != true else { return reply }
        do { try save() } catch { print("The cloud was not saved: \(error)") }
        return reply
    }

    private func save() throws { try demo.saved().write(to: file) }
}
