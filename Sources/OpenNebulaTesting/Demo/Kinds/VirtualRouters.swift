import OpenNebula

extension Cloud {
    mutating func virtualRouter(_ verb: String, _ call: Call, _ user: User) throws -> One.XMLRPCValue? {
        switch verb {
        case "allocate":
            let (name, template) = try named(template: call.string(1))
            try authorize(user, Request(.create, .vrouter))
            return .int(try addRouter(template, name: name, user))
        case "delete":
            let id = try call.int(1)
            let router = try object(.vrouter, id, .manage, user)
            for nic in router["TEMPLATE"].all("NIC") { release(nic, of: router) }
            try charge(.vrouter, from: router, to: nil)
            self[.vrouter, id] = nil
            for vm in router["VMS"].ids { try? act("terminate-hard", on: vm, user) }
            return .int(id)
        case "attachnic": return .int(try attachRouterNIC(call, user))
        case "detachnic": return .int(try detachRouterNIC(call, user))
        case "instantiate": return .int(try instantiateRouter(call, user))
        default: return nil
        }
    }

    private mutating func addRouter(_ template: Node, name: String, _ user: User) throws -> Int {
        try check(name: name)
        var router = owned(.vrouter, name: name, user)
        router[int: "ID"] = nextID(.vrouter)
        var template = template
        // A lease that fails takes back those before it.
        var cloud = self
        let nics = try template.all("NIC").enumerated().map { try cloud.nic($1, number: $0, of: router, user) }
        template.remove("NIC")
        template.merge(nics)
        router.children += [Node("VMS"), template]
        try cloud.charge(.vrouter, from: nil, to: router)
        self = cloud
        return add(.vrouter, router)
    }

    /// An interface as a router has it, its floating address leased.
    private mutating func nic(_ wanted: Node, number: Int, of router: Node, _ user: User) throws -> Node {
        guard wanted[text: "NETWORK_MODE"].uppercased() != "AUTO" else {
            throw OneError(.internal, "Virtual Router is incompatible with auto mode")
        }
        var nic = wanted
        nic.merge([Node("NIC_ID", "\(number)")])
        do { nic = try lease(nic, for: router, user) } catch let error as OneError where error.code == .action {
            throw OneError(.internal, error.message)
        }
        guard nic.isYes("FLOATING_IP") else { return nic }
        for name in ["MAC", "IP", "IP6_LINK", "IP6_ULA", "IP6_GLOBAL", "VLAN_ID"] where nic.has(name) {
            nic[text: "VROUTER_\(name)"] = nic[text: name]
            nic.remove(name)
        }
        for name in Self.ofAdministrators { nic.remove(name) }
        nic.sort()
        return nic
    }

    /// What VMs get from administrators only.
    private static let ofAdministrators = [
        "BRIDGE", "FILTER", "FILTER_IP_SPOOFING", "FILTER_MAC_SPOOFING", "INBOUND_AVG_BW", "INBOUND_PEAK_BW",
        "INBOUND_PEAK_KB", "OUTBOUND_AVG_BW", "OUTBOUND_PEAK_BW", "OUTBOUND_PEAK_KB", "OPENNEBULA_MANAGED",
        "EXTERNAL", "VLAN_TAGGED_ID",
    ]

    private mutating func attachRouterNIC(_ call: Call, _ user: User) throws -> Int {
        let (id, text) = (try call.int(1), try call.string(2))
        let template = Node("TEMPLATE", try TemplateReader.read(text))
        var router = try object(.vrouter, id, .manage, user)
        let old = router
        guard !template.has("NIC_ALIAS") else {
            throw OneError(.action, "Alias can't be attached to virtual router.")
        }
        let wanted = template.all("NIC")
        guard wanted.count == 1, let wanted = wanted.first else {
            throw OneError(.action, "The template must contain one NIC attribute")
        }
        let number = (router["TEMPLATE"].all("NIC").map { $0[int: "NIC_ID"] }.max() ?? -1) + 1
        var cloud = self
        let nic: Node
        do { nic = try cloud.nic(wanted, number: number, of: router, user) } catch let error as OneError
            where error.code == .internal
        {
            throw OneError(.action, error.message)
        }
        router["TEMPLATE"].children.append(nic)
        router["TEMPLATE"].sort()
        try cloud.charge(.vrouter, from: old, to: router)
        cloud[.vrouter, id] = router
        for vm in router["VMS"].ids {
            try cloud.pass("attachnic", to: vm, .string(Node("TEMPLATE", [nic]).xml), call, user)
        }
        self = cloud
        return id
    }

    private mutating func detachRouterNIC(_ call: Call, _ user: User) throws -> Int {
        let (id, number) = (try call.int(1), try call.int(2))
        var router = try object(.vrouter, id, .manage, user)
        let old = router
        guard let nic = router["TEMPLATE"].all("NIC").first(where: { $0[int: "NIC_ID"] == number }) else {
            throw OneError(.action, "NIC with NIC_ID \(number) does not exist.")
        }
        router["TEMPLATE"].children.removeAll { $0.name == "NIC" && $0[int: "NIC_ID"] == number }
        var cloud = self
        cloud.release(nic, of: router)
        try cloud.charge(.vrouter, from: old, to: router)
        cloud[.vrouter, id] = router
        for vm in router["VMS"].ids { try cloud.pass("detachnic", to: vm, .int(number), call, user) }
        self = cloud
        return id
    }

    /// Does to a VM of a router what was done to the router.
    private mutating func pass(
        _ verb: String, to id: Int, _ argument: One.XMLRPCValue, _ call: Call, _ user: User
    ) throws {
        let session = One.XMLRPCValue.string(try call.string(0))
        _ = try vm(verb, Call(method: "one.vm.\(verb)", arguments: [session, .int(id), argument]), user)
    }

    private mutating func instantiateRouter(_ call: Call, _ user: User) throws -> Int {
        let (id, count, wanted) = (try call.int(1), try call.int(2), try call.int(3))
        let (name, hold, text) = (try call.string(4), try call.bool(5), try call.string(6))
        guard let router = self[.vrouter, id] else { throw missing(.vrouter, id) }
        guard let number = wanted == -1 ? Int(router["TEMPLATE"][text: "TEMPLATE_ID"]) : wanted else {
            let problem = "the virtual router does not have a default one"
            throw OneError(.action, "A template ID was not provided, and \(problem)")
        }
        _ = try object(.vrouter, id, .manage, user)
        guard let template = self[.template, number] else { throw missing(.template, number) }
        guard template["TEMPLATE"].isYes("VROUTER") else {
            throw OneError(.action, "Only virtual router templates are allowed")
        }
        var extra = Node("TEMPLATE", try TemplateReader.read(text))
        extra.merge(forVMs(of: router))
        let pattern = name.isEmpty ? "vr-\(router[text: "NAME"])-%i" : name
        // A VM that fails takes back those before it.
        var cloud = self
        let vms = try (0..<max(count, 0)).map {
            try cloud.instantiate(
                number, name: pattern.replacing("%i", with: "\($0)"), hold: hold, extra: extra.children, as: user)
        }
        self = cloud
        change(.vrouter, id) { router in
            for vm in vms { router["VMS"].set(id: vm, isMember: true) }
            router["TEMPLATE"].merge([Node("TEMPLATE_ID", "\(number)")])
        }
        return id
    }

    /// What the VMs of a router get from it.
    private func forVMs(of router: Node) -> [Node] {
        let (template, id) = (router["TEMPLATE"], router[int: "ID"])
        let number = Int(template[text: "KEEPALIVED_ID"]) ?? id % 255 + 1
        let password = template[text: "KEEPALIVED_PASSWORD"]
        return template.all("NIC") + [Node("VROUTER_ID", "\(id)"), Node("VROUTER_KEEPALIVED_ID", "\(number)")]
            + (password.isEmpty ? [] : [Node("VROUTER_KEEPALIVED_PASSWORD", password)])
    }

    /// The template that an update stores: the interfaces stay.
    func virtualRouterTemplate(_ template: Node, of id: Int) -> Node {
        var template = template
        template.remove("NIC")
        template.merge(self[.vrouter, id]?["TEMPLATE"].all("NIC") ?? [])
        return template
    }
}
