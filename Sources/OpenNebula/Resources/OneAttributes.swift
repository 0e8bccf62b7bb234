/// Attributes that a core only passes on: from probes, drivers, users or its configuration.
///
/// All attributes are kept, in order, including unknown ones. Properties with OpenNebula's names read them. A property
/// is nil if its attribute is missing or has another type.
///
/// ```swift
/// let monitoring = try await one.vm.info(0).MONITORING
/// monitoring?.CPU                                // a Double, or nil
/// monitoring?["GUEST_OS"]?.string                // any attribute, by name
/// for (name, value) in monitoring ?? [:] { print(name, value) }
/// ```
///
/// The library's documents conform to it. Do not declare new conformances to this protocol.
public protocol OneAttributes: Codable, Hashable, Sendable, Sequence, ExpressibleByDictionaryLiteral,
    CustomStringConvertible, One.TemplateConvertible
{
    /// All attributes, in order.
    var attributes: One.Template { get set }
    /// Creates a value from attributes.
    init(_ attributes: One.Template)
}

extension OneAttributes {
    /// The value of an attribute; nil removes it.
    public subscript(name: String) -> One.TemplateValue? {
        get { attributes[name] }
        set { attributes[name] = newValue }
    }

    /// The value of an attribute, as the type that the context requires. It is nil if there is none, or if it has
    /// another type.
    @_disfavoredOverload
    public subscript<Attribute: One.TemplateConvertible>(name: String) -> Attribute? {
        get { attributes[name] }
        set { attributes[name] = newValue }
    }

    /// The attributes, each with its name and value.
    public func makeIterator() -> IndexingIterator<One.Template> { attributes.makeIterator() }

    /// Creates a value from attributes. A repeated name gets all its values.
    public init(dictionaryLiteral elements: (String, any One.TemplateConvertible)...) {
        var attributes = One.Template()
        for (name, value) in elements { attributes.add(name, value) }
        self.init(attributes)
    }

    /// Decodes the attributes, as a template does.
    public init(from decoder: any Decoder) throws { self.init(try One.Template(from: decoder)) }

    /// Encodes the attributes, as a template does.
    public func encode(to encoder: any Encoder) throws { try attributes.encode(to: encoder) }

    /// The attributes in OpenNebula's syntax.
    public var description: String { attributes.description }
}

extension OneAttributes {
    /// The value of an attribute. If it occurs twice, such as a range's `MAC_END` that a user set too, the last one is
    /// the core's.
    private func value(_ name: String) -> One.TemplateValue? {
        guard case .list(let values)? = attributes[name] else { return attributes[name] }
        return values.last
    }

    func text(_ name: String) -> String? { value(name)?.string }
    func int(_ name: String) -> Int? { value(name)?.int }
    func double(_ name: String) -> Double? { value(name)?.double }

    /// An integer that may not fit in `Int`.
    func unsigned(_ name: String) -> UInt64? { text(name).flatMap { UInt64($0) } }

    /// A constant by its number.
    func constant<Constant: OneConstant>(_ name: String) -> Constant? { int(name).map { Constant(rawValue: $0) } }

    /// A keyword by its word.
    func keyword<Keyword: OneKeyword>(_ name: String) -> Keyword? {
        text(name).flatMap { $0.isEmpty ? nil : Keyword(rawValue: $0) }
    }

    /// A vector, as a type with properties.
    func record<Record: OneAttributes>(_ name: String) -> Record? { value(name)?.vector.map(Record.init) }

    /// All vectors of a name.
    func records<Record: OneAttributes>(_ name: String) -> [Record] {
        attributes.records(name)
    }

    /// All texts of a name.
    func texts(_ name: String) -> [String] { self[name]?.all.compactMap(\.string) ?? [] }
}

extension One.Template {
    /// All vectors of a name, as a type with properties.
    func records<Record: OneAttributes>(_ name: String) -> [Record] {
        self[name]?.all.compactMap { $0.vector.map(Record.init) } ?? []
    }
}

extension OneAttributes {
    /// Reads a vector.
    public init?(templateValue: One.TemplateValue) {
        guard let vector = templateValue.vector else { return nil }
        self.init(vector)
    }
    /// A vector.
    public var templateValue: One.TemplateValue { .vector(attributes) }
}
