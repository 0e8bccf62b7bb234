/// Writes text into XML.
package enum XMLText {
    /// Appends `text` as character data.
    ///
    /// A carriage return becomes a reference, since parsers turn a bare one into a newline.
    package static func append(_ text: String, to xml: inout String) {
        for scalar in text.unicodeScalars {
            switch scalar {
            case "&": xml += "&amp;"
            case "<": xml += "&lt;"
            case ">": xml += "&gt;"
            case "\r": xml += "&#13;"
            default: xml.unicodeScalars.append(scalar)
            }
        }
    }

    /// The first character that a core's XML-RPC cannot carry, described; nil where there is none.
    ///
    /// XML 1.0 has no control characters but tab, newline and carriage return. A core refuses characters beyond
    /// the Basic Multilingual Plane, and breaks later where they reach it as references.
    static func firstForbidden(in text: String) -> String? {
        for scalar in text.unicodeScalars {
            switch scalar.value {
            case 0x09, 0x0A, 0x0D, 0x20...0xFFFD: continue
            case ..<0x20: return "the control character \(codePoint(scalar))"
            default: return "\(codePoint(scalar)), a character beyond the Basic Multilingual Plane"
            }
        }
        return nil
    }

    private static func codePoint(_ scalar: Unicode.Scalar) -> String {
        let digits = String(scalar.value, radix: 16, uppercase: true)
        return "U+" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits
    }

    /// Whether `name` can name an element: ASCII letters, digits, `_`, `-` and `.`, a letter or `_` first.
    static func isName(_ name: String) -> Bool {
        func isLetter(_ byte: UInt8) -> Bool { byte == 0x5F || (0x41...0x5A).contains(byte & 0xDF) }
        guard let first = name.utf8.first, isLetter(first) else { return false }
        return name.utf8.allSatisfy { isLetter($0) || (0x30...0x39).contains($0) || $0 == 0x2D || $0 == 0x2E }
    }
}

extension String {
    /// Whether the text begins as XML does, blanks aside.
    var beginsAsXML: Bool { drop(while: \.isWhitespace).hasPrefix("<") }
}
