import Foundation
@testable import OpenNebula
import Programs
import Testing

/// The public interface, as the compiler describes it.
@Suite(.fewPrograms) struct InterfaceTests {
    private struct Graph: Decodable {
        struct Symbol: Decodable {
            struct Kind: Decodable { var identifier: String }
            struct Fragment: Decodable { var spelling: String }
            var kind: Kind
            var pathComponents: [String]
            var declarationFragments: [Fragment]

            /// As it is declared, without attributes.
            var declaration: String {
                let text = declarationFragments.map(\.spelling).joined()
                return text.replacing("@discardableResult ", with: "")
            }
        }
        var symbols: [Symbol]
    }

    private static func symbols(inherited: Bool = false) async throws -> [Graph.Symbol] {
        try await Program.withFolder { folder in
            let target = try await Program.run(
                URL(fileURLWithPath: "/usr/bin/env"), ["swiftc", "-print-target-info"], timeout: .seconds(60))
            let triple = try #require(target.output.firstMatch(of: /"triple": "([^"]+)"/)?.1)
            let extracted = try await Program.run(
                URL(fileURLWithPath: "/usr/bin/env"),
                [
                    "swift", "symbolgraph-extract", "-module-name", "OpenNebula", "-minimum-access-level", "public",
                    "-target", String(triple), "-output-dir", folder.path,
                ] + (inherited ? [] : ["-skip-synthesized-members"]) + Compiler.modules, timeout: .seconds(300))
            #expect(extracted.code == 0, "\(extracted.errors)")
            let file = folder.appendingPathComponent("OpenNebula.symbols.json")
            return try JSONDecoder().decode(Graph.self, from: Data(contentsOf: file)).symbols
        }
    }

    /// A program's own `Host` or `Template`, and Foundation's, are never ours.
    @Test func whatStandsAtTopLevelBeginsWithOne() async throws {
        let names = Set(try await Self.symbols().filter { $0.pathComponents.count == 1 }.map { $0.pathComponents[0] })
        #expect(names.isSuperset(of: ["One", "OneServer", "OneError", "OnePool"]))
        #expect(names.filter { !$0.hasPrefix("One") } == [])
    }

    /// Each document can be made: its initializer has a parameter for each property, in their order.
    @Test func documentsHaveMemberwiseInitializers() async throws {
        let symbols = try await Self.symbols()
        let properties = Dictionary(
            grouping: symbols.filter { symbol in
                symbol.kind.identifier == "swift.property" && !symbol.declaration.hasSuffix("{ get }")
                    && symbol.pathComponents.last?.contains(/^[A-Z][A-Z0-9_]*$/) == true
            }, by: { $0.pathComponents.dropLast() }
        ).mapValues { $0.compactMap(\.pathComponents.last) }
        let initializers = Dictionary(
            grouping: symbols.filter { $0.kind.identifier == "swift.init" }, by: { $0.pathComponents.dropLast() }
        ).mapValues { $0.compactMap(\.pathComponents.last) }
        let decodable = initializers.filter { $0.value.contains("init(from:)") }.keys
        #expect(decodable.count > 100)
        for type in decodable {
            guard let names = properties[type] else { continue }
            let labels = (initializers[type] ?? []).map { name in
                Set(name.dropFirst("init(".count).dropLast().split(separator: ":").map(String.init))
            }
            #expect(
                labels.contains(Set(names).union(["others"])),
                "\(type.joined(separator: ".")) has \(names), and takes \(labels)")
        }
    }

    /// A file that imports Foundation as well names our types, in debug and in release; and knows no libxml2.
    @Test(arguments: ["-Onone", "-O"]) func namesDoNotCollide(_ level: String) async throws {
        try await Program.withFolder { folder in
            let source = folder.appendingPathComponent("Drain.swift")
            try """
            import Foundation
            import OpenNebula

            struct Template { var host: Host }
            func drain(_ host: One.Host, _ template: Template) -> One.Template { host.TEMPLATE }
            func hold(_ lock: One.Lock, _ document: One.Document, _ group: One.Group) -> [Int] { [document.ID] }
            """.write(to: source, atomically: true, encoding: .utf8)
            let compiled = try await Compiler.compile(
                [source], flags: ["-warnings-as-errors", "-parse-as-library", "-c", level, "-o", folder.path + "/o"])
            #expect(compiled.code == 0, "\(compiled.errors)")
        }
    }

    /// The table of methods says of each what its declaration says, and leaves none out.
    @Test func theTableIsWhatIsDeclared() async throws {
        let symbols = try await Self.symbols(inherited: true)
        /// The namespace's name, as `host`, by its type.
        var names: [String: String] = [:]
        for symbol in symbols where symbol.pathComponents.first == "OneServer" {
            if let property = symbol.declaration.wholeMatch(of: /var (\w+): One\.(\w+Namespace) { get }/) {
                names[String(property.2)] = String(property.1)
            }
        }
        // A helper may have the name of a method of the core.
        var declared: [String: [String]] = [:]
        for symbol in symbols where symbol.pathComponents.count == 3 {
            guard let name = names[symbol.pathComponents[1]],
                let method = symbol.declaration.wholeMatch(of: /func (\w+)(\(.*\)) async throws -> (.+)/),
                method.2 == "()" || method.2.hasPrefix("(_ ")
            else { continue }
            let document = symbols.first {
                $0.pathComponents == ["One", symbol.pathComponents[1], "Document"]
            }?.declaration.split(separator: " ").last
            let result = method.3 == "Self.Document" ? document ?? "" : method.3
            declared["\(name).\(method.1)", default: []].append("\(method.2) -> \(result)")
        }
        #expect(MethodDescription.all.count == 307)
        for method in MethodDescription.all {
            #expect(declared[method.name]?.contains(method.signature) == true, "\(method.name)")
        }
        // What is made of several calls is no method of a core's.
        let helpers = Set(declared.keys).subtracting(MethodDescription.all.map(\.name))
        #expect(Set(helpers.compactMap { $0.split(separator: ".").last }).subtracting(Self.helpers) == [])
    }

    private static let helpers: Set<Substring> = [
        "attachDisk", "attachNIC", "attachPCI", "call", "change", "detachDisk", "detachNIC", "export", "find", "flush",
        "listMethods", "multicall", "named", "raftStatuses", "resizeDisk", "saveAsTemplate", "saveDisk",
        "takeSnapshot", "wait", "waitUntilGone", "waitUntilReady", "withLock",
    ]
}
