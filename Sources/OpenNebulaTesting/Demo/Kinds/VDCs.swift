import OpenNebula

extension Cloud {
    mutating func vdc(_ verb: String, _ id: Int, _ call: Call, _ user: User) throws -> One.XMLRPCValue? {
        if verb == "allocate" {
            let (name, template) = try wanted(.vdc, verb, call, user)
            let lists = ["GROUPS", "CLUSTERS", "HOSTS", "DATASTORES", "VNETS"].map { Node($0) }
            return .int(try add(.vdc, named: name, lists + [template], user))
        }
        let kinds = [Kind.group, .cluster, .host, .datastore, .vn]
        guard let kind = kinds.first(where: { verb.dropFirst(3) == $0.element.lowercased() }) else { return nil }
        let (isGroup, isAdded) = (kind == .group, verb.hasPrefix("add"))
        let zone = isGroup ? 0 : try call.int(2)
        let member = try call.int(isGroup ? 2 : 3)
        let vdc = try existing(.vdc, id)
        var objects: [(kind: Kind, id: Int)] = isGroup ? [] : [(.zone, zone)]
        // The resources of other zones are not known here.
        if zone == 0, member != Node.everything { objects.append((kind, member)) }
        if isAdded { for object in objects { _ = try existing(object.kind, object.id) } }
        let known = objects.filter { self[$0.kind, $0.id] != nil }
        try authorize(user, [Request(.admin, .vdc, id)] + known.map { Request(.admin, $0.kind, $0.id) })
        let problem = "is \(isAdded ? "already" : "not") assigned to the VDC"
        try ensure(
            vdc.contains(kind, member, zone: zone) != isAdded, .internal,
            isGroup
                ? "Group \(member) \(problem) \(id)"
                : "\(kind.root) \(member) from Zone \(zone) \(problem)\(isAdded ? "" : " ")")
        changeVDC(id) { $0.set(kind, member, zone: zone, isMember: isAdded) }
        return .int(id)
    }

    /// Removes a deleted object from all VDCs.
    mutating func removeFromVDCs(_ kind: Kind, _ id: Int) {
        for vdc in all(.vdc) where vdc.contains(kind, id, zone: 0) {
            changeVDC(vdc.id) { $0.set(kind, id, zone: 0, isMember: false) }
        }
    }
}

/// The groups of a VDC, and its resources in zones.
extension Node {
    /// The id that stands for all objects of a kind.
    fileprivate static let everything = -10

    fileprivate func contains(_ kind: Cloud.Kind, _ id: Int, zone: Int) -> Bool {
        let (list, key) = (self["\(kind.element)S"], "\(kind.element)_ID")
        if kind == .group { return list.ids.contains(id) }
        return list.children.contains { $0[int: "ZONE_ID"] == zone && $0[int: key] == id }
    }

    /// Adds a member to a VDC, or removes it. The id for all objects replaces single ones.
    fileprivate mutating func set(_ kind: Cloud.Kind, _ id: Int, zone: Int, isMember: Bool) {
        if kind == .group { return self["GROUPS"].set(id: id, isMember: isMember) }
        let (list, key) = ("\(kind.element)S", "\(kind.element)_ID")
        let replacesAll = isMember && id == Self.everything
        self[list].children.removeAll { $0[int: "ZONE_ID"] == zone && (replacesAll || $0[int: key] == id) }
        if isMember { self[list].children.append(Node(kind.element, ["ZONE_ID": "\(zone)", key: "\(id)"])) }
        self[list].children.sort { ($0[int: "ZONE_ID"], $0[int: key]) < ($1[int: "ZONE_ID"], $1[int: key]) }
    }
}
