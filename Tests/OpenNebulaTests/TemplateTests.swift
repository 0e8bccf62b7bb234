import Foundation
import Testing

@testable import OpenNebula

@Suite(.aside) struct TemplateTests {
    /// What a core would store, by name, equal names in order.
    private func stored(_ template: One.Template) throws -> [String: [CoreTemplate.Value]] {
        try CoreTemplate.read(template.serialized())
    }

    @Test func flatAttributesAreLines() throws {
        let template: One.Template = ["NAME": "web", "CPU": 0.5, "MEMORY": 1024, "HOT": true]
        #expect(try template.serialized() == "NAME=\"web\"\nCPU=\"0.5\"\nMEMORY=\"1024\"\nHOT=\"YES\"")
    }

    @Test func aVectorNeedsXML() throws {
        let template: One.Template = ["NAME": "test101", "CPU": 1, "DISK": [["IMAGE_ID": 1], ["IMAGE_ID": 2]]]
        #expect(
            try template.serialized()
                == "<TEMPLATE><NAME>test101</NAME><CPU>1</CPU><DISK><IMAGE_ID>1</IMAGE_ID></DISK>"
                + "<DISK><IMAGE_ID>2</IMAGE_ID></DISK></TEMPLATE>")
    }

    @Test(arguments: ["TEMPLATE", "USER_TEMPLATE"]) func aRootStays(_ root: String) throws {
        var template = One.Template()
        template[root] = ["NAME": "abc", "NIC": ["NETWORK": "lan"]]
        #expect(
            try template.serialized()
                == "<\(root)><NAME>abc</NAME><NIC><NETWORK>lan</NETWORK></NIC></\(root)>")
    }

    @Test func anyOtherRootIsAnAttribute() throws {
        let template: One.Template = ["DISK": ["IMAGE_ID": 3]]
        #expect(try template.serialized() == "<TEMPLATE><DISK><IMAGE_ID>3</IMAGE_ID></DISK></TEMPLATE>")
    }

    @Test func anEmptyTemplateIsEmptyText() throws {
        #expect(try One.Template().serialized() == "")
        #expect(try ([:] as One.Template).serialized() == "")
    }

    /// Values that have made templates of other clients break, or mean something else.
    static let values = [
        "", " ", "plain", "a\"b", "a\" INJECTED=\"x", "ends in \\", "\\", "\\\"", "C:\\dir\\", "two\nlines",
        "tab\there", "back\r\nhome", "[A=1,B=2]", "]", "]]", "<TEMPLATE>", "&amp;", "a & b", "'quoted'", "# no comment",
        "NAME = \"x\"", "=", "žluťoučký kůň", "日本語", "$VAR", "%s",
    ]

    @Test(arguments: values) func aValueStaysAValue(_ value: String) throws {
        var template: One.Template = ["BEFORE": "1"]
        template["NOTES"] = .init(value)
        template["AFTER"] = "2"
        #expect(try stored(template) == ["BEFORE": [.text("1")], "NOTES": [.text(value)], "AFTER": [.text("2")]])

        template["DISK"] = [["SOURCE": .init(value), "ID": 1], ["ID": 2]]
        #expect(
            try stored(template)["DISK"] == [.vector(["SOURCE": value, "ID": "1"]), .vector(["ID": "2"])])
    }

    @Test(arguments: values) func anInterpolatedValueStaysAValue(_ value: String) throws {
        let quoted: One.Template = "NAME=\"\(value)\"\nNEXT=\"1\""
        let bare: One.Template = "NAME=\(value)\nNEXT=\"1\""
        let xml: One.Template = "<TEMPLATE><NAME>\(value)</NAME><NEXT>1</NEXT></TEMPLATE>"
        let section: One.Template = "<TEMPLATE><NAME><![CDATA[\(value)]]></NAME><NEXT>1</NEXT></TEMPLATE>"
        for template in [quoted, bare] {
            guard value.last != "\\" else {
                let error = #expect(throws: OneError.self) { try template.serialized() }
                #expect(error?.code == .invalidArgument)
                continue
            }
            #expect(try stored(template) == ["NAME": [.text(value)], "NEXT": [.text("1")]])
        }
        if !value.isEmpty {
            #expect(try stored(xml) == ["NAME": [.text(value)], "NEXT": [.text("1")]])
        }
        // A section has no references, so what a parser makes of a carriage return there is its own affair.
        if !value.contains("\r\n") { #expect(try stored(section)["NAME"] == [.text(value)]) }
    }

    // MARK: Injection

    /// Texts in which a value would become a name, another attribute, or nothing: each is refused.
    @Test func aValueBecomesNoSyntax() throws {
        let (evil, quote, file) = ("x EVIL=1", "\" EVIL=\"1", "a")
        let refused: [(One.Template, String)] = [
            ("PATH=/var/lib/\(evil)\nSIZE=1", "part of a bare value"),
            ("PATH=/var/lib/\("5")", "part of a bare value"),
            ("PATH=\(file)/sub", "part of a bare one"),
            ("DISK=[SOURCE=/img/\(evil),SIZE=1]", "part of a bare value"),
            ("\(file)=\"1\"", "stands for a name"),
            ("NAME=\"x\"\n\("MEMORY=1")", "stands for a name"),
            ("DIR=\"C:\\\("")\"\nLABEL=\"\(quote)\"", "stands for a name"),
            ("<A><![CDATA[\("x]]")\("></A><EVIL>1</EVIL><A>")]]></A>", "ends the section"),
            ("<A><![CDATA[\("x]")\("]")>1]]></A>", "ends the section"),
            ("<A><![CDATA[note: ]]>\("\u{301}")</A><\("B")>1</B>", "in markup"),
            ("<TEMPLATE><!-- \("--><EVIL>1</EVIL>") --></TEMPLATE>", "in markup"),
            ("A=\(file)\(evil)", "part of a bare value"),
        ]
        for (template, problem) in refused {
            let error = #expect(throws: OneError.self) { try template.serialized() }
            #expect(error?.code == .invalidArgument && error?.message.contains(problem) == true, "\(template)")
        }
    }

    /// Values in places where they look like syntax, and stay values.
    @Test func aValueLooksLikeSyntax() throws {
        let quote = "\" EVIL=\"1"
        let (directory, file) = ("C:\\", "a.img")
        let kept: [(One.Template, [String: [CoreTemplate.Value]])] = [
            ("P=\"\(directory)\(file)\"", ["P": [.text("C:\\a.img")]]),
            ("A=\"\u{301}\(quote)\"\nB=\"\(quote)\"", ["A": [.text("\u{301}" + quote)], "B": [.text(quote)]]),
            ("<T><A><![CDATA[note: ]]>\("\u{301}</A><EVIL>")</A></T>", ["A": [.text("note: \u{301}</A><EVIL>")]]),
            ("<T><NOTES>\("")</NOTES></T>", ["NOTES": [.text("")]]),
            (
                "A= \(quote) \nD=[B=\(quote), C=\(true)]",
                ["A": [.text(quote)], "D": [.vector(["B": quote, "C": "YES"])]]
            ),
            (
                "A=x#y\nB=\"#\(quote)\" # \(file)\nC=\(3)",
                ["A": [.text("x#y")], "B": [.text("#" + quote)], "C": [.text("3")]]
            ),
            (
                ["PERSISTENT": "\(true)", "STATE": "\(One.VMState.ACTIVE)", "N": "no \(7)"],
                ["PERSISTENT": [.text("YES")], "STATE": [.text("3")], "N": [.text("no 7")]]
            ),
        ]
        for (template, meant) in kept { #expect(try stored(template) == meant, "\(template)") }
    }

    /// Scalars count, not what is shown as one character.
    @Test func endsOfSectionsAreFoundByScalars() {
        let template: One.Template = ["NOTES": "]]>\u{301}"]
        #expect(throws: OneError.self) { try template.serialized() }
        let text: One.Template = "NOTES=\"\("]]>\u{301}")\""
        #expect(throws: OneError.self) { try text.serialized() }
    }

    @Test func textGoesAsItStands() throws {
        let text = "NAME=\"a\" # the name\nDISK=[ IMAGE_ID= \"1\" ]\n"
        #expect(try One.Template(text).serialized() == text)
        #expect(try ("NAME=a" as One.Template).serialized() == "NAME=a")
    }

    @Test func attributesGoAfterText() throws {
        var template: One.Template = "NAME=\"a\""
        template["CPU"] = 2
        #expect(try template.serialized() == "NAME=\"a\"\nCPU=\"2\"")
        template["DISK"] = ["IMAGE_ID": 1, "NOTE": "two\nlines, \"quoted\""]
        #expect(
            try stored(template) == [
                "NAME": [.text("a")], "CPU": [.text("2")],
                "DISK": [.vector(["IMAGE_ID": "1", "NOTE": "two\nlines, \"quoted\""])],
            ])
        template["DISK"] = ["NOTE": "ends in \\"]
        #expect(throws: OneError.self) { try template.serialized() }
        var xml: One.Template = "<TEMPLATE><NAME>a</NAME></TEMPLATE>"
        xml["CPU"] = 2
        #expect(throws: OneError.self) { try xml.serialized() }
    }

    @Test(arguments: [
        ("NOTES", "a]]>b", "attribute NOTES:", "]]>"),
        ("NOTES", "smile \u{1F600}", "attribute NOTES:", "U+1F600"),
        ("NOTES", "bell \u{07}", "attribute NOTES:", "U+0007"),
        ("NOTES", "nul \u{00}", "attribute NOTES:", "U+0000"),
        ("NOTES", "non \u{FFFE}", "attribute NOTES:", "U+FFFE"),
        ("TWO WORDS", "x", "attribute \"TWO WORDS\":", "name"),
        ("", "x", "attribute \"\":", "name"),
        ("1ST", "x", "attribute \"1ST\":", "name"),
        ("A=\"1\"\nB", "x", "attribute", "name"),
        ("<A/>", "x", "attribute", "name"),
    ])
    func whatNoCoreCanStoreIsRefused(_ name: String, _ value: String, _ place: String, _ problem: String) throws {
        var template: One.Template = ["FIRST": "1"]
        template[name] = .init(value)
        let error = try #require(throws: OneError.self) { try template.serialized() }
        #expect(error.code == .invalidArgument)
        #expect(error.message.hasPrefix(place) && error.message.contains(problem), "\(error.message)")

        let vector: One.Template = ["DISK": [["ID": 1], .vector([name: .init(value)] as One.Template)]]
        let inner = try #require(throws: OneError.self) { try vector.serialized() }
        #expect(inner.message.contains(problem) && inner.message.contains("DISK."), "\(inner.message)")
    }

    @Test(arguments: ["TEMPLATE", "DISK"]) func textWithinAVectorIsRefused(_ name: String) throws {
        var template = One.Template()
        template[name] = .vector("LOST=\"1\"" as One.Template)
        let error = try #require(throws: OneError.self) { try template.serialized() }
        #expect(error.message.hasPrefix("attribute \(name):"))
    }

    @Test func aThirdLevelIsRefused() throws {
        let flat: One.Template = ["A": ["B": ["C": "lost"]]]
        let rooted: One.Template = ["TEMPLATE": ["A": ["B": ["C": "lost"]]]]
        for template in [flat, rooted] {
            let error = try #require(throws: OneError.self) { try template.serialized() }
            #expect(error.message.hasPrefix("attribute A.B:"))
        }
    }

    @Test(arguments: ["X=\"\u{1F600}\"", "X=\"\u{01}\""]) func textIsChecked(_ text: String) {
        #expect(throws: OneError.self) { try One.Template(text).serialized() }
    }

    @Test func readingAndWriting() throws {
        var template: One.Template = [
            "ARCH": "x86_64", "DISK": [["ID": 0], ["ID": 1]], "NIC": ["ID": 7], "FREE": "1.5",
        ]
        #expect(template["ARCH"]?.string == "x86_64")
        #expect(template["DISK"]?[1]?["ID"]?.int == 1)
        #expect(template["DISK"]?[2] == nil)
        #expect(template["NIC"]?[0]?["ID"]?.int == 7)
        #expect(template["NIC"]?.all.count == 1)
        #expect(template["FREE"]?.double == 1.5)
        #expect(template["NONE"] == nil)
        template["NOTES"] = "Just updated"
        template["ARCH"] = nil
        template["NIC"]?["ID"] = "8"
        #expect(template.map(\.name) == ["DISK", "NIC", "FREE", "NOTES"])
        #expect(template["NIC"]?["ID"]?.string == "8")
        template.add("NOTES", "twice")
        #expect(template["NOTES"]?.all.map(\.string) == ["Just updated", "twice"])
        #expect((["A": "1", "A": "2"] as One.Template)["A"]?.all.count == 2)
    }

    @Test func jsonIsNatural() throws {
        let template: One.Template = ["NAME": "a", "DISK": [["ID": 0], ["ID": 1]], "NIC": ["NETWORK": "lan"]]
        let encoder = JSONEncoder()
        encoder.outputFormatting = .sortedKeys
        let json = #"{"DISK":[{"ID":"0"},{"ID":"1"}],"NAME":"a","NIC":{"NETWORK":"lan"}}"#
        #expect(String(decoding: try encoder.encode(template), as: UTF8.self) == json)
        let read = try JSONDecoder().decode(
            One.Template.self, from: Data(#"{"A":1,"B":[true,"x"],"C":{"D":1.5}}"#.utf8))
        #expect(read["A"]?.int == 1)
        #expect(read["B"]?.all.map(\.string) == ["YES", "x"])
        #expect(read["C"]?["D"]?.double == 1.5)
    }

    @Test func manyOfOneNameStayFast() {
        var template = One.Template()
        for id in 0..<100_000 { template.add("DISK", .init(id)) }
        #expect(template["DISK"]?.all.count == 100_000)
    }
}
