import ArgumentParser
import OpenNebula

struct WaitCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "wait",
        abstract: "Wait until an object reaches a state, and print it.",
        discussion: """
            States have OpenNebula's names. If you name several, the wait ends when the object reaches any of them. \
            Use gone to wait until an object is deleted. This prints nothing. A VM that is DONE is gone. \
            If the timeout passes, or the object can no longer reach the state, the command prints an error with the \
            object's state, and the exit code is 1.

            onerpc wait vm 42 RUNNING
            onerpc wait vm name:web01 POWEROFF DONE --timeout 60
            onerpc wait image 7 READY
            onerpc wait image 7 gone
            """
    )

    enum Kind: String, CaseIterable, ExpressibleByArgument { case vm, image, host, vn, marketapp }

    @OptionGroup var server: ServerOptions

    @Option(help: "The longest wait, in seconds.")
    var timeout = 300

    @ArgumentParser.Argument(help: "The kind of object.")
    var kind: Kind

    @ArgumentParser.Argument(help: "The object's id, or its name, such as name:web01.")
    var object: String

    @ArgumentParser.Argument(help: "The states to wait for, or gone.")
    var states: [String]

    func validate() throws {
        guard (1...1_000_000_000).contains(timeout) else {
            throw ValidationError("--timeout must be 1 to 1000000000 seconds")
        }
        if states.contains("gone") {
            if states.count > 1 { throw ValidationError("gone cannot be combined with states") }
        } else if let unknown = states.first(where: { !kind.states.contains($0) }) {
            let states = kind.states.joined(separator: ", ")
            throw ValidationError("\(kind) has no state \(unknown): use one of \(states)")
        }
    }

    func run() async throws {
        let one = try server.connect()
        let id = try await id(on: one)
        guard states != ["gone"] else {
            return try await kind.namespace(on: one).waitUntilGone(id, timeout: .seconds(timeout))
        }
        try output(JSON.text(await document(id, on: one)))
    }

    private func id(on one: OneServer) async throws -> Int {
        if let name = object.after(ObjectName.prefix) {
            return try await ObjectName.id(of: name, kind.rawValue, on: one)
        }
        guard let id = Int(object) else {
            throw Failure(description: "\(object) is not an id: use a number, or name:\(object)")
        }
        return id
    }

    private func document(_ id: Int, on one: OneServer) async throws -> any OneRoot {
        let timeout = Duration.seconds(timeout)
        return switch kind {
        case .vm: try await one.vm.wait(id, for: named(states), or: named(states), timeout: timeout)
        case .image: try await one.image.wait(id, for: named(states), timeout: timeout)
        case .host: try await one.host.wait(id, for: named(states), timeout: timeout)
        case .vn: try await one.vn.wait(id, for: named(states), timeout: timeout)
        case .marketapp: try await one.marketapp.wait(id, for: named(states), timeout: timeout)
        }
    }

    /// Returns the constants with these names.
    private func named<State: OneConstant>(_ names: [String]) -> [State] {
        State.names.filter { names.contains($0.value) }.map { State(rawValue: $0.key) }
    }
}

extension WaitCommand.Kind {
    fileprivate func namespace(on one: OneServer) -> any One.Readable {
        switch self {
        case .vm: one.vm
        case .image: one.image
        case .host: one.host
        case .vn: one.vn
        case .marketapp: one.marketapp
        }
    }

    /// The names of the states.
    var states: [String] {
        let names: [[Int: String]] =
            switch self {
            case .vm: [One.VMState.names, One.LCMState.names]
            case .image: [One.ImageState.names]
            case .host: [One.HostState.names]
            case .vn: [One.VirtualNetworkState.names]
            case .marketapp: [One.MarketplaceAppState.names]
            }
        return names.flatMap { $0.sorted { $0.key < $1.key }.map(\.value) }
    }
}
