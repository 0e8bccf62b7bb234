import OpenNebula

extension Cloud {
    mutating func group(_ verb: String, _ call: Call, _ user: User) throws -> One.XMLRPCValue? {
        switch verb {
        case "allocate":
            let name = try call.string(1)
            try authorize(user, Request(.create, .group))
            try check(name: name, forbidding: " ")
            try check(name: name, forNew: .group, of: user)
            let id = nextID(.group)
            let members = [Node("TEMPLATE"), Node("USERS"), Node("ADMINS")]
            let rules = [Node("VLAN_RULES", [Node("ID", "\(id)")]), defaultQuotas(of: .group)]
            _ = add(.group, Node("GROUP", [Node("ID"), Node("NAME", name)] + members + Self.quotaLists + rules))
            changeVDC(0) { $0["GROUPS"].set(id: id, isMember: true) }
            return .int(id)
        case "info":
            let id = try call.int(1)
            return document(try object(.group, id == -1 ? user.group.id : id, .use, user))
        case "delete":
            let id = try call.int(1)
            let group = try object(.group, id, .admin, user)
            guard id >= Kind.group.firstID else {
                throw OneError(.action, "Cannot delete group. System Groups (ID < 100) cannot be deleted.")
            }
            guard group["USERS"].children.isEmpty else {
                throw OneError(.action, "Cannot delete group. Group \(id) is not empty.")
            }
            self[.group, id] = nil
            for vdc in all(.vdc) { changeVDC(vdc[int: "ID"]) { $0["GROUPS"].set(id: id, isMember: false) } }
            return .int(id)
        case "quota": return .int(try setQuotas(.group, call, user))
        case "addadmin", "deladmin":
            let (id, admin) = (try call.int(1), try call.int(2))
            try setAdmin(admin, of: id, verb == "addadmin", by: user)
            return .int(id)
        case "vlan":
            let (id, rules) = (try call.int(1), try call.string(2))
            _ = try object(.group, id, .admin, user)
            try setVLANs(rules, of: id)
            return .int(id)
        default: return nil
        }
    }

    // MARK: Administrators

    private mutating func setAdmin(_ id: Int, of group: Int, _ isAdmin: Bool, by user: User) throws {
        guard let document = self[.group, group] else { throw missing(.group, group) }
        guard self[.user, id] != nil else { throw missing(.user, id) }
        try authorize(user, Request(.admin, .group, group), Request(.admin, .user, id))
        func refuse(_ problem: String) -> OneError {
            OneError(.internal, "Cannot edit group. User \(id) is \(problem) Group \(group).")
        }
        let admins = document["ADMINS"].ids
        if isAdmin {
            guard document["USERS"].ids.contains(id) else { throw refuse("not part of") }
            guard !admins.contains(id) else { throw refuse("already an administrator of") }
        } else {
            guard admins.contains(id) else { throw refuse("not an administrator of") }
        }
        setAdmin(id, of: group, isAdmin)
    }

    /// Makes a user an administrator of a group, with the rules that say so, or none.
    mutating func setAdmin(_ id: Int, of group: Int, _ isAdmin: Bool) {
        guard self[.group, group]?["ADMINS"].ids.contains(id) == !isAdmin else { return }
        change(.group, group) { $0["ADMINS"].set(id: id, isMember: isAdmin) }
        set(
            rules: [
                "#\(id) USER/@\(group) USE+MANAGE+ADMIN+CREATE *",
                "#\(id) VM+NET+IMAGE+TEMPLATE+DOCUMENT+SECGROUP+VROUTER+VMGROUP+BACKUPJOB/@\(group) USE+MANAGE *",
                "#\(id) VROUTER/* CREATE *",
                "#\(id) GROUP/#\(group) MANAGE *",
            ], areThere: isAdmin)
    }

    // MARK: VLANs

    private mutating func setVLANs(_ text: String, of group: Int) throws {
        var rules: Node
        do { rules = Node("VLAN_RULES", try TemplateReader.read(text)) } catch let error as OneError {
            throw OneError(.action, error.message)
        }
        for index in rules.children.indices where rules.children[index].name == "RULE" {
            try rules.children[index].checkVLANs()
        }
        rules.merge([Node("ID", "\(group)")])
        change(.group, group) { $0["VLAN_RULES"] = rules }
    }
}

extension Node {
    /// Refuses a rule that says wrongly which VLANs a group may use, and completes it.
    fileprivate mutating func checkVLANs() throws {
        func check(_ name: String) throws {
            let ranges = self[text: name]
            guard !ranges.isEmpty else { throw OneError(.action, "Missing \(name) in rule.") }
            let isRight = ranges.split(separator: ",", omittingEmptySubsequences: false).allSatisfy { range in
                let ends = range.split(separator: "-", omittingEmptySubsequences: false)
                return ends.count <= 2 && ends.allSatisfy { Int32($0) ?? -1 >= 0 }
            }
            guard isRight else { throw OneError(.action, "Invalid \(name) specification.") }
        }
        try check("ID")
        let scope = self[text: "SCOPE"].uppercased()
        guard ["VLAN_ID", "OUTER_VLAN_ID", "CVLAN", "VLAN_TAGGED_ID", "ANY"].contains(scope) else {
            throw OneError(.action, "Wrong SCOPE in rule.")
        }
        let template = self[text: "VNTEMPLATE"]
        if !template.isEmpty, template != "-1" { try check("VNTEMPLATE") }
        for name in ["TYPE", "TARGET_ID"] { remove(name) }
        merge([Node("SCOPE", scope), Node("VNTEMPLATE", template.isEmpty ? "-1" : template)])
    }
}
