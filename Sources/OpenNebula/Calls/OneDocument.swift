/// A response as a tree, for documents that the library declares no type for.
///
/// ```swift
/// let tree: OneDocument = try await one.call("host.info", 0)
/// tree.HOST_SHARE.MEM_USAGE.int        // 1048576
/// tree.VMS.ID[1].int                   // the second id
/// for id in tree.VMS.ID { print(id.string ?? "") }
/// tree.NO.SUCH.THING.string            // nil
/// ```
///
/// A value represents all elements that a lookup found, possibly none. So a lookup never fails: an element that does
/// not exist has no text. If a method returns no document, the tree contains the returned value alone.
@dynamicMemberLookup
public struct OneDocument: Sendable {
    let elements: [XMLElement]

    init(elements: [XMLElement]) { self.elements = elements }

    /// Reads a document, for example a saved one.
    ///
    /// - Parameter xml: The whole document.
    /// - Throws: ``OneError/Code/malformedAnswer`` if it is not valid XML.
    public init(_ xml: String) throws {
        self.init(elements: [try OneError.reading { () throws(XMLError) in try XMLTree.parse(xml.utf8).root }])
    }

    /// The children with a name.
    public subscript(dynamicMember name: String) -> OneDocument { self[name] }

    /// The children with a name.
    public subscript(name: String) -> OneDocument {
        OneDocument(elements: elements.first?.children(named: name) ?? [])
    }

    /// All children, in the document's order.
    public var children: [OneDocument] {
        elements.first.map { $0.children.map { OneDocument(elements: [$0]) } } ?? []
    }

    /// The name of the first element; nil if no element was found.
    public var name: String? { elements.first?.name }

    /// The text of the first element; nil if there is none, or if it has children.
    public var string: String? { elements.first.flatMap { $0.hasChildren ? nil : $0.text } }

    /// The text as an integer; nil if it is not an integer.
    public var int: Int? { string.flatMap { Int($0) } }

    /// The text as a number; nil if it is not a number.
    public var double: Double? { string.flatMap { Double($0) } }
}

extension OneDocument: RandomAccessCollection {
    /// The position of the first element: 0.
    public var startIndex: Int { elements.startIndex }

    /// The number of elements that were found.
    public var endIndex: Int { elements.endIndex }

    /// The element at a position, or an empty tree if there is none.
    public subscript(position: Int) -> OneDocument {
        OneDocument(elements: elements.indices.contains(position) ? [elements[position]] : [])
    }
}

extension OneDocument: OneAnswer {
    /// Reads a response of any type.
    public init(_ payload: One.Payload) throws {
        if let document = try payload.documentOrNil() {
            self.init(elements: [document])
            return
        }
        let value = try payload.value()
        let tree = try OneError.reading { () throws(XMLError) in
            var xml = ""
            try value.append(to: &xml)
            return try XMLTree.parse(xml.utf8)
        }
        self.init(elements: [tree.root.children.first { _ in true } ?? tree.root])
    }
}

extension OneDocument: Encodable {
    /// Encodes an element with children as an object, repeated elements as an array, and any other element as its text.
    public func encode(to encoder: any Encoder) throws {
        guard let element = elements.first, element.hasChildren else {
            var container = encoder.singleValueContainer()
            return try container.encode(string)
        }
        var container = encoder.container(keyedBy: XMLKey.self)
        var seen: Set<String> = []
        for child in element.children where seen.insert(child.name).inserted {
            let found = self[child.name]
            if found.count == 1 {
                try container.encode(found, forKey: XMLKey(child.name))
            } else {
                try container.encode(found.map { $0 }, forKey: XMLKey(child.name))
            }
        }
    }
}
