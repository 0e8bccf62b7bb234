import Foundation
import Testing

@testable import OpenNebula

/// Answers that no honest core sends.
@Suite(.onSerialThread) struct HostileTests {
    /// Objects that each bring a name of their own, which nobody knows.
    @Test func manyUnknownNamesAreKept() throws {
        let zones = (0..<20_000).map {
            "<ZONE><ID>\($0)</ID><NAME>a</NAME><X\($0)>1</X\($0)><TEMPLATE/><SERVER_POOL/></ZONE>"
        }
        let pool = try One.ZonePool(saved: envelope("<ZONE_POOL>\(zones.joined())</ZONE_POOL>").utf8)
        #expect(pool.count == 20_000)
        #expect(pool.allSatisfy { $0.others == ["X\($0.ID)": "1"] })
    }

    /// What an answer is read as: every type that can be asked for.
    private func read(_ answer: some Collection<UInt8>) -> [Result<String, OneError>] {
        ([One.VM.self, One.XMLRPCValue.self, OneDocument.self, String.self, Int.self, [Int].self]
            as [any OneAnswer.Type]).map { type in
                outcome(of: { "\(try type.init(saved: answer))" })
            }
    }

    private func envelope(_ document: String) -> String {
        (try? XMLRPCResponse.value([true, .string(document), 0]).xml()) ?? ""
    }

    private func failure(_ answer: String, _ type: any OneAnswer.Type = One.VM.self) throws -> OneError {
        try #require(throws: OneError.self) { try type.init(saved: Array(answer.utf8)) }
    }

    static let recorded = Recording.all.filter { $0.release == "7.4.0" && $0.name == "one.vm.info-6" }

    /// An answer that ends early is an error, wherever that is.
    @Test(arguments: recorded) func everyTruncationIsAnError(_ recording: Recording) throws {
        let answer = Array(try recording.response())
        let end = try #require(answer.lastIndex(of: UInt8(ascii: ">")))
        for count in 0...end {
            let error = try #require(throws: OneError.self) { try One.VM(saved: answer[..<count]) }
            #expect(error.code == .malformedAnswer, "\(count)")
        }
        #expect(throws: Never.self) { try One.VM(saved: answer) }
    }

    /// One byte changed to any other is an error, or changes one text alone.
    @Test func everyCorruptionIsAnErrorOrChangesOneText() throws {
        struct Item: OneRoot {
            static let root = "ITEM"
            var ID: Int
            var NAME: String
            var TEMPLATE: One.Template
        }
        let document =
            "<ITEM><ID>42</ID><NAME>a &amp; b</NAME><TEMPLATE><X><![CDATA[y]]></X><V><A>1</A></V></TEMPLATE></ITEM>"
        let answer = Array(envelope(document).utf8)
        let honest = try Item(saved: answer)
        func texts(_ item: Item) -> [String] {
            ["\(item.ID)", item.NAME, "\(item.TEMPLATE["X"] ?? "")", "\(item.TEMPLATE["V"]?["A"] ?? "")"]
                + item.TEMPLATE.map(\.name)
        }
        var (errors, changes) = (0, 0)
        for position in answer.indices {
            for byte in UInt8.min...UInt8.max where byte != answer[position] {
                var corrupt = answer
                corrupt[position] = byte
                switch outcome(of: { try Item(saved: corrupt) }) {
                case .success(let item):
                    let differences = zip(texts(item), texts(honest)).filter { $0 != $1 }.count
                    #expect(differences <= 1 && item.TEMPLATE.count == 2, "byte \(position) is \(byte): \(item)")
                    changes += 1
                case .failure(let error):
                    // A failure's boolean is one byte away from a success'.
                    #expect([.malformedAnswer, .core(0)].contains(error.code), "byte \(position) is \(byte): \(error)")
                    errors += 1
                }
            }
        }
        #expect(errors > 10 * changes && changes > 0)
    }

    @Test func entitiesAreThoseOfXML() throws {
        let laughs = """
            <!DOCTYPE l [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;">]>
            """
        let file = "<!DOCTYPE l [<!ENTITY f SYSTEM \"file:///etc/passwd\">]>"
        for doctype in [laughs, file, "<!DOCTYPE VM SYSTEM \"http://127.0.0.1:1/x.dtd\">", "<!DOCTYPE VM>"] {
            #expect(try failure(envelope(doctype + "<VM><NAME>&c;&f;</NAME></VM>")).code == .malformedAnswer)
            let outer = envelope("<VM/>").replacing("<methodResponse>", with: doctype + "<methodResponse>")
            #expect(try failure(outer).code == .malformedAnswer)
        }
        for text in ["&c;", "&nbsp;", "&#0;", "&#x1F;", "&#xFFFE;", "&#xD800;", "&#x110000;", "&;", "&lt"] {
            #expect(try failure(envelope("<VM><NAME>\(text)</NAME></VM>")).code == .malformedAnswer, "\(text)")
        }
    }

    @Test func depthIsBound() throws {
        let deep = String(repeating: "<A>", count: 100_000)
        #expect(try failure(envelope(deep)).message.contains("256"))
        let arrays = String(repeating: "<array><data><value>", count: 100_000)
        #expect(
            try failure("<methodResponse><params><param><value>" + arrays, One.XMLRPCValue.self).message.contains("256")
        )
    }

    @Test func countIsBound() {
        func problem(maximumCount: Int, maximumText: Int) -> String? {
            var builder = XMLTreeBuilder(maximumCount: maximumCount, maximumText: maximumText)
            let name = builder.add(name: "A")
            builder.startElement(name)
            for _ in 0..<9 {
                builder.startElement(name)
                Array("text".utf8).withUnsafeBufferPointer { builder.characters($0) }
                builder.endElement()
            }
            builder.endElement()
            return builder.failure?.problem
        }
        #expect(problem(maximumCount: 10, maximumText: 36) == nil)
        #expect(problem(maximumCount: 9, maximumText: 36) == "more than 9 elements")
        #expect(problem(maximumCount: 10, maximumText: 35) == "more than 35 bytes of text")
        let bounds = XMLTreeBuilder()
        #expect(bounds.maximumCount == 33_554_432 && bounds.maximumText == UInt32.max)
    }

    @Test func bytesThatAreNoTextAreRefused() throws {
        let honest = Array(envelope("<VM><NAME>abc</NAME></VM>").utf8)
        let index = try #require(honest.indices.first { honest[$0...].starts(with: "abc".utf8) })
        for bytes in [
            [0], [0xFF], [0xC0, 0x80], [0xED, 0xA0, 0x80], [0xF4, 0x90, 0x80, 0x80], [0x1B], [0xE2, 0x82],
        ]
            as [[UInt8]]
        {
            var answer = honest
            answer.replaceSubrange(index..<(index + 1), with: bytes)
            for result in read(answer) {
                guard case .failure(let error) = result else {
                    Issue.record("\(bytes): \(result)")
                    continue
                }
                #expect(error.code == .malformedAnswer)
            }
        }
    }

    @Test(arguments: [
        "<VM_POOL></VM_POOL>", "<vm></vm>", "text", "", "<VM>", "<VM></VM><VM></VM>", "<VM></VM>text",
        "<VM><ID>9223372036854775808</ID></VM>", "<VM><ID>1.5</ID></VM>", "<VM><ID>0x10</ID></VM>",
        "<VM><ID>1</ID><ID>2</ID></VM>",
    ])
    func documentsOfTheWrongShapeAreErrors(_ document: String) throws {
        #expect(try failure(envelope(document)).code == .malformedAnswer)
    }

    @Test(arguments: [
        "<array/>", "<array><data/></array>", "<array><data><value><boolean>1</boolean></value></data></array>",
        "<array><data><value><boolean>2</boolean></value><value>1</value></data></array>",
        "<array><data><value><i4>1</i4></value><value>1</value></data></array>",
        "<struct><member><name>a</name></member></struct>", "<i4>99999999999999999999</i4>", "<i4></i4>",
        "<double>x</double>", "<base64>%</base64>", "<i4>1</i4><i4>2</i4>", "<unknown/>",
    ])
    func envelopesOfTheWrongShapeAreErrors(_ value: String) throws {
        let answer = "<methodResponse><params><param><value>\(value)</value></param></params></methodResponse>"
        for type in [One.VM.self, Int.self, One.XMLRPCValue.self] as [any OneAnswer.Type] {
            #expect(try failure(answer, type).code == .malformedAnswer)
        }
    }

    /// What stands around a document is checked, too.
    @Test(arguments: [
        ("<int>0</int>", "<int>x</int>"), ("</string>", "<!-- -->x</string>"), ("</string>", "<b/></string>"),
        ("</value></data>", "</value><x/></data>"), ("</param>", "</param><x/>"), ("</params>", "</params><fault/>"),
    ])
    func envelopesOfADocumentAreChecked(_ part: String, _ wrong: String) throws {
        let answer = envelope("<ID>1</ID>")
        #expect(throws: Never.self) { try OneDocument(saved: answer.utf8) }
        let changed = answer.replacing(part, with: wrong)
        #expect(changed != answer)
        #expect(try failure(changed, OneDocument.self).code == .malformedAnswer)
    }
}
