extension One {
    /// A type that can be the value of a template's attribute: a text, a number, a boolean, a constant or a keyword. A
    /// dictionary or a template is a vector. An array is several attributes with the same name.
    ///
    /// ```swift
    /// let (megabytes, isHot, disks) = (2048, true, [0, 1].map { ["IMAGE_ID": $0] })
    /// let template: One.Template = ["MEMORY": megabytes, "HOT": isHot, "DISK": disks]
    /// ```
    public protocol TemplateConvertible {
        /// Creates an instance from an attribute's value; nil if the value has another type.
        init?(templateValue: TemplateValue)

        /// The instance as an attribute's value.
        var templateValue: TemplateValue { get }
    }
}

extension One.TemplateValue: One.TemplateConvertible {
    /// The value itself.
    public init(templateValue: Self) { self = templateValue }
    /// The value itself.
    public var templateValue: Self { self }

    /// Converts an element of a dictionary or an array. An invalid element causes an error when the template is sent.
    fileprivate init(element: Any) {
        guard let element = element as? any One.TemplateConvertible else {
            var vector = One.Template()
            vector.unread = .malformed("a value of type \(type(of: element)) cannot be an attribute")
            self = .vector(vector)
            return
        }
        self = element.templateValue
    }
}

extension One.Template: One.TemplateConvertible {
    /// Reads a vector.
    public init?(templateValue: One.TemplateValue) {
        guard case .vector(let vector) = templateValue else { return nil }
        self = vector
    }
    /// A vector.
    public var templateValue: One.TemplateValue { .vector(self) }
}

extension One.TemplateConvertible where Self: LosslessStringConvertible {
    /// Reads a text.
    public init?(templateValue: One.TemplateValue) {
        guard case .text(let text) = templateValue else { return nil }
        self.init(text)
    }
    /// A text.
    public var templateValue: One.TemplateValue { .text(description) }
}

extension String: One.TemplateConvertible {}
extension Substring: One.TemplateConvertible {}
extension Int: One.TemplateConvertible {}
extension Int8: One.TemplateConvertible {}
extension Int16: One.TemplateConvertible {}
extension Int32: One.TemplateConvertible {}
extension Int64: One.TemplateConvertible {}
extension UInt: One.TemplateConvertible {}
extension UInt8: One.TemplateConvertible {}
extension UInt16: One.TemplateConvertible {}
extension UInt32: One.TemplateConvertible {}
extension UInt64: One.TemplateConvertible {}
extension Int128: One.TemplateConvertible {}
extension UInt128: One.TemplateConvertible {}
extension Float: One.TemplateConvertible {}
extension Double: One.TemplateConvertible {}

extension Bool: One.TemplateConvertible {
    /// Reads `YES` or `NO`.
    public init?(templateValue: One.TemplateValue) {
        guard let bool = templateValue.bool else { return nil }
        self = bool
    }
    /// `YES` or `NO`.
    public var templateValue: One.TemplateValue { .text(self ? "YES" : "NO") }
}

extension Array: One.TemplateConvertible {
    /// Reads all values of a name; nil if one of them does not have the type of the elements.
    public init?(templateValue: One.TemplateValue) {
        guard let type = Element.self as? any One.TemplateConvertible.Type else { return nil }
        self = []
        for value in templateValue.all {
            guard let element = type.init(templateValue: value) as? Element else { return nil }
            append(element)
        }
    }
    /// Several attributes with the same name. An invalid element causes an error when the template is sent.
    public var templateValue: One.TemplateValue { .list(map { One.TemplateValue(element: $0) }) }
}

extension Dictionary: One.TemplateConvertible where Key == String {
    /// Reads a vector; nil if one of its values does not have the type of the dictionary's values.
    public init?(templateValue: One.TemplateValue) {
        guard let type = Value.self as? any One.TemplateConvertible.Type, let vector = templateValue.vector else {
            return nil
        }
        self = [:]
        for (name, value) in vector {
            guard let element = type.init(templateValue: value) as? Value else { return nil }
            self[name] = element
        }
    }
    /// A vector, sorted by name. An invalid value causes an error when the template is sent.
    public var templateValue: One.TemplateValue {
        var vector = One.Template()
        for (name, value) in sorted(by: { $0.key < $1.key }) { vector.add(name, One.TemplateValue(element: value)) }
        return .vector(vector)
    }
}
