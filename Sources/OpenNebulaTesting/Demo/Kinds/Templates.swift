import OpenNebula

extension Cloud {
    mutating func template(_ verb: String, _ id: Int, _ call: Call, _ user: User) throws -> One.XMLRPCValue? {
        switch verb {
        case "info":
            let template = try object(.template, id, .use, user, ignoringLock: true)
            return document(try call.flag(2) ? extended(template, user) : template)
        case "allocate", "clone":
            let (name, template) = try wanted(.template, verb, call, user)
            if verb == "allocate" { try checkUnrestricted(template, user) }
            return .int(try add(.template, named: name, [Node("REGTIME", "\(now)"), template], user))
        case "instantiate":
            let (name, hold) = (call.has(2) ? try call.string(2) : "", try call.flag(3))
            let extra = call.has(4) ? try call.template(4) : Node("TEMPLATE")
            try checkUnrestricted(extra, user)
            return .int(try instantiate(id, name: name, hold: hold, extra: extra.children, as: user))
        default: return nil
        }
    }

    /// Creates a VM from a template and `extra`. The default name consists of the template's name and the VM's id.
    mutating func instantiate(
        _ id: Int, name: String, hold: Bool = false, extra: [Node] = [], as user: User
    ) throws -> Int {
        let document = try object(.template, id, .use, user)
        try authorize(user, Request(.create, .vm))
        var template = document["TEMPLATE"]
        template.merge(extra)
        template[int: "TEMPLATE_ID"] = id
        do {
            return try addVM(template, named: name, or: document[text: "NAME"], hold: hold, user)
        } catch let error as OneError where error.code != .authorization {
            throw failedToAllocate(.template, error.message)
        }
    }

    /// Returns a template with its disks in the form that a VM would have.
    private func extended(_ template: Node, _ user: User) -> Node {
        var (template, number) = (template, 0)
        template["TEMPLATE"].changeAll("DISK") { disk in
            if let complete = try? self.disk(disk, number: number, of: Node("VM"), user) {
                disk = complete
                disk.remove("TARGET")
            }
            number += 1
        }
        return template
    }
}

/// Documents: objects of any type with a template.
extension Cloud {
    mutating func document(_ verb: String, _ id: Int, _ call: Call, _ user: User) throws -> One.XMLRPCValue? {
        guard ["allocate", "clone"].contains(verb) else { return nil }
        let type = verb == "clone" ? self[.document, id]?[int: "TYPE"] ?? 0 : try call.int(2)
        let (name, template) = try wanted(.document, verb, call, user)
        guard name.utf8.count <= 128 else { throw OneError(.internal, "NAME is too long; max length is 128 chars.") }
        let given = name.isEmpty ? "document-\(nextID(.document))" : name
        let body = [Node("TYPE", "\(type)"), Node("PERMISSIONS"), template]
        return .int(add(.document, owned(.document, name: given, user, body)))
    }
}
