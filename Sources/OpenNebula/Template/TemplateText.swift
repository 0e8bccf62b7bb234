/// The text of a template before it is parsed.
///
/// In place of each interpolated value, the text contains the value's index between two marks. So a value can never
/// become syntax.
struct TemplateText {
    /// A scalar of the private use area. If the text itself contains it, it becomes a value.
    static let mark: Unicode.Scalar = "\u{E000}"
    /// Marks the start of a CDATA section while XML is parsed.
    static let section: Unicode.Scalar = "\u{E001}"

    /// The text without a byte order mark. Lines end in newlines, because a core stores a carriage return as a newline.
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

    /// Whether the text is XML, and not `NAME="value"` lines.
    var isXML: Bool { scalars.first { !$0.properties.isWhitespace } == "<" }

    /// Returns the line and the column of a scalar, counted from 1. A value is one column wide.
    func place(of index: Int) -> String {
        var (line, column, isWithinMarks) = (1, 1, false)
        for scalar in scalars[..<index] {
            if scalar == Self.mark { isWithinMarks.toggle() }
            (line, column) = scalar == "\n" ? (line + 1, 1) : (line, isWithinMarks ? column : column + 1)
        }
        return "line \(line), column \(column)"
    }

    /// Replaces each index with its value.
    func filled(_ text: some Sequence<Unicode.Scalar>) -> String {
        parts(of: text).map { $0.value.map { values[$0] } ?? $0.literal }.joined()
    }

    /// Splits text into literals and the indices of values.
    func parts(of text: some Sequence<Unicode.Scalar>) -> [(literal: String, value: Int?)] {
        text.split(separator: Self.mark, omittingEmptySubsequences: false).enumerated().map { index, scalars in
            let part = String(String.UnicodeScalarView(scalars))
            return (part, index.isMultiple(of: 2) ? nil : Int(part))
        }
    }

    /// Returns the position of a value's mark.
    func index(of value: Int) -> Int? {
        scalars.firstRange(of: [Self.mark] + "\(value)".unicodeScalars + [Self.mark])?.lowerBound
    }
}
