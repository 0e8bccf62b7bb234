/// Writes text into XML.
package enum XMLText {
    /// Appends `text` as character data.
    package static func append(_ text: String, to xml: inout String) {
        for scalar in text.unicodeScalars { append(scalar, to: &xml) }
    }

    /// Appends a character of character data.
    ///
    /// A carriage return becomes a character reference, because parsers turn a literal one into a newline.
    static func append(_ scalar: Unicode.Scalar, to xml: inout String) {
        switch scalar {
        case "&": xml += "&amp;"
        case "<": xml += "&lt;"
        case ">": xml += "&gt;"
        case "\r": xml += "&#13;"
        default: xml.unicodeScalars.append(scalar)
        }
    }

    /// Describes the first character that a core's XML-RPC cannot carry; nil if there is none.
    static func firstForbidden(in text: String) -> String? {
        for scalar in text.unicodeScalars {
            if let forbidden = forbidden(scalar) { return forbidden }
        }
        return nil
    }

    /// Describes a character that a core's XML-RPC cannot carry; nil for any other.
    ///
    /// XML 1.0 allows no control characters except tab, newline and carriage return. A core rejects characters beyond
    /// the Basic Multilingual Plane. If they arrive as character references, it fails later.
    static func forbidden(_ scalar: Unicode.Scalar) -> String? {
        switch scalar.value {
        case 0x09, 0x0A, 0x0D, 0x20...0xFFFD: nil
        case ..<0x20: "the control character \(codePoint(scalar))"
        default: "\(codePoint(scalar)), a character beyond the Basic Multilingual Plane"
        }
    }

    private static func codePoint(_ scalar: Unicode.Scalar) -> String {
        let digits = String(scalar.value, radix: 16, uppercase: true)
        return "U+" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits
    }

    /// Whether `name` is a valid element name: letters, digits, `_`, `-` and `.`, beginning with a letter or `_`.
    /// Letters are XML's letters in the Basic Multilingual Plane.
    static func isName(_ name: String) -> Bool {
        func isLetter(_ scalar: Unicode.Scalar) -> Bool {
            switch scalar.value {
            case 0x41...0x5A, 0x5F, 0x61...0x7A, 0xC0...0xD6, 0xD8...0xF6, 0xF8...0x2FF, 0x370...0x37D, 0x37F...0x1FFF,
                0x200C, 0x200D, 0x2070...0x218F, 0x2C00...0x2FEF, 0x3001...0xD7FF, 0xF900...0xFDCF, 0xFDF0...0xFFFD:
                true
            default: false
            }
        }
        func continuesName(_ scalar: Unicode.Scalar) -> Bool {
            switch scalar.value {
            case 0x2D, 0x2E, 0x30...0x39, 0xB7, 0x300...0x36F, 0x203F, 0x2040: true
            default: isLetter(scalar)
            }
        }
        guard let first = name.unicodeScalars.first, isLetter(first) else { return false }
        return name.unicodeScalars.dropFirst().allSatisfy(continuesName)
    }

    /// Returns a name as a core stores it: a core converts only ASCII letters to upper case.
    static func uppercased(_ name: String) -> String {
        String(
            String.UnicodeScalarView(
                name.unicodeScalars.map { $0.isASCII ? Unicode.Scalar($0.properties.uppercaseMapping) ?? $0 : $0 }))
    }
}

extension String {
    /// Whether the text begins with `<`, after white space.
    var beginsAsXML: Bool { unicodeScalars.first { !$0.properties.isWhitespace } == "<" }
}
