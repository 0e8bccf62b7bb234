extension One {
    /// The value of a template's attribute.
    public enum TemplateValue: Sendable {
        /// A text.
        case text(String)
        /// Attributes of one level: `NAME=[A="1",B="2"]`. Under the root `TEMPLATE` or `USER_TEMPLATE`, two levels.
        indirect case vector(Template)
        /// What several attributes of one name hold.
        case list([TemplateValue])
    }
}

extension One.TemplateValue {
    /// The text; nil for a vector and for a list.
    public var string: String? {
        guard case .text(let text) = self else { return nil }
        return text
    }

    /// The text as an integer; nil where it is none.
    public var int: Int? { string.flatMap { Int($0) } }

    /// The text as a number; nil where it is none.
    public var double: Double? { string.flatMap { Double($0) } }

    /// The text `YES` or `NO` as a boolean; nil where it is neither.
    public var bool: Bool? {
        switch string?.uppercased() {
        case "YES": true
        case "NO": false
        default: nil
        }
    }

    /// The vector; nil for a text and for a list.
    public var vector: One.Template? {
        guard case .vector(let vector) = self else { return nil }
        return vector
    }

    /// Every value of the name: the list's, or this one alone.
    ///
    /// ```swift
    /// for disk in vm.TEMPLATE["DISK"]?.all ?? [] { print(disk["IMAGE"]?.string ?? "") }
    /// ```
    public var all: [Self] {
        guard case .list(let values) = self else { return [self] }
        return values.flatMap(\.all)
    }

    /// The attribute of a vector; nil where there is none. Setting one makes a vector of any other value.
    public subscript(name: String) -> Self? {
        get { vector?[name] }
        set {
            var vector = vector ?? One.Template()
            vector[name] = newValue
            self = .vector(vector)
        }
    }

    /// The attribute of a vector as any type that can be one; nil where there is none, or none of that type.
    @_disfavoredOverload
    public subscript<Attribute: One.TemplateConvertible>(name: String) -> Attribute? {
        get { self[name].flatMap { Attribute(templateValue: $0) } }
        set { self[name] = newValue?.templateValue }
    }

    /// One of ``all``; nil where there is none. Setting nil removes it.
    ///
    /// ```swift
    /// var template = vm.TEMPLATE
    /// template["DISK"]?[0]?["TARGET"] = "vdb"
    /// ```
    ///
    /// - Parameter position: From 0. Setting one that does not exist changes nothing.
    public subscript(position: Int) -> Self? {
        get {
            let all = all
            return all.indices.contains(position) ? all[position] : nil
        }
        set {
            var all = all
            guard all.indices.contains(position) else { return }
            all.replaceSubrange(position...position, with: newValue.map { [$0] } ?? [])
            self = .list(all)
        }
    }
}

extension One.TemplateValue: Hashable {
    /// Whether both hold the same. A list of one value is that value.
    public static func == (left: Self, right: Self) -> Bool {
        switch (left, right) {
        case (.text(let left), .text(let right)): left.unicodeScalars.elementsEqual(right.unicodeScalars)
        case (.vector(let left), .vector(let right)): left == right
        case (.list, _), (_, .list): left.all.elementsEqual(right.all)
        default: false
        }
    }

    /// Hashes what equality compares.
    public func hash(into hasher: inout Hasher) {
        for value in all {
            switch value {
            case .text(let text): hasher.combine(text)
            case .vector(let vector): hasher.combine(vector)
            case .list: break
            }
        }
    }
}

extension One.TemplateValue: ExpressibleByStringLiteral, ExpressibleByIntegerLiteral, ExpressibleByFloatLiteral,
    ExpressibleByBooleanLiteral, ExpressibleByArrayLiteral, ExpressibleByDictionaryLiteral,
    ExpressibleByStringInterpolation
{
    /// A text.
    public init(stringLiteral value: String) { self = .text(value) }
    /// A text of digits.
    public init(integerLiteral value: Int) { self = .text("\(value)") }
    /// A text of digits.
    public init(floatLiteral value: Double) { self = .text("\(value)") }
    /// `YES` or `NO`.
    public init(booleanLiteral value: Bool) { self = value.templateValue }
    /// Several attributes of one name.
    public init(arrayLiteral elements: Self...) { self = .list(elements) }
    /// The value of a variable.
    public init(_ value: some One.TemplateConvertible) { self = value.templateValue }

    /// A vector.
    public init(dictionaryLiteral elements: (String, any One.TemplateConvertible)...) {
        var vector = One.Template()
        for (name, value) in elements { vector.add(name, value) }
        self = .vector(vector)
    }
}

extension One.TemplateValue {
    /// A text with values in it.
    public init(stringInterpolation: StringInterpolation) { self = .text(stringInterpolation.text) }

    /// Writes values as a core reads them: `YES` and `NO`, and the numbers of constants.
    public struct StringInterpolation: StringInterpolationProtocol {
        private(set) var text = ""

        /// Starts an empty text.
        public init(literalCapacity: Int, interpolationCount: Int) { text.reserveCapacity(literalCapacity) }

        /// Adds the text's own part.
        public mutating func appendLiteral(_ literal: String) { text += literal }
        /// Adds a value: a boolean as `YES` or `NO`, a constant as its number.
        public mutating func appendInterpolation(_ value: some One.TemplateConvertible) {
            text += value.templateValue.description
        }

        /// Adds the description of any other value.
        @_disfavoredOverload
        public mutating func appendInterpolation<T>(_ value: T) { text += "\(value)" }
    }
}

extension One.TemplateValue: CustomStringConvertible {
    /// The text, or the attributes in OpenNebula's syntax.
    public var description: String {
        switch self {
        case .text(let text): text
        case .vector(let vector): "[\(vector.map { "\($0.name)=\"\($0.value)\"" }.joined(separator: ","))]"
        case .list(let values): values.map(\.description).joined(separator: ", ")
        }
    }
}
