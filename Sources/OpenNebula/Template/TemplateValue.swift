extension One {
    /// The value of a template's attribute.
    public enum TemplateValue: Sendable {
        /// A text.
        case text(String)
        /// Nested attributes: `NAME=[A="1",B="2"]`. There is one level; under the root `TEMPLATE` or `USER_TEMPLATE`,
        /// two.
        indirect case vector(Template)
        /// The values of several attributes with the same name.
        case list([TemplateValue])
    }
}

extension One.TemplateValue {
    /// The text; nil for a vector and for a list.
    public var string: String? {
        guard case .text(let text) = self else { return nil }
        return text
    }

    /// The text as an integer; nil if it is not an integer.
    public var int: Int? { string.flatMap { Int($0) } }

    /// The text as a number; nil if it is not a number.
    public var double: Double? { string.flatMap { Double($0) } }

    /// The text `YES` or `NO` as a boolean, in any case; nil if it is neither.
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

    /// All values of the name: those of the list, or this value alone.
    ///
    /// ```swift
    /// for disk in vm.TEMPLATE["DISK"]?.all ?? [] { print(disk["IMAGE"]?.string ?? "") }
    /// ```
    public var all: [Self] {
        guard case .list(let values) = self else { return [self] }
        return values.flatMap(\.all)
    }

    /// An attribute of the vector; nil if there is none. Setting an attribute turns any other value into a vector.
    public subscript(name: String) -> Self? {
        get { vector?[name] }
        set {
            var vector = vector ?? One.Template()
            vector[name] = newValue
            self = .vector(vector)
        }
    }

    /// An attribute of the vector, as the type that the context requires. It is nil if there is no such attribute, or
    /// if the value has another type.
    @_disfavoredOverload
    public subscript<Attribute: One.TemplateConvertible>(name: String) -> Attribute? {
        get { self[name].flatMap { Attribute(templateValue: $0) } }
        set { self[name] = newValue?.templateValue }
    }

    /// A value of ``all`` by its position; nil if there is none. Setting nil removes the value.
    ///
    /// ```swift
    /// var template = vm.TEMPLATE
    /// template["DISK"]?[0]?["TARGET"] = "vdb"
    /// ```
    ///
    /// - Parameter position: The position, counted from 0. Setting a position that does not exist has no effect.
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
    /// Whether both values are the same. A list with one value equals that value.
    public static func == (left: Self, right: Self) -> Bool {
        switch (left, right) {
        case (.text(let left), .text(let right)): left.unicodeScalars.elementsEqual(right.unicodeScalars)
        case (.vector(let left), .vector(let right)): left == right
        case (.list, _), (_, .list): left.all.elementsEqual(right.all)
        default: false
        }
    }

    /// Hashes the values that equality compares.
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
    /// Several attributes with the same name.
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
    /// A text with interpolated values.
    public init(stringInterpolation: StringInterpolation) { self = .text(stringInterpolation.text) }

    /// Converts interpolated values to the form that a core reads: `YES` and `NO`, and the numbers of constants.
    public struct StringInterpolation: StringInterpolationProtocol {
        private(set) var text = ""

        /// Creates an empty text.
        public init(literalCapacity: Int, interpolationCount: Int) { text.reserveCapacity(literalCapacity) }

        /// Appends literal text.
        public mutating func appendLiteral(_ literal: String) { text += literal }
        /// Appends a value. A boolean becomes `YES` or `NO`, a constant its number.
        public mutating func appendInterpolation(_ value: some One.TemplateConvertible) {
            text += value.templateValue.description
        }

        /// Appends the description of any other value.
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
