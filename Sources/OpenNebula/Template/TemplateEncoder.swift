extension One.Template {
    /// Creates a template from your own type. A property becomes an attribute, a nested struct a vector, and an array
    /// several attributes with the same name. A property that is nil is left out.
    ///
    /// ```swift
    /// struct Web: Codable {
    ///     struct Disk: Codable { var IMAGE_ID: Int }
    ///     var NAME: String
    ///     var DISK: [Disk]
    /// }
    /// let web = Web(NAME: "web", DISK: [.init(IMAGE_ID: 1)])
    /// try await one.template.allocate(One.Template(encoding: web))
    /// ```
    ///
    /// - Parameter value: A struct, a class or a dictionary.
    /// - Throws: ``OneError/Code/invalidArgument`` if the value has no properties, or if its `encode(to:)` throws. The
    ///   error that `encode(to:)` throws is the ``OneError/underlying`` error.
    public init(encoding value: some Encodable) throws {
        let encoder = TemplateEncoder()
        do { try value.encode(to: encoder) } catch {
            throw OneError(wrapping: error, as: .invalidArgument, "the value cannot be encoded")
        }
        guard case .vector(let template) = encoder.place.value else {
            throw OneError(.invalidArgument, "\(type(of: value)) has no properties to encode as attributes")
        }
        self = template
    }
}

/// Encodes an `Encodable` value into a template.
private struct TemplateEncoder: Encoder {
    /// The place that a value is encoded into.
    final class Place {
        private var text: String?
        private var attributes: [(name: String, place: Place)]?
        private var elements: [Place]?

        func set(_ text: String) { self.text = text }
        func makeVector() { attributes = attributes ?? [] }
        func makeList() { elements = elements ?? [] }

        func attribute(_ name: String) -> Place {
            let place = Place()
            attributes?.append((name, place))
            return place
        }

        func element() -> Place {
            let place = Place()
            elements?.append(place)
            return place
        }

        var count: Int { elements?.count ?? 0 }

        /// The encoded value; nil if nothing was encoded.
        var value: One.TemplateValue? {
            if let text { return .text(text) }
            if let elements { return .list(elements.compactMap(\.value)) }
            return attributes.map { attributes in
                var vector = One.Template()
                for (name, place) in attributes { vector[name] = place.value }
                return .vector(vector)
            }
        }
    }

    let place: Place
    var codingPath: [any CodingKey] = []
    var userInfo: [CodingUserInfoKey: Any] { [:] }

    init(_ place: Place = Place(), _ codingPath: [any CodingKey] = []) {
        self.place = place
        self.codingPath = codingPath
    }

    func container<Key: CodingKey>(keyedBy type: Key.Type) -> KeyedEncodingContainer<Key> {
        place.makeVector()
        return KeyedEncodingContainer(Attributes<Key>(encoder: self))
    }

    func unkeyedContainer() -> any UnkeyedEncodingContainer {
        place.makeList()
        return Elements(encoder: self)
    }

    func singleValueContainer() -> any SingleValueEncodingContainer { Single(encoder: self) }
}

private struct Attributes<Key: CodingKey>: KeyedEncodingContainerProtocol {
    let encoder: TemplateEncoder
    var codingPath: [any CodingKey] { encoder.codingPath }

    private func encoder(_ key: any CodingKey) -> TemplateEncoder {
        TemplateEncoder(encoder.place.attribute(key.stringValue), codingPath + [key])
    }

    func encodeNil(forKey key: Key) {}

    func encode<T: Encodable>(_ value: T, forKey key: Key) throws {
        try Single(encoder: encoder(key)).encode(value)
    }

    func nestedContainer<Nested: CodingKey>(
        keyedBy type: Nested.Type, forKey key: Key
    ) -> KeyedEncodingContainer<Nested> { encoder(key).container(keyedBy: type) }

    func nestedUnkeyedContainer(forKey key: Key) -> any UnkeyedEncodingContainer { encoder(key).unkeyedContainer() }

    func superEncoder() -> any Encoder { encoder(XMLKey("super")) }

    func superEncoder(forKey key: Key) -> any Encoder { encoder(key) }
}

private struct Elements: UnkeyedEncodingContainer {
    let encoder: TemplateEncoder
    var codingPath: [any CodingKey] { encoder.codingPath }
    var count: Int { encoder.place.count }

    private func next() -> TemplateEncoder { TemplateEncoder(encoder.place.element(), codingPath) }

    func encodeNil() {}

    func encode<T: Encodable>(_ value: T) throws { try Single(encoder: next()).encode(value) }

    func nestedContainer<Nested: CodingKey>(keyedBy type: Nested.Type) -> KeyedEncodingContainer<Nested> {
        next().container(keyedBy: type)
    }

    func nestedUnkeyedContainer() -> any UnkeyedEncodingContainer { next().unkeyedContainer() }

    func superEncoder() -> any Encoder { next() }
}

private struct Single: SingleValueEncodingContainer {
    let encoder: TemplateEncoder
    var codingPath: [any CodingKey] { encoder.codingPath }

    func encodeNil() {}

    func encode<T: Encodable>(_ value: T) throws {
        if let scalar = value as? any One.TemplateConvertible & LosslessStringConvertible,
            case .text(let text) = scalar.templateValue
        {
            encoder.place.set(text)
        } else {
            try value.encode(to: encoder)
        }
    }
}
