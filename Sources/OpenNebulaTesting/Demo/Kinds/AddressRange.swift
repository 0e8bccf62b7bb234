import OpenNebula

/// An address range of a network, with its leases.
struct AddressRange {
    /// The range as a core stores it.
    var attributes: Node
    private var leases: [UInt64: Holder] = [:] { didSet { writeLeases() } }

    /// The holder of an address.
    struct Holder: Hashable {
        var (kind, id): (Cloud.Kind, Int)

        init(_ kind: Cloud.Kind, _ id: Int) { (self.kind, self.id) = (kind, id) }

        /// Creates a holder from the name of its document.
        init?(_ name: String, _ id: Int?) {
            guard let id, let kind = Self.bits.keys.first(where: { $0.element == name }) else { return nil }
            self.init(kind, id)
        }

        init?(number: Int) {
            guard let kind = Self.bits.first(where: { number & $0.value != 0 })?.key else { return nil }
            self.init(kind, Int(Int32(truncatingIfNeeded: number)))
        }

        /// Kind and id in one number, as a core stores them.
        var number: Int { Self.bits[kind, default: 0] | Int(UInt32(truncatingIfNeeded: id)) }

        /// The holder of an address that is on hold.
        static let nobody = Holder(.vm, -1)

        private static let bits: [Cloud.Kind: Int] = [.vm: 1 << 36, .vn: 1 << 38, .vrouter: 1 << 50]
    }

    /// Creates a range from the form that is stored, or from that of `one.vn.info`.
    init(_ document: Node) {
        attributes = document
        let numbers = document[text: "ALLOCATED"].split(separator: " ").compactMap { Int($0) }
        for index in stride(from: 0, to: numbers.count - 1, by: 2) {
            leases[UInt64(numbers[index])] = Holder(number: numbers[index + 1])
        }
        guard document.has("LEASES") else { return }
        attributes.children.removeAll { Self.shown.contains($0.name) }
        for lease in document["LEASES"].children {
            guard let position = position(lease["MAC"]) else { continue }
            leases[position] = lease.children.lazy.compactMap { Holder($0.name, Int($0.text)) }.first
        }
        if !leases.isEmpty { writeLeases() }
    }

    /// Creates a new range. If neither the description nor an IP address gives its first MAC address, that is `mac`.
    init(_ description: Node, id: Int, mac: MAC) throws {
        attributes = description
        let types = ["ETHER", "IP4", "IP6", "IP4_6", "IP6_STATIC", "IP4_6_STATIC"]
        try ensure(types.contains(type), .internal, "Unknown or missing address range TYPE.")
        let unused = (hasIP ? [] : ["IP"]) + (hasIP6 ? [] : ["IP6"]) + (hasPrefixes ? [] : Self.prefixes)
        attributes.children.removeAll { (unused + ["ALLOCATED", "PARENT_NETWORK_AR_ID"]).contains($0.name) }
        try ensure(!hasIP || ip != nil, .internal, "Wrong or empty IP attribute")
        try ensure(!hasIP6 || ip6 != nil, .internal, "Wrong or empty IP6 attribute")
        let text = description[text: "MAC"]
        let usual = ip.map { MAC(own: $0.number) } ?? mac
        let first = try ensure(text.isEmpty ? usual : MAC(text), .internal, "Wrong format for MAC attribute: \(text)")
        try ensure(UInt64(attributes[text: "SIZE"]) != nil, .internal, "Wrong SIZE for address range")
        attributes.merge(["AR_ID": "\(id)", "MAC": first.text, "NEXT_INDEX": "0", "SHARED": "NO"])
    }

    // MARK: Attributes

    private static let prefixes = ["GLOBAL_PREFIX", "ULA_PREFIX"]
    /// The attributes that are not stored.
    private static let shown = [
        "MAC_END", "IP_END", "IP6_END", "IP6_ULA", "IP6_ULA_END", "IP6_GLOBAL", "IP6_GLOBAL_END", "USED_LEASES",
        "LEASES",
    ]

    private var type: String { attributes[text: "TYPE"].uppercased() }
    private var hasIP: Bool { type.hasPrefix("IP4") }
    private var hasPrefixes: Bool { ["IP6", "IP4_6"].contains(type) }
    private var hasIP6: Bool { type.hasSuffix("_STATIC") }

    var id: Int { attributes[int: "AR_ID"] }
    var size: UInt64 { UInt64(attributes[text: "SIZE"]) ?? 0 }
    private var mac: MAC { MAC(attributes[text: "MAC"]) ?? MAC(0) }
    private var ip: IP? { hasIP ? IP(attributes[text: "IP"]) : nil }
    private var ip6: IP6? { hasIP6 ? IP6(attributes[text: "IP6"]) : nil }

    /// The range of the parent network from which this one was reserved.
    var parent: Int? { Int(attributes[text: "PARENT_NETWORK_AR_ID"]) }

    /// Returns the address at a position, in all its forms.
    private func address(at position: UInt64) -> [Node] {
        let mac = mac + position
        func derived(_ prefix: String) -> String? { hasPrefixes ? IP6(prefix: prefix, mac)?.text : nil }
        let forms: [(name: String, text: String?)] = [
            ("MAC", mac.text), ("IP", ip.map { ($0 + position).text }), ("IP6_LINK", derived("fe80::")),
            ("IP6_ULA", derived(attributes[text: "ULA_PREFIX"])),
            ("IP6_GLOBAL", derived(attributes[text: "GLOBAL_PREFIX"])), ("IP6", ip6.map { ($0 + position).text }),
        ]
        return forms.compactMap { name, text in text.map { Node(name, $0) } }
    }

    /// The range as `one.vn.info` shows it, with the leases of these holders.
    func shown(to isVisible: (Holder) -> Bool) -> Node {
        var shown = attributes
        shown.remove("ALLOCATED")
        for (first, last) in zip(address(at: 0), address(at: size &- 1)) where first.name != "IP6_LINK" {
            if first.name.hasPrefix("IP6_") { shown.children.append(first) }
            shown.children.append(Node("\(last.name)_END", last.text))
        }
        let visible = sortedLeases.filter { isVisible($0.value) }.map { position, holder in
            Node("LEASE", address(at: position) + [Node(holder.kind.element, "\(holder.id)")]).with { $0.sort() }
        }
        shown.children += [Node("USED_LEASES", "\(used)"), Node("LEASES", visible)]
        return shown
    }

    /// Returns a security group's rule for this range.
    func rule(_ rule: Node) -> Node {
        let own = attributes.children.filter { ["AR_ID", "TYPE", "SIZE", "MAC", "IP", "IP6"].contains($0.name) }
        let derived = address(at: 0).filter { ["IP6_ULA", "IP6_GLOBAL"].contains($0.name) }
        return rule.with { $0.merge(own + derived) }
    }

    /// Replaces the attributes that can be changed.
    mutating func update(_ description: Node) throws {
        let text = description[text: "SIZE"]
        let new = try ensure(
            text.isEmpty ? size : UInt64(text), .internal, "Unable to read the SIZE attribute, it must be number >= 0")
        try ensure(parent == nil || new == size, .internal, "The SIZE of a reservation cannot be changed.")
        let problem = "New SIZE cannot be applied. There are used leases that would fall outside the range."
        try ensure(leases.keys.allSatisfy { $0 < new }, .internal, problem)
        let fixed = ["TYPE", "SHARED", "MAC", "AR_ID", "ALLOCATED"]
        let own = ["PARENT_NETWORK_AR_ID", "IP", "IP6", "IPAM_MAD"]
        let old = attributes
        attributes = Node("AR", description.children.filter { !(Self.shown + own).contains($0.name) })
        attributes.merge((fixed + own.filter(old.has)).map { Node($0, old[text: $0]) })
        for name in Self.prefixes where hasPrefixes { attributes.merge([Node(name, attributes[text: name])]) }
        let next = UInt64(old[text: "NEXT_INDEX"]) ?? 0
        attributes.merge(["SIZE": "\(new)", "NEXT_INDEX": "\(next < new ? next : 0)"])
    }

    // MARK: Leases

    var used: Int { leases.count }

    private var sortedLeases: [(key: UInt64, value: Holder)] { leases.sorted { $0.key < $1.key } }

    private mutating func writeLeases() {
        attributes.merge(["ALLOCATED": sortedLeases.map { " \($0.key) \($0.value.number)" }.joined()])
    }

    /// Returns the position of an address: a `MAC`, an `IP` or an `IP6`. Returns nil if it is not in the range.
    func position(_ address: Node) -> UInt64? {
        let position: UInt64? =
            switch address.name {
            case "MAC": mac.distance(to: address.text)
            case "IP": ip?.distance(to: address.text)
            default: ip6?.distance(to: address.text)
            }
        return position.flatMap { $0 < size ? $0 : nil }
    }

    private func isFree(_ position: UInt64) -> Bool { leases[position] == nil }

    /// Finds a number of consecutive free addresses: the first ones, or those after the ones that were found last.
    private mutating func findFree(_ count: UInt64, first: Bool) -> UInt64? {
        guard count > 0, size >= UInt64(used), count <= size - UInt64(used) else { return nil }
        let next = first ? 0 : UInt64(attributes[text: "NEXT_INDEX"]) ?? 0
        for offset in 0..<size {
            let start = ((next < size ? next : 0) + offset) % size
            guard count <= size - start, (start..<start + count).allSatisfy(isFree) else { continue }
            attributes[text: "NEXT_INDEX"] = "\((start + count) % size)"
            return start
        }
        return nil
    }

    /// - Returns: Whether the address was free.
    mutating func hold(_ position: UInt64, for holder: Holder) -> Bool {
        guard isFree(position) else { return false }
        leases[position] = holder
        return true
    }

    /// Leases an address for a NIC: the requested one, or any.
    mutating func lease(_ nic: inout Node, for holder: Holder, asked: Node?, first: Bool) -> Bool {
        guard let position = asked.map(position) ?? findFree(1, first: first), hold(position, for: holder)
        else { return false }
        nic.merge(address(at: position) + [Node("AR_ID", "\(id)")])
        nic.merge(["VN_MAD", "BRIDGE", "PHYDEV", "VLAN_ID"].map { attributes[$0] }.filter { !$0.text.isEmpty })
        nic.inherit(from: attributes)
        return true
    }

    /// Releases addresses.
    mutating func free(_ holder: Holder, at positions: Range<UInt64> = 0..<UInt64.max) {
        let others = leases.filter { !(positions.contains($0.key) && $0.value == holder) }
        if others.count != leases.count { leases = others }
    }

    /// Reserves addresses for another network, from a position on or anywhere. Returns the range for that network, with
    /// its new id.
    mutating func reserve(
        _ count: UInt64, from start: UInt64?, first: Bool, for network: Int, id: Int
    ) throws -> AddressRange? {
        // A lease takes memory, so their number is limited.
        guard count <= min(size, 1 << 20), let start = start ?? findFree(count, first: first), start <= size - count,
            (start..<start + count).allSatisfy(isFree)
        else { return nil }
        leases.merge((start..<start + count).map { ($0, Holder(.vn, network)) }) { _, new in new }
        let moved = address(at: start).filter { attributes.has($0.name) } + [Node("SIZE", "\(count)")]
        let description = attributes.with {
            $0.merge(moved)
            $0.remove("IPAM_MAD")
        }
        var range = try AddressRange(description, id: id, mac: mac)
        range.attributes.merge(["PARENT_NETWORK_AR_ID": "\(self.id)"])
        return range
    }
}
