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
            commit(id)
            return .int(id)
        default: return nil
        }
    }

    /// Returns the template that an update stores. The VMs of the group get its rules.
    mutating func securityGroupTemplate(_ template: Node, of group: Node) throws -> Node {
        let template = try checkedRules(template)
        change(.secgroup, group.id) { $0["TEMPLATE"] = template }
        commit(group.id)
        return template
    }

    /// Makes a VM a member of exactly these security groups.
    mutating func use(securityGroups groups: [Int], by vm: Int) {
        for group in all(.secgroup) {
            let (old, isMember) = (Node.updateLists.filter { group[$0].ids.contains(vm) }, groups.contains(group.id))
            guard isMember == old.isEmpty else { continue }
            let lists = isMember ? ["UPDATED_VMS"] : old
            change(.secgroup, group.id) { for list in lists { $0[list].set(id: vm, isMember: isMember) } }
        }
    }

    /// Returns the rules of a security group in the form that its VMs have.
    func rules(ofSecurityGroup id: Int) -> [Node] {
        guard let group = self[.secgroup, id] else { return [] }
        return group["TEMPLATE"].all("RULE").flatMap { rule in
            var own = Node("SECURITY_GROUP_RULE", rule.children)
            own.merge(["SECURITY_GROUP_ID": group[text: "ID"], "SECURITY_GROUP_NAME": group[text: "NAME"]])
            guard let network = Int(rule[text: "NETWORK_ID"]) else { return [own] }
            return self[.vn, network]?.ranges.map { $0.rule(own) } ?? []
        }
    }

    /// Gives the VMs of a security group its rules.
    private mutating func commit(_ id: Int) {
        let rules = rules(ofSecurityGroup: id)
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
        var known = Set<String>()
        for rule in template.vectors("RULE") { try check(rule) }
        return template.with { $0.children.removeAll { $0.name == "RULE" && !known.insert($0.xml).inserted } }
    }

    private func check(_ rule: Node) throws {
        let (transport, range, address) = (rule[text: "PROTOCOL"].uppercased(), rule[text: "RANGE"], rule[text: "IP"])
        func require(_ isRight: Bool, _ problem: String) throws { try ensure(isRight, .internal, problem) }
        let isKnown = ["TCP", "UDP", "ICMP", "ICMPV6", "IPSEC", "ALL"].contains(transport)
        try require(isKnown, "Wrong PROTOCOL in rule. Valid options: TCP, UDP, ICMP, ICMPV6, IPSEC, ALL.")
        let hasPorts = ["TCP", "UDP"].contains(transport)
        try require(range.isEmpty || hasPorts, "RANGE is supported only for TCP and UDP protocols.")
        let areNumbers = range.split { ",:".contains($0) }.allSatisfy { UInt16($0) != nil }
        try require(areNumbers, "Invalid RANGE specification.")
        let hasDirection = ["INBOUND", "OUTBOUND"].contains(rule[text: "RULE_TYPE"].uppercased())
        try require(hasDirection, "Wrong RULE_TYPE in rule. Valid options: INBOUND, OUTBOUND.")
        for name in ["ICMP_TYPE", "ICMPV6_TYPE"] where rule.has(name) {
            let own = name.dropLast("_TYPE".count)
            try require(transport == own, "\(name) is supported only for \(own) protocol.")
            try require(Int(rule[text: name]) != nil, "Wrong \(name), it must be integer")
        }
        guard !address.isEmpty else { return }
        try require(UInt32(rule[text: "SIZE"]) != nil, "Wrong or empty SIZE.")
        try require(IP(address) != nil || IP6(address) != nil, "Wrong format for IP value.")
    }
}
