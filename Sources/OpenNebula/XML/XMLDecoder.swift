/// Decodes a `Decodable` value from an element.
///
/// A property decodes from the child with its name. An array decodes from all children with its name, so it is empty if
/// there are none. An optional number is nil if its element is absent or empty. A property named `others` receives the
/// elements without a property of their own.
struct XMLDecoder: Decoder {
    /// The elements to decode from. The type is small enough to pass without an allocation.
    fileprivate enum Place {
        case element(XMLElement)
        case siblings(Siblings)
        indirect case none(in: XMLElement, named: String)
        /// The children of an element that are not properties of its type.
        indirect case others(in: XMLElement, [XMLElement])
    }

    /// The name of the property that receives the elements without a property of their own.
    static let others = "others"

    /// The children of an element with one name, from the first on.
    fileprivate struct Siblings {
        let tree: XMLTree
        let parentIndex: UInt32
        let firstIndex: UInt32

        var parent: XMLElement { XMLElement(tree: tree, index: Int(parentIndex)) }
        var first: XMLElement { XMLElement(tree: tree, index: Int(firstIndex)) }
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
            case .siblings(let siblings): siblings.parent.path + "/" + siblings.first.name
            case .none(let parent, let name): parent.path + "/" + name
            case .others(let parent, _): parent.path
            }
        return path.split(separator: "/").map { XMLKey(String($0)) }
    }

    var userInfo: [CodingUserInfoKey: Any] { [:] }

    func element() throws -> XMLElement {
        switch place {
        case .element(let element): return element
        case .siblings(let siblings): return siblings.first
        case .none(let parent, let name): throw XMLError(place: parent.path, problem: "\(name) is missing")
        case .others(let parent, _): throw XMLError(place: parent.path, problem: "expected one element, found several")
        }
    }

    /// The elements of a container with arbitrary names.
    func children() throws -> [XMLElement] {
        if case .others(_, let elements) = place { return elements }
        let element = try element()
        try element.requireNoText()
        return Array(element.children)
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
        case .siblings(let siblings): return XMLUnkeyedContainer(siblings)
        case .none(let parent, _), .others(let parent, _): return XMLUnkeyedContainer(noneIn: parent)
        }
    }

    func singleValueContainer() throws -> any SingleValueDecodingContainer { XMLValueContainer(element: try element()) }
}

extension XMLError {
    /// Converts any error that occurred while `element` was decoded.
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

    /// Reads digits with an optional sign.
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

    /// Decodes a value through its `init(from:)`.
    fileprivate func decode<T: Decodable>(_ type: T.Type) throws -> T { try T(from: XMLDecoder(.element(self))) }

    fileprivate var isEmpty: Bool { !hasChildren && bytes.isEmpty }
}

/// Where a keyed container's next lookup starts. Elements are nearly always in the order of the properties.
private final class XMLCursor {
    var next: Int
    init(_ next: Int) { self.next = next }
}

private struct XMLKeyedContainer<Key: CodingKey>: KeyedDecodingContainerProtocol {
    let element: XMLElement
    private let cursor: XMLCursor

    init(element: XMLElement) {
        self.element = element
        cursor = XMLCursor(element.index + 1)
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
        find(key).map(decoder) ?? XMLDecoder(.none(in: element, named: key.stringValue))
    }

    private func decoder(_ first: XMLElement) -> XMLDecoder {
        XMLDecoder(
            .siblings(
                .init(tree: element.tree, parentIndex: UInt32(element.index), firstIndex: UInt32(first.index))))
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
    func decode(_ type: Int128.Type, forKey key: Key) throws -> Int128 { try required(key).integer() }
    func decode(_ type: UInt.Type, forKey key: Key) throws -> UInt { try required(key).integer() }
    func decode(_ type: UInt8.Type, forKey key: Key) throws -> UInt8 { try required(key).integer() }
    func decode(_ type: UInt16.Type, forKey key: Key) throws -> UInt16 { try required(key).integer() }
    func decode(_ type: UInt32.Type, forKey key: Key) throws -> UInt32 { try required(key).integer() }
    func decode(_ type: UInt64.Type, forKey key: Key) throws -> UInt64 { try required(key).integer() }
    func decode<T: Decodable>(_ type: T.Type, forKey key: Key) throws -> T {
        if element.tree.decoded?.name == key.stringValue { return try decoded(key) }
        return try T(from: decoder(key))
    }

    /// Returns the members that were decoded before. This is not part of `decode`, which would otherwise look up the
    /// metadata of `T?` for each property.
    @inline(never) private func decoded<T: Decodable>(_ key: Key) throws -> T {
        guard let values = element.tree.decoded?.values as? T else { return try T(from: decoder(key)) }
        return values
    }

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
        if key.stringValue == XMLDecoder.others {
            let others = element.tree.knownNames.unknownChildren(of: element, for: Key.self)
            return others.isEmpty ? nil : try T(from: XMLDecoder(.others(in: element, others)))
        }
        guard let found = find(key) else { return nil }
        do {
            return try T(from: decoder(found))
        } catch  where found.isEmpty {
            return nil  // An empty element is no number, no constant and no record.
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

/// The type is small enough to pass without an allocation.
private struct XMLUnkeyedContainer: UnkeyedDecodingContainer {
    private let tree: XMLTree
    private let parent: UInt32
    /// The index of the next element; the parent's end if there is none.
    private var next: UInt32
    private let name: UInt32
    private var index: UInt32 = 0

    init(_ siblings: XMLDecoder.Siblings) {
        tree = siblings.tree
        parent = siblings.parentIndex
        next = siblings.firstIndex
        name = tree.nodes[Int(next)].name
    }

    init(noneIn parent: XMLElement) {
        tree = parent.tree
        self.parent = UInt32(parent.index)
        next = UInt32(parent.endIndex)
        name = 0
    }

    private var end: UInt32 { tree.nodes[Int(parent)].end }

    var codingPath: [any CodingKey] { XMLDecoder(.element(XMLElement(tree: tree, index: Int(parent)))).codingPath }
    var count: Int? { nil }
    var currentIndex: Int { Int(index) }
    var isAtEnd: Bool { next == end }

    private mutating func advance() throws -> XMLElement {
        let element = XMLElement(tree: tree, index: Int(next))
        guard !isAtEnd else {
            let parent = XMLElement(tree: tree, index: Int(parent))
            throw XMLError(place: parent.path, problem: "no further element")
        }
        repeat { next = tree.nodes[Int(next)].end } while next != end && tree.nodes[Int(next)].name != name
        index += 1
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
    func decode(_ type: Int128.Type) throws -> Int128 { try element.integer() }
    func decode(_ type: UInt.Type) throws -> UInt { try element.integer() }
    func decode(_ type: UInt8.Type) throws -> UInt8 { try element.integer() }
    func decode(_ type: UInt16.Type) throws -> UInt16 { try element.integer() }
    func decode(_ type: UInt32.Type) throws -> UInt32 { try element.integer() }
    func decode(_ type: UInt64.Type) throws -> UInt64 { try element.integer() }
    func decode<T: Decodable>(_ type: T.Type) throws -> T { try element.decode(type) }
}
