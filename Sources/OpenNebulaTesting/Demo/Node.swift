import OpenNebula

/// An element of a document, to read and to change.
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

    /// The text of the first child of that name, empty where there is none.
    subscript(text name: String) -> String {
        get { children.first { $0.name == name }?.text ?? "" }
        set { self[name] = Node(name, newValue) }
    }

    /// The number that the first child of that name holds, 0 where it holds none.
    subscript(int name: String) -> Int {
        get { Int(self[text: name]) ?? 0 }
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

    /// The first child of that name; where there is none, an element without content, and setting it appends.
    subscript(name: String) -> Node {
        get { children.first { $0.name == name } ?? Node(name) }
        set {
            guard let index = children.firstIndex(where: { $0.name == name }) else { return children.append(newValue) }
            children[index] = newValue
        }
    }

    func has(_ name: String) -> Bool { children.contains { $0.name == name } }

    /// The attributes of a name that have attributes themselves.
    func vectors(_ name: String) -> [Node] { all(name).filter { !$0.children.isEmpty } }

    func all(_ name: String) -> [Node] { children.filter { $0.name == name } }

    /// The ids that a set of ids holds.
    var ids: [Int] { all("ID").compactMap { Int($0.text) } }

    mutating func changeAll(_ name: String, _ change: (inout Node) -> Void) {
        for index in children.indices where children[index].name == name { change(&children[index]) }
    }

    /// Adds a child to a list that is sorted by name, behind those of its own name.
    mutating func insert(_ child: Node) {
        children.append(child)
        sort()
    }

    mutating func remove(_ names: String...) { children.removeAll { names.contains($0.name) } }

    /// Removes the children of that name that have an id.
    mutating func remove(_ name: String, _ id: Int, by key: String = "ID") {
        children.removeAll { $0.name == name && $0[int: key] == id }
    }

    /// The children, with those of `other` in the place of all that share a name with them, sorted by name.
    mutating func merge(_ other: [Node]) {
        let names = Set(other.map(\.name))
        children.removeAll { names.contains($0.name) }
        children += other
        sort()
    }

    mutating func merge(_ texts: KeyValuePairs<String, String>) { merge(Self.list(texts)) }

    /// Adds what is not there.
    mutating func setDefaults(_ defaults: KeyValuePairs<String, String>) {
        for (name, value) in defaults where !has(name) { self[text: name] = value }
    }

    /// The template with what another one has of that name.
    func retaining(_ name: String, of other: Node) -> Node {
        var template = self
        template.remove(name)
        template.merge(other.all(name))
        return template
    }

    /// Sorts by name, as a core keeps a template's attributes; the order of equal names stays.
    mutating func sort() {
        children = children.enumerated().sorted { ($0.element.name, $0.offset) < ($1.element.name, $1.offset) }
            .map(\.element)
    }

    /// The ids that an attribute lists, separated by commas.
    subscript(ids name: String) -> [Int] {
        get { self[text: name].split(separator: ",").compactMap { Int($0) } }
        set { self[text: name] = newValue.map(String.init).joined(separator: ",") }
    }

    /// Adds an id to a set of ids, or takes it away.
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
