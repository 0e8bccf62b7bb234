import OpenNebula

extension Cloud {
    mutating func document(_ verb: String, _ call: Call, _ user: User) throws -> One.XMLRPCValue? {
        switch verb {
        case "allocate":
            let (text, type) = (try call.string(1), try call.int(2))
            let (name, template) = try named(template: text)
            try authorize(user, Request(.create, .document))
            return .int(try addDocument(template, name: name, type: type, user))
        case "clone":
            let (id, name) = (try call.int(1), try call.string(2))
            let document = try cloned(.document, id, user)
            return .int(try addDocument(document["TEMPLATE"], name: name, type: document[int: "TYPE"], user))
        default: return nil
        }
    }

    private mutating func addDocument(_ template: Node, name: String, type: Int, _ user: User) throws -> Int {
        guard name.utf8.count <= 128 else {
            throw OneError(.internal, "NAME is too long; max length is 128 chars.")
        }
        var object = owned(.document, name: name.isEmpty ? "document-\(nextID(.document))" : name, user)
        let permissions = object["PERMISSIONS"]
        object.remove("PERMISSIONS")
        object.children += [Node("TYPE", "\(type)"), permissions, template]
        return add(.document, object)
    }

    /// An object that a user may make another one of.
    func cloned(_ kind: Kind, _ id: Int, _ user: User) throws -> Node {
        guard let object = self[kind, id] else { throw missing(kind, id) }
        try authorize(user, Request(.create, kind, id), Request(.create, kind))
        return object
    }
}
