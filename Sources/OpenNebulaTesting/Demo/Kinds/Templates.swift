import OpenNebula

extension Cloud {
    mutating func template(_ verb: String, _ call: Call, _ user: User) throws -> One.XMLRPCValue? {
        switch verb {
        case "info" where call.has(2):
            let (id, isExtended) = (try call.int(1), try call.bool(2))
            let template = try object(.template, id, .use, user, ignoringLock: true)
            return document(isExtended ? extended(template, user) : template)
        case "allocate":
            let (name, template) = try named(template: call.string(1))
            try authorize(user, Request(.create, .template))
            try checkUnrestricted(template, user)
            return .int(try addTemplate(template, name: name, user))
        case "clone":
            let (id, name) = (try call.int(1), try call.string(2))
            let template = try object(.template, id, .use, user)["TEMPLATE"]
            try authorize(user, Request(.create, .template))
            return .int(try addTemplate(template, name: name, user))
        case "instantiate":
            let id = try call.int(1)
            let name = call.has(2) ? try call.string(2) : ""
            let hold = call.has(3) ? try call.bool(3) : false
            let extra = try TemplateReader.read(call.has(4) ? try call.string(4) : "")
            try checkUnrestricted(Node("TEMPLATE", extra), user)
            return .int(try instantiate(id, name: name, hold: hold, extra: extra, as: user))
        default: return nil
        }
    }

    private mutating func addTemplate(_ template: Node, name: String, _ user: User) throws -> Int {
        try check(name: name, forNew: .template, of: user)
        var document = owned(.template, name: name, user)
        document.children += [Node("REGTIME", "\(now)"), Node("TEMPLATE", template.children)]
        return add(.template, document)
    }

    /// Creates a VM from a template, with `extra` in the place of the template's attributes of these names. Without a
    /// name, it gets the template's and its id.
    mutating func instantiate(
        _ id: Int, name: String, hold: Bool = false, extra: [Node] = [], as user: User
    ) throws -> Int {
        let document = try object(.template, id, .use, user)
        try authorize(user, Request(.create, .vm))
        var template = document["TEMPLATE"]
        template.merge(extra)
        template[int: "TEMPLATE_ID"] = id
        do {
            return try addVM(
                template, name: { name.isEmpty ? "\(document[text: "NAME"])-\($0)" : name }, hold: hold, user)
        } catch let error as OneError where error.code != .authorization {
            throw failedToAllocate(.template, error.message)
        }
    }

    /// A template with its disks as a VM would have them.
    private func extended(_ template: Node, _ user: User) -> Node {
        var template = template
        var number = 0
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
