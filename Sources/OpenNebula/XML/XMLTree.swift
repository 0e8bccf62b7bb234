/// A parsed document: all elements in one array in document order, and all text in one buffer.
///
/// The tree is immutable, so any number of readers can share it.
final class XMLTree: Sendable {
    struct Node: Sendable, Equatable {
        /// The index into `names`.
        var name: UInt32
        /// The index of the first node after this one's descendants: its next sibling, if it has one.
        var end: UInt32
        var textStart: UInt32
        var textLength: UInt32
    }

    let nodes: [Node]
    let names: [String]
    let text: [UInt8]
    private let rootIndex: Int
    /// The root's position in a larger document that it was taken from. Node 0 is that document's root.
    private let position: Int?
    /// The values of the root's children with one name. They were decoded before, and are not in the tree.
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

    /// Returns the same tree with decoded values.
    func with(decoded: (name: String, values: any Sendable)?) -> XMLTree {
        XMLTree(
            nodes: nodes, names: names, text: text, knownNames: knownNames, rootIndex: rootIndex, position: position,
            decoded: decoded)
    }

    var root: XMLElement { XMLElement(tree: self, index: rootIndex) }

    /// The path of the root: its name, or a path such as `VM_POOL/VM[3]` if it was taken from a larger document.
    var place: String {
        guard let position else { return root.name }
        return "\(XMLElement(tree: self, index: 0).name)/\(root.name)[\(position)]"
    }

    /// Returns the index of the first sibling with a name.
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

/// An error in a document, and its place.
struct XMLError: Error, Equatable {
    /// The path of the element, such as `VM_POOL/VM[3]/STATE`, or the line and the column.
    var place: String
    var problem: String
    /// The id of the object that contains the element, if it is known.
    var objectID: Int?

    var message: String { place.isEmpty ? problem : "\(place): \(problem)" }
}
