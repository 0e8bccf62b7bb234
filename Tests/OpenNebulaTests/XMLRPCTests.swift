import Foundation
import Testing

@testable import OpenNebula

@Suite(.onSerialThread) struct XMLRPCTests {
    private func xml(
        _ method: String, _ arguments: [One.XMLRPCValue], session: String? = nil
    ) throws -> String {
        try XMLRPCCall(OneCall(method, arguments, session: session, deadline: .now, maximumAnswer: .max)).xml()
    }

    private func decode(_ value: String) throws -> One.XMLRPCValue {
        try One.XMLRPCValue(XMLTree.parse(Array(value.utf8)).root)
    }

    @Test(
        arguments: [
            ("<value><i4>-7</i4></value>", .int(-7)),
            ("<value><int>+7</int></value>", .int(7)),
            ("<value><i8>9007199254740993</i8></value>", .int(9_007_199_254_740_993)),
            ("<value><ex:i8 xmlns:ex=\"urn:x\">5</ex:i8></value>", .int(5)),
            ("<value><boolean>1</boolean></value>", .bool(true)),
            ("<value><double>-12.214</double></value>", .double(-12.214)),
            ("<value><string>a &lt; b</string></value>", .string("a < b")),
            ("<value><string/></value>", .string("")),
            ("<value>bare</value>", .string("bare")),
            ("<value> </value>", .string(" ")),
            ("<value/>", .string("")),
            ("<value><nil/></value>", .nil),
            ("<value><base64>eW91IGNhbid0\nIHJlYWQ=</base64></value>", .base64(Data("you can't read".utf8))),
            (
                "<value><dateTime.iso8601>19980717T14:08:55</dateTime.iso8601></value>",
                .dateTime(.init(year: 1998, month: 7, day: 17, hour: 14, minute: 8, second: 55))
            ),
            (
                "<value>\n<array>\n<data>\n<value><i4>1</i4></value>\n<value>x</value>\n</data>\n</array>\n</value>",
                .array([1, "x"])
            ),
            ("<value><array><data/></array></value>", .array([])),
            (
                "<value><struct><member><name>a</name><value><i4>1</i4></value></member></struct></value>",
                .struct(["a": 1])
            ),
            ("<value><struct/></value>", .struct([:])),
        ] as [(String, One.XMLRPCValue)])
    func reads(_ xml: String, _ value: One.XMLRPCValue) throws {
        #expect(try decode(xml) == value)
    }

    @Test(arguments: [
        "<value><i4></i4></value>", "<value><i4>1.5</i4></value>", "<value><i4>99999999999999999999</i4></value>",
        "<value><boolean>yes</boolean></value>", "<value><double>nan</double></value>",
        "<value><double>1e999</double></value>", "<value><what>1</what></value>",
        "<value><i4>1</i4><i4>2</i4></value>", "<value>text<i4>1</i4></value>",
        "<value><array><value>1</value></array></value>", "<value><array/></value>",
        "<value><struct><member><name>a</name></member></struct></value>",
        "<value><struct><member><name>a</name><value>1</value></member><member><name>a</name><value>2</value></member></struct></value>",
        "<value><dateTime.iso8601>1998-07-17</dateTime.iso8601></value>", "<value><base64>*</base64></value>",
        "<int>1</int>",
    ])
    func refuses(_ xml: String) {
        #expect(throws: XMLError.self) { try decode(xml) }
    }

    @Test(
        arguments: [
            .int(0), .int(-2_147_483_648), .int(2_147_483_648), .int(.max), .int(.min), .bool(false), .double(0.1),
            .double(-1e-7), .double(1.5e300), .double(-2.5e21), .double(123_456.789), .string("<&>\"' \r\n\t é 日本"),
            .dateTime(.init(year: 2026, month: 1, day: 2, hour: 3, minute: 4, second: 5)), .base64(Data(0...255)),
            .array([1, "two", [3.5, true]]), ["name": "value", "<odd & name>": [1]], .nil,
        ] as [One.XMLRPCValue])
    func writesWhatItReads(_ value: One.XMLRPCValue) throws {
        let xml = try xml("a.b", [value])
        #expect(try XMLRPCCall(parsing: xml.utf8).arguments == [value])
        // The specification has neither exponents nor integers of 64 bits under `int`.
        #expect(xml.firstMatch(of: /<double>[^<]*e|<int>-?\d{11,}/) == nil)
    }

    /// The requests that a core accepted, written again, are the same calls.
    @Test(arguments: Recording.all) func requestsRoundTrip(_ recording: Recording) throws {
        let request = try recording.request()
        let call = try XMLRPCCall(parsing: request)
        #expect(try XMLRPCCall(parsing: call.xml().utf8) == call)
        let written = try Leaves(xml: Data(call.xml().utf8))
        #expect(try Leaves(xml: request).texts["methodCall/methodName"] == [call.method])
        #expect(try Leaves(xml: request).differences(from: written).filter { $0.contains("value") } == [])
    }

    @Test(arguments: ["\u{1F600}", "\u{0}", "\u{1F}", "\u{FFFF}"]) func charactersThatNoCoreTakes(_ text: String) throws
    {
        let error = try #require(throws: OneError.self) {
            try xml("one.host.rename", [5, .string("x" + text)], session: "s:p")
        }
        #expect(error.code == .invalidArgument)
        #expect(error.message.hasPrefix("argument 2: "))
    }

    @Test func infinityIsNoNumber() {
        #expect(throws: OneError.self) { try xml("x", [.double(.infinity)]) }
    }
}
