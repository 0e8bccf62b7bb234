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
        case "attachnic":
            let router = try object(.vrouter, id, .manage, user)
            let wanted = try ensure(
                call.template(2).all("NIC").first, .action, "The template must contain one NIC attribute")
            let number = (router["TEMPLATE"].all("NIC").map { $0[int: "NIC_ID"] }.max() ?? -1) + 1
            let nic = try recoding(.action) { try self.nic(wanted, number: number, of: router, user) }
            let argument = One.XMLRPCValue.string(Node("TEMPLATE", [nic]).xml)
            try change(router, verb, argument, call, user) { $0["TEMPLATE"].insert(nic) }
        case "detachnic":
            let (number, router) = (try call.int(2), try object(.vrouter, id, .manage, user))
            let nic = try ensure(
                router["TEMPLATE"].all("NIC").first { $0[int: "NIC_ID"] == number }, .action,
                "NIC with NIC_ID \(number) does not exist.")
            release(nic, of: router)
            try change(router, verb, .int(number), call, user) { $0["TEMPLATE"].remove("NIC", number, by: "NIC_ID") }
        default: return nil
        }
        return .int(id)
    }

    private mutating func addRouter(_ template: Node, name: String, _ user: User) throws -> Int {
        var router = owned(.vrouter, name: name, user, [Node("VMS")])
        router.id = nextID(.vrouter)
        let nics = try template.all("NIC").enumerated().map { try nic($1, number: $0, of: router, user) }
        router.children.append(template.with { $0.replaceAll("NIC", by: nics) })
        try check(name: name)
        try charge(.vrouter, from: nil, to: router)
        return add(.vrouter, router)
    }

    /// Returns an interface in the form that a router has, and leases its floating address.
    private mutating func nic(_ wanted: Node, number: Int, of router: Node, _ user: User) throws -> Node {
        let numbered = wanted.with { $0.merge(["NIC_ID": "\(number)"]) }
        var nic = try recoding(.internal) { try lease(numbered, for: router, user) }
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

    /// Changes a router, and makes the same change to its VMs.
    private mutating func change(
        _ old: Node, _ verb: String, _ argument: One.XMLRPCValue, _ call: Call, _ user: User,
        _ body: (inout Node) -> Void
    ) throws {
        let new = old.with(body)
        try charge(.vrouter, from: old, to: new)
        self[.vrouter, new.id] = new
        for vm in new["VMS"].ids {
            let own = Call(method: "one.vm.\(verb)", arguments: [call.arguments[0], .int(vm), argument])
            _ = try self.vm(verb, vm, own, user)
        }
    }

    private mutating func instantiateRouter(_ id: Int, _ call: Call, _ user: User) throws {
        let (count, wanted, name) = (try call.int(2), try call.int(3), try call.string(4))
        var (hold, extra) = (try call.bool(5), try call.template(6))
        let router = try object(.vrouter, id, .manage, user)
        let given = wanted == -1 ? Int(router["TEMPLATE"][text: "TEMPLATE_ID"]) : wanted
        let problem = "A template ID was not provided, and the virtual router does not have a default one"
        let number = try ensure(given, .action, problem)
        let template = try existing(.template, number)
        try ensure(template["TEMPLATE"].isYes("VROUTER"), .action, "Only virtual router templates are allowed")
        let keepalive = Int(router["TEMPLATE"][text: "KEEPALIVED_ID"]) ?? id % 255 + 1
        let ids = Node.list(["VROUTER_ID": "\(id)", "VROUTER_KEEPALIVED_ID": "\(keepalive)"])
        extra.merge(router["TEMPLATE"].all("NIC") + ids)
        let pattern = name.isEmpty ? "vr-\(router[text: "NAME"])-%i" : name
        for index in 0..<max(count, 0) {
            let name = pattern.replacing("%i", with: "\(index)")
            let vm = try instantiate(number, name: name, hold: hold, extra: extra.children, as: user)
            change(.vrouter, id) { $0["VMS"].set(id: vm, isMember: true) }
        }
        change(.vrouter, id) { $0["TEMPLATE"].merge(["TEMPLATE_ID": "\(number)"]) }
    }
}
