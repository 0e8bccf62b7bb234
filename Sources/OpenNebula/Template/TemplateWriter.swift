extension One.Template {
    /// Returns the template as it is sent: as `NAME="value"` lines if possible, otherwise as XML.
    ///
    /// If the only attribute is the vector `TEMPLATE` or `USER_TEMPLATE`, the result is XML with that root. Other XML
    /// has the root `TEMPLATE`. Vectors without attributes are left out, because a core drops them.
    ///
    /// - Throws: ``OneError/Code/invalidArgument`` if the text could not be parsed, with the line and the column. Also
    ///   if a core cannot store an attribute, with its name: because of `]]>`, a control character other than tab,
    ///   newline and carriage return, a character beyond the Basic Multilingual Plane, an invalid name, a vector within
    ///   a vector, or several values with the same name in a vector.
    public func serialized() throws -> String {
        switch unread {
        case .malformed(let problem): throw OneError(.invalidArgument, problem)
        case .verbatim(let text):
            guard attributes.isEmpty else {
                throw OneError(
                    .invalidArgument, "attribute \(attributes.keys[0]): a verbatim template cannot have attributes")
            }
            return text
        case nil: break
        }
        var (root, content, writer) = ("TEMPLATE", self, TemplateWriter())
        var needsXML = !fitsLines
        if attributes.count == 1, let (name, value) = attributes.elements.first, case .vector(let vector) = value,
            name == "TEMPLATE" || name == "USER_TEMPLATE"
        {
            (root, content, needsXML) = (name, vector, true)
        }
        try needsXML ? writer.write(content, root: root) : writer.write(lines: content)
        return writer.text
    }

    /// Whether `NAME="value"` lines can represent the attributes: they must be texts, with names of ASCII letters,
    /// digits and `_`, and must not end in a backslash, which would escape the quote.
    private var fitsLines: Bool {
        allSatisfy { name, value in
            name.unicodeScalars.allSatisfy(TemplateLines.isLetter)
                && value.all.allSatisfy {
                    guard case .text(let text) = $0 else { return false }
                    return text.utf8.last != UInt8(ascii: "\\")
                }
        }
    }
}

/// Writes a template, and rejects attributes that a core cannot store.
struct TemplateWriter {
    private(set) var text = ""

    mutating func write(lines template: One.Template) throws(OneError) {
        for (name, value) in template {
            for value in value.all {
                guard case .text(let value) = value else { continue }
                try check(name: name, path: name)
                text += text.isEmpty ? "\(name)=\"" : "\n\(name)=\""
                try write(value, of: name) { $1 += $0 == "\"" ? "\\\"" : String($0) }
                text += "\""
            }
        }
    }

    mutating func write(_ template: One.Template, root: String) throws(OneError) {
        try check(template, path: root)
        text += "<\(root)>"
        try write(template, in: "")
        text += "</\(root)>"
    }

    /// Writes the elements of a vector, or of the root if `vector` is empty.
    private mutating func write(_ template: One.Template, in vector: String) throws(OneError) {
        for (name, value) in template {
            let path = vector.isEmpty ? name : "\(vector).\(name)"
            try check(name: name, path: path)
            let values = value.all
            guard vector.isEmpty || values.count < 2 else {
                throw OneError(
                    .invalidArgument, refusal(of: path, "a vector keeps one value of a name: use several vectors"))
            }
            for value in values { try write(value, name, path, isWithinVector: !vector.isEmpty) }
        }
    }

    private mutating func write(
        _ value: One.TemplateValue, _ name: String, _ path: String, isWithinVector: Bool
    ) throws(OneError) {
        switch value {
        case .vector(let vector):
            try check(vector, path: path)
            if vector.isEmpty { return }
            guard !isWithinVector else {
                throw OneError(.invalidArgument, refusal(of: path, "a core drops a vector within a vector: flatten it"))
            }
        default: break
        }
        text += "<\(name)>"
        switch value {
        // A core drops an empty element, but keeps an empty CDATA section as an empty value.
        case .text(""): text += "<![CDATA[]]>"
        case .text(let value): try write(value, of: path, escaping: XMLText.append)
        case .vector(let vector): try write(vector, in: path)
        case .list: break
        }
        text += "</\(name)>"
    }

    /// Checks and writes a value in one pass.
    private mutating func write(
        _ value: String, of path: String, escaping append: (Unicode.Scalar, inout String) -> Void
    ) throws(OneError) {
        var brackets = 0
        for scalar in value.unicodeScalars {
            if let forbidden = XMLText.forbidden(scalar) {
                throw OneError(.invalidArgument, refusal(of: path, "a core cannot store \(forbidden): remove it"))
            }
            if scalar == ">", brackets >= 2 {
                throw OneError(.invalidArgument, refusal(of: path, "a core loses a value that holds ]]>: remove it"))
            }
            brackets = scalar == "]" ? brackets + 1 : 0
            append(scalar, &text)
        }
    }

    private func check(name: String, path: String) throws(OneError) {
        guard XMLText.isName(name) else {
            throw OneError(
                .invalidArgument,
                refusal(
                    of: path.debugDescription,
                    "invalid name: use letters, digits, _, - and ., and begin with a letter or _"))
        }
    }

    private func check(_ vector: One.Template, path: String) throws(OneError) {
        switch vector.unread {
        case .malformed(let problem): throw OneError(.invalidArgument, refusal(of: path, problem))
        case .verbatim: throw OneError(.invalidArgument, refusal(of: path, "a vector cannot be verbatim text"))
        case nil: break
        }
    }

    private func refusal(of path: String, _ problem: String) -> String { "attribute \(path): \(problem)" }
}
