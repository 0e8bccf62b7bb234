extension One.Template {
    /// Decodes the attributes into your own type, as documents decode: a vector into a struct, attributes with the same
    /// name into an array, `YES` and `NO` into a `Bool`.
    ///
    /// ```swift
    /// struct Web: Codable {
    ///     struct Disk: Codable { var TARGET: String }
    ///     var MEMORY: Int
    ///     var DISK: [Disk]
    /// }
    /// let web = try vm.TEMPLATE.decode(Web.self)
    /// ```
    ///
    /// - Parameter type: The type to decode.
    /// - Returns: The decoded value.
    /// - Throws: ``OneError/Code/malformedAnswer`` if an attribute is missing or has another type. The message names
    ///   it. ``OneError/Code/invalidArgument`` if the template is verbatim or could not be parsed.
    public func decode<T: Decodable>(_ type: T.Type) throws -> T {
        if unread != nil { throw OneError(.invalidArgument, "\(self) has no attributes to decode") }
        var builder = TreeOfTemplate()
        builder.append(.vector(self), named: "TEMPLATE")
        do {
            return try XMLDecoder.decode(type, from: builder.tree.tree().root)
        } catch {
            throw OneError(wrapping: error, as: .malformedAnswer, "the template cannot be decoded")
        }
    }
}

private struct TreeOfTemplate {
    private(set) var tree = XMLTreeBuilder()
    private var names: [String: UInt32] = [:]

    mutating func append(_ value: One.TemplateValue, named name: String) {
        let index = names[name] ?? tree.add(name: name)
        names[name] = index
        for value in value.all {
            tree.startElement(index)
            switch value {
            case .text(let text): tree.characters(text.utf8)
            case .vector(let vector): for (name, value) in vector { append(value, named: name) }
            case .list: break
            }
            tree.endElement()
        }
    }
}
