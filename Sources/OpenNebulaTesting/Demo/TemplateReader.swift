import OpenNebula

/// Reads a template as a core does, in either syntax: names in upper case, sorted.
struct TemplateReader {
    private var rest: Substring.UnicodeScalarView

    /// - Throws: Where the template is malformed, the problem.
    static func read(_ template: String) throws -> [Node] {
        var root = Node("TEMPLATE")
        if template.drop(while: \.isWhitespace).hasPrefix("<") {
            root = try Node(xml: template)
            for index in root.children.indices { root.children[index].name = root.children[index].name.uppercased() }
        } else {
            var reader = TemplateReader(rest: Substring(template).unicodeScalars)
            while let attribute = try reader.attribute() { root.children.append(attribute) }
        }
        root.sort()
        return root.children
    }

    private mutating func attribute() throws -> Node? {
        skipBlanks()
        while rest.first == "#" {
            rest = rest.drop { $0 != "\n" }
            skipBlanks()
        }
        guard !rest.isEmpty else { return nil }
        let name = try name()
        guard rest.first == "[" else { return Node(name, value(upTo: "\n")) }
        var vector = Node(name)
        repeat {
            rest.removeFirst()
            vector.children.append(Node(try self.name(), value(upTo: ",]\n")))
            skipBlanks()
        } while rest.first == ","
        try take("]")
        vector.sort()
        return vector
    }

    private mutating func name() throws -> String {
        skipBlanks()
        let name = rest.prefix { $0.properties.isAlphabetic || $0.properties.numericType != nil || $0 == "_" }
        guard !name.isEmpty else { throw malformed() }
        rest = rest[name.endIndex...]
        try take("=")
        skipBlanks()
        return String(name).uppercased()
    }

    /// A quoted value, in which `\"` is the only escape, or what stands there up to one of `ends`.
    private mutating func value(upTo ends: String) -> String {
        if rest.first == "\"", let value = quoted() { return value }
        let bare = rest.prefix { !ends.unicodeScalars.contains($0) }
        rest = rest[bare.endIndex...]
        return String(bare.reversed().drop { $0.properties.isWhitespace }.reversed().map(Character.init))
    }

    /// nil where the quote is not closed: then it is part of a bare value.
    private mutating func quoted() -> String? {
        var ahead = rest.dropFirst()
        var value = String.UnicodeScalarView()
        while let scalar = ahead.popFirst() {
            if scalar == "\"" {
                rest = ahead
                return String(value)
            }
            value.append(scalar == "\\" && ahead.first == "\"" ? ahead.removeFirst() : scalar)
        }
        return nil
    }

    private mutating func take(_ scalar: Unicode.Scalar) throws {
        skipBlanks()
        guard rest.first == scalar else { throw malformed() }
        rest.removeFirst()
    }

    private mutating func skipBlanks() { rest = rest.drop { $0.properties.isWhitespace } }

    private func malformed() -> OneError {
        OneError(.internal, "Parse error: syntax error before \"\(String(rest.prefix(20).map(Character.init)))\"")
    }
}
