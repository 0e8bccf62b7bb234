/// Parses `NAME="value"` lines as a core does.
///
/// `\"` is the only escape, also in bare values. A bare value ends at a blank, a newline or one of `= # , [ ]`. Quotes
/// within it are text. `#` starts a comment. Characters that a core skips between attributes are an error here.
struct TemplateLines {
    private let text: TemplateText
    private var position = 0

    struct Malformed: Error {
        let index: Int
        let problem: String
    }

    init(_ text: TemplateText) { self.text = text }

    private var next: Unicode.Scalar? { position < text.scalars.count ? text.scalars[position] : nil }

    mutating func template() throws(Malformed) -> One.Template {
        var template = One.Template()
        try skipBlanks()
        while next != nil {
            let name = try name()
            skip(" \t")
            if next == "[" {
                template.add(name, One.TemplateValue.vector(try vector()))
            } else if next == nil || next == "\n" {
                template.add(name, One.TemplateValue.text(""))
            } else {
                template.add(name, One.TemplateValue.text(try value()))
            }
            try skipBlanks()
        }
        return template
    }

    private mutating func vector() throws(Malformed) -> One.Template {
        var vector = One.Template()
        try move(over: "[")
        while next != "]" || !vector.isEmpty {
            let name = try name()
            skip(" \t")
            vector.add(name, One.TemplateValue.text(try value()))
            try skipBlanks()
            guard next == "," else { break }
            try move(over: ",")
        }
        try move(over: "]")
        return vector
    }

    /// Reads a name and the `=` after it. A core stores names in upper case.
    private mutating func name() throws(Malformed) -> String {
        let start = position
        while let next, Self.isLetter(next) { position += 1 }
        if next == TemplateText.mark { throw malformed("an interpolated value cannot be a part of a name") }
        guard position > start else { throw malformed("expected a name, found \(found)") }
        let name = String(String.UnicodeScalarView(text.scalars[start..<position])).uppercased()
        try skipBlanks()
        guard next == "=" else { throw malformed("expected = after \(name), found \(found)") }
        position += 1
        return name
    }

    /// Reads a value: as a quoted one or as a bare one, whichever is longer, as a core does.
    private mutating func value() throws(Malformed) -> String {
        let start = position
        let bareEnd = text.scalars[start...].firstIndex(where: Self.endsBareValue) ?? text.scalars.count
        if next == "\"", let end = closingQuote(), bareEnd <= end + 1 {
            position = end + 1
            return unescaped(text.scalars[start + 1..<end])
        }
        let bare = text.scalars[start..<bareEnd]
        guard let first = bare.first else { throw malformed("expected a value, found \(found): put it between quotes") }
        if bare.contains(TemplateText.mark) {
            guard first == TemplateText.mark, bare.dropFirst().firstIndex(of: first) == bareEnd - 1 else {
                throw malformed(
                    "an interpolated value cannot be a part of a bare value: put the whole value between quotes")
            }
        }
        position = bareEnd
        return unescaped(bare)
    }

    private func unescaped(_ part: ArraySlice<Unicode.Scalar>) -> String {
        text.filled(
            part.indices.lazy.filter { index in
                part[index] != "\\" || index + 1 == part.endIndex || part[index + 1] != "\""
            }.map { part[$0] })
    }

    /// Whether a name can contain the scalar.
    static func isLetter(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar {
        case "A"..."Z", "a"..."z", "0"..."9", "_": true
        default: false
        }
    }

    private static func endsBareValue(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar {
        case " ", "\t", "\n", "=", "#", ",", "[", "]": true
        default: false
        }
    }

    /// Finds the first quote without a backslash before it. If there is none, a core takes the last quote with one.
    private func closingQuote() -> Int? {
        var last: Int?
        for index in text.scalars.indices[(position + 1)...] where text.scalars[index] == "\"" {
            last = index
            if text.scalars[index - 1] != "\\" { break }
        }
        return last
    }

    /// Skips blanks, newlines and comments.
    private mutating func skipBlanks() throws(Malformed) {
        skip(" \t\n")
        while next == "#" {
            while let next, next != "\n" {
                if next == TemplateText.mark { throw malformed("an interpolated value cannot be in a comment") }
                position += 1
            }
            skip(" \t\n")
        }
    }

    private mutating func skip(_ blanks: String) {
        while let next, blanks.unicodeScalars.contains(next) { position += 1 }
    }

    private mutating func move(over scalar: Unicode.Scalar) throws(Malformed) {
        guard next == scalar else { throw malformed("expected \(scalar), found \(found)") }
        position += 1
        try skipBlanks()
    }

    private var found: String {
        switch next {
        case nil: "the end of the text"
        case "\n": "the end of the line"
        case TemplateText.mark: "an interpolated value"
        case let next?: "\"\(next)\""
        }
    }

    private func malformed(_ problem: String) -> Malformed { Malformed(index: position, problem: problem) }
}
