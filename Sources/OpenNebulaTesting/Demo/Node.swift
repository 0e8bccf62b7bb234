import OpenNebula

/// A mutable element of a document.
struct Node: Sendable {
    var name: String
    var text = ""
    var children: [Node] = []

    init(_ name: String, _ text: String = "") {
        self.name = name
        self.text = text
    }

    init(_ name: String, _ children: [Node]) {
        self.name = name
        self.children = children
    }

    init(_ name: String, _ texts: KeyValuePairs<String, String>, _ rest: [Node] = []) {
        self.init(name, Self.list(texts) + rest)
    }

    static func list(_ texts: KeyValuePairs<String, String>) -> [Node] { texts.map { Node($0, $1) } }

    init(_ document: OneDocument) {
        self.init(document.name ?? "", document.string ?? "")
        children = document.children.map(Node.init)
    }

    init(xml: String) throws { self.init(try OneDocument(xml)) }

    /// The text of the first child with a name; empty if there is no such child.
    subscript(text name: String) -> String {
        get { children.first { $0.name == name }?.text ?? "" }
        set { self[name] = Node(name, newValue) }
    }

    /// The number in the first child with a name; 0 if there is no such child, or its text is not a number. It is limited
    /// so that sums and products do not overflow.
    subscript(int name: String) -> Int {
        get { min(max(Int(self[text: name]) ?? 0, -1 << 44), 1 << 44) }
        set { self[text: name] = "\(newValue)" }
    }

    var id: Int {
        get { self[int: "ID"] }
        set { self[int: "ID"] = newValue }
    }

    mutating func set(_ state: some OneConstant) {
        for name in ["STATE", "PREV_STATE"] where has(name) { self[int: name] = state.rawValue }
    }

    func isYes(_ name: String) -> Bool { self[text: name].uppercased() == "YES" }

    /// The first child with a name. If there is no such child, reading returns an empty element, and setting appends
    /// the new one.
    subscript(name: String) -> Node {
        get { children.first { $0.name == name } ?? Node(name) }
        set {
            guard let index = children.firstIndex(where: { $0.name == name }) else { return children.append(newValue) }
            children[index] = newValue
        }
    }

    func has(_ name: String) -> Bool { children.contains { $0.name == name } }

    /// The children with a name that have children themselves.
    func vectors(_ name: String) -> [Node] { all(name).filter { !$0.children.isEmpty } }

    func all(_ name: String) -> [Node] { children.filter { $0.name == name } }

    /// The ids in an element that lists ids.
    var ids: [Int] { all("ID").compactMap { Int($0.text) } }

    mutating func changeAll(_ name: String, _ change: (inout Node) -> Void) {
        for index in children.indices where children[index].name == name { change(&children[index]) }
    }

    /// Changes the children with a name and an id.
    mutating func changeAll(_ name: String, _ id: Int, by key: String = "ID", _ change: (inout Node) -> Void) {
        changeAll(name) { if $0[int: key] == id { change(&$0) } }
    }

    /// Adds a child to children that are sorted by name. It comes after those with the same name.
    mutating func insert(_ child: Node) {
        children.append(child)
        sort()
    }

    mutating func remove(_ names: String...) { children.removeAll { names.contains($0.name) } }

    /// Removes the children with a name and an id.
    mutating func remove(_ name: String, _ id: Int, by key: String = "ID") {
        children.removeAll { $0.name == name && $0[int: key] == id }
    }

    /// Replaces all children that share a name with a node in `other` by those nodes, and sorts the children by name.
    mutating func merge(_ other: [Node]) {
        let names = Set(other.map(\.name))
        children.removeAll { names.contains($0.name) }
        children += other
        sort()
    }

    mutating func merge(_ texts: KeyValuePairs<String, String>) { merge(Self.list(texts)) }

    /// Adds those children whose names are missing.
    mutating func setDefaults(_ defaults: KeyValuePairs<String, String>) {
        for (name, value) in defaults where !has(name) { self[text: name] = value }
    }

    /// Replaces all children with a name by others, and sorts the children by name.
    mutating func replaceAll(_ name: String, by others: [Node]) {
        remove(name)
        merge(others)
    }

    /// Returns the element after a change of it.
    func with(_ change: (inout Node) throws -> Void) rethrows -> Node {
        var node = self
        try change(&node)
        return node
    }

    /// Sorts the children by name, as a core stores a template's attributes. The order of equal names is kept.
    mutating func sort() {
        children = children.enumerated().sorted { ($0.element.name, $0.offset) < ($1.element.name, $1.offset) }
            .map(\.element)
    }

    /// The ids in an attribute that lists them with commas.
    subscript(ids name: String) -> [Int] {
        get { self[text: name].split(separator: ",").compactMap { Int($0) } }
        set { self[text: name] = newValue.map(String.init).joined(separator: ",") }
    }

    /// Adds an id to an element that lists ids, or removes it.
    mutating func set(id: Int, isMember: Bool) {
        let others = ids.filter { $0 != id }
        children = (isMember ? others + [id] : others).sorted().map { Node("ID", "\($0)") }
    }

    var xml: String {
        var xml = ""
        append(to: &xml)
        return xml
    }

    private func append(to xml: inout String) {
        xml += "<\(name)>"
        if children.isEmpty { XMLText.append(text, to: &xml) }
        for child in children { child.append(to: &xml) }
        xml += "</\(name)>"
    }
}

extension Node: Codable {
    init(from decoder: any Decoder) throws { try self.init(xml: String(from: decoder)) }

    func encode(to encoder: any Encoder) throws { try xml.encode(to: encoder) }
}
