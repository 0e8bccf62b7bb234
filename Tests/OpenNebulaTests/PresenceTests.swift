import Testing

@testable import OpenNebula

/// The structs require what cores guarantee, and nothing else; and have a field for whatever cores write.
@Suite(.onSerialThread) struct PresenceTests {
    /// Why the structs and the table differ.
    private static let exceptions: [String: String] = [
        "SNAPSHOTS/DISK_ID": "An image's snapshots never have it.",
        "VNET/PARENT_NETWORK_ID": "It is there, and empty where there is no parent: no number.",
    ]

    /// The last two names of a path, which stand for a property of a struct.
    private static func property(_ path: [String]) -> String { path.suffix(2).joined(separator: "/") }

    private static func fields<Root: OneRoot>(_ type: Root.Type) throws -> [[String]: FieldRecorder.Field] {
        let fields = try FieldRecorder.fields(of: type)
        return Dictionary(
            uniqueKeysWithValues: fields.map { ([Root.root] + $0.key.split(separator: "/").map(String.init), $0.value) }
        )
    }

    /// The properties that are guaranteed in all documents that have them. One struct may stand in several.
    private static func guaranteed() throws -> Set<String> {
        var (always, sometimes): (Set<String>, Set<String>) = ([], [])
        for type in SchemaTests.documents {
            guard let presence = Presence.documents[type.root] else { continue }
            for path in try fields(type).keys where presence.freeContainer(of: path.dropLast()) == nil {
                if presence.rows[path]?.isGuaranteed == true {
                    always.insert(property(path))
                } else {
                    sometimes.insert(property(path))
                }
            }
        }
        return always.subtracting(sometimes)
    }

    @Test func theTableIsThere() {
        #expect(Presence.documents.values.reduce(0) { $0 + $1.rows.count } == 2880)
        // What a VM's history says of it, and a pool's short form, are tables of their own.
        let unknown = SchemaTests.documents.filter { Presence.documents[$0.root] == nil }
        #expect(unknown.map { "\($0)" } == [])
    }

    @Test func requiredIsWhatIsGuaranteed() throws {
        let guaranteed = try Self.guaranteed()
        #expect(guaranteed.count > 170)
        for type in SchemaTests.documents {
            guard let presence = Presence.documents[type.root] else { continue }
            for (path, field) in try Self.fields(type) where !field.isArray {
                guard presence.freeContainer(of: path.dropLast()) == nil, let row = presence.rows[path] else {
                    continue
                }
                let name = Self.property(path)
                // A history's VM may be empty, a placeholder: it is nil then.
                let isInPlaceholder = path.joined(separator: "/").contains("HISTORY/VM/")
                if Self.exceptions[name] != nil || isInPlaceholder { continue }
                if !field.isOptional {
                    #expect(row.isGuaranteed, "\(type): \(path.joined(separator: "/")) is required, and not guaranteed")
                } else {
                    #expect(!guaranteed.contains(name), "\(type): \(path.joined(separator: "/")) is always there")
                }
            }
        }
    }

    /// What stands in a container of known names has a field; a container of any names is kept whole.
    @Test func everyElementHasAField() throws {
        for type in SchemaTests.documents {
            guard let presence = Presence.documents[type.root] else { continue }
            let fields = try Self.fields(type)
            for path in presence.rows.keys where path.count > 1 && path.last != "*" {
                if Self.exceptions[Self.property(path)] != nil { continue }
                if let free = presence.freeContainer(of: path) {
                    let isWhole = (1...free.count).contains { fields[Array(free.prefix($0))]?.kind == .template }
                    #expect(isWhole || free.count == 1, "\(type): \(free.joined(separator: "/")) is not kept whole")
                } else if !(1..<path.count).contains(where: { fields[Array(path.prefix($0))]?.kind == .template }) {
                    #expect(fields[path] != nil, "\(type): \(path.joined(separator: "/")) has no field")
                }
            }
        }
    }
}
