import ArgumentParser
import OpenNebula
import OpenNebulaTesting

struct CallCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "call",
        abstract: "Call a method, and print its answer.",
        discussion: "Integers and booleans are recognised; string:5 is the text \"5\"."
    )

    @Flag(help: "Ask a small cloud of its own, without an OpenNebula.")
    var demo = false

    @Flag(help: "Print the document as it came, instead of JSON.")
    var xml = false

    @Option(help: "The URL of the core's XML-RPC.")
    var endpoint: String?

    @ArgumentParser.Argument(help: "The method, as host.info.")
    var method: String

    @ArgumentParser.Argument(parsing: .allUnrecognized, help: "The method's arguments, all but the session.")
    var arguments: [String] = []

    func run() async throws {
        if demo {
            try await FrontEnd.run(Demo().answer) {
                try await call(OneServer($0.endpoint, session: "oneadmin:onepass"))
            }
        } else {
            try await call(OneServer(endpoint))
        }
    }

    private func call(_ one: OneServer) async throws {
        let arguments = arguments.map(Self.value)
        if !xml, let type = MethodDescription.named(method)?.result {
            return try print(JSON.text(await one.answer(type, method, arguments)))
        }
        let answer: XMLRPCValue = try await one.perform(method, arguments)
        guard case .string(let text) = answer, xml || text.hasPrefix("<") else { return try print(JSON.text(answer)) }
        try print(xml ? text : JSON.text(OneDocument(text)))
    }

    /// An argument's value: an integer, a boolean or a text.
    static func value(_ argument: String) -> XMLRPCValue {
        if argument.hasPrefix("string:") { return .string(String(argument.dropFirst(7))) }
        if let int = Int(argument) { return .int(int) }
        return Bool(argument).map(XMLRPCValue.bool) ?? .string(argument)
    }
}

extension OneServer {
    fileprivate func answer<Answer: OneAnswer>(
        _ type: Answer.Type, _ method: String, _ arguments: [XMLRPCValue]
    ) async throws(OneError) -> any OneAnswer {
        let answer: Answer = try await perform(method, arguments)
        return answer
    }
}
