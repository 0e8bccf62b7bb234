import OpenNebula

/// Objects that are little more than a template with an owner: security groups, VM groups, documents, network templates.
extension Cloud {
    mutating func owned(
        _ verb: String, _ kind: Kind, _ call: Call, _ user: User
    ) throws -> One.XMLRPCValue? {
        switch verb {
        case "allocate":
            let (name, template) = try named(template: call.string(1))
            return .int(try add(kind, template, name: name, type: kind == .document ? try call.int(2) : 0, user))
        case "clone" where kind != .vmgroup:
            let (id, name) = (try call.int(1), try call.string(2))
            let object = try object(kind, id, .use, user)
            return .int(try add(kind, object["TEMPLATE"], name: name, type: object[int: "TYPE"], user))
        case "delete":
            let id = try call.int(1)
            _ = try object(kind, id, .manage, user)
            guard kind != .secgroup || id != 0 else {
                let problem = "The default security group (ID 0) cannot be deleted."
                throw OneError(.action, "Cannot delete security group. \(problem)")
            }
            self[kind, id] = nil
            return .int(id)
        default: return nil
        }
    }

    private mutating func add(
        _ kind: Kind, _ template: Node, name: String, type: Int, _ user: User
    ) throws -> Int {
        try check(name: name)
        if kind.hasUniqueNames { try check(name: name, isFreeIn: kind, of: user.id) }
        var object = Node(
            kind.element,
            ["ID", "UID", "GID", "UNAME", "GNAME", "NAME"].map { Node($0) }
                + (kind == .document ? [Node("TYPE", "\(type)")] : []) + [Node("PERMISSIONS")])
        object[text: "NAME"] = name
        object.own(user)
        var template = template
        switch kind {
        case .secgroup:
            object.children += ["UPDATED", "OUTDATED", "UPDATING", "ERROR"].map { Node("\($0)_VMS") }
        case .vmgroup:
            let roles = template.all("ROLE").enumerated().map { id, role in
                var role = role
                role.children.append(Node("ID", "\(id)"))
                role.sort()
                return role
            }
            object.children.append(Node("ROLES", roles))
            template.remove("ROLE")
        case .vntemplate: object.children.append(Node("REGTIME", "\(now)"))
        default: break
        }
        object.children.append(template)
        return add(kind, object)
    }
}
