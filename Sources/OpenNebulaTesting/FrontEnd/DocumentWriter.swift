import OpenNebula

/// Writes a document as XML, in the form that a core sends.
///
/// A property becomes an element with its name, an array becomes one element for each value, and nil is left out.
final class DocumentWriter: Encoder {
    private let name: String
    private var content = Content.nothing

    private enum Content {
        case nothing
        case text(String)
        /// The children of the element.
        case fields([DocumentWriter])
        /// The elements that take the place of this one.
        case siblings([DocumentWriter])
    }

    private init(_ name: String) { self.name = name }

    static func xml<Document: OneRoot>(_ document: Document) throws -> String {
        let writer = DocumentWriter(Document.root)
        try document.encode(to: writer)
        return writer.elements.map(\.xml).joined()
    }

    private var elements: [Node] {
        switch content {
        case .nothing: []
        case .text(let text): [Node(name, text)]
        case .fields(let fields): [Node(name, fields.flatMap(\.elements))]
        case .siblings(let siblings): siblings.flatMap(\.elements)
        }
    }

    private func field(_ name: String) -> DocumentWriter {
        let field = DocumentWriter(name)
        if case .fields(let fields) = content { content = .fields(fields + [field]) }
        return field
    }

    private func sibling() -> DocumentWriter {
        let sibling = DocumentWriter(name)
        if case .siblings(let siblings) = content { content = .siblings(siblings + [sibling]) }
        return sibling
    }

    var codingPath: [any CodingKey] { [] }
    var userInfo: [CodingUserInfoKey: Any] { [:] }

    func container<Key: CodingKey>(keyedBy type: Key.Type) -> KeyedEncodingContainer<Key> {
        if case .fields = content {} else { content = .fields([]) }
        return KeyedEncodingContainer(Fields(writer: self))
    }

    func unkeyedContainer() -> any UnkeyedEncodingContainer {
        content = .siblings([])
        return Siblings(writer: self)
    }

    func singleValueContainer() -> any SingleValueEncodingContainer { Text(writer: self) }

    private struct Fields<Key: CodingKey>: KeyedEncodingContainerProtocol {
        let writer: DocumentWriter
        var codingPath: [any CodingKey] { [] }

        func encodeNil(forKey key: Key) {}
        func encode(_ value: some Encodable, forKey key: Key) throws { try value.encode(to: superEncoder(forKey: key)) }
        func encode(_ value: Int128, forKey key: Key) throws { try value.encode(to: superEncoder(forKey: key)) }

        func nestedContainer<Nested: CodingKey>(
            keyedBy type: Nested.Type, forKey key: Key
        ) -> KeyedEncodingContainer<Nested> {
            superEncoder(forKey: key).container(keyedBy: type)
        }

        func nestedUnkeyedContainer(forKey key: Key) -> any UnkeyedEncodingContainer {
            superEncoder(forKey: key).unkeyedContainer()
        }

        func superEncoder() -> any Encoder { writer }
        /// `others` is not an element itself: its contents are elements of the document.
        func superEncoder(forKey key: Key) -> any Encoder {
            key.stringValue == "others" ? writer : writer.field(key.stringValue)
        }
    }

    private struct Siblings: UnkeyedEncodingContainer {
        let writer: DocumentWriter
        private(set) var count = 0
        var codingPath: [any CodingKey] { [] }

        init(writer: DocumentWriter) { self.writer = writer }

        mutating func encodeNil() {}
        mutating func encode(_ value: some Encodable) throws { try value.encode(to: superEncoder()) }

        mutating func nestedContainer<Nested: CodingKey>(keyedBy type: Nested.Type) -> KeyedEncodingContainer<Nested> {
            superEncoder().container(keyedBy: type)
        }

        mutating func nestedUnkeyedContainer() -> any UnkeyedEncodingContainer { superEncoder().unkeyedContainer() }

        mutating func superEncoder() -> any Encoder {
            count += 1
            return writer.sibling()
        }
    }

    private struct Text: SingleValueEncodingContainer {
        let writer: DocumentWriter
        var codingPath: [any CodingKey] { [] }

        func encodeNil() {}
        func encode(_ value: Bool) { encode(value ? "1" : "0") }
        func encode(_ value: String) { writer.content = .text(value) }
        func encode(_ value: Double) { encode(Int(exactly: value).map(String.init) ?? "\(value)") }
        func encode(_ value: Float) { encode(Double(value)) }
        func encode(_ value: Int) { encode("\(value)") }
        func encode(_ value: Int8) { encode("\(value)") }
        func encode(_ value: Int16) { encode("\(value)") }
        func encode(_ value: Int32) { encode("\(value)") }
        func encode(_ value: Int64) { encode("\(value)") }
        func encode(_ value: Int128) { encode("\(value)") }
        func encode(_ value: UInt) { encode("\(value)") }
        func encode(_ value: UInt8) { encode("\(value)") }
        func encode(_ value: UInt16) { encode("\(value)") }
        func encode(_ value: UInt32) { encode("\(value)") }
        func encode(_ value: UInt64) { encode("\(value)") }
        func encode(_ value: some Encodable) throws { try value.encode(to: writer) }
    }
}
