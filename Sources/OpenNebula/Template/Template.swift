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
    /// Every place that takes a template takes OpenNebula's own syntax as well. A literal may interpolate: whatever the
    /// value holds, it stays one value.
    ///
    /// ```swift
    /// try await one.template.allocate("NAME=\"\(name)\"\nMEMORY=\"1024\"")
    /// try await one.template.allocate(One.Template(text))
    /// ```
    ///
    /// Such text is sent as it stands. It is not read: its attributes cannot be subscripted, and those that are set
    /// beside it are sent after it.
    public struct Template: Sendable {
        /// The attributes, in order.
        package var attributes: OrderedDictionary<String, Value> = [:]
        /// OpenNebula's own syntax, sent as it stands.
        var text = ""
        /// Why `text` cannot be sent.
        var problem: String?

        /// An attribute's value.
        public enum Value: Sendable {
            /// A text.
            case text(String)
            /// Attributes of one level: `NAME=[A="1",B="2"]`. Under the root `TEMPLATE` or `USER_TEMPLATE`, two levels.
            indirect case vector(Template)
            /// What several attributes of one name hold.
            case list([Value])
        }

        /// A template without attributes. Replacing a template by it clears that.
        public init() {}

        /// Takes a template in either of OpenNebula's syntaxes, as it stands.
        ///
        /// - Parameter text: `NAME="value"` lines, or XML. Nothing in it is escaped: a text that comes from outside is
        ///   best made an attribute's value instead.
        public init(_ text: String) { self.text = text }

        /// The value of an attribute; nil removes it.
        public subscript(name: String) -> Value? {
            get { attributes[name] }
            set { attributes[name] = newValue }
        }

        /// Adds an attribute beside those of the same name.
        ///
        /// - Parameters:
        ///   - name: The attribute's name.
        ///   - value: Its value; a list adds each of its values.
        public mutating func add(_ name: String, _ value: Value) {
            guard var old = attributes.updateValue(value, forKey: name) else { return }
            var values = if case .list(let values) = old { values } else { [old] }
            old = .list([])  // Frees the values, so that appending does not copy them.
            values.append(contentsOf: value.all)
            attributes[name] = .list(values)
        }
    }
}

extension One.Template: Hashable {
    /// Whether both hold the same. The order of different names does not count, that of the values of a name does.
    public static func == (left: One.Template, right: One.Template) -> Bool {
        left.text == right.text && left.problem == right.problem && left.count == right.count
            && left.attributes.allSatisfy { right.attributes[$0.key] == $0.value }
    }

    /// Hashes what equality compares.
    public func hash(into hasher: inout Hasher) {
        hasher.combine(text)
        hasher.combine(Dictionary(uniqueKeysWithValues: attributes.elements.map { ($0.key, $0.value) }))
    }
}

extension One.Template: RandomAccessCollection {
    /// 0
    public var startIndex: Int { 0 }

    /// How many names there are.
    public var endIndex: Int { attributes.count }

    /// An attribute's name and value.
    public subscript(position: Int) -> (name: String, value: Value) {
        let element = attributes.elements[position]
        return (element.key, element.value)
    }
}

extension One.Template: ExpressibleByDictionaryLiteral {
    /// Creates a template; a name that repeats gets all its values.
    public init(dictionaryLiteral elements: (String, Value)...) {
        for (name, value) in elements { add(name, value) }
    }
}

extension One.Template: OneArgument {
    /// A `<string>` of what ``serialized()`` returns.
    public func xmlrpcValue() throws -> One.XMLRPCValue { .string(try serialized()) }
}

extension One.Template: CustomStringConvertible {
    /// The template as it is sent, or what keeps it from being sent.
    public var description: String {
        do { return try serialized() } catch { return "\(error)" }
    }
}
