/// A word that OpenNebula knows: an action, a mode, a kind of hook.
///
/// ```swift
/// try await one.vm.action(.terminate_hard, 7)
/// try await one.vm.action("terminate-hard", 2)     // the same action, of another VM
/// ```
///
/// A word without a name here is a value like any other, so what a newer core sends decodes, and goes back unchanged.
public protocol OneKeyword: RawRepresentable, Hashable, Sendable, Codable, OneArgument, CustomStringConvertible,
    ExpressibleByStringLiteral, One.TemplateConvertible
where RawValue == String {
    /// Creates the keyword of that word.
    init(rawValue: String)
}

extension OneKeyword {
    /// Creates the keyword of that word.
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
