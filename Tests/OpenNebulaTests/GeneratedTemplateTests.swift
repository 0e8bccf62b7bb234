import Testing

@testable import OpenNebula

/// What `Template` writes, a core reads back as the same content: templates of every shape, filled by a generator.
@Suite(.onSerialThread) struct GeneratedTemplateTests {
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

    /// What either syntax gives a meaning to, what XML normalizes, what is not seen or joins what is before it, and text.
    static let pieces = [
        "\"", "\\", "'", "<", ">", "&", "]", "]]", "[", "=", ",", "#", "$", "%", ";", "\n", "\r", "\r\n", "\t", " ",
        "a", "Z", "0", "é", "ž", "日", "ש", "\u{301}", "\u{FE0F}", "\u{200D}", "\u{202E}", "\u{E000}", "\u{E001}",
        "\u{FEFF}", "\u{FFFD}", "\u{85}", "\u{2028}", "&amp;", "&#65;", "<![CDATA[", "<!--", "-->", "</TEMPLATE>",
        "<A>",
        "A=\"1\"", "\\\"", "?>", "]]>", "\u{0}", "\u{1}", "\u{1F600}",
    ]

    static func text(_ generator: inout Generator) -> String {
        (0..<Int.random(in: 0...6, using: &generator)).map { _ in pieces.randomElement(using: &generator) ?? "" }
            .joined()
    }

    /// Whether a core can store it, by its bytes.
    static func isStorable(_ text: String) -> Bool {
        let bytes = Array(text.utf8)
        return bytes.allSatisfy { $0 >= 0x20 && $0 < 0xF0 || $0 == 9 || $0 == 10 || $0 == 13 }
            && !bytes.indices.contains { bytes[$0...].starts(with: "]]>".utf8) }
    }

    /// A way to write two values: the first in `A`, the second in `B` of `D`.
    typealias Way = @Sendable (inout One.Template.StringInterpolation, _ first: [String], _ second: [String]) -> Void

    static func interpolate(
        _ text: inout One.Template.StringInterpolation, _ parts: (String, [String])...
    ) {
        for (literal, values) in parts {
            text.appendLiteral(literal)
            for value in values { text.appendInterpolation(value) }
        }
    }

    static let ways: [(name: String, Way)] = [
        ("quoted", { interpolate(&$0, ("A=\"", $1), ("\"\nD=[B=\"", $2), ("\",C=\"1\"]", [])) }),
        ("bare", { interpolate(&$0, ("A=", [$1.joined()]), ("\nD=[B=", [$2.joined()]), (",C=1]", [])) }),
        ("element", { interpolate(&$0, ("<T><A>", $1), ("</A><D><B>", $2), ("</B><C>1</C></D></T>", [])) }),
        (
            "section",
            {
                interpolate(
                    &$0, ("<T><A><![CDATA[", $1), ("]]></A><D><B><![CDATA[", $2), ("]]></B><C>1</C></D></T>", []))
            }
        ),
    ]

    static let wrongWays: [Way] = [
        { interpolate(&$0, ("A=/", $1), ("\nD=[B=/", $2), (",C=1]", [])) },
        { interpolate(&$0, ("A=\"", $1), ("\"x\nD=[B=", $2), ("x,C=1]", [])) },
        { interpolate(&$0, ("A=1\nN", $1), ("=1\n", $2), ("=1", [])) },
        { interpolate(&$0, ("A=1 #", $1), ("\nB=1 #", $2), ("\n", [])) },
        { interpolate(&$0, ("<T><A>1</A><N", $1), (">1</N", $2), ("></T>", [])) },
        { interpolate(&$0, ("<T><A b='", $1), ("'>1</A><!--", $2), ("--></T>", [])) },
    ]

    static func template(_ way: Way, _ first: [String], _ second: [String]) -> One.Template {
        var text = One.Template.StringInterpolation(literalCapacity: 0, interpolationCount: 0)
        way(&text, first, second)
        return One.Template(stringInterpolation: text)
    }

    /// Expects that a core stores what was meant where it can, and that the template is refused where it cannot.
    static func check(
        _ template: One.Template, _ meant: [String: [CoreTemplate.Value]], isStorable: Bool, _ comment: Comment
    ) {
        do {
            let stored = try CoreTemplate.read(template.serialized())
            #expect(isStorable && stored == meant, comment)
        } catch {
            #expect(!isStorable && (error as? OneError)?.code == .invalidArgument, comment)
        }
    }

    /// 100,000 templates, a failure of which tells the seed.
    @Test(arguments: 0..<10) func aCoreStoresWhatWasMeant(_ seed: UInt64) throws {
        var generator = Generator(state: seed)
        for _ in 0..<1_000 {
            let first = (0..<Int.random(in: 1...3, using: &generator)).map { _ in Self.text(&generator) }
            let second = (0..<Int.random(in: 1...3, using: &generator)).map { _ in Self.text(&generator) }
            let (a, b) = (first.joined(), second.joined())
            let meant: [String: [CoreTemplate.Value]] = ["A": [.text(a)], "D": [.vector(["B": b, "C": "1"])]]
            let isStorable = Self.isStorable(a) && Self.isStorable(b)
            let comment: Comment = "seed \(seed): \(first) \(second)"

            let dictionary: One.Template = ["A": a, "D": ["B": b, "C": 1]]
            Self.check(dictionary, meant, isStorable: isStorable, comment)
            Self.check(["TEMPLATE": dictionary], meant, isStorable: isStorable, comment)
            Self.check(["A": a], ["A": [.text(a)]], isStorable: Self.isStorable(a), comment)
            for (name, way) in Self.ways {
                let template = Self.template(way, first, second)
                Self.check(template, meant, isStorable: isStorable, "\(name), \(comment)")
                #expect(template == dictionary, "\(name), \(comment)")
            }
            for way in Self.wrongWays where !a.isEmpty && !b.isEmpty {
                #expect(throws: OneError.self, comment) { try Self.template(way, first, second).serialized() }
            }
            if isStorable {
                for template in [dictionary, ["A": a]] {
                    #expect(One.Template(try template.serialized()).isEquivalent(to: template), comment)
                }
            }
        }
    }

    /// Texts of random pieces: either an error, or what a core reads of them.
    @Test(arguments: 0..<10) func aCoreReadsTextTheSameWay(_ seed: UInt64) throws {
        var generator = Generator(state: seed)
        let syntax = [
            "\nA=", "\nB=", "B", "=", "D=[", ",", "]", "\"", "\"", "#", "\n", " ", "1", "x", "\\", "\\\"", "é", "[",
            "D=[B=1,C=\"",
        ]
        for _ in 0..<1_000 {
            let text = "A=" + (0..<8).map { _ in syntax.randomElement(using: &generator) ?? "" }.joined() + "\n"
            guard let written = try? One.Template(text).serialized() else { continue }
            let meant = try? CoreTemplate.read(text)
            #expect(try CoreTemplate.read(written) == meant, "seed \(seed): \(text.debugDescription)")
        }
    }
}
