import OpenNebula

extension Cloud {
    mutating func virtualRouter(_ verb: String, _ id: Int, _ call: Call, _ user: User) throws -> One.XMLRPCValue? {
        // The call works on a copy, so that nothing changes if it fails.
        var cloud = self
        switch verb {
        case "allocate":
            let (name, template) = try wanted(.vrouter, verb, call, user)
            let new = try cloud.addRouter(template, name: name, user)
            self = cloud
            return .int(new)
        case "instantiate":
            try cloud.instantiateRouter(id, call, user)
            self = cloud
        // A core changes the router even if it cannot change its VMs.
        case "attachnic": try attachRouterNIC(object(.vrouter, id, .manage, user), call, user)
        case "detachnic": try detachRouterNIC(call.int(2), of: object(.vrouter, id, .manage, user), call, user)
        default: return nil
        }
        return .int(id)
    }

    private mutating func addRouter(_ template: Node, name: String, _ user: User) throws -> Int {
        var router = owned(.vrouter, name: name, user, [Node("VMS")])
        router.id = nextID(.vrouter)
        var template = template
        let nics = try template.all("NIC").enumerated().map { try nic($1, number: $0, of: router, user) }
        template.remove("NIC")
        template.merge(nics)
        router.children.append(template)
        try check(name: name)
        try charge(.vrouter, from: nil, to: router)
        return add(.vrouter, router)
    }

    /// Returns an interface in the form that a router has, and leases its floating address.
    private mutating func nic(_ wanted: Node, number: Int, of router: Node, _ user: User) throws -> Node {
        var nic = wanted
        nic.merge(["NIC_ID": "\(number)"])
        nic = try recoding(.internal) { try lease(nic, for: router, user) }
        guard nic.isYes("FLOATING_IP") else { return nic }
        for name in ["MAC", "IP", "IP6_LINK", "IP6_ULA", "IP6_GLOBAL", "VLAN_ID"] where nic.has(name) {
            nic[text: "VROUTER_\(name)"] = nic[text: name]
            nic.remove(name)
        }
        // Interfaces of VMs do not get restricted attributes.
        for path in Recorded.configuration.all("VM_RESTRICTED_ATTR").map(\.text)
        where path.hasPrefix("NIC/") { nic.remove(String(path.dropFirst(4))) }
        nic.sort()
        return nic
    }

    private mutating func attachRouterNIC(_ old: Node, _ call: Call, _ user: User) throws {
        var router = old
        let wanted = try ensure(
            call.template(2).all("NIC").first, .action, "The template must contain one NIC attribute")
        let number = (router["TEMPLATE"].all("NIC").map { $0[int: "NIC_ID"] }.max() ?? -1) + 1
        let nic = try recoding(.action) { try self.nic(wanted, number: number, of: router, user) }
        router["TEMPLATE"].insert(nic)
        try change(old, to: router, "attachnic", .string(Node("TEMPLATE", [nic]).xml), call, user)
    }

    private mutating func detachRouterNIC(_ number: Int, of old: Node, _ call: Call, _ user: User) throws {
        var router = old
        guard let nic = router["TEMPLATE"].all("NIC").first(where: { $0[int: "NIC_ID"] == number }) else {
            throw OneError(.action, "NIC with NIC_ID \(number) does not exist.")
        }
        router["TEMPLATE"].remove("NIC", number, by: "NIC_ID")
        release(nic, of: router)
        try change(old, to: router, "detachnic", .int(number), call, user)
    }

    /// Changes a router, and makes the same change to its VMs.
    private mutating func change(
        _ old: Node, to new: Node, _ verb: String, _ argument: One.XMLRPCValue, _ call: Call,
        _ user: User
    ) throws {
        try charge(.vrouter, from: old, to: new)
        self[.vrouter, new.id] = new
        for vm in new["VMS"].ids {
            let own = Call(method: "one.vm.\(verb)", arguments: [call.arguments[0], .int(vm), argument])
            _ = try self.vm(verb, vm, own, user)
        }
    }

    private mutating func instantiateRouter(_ id: Int, _ call: Call, _ user: User) throws {
        let (count, wanted, name) = (try call.int(2), try call.int(3), try call.string(4))
        let (hold, extra) = (try call.bool(5), try call.template(6))
        let router = try object(.vrouter, id, .manage, user)
        guard let number = wanted == -1 ? Int(router["TEMPLATE"][text: "TEMPLATE_ID"]) : wanted else {
            let problem = "the virtual router does not have a default one"
            throw OneError(.action, "A template ID was not provided, and \(problem)")
        }
        guard let template = self[.template, number] else { throw missing(.template, number) }
        try ensure(template["TEMPLATE"].isYes("VROUTER"), .action, "Only virtual router templates are allowed")
        var own = extra
        let keepalive = Int(router["TEMPLATE"][text: "KEEPALIVED_ID"]) ?? id % 255 + 1
        own.merge(
            router["TEMPLATE"].all("NIC")
                + [Node("VROUTER_ID", "\(id)"), Node("VROUTER_KEEPALIVED_ID", "\(keepalive)")])
        let pattern = name.isEmpty ? "vr-\(router[text: "NAME"])-%i" : name
        for index in 0..<max(count, 0) {
            let vm = try instantiate(
                number, name: pattern.replacing("%i", with: "\(index)"), hold: hold, extra: own.children,
                as: user)
            change(.vrouter, id) { $0["VMS"].set(id: vm, isMember: true) }
        }
        change(.vrouter, id) { $0["TEMPLATE"].merge(["TEMPLATE_ID": "\(number)"]) }
    }
}
