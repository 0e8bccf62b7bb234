import OpenNebula

extension Cloud {
    mutating func group(_ verb: String, _ id: Int, _ call: Call, _ user: User) throws -> One.XMLRPCValue? {
        switch verb {
        case "allocate":
            let name = try call.string(1)
            try authorize(user, Request(.create, .group))
            try check(name: name, forbidding: " ")
            let lists = ["TEMPLATE", "USERS", "ADMINS"].map { Node($0) } + Self.quotaLists
            let rules = Node("VLAN_RULES", ["ID": "\(nextID(.group))"])
            let id = try add(.group, named: name, lists + [rules, defaultQuotas(of: .group)], user)
            changeVDC(0) { $0["GROUPS"].set(id: id, isMember: true) }
            return .int(id)
        case "quota": try setQuotas(.group, id, call, user)
        case "addadmin", "deladmin": try setAdmin(call.int(2), of: id, verb == "addadmin", by: user)
        case "vlan":
            let rules = try recoding(.action) { try call.template(2).children }
            _ = try object(.group, id, .admin, user)
            change(.group, id) { $0["VLAN_RULES"] = Node("VLAN_RULES", rules).with { $0.merge(["ID": "\(id)"]) } }
        default: return nil
        }
        return .int(id)
    }

    private mutating func setAdmin(_ id: Int, of group: Int, _ isAdmin: Bool, by user: User) throws {
        let document = try existing(.group, group)
        _ = try existing(.user, id)
        try authorize(user, Request(.admin, .group, group), Request(.admin, .user, id))
        let isStranger = isAdmin && !document["USERS"].ids.contains(id)
        let problem = isStranger ? "not part of" : "\(isAdmin ? "already" : "not") an administrator of"
        try ensure(
            !isStranger && document["ADMINS"].ids.contains(id) != isAdmin, .internal,
            "Cannot edit group. User \(id) is \(problem) Group \(group).")
        setAdmin(id, of: group, isAdmin)
    }

    /// Makes a user an administrator of a group or revokes that, and changes the rules accordingly.
    mutating func setAdmin(_ id: Int, of group: Int, _ isAdmin: Bool) {
        guard self[.group, group]?["ADMINS"].ids.contains(id) == !isAdmin else { return }
        change(.group, group) { $0["ADMINS"].set(id: id, isMember: isAdmin) }
        let rules = [
            "#\(id) USER/@\(group) USE+MANAGE+ADMIN+CREATE *",
            "#\(id) VM+NET+IMAGE+TEMPLATE+DOCUMENT+SECGROUP+VROUTER+VMGROUP+BACKUPJOB/@\(group) USE+MANAGE *",
            "#\(id) VROUTER/* CREATE *", "#\(id) GROUP/#\(group) MANAGE *",
        ]
        set(rules: rules, areThere: isAdmin)
    }
}
