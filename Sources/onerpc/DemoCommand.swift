import ArgumentParser
import Foundation
import OpenNebulaTesting

struct DemoCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "demo",
        abstract: "Run a small cloud to try things on, until it is interrupted.",
        discussion: """
            It has hosts, clusters, VM templates, VMs, images, security groups, VM groups, documents, network templates \
            and VDCs, which can be created, changed, used and deleted. VMs take a second for each state. Everything else \
            can be read.
            """
    )

    @Option(help: "The port on loopback; 0 takes a free one.")
    var port = 2633

    func validate() throws {
        guard (0...65_535).contains(port) else { throw ValidationError("a port is a number up to 65535") }
    }

    func run() async throws {
        try await FrontEnd.run(Demo().answer, port: port) { frontEnd in
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
