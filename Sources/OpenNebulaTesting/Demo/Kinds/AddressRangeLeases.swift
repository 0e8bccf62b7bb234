import OpenNebula

/// The addresses of a range that are held.
extension AddressRange {
    var used: Int { leases.count }

    var sortedLeases: [(position: UInt64, holder: Holder)] {
        leases.sorted { $0.key < $1.key }.flatMap { position, holders in
            holders.sorted { $0.number < $1.number }.map { (position, $0) }
        }
    }

    mutating func readLeases() {
        let numbers = attributes[text: "ALLOCATED"].split(separator: " ").compactMap { Int($0) }
        for index in stride(from: 0, to: numbers.count - 1, by: 2) {
            guard let holder = Holder(number: numbers[index + 1]) else { continue }
            leases[UInt64(numbers[index]), default: []].insert(holder)
        }
    }

    mutating func writeLeases() {
        let text = sortedLeases.map { " \($0.position) \($0.holder.number)" }.joined()
        attributes.merge([Node("ALLOCATED", text)])
    }

    /// The position of an address, given as a `MAC`, an `IP` or an `IP6`, nil where it is none of the range.
    func position(_ name: String, _ address: String) -> UInt64? {
        let position: UInt32
        switch name {
        case "MAC":
            guard !isShared, let other = MAC(address), other.prefix == mac.prefix, other.number >= mac.number else {
                return nil
            }
            position = other.number - mac.number
        case "IP":
            guard let ip, let other = IP(address), other.number >= ip.number else { return nil }
            position = other.number - ip.number
        default:
            guard let ip6, let other = IP6(address), other.prefix == ip6.prefix,
                other.suffix >> 32 == ip6.suffix >> 32, other.suffix >= ip6.suffix
            else { return nil }
            position = UInt32(other.suffix - ip6.suffix)
        }
        return position < size ? UInt64(position) : nil
    }

    func isFree(_ position: UInt64) -> Bool { leases[position] == nil }

    /// Finds so many free addresses in a row, after those that were found last.
    private mutating func findFree(_ count: UInt64) -> UInt64? {
        guard !isShared, count > 0, size >= UInt64(used), count <= size - UInt64(used) else { return nil }
        let next = UInt64(attributes[text: "NEXT_INDEX"]) ?? 0
        for offset in 0..<size {
            let start = ((next < size ? next : 0) + offset) % size
            guard count <= size - start, (start..<start + count).allSatisfy(isFree) else { continue }
            attributes[text: "NEXT_INDEX"] = "\((start + count) % size)"
            return start
        }
        return nil
    }

    mutating func hold(_ position: UInt64, for holder: Holder) {
        leases[position, default: []].insert(holder)
        writeLeases()
    }

    /// Completes a NIC with an address: the one that it asks for, or any.
    ///
    /// - Returns: Whether there is one.
    mutating func lease(_ nic: inout Node, for holder: Holder, asked: Node?) -> Bool {
        let position: UInt64?
        if let asked {
            position = self.position(asked.name, asked.text).flatMap { isShared || isFree($0) ? $0 : nil }
        } else {
            position = findFree(1)
        }
        guard let position else { return false }
        nic.merge(address(at: position) + [Node("AR_ID", "\(id)")])
        if isShared {
            nic.merge([Node("MAC", MAC.scattered(holder.id, id, Int(position)).text), Node("SHARED", "YES")])
        }
        let own = ["VN_MAD", "BRIDGE", "PHYDEV", "VLAN_ID"].filter { !attributes[text: $0].isEmpty }
        nic.merge(own.map { attributes[$0] })
        nic.inherit(from: attributes)
        hold(position, for: holder)
        return true
    }

    /// Takes addresses from their holder.
    mutating func free(_ holder: Holder, at positions: Range<UInt64> = 0..<UInt64.max) {
        let freed = leases.filter { positions.contains($0.key) && $0.value.contains(holder) }.map(\.key)
        for position in freed {
            leases[position]?.remove(holder)
            if leases[position]?.isEmpty == true { leases[position] = nil }
        }
        if !freed.isEmpty { writeLeases() }
    }

    /// Reserves addresses for another network, from a position or any: a range that has the id there.
    mutating func reserve(_ count: UInt64, from start: UInt64?, for network: Int, id: Int) throws -> AddressRange? {
        guard !isShared, count <= size, let start = start ?? findFree(count),
            (start..<start + count).allSatisfy(isFree)
        else { return nil }
        for position in start..<start + count { leases[position] = [Holder(.vn, network)] }
        writeLeases()
        var description = attributes
        let derived = ["IP6_LINK", "IP6_ULA", "IP6_GLOBAL"]
        description.merge(address(at: start).filter { !derived.contains($0.name) } + [Node("SIZE", "\(count)")])
        description.remove("IPAM_MAD")
        var range = try AddressRange(description, id: id, mac: mac)
        range.attributes.merge([Node("PARENT_NETWORK_AR_ID", "\(self.id)")])
        return range
    }
}

extension Node {
    /// Takes over what interfaces inherit from their network, or from its range, where there is nothing yet.
    mutating func inherit(from network: Node) {
        for name in Self.inherited.sorted() {
            let attribute = network[name]
            for one in attribute.children.isEmpty ? [attribute] : attribute.children
            where self[text: one.name].isEmpty && !one.text.isEmpty {
                self[one.name] = one
            }
        }
        sort()
    }

    static let inherited: Set = [
        "VLAN_TAGGED_ID", "FILTER", "FILTER_IP_SPOOFING", "FILTER_MAC_SPOOFING", "MTU", "METRIC", "IP6_METRIC",
        "METHOD", "IP6_METHOD", "INBOUND_AVG_BW", "INBOUND_PEAK_BW", "INBOUND_PEAK_KB", "OUTBOUND_AVG_BW",
        "OUTBOUND_PEAK_BW", "OUTBOUND_PEAK_KB", "CONF", "BRIDGE_CONF", "OVS_BRIDGE_CONF", "IP_LINK_CONF",
        "EXTERNAL_IP", "AWS_ALLOCATION_ID", "VULTR_IP_ID", "GATEWAY", "DNS", "VXLAN_MODE", "VXLAN_TEP", "VXLAN_MC",
        "CVLANS", "QINQ_TYPE", "TRUST", "SPOOFCHK",
    ]
}
