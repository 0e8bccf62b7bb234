/// What a call takes as an argument: integers, `Bool`, `Double`, `String`, ``One/Template``, constants, arrays of
/// these, and any ``One/XMLRPCValue``.
public protocol OneArgument: Sendable {
    /// The argument as XML-RPC has it.
    ///
    /// - Throws: ``OneError/Code/invalidArgument`` for a value that no core can store. Any other error becomes one with
    ///   that code, and is its ``OneError/underlying``.
    func xmlrpcValue() throws -> One.XMLRPCValue
}

extension One.XMLRPCValue: OneArgument {
    /// The value itself.
    public func xmlrpcValue() -> One.XMLRPCValue { self }
}

extension Bool: OneArgument {
    /// A `<boolean>`.
    public func xmlrpcValue() -> One.XMLRPCValue { .bool(self) }
}

extension Double: OneArgument {
    /// A `<double>`.
    public func xmlrpcValue() -> One.XMLRPCValue { .double(self) }
}

extension String: OneArgument {
    /// A `<string>`.
    public func xmlrpcValue() -> One.XMLRPCValue { .string(self) }
}

extension Array: OneArgument where Element: OneArgument {
    /// An `<array>`.
    public func xmlrpcValue() throws -> One.XMLRPCValue {
        .array(try map { try $0.xmlrpcValue() })
    }
}

extension OneArgument where Self: BinaryInteger {
    /// An `<int>`, or an `<i8>` where 32 bits do not hold it.
    ///
    /// - Throws: ``OneError/Code/invalidArgument`` where 64 bits do not hold it.
    public func xmlrpcValue() throws -> One.XMLRPCValue {
        guard let value = Int(exactly: self) else {
            throw OneError(.invalidArgument, "\(self) is beyond the integers of XML-RPC")
        }
        return .int(value)
    }
}

extension Int: OneArgument {}
extension Int8: OneArgument {}
extension Int16: OneArgument {}
extension Int32: OneArgument {}
extension Int64: OneArgument {}
extension UInt: OneArgument {}
extension UInt8: OneArgument {}
extension UInt16: OneArgument {}
extension UInt32: OneArgument {}
extension UInt64: OneArgument {}

extension One.Template: OneArgument {
    /// A `<string>` of what ``serialized()`` returns.
    public func xmlrpcValue() throws -> One.XMLRPCValue { .string(try serialized()) }
}
