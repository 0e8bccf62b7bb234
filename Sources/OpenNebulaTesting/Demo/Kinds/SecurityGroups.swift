import OpenNebula

extension Cloud {
    mutating func securityGroup(_ verb: String, _ call: Call, _ user: User) throws -> One.XMLRPCValue? {
        switch verb {
        case "allocate":
            let (name, template) = try named(template: call.string(1))
            try authorize(user, Request(.create, .secgroup))
            return .int(try addSecurityGroup(template, name: name, user))
        case "clone":
            let (id, name) = (try call.int(1), try call.string(2))
            return .int(try addSecurityGroup(cloned(.secgroup, id, user)["TEMPLATE"], name: name, user))
        case "commit":
            let id = try call.int(1)
            _ = try (call.bool(2), object(.secgroup, id, .manage, user))
            commit(rules(ofSecurityGroup: id), id)
            return .int(id)
        case "delete":
            let id = try call.int(1)
            let group = try object(.secgroup, id, .manage, user)
            func refuse(_ problem: String) -> OneError {
                OneError(.action, "Cannot delete security group. \(problem)")
            }
            guard id != 0 else { throw refuse("The default security group (ID 0) cannot be deleted.") }
            guard Node.updateLists.allSatisfy({ group[$0].children.isEmpty }) else {
                throw refuse("The security group has VMs using it")
            }
            self[.secgroup, id] = nil
            return .int(id)
        default: return nil
        }
    }

    private mutating func addSecurityGroup(_ template: Node, name: String, _ user: User) throws -> Int {
        try check(name: name, forNew: .secgroup, of: user)
        var object = owned(.secgroup, name: name, user)
        object.children += Node.updateLists.map { Node($0) } + [try checkedRules(template)]
        return add(.secgroup, object)
    }

    /// The template that an update stores. The VMs of the group get its rules.
    mutating func securityGroupTemplate(_ template: Node, of id: Int) throws -> Node {
        let template = try checkedRules(template)
        if let group = self[.secgroup, id] { commit(rules(template, of: group), id) }
        return template
    }

    // MARK: VMs

    /// Makes a VM a member of these security groups, and of no others.
    mutating func use(securityGroups groups: Set<Int>, by vm: Int) {
        for group in all(.secgroup) {
            let id = group[int: "ID"]
            let lists = Node.updateLists.filter { group[$0].ids.contains(vm) }
            guard groups.contains(id) == lists.isEmpty else { continue }
            change(.secgroup, id) { group in
                for list in lists { group[list].set(id: vm, isMember: false) }
                if lists.isEmpty { group["UPDATED_VMS"].set(id: vm, isMember: true) }
            }
        }
    }

    /// The rules of a security group, as its VMs have them.
    func rules(ofSecurityGroup id: Int) -> [Node] {
        self[.secgroup, id].map { rules($0["TEMPLATE"], of: $0) } ?? []
    }

    private func rules(_ template: Node, of group: Node) -> [Node] {
        template.all("RULE").flatMap { rule in
            var own = Node("SECURITY_GROUP_RULE", rule.children)
            own.merge([
                Node("SECURITY_GROUP_ID", group[text: "ID"]), Node("SECURITY_GROUP_NAME", group[text: "NAME"]),
            ])
            guard let network = Int(rule[text: "NETWORK_ID"]) else { return [own] }
            return self[.vn, network]?.ranges.map { $0.rule(own) } ?? []
        }
    }

    /// Gives the VMs of a security group its rules.
    private mutating func commit(_ rules: [Node], _ id: Int) {
        for vm in self[.secgroup, id]?["UPDATED_VMS"].ids ?? [] {
            change(.vm, vm) { vm in
                vm["TEMPLATE"].children.removeAll {
                    $0.name == "SECURITY_GROUP_RULE" && $0[text: "SECURITY_GROUP_ID"] == "\(id)"
                }
                vm["TEMPLATE"].children += rules
                vm["TEMPLATE"].sort()
            }
        }
    }

    // MARK: Rules

    /// A template whose rules are right, each of them once.
    private func checkedRules(_ template: Node) throws -> Node {
        var (template, known) = (template, Set<String>())
        for rule in template.vectors("RULE") {
            if let problem = problem(of: rule) { throw OneError(.internal, problem) }
        }
        template.children.removeAll { $0.name == "RULE" && !known.insert($0.xml).inserted }
        return template
    }

    private func problem(of rule: Node) -> String? {
        let transport = rule[text: "PROTOCOL"].uppercased()
        guard ["TCP", "UDP", "ICMP", "ICMPV6", "IPSEC", "ALL"].contains(transport) else {
            return "Wrong PROTOCOL in rule. Valid options: TCP, UDP, ICMP, ICMPV6, IPSEC, ALL."
        }
        let range = rule[text: "RANGE"]
        if !range.isEmpty {
            guard ["TCP", "UDP"].contains(transport) else {
                return "RANGE is supported only for TCP and UDP protocols."
            }
            if let problem = problem(ofPorts: range) { return problem }
        }
        for kind in ["ICMP", "ICMPV6"] where !rule[text: "\(kind)_TYPE"].isEmpty {
            guard transport == kind else { return "\(kind)_TYPE is supported only for \(kind) protocol." }
            guard UInt32(rule[text: "\(kind)_TYPE"]) != nil else { return "Wrong \(kind)_TYPE, it must be integer" }
        }
        guard ["INBOUND", "OUTBOUND"].contains(rule[text: "RULE_TYPE"].uppercased()) else {
            return "Wrong RULE_TYPE in rule. Valid options: INBOUND, OUTBOUND."
        }
        let address = rule[text: "IP"]
        if !address.isEmpty {
            guard UInt32(rule[text: "SIZE"]) != nil else { return "Wrong or empty SIZE." }
            guard IP(address) != nil || IP6(address) != nil else { return "Wrong format for IP value." }
        } else if rule.has("NETWORK_ID"), Int(rule[text: "NETWORK_ID"]) == nil {
            return "Wrong NETWORK_ID."
        }
        return nil
    }

    private func problem(ofPorts text: String) -> String? {
        var count = 0
        for part in text.split(separator: ",", omittingEmptySubsequences: false) {
            let ends = part.split(separator: ":", omittingEmptySubsequences: false)
            let ports = ends.compactMap { $0.allSatisfy { "0123456789".contains($0) } ? UInt32($0) : nil }
            guard ports.count == ends.count, (1...2).contains(ends.count), let first = ports.first,
                let last = ports.last
            else { return "Invalid RANGE specification." }
            guard last <= 65535 else { return "RANGE out of bounds 0-65536." }
            guard first <= last else { return "RANGE BEGIN value is greater than RANGE END value" }
            count += ports.count
        }
        return count > 15 ? "Not more than 15 ports can be specified in a RULE" : nil
    }
}
