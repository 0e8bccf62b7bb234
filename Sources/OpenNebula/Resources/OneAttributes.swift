/// What a core only passes on: what probes measured, drivers returned, users or the configuration wrote.
///
/// All of it is kept, in order, names that this library does not know included. Properties with OpenNebula's names read
/// it; they are nil where an attribute is missing, or is not of their type.
///
/// ```swift
/// let monitoring = try await one.vm.info(0).MONITORING
/// monitoring?.CPU                                // a Double, or nil
/// monitoring?["GUEST_OS"]?.string                // any attribute, by name
/// for (name, value) in monitoring ?? [:] { print(name, value) }
/// ```
///
/// The documents conform to it. Do not conform types of your own.
public protocol OneAttributes: Codable, Hashable, Sendable, Sequence, ExpressibleByDictionaryLiteral,
    CustomStringConvertible, One.TemplateConvertible
{
    /// All attributes, in order.
    var attributes: One.Template { get set }
    /// Creates a value of attributes.
    init(_ attributes: One.Template)
}

extension OneAttributes {
    /// The value of an attribute; nil removes it.
    public subscript(name: String) -> One.TemplateValue? {
        get { attributes[name] }
        set { attributes[name] = newValue }
    }

    /// The value of an attribute as any type that can be one; nil where there is none, or none of that type.
    @_disfavoredOverload
    public subscript<Attribute: One.TemplateConvertible>(name: String) -> Attribute? {
        get { attributes[name] }
        set { attributes[name] = newValue }
    }

    /// The attributes, each with its name and value.
    public func makeIterator() -> IndexingIterator<One.Template> { attributes.makeIterator() }

    /// Creates a value of attributes; a name that repeats gets all its values.
    public init(dictionaryLiteral elements: (String, any One.TemplateConvertible)...) {
        var attributes = One.Template()
        for (name, value) in elements { attributes.add(name, value) }
        self.init(attributes)
    }

    /// Reads the attributes, as a template is read.
    public init(from decoder: any Decoder) throws { self.init(try One.Template(from: decoder)) }

    /// Writes the attributes, as a template is written.
    public func encode(to encoder: any Encoder) throws { try attributes.encode(to: encoder) }

    /// The attributes in OpenNebula's syntax.
    public var description: String { attributes.description }
}

extension OneAttributes {
    /// The value of an attribute. Of one that came twice, as a range's `MAC_END` to which a user gave one, the core's own
    /// is the last.
    private func value(_ name: String) -> One.TemplateValue? {
        guard case .list(let values)? = attributes[name] else { return attributes[name] }
        return values.last
    }

    func text(_ name: String) -> String? { value(name)?.string }
    func int(_ name: String) -> Int? { value(name)?.int }
    func double(_ name: String) -> Double? { value(name)?.double }

    /// An integer beyond those of `Int`.
    func unsigned(_ name: String) -> UInt64? { text(name).flatMap { UInt64($0) } }

    /// A constant by its number.
    func constant<Constant: OneConstant>(_ name: String) -> Constant? { int(name).map { Constant(rawValue: $0) } }

    /// A keyword by its word.
    func keyword<Keyword: OneKeyword>(_ name: String) -> Keyword? {
        text(name).flatMap { $0.isEmpty ? nil : Keyword(rawValue: $0) }
    }

    /// A vector, read by the properties of a type.
    func record<Record: OneAttributes>(_ name: String) -> Record? { value(name)?.vector.map(Record.init) }

    /// All vectors of a name.
    func records<Record: OneAttributes>(_ name: String) -> [Record] {
        attributes.records(name)
    }

    /// All texts of a name.
    func texts(_ name: String) -> [String] { self[name]?.all.compactMap(\.string) ?? [] }
}

extension One.Template {
    /// All vectors of a name, read by the properties of a type.
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
