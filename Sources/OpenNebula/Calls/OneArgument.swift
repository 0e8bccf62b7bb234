/// A type that can be an argument of a call: integers, `Bool`, `Double`, `String`, ``One/Template``, constants, arrays
/// of these, and ``One/XMLRPCValue``.
public protocol OneArgument: Sendable {
    /// The argument as an XML-RPC value.
    ///
    /// - Throws: ``OneError/Code/invalidArgument`` if a core cannot store the value. The library wraps any other error:
    ///   it becomes the ``OneError/underlying`` error of a ``OneError/Code/invalidArgument``.
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
    /// An `<int>`, or an `<i8>` if the value does not fit in 32 bits.
    ///
    /// - Throws: ``OneError/Code/invalidArgument`` if the value does not fit in 64 bits.
    public func xmlrpcValue() throws -> One.XMLRPCValue {
        guard let value = Int(exactly: self) else {
            throw OneError(.invalidArgument, "\(self) does not fit in the 64 bits of an XML-RPC integer")
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
    /// A `<string>` with the result of ``serialized()``.
    public func xmlrpcValue() throws -> One.XMLRPCValue { .string(try serialized()) }
}
