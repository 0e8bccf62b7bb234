/// A parsed document: every element in document order in one array, every leaf's text in one buffer.
///
/// The tree never changes once it is built, so one tree serves any number of readers.
final class XMLTree: Sendable {
    struct Node: Sendable, Equatable {
        /// Index into `names`.
        var name: UInt32
        /// Index of the first node after this one's descendants: its next sibling, if it has one.
        var end: UInt32
        var textStart: UInt32
        var textLength: UInt32
    }

    let nodes: [Node]
    let names: [String]
    let text: [UInt8]
    private let rootIndex: Int
    /// Which one it is of those that were taken out of a larger document, node 0 being that one's root.
    private let position: Int?
    /// The values of the root's children of one name, which were decoded before and are no part of the tree.
    let decoded: (name: String, values: any Sendable)?

    let knownNames: XMLKnownNames

    /// - Precondition: `nodes` has a node at `rootIndex`.
    init(
        nodes: [Node], names: [String], text: [UInt8], knownNames: XMLKnownNames, rootIndex: Int = 0,
        position: Int? = nil,
        decoded: (name: String, values: any Sendable)? = nil
    ) {
        self.nodes = nodes
        self.names = names
        self.text = text
        self.knownNames = knownNames
        self.rootIndex = rootIndex
        self.position = position
        self.decoded = decoded
    }

    /// The same tree, with those values.
    func with(decoded: (name: String, values: any Sendable)?) -> XMLTree {
        XMLTree(
            nodes: nodes, names: names, text: text, knownNames: knownNames, rootIndex: rootIndex, position: position,
            decoded: decoded)
    }

    var root: XMLElement { XMLElement(tree: self, index: rootIndex) }

    /// Where the root stands: nowhere but in its own document, or as `VM_POOL/VM[3]`.
    var place: String {
        guard let position else { return root.name }
        return "\(XMLElement(tree: self, index: 0).name)/\(root.name)[\(position)]"
    }

    /// The index of the first of a few siblings that is called `name`.
    func first(named name: String, in siblings: Range<Int>) -> Int? {
        var index = siblings.lowerBound
        while index < siblings.upperBound {
            if names[Int(nodes[index].name)] == name { return index }
            index = Int(nodes[index].end)
        }
        return nil
    }

    /// Parses a whole document.
    static func parse(_ document: some Collection<UInt8>) throws(XMLError) -> XMLTree {
        let parser = try XMLParser()
        try parser.parse(document)
        return try parser.finish()
    }
}

/// What is wrong with a document, and where.
struct XMLError: Error, Equatable {
    /// The element, as `VM_POOL/VM[3]/STATE`, or the line.
    var place: String
    var problem: String
    /// The id of the object that the element is a part of, where that is known.
    var objectID: Int?

    var message: String { place.isEmpty ? problem : "\(place): \(problem)" }
}
