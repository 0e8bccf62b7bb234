import ArgumentParser
import OpenNebula
import OpenNebulaTesting

/// Where calls go.
struct ServerOptions: ParsableArguments {
    @Flag(help: "Ask a small cloud of its own, without an OpenNebula.")
    var demo = false

    @Option(help: "The URL of the core's XML-RPC.")
    var endpoint: String?

    func connect() throws -> OneServer { try Self.connect(demo: demo, endpoint: endpoint) }

    static func connect(demo: Bool, endpoint: String?, timeout: Duration? = nil) throws -> OneServer {
        demo ? try OneServer(answering: Demo()) : try OneServer(endpoint, timeout: timeout)
    }
}
