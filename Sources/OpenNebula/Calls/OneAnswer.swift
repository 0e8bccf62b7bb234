/// A type that a response can be read as: `Int`, `Bool`, `String`, arrays of these, any ``OneRoot``, ``OneDocument``
/// or ``One/XMLRPCValue``.
public protocol OneAnswer: Sendable {
    /// Reads a response.
    ///
    /// - Throws: ``OneError/Code/malformedAnswer`` if the response has another type. The library wraps any other error:
    ///   it becomes the ``OneError/underlying`` error of a ``OneError/Code/malformedAnswer``.
    init(_ payload: One.Payload) throws
}

extension One {
    /// The unread result of a method: a value or a document.
    public struct Payload: Sendable {
        private let content: Content

        private enum Content {
            case value(XMLRPCValue)
            case document(XMLElement)
        }

        init(_ value: XMLRPCValue) { content = .value(value) }

        init(_ document: XMLElement) { content = .document(document) }

        func value() throws(OneError) -> XMLRPCValue {
            guard case .value(let value) = content else {
                throw OneError(.malformedAnswer, "invalid response: expected a value, found a document")
            }
            return value
        }

        /// The document; nil if the result is another value.
        func documentOrNil() throws(OneError) -> XMLElement? {
            switch content {
            case .document(let element): return element
            case .value(.string(let text)) where text.beginsAsXML:
                return try OneError.reading { () throws(XMLError) in try XMLTree.parse(text.utf8).root }
            case .value: return nil
            }
        }

        func document() throws(OneError) -> XMLElement {
            if let document = try documentOrNil() { return document }
            throw mismatch("a document", try value())
        }

        func mismatch(_ expected: String, _ found: XMLRPCValue) -> OneError {
            let what =
                switch found {
                case .int(let value): "the integer \(value)"
                case .bool(let value): "the boolean \(value)"
                case .double(let value): "the number \(value)"
                case .string(let text): text.beginsAsXML ? "a document" : "a string"
                case .dateTime: "a date"
                case .base64: "binary data"
                case .struct: "a struct"
                case .array: "an array"
                case .nil: "nil"
                }
            return OneError(.malformedAnswer, "invalid response: expected \(expected), found \(what)")
        }
    }
}

extension OneAnswer {
    /// Reads a saved response, such as the recording of a call.
    ///
    /// - Parameter answer: The body of a core's HTTP response. For a ``OneRoot``, it can also be the document alone.
    /// - Throws: ``OneError``: the core's error, if the response is one, or `malformedAnswer`.
    public init(saved answer: some Collection<UInt8>) throws { try self.init(saved: answer, ofCore: true) }

    package init(saved answer: some Collection<UInt8>, ofCore: Bool) throws {
        do { try self.init(One.Payload(saved: answer, as: Self.self, ofCore: ofCore)) } catch {
            throw OneError(wrapping: error, as: .malformedAnswer, "invalid response")
        }
    }
}

extension One.XMLRPCValue: OneAnswer {
    /// Reads a response of any type. A document stays a string.
    public init(_ payload: One.Payload) throws { self = try payload.value() }
}

extension Int: OneAnswer {
    /// Reads an integer, such as the id that most methods return.
    public init(_ payload: One.Payload) throws {
        let value = try payload.value()
        guard case .int(let int) = value else { throw payload.mismatch("an integer", value) }
        self = int
    }
}

extension Bool: OneAnswer {
    /// Reads a boolean.
    public init(_ payload: One.Payload) throws {
        let value = try payload.value()
        guard case .bool(let bool) = value else { throw payload.mismatch("a boolean", value) }
        self = bool
    }
}

extension String: OneAnswer {
    /// Reads a string. A document is returned as its XML.
    public init(_ payload: One.Payload) throws {
        let value = try payload.value()
        guard case .string(let text) = value else { throw payload.mismatch("a string", value) }
        self = text
    }
}

extension Array: OneAnswer where Element: OneAnswer {
    /// Reads an array, such as the response of `system.listMethods`.
    public init(_ payload: One.Payload) throws {
        let value = try payload.value()
        guard case .array(let values) = value else { throw payload.mismatch("an array", value) }
        self = try values.map { try Element(One.Payload($0)) }
    }
}

/// A struct that decodes from a response's document.
///
/// Each property decodes from the element of its name. To read only a part of a document, declare your own struct:
///
/// ```swift
/// struct Names: OneRoot {
///     static let root = "HOST_POOL"
///     struct Host: Codable, Hashable, Sendable { var NAME: String }
///     var HOST: [Host]
/// }
/// let names: Names = try await one.call("hostpool.info")
/// ```
public protocol OneRoot: OneAnswer, Codable, Hashable {
    /// The name of the document's root element, such as `HOST_POOL`.
    static var root: String { get }
}

extension OneRoot {
    /// Reads a document.
    public init(_ payload: One.Payload) throws { try self.init(document: try payload.document()) }

    init(document: XMLElement) throws(OneError) {
        self = try OneError.reading { () throws(XMLError) in
            guard document.name == Self.root else {
                throw XMLError(place: document.name, problem: "expected \(Self.root)")
            }
            return try Self.decode(document)
        }
    }

    /// Decodes an element. An error names the object's id, and another way to read it.
    static func decode(_ element: XMLElement) throws(XMLError) -> Self {
        do throws(XMLError) {
            return try XMLDecoder.decode(Self.self, from: element)
        } catch {
            var error = error
            error.objectID = element.child(named: "ID").flatMap { Int($0.text) }
            let object = error.objectID.map { " (\(element.name) \($0))" } ?? ""
            error.problem += "\(object); to read it as a OneDocument, a tree, use one.call"
            throw error
        }
    }
}

/// A document of many objects, such as ``One/HostPool``. It is a collection of these objects.
///
/// ```swift
/// for host in try await one.hostpool.info() { print(host.NAME) }
/// ```
public protocol OnePool: OneRoot, RandomAccessCollection where Element: OneRoot, Index == Int {
    /// The objects.
    var members: [Element] { get }
}

extension OnePool {
    /// The position of the first object: 0.
    public var startIndex: Int { members.startIndex }

    /// The number of objects in the pool.
    public var endIndex: Int { members.endIndex }

    /// The object at a position, counted from 0.
    public subscript(position: Int) -> Element { members[position] }
}

/// A document of one object, with an id and a name.
public protocol OneObject: OneRoot {
    /// The object's id.
    var ID: Int { get }
    /// The object's name.
    var NAME: String { get }
}
