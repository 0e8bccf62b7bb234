import CLibXML2
import Foundation
import Testing

@testable import OpenNebula

/// `Schemas/` and the structs say the same, and both what cores send.
@Suite(.onSerialThread) struct SchemaTests {
    static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
        .appendingPathComponent("../../Schemas").standardizedFileURL

    /// The documents: what the declared methods return, and what cores hand to programs of a user.
    static let documents: [any OneRoot.Type] = {
        let returned = MethodDescription.all.compactMap { $0.result as? any OneRoot.Type }
        let handed: [any OneRoot.Type] = [
            One.HookMessage.self, One.CallInfo.self, One.SchedulerDriverAction.self, One.Requirements.self,
            One.Plan.self, One.History.self,
        ]
        return Dictionary((returned + handed).map { ("\($0)", $0) }) { first, _ in first }.sorted { $0.key < $1.key }
            .map(\.value)
    }()

    static func file(of type: any OneRoot.Type) -> URL {
        let monitoring = "\(type)".hasSuffix("MonitoringData") ? "\(type)".dropLast("MonitoringData".count) + "_" : ""
        return folder.appendingPathComponent((monitoring + type.root + ".xsd").lowercased())
    }

    // MARK: What cores send is valid

    static let answers = (Recording.all + Recording.more).filter { recording in
        guard let response = try? String(decoding: recording.response(), as: UTF8.self) else { return false }
        return recording.name.hasPrefix("one.") && response.contains("<boolean>1</boolean>")
            && response.contains("<string>&lt;")
    }

    @Test(arguments: answers) func recordedAnswersAreValid(_ recording: Recording) throws {
        let method = try #require(MethodDescription.named(recording.method), "\(recording.method)")
        let type = try #require(method.result as? any OneRoot.Type)
        let document = try String(saved: recording.response())
        #expect(try Self.validate(document, against: Self.file(of: type)) == 0, "\(recording.testDescription)")
    }

    @Test func whatNoCoreSendsIsNot() throws {
        let vm = Self.folder.appendingPathComponent("host_pool.xsd")
        #expect(try Self.validate("<HOST_POOL/>", against: vm) == 0)
        #expect(try Self.validate("<HOST_POOL><HOST/></HOST_POOL>", against: vm) != 0)
        #expect(try Self.validate("<HOST_POOL><VM/></HOST_POOL>", against: vm) != 0)
        #expect(try Self.validate("<POOL/>", against: vm) != 0)
    }

    static func validate(_ document: String, against file: URL) throws -> Int32 {
        xmlInitParser()
        let parser = try #require(xmlSchemaNewParserCtxt(file.path))
        defer { xmlSchemaFreeParserCtxt(parser) }
        let schema = try #require(xmlSchemaParse(parser), "\(file.lastPathComponent) is no schema")
        defer { xmlSchemaFree(schema) }
        let context = try #require(xmlSchemaNewValidCtxt(schema))
        defer { xmlSchemaFreeValidCtxt(context) }
        let bytes = Array(document.utf8)
        let parsed = bytes.withUnsafeBytes {
            xmlReadMemory($0.bindMemory(to: CChar.self).baseAddress, Int32($0.count), nil, nil, 0)
        }
        let tree = try #require(parsed)
        defer { xmlFreeDoc(tree) }
        return xmlSchemaValidateDoc(context, tree)
    }

    // MARK: A field is an element, an element a field

    @Test(arguments: documents.indices) func fieldsAreElements(_ index: Int) throws {
        let type = Self.documents[index]
        let fields = try recorded(type)
        let elements = try Schema(file: Self.file(of: type)).elements(of: type.root)
        for path in Set(fields.keys).union(elements.keys).sorted() {
            guard let field = fields[path] else {
                Issue.record("\(type): \(path) is an element, and no field")
                continue
            }
            guard let element = elements[path] else {
                Issue.record("\(type): \(path) is a field, and no element")
                continue
            }
            #expect(field == element, "\(type): \(path)")
        }
    }

    @Test func everySchemaIsOfADocument() throws {
        let files = try FileManager.default.contentsOfDirectory(atPath: Self.folder.path).filter {
            $0.hasSuffix(".xsd")
        }
        #expect(Set(files) == Set(Self.documents.map { Self.file(of: $0).lastPathComponent } + ["shared.xsd"]))
    }

    private func recorded<Root: OneRoot>(_ type: Root.Type) throws -> [String: FieldRecorder.Field] {
        try FieldRecorder.fields(of: type)
    }
}

/// The elements that a schema declares, read without a validator.
private struct Schema {
    private var types: [String: XMLElement] = [:]
    private var roots: [String: String] = [:]

    init(file: URL) throws {
        var read: Set<String> = []
        var files = [file.lastPathComponent]
        while let name = files.popLast() {
            guard read.insert(name).inserted else { continue }
            let url = file.deletingLastPathComponent().appendingPathComponent(name)
            let text = try String(contentsOf: url, encoding: .utf8)
            files += text.matches(of: /schemaLocation="([^"]+)"/).map { String($0.1) }
            // The tree has no attributes, so each becomes an element: <element><name>ID</name>…
            let plain = text.replacing(/<xs:(\w+)((?: [\w:]+="[^"]*")*)(\/?)>/) { match in
                let attributes = match.2.matches(of: /([\w:]+)="([^"]*)"/)
                    .map {
                        "<\($0.1.split(separator: ":").last ?? "")>\($0.2)</\($0.1.split(separator: ":").last ?? "")>"
                    }
                return "<\(match.1)>\(attributes.joined())" + (match.3.isEmpty ? "" : "</\(match.1)>")
            }.replacing("</xs:", with: "</").replacing(/<documentation>.*?<\/documentation>/, with: "")
                .replacing(/<\?xml.*?\?>/, with: "")
            for child in try XMLTree.parse(plain.utf8).root.children {
                let name = child.child(named: "name")?.text ?? ""
                if child.name == "complexType" { types[name] = child }
                if child.name == "element" { roots[name] = child.child(named: "type")?.text }
            }
        }
    }

    func elements(of root: String) -> [String: FieldRecorder.Field] {
        var found: [String: FieldRecorder.Field] = [:]
        if let name = roots[root], let type = types[name] { collect(type, "", [name], into: &found) }
        return found
    }

    private func collect(
        _ type: XMLElement, _ path: String, _ open: [String], isRepeated: Bool = false,
        into found: inout [String: FieldRecorder.Field]
    ) {
        for group in type.children where group.name == "sequence" || group.name == "choice" {
            let isRepeated = isRepeated || group.child(named: "maxOccurs")?.text == "unbounded"
            for element in group.children where element.name == "element" {
                add(element, path, open, isRepeated, into: &found)
            }
            collect(group, path, open, isRepeated: isRepeated, into: &found)
        }
    }

    private func add(
        _ element: XMLElement, _ path: String, _ open: [String], _ isRepeated: Bool,
        into found: inout [String: FieldRecorder.Field]
    ) {
        let name = element.child(named: "name")?.text ?? ""
        let path = path.isEmpty ? name : path + "/" + name
        let typeName = element.child(named: "type")?.text
        let kinds: [String: FieldRecorder.Kind] = [
            "xs:integer": .integer, "integerOrEmpty": .integer, "xs:double": .number, "numberOrEmpty": .number,
            "xs:string": .text, "Template": .template,
        ]
        var field = FieldRecorder.Field(kind: typeName.flatMap { kinds[$0] } ?? .record)
        field.isArray = isRepeated || element.child(named: "maxOccurs")?.text == "unbounded"
        field.isOptional = !field.isArray && element.child(named: "minOccurs")?.text == "0"
        found[path] = field
        guard field.kind == .record else { return }
        if let inline = element.child(named: "complexType") {
            collect(inline, path, open, into: &found)
        } else if let typeName, let type = types[typeName], !(field.isOptional && open.contains(typeName)) {
            collect(type, path, open + [typeName], into: &found)
        }
    }
}
