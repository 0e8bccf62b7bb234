import Foundation
import Testing

@testable import OpenNebula

@Suite(.onSerialThread) struct TemplateTests {
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
        template["NOTES"] = value
        template["AFTER"] = "2"
        #expect(try stored(template) == ["BEFORE": [.text("1")], "NOTES": [.text(value)], "AFTER": [.text("2")]])

        template["DISK"] = [["SOURCE": value, "ID": 1], ["ID": 2]]
        #expect(
            try stored(template)["DISK"] == [.vector(["SOURCE": value, "ID": "1"]), .vector(["ID": "2"])])
    }

    @Test(arguments: values) func anInterpolatedValueStaysAValue(_ value: String) throws {
        let quoted: One.Template = "NAME=\"\(value)\"\nNEXT=\"1\""
        let bare: One.Template = "NAME=\(value)\nNEXT=\"1\""
        let xml: One.Template = "<TEMPLATE><NAME>\(value)</NAME><NEXT>1</NEXT></TEMPLATE>"
        let section: One.Template = "<TEMPLATE><NAME><![CDATA[\(value)]]></NAME><NEXT>1</NEXT></TEMPLATE>"
        for template in [quoted, bare, xml, section] {
            #expect(try stored(template) == ["NAME": [.text(value)], "NEXT": [.text("1")]])
        }
    }

    // MARK: Injection

    /// Texts in which a value would become a name, another attribute, or nothing: each is refused.
    @Test func aValueBecomesNoSyntax() throws {
        let (evil, file) = ("x EVIL=1", "a")
        let refused: [(One.Template, String)] = [
            (
                "PATH=/var/lib/\(evil)\nSIZE=1",
                "line 1, column 6: an interpolated value cannot be a part of a bare value"
            ),
            ("PATH=/var/lib/\("5")", "line 1, column 6: an interpolated value cannot be a part of a bare value"),
            ("PATH=\(file)/sub", "line 1, column 6: an interpolated value cannot be a part of a bare value"),
            ("N=1\nPATH=\"\(file)\"/sub", "line 2, column 6: an interpolated value cannot be a part of a bare value"),
            (
                "DISK=[SOURCE=/img/\(evil),SIZE=1]",
                "line 1, column 14: an interpolated value cannot be a part of a bare value"
            ),
            ("A=\(file)\(evil)", "line 1, column 3: an interpolated value cannot be a part of a bare value"),
            ("\(file)=\"1\"", "line 1, column 1: an interpolated value cannot be a part of a name"),
            ("N\(file)=\"1\"", "line 1, column 2: an interpolated value cannot be a part of a name"),
            ("NAME=\"x\"\n\("MEMORY=1")", "line 2, column 1: an interpolated value cannot be a part of a name"),
            ("DIR=\"x\"\n#\(evil)\nLABEL=1", "line 2, column 2: an interpolated value cannot be in a comment"),
            ("<A><![CDATA[\("x]]")\("></A><EVIL>1</EVIL><A>")]]></A>", "expected elements, found text"),
            ("<T><A><![CDATA[\("x]]")\("></A><EVIL>1</EVIL><A>")]]></A></T>", "attribute A: a core loses a value"),
            ("<T><A><![CDATA[\("x]")\("]")>1]]></A></T>", "attribute A: a core loses a value"),
            ("<T><A>1</A><\("B")>1</B></T>", "an interpolated value can only be an element's text"),
            ("<T><A b='\("1")'>1</A></T>", "line 1, column 10: an interpolated value is in markup"),
            (
                "<T>\n<!-- \("--><EVIL>1</EVIL>") --></T>",
                "line 2, column 6: an interpolated value is in markup or in a comment"
            ),
        ]
        for (template, problem) in refused {
            let error = #expect(throws: OneError.self) { try template.serialized() }
            #expect(error?.code == .invalidArgument)
            #expect(error?.message.contains(problem) == true, "\(template)")
        }
    }

    /// Values in places where they look like syntax, and stay values.
    @Test func aValueLooksLikeSyntax() throws {
        let quote = "\" EVIL=\"1"
        let (directory, file) = ("C:\\", "a.img")
        let kept: [(One.Template, [String: [CoreTemplate.Value]])] = [
            ("P=\"\(directory)\(file)\"", ["P": [.text("C:\\a.img")]]),
            ("P=\"\(directory)\"\nA=\"\(quote)\"", ["P": [.text("C:\\")], "A": [.text(quote)]]),
            ("DIR=\"C:\\\("")\"\nLABEL=\"\(quote)\"", ["DIR": [.text("C:\\")], "LABEL": [.text(quote)]]),
            ("A=\"\u{301}\(quote)\"\nB=\"\(quote)\"", ["A": [.text("\u{301}" + quote)], "B": [.text(quote)]]),
            ("<T><A><![CDATA[note: ]]>\("\u{301}</A><EVIL>")</A></T>", ["A": [.text("note: \u{301}</A><EVIL>")]]),
            ("<T><NOTES>\("")</NOTES></T>", ["NOTES": [.text("")]]),
            (
                "A= \(quote) \nD=[B=\(quote), C=\(true)]",
                ["A": [.text(quote)], "D": [.vector(["B": quote, "C": "YES"])]]
            ),
            (
                "A=x#y\nB=\"#\(quote)\" # \\(\nC=\(3)\nSTATE=\(One.VMState.ACTIVE)",
                ["A": [.text("x")], "B": [.text("#" + quote)], "C": [.text("3")], "STATE": [.text("3")]]
            ),
            (
                ["PERSISTENT": true, "STATE": One.VMState.ACTIVE, "N": "no \(7)"],
                ["PERSISTENT": [.text("YES")], "STATE": [.text("3")], "N": [.text("no 7")]]
            ),
        ]
        for (template, meant) in kept { #expect(try stored(template) == meant, "\(template)") }
    }

    /// In a value's own literal, booleans and constants are what a core reads, too.
    @Test func aValueInterpolates() throws {
        var template = One.Template()
        template["PERSISTENT"] = "\(true)"
        template["STATE"] = "\(One.VMState.ACTIVE)"
        #expect(template == ["PERSISTENT": "YES", "STATE": 3])
    }

    /// Scalars count, not what is shown as one character.
    @Test func endsOfSectionsAreFoundByScalars() {
        let template: One.Template = ["NOTES": "]]>\u{301}"]
        #expect(throws: OneError.self) { try template.serialized() }
        let text: One.Template = "NOTES=\"\("]]>\u{301}")\""
        #expect(throws: OneError.self) { try text.serialized() }
    }

    // MARK: Text

    @Test func textIsAttributes() throws {
        var template = One.Template(
            "name=\"a\" # the name\nDISK=[ image_id= \"1\" ]\r\nDISK = [\n IMAGE_ID=2,\n SIZE=\"3\"]\n")
        #expect(template == ["NAME": "a", "DISK": [["IMAGE_ID": 1], ["IMAGE_ID": 2, "SIZE": 3]]])
        #expect(template["DISK"]?[1]?["SIZE"]?.int == 3)
        template["DISK"]?[1]?["SIZE"] = nil
        template["CPU"] = 2
        #expect(
            try stored(template) == [
                "NAME": [.text("a")], "CPU": [.text("2")],
                "DISK": [.vector(["IMAGE_ID": "1"]), .vector(["IMAGE_ID": "2"])],
            ])
        let xml = One.Template("<?xml version='1.0'?><vm><name>a</name><nic><ip/><Ip>1</Ip></nic><empty/></vm>")
        #expect(xml == ["NAME": "a", "NIC": ["Ip": 1]])
        #expect(One.Template("") == [:] && One.Template("\u{FEFF}A=1") == ["A": 1])
    }

    @Test func verbatimTextGoesAsItStands() throws {
        let text = "NAME=\"a\" # the name\nNEW={ syntax }"
        var template = One.Template(verbatim: text)
        #expect(try template.serialized() == text)
        #expect(template.isEmpty && template != One.Template())
        template["CPU"] = 2
        #expect(throws: OneError.self) { try template.serialized() }
    }

    @Test(arguments: [
        ("NAME", "line 1, column 5: expected = after NAME, found the end"),
        ("A=1\n B C=2", "line 2, column 4: expected = after B, found \"C\""),
        ("A=1\n[", "line 2, column 1: expected a name, found \"[\""),
        ("A=\"x\" \"y\"", "line 1, column 7: expected a name"),
        ("COLOR=#ff0000", "line 1, column 7: expected a value, found \"#\": put it between quotes"),
        ("D=[A=1 B=2]", "line 1, column 8: expected ], found \"B\""),
        ("D=[A=1,]", "line 1, column 8: expected a name, found \"]\""),
        ("D=[A=1", "line 1, column 7: expected ], found the end"),
        ("D=[A=[B=1]]", "line 1, column 6: expected a value, found \"[\""),
        ("A=1;B=2", "line 1, column 6: expected a name, found \"=\""),
        ("<T><A>1</T>", "line 1, column 12: Opening and ending tag mismatch"),
        ("<T>x<A>1</A></T>", "T: unexpected text next to elements"),
        ("<T>text</T>", "T: expected elements, found text"),
        ("<!DOCTYPE T [<!ENTITY a 'b'>]><T><A>&a;</A></T>", "DOCTYPE"),
    ])
    func malformedTextTellsWhere(_ text: String, _ problem: String) async throws {
        var template = One.Template(text)
        let error = try #require(throws: OneError.self) { try template.serialized() }
        #expect(error.code == .invalidArgument && error.message.contains(problem), "\(error.message)")
        template["NAME"] = "set"
        #expect(throws: OneError.self) { try template.serialized() }
    }

    /// The table of the article on templates.
    @Test func theArticleSaysWhatTextBecomes() throws {
        let article = URL(filePath: #filePath).deletingLastPathComponent()
            .appending(path: "../../Sources/OpenNebula/OpenNebula.docc/Templates.md")
        let text = try String(contentsOf: article, encoding: .utf8)
            .replacing("␍", with: "\r").replacing("␊", with: "\n").unicodeScalars
        let rows = String(text).split(separator: "\n|").compactMap {
            $0.wholeMatch(of: #/ `((?s:.+))` \| ((?s:.+?)) \|(?s:.*)/#)
        }
        .filter { $0.1.contains("=") || $0.1.hasPrefix("<") }
        #expect(rows.count == 17)
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        for row in rows {
            let template = One.Template(String(row.1))
            if row.2.hasPrefix("error: ") {
                let error = try #require(throws: OneError.self) { try template.serialized() }
                #expect(error.message.contains(row.2.dropFirst("error: ".count)), "\(error.message)")
            } else {
                let json = String(decoding: try encoder.encode(template), as: UTF8.self).replacing("\\n", with: "\n")
                #expect("`\(json)`" == row.2, "\(row.1)")
                _ = try template.serialized()
            }
        }
    }

    /// What a core makes of text, of either syntax, and what only this library does.
    @Test func aCoreReadsTextTheSameWay() throws {
        let texts = [
            "A=x#y\n", "A=x # y\nB=2", "A=\"x\"#y\n", "A=\"x\"y\n", "A=\"x y\"B=2", "A=\"x\\\" y\"", "A=\"x\\\"",
            "A=\"x",
            "A=\"x\ny\"", "A=\nB=1", "A = \nB=1", "A\n=1", "A=a\"b\"", "D=[ ]\nA=1", "D=[\n#c\nA=1\n,B=\"2,]\" ]B=3",
            "# A=1\nB=2",
            "a=1\nA=2", "D=[a=1]", "A=C:\\dir\\\nB=1", "A=\"\\\\\"\"", "A=ž\nB=\"é\u{301}\"",
            "<T><A>1</A><a>2</a><D><a>1</a></D></T>", "<T><A/><B></B><C><![CDATA[]]></C><D><E/></D></T>", "<T/>",
            "<T> <A> 1 </A>\n<D> <B>2</B> </D> </T>", "<T><A>&lt;&#65;&amp;</A></T>",
        ]
        for text in texts {
            let template = One.Template(text)
            #expect(try stored(template) == CoreTemplate.read(text), "\(text.debugDescription)")
        }
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
        template[name] = value
        let error = try #require(throws: OneError.self) { try template.serialized() }
        #expect(error.code == .invalidArgument)
        #expect(error.message.hasPrefix(place) && error.message.contains(problem), "\(error.message)")

        let vector: One.Template = ["DISK": [["ID": 1], [name: value]]]
        let inner = try #require(throws: OneError.self) { try vector.serialized() }
        #expect(inner.message.contains(problem) && inner.message.contains("DISK."), "\(inner.message)")
    }

    @Test(arguments: ["TEMPLATE", "DISK"]) func textWithinAVectorIsRefused(_ name: String) throws {
        for vector in [One.Template(verbatim: "LOST=\"1\""), "LOST"] {
            let error = try #require(throws: OneError.self) { try One.Template([name: vector]).serialized() }
            #expect(error.message.hasPrefix("attribute \(name):"))
        }
    }

    @Test func aThirdLevelIsRefused() throws {
        let flat: One.Template = ["A": ["B": ["C": "lost"]]]
        let rooted: One.Template = ["TEMPLATE": ["A": ["B": ["C": "lost"]]]]
        for template in [flat, rooted] {
            let error = try #require(throws: OneError.self) { try template.serialized() }
            #expect(error.message.hasPrefix("attribute A.B:"))
        }
    }

    @Test(arguments: [
        "X=\"\u{1F600}\"", "X=\"\u{01}\"", "<T><X>&#x1F600;</X></T>", "<T><X>]]&gt;</X></T>", "X=\"]]>\"",
        "<T><X><Y><Z>1</Z></Y></X></T>", "X=[Y=1,Y=2]", "1ST=x",
    ])
    func textIsChecked(_ text: String) throws {
        let error = try #require(throws: OneError.self) { try One.Template(text).serialized() }
        #expect(error.message.hasPrefix("attribute "))
    }

    // MARK: Values

    @Test func variablesAreValues() throws {
        let (megabytes, cpu, on, name, part, id) = (2048, 0.5, true, "web", "a,b".prefix(1), UInt64.max)
        let (disks, ids) = ([["IMAGE_ID": 1], ["IMAGE_ID": 2]], [1, 2])
        let (nic, os) = (["NETWORK": "lan", "IP": "10.0.0.1"], ["BOOT": "hd"] as One.Template)
        let template: One.Template = [
            "MEMORY": megabytes, "CPU": cpu, "HOT": on, "NAME": name, "PART": part, "ID": id, "DISK": disks, "IDS": ids,
            "NIC": nic, "OS": os, "STATE": One.VMState.ACTIVE, "ACTION": One.VMAction.terminate_hard,
            "GRAPHICS": ["LISTEN": name, "PORT": megabytes], "OLD": os["BOOT"]?.all ?? [],
        ]
        let vector = { CoreTemplate.Value.vector($0) }
        #expect(
            try stored(template) == [
                "MEMORY": [.text("2048")], "CPU": [.text("0.5")], "HOT": [.text("YES")], "NAME": [.text("web")],
                "PART": [.text("a")], "ID": [.text("18446744073709551615")],
                "DISK": [vector(["IMAGE_ID": "1"]), vector(["IMAGE_ID": "2"])], "IDS": [.text("1"), .text("2")],
                "NIC": [vector(nic)], "OS": [vector(["BOOT": "hd"])], "STATE": [.text("3")],
                "ACTION": [.text("terminate-hard")], "GRAPHICS": [vector(["LISTEN": "web", "PORT": "2048"])],
                "OLD": [.text("hd")],
            ])
        #expect(One.Template(["A": "1", "B": "2"]) == ["A": 1, "B": 2])
        #expect(One.Template(nic) == ["NETWORK": "lan", "IP": "10.0.0.1"])
    }

    @Test func variablesAreReadAndSet() throws {
        var template: One.Template = ["MEMORY": 2048, "HOT": "YES", "DISK": [["ID": 0], ["ID": 1]], "NAME": "web"]
        let (name, part) = ("db", "xyz".suffix(1))
        let megabytes: Int? = template["MEMORY"]
        let hot: Bool? = template["HOT"]
        let disks: [[String: Int]]? = template["DISK"]
        let none: Int? = template["NAME"]
        let state: One.VMState? = template["MEMORY"]
        #expect(megabytes == 2048 && hot == true && disks == [["ID": 0], ["ID": 1]] && none == nil)
        #expect(state == One.VMState(2048))
        template["NAME"] = name
        template["PART"] = part
        template["DISK"]?[0]?["TARGET"] = "vdb"
        template["DISK"]?[1]?["TARGET"] = name
        template["DISK"]?[7]?["TARGET"] = "none"
        template["NONE"]?[0]?["TARGET"] = "none"
        #expect(
            template == [
                "MEMORY": 2048, "HOT": true, "NAME": "db", "PART": "z",
                "DISK": [["ID": 0, "TARGET": "vdb"], ["ID": 1, "TARGET": "db"]],
            ])
        template["DISK"]?[0] = nil
        #expect(template["DISK"]?.all.count == 1)
        var disk = try #require(template["DISK"]?[0])
        let id: Int? = disk["ID"]
        disk["ID"] = id.map { $0 + 1 }
        #expect(disk["ID"]?.int == 2)
    }

    @Test func whatIsNoValueIsRefused() throws {
        let missing: Int? = nil
        for template in [["D": ["A": Data()]], ["D": [Data()]], ["D": ["A": missing]]] as [One.Template] {
            let error = try #require(throws: OneError.self) { try template.serialized() }
            #expect(error.message.hasPrefix("attribute D") && error.message.contains("cannot be an attribute"))
        }
    }

    @Test func severalValuesOfAVectorAreRefused() throws {
        let error = try #require(throws: OneError.self) {
            try (["NIC": ["DNS": ["a", "b"]]] as One.Template).serialized()
        }
        #expect(error.message.hasPrefix("attribute NIC.DNS:"))
        #expect(
            try (["NIC": ["DNS": ["a"]], "EMPTY": [String: Int]()] as One.Template).serialized()
                == "<TEMPLATE><NIC><DNS>a</DNS></NIC></TEMPLATE>")
    }

    // MARK: Comparing

    @Test func mergingIsWhatAnUpdateDoes() {
        let template: One.Template = ["A": [1, 2], "B": 3]
        #expect(template.merging(["A": 4, "C": 5]) == ["A": 4, "B": 3, "C": 5])
    }

    @Test func scalarsAreCompared() {
        #expect(["A": "\u{E9}"] as One.Template != ["A": "e\u{301}"])
    }

    @Test func equivalentIsWhatAnUpdateWouldNotChange() {
        let template: One.Template = [
            "MEMORY": 1024, "CPU": 0.5, "NIC": ["IP": "a", "MTU": 1500], "N": "x\ny", "D": [1, 2],
        ]
        let same: One.Template = [
            "memory": "1024.0", "N": "x\r\ny", "D": [1, 2], "Cpu": "0.50", "NIC": ["IP": "a", "MTU": "1500.0"],
            "EMPTY": [String: Int](),
        ]
        #expect(template.isEquivalent(to: same) && same.isEquivalent(to: template))
        let changes: [One.Template] = [
            ["MEMORY": 1025], ["D": [2, 1]], ["NIC": ["ip": "a", "MTU": 1500]], ["NIC": ["IP": "a"]], ["NEW": ""],
            ["N": "x y"],
            ["CPU": "half"], ["D": [1, 2, 3]],
        ]
        for change in changes {
            #expect(!template.isEquivalent(to: template.merging(change)), "\(change)")
            #expect(!template.merging(change).isEquivalent(to: template), "\(change)")
        }
        let (first, second): (One.Template, One.Template) = (["ID": "9007199254740993"], ["ID": "9007199254740992"])
        #expect(!first.isEquivalent(to: second))
        #expect(!(["ID": "0x10"] as One.Template).isEquivalent(to: ["ID": 16]))
    }

    // MARK: Types of one's own

    struct Web: Codable, Hashable {
        struct Disk: Codable, Hashable {
            var IMAGE_ID: Int
            var READONLY: Bool?
        }
        var NAME: String
        var CPU: Double
        var HOT: Bool
        var DISK: [Disk]
        var OS: [String: String]
        var STATE: One.VMState
        var NOTES: String?
    }

    @Test func typesAreEncodedAndDecoded() throws {
        let web = Web(
            NAME: "a\"b", CPU: 0.5, HOT: true, DISK: [.init(IMAGE_ID: 1, READONLY: false), .init(IMAGE_ID: 2)],
            OS: ["BOOT": "hd"], STATE: .ACTIVE)
        let template = try One.Template(encoding: web)
        #expect(
            template == [
                "NAME": "a\"b", "CPU": 0.5, "HOT": "YES",
                "DISK": [["IMAGE_ID": 1, "READONLY": "NO"], ["IMAGE_ID": 2]],
                "OS": ["BOOT": "hd"], "STATE": 3,
            ])
        #expect(template.map(\.name) == ["NAME", "CPU", "HOT", "DISK", "OS", "STATE"])
        #expect(try template.decode(Web.self) == web)
        #expect(try template.decode([String: One.TemplateValue].self)["NAME"]?.string == "a\"b")

        var broken = template
        broken["DISK"]?[1]?["IMAGE_ID"] = "x"
        let error = try #require(throws: OneError.self) { try broken.decode(Web.self) }
        #expect(error.message.contains("TEMPLATE/DISK[1]/IMAGE_ID"))
        #expect(throws: OneError.self) { try One.Template("broken").decode([String: String].self) }
        #expect(throws: OneError.self) { try One.Template(encoding: 5) }
        #expect(throws: OneError.self) { try One.Template(encoding: ["A": ["B": ["C": 1]]]).serialized() }
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
        for id in 0..<100_000 { template.add("DISK", id) }
        #expect(template["DISK"]?.all.count == 100_000)
    }
}
