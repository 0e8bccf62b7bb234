import OpenNebula

/// The creation of objects.
extension Cloud {
    /// Returns the name and the template of a new object: from the template in the call, or from the object to clone.
    func wanted(
        _ kind: Kind, _ verb: String, _ call: Call, _ user: User, _ more: Request...
    ) throws -> (name: String, template: Node) {
        guard verb == "clone" else {
            let template = try call.template(1)
            try authorize(user, [Request(.create, kind)] + more)
            return (template[text: "NAME"], template.with { $0.remove("NAME") })
        }
        let (id, name) = (try call.int(1), try call.string(2))
        let old = try existing(kind, id)
        try authorize(user, Request(kind == .template ? .use : .create, kind, id), Request(.create, kind))
        return (name, old["TEMPLATE"])
    }

    /// Adds an object that belongs to a user and ends with these elements.
    mutating func add(_ kind: Kind, named name: String, _ rest: [Node], _ user: User) throws -> Int {
        try check(name: name, forNew: kind, of: user)
        let ownerless = Node(kind.element, ["ID": "", "NAME": name], rest)
        return add(kind, kind.isOwned ? owned(kind, name: name, user, rest) : ownerless)
    }

    /// Returns an object that belongs to a user and ends with these elements. If they contain placeholders for the name
    /// and the permissions, these are filled in.
    func owned(_ kind: Kind, name: String, _ user: User, _ rest: [Node]) -> Node {
        let own = [Node("NAME", name), user.permissions]
        var object = Node(
            kind.element,
            ["ID": "", "UID": "\(user.id)", "GID": "\(user.group.id)", "UNAME": user.name, "GNAME": user.group.name],
            own.filter { node in !rest.contains { $0.name == node.name } } + rest)
        for node in own { object[node.name] = node }
        return object
    }

    /// Adds an object with a new id, and enters it in the objects that list it.
    mutating func add(_ kind: Kind, _ object: Node) -> Int {
        let object = object.with { $0.id = newID(kind) }
        self[kind, object.id] = object
        list(kind, object, isThere: true)
        return object.id
    }

    /// Adds an object to the lists of the objects that contain it, or removes it from them.
    mutating func list(_ kind: Kind, _ object: Node, isThere: Bool) {
        let (holder, ids): (Kind, [Int]) =
            switch kind {
            case .host: (.cluster, [object[int: "CLUSTER_ID"]])
            case .datastore, .vn: (.cluster, object["CLUSTERS"].ids)
            case .image: (.datastore, [object[int: "DATASTORE_ID"]])
            case .marketapp: (.market, [object[int: "MARKETPLACE_ID"]])
            default: (kind, [])
            }
        for id in ids { change(holder, id) { $0["\(kind.element)S"].set(id: object.id, isMember: isThere) } }
    }
}
