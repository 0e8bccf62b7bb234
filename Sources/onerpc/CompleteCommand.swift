import ArgumentParser
import OpenNebula
import OpenNebulaTesting

/// Prints the completions of the last word, one on each line. The shells' completion scripts run this command.
struct CompleteCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "complete", abstract: "Print the completions of the last word.", shouldDisplay: false)

    @ArgumentParser.Argument(parsing: .captureForPassthrough)
    var words: [String] = []

    func run() async throws {
        let words = words.first == "--" ? Array(words.dropFirst()) : words
        guard let last = words.last else { return }
        for word in await Completion(of: words.dropLast()).candidates(for: last)
        where word.utf8.starts(with: last.utf8) && !word.unicodeScalars.contains(where: \.isControl) {
            try output(word)
        }
    }
}

/// The words before the word to complete.
private struct Completion {
    private var command: (any ParsableCommand.Type)?
    /// The arguments, without the name of the subcommand.
    private var arguments: [String] = []
    private var isOptionValue = false
    private var isOfDemo = false
    private var endpoint: String?

    private static let commands = Onerpc.configuration.subcommands.filter { $0.configuration.shouldDisplay }

    init(of words: ArraySlice<String>) {
        let options = Self.commands.flatMap(Self.options)
        var words = words
        while let word = words.popFirst() {
            if word == "--demo" { isOfDemo = true }
            if options.contains(where: { $0.name == word && $0.hasValue }) {
                let value = words.popFirst()
                isOptionValue = value == nil
                if word == "--endpoint" { endpoint = value }
            } else if !word.utf8.starts(with: "--".utf8) {
                arguments.append(word)
            }
        }
        command = Self.commands.first { $0.configuration.commandName == arguments.first }
        if command != nil { arguments.removeFirst() }
    }

    func candidates(for word: String) async -> [String] {
        if isOptionValue { return [] }
        if word.utf8.starts(with: "-".utf8) { return Self.options(of: command ?? CallCommand.self).map(\.name) }
        let methods = MethodDescription.all.map(\.name)
        switch (command ?? CallCommand.self, arguments.count) {
        case (is CallCommand.Type, 0):
            return (command == nil ? Self.commands.compactMap { $0.configuration.commandName } : []) + methods
        case (is CallCommand.Type, let count):
            guard let method = MethodDescription.named(arguments[0]), count <= method.parameters.count,
                let kind = ObjectName.kind(of: method.parameters[count - 1], of: method)
            else { return [] }
            return await names(kind, for: word)
        case (is WaitCommand.Type, 0): return WaitCommand.Kind.allCases.map(\.rawValue)
        case (is WaitCommand.Type, 1): return await names(arguments[0], for: word)
        case (is WaitCommand.Type, _): return (WaitCommand.Kind(rawValue: arguments[0])?.states ?? []) + ["gone"]
        case (is MethodsCommand.Type, 0), (is DecodeCommand.Type, 0): return methods
        case (is CompletionCommand.Type, 0): return CompletionCommand.Shell.allCases.map(\.rawValue)
        default: return []
        }
    }

    /// Returns the names of objects. Asks the core only if the word begins with the prefix, and ignores errors, because
    /// they would disturb the user's typing.
    private func names(_ kind: String, for word: String) async -> [String] {
        guard word.utf8.starts(with: ObjectName.prefix.utf8) else { return [ObjectName.prefix] }
        do {
            let one = try ServerOptions.connect(demo: isOfDemo, endpoint: endpoint, timeout: .seconds(5))
            return try await Set(ObjectName.all(kind, on: one)).sorted().map { ObjectName.prefix + $0 }
        } catch {
            return []
        }
    }

    /// Returns a command's options, which are read from its help.
    private static func options(of command: any ParsableCommand.Type) -> [(name: String, hasValue: Bool)] {
        Onerpc.helpMessage(for: command).split(separator: "\n").compactMap { line in
            let words = line.split(separator: " ")
            guard line.utf8.starts(with: "  -".utf8), let name = words.first(where: { $0.utf8.starts(with: "--".utf8) })
            else { return nil }
            return (String(name), line.utf8.contains("\(name) <".utf8))
        }
    }
}

extension Unicode.Scalar {
    fileprivate var isControl: Bool { properties.generalCategory == .control }
}
