/// A template's text before it is parsed.
///
/// Where a value stands, the text holds the value's index between two marks. So no syntax can come from a value.
struct TemplateText {
    /// Of the private use area. Those that the text itself holds become values.
    static let mark: Unicode.Scalar = "\u{E000}"
    /// Stands at the beginning of a section while XML is parsed.
    static let section: Unicode.Scalar = "\u{E001}"

    /// Without a byte order mark. Lines end in newlines: a core stores every carriage return as one.
    private(set) var scalars: [Unicode.Scalar] = []
    private(set) var values: [String] = []
    private var endsInReturn = false

    init() {}

    init(_ literal: String) { append(literal: literal) }

    mutating func append(literal: String) {
        for scalar in literal.unicodeScalars {
            switch scalar {
            case Self.mark, Self.section: append(value: String(scalar))
            case "\u{FEFF}" where scalars.isEmpty: break
            case "\r": scalars.append("\n")
            case "\n" where endsInReturn: break
            default: scalars.append(scalar)
            }
            endsInReturn = scalar == "\r"
        }
    }

    mutating func append(value: String) {
        endsInReturn = false
        scalars += [Self.mark] + "\(values.count)".unicodeScalars + [Self.mark]
        values.append(value)
    }

    /// Whether it is XML, not `NAME="value"` lines.
    var isXML: Bool { scalars.first { !$0.properties.isWhitespace } == "<" }

    /// The line and the column of a scalar, from 1. A value is one column wide.
    func place(of index: Int) -> String {
        var (line, column, isWithinMarks) = (1, 1, false)
        for scalar in scalars[..<index] {
            if scalar == Self.mark { isWithinMarks.toggle() }
            (line, column) = scalar == "\n" ? (line + 1, 1) : (line, isWithinMarks ? column : column + 1)
        }
        return "line \(line), column \(column)"
    }

    /// Replaces each value's index by the value.
    func filled(_ text: some Sequence<Unicode.Scalar>) -> String {
        parts(of: text).map { $0.value.map { values[$0] } ?? $0.literal }.joined()
    }

    /// What a part of the text consists of: literals, and the indices of values.
    func parts(of text: some Sequence<Unicode.Scalar>) -> [(literal: String, value: Int?)] {
        text.split(separator: Self.mark, omittingEmptySubsequences: false).enumerated().map { index, scalars in
            let part = String(String.UnicodeScalarView(scalars))
            return (part, index.isMultiple(of: 2) ? nil : Int(part))
        }
    }

    /// The index of a value's mark.
    func index(of value: Int) -> Int? {
        scalars.firstRange(of: [Self.mark] + "\(value)".unicodeScalars + [Self.mark])?.lowerBound
    }
}
