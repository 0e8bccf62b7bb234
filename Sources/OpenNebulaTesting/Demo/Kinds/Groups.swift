import OpenNebula

extension Cloud {
    mutating func group(_ verb: String, _ id: Int, _ call: Call, _ user: User) throws -> One.XMLRPCValue? {
        switch verb {
        case "allocate":
            let name = try call.string(1)
            try authorize(user, Request(.create, .group))
            try check(name: name, forbidding: " ")
            let members = [Node("TEMPLATE"), Node("USERS"), Node("ADMINS")]
            let rules = [Node("VLAN_RULES", ["ID": "\(nextID(.group))"]), defaultQuotas(of: .group)]
            let id = try add(.group, named: name, members + Self.quotaLists + rules, user)
            changeVDC(0) { $0["GROUPS"].set(id: id, isMember: true) }
            return .int(id)
        case "quota": try setQuotas(.group, id, call, user)
        case "addadmin", "deladmin": try setAdmin(call.int(2), of: id, verb == "addadmin", by: user)
        case "vlan":
            var rules = try recoding(.action) { try call.template(2) }
            _ = try object(.group, id, .admin, user)
            rules.name = "VLAN_RULES"
            rules.merge(["ID": "\(id)"])
            change(.group, id) { $0["VLAN_RULES"] = rules }
        default: return nil
        }
        return .int(id)
    }

    private mutating func setAdmin(_ id: Int, of group: Int, _ isAdmin: Bool, by user: User) throws {
        guard let document = self[.group, group] else { throw missing(.group, group) }
        guard self[.user, id] != nil else { throw missing(.user, id) }
        try authorize(user, Request(.admin, .group, group), Request(.admin, .user, id))
        let problem =
            isAdmin && !document["USERS"].ids.contains(id)
            ? "not part of" : "\(isAdmin ? "already" : "not") an administrator of"
        try ensure(
            document["ADMINS"].ids.contains(id) != isAdmin && problem != "not part of", .internal,
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
