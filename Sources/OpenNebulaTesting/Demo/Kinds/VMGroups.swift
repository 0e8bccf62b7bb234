import Foundation
import OpenNebula

extension Cloud {
    mutating func vmGroup(_ verb: String, _ id: Int, _ call: Call, _ user: User) throws -> One.XMLRPCValue? {
        guard verb != "allocate" else {
            var (name, template) = try wanted(.vmgroup, verb, call, user)
            var roles = Node("ROLES")
            for role in template.vectors("ROLE") { try roles.add(role: role) }
            template.remove("ROLE")
            try roles.checkRules(template)
            return .int(try add(.vmgroup, named: name, [roles, template], user))
        }
        let isAdded = verb == "roleadd"
        guard isAdded || ["roledelete", "roleupdate"].contains(verb) else { return nil }
        var group = try object(.vmgroup, id, .manage, user)
        try recoding(.action) {
            let text = verb == "roledelete" ? nil : try call.template(isAdded ? 2 : 3)
            let role = text?.vectors("ROLE").first
            if text != nil, role == nil { throw OneError(.internal, "No ROLE attribute in template") }
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
        guard count == 0 else { throw OneError(.internal, "VM Group has \(count) VMs") }
        var template = template
        template.remove("ROLE")
        try group["ROLES"].checkRules(template)
        return template
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
        guard !role[text: "NAME"].isEmpty else { throw OneError(.internal, "Missing NAME in VM group role") }
        try ensure(
            !children.contains(where: { $0[text: "NAME"] == role[text: "NAME"] }), .internal, "Role already exists")
        role.remove("VMS")
        role.merge(["ID": "\((children.map(\.id).max() ?? -1) + 1)"])
        children.append(role)
    }

    /// Changes or deletes a role without VMs.
    fileprivate mutating func change(role number: Int, to new: Node?, of group: Int) throws {
        let isDeleted = new == nil
        let what = isDeleted ? "Unable to delete role \(number), the role" : "VMGroup \(group)"
        let index = try ensure(
            children.firstIndex { $0.id == number }, .action,
            "\(what) \(isDeleted ? "doesn't exists" : "doesn't have role \(number)")")
        try ensure(
            children[index][text: "VMS"].isEmpty, .action,
            "\(what) \(isDeleted ? "has assigned VMs " : "Role \(number) has VMs, unable to update")")
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
            guard known.isSuperset(of: names) else {
                throw OneError(.internal, "Some roles used in \(rule.name) attribute (\(rule.text)) are not defined")
            }
        }
    }
}
