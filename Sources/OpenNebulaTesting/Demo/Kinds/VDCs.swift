import OpenNebula

extension Cloud {
    mutating func vdc(_ verb: String, _ call: Call, _ user: User) throws -> One.XMLRPCValue? {
        switch verb {
        case "allocate":
            let (name, template) = try named(template: call.string(1))
            try authorize(user, Request(.create, .vdc))
            try check(name: name, forNew: .vdc, of: user)
            let lists = ["GROUPS", "CLUSTERS", "HOSTS", "DATASTORES", "VNETS"].map { Node($0) }
            return .int(add(.vdc, Node("VDC", [Node("ID"), Node("NAME", name)] + lists + [template])))
        case "delete":
            let id = try call.int(1)
            _ = try object(.vdc, id, .admin, user)
            guard id >= 100 else {
                throw OneError(.action, "Cannot delete VDC. System VDCs (ID < 100) cannot be deleted.")
            }
            changeVDC(id) { $0["GROUPS"] = Node("GROUPS") }
            self[.vdc, id] = nil
            return .int(id)
        case "addgroup", "delgroup":
            let (id, group) = (try call.int(1), try call.int(2))
            try edit(id, group: group, isAdded: verb == "addgroup", user)
            return .int(id)
        default:
            let kinds = ["cluster": Kind.cluster, "host": .host, "datastore": .datastore, "vnet": .vn]
            guard ["add", "del"].contains(verb.prefix(3)), let kind = kinds[String(verb.dropFirst(3))] else {
                return nil
            }
            let (id, zone, member) = (try call.int(1), try call.int(2), try call.int(3))
            try edit(id, Member(zone: zone, kind: kind, id: member), isAdded: verb.hasPrefix("add"), user)
            return .int(id)
        }
    }

    /// Takes what is deleted out of all VDCs.
    mutating func removeFromVDCs(_ kind: Kind, _ id: Int) {
        let member = Member(zone: 0, kind: kind, id: id)
        for vdc in all(.vdc) where vdc.members(kind).contains(member) {
            changeVDC(vdc[int: "ID"]) { $0.set(member, isMember: false) }
        }
    }

    private mutating func edit(_ id: Int, group: Int, isAdded: Bool, _ user: User) throws {
        guard let vdc = self[.vdc, id] else { throw missing(.vdc, id) }
        let exists = self[.group, group] != nil
        guard exists || !isAdded else { throw missing(.group, group) }
        try authorize(user, [Request(.admin, .vdc, id)] + (exists ? [Request(.admin, .group, group)] : []))
        guard vdc["GROUPS"].ids.contains(group) != isAdded else {
            let problem = isAdded ? "already assigned" : "not assigned"
            throw OneError(.internal, "Group \(group) is \(problem) to the VDC \(id)")
        }
        changeVDC(id) { $0["GROUPS"].set(id: group, isMember: isAdded) }
    }

    private mutating func edit(_ id: Int, _ member: Member, isAdded: Bool, _ user: User) throws {
        guard let vdc = self[.vdc, id] else { throw missing(.vdc, id) }
        var requests = [Request(.admin, .vdc, id)]
        // Of what other zones have, nothing is known.
        let isHere = member.zone == 0 && member.id != Member.everything
        for (kind, id) in [(Kind.zone, member.zone)] + (isHere ? [(member.kind, member.id)] : []) {
            if self[kind, id] != nil {
                requests.append(Request(.admin, kind, id))
            } else if isAdded {
                throw missing(kind, id)
            }
        }
        try authorize(user, requests)
        guard vdc.members(member.kind).contains(member) != isAdded else {
            let problem = isAdded ? "already assigned to the VDC" : "not assigned to the VDC "
            throw OneError(.internal, "\(member.kind.root) \(member.id) from Zone \(member.zone) is \(problem)")
        }
        changeVDC(id) { $0.set(member, isMember: isAdded) }
    }
}

/// What a VDC has of a zone.
private struct Member: Equatable {
    var zone: Int
    var kind: Cloud.Kind
    var id: Int

    /// The id that stands for all of a kind.
    static let everything = -10
}

extension Node {
    fileprivate func members(_ kind: Cloud.Kind) -> [Member] {
        self["\(kind.element)S"].children.map {
            Member(zone: $0[int: "ZONE_ID"], kind: kind, id: $0[int: "\(kind.element)_ID"])
        }
    }

    /// Makes something a member of a VDC or not; everything takes the place of some things.
    fileprivate mutating func set(_ member: Member, isMember: Bool) {
        var members = members(member.kind).filter { other in
            other != member && !(isMember && member.id == Member.everything && other.zone == member.zone)
        }
        if isMember { members.append(member) }
        members.sort { ($0.zone, $0.id) < ($1.zone, $1.id) }
        let name = member.kind.element
        self["\(name)S"].children = members.map {
            Node(name, [Node("ZONE_ID", "\($0.zone)"), Node("\(name)_ID", "\($0.id)")])
        }
    }
}
