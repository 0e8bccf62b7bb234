package import OrderedCollections

extension One {
    /// A template: an ordered collection of named attributes. Each is a text, a vector of texts, or a list of these.
    ///
    /// ```swift
    /// var template: One.Template = ["NAME": "web", "CPU": 0.5, "DISK": [["IMAGE_ID": 1], ["IMAGE_ID": 2]]]
    /// template["MEMORY"] = 1024
    /// template["DISK"]?[0]?["IMAGE_ID"]?.int     // 1
    /// for (name, value) in template { print(name, value) }
    /// ```
    ///
    /// Where a parameter is a template, you can also write a literal in OpenNebula's own syntax. An interpolated value
    /// stays one value, whatever it contains:
    ///
    /// ```swift
    /// try await one.template.allocate("NAME=\"\(name)\"\nMEMORY=\"1024\"")
    /// try await one.template.allocate(One.Template(text))
    /// ```
    ///
    /// Text is parsed into attributes when you create the template. The template is sent from these attributes.
    public struct Template: Sendable {
        /// The attributes, in order.
        package var attributes: OrderedDictionary<String, TemplateValue> = [:]
        /// Text that has no attributes.
        var unread: Unread?

        enum Unread: Hashable {
            /// Text to send verbatim.
            case verbatim(String)
            /// The problem of text that is invalid and cannot be sent.
            case malformed(String)
        }

        /// Creates a template without attributes. Send it with ``One/UpdateMode/replace`` to clear a template.
        public init() {}

        /// Creates a template from a dictionary, sorted by name.
        ///
        /// - Parameter attributes: The attributes, such as `["A": "1"]`.
        public init<Attribute: TemplateConvertible>(_ attributes: [String: Attribute]) {
            for (name, value) in attributes.sorted(by: { $0.key < $1.key }) { self[name] = value.templateValue }
        }

        /// The value of an attribute; nil removes it.
        public subscript(name: String) -> TemplateValue? {
            get { attributes[name] }
            set { attributes[name] = newValue }
        }

        /// The value of an attribute, as the type that the context requires. It is nil if there is no such attribute,
        /// or if the value has another type. Setting nil removes the attribute.
        ///
        /// ```swift
        /// var template = vm.TEMPLATE
        /// let megabytes: Int? = template["MEMORY"]
        /// template["MEMORY"] = megabytes.map { $0 * 2 }
        /// ```
        @_disfavoredOverload
        public subscript<Attribute: TemplateConvertible>(name: String) -> Attribute? {
            get { attributes[name].flatMap(Attribute.init(templateValue:)) }
            set { attributes[name] = newValue?.templateValue }
        }

        /// Adds an attribute, and keeps existing attributes with the same name.
        ///
        /// - Parameters:
        ///   - name: The attribute's name.
        ///   - value: The attribute's value. A list adds each of its values.
        public mutating func add(_ name: String, _ value: any TemplateConvertible) {
            let value = value.templateValue
            guard var old = attributes.updateValue(value, forKey: name) else { return }
            var values = if case .list(let values) = old { values } else { [old] }
            old = .list([])  // Frees the values, so that appending does not copy them.
            values.append(contentsOf: value.all)
            attributes[name] = .list(values)
        }

        /// Returns this template with the attributes of another template. The other's values replace those with the
        /// same name. An update with ``One/UpdateMode/merge`` does the same.
        public func merging(_ other: Template) -> Template {
            var merged = self
            for (name, value) in other { merged[name] = value }
            merged.unread = unread ?? other.unread
            return merged
        }
    }
}

extension One.Template: Hashable {
    /// Whether both have the same attributes. The order of names does not matter. The order of the values of a name
    /// does.
    public static func == (left: One.Template, right: One.Template) -> Bool {
        left.unread == right.unread && left.count == right.count
            && left.attributes.allSatisfy { right.attributes[$0.key] == $0.value }
    }

    /// Hashes the values that equality compares.
    public func hash(into hasher: inout Hasher) {
        hasher.combine(unread)
        hasher.combine(Dictionary(uniqueKeysWithValues: attributes.elements.map { ($0.key, $0.value) }))
    }
}

extension One.Template: RandomAccessCollection {
    /// The position of the first attribute: 0.
    public var startIndex: Int { 0 }

    /// The number of names.
    public var endIndex: Int { attributes.count }

    /// The name and the value at a position.
    public subscript(position: Int) -> (name: String, value: One.TemplateValue) {
        let element = attributes.elements[position]
        return (element.key, element.value)
    }
}

extension One.Template: ExpressibleByDictionaryLiteral {
    /// Creates a template from a dictionary literal. A repeated name gets all its values.
    ///
    /// Values can be literals, and variables of any ``One/TemplateConvertible`` type.
    public init(dictionaryLiteral elements: (String, any One.TemplateConvertible)...) {
        for (name, value) in elements { add(name, value) }
    }
}

extension One.Template: CustomStringConvertible {
    /// The template as it is sent, or the error if it cannot be sent.
    public var description: String {
        do { return try serialized() } catch { return "\(error)" }
    }
}
