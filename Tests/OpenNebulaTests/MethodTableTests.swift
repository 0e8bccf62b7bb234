import Foundation
import Testing

@testable import OpenNebula

/// `MethodTable.swift` lists the methods that the sources declare. Where it does not, this test fails; run it with
/// `WRITE_METHOD_TABLE=1` in the environment to write the file anew.
@Suite(.aside) struct MethodTableTests {
    @Test func tableMatchesTheDeclarations() throws {
        let sources = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
            .appendingPathComponent("../../Sources/OpenNebula").standardizedFileURL
        let file = sources.appendingPathComponent("Calls/MethodTable.swift")
        let table = try Declarations(under: sources).table()
        if ProcessInfo.processInfo.environment["WRITE_METHOD_TABLE"] != nil {
            try table.write(to: file, atomically: true, encoding: .utf8)
        }
        #expect(try String(contentsOf: file, encoding: .utf8) == table)
    }
}

/// What the sources declare of namespaces, found by their text.
private struct Declarations {
    struct Namespace {
        var protocols: [String] = []
        var name: String?
        var document: String?
        /// `info(_ id: Int) -> Document` by `info`.
        var methods: [(name: String, parameters: String, result: String)] = []
    }

    var namespaces: [String: Namespace] = [:]
    /// What is nested in `One`.
    var nested: Set<String> = []

    init(under sources: URL) throws {
        let files = FileManager.default.enumerator(at: sources, includingPropertiesForKeys: nil)
        for case let file as URL in files ?? .init()
        where file.pathExtension == "swift" && !file.path.contains("/Helpers/") {
            read(try String(contentsOf: file, encoding: .utf8))
        }
    }

    private mutating func read(_ source: String) {
        nested.formUnion(source.matches(of: /(?m)^ {4}public (?:struct|typealias) (\w+)/).map { String($0.1) })
        for declaration in source.matches(
            of:
                /(?m)^( *)(?:public )?(?:struct|protocol|extension) (?!One \{)(?:One\.)?(\w+)(?:: ([^{]+?))? \{\n((?s).*?)^\1\}/
        ) {
            var namespace = namespaces[String(declaration.2)] ?? Namespace()
            namespace.protocols += (declaration.3 ?? "").split { !$0.isLetter }.map(String.init)
            let body = declaration.4
            if let name = body.firstMatch(of: /static let name = "(\w+)"/) { namespace.name = String(name.1) }
            if let document = body.firstMatch(of: /typealias Document = ([\w.]+)/) {
                namespace.document = String(document.1)
            }
            // `one.host.call` is no method.
            for method in declaration.2 == "OneNamespace"
                ? []
                : body.matches(
                    of: /public func (\w+)\(((?:(?!->)(?s:.))*?)\) async throws -> (\S+)/)
            {
                let parameters = method.2.split(whereSeparator: \.isWhitespace).joined(separator: " ")
                namespace.methods.append((String(method.1), parameters, String(method.3)))
            }
            namespaces[String(declaration.2)] = namespace
        }
    }

    /// The types as users write them.
    private func qualified(_ text: String) -> String {
        text.replacing(/(?<prefix>^|[^.\w])(?<name>\w+)/) { match in
            "\(match.prefix)\(nested.contains(String(match.name)) ? "One." : "")\(match.name)"
        }
    }

    func table() -> String {
        let lines = namespaces.values.flatMap { namespace in
            guard let name = namespace.name else { return [String]() }
            let methods = namespace.methods + namespace.protocols.flatMap { namespaces[$0]?.methods ?? [] }
            return methods.map { method in
                let result = qualified(method.result == "Document" ? namespace.document ?? "" : method.result)
                let parameters = qualified(method.parameters).replacing("\"", with: "\\\"")
                return
                    "        .init(\"\(name).\(method.name)\", \"(\(parameters)) -> \(result)\", \(result).self),"
            }
        }
        return """
            // swift-format-ignore-file
            // Written by MethodTableTests from the declarations of the methods.

            extension MethodDescription {
                /// Every method that this library declares, by name.
                package static let all: [MethodDescription] = [
            \(lines.sorted().joined(separator: "\n"))
                ]
            }

            """
    }
}
