/// Builds a tree from what a parser reads.
///
/// Refused: elements deeper than `maximumDepth`, more of them than `maximumCount`, text beside elements, more text than
/// 32 bits can count.
struct XMLTreeBuilder {
    static let maximumDepth = 256
    static let maximumText = Int(UInt32.max)
    static let maximumNames = 1 << 20
    /// About twenty times what the VMs of the largest installations have; at 16 bytes each.
    let maximumCount: Int
    let maximumText: Int

    /// What takes the root's children of a name, each as it closes. They are then no part of the tree.
    private let members: Members?
    private(set) var memberCount = 0

    private(set) var nodes: [XMLTree.Node] = []
    private(set) var names: [String] = []
    private(set) var text: [UInt8] = []
    private let knownNames = XMLKnownNames()
    /// The elements that are open, the root first.
    private var open: [Int] = []
    private(set) var failure: XMLError?

    /// Takes the root's children that are called `name`.
    struct Members {
        let name: String
        let take: (XMLElement) throws(XMLError) -> Void
    }

    init(maximumCount: Int = 1 << 25, maximumText: Int = Self.maximumText, members: Members? = nil) {
        self.maximumCount = maximumCount
        self.maximumText = maximumText
        self.members = members
    }

    /// The names of the elements that are open, the root's first.
    var path: [String] { open.map { names[Int(nodes[$0].name)] } }

    /// The document, if it is whole.
    func tree() throws(XMLError) -> XMLTree {
        if let failure { throw failure }
        guard !nodes.isEmpty, open.isEmpty else { throw XMLError(place: "", problem: "the document is empty") }
        return XMLTree(nodes: nodes, names: names, text: text, knownNames: knownNames)
    }

    /// Adds a name, which elements refer to by the index that is returned.
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

    /// Between an element's children only blanks may stand.
    private mutating func dropBlankText(of index: Int) {
        let last = nodes.count - 1
        let start = Int(last == index ? nodes[index].textStart : nodes[last].textStart + nodes[last].textLength)
        guard start < text.count else { return }
        guard text[start...].allSatisfy({ $0 == 0x20 || $0 == 0x0A || $0 == 0x0D || $0 == 0x09 }) else {
            return fail("text beside elements")
        }
        text.removeSubrange(start...)
    }
}
