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

    /// - Precondition: `nodes` is not empty.
    init(nodes: [Node], names: [String], text: [UInt8]) {
        self.nodes = nodes
        self.names = names
        self.text = text
    }

    var root: XMLElement { XMLElement(tree: self, index: 0) }

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

    var message: String { place.isEmpty ? problem : "\(place): \(problem)" }
}
