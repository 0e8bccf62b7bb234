import OpenNebula

/// Networks whose addresses are reserved of another one.
extension Cloud {
    /// - Returns: The network that has the reserved addresses: a new one, or that which is named.
    mutating func reserve(_ call: Call, _ user: User) throws -> Int {
        let (id, text) = (try call.int(1), try call.string(2))
        let template: Node
        do { template = Node("TEMPLATE", try TemplateReader.read(text)) } catch let error as OneError {
            throw OneError(.action, error.message)
        }
        guard let size = Int32(template[text: "SIZE"]), size > 0 else {
            throw OneError(.action, "Reservation SIZE must be a greater than 0")
        }
        let target = Int(template[text: "NETWORK_ID"])
        if let target { try checkTarget(target, of: id) }
        let name = template[text: "NAME"]
        guard target != nil || !name.isEmpty else { throw OneError(.action, "NAME for reservation has to be set") }
        let number = Int(template[text: "AR_ID"])
        guard number ?? 0 >= 0 else { throw OneError(.action, "AR_ID must be equal or greater than 0") }
        let asked = template.askedAddresses.sorted { $0.name < $1.name }.first
        guard number != nil || asked == nil else {
            throw OneError(.action, "AR_ID must be specified for IP/MAC based reservations")
        }
        guard let parent = self[.vn, id] else { throw missing(.vn, id) }
        guard parent[text: "PARENT_NETWORK_ID"].isEmpty else {
            throw OneError(.action, "Cannot reserve addresses from a reserved VNET")
        }
        _ = try object(.vn, id, .use, user)
        if let target { _ = try object(.vn, target, .manage, user) }

        var cloud = self
        let reservation = try target ?? cloud.addReservation(named: name, of: parent, user)
        try cloud.move(Int(size), of: id, number, asked, to: reservation)
        self = cloud
        return reservation
    }

    private func checkTarget(_ target: Int, of id: Int) throws {
        func refuse(_ problem: String) -> OneError { OneError(.action, problem) }
        guard target >= 0 else { throw refuse("NETWORK_ID must be equal or greater than 0") }
        guard target != id else { throw refuse("Cannot add a reservation from the same network") }
        guard let network = self[.vn, target] else { throw missing(.vn, target) }
        guard let parent = Int(network[text: "PARENT_NETWORK_ID"]) else {
            throw refuse("Cannot add reservations to a non-reservation VNET")
        }
        guard parent == id else {
            throw refuse("New reservations for virtual network \(target) have to be from network \(parent)")
        }
    }

    private mutating func addReservation(named name: String, of parent: Node, _ user: User) throws -> Int {
        var template = parent["TEMPLATE"]
        for name in ["VLAN_ID", "OUTER_VLAN_ID"] where !parent[text: name].isEmpty {
            template[text: name] = parent[text: name]
        }
        template[text: "NAME"] = name
        let id = try addNetwork(template, parent: parent[int: "ID"], clusters: parent["CLUSTERS"].ids, user)
        // No driver has to do anything for a reservation.
        enter(.READY, network: id)
        return id
    }

    /// Moves so many addresses of a network to a reservation, from a range or from an address on if these are given.
    private mutating func move(
        _ size: Int, of parent: Int, _ number: Int?, _ asked: Node?, to reservation: Int
    ) throws {
        guard let old = self[.vn, reservation] else { throw missing(.vn, reservation) }
        let next = old.ranges.nextID
        var (new, problem) = (AddressRange?.none, (any Error)?.none)
        changeRanges(of: parent, number) { range in
            let start = asked.flatMap { range.position($0.name, $0.text) }
            guard new == nil, asked == nil || start != nil else { return }
            do { new = try range.reserve(UInt64(size), from: start, for: reservation, id: next) } catch {
                problem = error
            }
        }
        if let problem { throw problem }
        guard let new else {
            let place = number.map { "address range \($0), or it does not exist" } ?? "an address range"
            throw OneError(.action, "Not enough free addresses in \(place)")
        }
        change(.vn, reservation) { $0.ranges.append(new) }
        try charge(.vn, from: old, to: self[.vn, reservation])
    }
}
