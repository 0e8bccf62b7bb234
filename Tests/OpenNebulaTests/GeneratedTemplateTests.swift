import Testing

@testable import OpenNebula

/// What `Template` writes, a core reads back as the same content: templates of every shape, filled by a generator.
@Suite(.aside) struct GeneratedTemplateTests {
    /// Numbers that depend on nothing but the seed, so that a failure can be looked at again (SplitMix64).
    struct Generator: RandomNumberGenerator {
        var state: UInt64

        mutating func next() -> UInt64 {
            state &+= 0x9E37_79B9_7F4A_7C15
            var mixed = state
            mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
            mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
            return mixed ^ (mixed >> 31)
        }
    }

    /// What either syntax gives a meaning to, what XML normalizes, and what is just text.
    static let pieces = [
        "\"", "\\", "'", "<", ">", "&", "]", "]]", "[", "=", ",", "#", "$", "%", ";", "\n", "\r", "\r\n", "\t", " ",
        "a",
        "Z", "0", "é", "ž", "日", "\u{FFFD}", "\u{E000}", "\u{85}", "\u{2028}", "&amp;", "&#65;", "<![CDATA[", "<!--",
        "</TEMPLATE>", "<A>", "A=\"1\"", "\\\"", "?>",
    ]

    static func text(_ generator: inout Generator) -> String {
        let count = Int.random(in: 0...8, using: &generator)
        let text = (0..<count).map { _ in pieces.randomElement(using: &generator) ?? "" }.joined()
        return text.contains("]]>") ? "" : text
    }

    static func name(_ generator: inout Generator, _ letters: String = "ABYZ_09-.") -> String {
        let count = Int.random(in: 0...4, using: &generator)
        return "N" + String((0..<count).map { _ in letters.randomElement(using: &generator) ?? "A" })
    }

    static func attributes(_ generator: inout Generator) -> [(String, CoreTemplate.Value)] {
        (0..<Int.random(in: 1...6, using: &generator)).map { _ in
            let name = name(&generator)
            guard Int.random(in: 0..<3, using: &generator) == 0 else { return (name, .text(text(&generator))) }
            let names = Set((0..<3).map { _ in Self.name(&generator) })
            return (name, .vector(.init(uniqueKeysWithValues: names.sorted().map { ($0, text(&generator)) })))
        }
    }

    static func template(_ attributes: [(String, CoreTemplate.Value)]) -> One.Template {
        attributes.reduce(into: One.Template()) { template, attribute in
            switch attribute.1 {
            case .text(let text): template.add(attribute.0, .text(text))
            case .vector(let vector):
                let members = vector.sorted { $0.key < $1.key }
                template.add(
                    attribute.0, .vector(members.reduce(into: One.Template()) { $0[$1.key] = .text($1.value) }))
            }
        }
    }

    @Test(arguments: 0..<20) func aCoreReadsWhatWasMeant(_ seed: UInt64) throws {
        var generator = Generator(state: seed)
        for _ in 0..<250 {
            let attributes = Self.attributes(&generator)
            let meant = attributes.reduce(into: [String: [CoreTemplate.Value]]()) { $0[$1.0, default: []].append($1.1) }
            let template = Self.template(attributes)
            #expect(try CoreTemplate.read(template.serialized()) == meant, "\(attributes)")

            for root in ["TEMPLATE", "USER_TEMPLATE"] {
                let rooted: One.Template = [root: .vector(template)]
                let text = try rooted.serialized()
                #expect(text.hasPrefix("<\(root)>"))
                #expect(try CoreTemplate.read(text) == meant, "\(text)")
            }

            // Beside text there are lines alone, which cannot carry everything: what they cannot is an error.
            var beside = template
            beside.text = "FIRST=\"1\""
            do {
                let read = try CoreTemplate.read(beside.serialized())
                #expect(read == meant.merging(["FIRST": [.text("1")]]) { $1 }, "\(attributes)")
            } catch let error as OneError {
                #expect(error.code == .invalidArgument && error.message.contains("beside text"))
            }
        }
    }

    @Test(arguments: 0..<20) func anInterpolatedValueStaysOne(_ seed: UInt64) throws {
        var generator = Generator(state: seed)
        for _ in 0..<100 {
            let (first, second) = (Self.text(&generator), Self.text(&generator))
            let templates: [One.Template] = [
                "A=\"\(first)\"\nD=[B=\"\(second)\",C=\"1\"]", "A=\(first)\nD=[B=\(second),C=1]",
                "<TEMPLATE><A><![CDATA[]]>\(first)</A><D><B><![CDATA[]]>\(second)</B><C>1</C></D></TEMPLATE>",
            ]
            for template in templates {
                do {
                    let text = try template.serialized()
                    let read = try CoreTemplate.read(text)
                    #expect(read == ["A": [.text(first)], "D": [.vector(["B": second, "C": "1"])]], "\(text)")
                } catch let error as OneError {
                    #expect(error.message.contains("ends in a backslash"))
                    #expect(first.last == "\\" || second.last == "\\")
                }
            }
        }
    }
}
