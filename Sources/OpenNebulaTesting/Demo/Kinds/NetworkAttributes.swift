import OpenNebula

/// The attributes of networks.
extension Cloud {
    /// What only administrators may set in a network, or in its address ranges.
    static let restricted: Set = [
        "VN_MAD", "PHYDEV", "QINQ_TYPE", "BRIDGE", "CONF", "BRIDGE_CONF", "OVS_BRIDGE_CONF", "IP_LINK_CONF", "FILTER",
        "FILTER_IP_SPOOFING", "FILTER_MAC_SPOOFING", "CLUSTER_IDS", "EXTERNAL",
    ]

    /// The first restricted attribute of a network's template, or of an address range.
    static func restricted(_ template: Node) -> String? {
        template.all("AR").lazy.compactMap { Self.restricted($0) }.first
            ?? template.children.first { restricted.contains($0.name) }?.name
    }

    /// The template that an update stores. What the network has of it beside changes with it.
    mutating func networkTemplate(_ template: Node, of id: Int, _ user: User) throws -> Node {
        guard var network = self[.vn, id] else { throw missing(.vn, id) }
        let old = network["TEMPLATE"]
        var template = template
        if !user.isAdmin { try keepRestricted(of: old, in: &template) }
        let driver = template[text: "VN_MAD"]
        guard !driver.isEmpty else { throw OneError(.internal, "No VN_MAD in template for Virtual Network.") }
        let (type, oldType) = (template[text: "BRIDGE_TYPE"], network[text: "BRIDGE_TYPE"])
        let isOld = driver != network[text: "VN_MAD"] && type == oldType
        template[text: "BRIDGE_TYPE"] = try Self.bridgeType(isOld ? "" : type, of: driver)
        if template[text: "BRIDGE"].isEmpty { template[text: "BRIDGE"] = network[text: "BRIDGE"] }
        for name in ["TEMPLATE_ID", "AUTOMATIC_VLAN_ID", "AUTOMATIC_OUTER_VLAN_ID", "VNET_UPDATE"] {
            template.remove(name)
        }
        for name in ["VLAN_ID", "OUTER_VLAN_ID"] where network[int: "\(name)_AUTOMATIC"] == 1 { template.remove(name) }
        var own = ["VN_MAD", "BRIDGE", "BRIDGE_TYPE", "PHYDEV"]
        own += ["VLAN_ID", "OUTER_VLAN_ID"].filter { network[int: "\($0)_AUTOMATIC"] == 0 }
        for name in own {
            template[text: name] = template[text: name]
            network[text: name] = template[text: name]
        }
        template.sort()
        network["TEMPLATE"] = template
        self[.vn, id] = network
        let changed = Self.live.filter { template[text: $0] != old[text: $0] }
        renewNICs(of: network, Dictionary(uniqueKeysWithValues: changed.map { ($0, old[text: $0]) }))
        return template
    }

    /// What changes in interfaces as it changes in their network.
    private static let live: Set = [
        "PHYDEV", "MTU", "VLAN_ID", "QINQ_TYPE", "CVLANS", "VLAN_TAGGED_ID", "OUTER_VLAN_ID", "INBOUND_AVG_BW",
        "INBOUND_PEAK_BW", "INBOUND_PEAK_KB", "OUTBOUND_AVG_BW", "OUTBOUND_PEAK_BW", "OUTBOUND_PEAK_KB", "SPOOFCHK",
        "TRUST",
    ]

    /// Gives the interfaces of VMs what changed in their network, which is `changed` as it was before, except what was
    /// their own.
    mutating func renewNICs(of network: Node, _ changed: [String: String]) {
        guard !changed.isEmpty else { return }
        let ranges = network.ranges
        for vm in network["UPDATED_VMS"].ids {
            var isRenewed = false
            change(.vm, vm) { vm in
                for index in vm["TEMPLATE"].children.indices {
                    var nic = vm["TEMPLATE"].children[index]
                    guard ["NIC", "NIC_ALIAS", "PCI"].contains(nic.name), nic[text: "NETWORK_ID"] == network[text: "ID"]
                    else { continue }
                    let range = ranges.first { $0.id == nic[int: "AR_ID"] }?.attributes ?? Node("AR")
                    for (name, old) in changed where !nic.has(name) || nic[text: name] == old {
                        let value = range.has(name) ? range[text: name] : network["TEMPLATE"][text: name]
                        if value.isEmpty { nic.remove(name) } else { nic[text: name] = value }
                        isRenewed = true
                    }
                    nic.sort()
                    vm["TEMPLATE"].children[index] = nic
                }
            }
            if isRenewed, let vm = self[.vm, vm], VMPhase(of: vm) == .lcm(.RUNNING) {
                walk([.lcm(.HOTPLUG_NIC), .lcm(.RUNNING)], vm: vm[int: "ID"])
            }
        }
    }

    /// Gives back what a user may not take away, and refuses what a user may not change.
    private func keepRestricted(of old: Node, in template: inout Node) throws {
        let isAppended = old.children.allSatisfy { template.has($0.name) }
        for name in Self.restricted.sorted() where template[name].xml != old[name].xml {
            guard template.has(name) else {
                template[name] = old[name]
                continue
            }
            let problem =
                isAppended ? "User Template includes a restricted attribute" : "Tried to change restricted attribute:"
            throw OneError(.internal, "\(problem) \(name)")
        }
    }
}
