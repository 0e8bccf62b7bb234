import OpenNebula

extension Cloud {
    mutating func template(_ verb: String, _ call: Call, _ user: User) throws -> One.XMLRPCValue? {
        switch verb {
        case "allocate":
            let (name, template) = try named(template: call.string(1))
            return .int(try addTemplate(template, name: name, user))
        case "clone":
            let (id, name) = (try call.int(1), try call.string(2))
            return .int(try addTemplate(object(.template, id, .use, user)["TEMPLATE"], name: name, user))
        case "delete":
            let id = try call.int(1)
            _ = try object(.template, id, .manage, user)
            self[.template, id] = nil
            return .int(id)
        case "instantiate":
            let id = try call.int(1)
            let name = call.has(2) ? try call.string(2) : ""
            let hold = call.has(3) ? try call.bool(3) : false
            let extra = call.has(4) ? try call.string(4) : ""
            return .int(try instantiate(id, name: name, hold: hold, extra: TemplateReader.read(extra), as: user))
        default: return nil
        }
    }

    private mutating func addTemplate(_ template: Node, name: String, _ user: User) throws -> Int {
        try check(name: name)
        try check(name: name, isFreeIn: .template, of: user.id)
        var document = all(.template).last ?? Node("VMTEMPLATE")
        document[text: "NAME"] = name
        document.own(user)
        document.remove("LOCK")
        document[int: "REGTIME"] = now
        document["TEMPLATE"] = template
        return add(.template, document)
    }

    /// Creates a VM from a template, with `extra` in the place of the template's attributes of these names. Without a
    /// name, it gets the template's and its id.
    mutating func instantiate(
        _ id: Int, name: String, hold: Bool = false, extra: [Node] = [], as user: User
    ) throws -> Int {
        let document = try object(.template, id, .use, user)
        var template = document["TEMPLATE"]
        template.merge(extra)
        template[text: "TEMPLATE_ID"] = "\(id)"
        return try addVM(
            template, name: { name.isEmpty ? "\(document[text: "NAME"])-\($0)" : name }, hold: hold, user)
    }
}
