/// A keyword of OpenNebula: an action, a mode or a type of hook.
///
/// ```swift
/// try await one.vm.action(.terminate_hard, 7)
/// try await one.vm.action("terminate-hard", 2)     // the same action, of another VM
/// ```
///
/// A word that the library does not declare is also a valid value. So a new keyword of a newer core decodes, and is
/// sent back unchanged.
public protocol OneKeyword: RawRepresentable, Hashable, Sendable, Codable, OneArgument, CustomStringConvertible,
    ExpressibleByStringLiteral, One.TemplateConvertible
where RawValue == String {
    /// Creates a keyword from its word.
    init(rawValue: String)
}

extension OneKeyword {
    /// Creates a keyword from its word.
    public init(stringLiteral value: String) { self.init(rawValue: value) }

    /// The word.
    public var description: String { rawValue }

    /// A `<string>`.
    public func xmlrpcValue() -> One.XMLRPCValue { .string(rawValue) }
}

extension OneKeyword {
    /// Reads a word.
    public init?(templateValue: One.TemplateValue) {
        guard let word = templateValue.string else { return nil }
        self.init(rawValue: word)
    }
    /// The word.
    public var templateValue: One.TemplateValue { .text(rawValue) }
}
