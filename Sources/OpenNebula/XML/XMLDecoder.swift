/// Decodes a `Decodable` value from an element.
///
/// A property is the child of its name; an array is all children of its name, so one that is absent is empty.
/// An optional number is nil where its element is absent or empty. Elements without a property are passed over.
struct XMLDecoder: Decoder {
    fileprivate enum Place {
        case element(XMLElement)
        /// The children of `parent` that are called `name`, from `first` on.
        case children(of: XMLElement, named: String, first: XMLElement?)
    }

    fileprivate let place: Place

    fileprivate init(_ place: Place) { self.place = place }

    static func decode<T: Decodable>(_ type: T.Type, from element: XMLElement) throws(XMLError) -> T {
        do {
            return try T(from: XMLDecoder(.element(element)))
        } catch {
            throw XMLError(error, at: element)
        }
    }

    var codingPath: [any CodingKey] {
        let path =
            switch place {
            case .element(let element): element.path
            case .children(let parent, let name, _): parent.path + "/" + name
            }
        return path.split(separator: "/").map { XMLKey(String($0)) }
    }

    var userInfo: [CodingUserInfoKey: Any] { [:] }

    func element() throws -> XMLElement {
        switch place {
        case .element(let element): return element
        case .children(_, _, let first?): return first
        case .children(let parent, let name, nil):
            throw XMLError(place: parent.path, problem: "\(name) is missing")
        }
    }

    func container<Key: CodingKey>(keyedBy type: Key.Type) throws -> KeyedDecodingContainer<Key> {
        let element = try element()
        try element.requireNoText()
        return KeyedDecodingContainer(XMLKeyedContainer(element: element))
    }

    func unkeyedContainer() throws -> any UnkeyedDecodingContainer {
        switch place {
        case .element(let element):
            throw XMLError(place: element.path, problem: "expected several elements, found one")
        case .children(let parent, let name, let first):
            return XMLUnkeyedContainer(parent: parent, name: name, next: first)
        }
    }

    func singleValueContainer() throws -> any SingleValueDecodingContainer { XMLValueContainer(element: try element()) }
}

extension XMLError {
    /// What went wrong while `element` was decoded, wherever the error comes from.
    fileprivate init(_ error: any Error, at element: XMLElement) {
        switch error {
        case let error as XMLError: self = error
        case DecodingError.dataCorrupted(let context), DecodingError.keyNotFound(_, let context),
            DecodingError.typeMismatch(_, let context), DecodingError.valueNotFound(_, let context):
            self.init(
                place: context.codingPath.map(\.stringValue).joined(separator: "/"), problem: context.debugDescription)
        default: self.init(place: element.path, problem: "\(error)")
        }
    }
}

struct XMLKey: CodingKey {
    var stringValue: String
    var intValue: Int?

    init(_ name: String) { stringValue = name }
    init?(stringValue: String) { self.init(stringValue) }
    init?(intValue: Int) { return nil }
}

extension XMLElement {
    func requireNoText() throws(XMLError) {
        guard bytes.isEmpty || text.allSatisfy(\.isWhitespace) else {
            throw XMLError(place: path, problem: "expected elements, found text")
        }
    }

    func expected(_ what: String) -> XMLError {
        let found = hasChildren ? "elements" : "\"\(text.prefix(60))\""
        return XMLError(place: path, problem: "expected \(what), found \(found)")
    }

    func string() throws(XMLError) -> String {
        guard !hasChildren else { throw expected("text") }
        return text
    }

    func integer<T: FixedWidthInteger>() throws(XMLError) -> T {
        guard !hasChildren, let value: T = Self.integer(bytes) else { throw expected("an integer") }
        return value
    }

    /// Digits, with a sign or without.
    private static func integer<T: FixedWidthInteger>(_ bytes: ArraySlice<UInt8>) -> T? {
        let isNegative = bytes.first == UInt8(ascii: "-")
        let digits = isNegative || bytes.first == UInt8(ascii: "+") ? bytes.dropFirst() : bytes
        guard !digits.isEmpty else { return nil }
        var value: T = 0
        for byte in digits {
            guard byte >= UInt8(ascii: "0"), byte <= UInt8(ascii: "9") else { return nil }
            let digit = T(truncatingIfNeeded: byte - UInt8(ascii: "0"))
            let (shifted, isTooLong) = value.multipliedReportingOverflow(by: 10)
            let (sum, isTooLarge) =
                isNegative ? shifted.subtractingReportingOverflow(digit) : shifted.addingReportingOverflow(digit)
            guard !isTooLong, !isTooLarge else { return nil }
            value = sum
        }
        return value
    }

    func float<T: LosslessStringConvertible & BinaryFloatingPoint>() throws(XMLError) -> T {
        guard !hasChildren, let value = T(text), value.isFinite else { throw expected("a number") }
        return value
    }

    func bool() throws(XMLError) -> Bool {
        switch hasChildren ? "" : text {
        case "1", "true", "YES": return true
        case "0", "false", "NO": return false
        default: throw expected("a boolean")
        }
    }

    /// Decodes a scalar of the type asked for, or any other type through its own `init(from:)`.
    fileprivate func decode<T: Decodable>(_ type: T.Type) throws -> T { try T(from: XMLDecoder(.element(self))) }

    fileprivate var isEmpty: Bool { !hasChildren && bytes.isEmpty }
}

private struct XMLKeyedContainer<Key: CodingKey>: KeyedDecodingContainerProtocol {
    let element: XMLElement
    /// Where to look first. Answers hold their elements in the order of the properties, nearly always.
    let cursor: Cursor

    final class Cursor {
        var next: Int
        init(_ next: Int) { self.next = next }
    }

    init(element: XMLElement) {
        self.element = element
        cursor = Cursor(element.index + 1)
    }

    var codingPath: [any CodingKey] { XMLDecoder(.element(element)).codingPath }

    var allKeys: [Key] {
        var seen: Set<String> = []
        return element.children.compactMap { seen.insert($0.name).inserted ? Key(stringValue: $0.name) : nil }
    }

    func contains(_ key: Key) -> Bool { find(key) != nil }

    private func find(_ key: Key) -> XMLElement? {
        let name = key.stringValue
        let first = element.index + 1
        guard
            let found = element.tree.first(named: name, in: cursor.next..<element.endIndex)
                ?? element.tree.first(named: name, in: first..<cursor.next)
        else { return nil }
        let child = XMLElement(tree: element.tree, index: found)
        cursor.next = child.endIndex
        return child
    }

    private func required(_ key: Key) throws -> XMLElement {
        guard let found = find(key) else {
            throw XMLError(place: element.path, problem: "\(key.stringValue) is missing")
        }
        return found
    }

    private func decoder(_ key: Key) -> XMLDecoder {
        XMLDecoder(.children(of: element, named: key.stringValue, first: find(key)))
    }

    func decodeNil(forKey key: Key) throws -> Bool { find(key)?.isEmpty ?? true }

    func decode(_ type: Bool.Type, forKey key: Key) throws -> Bool { try required(key).bool() }
    func decode(_ type: String.Type, forKey key: Key) throws -> String { try required(key).string() }
    func decode(_ type: Double.Type, forKey key: Key) throws -> Double { try required(key).float() }
    func decode(_ type: Float.Type, forKey key: Key) throws -> Float { try required(key).float() }
    func decode(_ type: Int.Type, forKey key: Key) throws -> Int { try required(key).integer() }
    func decode(_ type: Int8.Type, forKey key: Key) throws -> Int8 { try required(key).integer() }
    func decode(_ type: Int16.Type, forKey key: Key) throws -> Int16 { try required(key).integer() }
    func decode(_ type: Int32.Type, forKey key: Key) throws -> Int32 { try required(key).integer() }
    func decode(_ type: Int64.Type, forKey key: Key) throws -> Int64 { try required(key).integer() }
    func decode(_ type: UInt.Type, forKey key: Key) throws -> UInt { try required(key).integer() }
    func decode(_ type: UInt8.Type, forKey key: Key) throws -> UInt8 { try required(key).integer() }
    func decode(_ type: UInt16.Type, forKey key: Key) throws -> UInt16 { try required(key).integer() }
    func decode(_ type: UInt32.Type, forKey key: Key) throws -> UInt32 { try required(key).integer() }
    func decode(_ type: UInt64.Type, forKey key: Key) throws -> UInt64 { try required(key).integer() }
    func decode<T: Decodable>(_ type: T.Type, forKey key: Key) throws -> T { try T(from: decoder(key)) }

    func decodeIfPresent(_ type: String.Type, forKey key: Key) throws -> String? { try find(key)?.string() }
    func decodeIfPresent(_ type: Int.Type, forKey key: Key) throws -> Int? {
        guard let found = find(key), !found.isEmpty else { return nil }
        return try found.integer()
    }
    func decodeIfPresent(_ type: Double.Type, forKey key: Key) throws -> Double? {
        guard let found = find(key), !found.isEmpty else { return nil }
        return try found.float()
    }
    func decodeIfPresent<T: Decodable>(_ type: T.Type, forKey key: Key) throws -> T? {
        guard let found = find(key) else { return nil }
        do {
            return try T(from: XMLDecoder(.children(of: element, named: key.stringValue, first: found)))
        } catch  where found.isEmpty {
            return nil  // An empty element holds no number, no constant and no record.
        }
    }

    func nestedContainer<NestedKey: CodingKey>(
        keyedBy type: NestedKey.Type, forKey key: Key
    ) throws -> KeyedDecodingContainer<NestedKey> {
        try decoder(key).container(keyedBy: type)
    }

    func nestedUnkeyedContainer(forKey key: Key) throws -> any UnkeyedDecodingContainer {
        try decoder(key).unkeyedContainer()
    }

    func superDecoder() throws -> any Decoder { XMLDecoder(.element(element)) }
    func superDecoder(forKey key: Key) throws -> any Decoder { decoder(key) }
}

private struct XMLUnkeyedContainer: UnkeyedDecodingContainer {
    let parent: XMLElement
    let name: String
    var next: XMLElement?
    private(set) var currentIndex = 0

    init(parent: XMLElement, name: String, next: XMLElement?) {
        self.parent = parent
        self.name = name
        self.next = next
    }

    var codingPath: [any CodingKey] { XMLDecoder(.children(of: parent, named: name, first: next)).codingPath }
    var count: Int? { nil }
    var isAtEnd: Bool { next == nil }

    private mutating func advance() throws -> XMLElement {
        guard let element = next else { throw XMLError(place: parent.path, problem: "no further \(name)") }
        let rest = XMLElement.Children(tree: parent.tree, start: element.endIndex, end: parent.endIndex)
        next = rest.first { $0.name == name }
        currentIndex += 1
        return element
    }

    mutating func decodeNil() throws -> Bool { false }
    mutating func decode<T: Decodable>(_ type: T.Type) throws -> T { try advance().decode(type) }

    mutating func nestedContainer<NestedKey: CodingKey>(
        keyedBy type: NestedKey.Type
    ) throws -> KeyedDecodingContainer<NestedKey> {
        try superDecoder().container(keyedBy: type)
    }

    mutating func nestedUnkeyedContainer() throws -> any UnkeyedDecodingContainer {
        try superDecoder().unkeyedContainer()
    }

    mutating func superDecoder() throws -> any Decoder { XMLDecoder(.element(try advance())) }
}

private struct XMLValueContainer: SingleValueDecodingContainer {
    let element: XMLElement

    var codingPath: [any CodingKey] { XMLDecoder(.element(element)).codingPath }

    func decodeNil() -> Bool { element.isEmpty }
    func decode(_ type: Bool.Type) throws -> Bool { try element.bool() }
    func decode(_ type: String.Type) throws -> String { try element.string() }
    func decode(_ type: Double.Type) throws -> Double { try element.float() }
    func decode(_ type: Float.Type) throws -> Float { try element.float() }
    func decode(_ type: Int.Type) throws -> Int { try element.integer() }
    func decode(_ type: Int8.Type) throws -> Int8 { try element.integer() }
    func decode(_ type: Int16.Type) throws -> Int16 { try element.integer() }
    func decode(_ type: Int32.Type) throws -> Int32 { try element.integer() }
    func decode(_ type: Int64.Type) throws -> Int64 { try element.integer() }
    func decode(_ type: UInt.Type) throws -> UInt { try element.integer() }
    func decode(_ type: UInt8.Type) throws -> UInt8 { try element.integer() }
    func decode(_ type: UInt16.Type) throws -> UInt16 { try element.integer() }
    func decode(_ type: UInt32.Type) throws -> UInt32 { try element.integer() }
    func decode(_ type: UInt64.Type) throws -> UInt64 { try element.integer() }
    func decode<T: Decodable>(_ type: T.Type) throws -> T { try element.decode(type) }
}
