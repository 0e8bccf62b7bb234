/// An answer as a tree, for documents that this library declares no type for.
///
/// ```swift
/// let tree: OneDocument = try await one.call("host.info", 0)
/// tree.HOST_SHARE.MEM_USAGE.int        // 1048576
/// tree.VMS.ID[1].int                   // the second id
/// for id in tree.VMS.ID { print(id.string ?? "") }
/// tree.NO.SUCH.THING.string            // nil
/// ```
///
/// A value stands for all elements that were found, so looking further never fails: what is not there has no text.
/// The answer of a method that returns no document is a tree of that text alone.
@dynamicMemberLookup
public struct OneDocument: Sendable {
    let elements: [XMLElement]

    init(elements: [XMLElement]) { self.elements = elements }

    /// Reads a document, as one that was saved.
    ///
    /// - Parameter xml: The whole document.
    /// - Throws: ``OneError/Code/malformedAnswer`` where it is none.
    public init(_ xml: String) throws {
        self.init(elements: [try OneError.reading { () throws(XMLError) in try XMLTree.parse(xml.utf8).root }])
    }

    /// The children of that name.
    public subscript(dynamicMember name: String) -> OneDocument { self[name] }

    /// The children of that name.
    public subscript(name: String) -> OneDocument {
        OneDocument(elements: elements.first?.children(named: name) ?? [])
    }

    /// The children of every name, in the document's order.
    public var children: [OneDocument] {
        elements.first.map { $0.children.map { OneDocument(elements: [$0]) } } ?? []
    }

    /// The name of the first element, nil where none was found.
    public var name: String? { elements.first?.name }

    /// The text of the first element; nil where there is none, or where it has children.
    public var string: String? { elements.first.flatMap { $0.hasChildren ? nil : $0.text } }

    /// The text as an integer; nil where it is none.
    public var int: Int? { string.flatMap { Int($0) } }

    /// The text as a number; nil where it is none.
    public var double: Double? { string.flatMap { Double($0) } }
}

extension OneDocument: RandomAccessCollection {
    /// 0
    public var startIndex: Int { elements.startIndex }

    /// How many elements were found.
    public var endIndex: Int { elements.endIndex }

    /// One of the elements that were found, or a tree of nothing where there are not as many.
    public subscript(position: Int) -> OneDocument {
        OneDocument(elements: elements.indices.contains(position) ? [elements[position]] : [])
    }
}

extension OneDocument: OneAnswer {
    /// Reads an answer of any type.
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
    /// Writes an element with children as an object, a repeated one as an array, any other as its text.
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
