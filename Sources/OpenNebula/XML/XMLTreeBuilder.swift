/// Builds a tree from a parser's events.
///
/// It rejects elements deeper than `maximumDepth`, more than `maximumCount` elements, text next to elements, and more
/// than `maximumText` bytes of text.
struct XMLTreeBuilder {
    static let maximumDepth = 256
    static let maximumText = Int(UInt32.max)
    static let maximumNames = 1 << 20
    /// The largest number of elements. The default is about twenty times that of the largest VM pools; each takes 16
    /// bytes.
    let maximumCount: Int
    let maximumText: Int

    /// Takes children of the root as they close. They do not become a part of the tree.
    private let members: Members?
    private(set) var memberCount = 0

    private(set) var nodes: [XMLTree.Node] = []
    private(set) var names: [String] = []
    private(set) var text: [UInt8] = []
    private let knownNames = XMLKnownNames()
    /// The open elements, from the root on.
    private var open: [Int] = []
    private(set) var failure: XMLError?

    /// A function that takes the root's children with a given name.
    struct Members {
        let name: String
        let take: (XMLElement) throws(XMLError) -> Void
    }

    init(maximumCount: Int = 1 << 25, maximumText: Int = Self.maximumText, members: Members? = nil) {
        self.maximumCount = maximumCount
        self.maximumText = maximumText
        self.members = members
    }

    /// The names of the open elements, from the root on.
    var path: [String] { open.map { names[Int(nodes[$0].name)] } }

    /// Returns the document, if it is complete.
    func tree() throws(XMLError) -> XMLTree {
        if let failure { throw failure }
        guard !nodes.isEmpty, open.isEmpty else { throw XMLError(place: "", problem: "the document is empty") }
        return XMLTree(nodes: nodes, names: names, text: text, knownNames: knownNames)
    }

    /// Adds a name, and returns the index by which elements refer to it.
    mutating func add(name: String) -> UInt32 {
        if names.count >= Self.maximumNames { fail("more than \(Self.maximumNames) names") }
        names.append(name)
        return UInt32(names.count - 1)
    }

    mutating func startElement(_ name: UInt32) {
        guard open.count < Self.maximumDepth else { return fail("more than \(Self.maximumDepth) levels of elements") }
        guard nodes.count < maximumCount else { return fail("more than \(maximumCount) elements") }
        if let parent = open.last { dropBlankText(of: parent) }
        open.append(nodes.count)
        nodes.append(.init(name: name, end: 0, textStart: UInt32(text.count), textLength: 0))
    }

    mutating func endElement() {
        guard let index = open.popLast() else { return }
        if nodes.count > index + 1 {
            dropBlankText(of: index)
        } else {
            nodes[index].textLength = UInt32(text.count) - nodes[index].textStart
        }
        nodes[index].end = UInt32(nodes.count)
        if open.count == 1, let members, names[Int(nodes[index].name)] == members.name { hand(index, to: members) }
    }

    private mutating func hand(_ index: Int, to members: Members) {
        do throws(XMLError) {
            let tree = XMLTree(
                nodes: nodes, names: names, text: text, knownNames: knownNames, rootIndex: index, position: memberCount)
            try members.take(tree.root)
        } catch {
            failure = failure ?? error
        }
        memberCount += 1
        text.removeSubrange(Int(nodes[index].textStart)...)
        nodes.removeSubrange(index...)
    }

    mutating func characters(_ bytes: some Collection<UInt8>) {
        guard bytes.count <= maximumText - text.count else { return fail("more than \(maximumText) bytes of text") }
        text.append(contentsOf: bytes)
    }

    /// Ends the document early.
    mutating func fail(_ problem: String, at place: String? = nil) {
        failure = failure ?? XMLError(place: place ?? path.joined(separator: "/"), problem: problem)
    }

    /// Drops white space next to an element's children, and rejects any other text there.
    private mutating func dropBlankText(of index: Int) {
        let last = nodes.count - 1
        let start = Int(last == index ? nodes[index].textStart : nodes[last].textStart + nodes[last].textLength)
        guard start < text.count else { return }
        guard text[start...].allSatisfy({ $0 == 0x20 || $0 == 0x0A || $0 == 0x0D || $0 == 0x09 }) else {
            return fail("unexpected text next to elements")
        }
        text.removeSubrange(start...)
    }
}
