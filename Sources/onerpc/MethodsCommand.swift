import ArgumentParser
import OpenNebula

struct MethodsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "methods",
        abstract: "List the methods, with their Swift signatures."
    )

    @ArgumentParser.Argument(help: "The beginning of the names, such as host or vm.disk.")
    var prefix = ""

    func run() throws {
        let methods = MethodDescription.all.filter { $0.name.hasPrefix(prefix) }
        guard !methods.isEmpty else { throw Failure(description: "no method name begins with \(prefix)") }
        for method in methods { try output("\(method.name)\(method.signature)") }
    }
}
