import OpenNebula

/// The leases of interfaces.
extension Cloud {
    /// Returns an interface of a VM or a virtual router with the attributes of its network, if it has one, and leases an
    /// address for it.
    mutating func lease(_ nic: Node, for holder: Node, _ user: User) throws -> Node {
        guard let id = try named(.vn, in: nic, "NIC", user), let holder = AddressRange.Holder(holder.name, holder.id)
        else { return nic }
        guard self[.vn, id] != nil else { throw OneError(.action, "Virtual network with ID: \(id) does not exist") }
        var (network, nic) = (try object(.vn, id, .use, user), nic)
        nic.merge(["NETWORK": network[text: "NAME"], "NETWORK_ID": "\(id)"])
        let isForVM = holder.kind == .vm
        if isForVM {
            let given = ["BRIDGE", "VN_MAD", "PHYDEV", "VLAN_ID", "OUTER_VLAN_ID", "PARENT_NETWORK_ID", "BRIDGE_TYPE"]
            nic.merge(given.map { network[$0] }.filter { !$0.text.isEmpty })
            nic.merge(["CLUSTER_ID": network["CLUSTERS"].ids.map(String.init).joined(separator: ",")])
        }
        if isForVM || nic.isYes("FLOATING_IP") {
            var ranges = network.ranges
            let (asked, first) = (nic.askedAddresses, release.leasesFirst)
            let isLeased =
                asked.count <= 1
                && ranges.indices.contains { ranges[$0].lease(&nic, for: holder, asked: asked.first, first: first) }
            try ensure(isLeased, .action, "Cannot get IP/MAC lease from virtual network \(id).")
            network.ranges = ranges
        }
        if isForVM {
            nic.inherit(from: network["TEMPLATE"])
            let range = network.ranges.first { nic.has("AR_ID") && $0.id == nic[int: "AR_ID"] }?.attributes
            let groups = [nic, network["TEMPLATE"], range ?? Node("AR")].flatMap { $0[ids: "SECURITY_GROUPS"] }
            nic[ids: "SECURITY_GROUPS"] = Set(groups).sorted()
            nic.sort()
        }
        network[isForVM ? "UPDATED_VMS" : "VROUTERS"].set(id: holder.id, isMember: true)
        self[.vn, id] = network
        return nic
    }

    /// Releases the address of an interface of a VM or a virtual router.
    mutating func release(_ nic: Node, of holder: Node) {
        guard let id = Int(nic[text: "NETWORK_ID"]), let holder = AddressRange.Holder(holder.name, holder.id)
        else { return }
        let mac = Node("MAC", nic[text: holder.kind == .vm ? "MAC" : "VROUTER_MAC"])
        changeRanges(of: id, Int(nic[text: "AR_ID"])) { range in
            if let position = range.position(mac) { range.free(holder, at: position..<position + 1) }
        }
        let lists = holder.kind == .vm ? Node.updateLists : ["VROUTERS"]
        change(.vn, id) { for list in lists { $0[list].set(id: holder.id, isMember: false) } }
    }
}
