import Foundation
import Testing

@testable import OpenNebula

@Suite(.onSerialThread) struct XMLTests {
    struct Pool: Codable, Equatable {
        struct Item: Codable, Equatable {
            var ID: Int
            var NAME: String
            var SIZE: Double?
            var LEVEL: One.LockLevel?
            var FLAG: Bool?
            var LOCK: One.Lock?
            var IDS: One.IDs
            var NOTE: String?
        }
        var ITEM: [Item]
    }

    private func decode<T: Decodable>(_ xml: String, as type: T.Type = Pool.self) throws -> T {
        try XMLDecoder.decode(type, from: XMLTree.parse(Array(xml.utf8)).root)
    }

    @Test func anyOrderDecodes() throws {
        let orders = [
            "<ID>1</ID><NAME>a</NAME><SIZE>2.5</SIZE><LEVEL>3</LEVEL><IDS><ID>4</ID><ID>5</ID></IDS>",
            "<IDS><ID>4</ID><ID>5</ID></IDS><LEVEL>3</LEVEL><SIZE>2.5</SIZE><NAME>a</NAME><ID>1</ID>",
            "<NEW>x</NEW><SIZE>2.5</SIZE><IDS><ID>4</ID><NEW/><ID>5</ID></IDS><ID>1</ID><NAME>a</NAME><LEVEL>3</LEVEL>",
        ]
        for order in orders {
            let ids = One.IDs(ID: [4, 5], others: order.contains("<NEW/>") ? ["NEW": ""] : nil)
            let item = Pool.Item(ID: 1, NAME: "a", SIZE: 2.5, LEVEL: .ADMIN, IDS: ids)
            #expect(
                try decode("<POOL><ITEM>\(order)</ITEM><OTHER/><ITEM>\(order)</ITEM></POOL>")
                    == Pool(ITEM: [item, item]))
        }
    }

    @Test func emptyAndAbsent() throws {
        let item = try decode(
            "<POOL><ITEM><ID>1</ID><NAME></NAME><SIZE></SIZE><LEVEL/><FLAG/><LOCK/><IDS/><NOTE/></ITEM></POOL>"
        ).ITEM[0]
        #expect(item == Pool.Item(ID: 1, NAME: "", IDS: One.IDs(ID: []), NOTE: ""))
        #expect(try decode("<POOL/>").ITEM.isEmpty)
        #expect(try decode("<POOL>\n  \n</POOL>").ITEM.isEmpty)
    }

    @Test func textComesBareOrInSectionsOrBoth() throws {
        let name = "<NAME>a &amp; <![CDATA[<b>]]> &#233;<!-- no --> c</NAME>"
        let item = try decode("<POOL><ITEM><ID><![CDATA[1]]></ID>\(name)<IDS></IDS></ITEM></POOL>").ITEM[0]
        #expect(item.ID == 1)
        #expect(item.NAME == "a & <b> é c")
    }

    @Test(arguments: [
        ("<ID>x</ID><NAME/><IDS/>", "POOL/ITEM[1]/ID: expected an integer, found \"x\""),
        ("<ID></ID><NAME/><IDS/>", "POOL/ITEM[1]/ID: expected an integer, found \"\""),
        (
            "<ID>9223372036854775808</ID><NAME/><IDS/>",
            "POOL/ITEM[1]/ID: expected an integer, found \"9223372036854775808\""
        ),
        ("<NAME/><IDS/>", "POOL/ITEM[1]: ID is missing"),
        ("<ID>1</ID><IDS/>", "POOL/ITEM[1]: NAME is missing"),
        ("<ID>1</ID><NAME/>", "POOL/ITEM[1]: IDS is missing"),
        ("<ID>1</ID><NAME><B/></NAME><IDS/>", "POOL/ITEM[1]/NAME: expected text, found elements"),
        ("<ID>1</ID><NAME/><SIZE>big</SIZE><IDS/>", "POOL/ITEM[1]/SIZE: expected a number, found \"big\""),
        ("<ID>1</ID><NAME/><SIZE>inf</SIZE><IDS/>", "POOL/ITEM[1]/SIZE: expected a number, found \"inf\""),
        ("<ID>1</ID><NAME/><LEVEL>x</LEVEL><IDS/>", "POOL/ITEM[1]/LEVEL: expected an integer, found \"x\""),
        ("<ID>1</ID><NAME/><FLAG>maybe</FLAG><IDS/>", "POOL/ITEM[1]/FLAG: expected a boolean, found \"maybe\""),
        ("<ID>1</ID><NAME/><IDS>junk</IDS>", "POOL/ITEM[1]/IDS: expected elements, found text"),
        (
            "<ID>1</ID><NAME/><IDS><ID>1</ID><ID>y</ID></IDS>",
            "POOL/ITEM[1]/IDS/ID[1]: expected an integer, found \"y\""
        ),
        ("<ID>1</ID><NAME/><LOCK><OWNER>1</OWNER></LOCK><IDS/>", "POOL/ITEM[1]/LOCK: LOCKED is missing"),
    ])
    func errorsNameThePath(_ content: String, _ message: String) throws {
        let good = "<ITEM><ID>1</ID><NAME/><IDS/></ITEM>"
        let error = try #require(throws: XMLError.self) { try decode("<POOL>\(good)<ITEM>\(content)</ITEM></POOL>") }
        #expect(error.message == message)
    }

    @Test(arguments: [
        "", " ", "<", "<A", "<A>", "<A></B>", "<A/><B/>", "<A/>x", "<A>&nope;</A>", "<A>\u{1}</A>", "<A><B/>text</A>",
        "<A>text<B/></A>", "<!DOCTYPE A><A/>", "<!DOCTYPE A [<!ENTITY e \"x\">]><A>&e;</A>",
        "<!DOCTYPE A SYSTEM \"file:///etc/passwd\"><A/>", String(repeating: "<A>", count: 300),
    ])
    func malformedIsAnError(_ xml: String) {
        #expect(throws: XMLError.self) { try XMLTree.parse(Array(xml.utf8)) }
    }

    @Test func piecesOfAnySizeParse() throws {
        let xml = Array("<A><B>é&amp;<![CDATA[x]]></B> <C/></A>".utf8)
        for size in 1...xml.count {
            let parser = try XMLParser()
            for start in stride(from: 0, to: xml.count, by: size) {
                try parser.parse(xml[start..<min(start + size, xml.count)])
            }
            let root = try parser.finish().root
            #expect(root.child(named: "B")?.text == "é&x")
            #expect(root.children.map(\.name) == ["B", "C"])
        }
    }

    /// A pool is one text of the envelope; libxml2 by itself refuses texts over 10 MB.
    @Test func elevenMegabytesDecode() throws {
        let vm = "<ITEM><ID>7</ID><NAME>\(String(repeating: "n", count: 1000))</NAME><IDS/></ITEM>"
        var document = ""
        XMLText.append("<POOL>" + String(repeating: vm, count: 11_000) + "</POOL>", to: &document)
        let xml =
            "<methodResponse><params><param><value><array><data><value><boolean>1</boolean></value><value><string>"
            + document + "</string></value></data></array></value></param></params></methodResponse>"
        let text = try String(saved: xml.utf8)
        #expect(text.utf8.count > 11_000_000)
        let pool = try XMLDecoder.decode(Pool.self, from: XMLTree.parse(text.utf8).root)
        #expect(pool.ITEM.count == 11_000)
        #expect(pool.ITEM.last?.NAME.count == 1000)
    }
}
