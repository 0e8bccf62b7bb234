extension One.Template: Codable {
    /// Decodes an object, a string in OpenNebula's own syntax, or an element of a response.
    public init(from decoder: any Decoder) throws {
        self.init()
        if let xml = decoder as? XMLDecoder {
            try read(xml.children())
            return
        }
        if let text = try? decoder.singleValueContainer().decode(String.self) {
            self = try Self.parse(text)
            return
        }
        let container = try decoder.container(keyedBy: XMLKey.self)
        for key in container.allKeys {
            attributes[key.stringValue] = try container.decode(One.TemplateValue.self, forKey: key)
        }
    }

    fileprivate mutating func read(_ elements: [XMLElement]) throws(XMLError) {
        attributes.reserveCapacity(elements.count)
        for element in elements { add(element.name, try One.TemplateValue(element: element)) }
    }

    /// Encodes an object. A vector becomes an object, and repeated names become an array. A verbatim template becomes a
    /// string.
    public func encode(to encoder: any Encoder) throws {
        if unread != nil {
            var container = encoder.singleValueContainer()
            return try container.encode(serialized())
        }
        var container = encoder.container(keyedBy: XMLKey.self)
        for (name, value) in attributes { try container.encode(value, forKey: XMLKey(name)) }
    }
}

extension One.TemplateValue: Codable {
    /// Decodes a string, a number, a boolean, an object or an array.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        if let text = try? container.decode(String.self) {
            self = .text(text)
        } else if let bool = try? container.decode(Bool.self) {
            self = bool.templateValue
        } else if let int = try? container.decode(Int.self) {
            self = int.templateValue
        } else if let double = try? container.decode(Double.self) {
            self = double.templateValue
        } else if let values = try? container.decode([Self].self) {
            self = .list(values)
        } else {
            self = .vector(try container.decode(One.Template.self))
        }
    }

    fileprivate init(element: XMLElement) throws(XMLError) {
        guard element.hasChildren else {
            self = .text(element.text)
            return
        }
        try element.requireNoText()
        var vector = One.Template()
        try vector.read(Array(element.children))
        self = .vector(vector)
    }

    /// Encodes a string, an object or an array.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        switch self {
        case .text(let text): try container.encode(text)
        case .vector(let vector): try container.encode(vector)
        case .list(let values): try container.encode(values)
        }
    }
}
