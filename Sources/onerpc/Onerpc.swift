import ArgumentParser
import OpenNebula

/// The command `onerpc`.
@main
struct Onerpc: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "onerpc",
        abstract: "Call OpenNebula's XML-RPC methods.",
        discussion: """
            onerpc hostpool.info
            onerpc host.info 0
            onerpc host.update 0 'LABELS="HD"' 1
            onerpc vm.info name:web01
            onerpc wait vm name:web01 RUNNING
            onerpc --demo vmpool.info -2 -1 -1 -1

            The session and the endpoint come from the environment, as for other OpenNebula clients: from ONE_AUTH and \
            ONE_XMLRPC, then from ~/.one/one_auth and ~/.one/one_endpoint.
            """,
        subcommands: [
            CallCommand.self, WaitCommand.self, MethodsCommand.self, DecodeCommand.self, DemoCommand.self,
            CompletionCommand.self, CompleteCommand.self,
        ],
        defaultSubcommand: CallCommand.self
    )

    static func main() async {
        do {
            var command = try parseAsRoot()
            if var command = command as? any AsyncParsableCommand {
                try await command.run()
            } else {
                try command.run()
            }
        } catch let error as OneError {
            exit(withError: Failure(description: "\(error)"))
        } catch {
            exit(withError: error)
        }
    }
}

/// An error with a message of one line.
struct Failure: Error, CustomStringConvertible {
    var description: String
}
