extension One.Template {
    /// Parses a template in either of OpenNebula's syntaxes.
    ///
    /// ```swift
    /// let template = One.Template(text)
    /// print(template["NAME"]?.string ?? "no name")
    /// try await one.template.allocate(template)
    /// ```
    ///
    /// If the text is invalid, the template has no attributes. A call that sends it throws
    /// ``OneError/Code/invalidArgument`` with the line and the column.
    ///
    /// - Parameter text: `NAME="value"` lines, or XML.
    public init(_ text: String) { self.init(parsing: TemplateText(text)) }

    /// Creates a template that is sent verbatim, for syntax that only a newer core supports.
    ///
    /// The text is neither parsed nor checked. The template has no attributes, and you cannot add any.
    ///
    /// - Parameter text: The text.
    public init(verbatim text: String) { unread = .verbatim(text) }

    init(parsing text: TemplateText) {
        do { self = try Self.parse(text) } catch { unread = .malformed(error.message) }
    }

    /// Parses a template.
    ///
    /// - Throws: ``OneError/Code/invalidArgument``, with the line and the column, if the text is invalid.
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

    /// Parses XML as a core does. The root's name does not matter. Names become upper case, except within vectors. An
    /// empty element is not an attribute, unless it contains an empty CDATA section.
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
            let hint = text.values.isEmpty ? "" : "; an interpolated value can only be an element's text"
            throw OneError(.invalidArgument, "template: \(error.message)\(hint)")
        }
        if let lost = text.values.indices.first(where: { !filled.contains($0) }), let index = text.index(of: lost) {
            let problem = "an interpolated value is in markup or in a comment: use it as an element's text"
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
    /// Parses a template in either of OpenNebula's syntaxes, like ``init(_:)-(String)``.
    public init(stringLiteral value: String) { self.init(value) }

    /// Parses a template in either of OpenNebula's syntaxes, with interpolated values.
    public init(stringInterpolation: StringInterpolation) { self.init(parsing: stringInterpolation.text) }

    /// Keeps interpolated values apart from the syntax, so that each stays one value, whatever it contains.
    ///
    /// A value can be a whole bare value, all or a part of a quoted value, or text in an element or a CDATA section. It
    /// is an error anywhere else: in a name, as a part of a bare value, in markup or in a comment.
    public struct StringInterpolation: StringInterpolationProtocol {
        private(set) var text = TemplateText()

        /// Creates an empty text.
        public init(literalCapacity: Int, interpolationCount: Int) {}

        /// Appends text of the template.
        public mutating func appendLiteral(_ literal: String) { text.append(literal: literal) }

        /// Appends a value. A boolean becomes `YES` or `NO`, a constant its number.
        public mutating func appendInterpolation(_ value: some One.TemplateConvertible) {
            text.append(value: value.templateValue.description)
        }

        /// Appends the description of any other value.
        @_disfavoredOverload
        public mutating func appendInterpolation(_ value: some CustomStringConvertible) {
            text.append(value: value.description)
        }
    }
}
