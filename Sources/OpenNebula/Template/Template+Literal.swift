extension One.Template: ExpressibleByStringInterpolation {
    /// Takes a template in either of OpenNebula's syntaxes, as it stands.
    public init(stringLiteral value: String) { self.init(value) }

    /// Takes a template in either of OpenNebula's syntaxes, with values in it.
    public init(stringInterpolation: StringInterpolation) {
        self.init(stringInterpolation.text)
        problem = stringInterpolation.problem
    }

    /// Writes values into a template's text so that each stays one value: escaped between quotes and in XML, put
    /// between quotes where there are none.
    public struct StringInterpolation: StringInterpolationProtocol {
        var text = ""
        var problem: String?
        /// Whether the text so far ends between quotes.
        private var isQuoted = false
        /// Whether the text so far ends in a comment.
        private var isComment = false
        /// The value that was interpolated last ends in a backslash, which would escape a quote.
        private var endsInBackslash: String?

        /// Starts an empty text.
        public init(literalCapacity: Int, interpolationCount: Int) { text.reserveCapacity(literalCapacity) }

        /// Adds the template's own text.
        public mutating func appendLiteral(_ literal: String) {
            if let value = endsInBackslash, literal.first == "\"" {
                problem =
                    "\(value.debugDescription) ends in a backslash, which NAME=\"value\" cannot carry: use a dictionary"
            }
            if !literal.isEmpty { endsInBackslash = nil }
            var previous: Character = text.last ?? " "
            for character in literal {
                switch character {
                case "\"" where isQuoted && previous == "\\": break
                case "\"" where !isComment: isQuoted.toggle()
                case "#" where !isQuoted: isComment = true
                default: if character.isNewline { isComment = false }
                }
                previous = character
            }
            text += literal
        }

        /// Adds a value.
        public mutating func appendInterpolation(_ value: some CustomStringConvertible) {
            let value = value.description
            if value.contains("]]>") {
                problem = "a core loses a value that holds ]]>: remove it"
            }
            if text.beginsAsXML {
                appendXML(value)
            } else if isQuoted {
                text += One.Template.escaped(value)
                if value.last == "\\" { endsInBackslash = value }
            } else if isComment, value.contains(where: \.isNewline) {
                problem = "a value in a comment has several lines"
            } else if isComment {
                text += value
            } else {
                appendLiteral("\"")
                appendInterpolation(value)
                appendLiteral("\"")
            }
        }

        /// Adds a constant's number.
        public mutating func appendInterpolation(_ value: some OneConstant) { appendInterpolation(value.rawValue) }

        /// Adds `YES` or `NO`.
        public mutating func appendInterpolation(_ value: Bool) { appendInterpolation(value ? "YES" : "NO") }

        private mutating func appendXML(_ value: String) {
            let sections = text.split(separator: "<![CDATA[", omittingEmptySubsequences: false)
            if sections.count > 1, let last = sections.last, !last.contains("]]>") {
                text += value
            } else {
                XMLText.append(value, to: &text)
            }
        }
    }
}
