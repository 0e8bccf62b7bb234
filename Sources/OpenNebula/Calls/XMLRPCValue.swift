#if canImport(FoundationEssentials)
public import FoundationEssentials
#else
public import Foundation
#endif

extension One {
    /// An XML-RPC value of any type in the specification.
    ///
    /// ```swift
    /// let answer: One.XMLRPCValue = try await one.call("system.listMethods")
    /// if case .array(let names) = answer { print(names.count) }
    /// ```
    public enum XMLRPCValue: Sendable, Hashable {
        /// `<i4>`, `<int>`, or `<i8>` if the value does not fit in 32 bits.
        case int(Int)
        /// `<boolean>`
        case bool(Bool)
        /// `<double>`. Infinity and NaN cannot be sent.
        case double(Double)
        /// `<string>`, or a `<value>` without a type.
        case string(String)
        /// `<dateTime.iso8601>`: the components from year to second. XML-RPC has no time zone: client and server must
        /// agree on one.
        case dateTime(DateComponents)
        /// `<base64>`
        case base64(Data)
        /// `<struct>`
        case `struct`([String: XMLRPCValue])
        /// `<array>`
        case array([XMLRPCValue])
        /// `<nil/>`, an extension that most implementations support.
        case `nil`
    }
}

extension One.XMLRPCValue: Encodable {
    /// Encodes the value as its JSON counterpart: a date as text, binary data as the encoder represents `Data`.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        switch self {
        case .int(let value): try container.encode(value)
        case .bool(let value): try container.encode(value)
        case .double(let value): try container.encode(value)
        case .string(let value): try container.encode(value)
        case .dateTime(let value): try container.encode(try value.iso8601())
        case .base64(let value): try container.encode(value)
        case .struct(let members): try container.encode(members)
        case .array(let values): try container.encode(values)
        case .nil: try container.encodeNil()
        }
    }
}

// MARK: Literals

extension One.XMLRPCValue: ExpressibleByIntegerLiteral, ExpressibleByBooleanLiteral, ExpressibleByFloatLiteral,
    ExpressibleByStringInterpolation, ExpressibleByArrayLiteral, ExpressibleByDictionaryLiteral
{
    /// An integer.
    public init(integerLiteral value: Int) { self = .int(value) }
    /// A boolean.
    public init(booleanLiteral value: Bool) { self = .bool(value) }
    /// A double.
    public init(floatLiteral value: Double) { self = .double(value) }
    /// A string.
    public init(stringLiteral value: String) { self = .string(value) }
    /// An array.
    public init(arrayLiteral elements: One.XMLRPCValue...) { self = .array(elements) }
    /// A struct. If a name is repeated, the last value counts.
    public init(dictionaryLiteral elements: (String, One.XMLRPCValue)...) {
        self = .struct(Dictionary(elements) { $1 })
    }
}
