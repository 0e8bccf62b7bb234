import OpenNebula

extension Cloud {
    mutating func network(_ verb: String, _ id: Int, _ call: Call, _ user: User) throws -> One.XMLRPCValue? {
        switch verb {
        case "allocate":
            let (template, cluster) = (try call.template(1), max(try call.int(2), 0))
            _ = try existing(.cluster, cluster)
            try authorize(user, Request(.create, .vn), Request(.admin, .cluster, cluster))
            try checkUnrestricted("VNET Template", template, as: "VNET", user)
            return .int(try addNetwork(template, clusters: [cluster], user))
        case "info": return document(shown(try object(.vn, id, .use, user, ignoringLock: true), to: user))
        case "recover": try recoverNetwork(object(.vn, id, .manage, user), call.int(2))
        case "add_ar": try addRange(to: id, call, user)
        case "update_ar": try updateRange(of: id, call, user)
        case "rm_ar", "free_ar": try removeRange(call.int(2), of: id, isFreed: verb == "free_ar", call, user)
        case "hold", "release": try changeHold(in: id, call, isHeld: verb == "hold", user)
        case "reserve": return .int(try reserve(of: id, call, user))
        default: return nil
        }
        return .int(id)
    }

    /// Returns a network as a user sees it, without the leases of objects that the user may not use.
    private func shown(_ network: Node, to user: User) -> Node {
        let seesAll = may(user, .manage, .vn, network)
        func isVisible(_ holder: AddressRange.Holder) -> Bool {
            seesAll || self[holder.kind, holder.id].map { may(user, .use, holder.kind, $0) } ?? false
        }
        var shown = network
        shown["AR_POOL"].children = network.ranges.map { $0.shown(to: isVisible) }
        shown["VROUTERS"].children.removeAll { !isVisible(AddressRange.Holder(.vrouter, Int($0.text) ?? -1)) }
        return shown
    }

    /// Creates a network. Its errors say what is wrong with the template.
    mutating func addNetwork(
        _ template: Node, parent: Int? = nil, template origin: Int? = nil, clusters: [Int], _ user: User
    ) throws -> Int {
        var template = template
        let (given, prefix) = (template[text: "NAME"], template[text: "TEMPLATE_NAME"])
        try ensure(!given.isEmpty || !prefix.isEmpty, .internal, "No NAME in template for Virtual Network.")
        template.remove("NAME", "TEMPLATE_NAME", "TEMPLATE_ID")
        let number = nextID(.vn)
        let driver = template[text: "VN_MAD"]
        try checkMandatory(template, driver)
        let bridgeType = try Self.bridgeType(template[text: "BRIDGE_TYPE"], of: driver)
        let vlans = ["VLAN_ID", "OUTER_VLAN_ID"].map { name in
            let isAutomatic = !template.has(name) && template.isYes("AUTOMATIC_\(name)")
            template.remove("AUTOMATIC_\(name)")
            return (id: isAutomatic ? "\(2 + number)" : template[text: name], isAutomatic: isAutomatic ? "1" : "0")
        }
        let ownBridge = vlans[0].id.isEmpty ? "onebr\(number)" : "onebr.\(vlans[0].id)"
        let bridge = template[text: "BRIDGE"].isEmpty ? ownBridge : template[text: "BRIDGE"]
        let groups = Set(template[ids: "SECURITY_GROUPS"] + [0]).sorted().map(String.init).joined(separator: ",")
        template.merge([
            "PHYDEV": template[text: "PHYDEV"], "BRIDGE": bridge, "BRIDGE_TYPE": bridgeType, "SECURITY_GROUPS": groups,
        ])
        let body = Node.list([
            "BRIDGE": bridge, "BRIDGE_TYPE": bridgeType, "STATE": "\(One.VirtualNetworkState.LOCK_CREATE.rawValue)",
            "PREV_STATE": "\(One.VirtualNetworkState.INIT.rawValue)",
            "PARENT_NETWORK_ID": parent.map(String.init) ?? "", "TEMPLATE_ID": origin.map(String.init) ?? "",
            "VN_MAD": driver, "PHYDEV": template[text: "PHYDEV"], "VLAN_ID": vlans[0].id,
            "OUTER_VLAN_ID": vlans[1].id, "VLAN_ID_AUTOMATIC": vlans[0].isAutomatic,
            "OUTER_VLAN_ID_AUTOMATIC": vlans[1].isAutomatic, "USED_LEASES": "0", "VROUTERS": "",
        ])
        let lists = Node.updateLists.map { Node($0) }
        let all = [Node("CLUSTERS", clusters.map { Node("ID", "\($0)") })] + body + lists + [template, Node("AR_POOL")]
        let id = try add(.vn, named: given.isEmpty ? "\(prefix)-\(number)" : given, all, user)
        plan(.vn, id, .state(One.VirtualNetworkState.READY.rawValue))
        return id
    }

    private func checkMandatory(_ template: Node, _ driver: String) throws {
        let mandatory = [
            "802.1Q": ["PHYDEV", "VLAN_ID"], "vxlan": ["PHYDEV", "VLAN_ID"], "dummy": ["BRIDGE"],
            "ovswitch_vxlan": ["OUTER_VLAN_ID"],
        ]
        let choices = ["VLAN_ID": " (or AUTOMATIC_VLAN_ID)", "OUTER_VLAN_ID": " (or AUTOMATIC)"]
        for name in mandatory[driver] ?? [] where template[text: name].isEmpty && !template.isYes("AUTOMATIC_\(name)") {
            throw OneError(.internal, "\(name)\(choices[name] ?? "") is mandatory for driver \(driver)")
        }
    }

    /// Returns the requested bridge type of a driver. The default is the driver's first one.
    private static func bridgeType(_ type: String, of driver: String) throws -> String {
        try ensure(!driver.isEmpty, .internal, "No VN_MAD in template for Virtual Network.")
        let types = Recorded.driver(driver, "VN_MAD_CONF")?[text: "BRIDGE_TYPE"].split(separator: ",") ?? []
        let chosen = types.first { $0 == type } ?? types.first
        return try String(ensure(chosen, .internal, "VN_MAD named \"\(driver)\" is not defined in oned.conf"))
    }

    /// Returns the template that an update stores. The elements of the network that repeat its attributes change too.
    mutating func networkTemplate(_ template: Node, of network: Node, _ user: User) throws -> Node {
        var (template, network) = (template, network)
        let old = network["TEMPLATE"]
        for name in user.isAdmin ? [] : Recorded.configuration.all("VNET_RESTRICTED_ATTR").map(\.text)
        where template[name].xml != old[name].xml {
            try ensure(!template.has(name), .internal, "Tried to change restricted attribute: \(name)")
            template[name] = old[name]
        }
        let (driver, oldType) = (template[text: "VN_MAD"], network[text: "BRIDGE_TYPE"])
        var type = template[text: "BRIDGE_TYPE"]
        if driver != network[text: "VN_MAD"], type == oldType { type = "" }
        let keepsType = release == .v6_10 && driver.isEmpty
        template[text: "BRIDGE_TYPE"] = try keepsType ? oldType : Self.bridgeType(type, of: driver)
        if template[text: "BRIDGE"].isEmpty { template[text: "BRIDGE"] = network[text: "BRIDGE"] }
        template.remove("TEMPLATE_ID", "AUTOMATIC_VLAN_ID", "AUTOMATIC_OUTER_VLAN_ID", "VNET_UPDATE")
        for name in ["VN_MAD", "BRIDGE", "BRIDGE_TYPE", "PHYDEV", "VLAN_ID", "OUTER_VLAN_ID"] {
            if network[int: "\(name)_AUTOMATIC"] == 1 {
                template.remove(name)
            } else {
                template[text: name] = template[text: name]
                network[text: name] = template[text: name]
            }
        }
        template.sort()
        self[.vn, network.id] = network
        return template
    }

    // MARK: Network templates

    mutating func networkTemplate(_ verb: String, _ id: Int, _ call: Call, _ user: User) throws -> One.XMLRPCValue? {
        if verb == "instantiate" {
            return .int(try instantiateNetwork(id, named: call.string(2), call.template(3), user))
        }
        guard ["allocate", "clone"].contains(verb) else { return nil }
        let (name, template) = try wanted(.vntemplate, verb, call, user)
        try check(name: name, forNew: .vntemplate, of: user)
        let hasDriver = !template[text: "VN_MAD"].isEmpty
        try ensure(hasDriver, .internal, "Error inserting Template in DB. VN_MAD is mandatory")
        return .int(try add(.vntemplate, named: name, [Node("REGTIME", "\(now)"), template], user))
    }

    private mutating func instantiateNetwork(_ id: Int, named name: String, _ extra: Node, _ user: User) throws -> Int {
        let document = try existing(.vntemplate, id)
        var template = document["TEMPLATE"]
        let changes = extra.children.filter { $0.xml != template[$0.name].xml }
        try checkUnrestricted("Extra Template", Node("TEMPLATE", changes), as: "VNET", user)
        let clusters = template[ids: "CLUSTER_IDS"].filter { self[.cluster, $0] != nil }
        let ranges = template.all("AR") + extra.all("AR")
        template.merge(extra.children)
        template.remove("AR", "AS_UID", "AS_GID")
        template.merge(ranges + [Node("TEMPLATE_NAME", document[text: "NAME"]), Node("NAME", name)])
        _ = try object(.vntemplate, id, .use, user)
        do {
            return try addNetwork(template, template: id, clusters: clusters.isEmpty ? [0] : clusters, user)
        } catch let error as OneError { throw failedToAllocate(.vntemplate, error.message) }
    }

    // MARK: States

    /// Enters a state after a driver has finished.
    mutating func enter(_ state: One.VirtualNetworkState, network id: Int) {
        guard let network = self[.vn, id] else { return }
        if state == .DONE, network.networkState == .LOCK_DELETE { remove(network, .vn) }
        guard state == .READY, network.networkState == .LOCK_CREATE else { return }
        // A network gets its address ranges once its driver has created it.
        var template = (try? networkTemplate(network["TEMPLATE"], of: network, oneadmin)) ?? network["TEMPLATE"]
        var (ranges, problem) = (network.ranges, String?.none)
        for description in template.all("AR") {
            do { ranges.append(try range(description, of: id, after: ranges)) } catch {
                problem = (error as? OneError)?.message
            }
        }
        template.remove("AR", "ERROR")
        if let problem { template.merge(["ERROR": logged(problem)]) }
        change(.vn, id) {
            $0["TEMPLATE"] = template
            $0.ranges = ranges
            $0.set(problem == nil ? One.VirtualNetworkState.READY : .ERROR)
        }
    }

    mutating func recoverNetwork(_ network: Node, _ number: Int) throws {
        let (id, state, operation) = (network.id, network.networkState, One.VNRecoverOperation(rawValue: number))
        guard (0...3).contains(number) else { throw OneError(.action, "Wrong recovery operation code") }
        let isUnderWay = [.INIT, .LOCK_CREATE, .LOCK_DELETE].contains(state)
        let isPossible = operation != .retry && (isUnderWay || state == .ERROR && operation != .failure)
        try ensure(isPossible, .internal, "Could not perform 'recover \(operation)' on VN \(id), wrong state \(state).")
        if operation == .delete || state == .LOCK_DELETE && operation == .success { return remove(network, .vn) }
        let problem = operation == .failure ? Node("ERROR", logged("Failure forced by user")) : nil
        change(.vn, id) {
            $0["TEMPLATE"].remove("ERROR")
            if let problem { $0["TEMPLATE"].insert(problem) }
            $0.set(problem == nil ? One.VirtualNetworkState.READY : .ERROR)
        }
    }
}

extension Node {
    /// The address ranges of a network.
    var ranges: [AddressRange] {
        get { self["AR_POOL"].all("AR").map(AddressRange.init) }
        set {
            self["AR_POOL"].children = newValue.map(\.attributes)
            self[int: "USED_LEASES"] = newValue.map(\.used).reduce(0, +)
        }
    }

    var networkState: One.VirtualNetworkState { One.VirtualNetworkState(rawValue: self[int: "STATE"]) }

    /// The lists of VMs by progress of an update of a network or a security group.
    static let updateLists = ["UPDATED_VMS", "OUTDATED_VMS", "UPDATING_VMS", "ERROR_VMS"]

    /// The attributes that request an address for an interface or a lease.
    var askedAddresses: [Node] { ["MAC", "IP", "IP6"].map { self[$0] }.filter { !$0.text.isEmpty } }

    /// Adds the missing attributes that interfaces inherit from their network or its range.
    mutating func inherit(from network: Node) {
        for name in Recorded.configuration.all("INHERIT_VNET_ATTR").map(\.text) {
            let attribute = network[name]
            for one in attribute.children.isEmpty ? [attribute] : attribute.children
            where self[text: one.name].isEmpty && !one.text.isEmpty { self[one.name] = one }
        }
        sort()
    }
}
