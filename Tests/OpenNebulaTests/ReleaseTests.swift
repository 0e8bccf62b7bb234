import Foundation
import Testing

@testable import OpenNebula

/// One set of structs decodes the documents of every release: those that the published schemas of a release
/// describe, with no more than they demand and with all that they allow.
@Suite(.onSerialThread) struct ReleaseTests {
    static let releases = [
        "5.12.0.4", "6.0.0.2", "6.2.2", "6.4.0", "6.6.0", "6.8.0", "6.10.0", "7.0.0", "7.2.0", "7.4.0",
    ]

    struct Row {
        var type: String
        var isRequired: Bool
        var isRepeated: Bool
        var since: Int
        var until: Int
    }

    /// The elements of every document, by document and path.
    static let rows: [String: [(path: [String], row: Row)]] = {
        guard let file = Bundle.module.url(forResource: "elements", withExtension: "tsv", subdirectory: "Fixtures"),
            let text = try? String(contentsOf: file, encoding: .utf8)
        else { return [:] }
        var rows: [String: [(path: [String], row: Row)]] = [:]
        for line in text.split(separator: "\n").dropFirst() {
            let fields = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
            let row = Row(
                type: fields[2], isRequired: fields[3] != "0", isRepeated: fields[4] != "1",
                since: releases.firstIndex(of: fields[5]) ?? 0, until: releases.firstIndex(of: fields[6]) ?? 9)
            rows[fields[0], default: []].append((fields[1].split(separator: "/").map(String.init), row))
        }
        return rows
    }()

    /// What a device holds is in no schema before 6.2.
    private static func untold(_ path: [String], _ release: Int) -> Bool { path.last == "PCI" && release < 2 }

    /// What a schema may not demand, and every core sends.
    private static func isAlwaysSent(_ path: [String]) -> Bool {
        path.first.flatMap { Presence.documents[$0]?.rows[path]?.isGuaranteed } ?? false
    }

    /// A document as the release's schema has it, nil where the release has none.
    private func document(_ name: String, as element: String, _ release: Int, whole: Bool, depth: Int = 0) -> String? {
        let rows = Self.rows[name]?.filter { $0.row.since <= release && release <= $0.row.until } ?? []
        guard rows.contains(where: { $0.path.count == 1 }), depth < 4 else { return nil }

        func content(of path: [String]) -> String {
            var xml = ""
            for (child, row) in rows where child.count == path.count + 1 && Array(child.dropLast()) == path {
                guard let name = child.last, name != "*", !Self.untold(child, release) else { continue }
                guard whole || row.isRequired || Self.isAlwaysSent(child) else {
                    continue
                }
                for _ in 0..<(whole && row.isRepeated ? 2 : 1) { xml += self.element(name, row, child, content) }
            }
            return xml
        }
        return "<\(element)>\(content(of: [name]))</\(element)>"
    }

    private func element(_ name: String, _ row: Row, _ path: [String], _ content: ([String]) -> String) -> String {
        let text =
            switch row.type {
            case "xs:decimal", "xs:float": "1.5"
            // A number is a text as well, and some elements that are declared as text only ever hold numbers.
            case "xs:integer", "xs:int", "xs:long", "xs:string": "7"
            case "xs:anyType", "anyType", "any": ""
            default: content(path)
            }
        return "<\(name)>\(text)</\(name)>"
    }

    @Test func everyDocumentHasAType() {
        #expect(Set(Self.rows.keys).subtracting(SchemaTests.documents.map { $0.root }).isEmpty)
        #expect(Self.rows.count == 52)
    }

    @Test(arguments: SchemaTests.documents.indices) func everyReleaseDecodes(_ index: Int) throws {
        let type = SchemaTests.documents[index]
        guard Self.rows[type.root] != nil, "\(type)" != "HostMonitoringData" else { return }
        for release in Self.releases.indices {
            for whole in [false, true] {
                guard let xml = resolved(type.root, release, whole: whole) else { continue }
                do {
                    _ = try type.init(saved: xml.utf8)
                } catch {
                    Issue.record("\(type), \(Self.releases[release]), whole: \(whole): \(error)")
                }
            }
        }
    }

    /// The document, with those that it refers to in it.
    private func resolved(_ name: String, _ release: Int, whole: Bool, as element: String? = nil, depth: Int = 0)
        -> String?
    {
        guard depth < 4, var xml = document(name, as: element ?? name, release, whole: whole) else { return nil }
        for (path, row) in Self.rows[name] ?? [] where row.type.hasPrefix("->") {
            guard let tag = path.last else { continue }
            let inner = resolved(String(row.type.dropFirst(2)), release, whole: whole, as: tag, depth: depth + 1)
            xml = xml.replacing("<\(tag)></\(tag)>", with: inner ?? "")
        }
        return xml
    }
}
