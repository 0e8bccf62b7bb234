/// What a call takes as an argument: integers, `Bool`, `Double`, `String`, ``Template``, constants, arrays of these,
/// and any ``XMLRPCValue``.
public protocol OneArgument: Sendable {
    /// The argument as XML-RPC has it.
    ///
    /// - Throws: ``OneError/Code/invalidArgument`` for a value that no core can store.
    func xmlrpcValue() throws(OneError) -> XMLRPCValue
}

extension XMLRPCValue: OneArgument {
    /// The value itself.
    public func xmlrpcValue() -> XMLRPCValue { self }
}

extension Bool: OneArgument {
    /// A `<boolean>`.
    public func xmlrpcValue() -> XMLRPCValue { .bool(self) }
}

extension Double: OneArgument {
    /// A `<double>`.
    public func xmlrpcValue() -> XMLRPCValue { .double(self) }
}

extension String: OneArgument {
    /// A `<string>`.
    public func xmlrpcValue() -> XMLRPCValue { .string(self) }
}

extension Array: OneArgument where Element: OneArgument {
    /// An `<array>`.
    public func xmlrpcValue() throws(OneError) -> XMLRPCValue {
        .array(try map { element throws(OneError) in try element.xmlrpcValue() })
    }
}

extension OneArgument where Self: BinaryInteger {
    /// An `<int>`, or an `<i8>` where 32 bits do not hold it.
    ///
    /// - Throws: ``OneError/Code/invalidArgument`` where 64 bits do not hold it.
    public func xmlrpcValue() throws(OneError) -> XMLRPCValue {
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
