import OpenNebula

/// The address ranges of networks.
extension Cloud {
    mutating func addRange(_ call: Call, _ user: User) throws -> Int {
        let (id, text) = (try call.int(1), try call.string(2))
        let (network, template) = try usable(id, rightToRanges(of: id), call, text, user)
        if let name = Self.restricted(template), !user.isAdmin {
            throw OneError(.authorization, "AR includes a restricted attribute \(name)")
        }
        guard let description = template.vectors("AR").first else { throw Self.noRange }
        let new = try range(description, of: id, network["TEMPLATE"], after: network.ranges)
        change(.vn, id) { $0.ranges.append(new) }
        return id
    }

    mutating func updateRange(_ call: Call, _ user: User) throws -> Int {
        let (id, text) = (try call.int(1), try call.string(2))
        var (network, template) = try usable(id, .manage, call, text, user)
        guard let description = template.vectors("AR").first else { throw Self.noRange }
        guard let number = Int(description[text: "AR_ID"]) else {
            throw OneError(.internal, "AR/AR_ID attribute is missing.")
        }
        guard let index = network.ranges.firstIndex(where: { $0.id == number }) else {
            throw OneError(.internal, "Address Range with ID \(number) was not found.")
        }
        let old = network.ranges[index].attributes
        let changes = description.children.filter { $0.text != old[text: $0.name] }
        if let name = Self.restricted(Node("AR", changes)), !user.isAdmin {
            throw OneError(.internal, "AR includes a restricted attribute \(name)")
        }
        try network.ranges[index].update(description)
        self[.vn, id] = network
        let new = network.ranges[index].attributes
        let changed = Node.inherited.filter { new[text: $0] != old[text: $0] }
        renewNICs(of: network, Dictionary(uniqueKeysWithValues: changed.map { ($0, old[text: $0]) }))
        return id
    }

    mutating func removeRange(_ call: Call, isFreed: Bool, _ user: User) throws -> Int {
        let (id, number) = (try call.int(1), try call.int(2))
        let isForced = try !isFreed && call.has(3) && call.bool(3)
        var network = try object(.vn, id, isFreed ? .manage : rightToRanges(of: id), user)
        let old = network
        if let state = wrongState(of: network) {
            let problem = "Virtual Network is in wrong state: \(state)"
            throw OneError(.action, "Could not remove Adress Range, \(problem)")
        }
        guard let index = network.ranges.firstIndex(where: { $0.id == number }) else {
            throw OneError(.internal, "Address Range does not exist")
        }
        let range = network.ranges[index]
        guard isForced || range.used == 0 else { throw OneError(.internal, "Address Range has leases in use") }
        network.ranges.remove(at: index)
        if let parent = Int(network[text: "PARENT_NETWORK_ID"]), let number = range.parent {
            try charge(.vn, from: old, to: network)
            changeRanges(of: parent, number) {
                guard let first = $0.position("MAC", range.attributes[text: "MAC"]) else { return }
                $0.free(AddressRange.Holder(.vn, id), at: first..<first + range.size)
            }
        }
        self[.vn, id] = network
        return id
    }

    mutating func changeHold(_ call: Call, isHeld: Bool, _ user: User) throws -> Int {
        let (id, text) = (try call.int(1), try call.string(2))
        let (_, template) = try usable(id, .manage, call, text, user)
        guard let lease = template.vectors("LEASES").first else {
            throw OneError(.internal, "Empty lease description.")
        }
        let asked = lease.askedAddresses
        guard let address = asked.first else { throw OneError(.internal, "Missing MAC, IP or IP6.") }
        guard asked.count == 1 else { throw OneError(.internal, "Only one attribute MAC, IP or IP6 can be set.") }
        var isDone = false
        changeRanges(of: id, Int(lease[text: "AR_ID"])) { range in
            guard let position = range.position(address.name, address.text) else { return }
            if !isHeld {
                range.free(.nobody, at: position..<position + 1)
            } else if range.isFree(position) {
                range.hold(position, for: .nobody)
                isDone = true
            }
        }
        guard isDone || !isHeld else {
            throw OneError(.internal, "Address is not part of the address range or in use.")
        }
        return id
    }

    // MARK: Parts

    private static let noRange = OneError(.internal, "Wrong AR definition. AR vector attribute is missing.")

    /// Ranges of networks that come from no template are the administrators' to add and remove.
    private func rightToRanges(of id: Int) -> Right { self[.vn, id]?[text: "TEMPLATE_ID"] == "" ? .admin : .manage }

    /// A network whose ranges may be changed, and what a call says of them.
    private func usable(
        _ id: Int, _ right: Right, _ call: Call, _ text: String, _ user: User
    ) throws -> (network: Node, template: Node) {
        let network = try object(.vn, id, right, user)
        let template = Node("TEMPLATE", try TemplateReader.read(text))
        if let state = wrongState(of: network) {
            let problem = "Virtual Network is in wrong state: \(state)"
            throw OneError(.action, "Could not execute \(call.method)\(problem)")
        }
        return (network, template)
    }

    private func wrongState(of network: Node) -> One.VirtualNetworkState? {
        let state = One.VirtualNetworkState(rawValue: network[int: "STATE"])
        return [.READY, .UPDATE_FAILURE].contains(state) ? nil : state
    }

    /// A new range of a network that has others.
    func range(
        _ description: Node, of network: Int, _ template: Node, after others: [AddressRange]
    ) throws -> AddressRange {
        var description = description
        let manager = template[text: "IPAM_MAD"]
        if !manager.isEmpty, description[text: "IPAM_MAD"].isEmpty { description.merge([Node("IPAM_MAD", manager)]) }
        return try AddressRange(description, id: others.nextID, mac: MAC.scattered(network, others.nextID))
    }

    mutating func changeRanges(of network: Int, _ id: Int? = nil, _ change: (inout AddressRange) -> Void) {
        self.change(.vn, network) { network in
            var ranges = network.ranges
            for index in ranges.indices where id == nil || ranges[index].id == id { change(&ranges[index]) }
            network.ranges = ranges
        }
    }
}

extension [AddressRange] {
    var nextID: Int { (map(\.id).max() ?? -1) + 1 }
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

    /// A network as a pool shows it.
    var networkInPool: Node {
        var network = self
        network.ranges = ranges
        return network
    }

    /// Which VMs a change of a network, or of a security group, reached.
    static let updateLists = ["UPDATED_VMS", "OUTDATED_VMS", "UPDATING_VMS", "ERROR_VMS"]

    /// The attributes of a name that have attributes themselves.
    func vectors(_ name: String) -> [Node] { all(name).filter { !$0.children.isEmpty } }

    var askedAddresses: [Node] {
        ["MAC", "IP", "IP6"].map { self[$0] }.filter { !$0.text.isEmpty }
    }

    func isYes(_ name: String) -> Bool { self[text: name].uppercased() == "YES" }

    /// The ids that an attribute lists, separated by commas.
    subscript(ids name: String) -> Set<Int> {
        get { Set(self[text: name].split(separator: ",").compactMap { Int($0) }) }
        set { self[text: name] = newValue.sorted().map(String.init).joined(separator: ",") }
    }
}
