extension One.Template {
    /// Parses a template in either of OpenNebula's syntaxes.
    ///
    /// ```swift
    /// let template = One.Template(text)
    /// print(template["NAME"]?.string ?? "no name")
    /// try await one.template.allocate(template)
    /// ```
    ///
    /// If the text cannot be parsed, the template has no attributes, and every call that is to send it fails with
    /// ``OneError/Code/invalidArgument``, which tells the line and the column.
    ///
    /// - Parameter text: `NAME="value"` lines, or XML.
    public init(_ text: String) { self.init(parsing: TemplateText(text)) }

    /// Takes a text that is sent as it is, for a syntax that only a newer core knows.
    ///
    /// You give up what other templates have: the text is neither parsed nor checked, it has no attributes, and none can
    /// be set beside it.
    ///
    /// - Parameter text: The text.
    public init(verbatim text: String) { unread = .verbatim(text) }

    init(parsing text: TemplateText) {
        do { self = try Self.parse(text) } catch { unread = .malformed(error.message) }
    }

    /// - Throws: ``OneError/Code/invalidArgument``, with the line and the column.
    package static func parse(_ text: String) throws(OneError) -> One.Template { try parse(TemplateText(text)) }

    private static func parse(_ text: TemplateText) throws(OneError) -> One.Template {
        guard !text.isXML else { return try parse(xml: text) }
        do {
            var lines = TemplateLines(text)
            return try lines.template()
        } catch {
            throw OneError(.invalidArgument, "template: \(text.place(of: error.index)): \(error.problem)")
        }
    }

    /// Reads XML as a core does. The root's name does not matter, names become upper case, but not those within vectors,
    /// and an empty element is no attribute, unless it holds an empty section.
    private static func parse(xml text: TemplateText) throws(OneError) -> One.Template {
        let start = Array("<![CDATA[".unicodeScalars)
        let marked = text.scalars.replacing(start, with: start + [TemplateText.section])
        var template = One.Template()
        var filled: Set<Int> = []
        do {
            let root = try XMLTree.parse(String(String.UnicodeScalarView(marked)).utf8).root
            try root.requireNoText()
            template.read(root, name: XMLText.uppercased) { element in
                let scalars = element.text.unicodeScalars.filter { $0 != TemplateText.section }
                filled.formUnion(text.parts(of: scalars).compactMap(\.value))
                return text.filled(scalars)
            }
        } catch {
            let hint = text.values.isEmpty ? "" : "; a value can only be an element's text"
            throw OneError(.invalidArgument, "template: \(error.message)\(hint)")
        }
        if let lost = text.values.indices.first(where: { !filled.contains($0) }), let index = text.index(of: lost) {
            let problem = "a value stands in markup or in a comment, but can only be an element's text"
            throw OneError(.invalidArgument, "template: \(text.place(of: index)): \(problem)")
        }
        return template
    }

    private mutating func read(_ parent: XMLElement, name: (String) -> String, text: (XMLElement) -> String) {
        for element in parent.children {
            if element.hasChildren {
                var vector = One.Template()
                vector.read(element, name: { $0 }, text: text)
                add(name(element.name), One.TemplateValue.vector(vector))
            } else if !element.bytes.isEmpty {
                add(name(element.name), One.TemplateValue.text(text(element)))
            }
        }
    }
}

extension One.Template: ExpressibleByStringInterpolation {
    /// Parses a template in either of OpenNebula's syntaxes, as ``init(_:)-(String)`` does.
    public init(stringLiteral value: String) { self.init(value) }

    /// Parses a template in either of OpenNebula's syntaxes, with values in it.
    public init(stringInterpolation: StringInterpolation) { self.init(parsing: stringInterpolation.text) }

    /// Keeps values apart from the text, so that each stays one value whatever it holds.
    ///
    /// A value can be a whole bare value, all or part of a quoted one, or text of an element or a section. Anywhere
    /// else it is an error: as a name, as a part of a bare value, in markup or in a comment.
    public struct StringInterpolation: StringInterpolationProtocol {
        private(set) var text = TemplateText()

        /// Starts an empty text.
        public init(literalCapacity: Int, interpolationCount: Int) {}

        /// Adds the template's own text.
        public mutating func appendLiteral(_ literal: String) { text.append(literal: literal) }

        /// Adds a value: a boolean as `YES` or `NO`, a constant as its number.
        public mutating func appendInterpolation(_ value: some One.TemplateConvertible) {
            text.append(value: value.templateValue.description)
        }

        /// Adds the description of any other value.
        @_disfavoredOverload
        public mutating func appendInterpolation(_ value: some CustomStringConvertible) {
            text.append(value: value.description)
        }
    }
}
