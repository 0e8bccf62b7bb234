extension One.Template {
    /// Reads the attributes into a type of your own, as a document is read: a vector into a struct, the attributes of one name
    /// into an array, `YES` and `NO` into a `Bool`.
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
    /// - Parameter type: The type.
    /// - Returns: The value.
    /// - Throws: ``OneError/Code/malformedAnswer``, naming the attribute that is missing or of another type;
    ///   ``OneError/Code/invalidArgument`` for a template that is verbatim text, or could not be parsed.
    public func decode<T: Decodable>(_ type: T.Type) throws -> T {
        if unread != nil { throw OneError(.invalidArgument, "\(self) has no attributes to decode") }
        var builder = TreeOfTemplate()
        builder.append(.vector(self), named: "TEMPLATE")
        do {
            return try XMLDecoder.decode(type, from: builder.tree.tree().root)
        } catch {
            throw OneError(wrapping: error, as: .malformedAnswer, "the template cannot be read")
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
