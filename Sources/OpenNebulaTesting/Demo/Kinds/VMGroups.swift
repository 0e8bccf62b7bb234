import Foundation
import OpenNebula

extension Cloud {
    mutating func vmGroup(_ verb: String, _ call: Call, _ user: User) throws -> One.XMLRPCValue? {
        switch verb {
        case "allocate":
            var (name, template) = try named(template: call.string(1))
            try authorize(user, Request(.create, .vmgroup))
            try check(name: name, forNew: .vmgroup, of: user)
            var roles: [Node] = []
            for role in template.vectors("ROLE") { try Self.add(role, to: &roles) }
            template.remove("ROLE")
            try Self.checkRules(template, roles)
            var object = owned(.vmgroup, name: name, user)
            object.children += [Node("ROLES", roles), template]
            return .int(add(.vmgroup, object))
        case "roleadd":
            let (id, text) = (try call.int(1), try call.string(2))
            var group = try object(.vmgroup, id, .manage, user)
            try Self.failing(with: .action) {
                try Self.add(Self.role(text), to: &group["ROLES"].children)
                try Self.checkRules(group["TEMPLATE"], group["ROLES"].children)
            }
            self[.vmgroup, id] = group
            return .int(id)
        case "roledelete", "roleupdate": return .int(try changeRole(call, isDeleted: verb == "roledelete", user))
        default: return nil
        }
    }

    private mutating func changeRole(_ call: Call, isDeleted: Bool, _ user: User) throws -> Int {
        let (id, number) = (try call.int(1), try call.int(2))
        let text = isDeleted ? "" : try call.string(3)
        var group = try object(.vmgroup, id, .manage, user)
        let update = isDeleted ? Node("ROLE") : try Self.failing(with: .action) { try Self.role(text) }
        func refuse(_ deletion: String, _ update: String) -> OneError {
            OneError(
                .action,
                isDeleted ? "Unable to delete role \(number), \(deletion)" : "VMGroup \(id) \(update)")
        }
        guard let index = group["ROLES"].children.firstIndex(where: { $0[int: "ID"] == number }) else {
            throw refuse("the role doesn't exists", "doesn't have role \(number)")
        }
        let role = group["ROLES"].children[index]
        guard role[text: "VMS"].isEmpty else {
            throw refuse("the role has assigned VMs ", "Role \(number) has VMs, unable to update")
        }
        if isDeleted {
            group["ROLES"].children.remove(at: index)
        } else {
            let name = update[text: "NAME"]
            let isTaken = group["ROLES"].children.contains { $0[text: "NAME"] == name }
            guard name.isEmpty || name == role[text: "NAME"] || !isTaken else {
                throw refuse(
                    "", "Role \(number) can not update name, role with name \(name) already exists")
            }
            group["ROLES"].children[index].merge(update.children.filter { $0.name != "VMS" })
        }
        try Self.failing(with: .action) { try Self.checkRules(group["TEMPLATE"], group["ROLES"].children) }
        self[.vmgroup, id] = group
        return id
    }

    /// The template that an update stores.
    func vmGroupTemplate(_ template: Node, of id: Int) throws -> Node {
        let roles = self[.vmgroup, id]?["ROLES"].children ?? []
        let count = roles.reduce(0) { $0 + $1[ids: "VMS"].count }
        guard count == 0 else { throw OneError(.internal, "VM Group has \(count) VMs") }
        var template = template
        template.remove("ROLE")
        try Self.checkRules(template, roles)
        return template
    }

    // MARK: Roles

    private static func role(_ text: String) throws -> Node {
        guard let role = Node("TEMPLATE", try TemplateReader.read(text)).vectors("ROLE").first else {
            throw OneError(.internal, "No ROLE attribute in template")
        }
        return role
    }

    private static func add(_ role: Node, to roles: inout [Node]) throws {
        var role = role
        guard !role[text: "NAME"].isEmpty else { throw OneError(.internal, "Missing NAME in VM group role") }
        guard !roles.contains(where: { $0[text: "NAME"] == role[text: "NAME"] }) else {
            throw OneError(.internal, "Role already exists")
        }
        role.remove("VMS")
        role.merge([Node("ID", "\((roles.map { $0[int: "ID"] }.max() ?? -1) + 1)")])
        roles.append(role)
    }

    /// Checks which roles are to run together, and which apart.
    private static func checkRules(_ template: Node, _ roles: [Node]) throws {
        func names(_ rule: Node) -> Set<String> {
            Set(rule.text.split(separator: ",").map { $0.trimmingCharacters(in: .whitespaces) })
        }
        let policies = ["AFFINED", "ANTI_AFFINED"]
        let known = Set(roles.map { $0[text: "NAME"] })
        for policy in policies {
            for rule in template.all(policy) where !names(rule).isSubset(of: known) {
                let place = "\(policy) attribute (\(rule.text))"
                throw OneError(.internal, "Some roles used in \(place) are not defined")
            }
        }
        for policy in policies {
            var rules: Set<Set<String>> = []
            for rule in template.all(policy) where !rules.insert(names(rule)).inserted {
                throw OneError(.internal, "Duplicated \(policy) rule (\(rule.text)) detected.")
            }
            let apart = roles.first { role in
                role[text: "POLICY"].uppercased() == "ANTI_AFFINED"
                    && rules.contains { $0.contains(role[text: "NAME"]) }
            }
            if policy == "AFFINED", let apart {
                let problem = "is in an AFFINED rule but the role policy is ANTI_AFFINED"
                throw OneError(.internal, "Role \(apart[text: "NAME"]) \(problem)")
            }
        }
        let both = roles.map { $0[text: "NAME"] }.filter { name in
            policies.allSatisfy { template.all($0).contains { names($0).contains(name) } }
        }
        guard both.isEmpty else {
            let list = both.joined(separator: " ")
            throw OneError(.internal, "Roles defined in AFFINED and ANTI_AFFINED rules: \(list)")
        }
    }

    private static func failing<Result>(with code: OneError.Code, _ body: () throws -> Result) throws -> Result {
        do { return try body() } catch let error as OneError { throw OneError(code, error.message) }
    }
}
