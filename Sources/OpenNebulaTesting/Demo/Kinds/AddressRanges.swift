import OpenNebula

/// A range of addresses of a network, and who holds them.
struct AddressRange {
    /// The range as a core stores it.
    var attributes: Node
    var leases: [UInt64: Set<Holder>] = [:]

    /// Who holds an address.
    struct Holder: Hashable {
        var kind: Cloud.Kind
        var id: Int

        init(_ kind: Cloud.Kind, _ id: Int) { (self.kind, self.id) = (kind, id) }

        /// A holder of the kind whose documents are named so.
        init?(_ name: String, _ id: Int?) {
            guard let id, let kind = Self.bits.first(where: { $0.kind.element == name })?.kind else { return nil }
            self.init(kind, id)
        }

        init?(number: Int) {
            guard let kind = Self.bits.first(where: { number & $0.bit != 0 })?.kind else { return nil }
            self.init(kind, Int(Int32(truncatingIfNeeded: number)))
        }

        /// One number for both, as a core stores them.
        var number: Int {
            (Self.bits.first { $0.kind == kind }?.bit ?? 0) | Int(UInt32(truncatingIfNeeded: id))
        }

        var element: Node { Node(kind.element, "\(id)") }

        /// Holds an address that no object may have.
        static let nobody = Holder(.vm, -1)

        private static let bits: [(kind: Cloud.Kind, bit: Int)] = [(.vm, 1 << 36), (.vn, 1 << 38), (.vrouter, 1 << 50)]
    }

    /// A range as it is stored, or as `one.vn.info` shows it.
    init(_ document: Node) {
        attributes = document
        guard document.has("LEASES") else {
            readLeases()
            return
        }
        for name in Self.shown { attributes.remove(name) }
        for lease in document["LEASES"].children {
            let names = isShared ? ["IP", "IP6"] : ["MAC"]
            guard let position = names.compactMap({ self.position($0, lease[text: $0]) }).first else { continue }
            for holder in lease.children.compactMap({ Holder($0.name, Int($0.text)) }) {
                leases[position, default: []].insert(holder)
            }
        }
        if !leases.isEmpty { writeLeases() }
    }

    /// A new range. Where neither the description nor an IP address says where it begins, it begins at `mac`.
    init(_ description: Node, id: Int, mac: MAC) throws {
        attributes = description
        guard Self.types.contains(type) else { throw OneError(.internal, "Unknown or missing address range TYPE.") }
        if isShared, !["IP4", "IP6_STATIC"].contains(type) {
            throw OneError(.internal, "Shared ARs can be only of type IP4 or IP6_STATIC.")
        }
        if isShared, !["", "internal"].contains(description[text: "IPAM_MAD"]) {
            throw OneError(.internal, "Shared ARs cannot use an external IPAM")
        }
        let unused = (hasIP ? [] : ["IP"]) + (hasIP6 ? [] : ["IP6"]) + (hasPrefixes ? [] : Self.prefixes)
        let own = ["ALLOCATED", "USED_LEASES", "LEASES", "PARENT_NETWORK_AR_ID", "PARENT_NETWORK"]
        for name in unused + own { attributes.remove(name) }
        if hasIP, ip == nil { throw OneError(.internal, "Wrong or empty IP attribute") }
        try checkPrefixes()
        if hasIP6 { try checkIP6() }
        let text = description[text: "MAC"]
        guard let first = text.isEmpty ? ip.map({ MAC($0.number) }) ?? mac : MAC(text) else {
            throw OneError(.internal, "Wrong format for MAC attribute: \(text)")
        }
        guard UInt64(attributes[text: "SIZE"]) != nil else {
            throw OneError(.internal, "Wrong SIZE for address range")
        }
        attributes.merge([
            Node("AR_ID", "\(id)"), Node("MAC", (isShared ? MAC(prefix: 0, 0) : first).text), Node("NEXT_INDEX", "0"),
            Node("SHARED", isShared ? "YES" : "NO"),
        ])
    }

    private func checkPrefixes() throws {
        for (name, what) in zip(Self.prefixes, ["global", "unique local"]) {
            let text = attributes[text: name]
            guard text.isEmpty || IP6(text) != nil else {
                throw OneError(.internal, "Wrong format for IP6 \(what) address prefix")
            }
        }
    }

    /// Checks the IPv6 address; without a size, the range goes to the end of its network.
    private mutating func checkIP6() throws {
        guard let ip6 else { throw OneError(.internal, "Wrong or empty IP6 attribute") }
        guard let length = Int(attributes[text: "PREFIX_LENGTH"]) else {
            throw OneError(.internal, "Wrong or empty PREFIX_LENGTH")
        }
        guard attributes[text: "SIZE"].isEmpty else { return }
        let all: UInt64 = length <= 64 ? .max : 1 << (128 - length)
        attributes.merge([Node("SIZE", "\(all &- ip6.suffix & (length <= 64 ? all : all &- 1))")])
    }

    // MARK: Attributes

    private static let types = ["ETHER", "IP4", "IP6", "IP4_6", "IP6_STATIC", "IP4_6_STATIC"]
    private static let prefixes = ["GLOBAL_PREFIX", "ULA_PREFIX"]
    /// What is not stored.
    private static let shown = [
        "MAC_END", "IP_END", "IP6_END", "IP6_ULA", "IP6_ULA_END", "IP6_GLOBAL", "IP6_GLOBAL_END", "USED_LEASES",
        "LEASES",
    ]

    private var type: String { attributes[text: "TYPE"].uppercased() }
    private var hasIP: Bool { type.hasPrefix("IP4") }
    private var hasPrefixes: Bool { ["IP6", "IP4_6"].contains(type) }
    private var hasIP6: Bool { type.hasSuffix("_STATIC") }
    var isShared: Bool { attributes[text: "SHARED"].uppercased() == "YES" }

    var id: Int { attributes[int: "AR_ID"] }
    var size: UInt64 { UInt64(attributes[text: "SIZE"]) ?? 0 }
    var mac: MAC { MAC(attributes[text: "MAC"]) ?? MAC(prefix: 0, 0) }
    var ip: IP? { hasIP ? IP(attributes[text: "IP"]) : nil }
    var ip6: IP6? { hasIP6 ? IP6(attributes[text: "IP6"]) : nil }

    /// The range in the network of which it was reserved.
    var parent: Int? { Int(attributes[text: "PARENT_NETWORK_AR_ID"]) }

    /// The network's and the own prefix of the addresses that interfaces give themselves.
    private func addresses(of mac: MAC) -> [(name: String, address: IP6)] {
        guard hasPrefixes else { return [] }
        return [("IP6_ULA", "ULA_PREFIX"), ("IP6_GLOBAL", "GLOBAL_PREFIX")].compactMap { name, prefix in
            IP6(attributes[text: prefix]).flatMap { $0.prefix == 0 ? nil : (name, IP6(prefix: $0.prefix, mac)) }
        }
    }

    /// The address at a position: all that identifies it.
    func address(at position: UInt64) -> [Node] {
        let mac = mac + position
        var address: [Node] = isShared ? [] : [Node("MAC", mac.text)]
        let (start, count) = (UInt32(attributes[text: "PORT_START"]) ?? 0, UInt32(attributes[text: "PORT_SIZE"]) ?? 0)
        if start != 0, count != 0 {
            let first = start &+ UInt32(truncatingIfNeeded: position) &* count &+ 1
            address.append(Node("EXTERNAL_PORT_RANGE", "\(first):\(first &+ count &- 1)"))
            address.append(Node("INTERNAL_PORT_RANGE", "1-\(count)/\(first)"))
        }
        if let ip { address.append(Node("IP", (ip + position).text)) }
        if hasPrefixes {
            address.append(Node("IP6_LINK", IP6(prefix: 0xFE80 << 48, mac).text))
            address += addresses(of: mac).map { Node($0.name, $0.address.text) }
        }
        if let ip6 { address.append(Node("IP6", (ip6 + position).text)) }
        return address
    }

    /// The range as `one.vn.info` shows it, with the leases of these holders.
    func shown(to isVisible: (Holder) -> Bool) -> Node {
        var shown = attributes
        shown.remove("ALLOCATED")
        let last = size &- 1
        let end = isShared ? MAC(prefix: 0, 0) : mac + last
        shown.children.append(Node("MAC_END", end.text))
        if let ip { shown.children.append(Node("IP_END", (ip + last).text)) }
        for (first, last) in zip(addresses(of: mac), addresses(of: end)) {
            shown.children.append(Node(first.name, first.address.text))
            shown.children.append(Node("\(last.name)_END", last.address.text))
        }
        if let ip6 { shown.children.append(Node("IP6_END", (ip6 + last).text)) }
        shown.children.append(Node("USED_LEASES", "\(used)"))
        let visible = sortedLeases.filter { isVisible($0.holder) }.map { position, holder in
            var lease = Node("LEASE", address(at: position) + [holder.element])
            lease.sort()
            return lease
        }
        shown.children.append(Node("LEASES", visible))
        return shown
    }

    /// A rule of a security group that is for this range.
    func rule(_ rule: Node) -> Node {
        var rule = rule
        rule.merge(attributes.children.filter { ["AR_ID", "TYPE", "SIZE", "MAC", "IP", "IP6"].contains($0.name) })
        rule.merge(addresses(of: mac).map { Node($0.name, $0.address.text) })
        return rule
    }

    /// Replaces the attributes that may change.
    mutating func update(_ description: Node) throws {
        var new = self
        new.attributes = Node("AR", description.children)
        let fixed = ["TYPE", "SHARED", "MAC", "AR_ID", "ALLOCATED"]
        let own =
            ["PARENT_NETWORK_AR_ID"] + (isShared ? [] : ["IPAM_MAD"]) + (hasIP ? ["IP"] : []) + (hasIP6 ? ["IP6"] : [])
        for name in ["IP", "IP6", "PARENT_NETWORK_AR_ID"] + Self.shown { new.attributes.remove(name) }
        new.attributes.merge((fixed + own.filter(attributes.has)).map { Node($0, attributes[text: $0]) })
        if !hasIP6 { new.attributes.remove("PREFIX_LENGTH") }
        if hasIP6, Int(new.attributes[text: "PREFIX_LENGTH"]) == nil {
            new.attributes[text: "PREFIX_LENGTH"] = attributes[text: "PREFIX_LENGTH"]
        }
        for name in Self.prefixes {
            let prefix = new.attributes[text: name]
            if hasPrefixes { new.attributes[text: name] = prefix } else { new.attributes.remove(name) }
        }
        try new.checkPrefixes()
        for name in ["PORT_START", "PORT_SIZE"] where UInt32(new.attributes[text: name]) == nil {
            new.attributes.remove(name)
        }
        try new.resize(from: size, next: attributes[text: "NEXT_INDEX"])
        self = new
    }

    private mutating func resize(from old: UInt64, next: String) throws {
        let text = attributes[text: "SIZE"]
        guard let new = text.isEmpty ? old : UInt64(text) else {
            throw OneError(.internal, "Unable to read the SIZE attribute, it must be number >= 0")
        }
        guard parent == nil || new == old else {
            throw OneError(.internal, "The SIZE of a reservation cannot be changed.")
        }
        guard leases.keys.allSatisfy({ $0 < new }) else {
            let problem = "There are used leases that would fall outside the range."
            throw OneError(.internal, "New SIZE cannot be applied. \(problem)")
        }
        let isInside = UInt64(next).map { $0 < new } ?? false
        attributes.merge([Node("SIZE", "\(new)"), Node("NEXT_INDEX", isInside ? next : "0")])
    }
}
