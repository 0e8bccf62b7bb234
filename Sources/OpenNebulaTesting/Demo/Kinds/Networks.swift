import OpenNebula

extension Cloud {
    mutating func network(_ verb: String, _ call: Call, _ user: User) throws -> One.XMLRPCValue? {
        switch verb {
        case "allocate":
            let (text, number) = (try call.string(1), try call.int(2))
            let template = Node("TEMPLATE", try TemplateReader.read(text))
            let cluster = number == -1 ? 0 : number
            guard self[.cluster, cluster] != nil else { throw missing(.cluster, cluster) }
            try authorize(user, Request(.create, .vn), Request(.admin, .cluster, cluster))
            if let name = Self.restricted(template), !user.isAdmin {
                throw OneError(.authorization, "VNET Template includes a restricted attribute \(name)")
            }
            return .int(try addNetwork(template, clusters: [cluster], user))
        case "info":
            let network = try object(.vn, call.int(1), .use, user, ignoringLock: true)
            return document(shown(network, to: user))
        case "delete":
            let id = try call.int(1)
            try deleteNetwork(object(.vn, id, .manage, user))
            return .int(id)
        case "recover": return .int(try recoverNetwork(call, user))
        case "add_ar": return .int(try addRange(call, user))
        case "update_ar": return .int(try updateRange(call, user))
        case "rm_ar", "free_ar": return .int(try removeRange(call, isFreed: verb == "free_ar", user))
        case "hold", "release": return .int(try changeHold(call, isHeld: verb == "hold", user))
        case "reserve": return .int(try reserve(call, user))
        default: return nil
        }
    }

    /// A network as a user sees it: without the leases of objects that the user may not use.
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

    // MARK: Creation

    /// - Throws: What is wrong with the template.
    mutating func addNetwork(
        _ template: Node, parent: Int? = nil, template origin: Int? = nil, clusters: [Int], _ user: User
    ) throws -> Int {
        var template = template
        let (given, prefix) = (template[text: "NAME"], template[text: "TEMPLATE_NAME"])
        guard !given.isEmpty || !prefix.isEmpty else {
            throw OneError(.internal, "No NAME in template for Virtual Network.")
        }
        for name in ["NAME", "TEMPLATE_NAME", "TEMPLATE_ID"] { template.remove(name) }
        let id = nextID(.vn)
        let name = given.isEmpty ? "\(prefix)-\(id)" : given
        try check(name: name, forNew: .vn, of: user)
        let driver = template[text: "VN_MAD"]
        guard !driver.isEmpty else { throw OneError(.internal, "No VN_MAD in template for Virtual Network.") }
        var vlans = ["VLAN_ID", "OUTER_VLAN_ID"].map { VLAN($0, in: &template) }
        try checkMandatory(template, vlans, of: driver)
        let bridgeType = try Self.bridgeType(template[text: "BRIDGE_TYPE"], of: driver)
        let ownBridge = vlans[0].id.isEmpty ? "onebr\(id)" : "onebr.\(vlans[0].id)"
        let bridge = template[text: "BRIDGE"].isEmpty ? ownBridge : template[text: "BRIDGE"]
        var groups = template[ids: "SECURITY_GROUPS"]
        groups.insert(0)
        template.merge([
            Node("PHYDEV", template[text: "PHYDEV"]), Node("BRIDGE", bridge), Node("BRIDGE_TYPE", bridgeType),
        ])
        template[ids: "SECURITY_GROUPS"] = groups
        template.sort()
        setAutomatic(&vlans, of: driver, id)

        var network = owned(.vn, name: name, user)
        network.children += [
            Node("CLUSTERS", clusters.map { Node("ID", "\($0)") }), Node("BRIDGE", bridge),
            Node("BRIDGE_TYPE", bridgeType), Node("STATE", "\(One.VirtualNetworkState.LOCK_CREATE.rawValue)"),
            Node("PREV_STATE", "\(One.VirtualNetworkState.INIT.rawValue)"),
            Node("PARENT_NETWORK_ID", parent.map(String.init) ?? ""),
            Node("TEMPLATE_ID", origin.map(String.init) ?? ""),
            Node("VN_MAD", driver), Node("PHYDEV", template[text: "PHYDEV"]), Node("VLAN_ID", vlans[0].id),
            Node("OUTER_VLAN_ID", vlans[1].id), Node("VLAN_ID_AUTOMATIC", vlans[0].isAutomatic ? "1" : "0"),
            Node("OUTER_VLAN_ID_AUTOMATIC", vlans[1].isAutomatic ? "1" : "0"), Node("USED_LEASES", "0"),
            Node("VROUTERS"),
        ]
        network.children += Node.updateLists.map { Node($0) } + [template, Node("AR_POOL")]
        _ = add(.vn, network)
        for cluster in clusters { change(.cluster, cluster) { $0["VNETS"].set(id: id, isMember: true) } }
        plan(.vn, id, .state(One.VirtualNetworkState.READY.rawValue))
        return id
    }

    /// The number of a VLAN: given, or to be chosen.
    private struct VLAN {
        var id = ""
        var isAutomatic = false

        init(_ name: String, in template: inout Node) {
            if let number = Int(template[text: name]) {
                id = "\(number)"
                template[text: name] = id
            } else {
                isAutomatic = template[text: "AUTOMATIC_\(name)"].uppercased() == "YES"
            }
            template.remove("AUTOMATIC_\(name)")
        }
    }

    private func checkMandatory(_ template: Node, _ vlans: [VLAN], of driver: String) throws {
        func refuse(_ what: String) -> OneError { OneError(.internal, "\(what) is mandatory for driver \(driver)") }
        func isMissing(_ vlan: VLAN) -> Bool { !vlan.isAutomatic && vlan.id.isEmpty }
        let needsVLAN = ["802.1Q", "vxlan"].contains(driver)
        if needsVLAN, template[text: "PHYDEV"].isEmpty { throw refuse("PHYDEV") }
        if driver == "dummy", template[text: "BRIDGE"].isEmpty { throw refuse("BRIDGE") }
        if needsVLAN, isMissing(vlans[0]) { throw refuse("VLAN_ID (or AUTOMATIC_VLAN_ID)") }
        if driver == "ovswitch_vxlan", isMissing(vlans[1]) { throw refuse("OUTER_VLAN_ID (or AUTOMATIC)") }
    }

    /// The types of bridges that a driver makes, the usual one first.
    private static let bridgeTypes = [
        "dummy": ["linux"], "802.1Q": ["linux"], "fw": ["linux"], "vxlan": ["linux"], "bridge": ["linux"],
        "elastic": ["linux"], "nodeport": ["linux"], "ovswitch": ["openvswitch", "openvswitch_dpdk"],
        "ovswitch_vxlan": ["openvswitch"],
    ]

    static func bridgeType(_ type: String, of driver: String) throws -> String {
        guard let types = bridgeTypes[driver], let usual = types.first else {
            throw OneError(.internal, "VN_MAD named \"\(driver)\" is not defined in oned.conf")
        }
        guard type.isEmpty || types.contains(type) else {
            let problem = "has wrong value \"\(type)\" for VN_MAD_CONF \(driver) in oned.conf"
            throw OneError(.internal, "Attribute BRIDGE_TYPE \(problem)")
        }
        return type.isEmpty ? usual : type
    }

    /// Chooses the numbers of VLANs, as far as the driver has some.
    private func setAutomatic(_ vlans: inout [VLAN], of driver: String, _ id: Int) {
        let first = 2
        if vlans[0].isAutomatic, ["802.1Q", "ovswitch", "ovswitch_vxlan"].contains(driver) {
            let taken = Set(
                all(.vn).filter { $0[int: "VLAN_ID_AUTOMATIC"] == 1 && $0[text: "VN_MAD"] != "vxlan" }
                    .map { $0[int: "VLAN_ID"] })
            let hint = first + id % (4095 - first)
            vlans[0].id = "\(([hint] + Array(first..<4095)).first { !taken.contains($0) } ?? hint)"
        }
        if vlans[0].isAutomatic, driver == "vxlan" { vlans[0].id = "\(first + id)" }
        if vlans[1].isAutomatic, driver == "ovswitch_vxlan" { vlans[1].id = "\(first + id)" }
    }
}
