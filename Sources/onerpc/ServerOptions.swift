import ArgumentParser
import OpenNebula
import OpenNebulaTesting

/// The options that choose the server.
struct ServerOptions: ParsableArguments {
    @Flag(help: "Call a small simulated cloud in this process, instead of a core.")
    var demo = false

    @Option(help: "The URL of the core's XML-RPC endpoint.")
    var endpoint: String?

    func connect() throws -> OneServer { try Self.connect(demo: demo, endpoint: endpoint) }

    static func connect(demo: Bool, endpoint: String?, timeout: Duration? = nil) throws -> OneServer {
        demo ? try OneServer(answering: Demo()) : try OneServer(endpoint, timeout: timeout)
    }
}
