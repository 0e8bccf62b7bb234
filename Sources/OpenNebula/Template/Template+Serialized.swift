extension One.Template {
    /// The template as it is sent: `NAME="value"` lines where that can carry it, XML where not.
    ///
    /// A template whose only attribute is `TEMPLATE` or `USER_TEMPLATE`, a vector, is XML with that root. Any other
    /// that needs XML gets the root `TEMPLATE`.
    ///
    /// - Throws: ``OneError/Code/invalidArgument``, naming the attribute, for what a core cannot store: `]]>`,
    ///   control characters other than tab, newline and carriage return, characters beyond the Basic Multilingual
    ///   Plane, a name that is none, a vector within a vector.
    public func serialized() throws -> String {
        if let problem { throw OneError(.invalidArgument, "template: \(problem)") }
        if let forbidden = XMLText.firstForbidden(in: text) {
            throw OneError(.invalidArgument, "template: a core cannot store \(forbidden): remove it")
        }
        if attributes.count == 1, let (name, value) = attributes.elements.first, case .vector(let content) = value,
            name == "TEMPLATE" || name == "USER_TEMPLATE", text.isEmpty, content.text.isEmpty
        {
            try content.check()
            return content.xml(root: name)
        }
        try check()
        guard !text.isEmpty else {
            if let lines = lines(vectors: false) { return lines.joined(separator: "\n") }
            return xml(root: "TEMPLATE")
        }
        if attributes.isEmpty { return text }
        guard let lines = lines(vectors: true), !text.beginsAsXML else {
            throw OneError(
                .invalidArgument, "template: \(attributes.keys[0]) cannot be sent beside text; use attributes alone")
        }
        return text + "\n" + lines.joined(separator: "\n")
    }

    /// `NAME="value"` lines, nil where they cannot carry the attributes: a name with other characters than letters,
    /// digits and `_`, or a value that ends in a backslash, which would escape the quote.
    fileprivate func lines(vectors: Bool) -> [String]? {
        var lines: [String] = []
        for (name, value) in attributes {
            for value in value.all {
                guard !name.contains("-"), !name.contains("."), let value = value.line(vectors: vectors) else {
                    return nil
                }
                lines.append("\(name)=\(value)")
            }
        }
        return lines
    }

    /// The only escape that the syntax has.
    static func escaped(_ text: String) -> String {
        text.unicodeScalars.reduce(into: "") { $0 += $1 == "\"" ? "\\\"" : String($1) }
    }

    private func xml(root: String) -> String {
        var xml = ""
        Value.vector(self).append(to: &xml, named: root)
        return xml
    }

    private func check() throws(OneError) {
        for (name, value) in attributes { try value.check(name, in: "") }
    }
}

extension One.Template.Value {
    /// `"value"`, or `[A="value",B="value"]`.
    fileprivate func line(vectors: Bool) -> String? {
        switch self {
        case .text(let text): text.last == "\\" ? nil : "\"\(One.Template.escaped(text))\""
        case .vector(let vector) where vectors:
            vector.lines(vectors: false).map { "[\($0.joined(separator: ","))]" }
        default: nil
        }
    }

    fileprivate func append(to xml: inout String, named name: String) {
        switch self {
        case .text(let text):
            xml += "<\(name)>"
            // A core drops an empty element, and keeps an empty section as an empty value.
            if text.isEmpty { xml += "<![CDATA[]]>" } else { XMLText.append(text, to: &xml) }
            xml += "</\(name)>"
        case .vector(let vector):
            xml += "<\(name)>"
            for (name, value) in vector.attributes { value.append(to: &xml, named: name) }
            xml += "</\(name)>"
        case .list(let values):
            for value in values { value.append(to: &xml, named: name) }
        }
    }

    /// Refuses what a core cannot store, in an attribute of that name, of a vector of that name if not empty.
    fileprivate func check(_ name: String, in vector: String) throws(OneError) {
        let path = vector.isEmpty ? name : "\(vector).\(name)"
        func refuse(_ problem: String) -> OneError { OneError(.invalidArgument, "attribute \(path): \(problem)") }
        guard XMLText.isName(name) else {
            throw OneError(
                .invalidArgument,
                "attribute \(path.debugDescription): a name is letters, digits, _, - and ., a letter or _ first")
        }
        for value in all {
            switch value {
            case .text(let text):
                if text.utf8.contains("]]>".utf8) { throw refuse("a core loses a value that holds ]]>: remove it") }
                if let forbidden = XMLText.firstForbidden(in: text) {
                    throw refuse("a core cannot store \(forbidden): remove it")
                }
            case .vector(let content):
                guard vector.isEmpty else { throw refuse("a core drops a vector within a vector: flatten it") }
                guard content.text.isEmpty else { throw refuse("a vector holds attributes, not text") }
                for (name, value) in content.attributes { try value.check(name, in: path) }
            case .list: break
            }
        }
    }
}
