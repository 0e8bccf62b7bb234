import ArgumentParser
import Foundation
import OpenNebula

struct CallCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "call",
        abstract: "Call a method, and print its answer.",
        discussion: """
            Integers and booleans are recognised; string:5 is the text "5". Templates are in OpenNebula's own syntax, or in \
            XML. @path is the text of a file and @- that of standard input, for a template as for any other text: so no \
            list of processes shows a password. name:web01 stands for the id of the object of that name, which must be \
            the only one; a VM that is DONE does not count. Permissions may be three octal digits.

            onerpc methods vm.disk                       what a method is called, and takes
            onerpc vmpool.info -2 -1 -1 -1               all VMs, as a table or JSON
            onerpc vmpool.info -2 -1 -1 -1 --columns ID,NAME,TEMPLATE.MEMORY
            onerpc vmpool.info -2 -1 -1 -1 --filter 'NAME=web*' --filter LCM_STATE=RUNNING
            onerpc vmpool.infoextended -2 -1 -1 -1 --lines
            onerpc vm.info name:web01 --watch            again at each change
            onerpc host.info 0 --xml                     the document as the core sent it
            onerpc template.allocate @web.tpl            a template from a file
            onerpc template.instantiate name:web web01   a new VM; its id is printed
            onerpc vm.deploy name:web01 name:node01
            onerpc vm.chmod name:web01 640
            onerpc host.update 0 'LABELS="HD"' 1         1 merges, 0 replaces
            """
    )

    @OptionGroup var server: ServerOptions

    enum Format: String, EnumerableFlag {
        case table, json, lines, xml

        static func help(for format: Format) -> ArgumentHelp? {
            switch format {
            case .table: "Print a pool as a table, as on a terminal."
            case .json: "Print indented JSON, as anywhere else."
            case .lines: "Print each object of a pool as a line of JSON, as soon as it arrives."
            case .xml: "Print the document as it came."
            }
        }
    }

    @Flag(exclusivity: .exclusive)
    var format: Format?

    @Option(help: "The table's columns: OpenNebula's names, as ID,NAME,TEMPLATE.CPU.")
    var columns: String?

    @Option(
        name: .customLong("filter"),
        help: ArgumentHelp(
            """
            Print only a pool's objects whose value, as a table shows it, is, is not, or holds a text: NAME=web*, \
            LCM_STATE!=RUNNING, TEMPLATE.NIC.IP~10.0. The patterns of = and != are those of the shell. Of several \
            filters, all must be met.
            """, valueName: "name=pattern"))
    var filters: [Filter] = []

    @Flag(help: "Repeat the call, and print the answer again when it has changed, until you interrupt it.")
    var watch = false

    @Option(help: "The seconds between two calls of --watch.")
    var interval = 2

    @ArgumentParser.Argument(help: "The method, as host.info.")
    var method: String

    @ArgumentParser.Argument(parsing: .allUnrecognized, help: "The method's arguments, all but the session.")
    var arguments: [String] = []

    func validate() throws {
        if columns != nil, let format, format != .table { throw ValidationError("columns are a table's") }
        if !filters.isEmpty, format == .xml {
            throw ValidationError("--xml prints the whole document: leave out --filter")
        }
        guard (1...86_400).contains(interval) else { throw ValidationError("the interval is from 1 to 86400 seconds") }
        guard watch else { return }
        if format == .lines { throw ValidationError("--lines keeps no answer to compare: leave out --watch") }
        guard MethodDescription.named(method)?.isRead == true else {
            throw ValidationError("\(method) does not only read: leave out --watch")
        }
    }

    func run() async throws {
        let one = try server.connect()
        let arguments = try await CallArguments(of: method, on: one).values(arguments)
        if format == .lines { return try await printLines(one, arguments) }
        var last: String?
        repeat {
            if last != nil { try await Task.sleep(for: .seconds(interval)) }
            let answer = try await answer(of: one, arguments)
            if last?.utf8.elementsEqual(answer.utf8) != true { try output(answer) }
            last = answer
        } while watch
    }

    // MARK: Whole answers

    private func answer(of one: OneServer, _ arguments: [any OneArgument]) async throws -> String {
        let progress = Progress()
        let answer: String
        do {
            answer = try await text(of: one, arguments, progress)
        } catch {
            await progress.finish()
            throw error
        }
        await progress.finish()
        return answer
    }

    private func text(of one: OneServer, _ arguments: [any OneArgument], _ progress: Progress) async throws -> String {
        let isShown = isatty(STDERR_FILENO) == 1
        let show: OneServer.Progress? = isShown ? { @Sendable in await progress.show(bytes: $0, objects: $1) } : nil
        if format != .xml, let type = MethodDescription.named(method)?.result {
            return try text(await one.answer(type, method, arguments, show))
        }
        let answer: One.XMLRPCValue = try await one.perform(method, arguments, progress: show)
        guard case .string(let document) = answer, format == .xml || document.hasPrefix("<") else {
            return try text(answer)
        }
        return format == .xml ? document : try text(OneDocument(document))
    }

    private func text(_ answer: any OneAnswer) throws -> String {
        if let pool = answer as? any OnePool { return try text(of: pool) }
        if format == .table || columns != nil { throw noPool("a table could show") }
        if !filters.isEmpty { throw noPool("--filter could choose from") }
        return try JSON.text(answer)
    }

    private func text<Pool: OnePool>(of pool: Pool) throws -> String {
        let isTerminal = isatty(STDOUT_FILENO) == 1
        let objects = try pool.filter { object in try filters.allSatisfy { try $0.fits(object) } }
        guard format == .table || columns != nil || format == nil && isTerminal else {
            return try filters.isEmpty ? JSON.text(pool) : JSON.text(of: [Pool.Element.root: objects])
        }
        let isBold = isTerminal && ProcessInfo.processInfo.environment["NO_COLOR"] == nil
        let table = try Table.text(objects, columns: columns?.split(separator: ",").map(String.init), isBold: isBold)
        return watch && isTerminal ? "\u{1B}[H\u{1B}[2J\(table)" : table
    }

    private func noPool(_ use: String) -> Failure { Failure(description: "\(method) returns no pool, which \(use)") }

    // MARK: Lines

    private func printLines(_ one: OneServer, _ arguments: [any OneArgument]) async throws {
        guard let pool = MethodDescription.named(method)?.result as? any OnePool.Type else {
            throw noPool("--lines could print")
        }
        try await printLines(of: pool, one, arguments)
    }

    private func printLines<Pool: OnePool>(
        of pool: Pool.Type, _ one: OneServer, _ arguments: [any OneArgument]
    ) async throws {
        let objects: OneStream<Pool> = one.stream(method, arguments)
        for try await object in objects where try filters.allSatisfy({ try $0.fits(object) }) {
            try output(JSON.text(of: object, onOneLine: true))
        }
    }
}

extension OneServer {
    fileprivate func answer<Answer: OneAnswer>(
        _ type: Answer.Type, _ method: String, _ arguments: [any OneArgument], _ progress: Progress?
    ) async throws -> any OneAnswer {
        let answer: Answer = try await perform(method, arguments, progress: progress)
        return answer
    }
}
