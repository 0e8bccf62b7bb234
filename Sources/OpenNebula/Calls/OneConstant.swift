/// A number that OpenNebula has names for: a state, a type, a mode.
///
/// ```swift
/// if vm.STATE == .ACTIVE { print(vm.LCM_STATE) }      // RUNNING
/// ```
///
/// A number without a name is a value like any other, so what a newer core sends decodes, and is sent back unchanged.
public protocol OneConstant: RawRepresentable, Hashable, Sendable, Codable, OneArgument, CustomStringConvertible,
    ExpressibleByIntegerLiteral, One.TemplateConvertible
where RawValue == Int {
    /// OpenNebula's names.
    static var names: [Int: String] { get }

    /// Creates the constant of that number.
    init(rawValue: Int)
}

extension OneConstant {
    /// Creates the constant of that number.
    ///
    /// - Parameter rawValue: OpenNebula's number.
    public init(_ rawValue: Int) { self.init(rawValue: rawValue) }

    /// Creates the constant of that number.
    public init(integerLiteral value: Int) { self.init(rawValue: value) }

    /// OpenNebula's name, or the number where it has none.
    public var description: String { Self.names[rawValue] ?? "\(rawValue)" }

    /// An `<int>`.
    public func xmlrpcValue() -> One.XMLRPCValue { .int(rawValue) }
}

extension OneConstant {
    /// Reads a number.
    public init?(templateValue: One.TemplateValue) {
        guard let number = templateValue.int else { return nil }
        self.init(rawValue: number)
    }
    /// The number.
    public var templateValue: One.TemplateValue { rawValue.templateValue }
}
