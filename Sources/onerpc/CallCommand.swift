import ArgumentParser
import Foundation
import OpenNebula

struct CallCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "call",
        abstract: "Call a method, and print its result.",
        discussion: """
            Integers and booleans are recognised. string:5 is the text "5". Write a template in OpenNebula's own \
            syntax, or in XML. For any argument, @path is the text of a file, and @- is the text from standard input. \
            Use this for passwords, so that they do not appear in the list of processes. For an id, name:web01 looks \
            up the object with this name. Nothing is called unless exactly one object has it. VMs in state DONE do not \
            count. Permissions can be three octal digits.

            onerpc methods vm.disk                       methods that begin with vm.disk, and their parameters
            onerpc vmpool.info -2 -1 -1 -1               all VMs, as a table or JSON
            onerpc vmpool.info -2 -1 -1 -1 --columns ID,NAME,TEMPLATE.MEMORY
            onerpc vmpool.info -2 -1 -1 -1 --filter 'NAME=web*' --filter LCM_STATE=RUNNING
            onerpc vmpool.infoextended -2 -1 -1 -1 --lines
            onerpc vm.info name:web01 --watch            again at each change
            onerpc host.info 0 --xml                     the document as the core sent it
            onerpc template.allocate @web.tpl            a template from a file
            onerpc template.instantiate name:web web01   create a VM, and print its id
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
            case .table: "Print a pool as a table. This is the default on a terminal."
            case .json: "Print indented JSON. This is the default if the output is not a terminal."
            case .lines: "Print each object of a pool as a line of JSON, as soon as it arrives."
            case .xml: "Print the document as the core sent it."
            }
        }
    }

    @Flag(exclusivity: .exclusive)
    var format: Format?

    @Option(help: "The columns of the table, in OpenNebula's names, such as ID,NAME,TEMPLATE.CPU.")
    var columns: String?

    @Option(
        name: .customLong("filter"),
        help: ArgumentHelp(
            """
            Print only matching objects of a pool: NAME=web* for values that match a pattern, LCM_STATE!=RUNNING for \
            values that do not, TEMPLATE.NIC.IP~10.0 for values that contain a text. Values are compared as a table \
            shows them, and patterns are those of the shell. If you give several filters, an object must match all.
            """, valueName: "name=pattern"))
    var filters: [Filter] = []

    @Flag(help: "Repeat the call until you interrupt it, and print the result each time it changes.")
    var watch = false

    @Option(help: "The number of seconds between two calls of --watch.")
    var interval = 2

    @ArgumentParser.Argument(help: "The method, such as host.info.")
    var method: String

    @ArgumentParser.Argument(parsing: .allUnrecognized, help: "The method's arguments, without the session.")
    var arguments: [String] = []

    func validate() throws {
        if columns != nil, let format, format != .table {
            throw ValidationError("--columns needs a table: leave out --\(format)")
        }
        if !filters.isEmpty, format == .xml {
            throw ValidationError("--xml always prints the whole document: leave out --filter")
        }
        guard (1...86_400).contains(interval) else { throw ValidationError("--interval must be 1 to 86400 seconds") }
        guard watch else { return }
        if format == .lines { throw ValidationError("--lines and --watch cannot be combined") }
        guard MethodDescription.named(method)?.isRead == true else {
            throw ValidationError("\(method) may change something: leave out --watch")
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

    // MARK: Whole results

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
        if format == .table || columns != nil { throw noPool(format == .table ? "--table" : "--columns") }
        if !filters.isEmpty { throw noPool("--filter") }
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

    private func noPool(_ option: String) -> Failure {
        Failure(description: "\(method) does not return a pool: leave out \(option)")
    }

    // MARK: Lines

    private func printLines(_ one: OneServer, _ arguments: [any OneArgument]) async throws {
        guard let pool = MethodDescription.named(method)?.result as? any OnePool.Type else {
            throw noPool("--lines")
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
