import OpenNebula

extension Cloud {
    mutating func securityGroup(_ verb: String, _ id: Int, _ call: Call, _ user: User) throws -> One.XMLRPCValue? {
        switch verb {
        case "allocate", "clone":
            let (name, template) = try wanted(.secgroup, verb, call, user)
            let body = Node.updateLists.map { Node($0) } + [try checkedRules(template)]
            return .int(try add(.secgroup, named: name, body, user))
        case "commit":
            _ = try (call.bool(2), object(.secgroup, id, .manage, user))
            commit(rules(ofSecurityGroup: id), id)
            return .int(id)
        default: return nil
        }
    }

    /// Returns the template that an update stores. The VMs of the group get its rules.
    mutating func securityGroupTemplate(_ template: Node, of group: Node) throws -> Node {
        let template = try checkedRules(template)
        commit(rules(template, of: group), group.id)
        return template
    }

    /// Makes a VM a member of exactly these security groups.
    mutating func use(securityGroups groups: [Int], by vm: Int) {
        for group in all(.secgroup) {
            let lists = Node.updateLists.filter { group[$0].ids.contains(vm) }
            guard groups.contains(group.id) == lists.isEmpty else { continue }
            change(.secgroup, group.id) { group in
                for list in lists { group[list].set(id: vm, isMember: false) }
                if lists.isEmpty { group["UPDATED_VMS"].set(id: vm, isMember: true) }
            }
        }
    }

    /// Returns the rules of a security group in the form that its VMs have.
    func rules(ofSecurityGroup id: Int) -> [Node] { self[.secgroup, id].map { rules($0["TEMPLATE"], of: $0) } ?? [] }

    private func rules(_ template: Node, of group: Node) -> [Node] {
        template.all("RULE").flatMap { rule in
            var own = Node("SECURITY_GROUP_RULE", rule.children)
            own.merge(["SECURITY_GROUP_ID": group[text: "ID"], "SECURITY_GROUP_NAME": group[text: "NAME"]])
            guard let network = Int(rule[text: "NETWORK_ID"]) else { return [own] }
            return self[.vn, network]?.ranges.map { $0.rule(own) } ?? []
        }
    }

    /// Gives the VMs of a security group its rules.
    private mutating func commit(_ rules: [Node], _ id: Int) {
        for vm in self[.secgroup, id]?["UPDATED_VMS"].ids ?? [] {
            change(.vm, vm) { vm in
                vm["TEMPLATE"].remove("SECURITY_GROUP_RULE", id, by: "SECURITY_GROUP_ID")
                vm["TEMPLATE"].children += rules
                vm["TEMPLATE"].sort()
            }
        }
    }

    /// Returns a template after checking its rules, without duplicates of them.
    private func checkedRules(_ template: Node) throws -> Node {
        var (template, known) = (template, Set<String>())
        for rule in template.vectors("RULE") { try check(rule) }
        template.children.removeAll { $0.name == "RULE" && !known.insert($0.xml).inserted }
        return template
    }

    private func check(_ rule: Node) throws {
        let (transport, range, address) = (rule[text: "PROTOCOL"].uppercased(), rule[text: "RANGE"], rule[text: "IP"])
        try ensure(
            ["TCP", "UDP", "ICMP", "ICMPV6", "IPSEC", "ALL"].contains(transport), .internal,
            "Wrong PROTOCOL in rule. Valid options: TCP, UDP, ICMP, ICMPV6, IPSEC, ALL.")
        try ensure(
            range.isEmpty || ["TCP", "UDP"].contains(transport), .internal,
            "RANGE is supported only for TCP and UDP protocols.")
        let ports = range.split(whereSeparator: { ",:".contains($0) })
        try ensure(ports.allSatisfy { UInt16($0) != nil }, .internal, "Invalid RANGE specification.")
        try ensure(
            ["INBOUND", "OUTBOUND"].contains(rule[text: "RULE_TYPE"].uppercased()), .internal,
            "Wrong RULE_TYPE in rule. Valid options: INBOUND, OUTBOUND.")
        for name in ["ICMP_TYPE", "ICMPV6_TYPE"] where rule.has(name) {
            let isRight = transport == name.dropLast(5)
            try ensure(isRight, .internal, "\(name) is supported only for \(name.dropLast(5)) protocol.")
            try ensure(Int(rule[text: name]) != nil, .internal, "Wrong \(name), it must be integer")
        }
        guard !address.isEmpty else { return }
        try ensure(UInt32(rule[text: "SIZE"]) != nil, .internal, "Wrong or empty SIZE.")
        try ensure(IP(address) != nil || IP6(address) != nil, .internal, "Wrong format for IP value.")
    }
}
