import ArgumentParser
import Foundation
import OpenNebula
import OpenNebulaTesting

struct CallCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "call",
        abstract: "Call a method, and print its answer.",
        discussion: """
            Integers and booleans are recognised; string:5 is the text "5". Templates are in OpenNebula's own syntax. \
            @path is the text of a file and @- that of standard input, so that no list of processes shows a password.

            onerpc methods vm.disk                       what a method is called, and takes
            onerpc vmpool.info -2 -1 -1 -1               all VMs, as a table or JSON
            onerpc vmpool.info -2 -1 -1 -1 --columns ID,NAME,TEMPLATE.MEMORY
            onerpc host.info 0 --xml                     the document as the core sent it
            onerpc template.instantiate 0 web01          a new VM; its id is printed
            onerpc host.update 0 'LABELS="HD"' 1         1 merges, 0 replaces
            """
    )

    @Flag(help: "Ask a small cloud of its own, without an OpenNebula.")
    var demo = false

    enum Format: String, EnumerableFlag {
        case table, json, xml

        static func help(for format: Format) -> ArgumentHelp? {
            switch format {
            case .table: "Print a pool as a table, as on a terminal."
            case .json: "Print indented JSON, as anywhere else."
            case .xml: "Print the document as it came."
            }
        }
    }

    @Flag(exclusivity: .exclusive)
    var format: Format?

    @Option(help: "The table's columns: OpenNebula's names, as ID,NAME,TEMPLATE.CPU.")
    var columns: String?

    @Option(help: "The URL of the core's XML-RPC.")
    var endpoint: String?

    @ArgumentParser.Argument(
        help: "The method, as host.info.", completion: .list(MethodDescription.all.map(\.name)))
    var method: String

    @ArgumentParser.Argument(parsing: .allUnrecognized, help: "The method's arguments, all but the session.")
    var arguments: [String] = []

    func validate() throws {
        if columns != nil, let format, format != .table { throw ValidationError("columns are a table's") }
    }

    func run() async throws {
        if demo {
            try await call(OneServer(answering: Demo()))
        } else {
            try await call(OneServer(endpoint))
        }
    }

    private func call(_ one: OneServer) async throws {
        let type = MethodDescription.named(method)?.result
        let progress = Progress()
        let answer: String
        do {
            answer = try await self.answer(of: one, as: type, progress)
        } catch {
            await progress.finish()
            throw error
        }
        await progress.finish()
        try output(answer)
    }

    private func answer(
        of one: OneServer, as type: (any OneAnswer.Type)?, _ progress: Progress
    ) async throws -> String {
        let arguments = try arguments.map(Self.value)
        let isShown = isatty(STDERR_FILENO) == 1
        let show: OneServer.Progress? = isShown ? { @Sendable in await progress.show(bytes: $0, objects: $1) } : nil
        if format != .xml, let type { return try text(await one.answer(type, method, arguments, show)) }
        let answer: One.XMLRPCValue = try await one.perform(method, arguments, progress: show)
        guard case .string(let document) = answer, format == .xml || document.hasPrefix("<") else {
            return try text(answer)
        }
        return format == .xml ? document : try text(OneDocument(document))
    }

    private func text(_ answer: any OneAnswer) throws -> String {
        let isTerminal = isatty(STDOUT_FILENO) == 1
        let isTable = format == .table || columns != nil
        if let pool = answer as? any OnePool, isTable || format == nil && isTerminal {
            let isBold = isTerminal && ProcessInfo.processInfo.environment["NO_COLOR"] == nil
            return try Table.text(pool, columns: columns?.split(separator: ",").map(String.init), isBold: isBold)
        }
        guard !isTable else { throw Failure(description: "\(method) returns no pool, which a table could show") }
        return try JSON.text(answer)
    }

    /// An argument's value: an integer, a boolean or a text; the text of a file, or of standard input, after an `@`.
    static func value(_ argument: String) throws -> One.XMLRPCValue {
        // What the shell gave, and is no UTF-8, arrives with this character in its place.
        guard !argument.unicodeScalars.contains("\u{FFFD}") else {
            throw Failure(description: "an argument is not UTF-8")
        }
        if argument.hasPrefix("@") { return .string(try contents(String(argument.dropFirst()))) }
        if argument.hasPrefix("string:") { return .string(String(argument.dropFirst(7))) }
        if let int = Int(argument) { return .int(int) }
        return Bool(argument).map(One.XMLRPCValue.bool) ?? .string(argument)
    }

    /// Without the newline at the end.
    private static func contents(_ path: String) throws -> String {
        let data =
            path == "-"
            ? FileHandle.standardInput.readDataToEndOfFile() : try? Data(contentsOf: URL(fileURLWithPath: path))
        guard let data, let text = String(data: data, encoding: .utf8) else {
            throw Failure(description: "\(path) cannot be read, or is not UTF-8")
        }
        return text.unicodeScalars.last == "\n" ? String(text.unicodeScalars.dropLast()) : text
    }
}

extension OneServer {
    fileprivate func answer<Answer: OneAnswer>(
        _ type: Answer.Type, _ method: String, _ arguments: [One.XMLRPCValue], _ progress: Progress?
    ) async throws -> any OneAnswer {
        let answer: Answer = try await perform(method, arguments, progress: progress)
        return answer
    }
}
