extension One.Template: ExpressibleByStringInterpolation {
    /// Takes a template in either of OpenNebula's syntaxes, as it stands.
    public init(stringLiteral value: String) { self.init(value) }

    /// Takes a template in either of OpenNebula's syntaxes, with values in it.
    public init(stringInterpolation: StringInterpolation) {
        self.init(stringInterpolation.text)
        problem = stringInterpolation.problem
    }

    /// Writes values into a template's text so that each stays one value: escaped between quotes and in XML, put
    /// between quotes where it is the whole of a bare value. Anywhere else, a value cannot stand.
    ///
    /// Text is read by its scalars: a combining mark behind a quote does not hide the quote from a core.
    public struct StringInterpolation: StringInterpolationProtocol {
        private(set) var text = ""
        private(set) var problem: String?
        private var place = Place.outside
        /// The last scalar that is no blank.
        private var last: Unicode.Scalar?
        /// The value that stands where the text ends, and what must not come after it.
        private var value: (ends: String, isWhole: Bool)?

        private enum Place {
            /// Between attributes, in a name, or in a bare value.
            case outside
            case quoted, comment
            /// In XML: a tag, an element's text, a section, a comment.
            case markup, content, section, markupComment
        }

        /// Starts an empty text.
        public init(literalCapacity: Int, interpolationCount: Int) { text.reserveCapacity(literalCapacity) }

        /// Adds the template's own text.
        public mutating func appendLiteral(_ literal: String) {
            guard let first = literal.unicodeScalars.first else { return }
            if let value {
                checkEnd(of: value, before: first, literal)
                self.value = nil
            }
            for scalar in literal.unicodeScalars { advance(over: scalar) }
        }

        private mutating func checkEnd(
            of value: (ends: String, isWhole: Bool), before first: Unicode.Scalar, _ literal: String
        ) {
            if value.isWhole, !first.properties.isWhitespace, first != ",", first != "]" {
                refuse("a value is a part of a bare one: put the whole of it between quotes")
            }
            if place == .quoted, first == "\"", value.ends.utf8.last == UInt8(ascii: "\\") {
                refuse(
                    "\(value.ends.debugDescription) ends in a backslash, which NAME=\"value\" cannot carry: use a dictionary"
                )
            }
            if place == .section { refuseEndOfSection(before: literal) }
        }

        /// The text so far, and what comes next, make the end of a section only together.
        private mutating func refuseEndOfSection(before next: String) {
            if (Array(text.utf8.suffix(2)) + next.utf8.prefix(2)).contains("]]>".utf8) {
                refuse("a value ends the section that it stands in: remove ]] from its end")
            }
        }

        private mutating func advance(over scalar: Unicode.Scalar) {
            let previous = text.unicodeScalars.last
            text.unicodeScalars.append(scalar)
            switch (place, scalar) {
            case (.outside, "<") where last == nil: place = .markup
            case (.outside, "\"") where last == "=": place = .quoted
            case (.outside, "#") where last != "=" && previous?.properties.isWhitespace ?? true: place = .comment
            case (.quoted, "\"") where previous != "\\": place = .outside
            case (.comment, "\n"), (.comment, "\r"): place = .outside
            case (.content, "<"): place = .markup
            case (.markup, "["): if text.utf8.suffix(9).elementsEqual("<![CDATA[".utf8) { place = .section }
            case (.markup, "-"): if text.utf8.suffix(4).elementsEqual("<!--".utf8) { place = .markupComment }
            case (.markup, ">"): place = .content
            case (.section, ">"): if text.utf8.suffix(3).elementsEqual("]]>".utf8) { place = .content }
            case (.markupComment, ">"): if text.utf8.suffix(3).elementsEqual("-->".utf8) { place = .content }
            default: break
            }
            if !scalar.properties.isWhitespace { last = scalar }
        }

        /// Adds a value.
        public mutating func appendInterpolation(_ value: some CustomStringConvertible) {
            let value = value.description
            if value.utf8.contains("]]>".utf8) { refuse("a core loses a value that holds ]]>: remove it") }
            switch place {
            case .quoted:
                text += One.Template.escaped(value)
                if !value.isEmpty { self.value = (value, false) }
            case .outside:
                guard last == "=" else {
                    return refuse(
                        "a value stands for a name, or is a part of a bare value: only a whole value may be one")
                }
                if value.utf8.last == UInt8(ascii: "\\") {
                    refuse(
                        "\(value.debugDescription) ends in a backslash, which NAME=\"value\" cannot carry: use a dictionary"
                    )
                }
                text += "\"\(One.Template.escaped(value))\""
                self.value = (value, true)
                last = "\""
            case .comment:
                if value.unicodeScalars.contains(where: { $0 == "\n" || $0 == "\r" }) {
                    refuse("a value in a comment has several lines")
                }
                text += value
            case .content:
                // A core drops an empty element, and keeps an empty section as an empty value.
                if value.isEmpty { text += "<![CDATA[]]>" } else { XMLText.append(value, to: &text) }
            case .section:
                if self.value != nil { refuseEndOfSection(before: value) }
                text += value
                if !value.isEmpty { self.value = (value, false) }
            case .markup, .markupComment: refuse("a value stands in markup: only an element's text may be one")
            }
        }

        /// Adds a constant's number.
        public mutating func appendInterpolation(_ value: some OneConstant) { appendInterpolation(value.rawValue) }

        /// Adds `YES` or `NO`.
        public mutating func appendInterpolation(_ value: Bool) { appendInterpolation(value ? "YES" : "NO") }

        private mutating func refuse(_ problem: String) { self.problem = self.problem ?? problem }
    }
}
