/// A number that has a name in OpenNebula: a state, a type or a mode.
///
/// ```swift
/// if vm.STATE == .ACTIVE { print(vm.LCM_STATE) }      // RUNNING
/// ```
///
/// A number without a name is also a valid value. So a new constant of a newer core decodes, and is sent back
/// unchanged.
public protocol OneConstant: RawRepresentable, Hashable, Sendable, Codable, OneArgument, CustomStringConvertible,
    ExpressibleByIntegerLiteral, One.TemplateConvertible
where RawValue == Int {
    /// OpenNebula's names by number.
    static var names: [Int: String] { get }

    /// Creates a constant from its number.
    init(rawValue: Int)
}

extension OneConstant {
    /// Creates a constant from its number.
    ///
    /// - Parameter rawValue: OpenNebula's number.
    public init(_ rawValue: Int) { self.init(rawValue: rawValue) }

    /// Creates a constant from its number.
    public init(integerLiteral value: Int) { self.init(rawValue: value) }

    /// OpenNebula's name, or the number if it has no name.
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
