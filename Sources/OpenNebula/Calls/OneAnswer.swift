/// What a call's answer can be read as: `Int`, `Bool`, `String`, arrays of these, any ``OneRoot``, ``OneDocument``
/// or ``One/XMLRPCValue``.
public protocol OneAnswer: Sendable {
    /// Reads an answer.
    ///
    /// - Throws: ``OneError/Code/malformedAnswer`` where the answer is of another type. Any other error becomes one
    ///   with that code, and is its ``OneError/underlying``.
    init(_ payload: One.Payload) throws
}

extension One {
    /// What a method returned, not read yet: a value, or a document.
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
                throw OneError(.malformedAnswer, "expected a value, the answer is a document")
            }
            return value
        }

        /// The document; nil for a value that is none.
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
                case .string(let text): text.beginsAsXML ? "a document" : "a text"
                case .dateTime: "a date"
                case .base64: "binary data"
                case .struct: "a struct"
                case .array: "an array"
                case .nil: "nothing"
                }
            return OneError(.malformedAnswer, "expected \(expected), the answer is \(what)")
        }
    }
}

extension OneAnswer {
    /// Reads an answer that was saved, as a recording of a call.
    ///
    /// - Parameter answer: The body of a core's HTTP response; for a ``OneRoot`` the document alone will do.
    /// - Throws: ``OneError``: the core's own where the answer is one; `malformedAnswer`.
    public init(saved answer: some Collection<UInt8>) throws { try self.init(saved: answer, ofCore: true) }

    package init(saved answer: some Collection<UInt8>, ofCore: Bool) throws {
        do { try self.init(One.Payload(saved: answer, as: Self.self, ofCore: ofCore)) } catch {
            throw OneError(wrapping: error, as: .malformedAnswer, "the answer cannot be read")
        }
    }
}

extension One.XMLRPCValue: OneAnswer {
    /// Reads an answer of any type; a document stays text.
    public init(_ payload: One.Payload) throws { self = try payload.value() }
}

extension Int: OneAnswer {
    /// Reads an answer that is an integer, as the ids that most writes return.
    public init(_ payload: One.Payload) throws {
        let value = try payload.value()
        guard case .int(let int) = value else { throw payload.mismatch("an integer", value) }
        self = int
    }
}

extension Bool: OneAnswer {
    /// Reads an answer that is a boolean.
    public init(_ payload: One.Payload) throws {
        let value = try payload.value()
        guard case .bool(let bool) = value else { throw payload.mismatch("a boolean", value) }
        self = bool
    }
}

extension String: OneAnswer {
    /// Reads an answer that is a text: the raw document, where it is one.
    public init(_ payload: One.Payload) throws {
        let value = try payload.value()
        guard case .string(let text) = value else { throw payload.mismatch("a text", value) }
        self = text
    }
}

extension Array: OneAnswer where Element: OneAnswer {
    /// Reads an answer that is an array, as that of `system.listMethods`.
    public init(_ payload: One.Payload) throws {
        let value = try payload.value()
        guard case .array(let values) = value else { throw payload.mismatch("an array", value) }
        self = try values.map { try Element(One.Payload($0)) }
    }
}

/// A struct that an answer's document decodes to.
///
/// A property is the element of its name. Conform a struct of your own to read only what you need:
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
    /// The name of the document's root element, as `HOST_POOL`.
    static var root: String { get }
}

extension OneRoot {
    /// Reads an answer that is a document.
    public init(_ payload: One.Payload) throws { try self.init(document: try payload.document()) }

    init(document: XMLElement) throws(OneError) {
        self = try OneError.reading { () throws(XMLError) in
            guard document.name == Self.root else {
                throw XMLError(place: document.name, problem: "expected \(Self.root)")
            }
            return try Self.decode(document)
        }
    }

    /// Decodes an element. An error tells the object's id, and how to read it nevertheless.
    static func decode(_ element: XMLElement) throws(XMLError) -> Self {
        do throws(XMLError) {
            return try XMLDecoder.decode(Self.self, from: element)
        } catch {
            var error = error
            error.objectID = element.child(named: "ID").flatMap { Int($0.text) }
            let object = error.objectID.map { " (\(element.name) \($0))" } ?? ""
            error.problem += "\(object); one.call reads the document as a tree, a OneDocument"
            throw error
        }
    }
}

/// A document of many objects of one kind, as ``One/HostPool``: a collection of them.
///
/// ```swift
/// for host in try await one.hostpool.info() { print(host.NAME) }
/// ```
public protocol OnePool: OneRoot, RandomAccessCollection where Element: OneRoot, Index == Int {
    /// The objects.
    var members: [Element] { get }
}

extension OnePool {
    /// 0
    public var startIndex: Int { members.startIndex }

    /// How many objects the pool holds.
    public var endIndex: Int { members.endIndex }

    /// One of the objects, from 0.
    public subscript(position: Int) -> Element { members[position] }
}

/// A document of one object, with an id and a name.
public protocol OneObject: OneRoot {
    /// The object's id.
    var ID: Int { get }
    /// The object's name.
    var NAME: String { get }
}
