import OpenNebula

/// The addresses that interfaces have of networks.
extension Cloud {
    /// An interface completed by its network, for the document of a VM or a virtual router. The lease is entered in the
    /// network. An interface that is of none stays as it is.
    mutating func lease(_ nic: Node, for holder: Node, _ user: User) throws -> Node {
        guard let id = try network(of: nic, user), let holder = AddressRange.Holder(holder.name, holder[int: "ID"])
        else { return nic }
        var network = try object(.vn, id, .use, user)
        var nic = nic
        nic.merge([Node("NETWORK", network[text: "NAME"]), Node("NETWORK_ID", "\(id)")])
        if holder.kind == .vm { nic.takeAttributes(of: network) }
        let (asked, isFloating) = (nic.askedAddresses, nic.isYes("FLOATING_IP"))
        var isLeased = true
        if holder.kind == .vm, isFloating, nic.isYes("FLOATING_ONLY") {
            nic.merge([Node("MAC", MAC.scattered(holder.id, nic[int: "NIC_ID"], id).text)])
            for name in ["IP", "IP6_LINK", "IP6_ULA", "IP6_GLOBAL"] { nic.remove(name) }
        } else if holder.kind == .vm || isFloating {
            var ranges = network.ranges
            isLeased =
                asked.count <= 1 && ranges.indices.contains { ranges[$0].lease(&nic, for: holder, asked: asked.first) }
            network.ranges = ranges
        }
        guard isLeased else {
            throw OneError(.action, "Cannot get IP/MAC lease from virtual network \(id).")
        }
        if holder.kind == .vm {
            nic.inherit(from: network["TEMPLATE"])
            let range = network.ranges.first { nic.has("AR_ID") && $0.id == nic[int: "AR_ID"] }
            let groups = [network["TEMPLATE"], range?.attributes].compactMap { $0?[ids: "SECURITY_GROUPS"] }
            nic[ids: "SECURITY_GROUPS"] = groups.reduce(nic[ids: "SECURITY_GROUPS"]) { $0.union($1) }
            nic.sort()
        }
        network[holder.kind == .vm ? "UPDATED_VMS" : "VROUTERS"].set(id: holder.id, isMember: true)
        self[.vn, id] = network
        return nic
    }

    /// Takes the address of an interface back, from the document of a VM or a virtual router.
    mutating func release(_ nic: Node, of holder: Node) {
        guard let id = Int(nic[text: "NETWORK_ID"]),
            let holder = AddressRange.Holder(holder.name, holder[int: "ID"])
        else { return }
        let mac = Node("MAC", nic[text: holder.kind == .vm ? "MAC" : "VROUTER_MAC"])
        let addresses = nic.isYes("SHARED") ? [nic["IP"], nic["IP6"]] : [mac]
        changeRanges(of: id, Int(nic[text: "AR_ID"])) { range in
            let positions = addresses.compactMap { range.position($0.name, $0.text) }
            if let position = positions.first { range.free(holder, at: position..<position + 1) }
        }
        change(.vn, id) { network in
            for list in holder.kind == .vm ? Node.updateLists : ["VROUTERS"] {
                network[list].set(id: holder.id, isMember: false)
            }
        }
    }

    /// The network that an interface names, by its id or by its name and the owner's; nil for one of no network.
    private func network(of nic: Node, _ user: User) throws -> Int? {
        let (id, name) = (nic[text: "NETWORK_ID"], nic[text: "NETWORK"])
        guard id.isEmpty else {
            guard let number = Int(id), self[.vn, number] != nil else {
                throw OneError(.action, "Virtual network with ID: \(id) does not exist")
            }
            return number
        }
        guard !name.isEmpty else { return nil }
        let (uid, owner) = (nic[text: "NETWORK_UID"], nic[text: "NETWORK_UNAME"])
        var number: Int? = user.id
        if !uid.isEmpty {
            number = Int(uid)
        } else if !owner.isEmpty {
            number = all(.user).first { $0[text: "NAME"] == owner }?[int: "ID"]
        }
        guard let number else {
            throw OneError(
                .action,
                uid.isEmpty ? "User set in NETWORK_UNAME does not exist" : "Cannot get user in NETWORK_UID")
        }
        guard let network = other(.vn, named: name, of: number) else {
            throw OneError(
                .action,
                "User \(number) does not own a network with name: \(name) . "
                    + "Set NETWORK_UNAME or NETWORK_UID of owner in NIC.")
        }
        return network
    }
}

extension Node {
    /// Gives an interface what each of a network has.
    fileprivate mutating func takeAttributes(of network: Node) {
        let given = ["BRIDGE", "VN_MAD", "PHYDEV", "VLAN_ID", "OUTER_VLAN_ID", "PARENT_NETWORK_ID", "BRIDGE_TYPE"]
        merge(given.map { network[$0] }.filter { !$0.text.isEmpty })
        merge([Node("CLUSTER_ID", network["CLUSTERS"].ids.map(String.init).joined(separator: ","))])
    }
}
