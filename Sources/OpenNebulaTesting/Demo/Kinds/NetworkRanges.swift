import OpenNebula

/// The address ranges of networks.
extension Cloud {
    mutating func addRange(to id: Int, _ call: Call, _ user: User) throws {
        let (network, description) = try usable(id, rightToRanges(of: id), "AR", call, user)
        try checkUnrestricted("AR", Node("TEMPLATE", [description]), as: "VNET", user)
        let new = try range(description, of: id, after: network.ranges)
        change(.vn, id) { $0.ranges.append(new) }
    }

    mutating func updateRange(of id: Int, _ call: Call, _ user: User) throws {
        var (network, description) = try usable(id, .manage, "AR", call, user)
        let number = try ensure(Int(description[text: "AR_ID"]), .internal, "AR/AR_ID attribute is missing.")
        let problem = "Address Range with ID \(number) was not found."
        let index = try ensure(network.ranges.firstIndex { $0.id == number }, .internal, problem)
        let old = network.ranges[index].attributes
        let changes = description.children.filter { $0.text != old[text: $0.name] }
        try checkUnrestricted("AR", Node("TEMPLATE", [Node("AR", changes)]), as: "VNET", user, .internal)
        try network.ranges[index].update(description)
        self[.vn, id] = network
    }

    mutating func removeRange(_ number: Int, of id: Int, isFreed: Bool, _ call: Call, _ user: User) throws {
        let isForced = try !isFreed && call.flag(3)
        let old = try object(.vn, id, isFreed ? .manage : rightToRanges(of: id), user)
        let range = try ensure(old.ranges.first { $0.id == number }, .internal, "Address Range does not exist")
        guard isForced || range.used == 0 else { throw OneError(.internal, "Address Range has leases in use") }
        let new = old.with { $0.ranges.removeAll { $0.id == number } }
        if let parent = Int(new[text: "PARENT_NETWORK_ID"]), let number = range.parent {
            try charge(.vn, from: old, to: new)
            changeRanges(of: parent, number) {
                guard let first = $0.position(range.attributes["MAC"]) else { return }
                $0.free(AddressRange.Holder(.vn, id), at: first..<first + range.size)
            }
        }
        self[.vn, id] = new
    }

    mutating func changeHold(in id: Int, _ call: Call, isHeld: Bool, _ user: User) throws {
        let (_, lease) = try usable(id, .manage, "LEASES", call, user)
        let address = try ensure(lease.askedAddresses.first, .internal, "Missing MAC, IP or IP6.")
        var isDone = !isHeld
        changeRanges(of: id, Int(lease[text: "AR_ID"])) { range in
            guard let position = range.position(address) else { return }
            if !isHeld { range.free(.nobody, at: position..<position + 1) }
            if isHeld, range.hold(position, for: .nobody) { isDone = true }
        }
        guard isDone else { throw OneError(.internal, "Address is not part of the address range or in use.") }
    }

    /// Returns the right to add and remove ranges. It is ADMIN, unless the network comes from a template.
    private func rightToRanges(of id: Int) -> Right { self[.vn, id]?[text: "TEMPLATE_ID"] == "" ? .admin : .manage }

    /// Returns a network whose ranges the user may change, and the vector `AR` or `LEASES` from the call.
    private func usable(_ id: Int, _ right: Right, _ name: String, _ call: Call, _ user: User) throws -> (Node, Node) {
        let network = try object(.vn, id, right, user)
        let description = try call.template(2).vectors(name).first
        let problem = "Virtual Network is in wrong state: \(network.networkState)"
        try ensure(network.networkState == .READY, .action, "Could not execute \(call.method)\(problem)")
        let gap = name == "AR" ? "Wrong AR definition. AR vector attribute is missing." : "Empty lease description."
        return (network, try ensure(description, .internal, gap))
    }

    /// Creates a further range of a network.
    func range(_ description: Node, of network: Int, after others: [AddressRange]) throws -> AddressRange {
        try AddressRange(description, id: others.nextID, mac: MAC.scattered(network, others.nextID))
    }

    mutating func changeRanges(of network: Int, _ id: Int? = nil, _ change: (inout AddressRange) -> Void) {
        self.change(.vn, network) { network in
            var ranges = network.ranges
            for index in ranges.indices where id == nil || ranges[index].id == id { change(&ranges[index]) }
            network.ranges = ranges
        }
    }

    // MARK: Networks with addresses that are reserved from another one

    /// Reserves addresses of a network. Returns the network that gets them: a new one, or the one that the call names.
    mutating func reserve(of id: Int, _ call: Call, _ user: User) throws -> Int {
        let template = try recoding(.action) { try call.template(2) }
        let size = Int32(template[text: "SIZE"]) ?? 0
        try ensure(size > 0, .action, "Reservation SIZE must be a greater than 0")
        let (target, name) = (Int(template[text: "NETWORK_ID"]), template[text: "NAME"])
        let (range, asked) = (Int(template[text: "AR_ID"]), template.askedAddresses.last)
        guard target != nil || !name.isEmpty else { throw OneError(.action, "NAME for reservation has to be set") }
        try ensure(range != nil || asked == nil, .action, "AR_ID must be specified for IP/MAC based reservations")
        let parent = try existing(.vn, id)
        try ensure(parent[text: "PARENT_NETWORK_ID"].isEmpty, .action, "Cannot reserve addresses from a reserved VNET")
        if let target {
            let isReservation = try existing(.vn, target)[text: "PARENT_NETWORK_ID"] == "\(id)"
            try ensure(isReservation, .action, "Cannot add reservations to a non-reservation VNET")
            _ = try object(.vn, target, .manage, user)
        }
        _ = try object(.vn, id, .use, user)

        var cloud = self
        let reservation = try target ?? cloud.addReservation(named: name, of: parent, user)
        try cloud.move(UInt64(size), of: id, range, asked, to: reservation)
        self = cloud
        return reservation
    }

    private mutating func addReservation(named name: String, of parent: Node, _ user: User) throws -> Int {
        var template = parent["TEMPLATE"]
        for name in ["VLAN_ID", "OUTER_VLAN_ID"] where !parent[text: name].isEmpty { template[name] = parent[name] }
        template[text: "NAME"] = name
        let id = try addNetwork(template, parent: parent.id, clusters: parent["CLUSTERS"].ids, user)
        // A reservation needs no work by a driver.
        enter(.READY, network: id)
        return id
    }

    /// Moves a number of addresses of a network to a reservation: from a range, from an address on, or any.
    private mutating func move(_ size: UInt64, of parent: Int, _ number: Int?, _ asked: Node?, to target: Int) throws {
        let old = try existing(.vn, target)
        var new: AddressRange?
        let first = release.leasesFirst
        changeRanges(of: parent, number) { range in
            let start = asked.flatMap(range.position)
            guard new == nil, asked == nil || start != nil else { return }
            new = try? range.reserve(size, from: start, first: first, for: target, id: old.ranges.nextID)
        }
        let place = number.map { "address range \($0), or it does not exist" } ?? "an address range"
        let reserved = try ensure(new, .action, "Not enough free addresses in \(place)")
        change(.vn, target) { $0.ranges.append(reserved) }
        try charge(.vn, from: old, to: self[.vn, target])
    }
}

extension [AddressRange] {
    var nextID: Int { (map(\.id).max() ?? -1) + 1 }
}
