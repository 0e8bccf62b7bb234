import Foundation
import OpenNebula

extension Cloud {
    mutating func vmGroup(_ verb: String, _ id: Int, _ call: Call, _ user: User) throws -> One.XMLRPCValue? {
        guard verb != "allocate" else {
            let (name, template) = try wanted(.vmgroup, verb, call, user)
            var roles = Node("ROLES")
            for role in template.vectors("ROLE") { try roles.add(role: role) }
            try roles.checkRules(template)
            return .int(try add(.vmgroup, named: name, [roles, template.with { $0.remove("ROLE") }], user))
        }
        let isAdded = verb == "roleadd"
        guard isAdded || ["roledelete", "roleupdate"].contains(verb) else { return nil }
        var group = try object(.vmgroup, id, .manage, user)
        try recoding(.action) {
            let roles = verb == "roledelete" ? nil : try call.template(isAdded ? 2 : 3).vectors("ROLE")
            let role = try roles.map { try ensure($0.first, .internal, "No ROLE attribute in template") }
            if isAdded, let role {
                try group["ROLES"].add(role: role)
            } else {
                try group["ROLES"].change(role: call.int(2), to: role, of: id)
            }
            try group["ROLES"].checkRules(group["TEMPLATE"])
        }
        self[.vmgroup, id] = group
        return .int(id)
    }

    /// Returns the template that an update stores.
    func vmGroupTemplate(_ template: Node, of group: Node) throws -> Node {
        let count = group["ROLES"].children.reduce(0) { $0 + $1[ids: "VMS"].count }
        try ensure(count == 0, .internal, "VM Group has \(count) VMs")
        try group["ROLES"].checkRules(template)
        return template.with { $0.remove("ROLE") }
    }

    /// Returns the VM group that a VM's template names, and the role in it.
    func vmGroup(of vm: Node) throws -> (id: Int, role: String)? {
        guard let wish = vm["TEMPLATE"].vectors("VMGROUP").first else { return nil }
        let (name, role) = (wish[text: "VMGROUP_NAME"], wish[text: "ROLE"])
        guard let id = Int(wish[text: "VMGROUP_ID"]) ?? other(.vmgroup, named: name, of: vm[int: "UID"]),
            let group = self[.vmgroup, id]
        else { throw OneError(.internal, "Cannot find VM Group to associate the VM") }
        let isKnown = group["ROLES"].children.contains { $0[text: "NAME"] == role }
        try ensure(isKnown, .internal, "Role does not exist in VM Group")
        return (id, role)
    }

    /// Adds a VM to the role that its template names, or removes it.
    mutating func setVMGroup(of vm: Node, isMember: Bool) {
        guard let (id, name) = try? vmGroup(of: vm) else { return }
        change(.vmgroup, id) { group in
            group["ROLES"].changeAll("ROLE") { role in
                guard role[text: "NAME"] == name else { return }
                let others = role[ids: "VMS"].filter { $0 != vm.id }
                role[ids: "VMS"] = (isMember ? others + [vm.id] : others).sorted()
                if role[text: "VMS"].isEmpty { role.remove("VMS") }
                role.sort()
            }
        }
    }
}

/// The roles of a VM group.
extension Node {
    fileprivate mutating func add(role: Node) throws {
        var role = role
        let name = role[text: "NAME"]
        try ensure(!name.isEmpty, .internal, "Missing NAME in VM group role")
        try ensure(!children.contains { $0[text: "NAME"] == name }, .internal, "Role already exists")
        role.remove("VMS")
        role.merge(["ID": "\((children.map(\.id).max() ?? -1) + 1)"])
        children.append(role)
    }

    /// Changes or deletes a role without VMs.
    fileprivate mutating func change(role number: Int, to new: Node?, of group: Int) throws {
        let (what, missing, used) =
            new == nil
            ? ("Unable to delete role \(number), the role", "doesn't exists", "has assigned VMs ")
            : ("VMGroup \(group)", "doesn't have role \(number)", "Role \(number) has VMs, unable to update")
        let index = try ensure(children.firstIndex { $0.id == number }, .action, "\(what) \(missing)")
        try ensure(children[index][text: "VMS"].isEmpty, .action, "\(what) \(used)")
        if let new {
            children[index].merge(new.children.filter { $0.name != "VMS" })
        } else {
            children.remove(at: index)
        }
    }

    /// Checks the roles that must run together, and those that must run apart.
    fileprivate func checkRules(_ template: Node) throws {
        let known = Set(children.map { $0[text: "NAME"] })
        for rule in template.all("AFFINED") + template.all("ANTI_AFFINED") {
            let names = rule.text.split(separator: ",").map { $0.trimmingCharacters(in: .whitespaces) }
            let problem = "Some roles used in \(rule.name) attribute (\(rule.text)) are not defined"
            try ensure(known.isSuperset(of: names), .internal, problem)
        }
    }
}
