package import OrderedCollections

extension One {
    /// A template: attributes by name, in order, each a text, a vector of texts, or several of these.
    ///
    /// ```swift
    /// var template: One.Template = ["NAME": "web", "CPU": 0.5, "DISK": [["IMAGE_ID": 1], ["IMAGE_ID": 2]]]
    /// template["MEMORY"] = 1024
    /// template["DISK"]?[0]?["IMAGE_ID"]?.int     // 1
    /// for (name, value) in template { print(name, value) }
    /// ```
    ///
    /// Every place that takes a template takes OpenNebula's own syntax as well. A literal can hold values: whatever a
    /// value holds, it stays one value.
    ///
    /// ```swift
    /// try await one.template.allocate("NAME=\"\(name)\"\nMEMORY=\"1024\"")
    /// try await one.template.allocate(One.Template(text))
    /// ```
    ///
    /// Text is parsed into attributes where the template is made, and the template is written from them.
    public struct Template: Sendable {
        /// The attributes, in order.
        package var attributes: OrderedDictionary<String, TemplateValue> = [:]
        /// A text without attributes.
        var unread: Unread?

        enum Unread: Hashable {
            /// It is sent as it is.
            case verbatim(String)
            /// It cannot be sent, and why.
            case malformed(String)
        }

        /// A template without attributes. Replacing a template by it clears that.
        public init() {}

        /// Creates a template of a dictionary's values, sorted by name.
        ///
        /// - Parameter attributes: The attributes, as `["A": "1"]`.
        public init<Attribute: TemplateConvertible>(_ attributes: [String: Attribute]) {
            for (name, value) in attributes.sorted(by: { $0.key < $1.key }) { self[name] = value.templateValue }
        }

        /// The value of an attribute; nil removes it.
        public subscript(name: String) -> TemplateValue? {
            get { attributes[name] }
            set { attributes[name] = newValue }
        }

        /// The value of an attribute as any type that can be one; nil where there is none, or none of that type. Setting nil
        /// removes the attribute.
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

        /// Adds an attribute beside those of the same name.
        ///
        /// - Parameters:
        ///   - name: The attribute's name.
        ///   - value: Its value; a list adds each of its values.
        public mutating func add(_ name: String, _ value: any TemplateConvertible) {
            let value = value.templateValue
            guard var old = attributes.updateValue(value, forKey: name) else { return }
            var values = if case .list(let values) = old { values } else { [old] }
            old = .list([])  // Frees the values, so that appending does not copy them.
            values.append(contentsOf: value.all)
            attributes[name] = .list(values)
        }

        /// This template with the attributes of another: of names that both have, the other's values. An update with
        /// ``One/UpdateMode/merge`` does the same.
        public func merging(_ other: Template) -> Template {
            var merged = self
            for (name, value) in other { merged[name] = value }
            merged.unread = unread ?? other.unread
            return merged
        }
    }
}

extension One.Template: Hashable {
    /// Whether both hold the same. The order of different names does not count, that of the values of a name does.
    public static func == (left: One.Template, right: One.Template) -> Bool {
        left.unread == right.unread && left.count == right.count
            && left.attributes.allSatisfy { right.attributes[$0.key] == $0.value }
    }

    /// Hashes what equality compares.
    public func hash(into hasher: inout Hasher) {
        hasher.combine(unread)
        hasher.combine(Dictionary(uniqueKeysWithValues: attributes.elements.map { ($0.key, $0.value) }))
    }
}

extension One.Template: RandomAccessCollection {
    /// 0
    public var startIndex: Int { 0 }

    /// How many names there are.
    public var endIndex: Int { attributes.count }

    /// An attribute's name and value.
    public subscript(position: Int) -> (name: String, value: One.TemplateValue) {
        let element = attributes.elements[position]
        return (element.key, element.value)
    }
}

extension One.Template: ExpressibleByDictionaryLiteral {
    /// Creates a template; a name that repeats gets all its values.
    ///
    /// Literals and variables of every ``One/TemplateConvertible`` type can be values.
    public init(dictionaryLiteral elements: (String, any One.TemplateConvertible)...) {
        for (name, value) in elements { add(name, value) }
    }
}

extension One.Template: CustomStringConvertible {
    /// The template as it is sent, or what keeps it from being sent.
    public var description: String {
        do { return try serialized() } catch { return "\(error)" }
    }
}
