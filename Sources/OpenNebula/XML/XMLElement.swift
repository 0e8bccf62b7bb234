/// One element of a tree.
struct XMLElement: Sendable {
    let tree: XMLTree
    let index: Int

    private var node: XMLTree.Node { tree.nodes[index] }

    var name: String { tree.names[Int(node.name)] }

    /// The index of the name, which is the same for all elements with this name in a parser's documents.
    var nameIndex: UInt32 { node.name }

    var hasChildren: Bool { endIndex > index + 1 }

    /// The bytes of the text; empty if the element has children.
    var bytes: ArraySlice<UInt8> {
        let start = Int(node.textStart)
        return tree.text[start..<start + Int(node.textLength)]
    }

    var text: String { String(decoding: bytes, as: UTF8.self) }

    /// The index of the first element after this one's descendants.
    var endIndex: Int { Int(node.end) }

    var children: Children { Children(tree: tree, start: index + 1, end: endIndex) }

    func children(named name: String) -> [XMLElement] { children.filter { $0.name == name } }

    func child(named name: String) -> XMLElement? { children.first { $0.name == name } }

    /// The path of the element, such as `VM_POOL/VM[3]/STATE`. Siblings with the same name are numbered from 0.
    var path: String {
        var ancestor = tree.root
        var path = tree.place
        while let child = ancestor.children.first(where: { index < $0.endIndex }), ancestor.index != index {
            let alike = ancestor.children(named: child.name)
            let position = alike.firstIndex { $0.index == child.index } ?? 0
            path += "/" + child.name + (alike.count > 1 ? "[\(position)]" : "")
            ancestor = child
        }
        return path
    }

    struct Children: Sequence, IteratorProtocol {
        let tree: XMLTree
        var start: Int
        let end: Int

        mutating func next() -> XMLElement? {
            guard start < end else { return nil }
            defer { start = Int(tree.nodes[start].end) }
            return XMLElement(tree: tree, index: start)
        }
    }
}
