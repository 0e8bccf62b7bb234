import Foundation
import Testing

@testable import OpenNebula
@testable import OpenNebulaTesting

/// Documents as no core has sent them yet, and one may: made of each recorded one, by the table of what is guaranteed.
/// All decode, and all that they hold comes through.
@Suite(.onSerialThread) struct DerivedTests {
    /// The recorded documents, each with what it decodes to.
    private static let documents: [(name: String, type: any OneRoot.Type, root: Node)] = RecordingTests.recordings
        .compactMap { recording in
            guard let type = MethodDescription.named(recording.method)?.result as? any OneRoot.Type,
                let response = try? recording.response(), let xml = try? String(saved: response), xml.hasPrefix("<"),
                let root = try? Node(xml: xml)
            else { return nil }
            return (recording.testDescription, type, root)
        }

    /// For each property of a struct, by the last three names of its path, the smallest recorded document that has it.
    private static let byPath: [(path: [String], type: any OneRoot.Type, root: Node)] = {
        var smallest: [ArraySlice<String>: (size: Int, path: [String], index: Int)] = [:]
        for (index, document) in documents.enumerated() {
            let size = document.root.count
            for path in document.root.paths() where size < smallest[path.suffix(3)]?.size ?? .max {
                smallest[path.suffix(3)] = (size, path, index)
            }
        }
        return smallest.values.sorted { $0.path.joined(separator: "/") < $1.path.joined(separator: "/") }
            .map { ($0.path, documents[$0.index].type, documents[$0.index].root) }
    }()

    private func check(_ root: Node, as type: any OneRoot.Type, _ what: @autoclosure () -> String) {
        do {
            let xml = root.xml
            let value = try type.init(saved: xml.utf8)
            let json = try JSONEncoder().encode(value)
            let differences = try Leaves(xml: Data(xml.utf8)).differences(from: Leaves(json: json, root: type.root))
            #expect(differences == [], "\(what())")
            #expect(try comesBack(value, json), "\(what())")
        } catch {
            Issue.record("\(what()): \(error)")
        }
    }

    private func comesBack<Root: OneRoot>(_ value: Root, _ json: Data) throws -> Bool {
        try JSONDecoder().decode(Root.self, from: json) == value
    }

    @Test func thereAreDocuments() {
        #expect(Self.documents.count > 290 && Self.byPath.count > 1000)
    }

    /// Whatever is not always there may be missing, one thing at a time.
    @Test func anythingThatIsNotGuaranteedMayBeMissing() throws {
        var removed = 0
        for (path, type, root) in Self.byPath where path.count > 1 {
            guard let presence = Presence.documents[path[0]] else { continue }
            let isFree = presence.freeContainer(of: path.dropLast()) != nil
            // A history's VM is whole, or an empty placeholder.
            if path.joined(separator: "/").contains("HISTORY/VM/"), !isFree { continue }
            guard isFree || presence.rows[path].map({ !$0.isGuaranteed }) ?? false else { continue }
            var root = root
            root.change(path.dropFirst()) { _ in [] }
            check(root, as: type, "without \(path.joined(separator: "/"))")
            removed += 1
        }
        #expect(removed > 600)
    }

    /// What is not the core's own may be anything: nothing, a text, a number beyond all bounds, there twice.
    @Test(arguments: ["", "no number", "18446744073709551615", "-1.23457e+07", "twice"])
    func whatIsRelayedMayBeAnything(_ text: String) throws {
        for (name, type, root) in Self.documents {
            guard let presence = Presence.documents[type.root] else { continue }
            var root = root
            for path in root.paths() where path.count > 1 {
                let free = presence.freeContainer(of: path.dropLast())
                let isRelayed = presence.rows[path]?.isRelayed ?? (free != nil)
                guard isRelayed, presence.rows[path].map({ $0.container == .leaf }) ?? true else { continue }
                root.change(path.dropFirst()) { node in
                    guard node.children.isEmpty else { return [node] }
                    // In a container of known names an element comes once.
                    if text == "twice" { return free == nil ? [node] : [node, node] }
                    return [Node(node.name, text)]
                }
            }
            check(root, as: type, "\(name) with \"\(text)\"")
        }
    }

    /// A container of any names may hold names that nobody knows: a text, and a vector.
    @Test func freeContainersMayHoldAnything() throws {
        var changed = 0
        for (name, type, root) in Self.documents {
            guard let presence = Presence.documents[type.root] else { continue }
            var root = root
            for path in root.paths() where presence.rows[path]?.container == .free && path.last != "VALUE" {
                root.change(path.dropFirst()) { node in
                    guard !node.children.isEmpty || node.text.isEmpty else { return [node] }
                    var node = node
                    node.children += [Node("X_UNKNOWN", "a & b"), Node("X_VECTOR", [Node("A", "1"), Node("B", "2")])]
                    changed += 1
                    return [node]
                }
            }
            check(root, as: type, name)
        }
        #expect(changed > 1000)
    }

    /// A newer core may send more: in any container of known names, a text and a vector that nobody knows.
    @Test func closedContainersMayHoldMore() throws {
        var changed = 0
        for (name, type, root) in Self.documents {
            guard let presence = Presence.documents[type.root] else { continue }
            var root = root
            let paths = root.paths().filter { presence.freeContainer(of: $0) == nil }
            for path in paths where presence.rows[path]?.container == .closed {
                root.change(path.dropFirst()) { node in
                    guard !node.children.isEmpty else { return [node] }
                    var node = node
                    node.children.insert(Node("X_NEW", "5"), at: 0)
                    node.children.append(Node("X_MORE", [Node("A", "1"), Node("B", "2")]))
                    changed += 1
                    return [node]
                }
            }
            // In JSON it stands below `others`.
            try compareMore(type, root, name)
        }
        #expect(changed > 500)
    }

    private func compareMore<Root: OneRoot>(_ type: Root.Type, _ root: Node, _ name: String) throws {
        let value = try Root(saved: root.xml.utf8)
        let json = try JSONEncoder().encode(value)
        var found = try Leaves(json: json, root: Root.root)
        found.forget("others")
        #expect(try Leaves(xml: Data(root.xml.utf8)).differences(from: found) == [], "\(name)")
        #expect(try JSONDecoder().decode(Root.self, from: json) == value, "\(name)")
        guard case .value(.array(let items)) = FrontEnd.Reply.result(value), case .string(let written) = items[1] else {
            Issue.record("\(name) cannot be written")
            return
        }
        #expect(try Root(saved: written.utf8) == value, "\(name)")
    }

    /// After an upgrade a body may hold its elements in another order.
    @Test func elementsMayComeInAnyOrder() throws {
        for (name, type, root) in Self.documents { check(root.reordered, as: type, name) }
    }

    /// After an upgrade a body may be indented.
    @Test func documentsMayBeIndented() throws {
        for (name, type, root) in Self.documents { try compare(type, root, name) }
    }

    private func compare<Root: OneRoot>(_ type: Root.Type, _ root: Node, _ name: String) throws {
        #expect(try Root(saved: root.indented("\n  ").utf8) == Root(saved: root.xml.utf8), "\(name)")
    }
}

extension Node {
    /// How many elements there are.
    fileprivate var count: Int { children.reduce(1) { $0 + $1.count } }

    /// All paths, each once, parents first.
    fileprivate func paths() -> [[String]] {
        var (found, seen): ([[String]], Set<[String]>) = ([], [])
        func add(_ node: Node, below path: [String]) {
            let path = path + [node.name]
            if seen.insert(path).inserted { found.append(path) }
            for child in node.children { add(child, below: path) }
        }
        add(self, below: [])
        return found
    }

    /// Changes all elements at a path, relative to this one.
    fileprivate mutating func change(_ path: ArraySlice<String>, _ change: (Node) -> [Node]) {
        guard let name = path.first else { return self = change(self).first ?? self }
        children = children.flatMap { child -> [Node] in
            guard child.name == name else { return [child] }
            if path.count == 1 { return change(child) }
            var child = child
            child.change(path.dropFirst(), change)
            return [child]
        }
    }

    /// The names in another order; the order of equal names stays.
    fileprivate var reordered: Node {
        var node = self
        node.children = children.map(\.reordered).enumerated()
            .sorted { ($1.element.name, $0.offset) < ($0.element.name, $1.offset) }.map(\.element)
        return node
    }

    fileprivate func indented(_ line: String) -> String {
        guard !children.isEmpty else { return xml }
        return "<\(name)>" + children.map { line + $0.indented(line + "  ") }.joined() + line + "</\(name)>"
    }
}
