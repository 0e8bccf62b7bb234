import OpenNebula

extension Cloud {
    mutating func vdc(_ verb: String, _ id: Int, _ call: Call, _ user: User) throws -> One.XMLRPCValue? {
        if verb == "allocate" {
            let (name, template) = try wanted(.vdc, verb, call, user)
            let lists = ["GROUPS", "CLUSTERS", "HOSTS", "DATASTORES", "VNETS"].map { Node($0) }
            return .int(try add(.vdc, named: name, lists + [template], user))
        }
        let kinds: [String: Kind] = [
            "group": .group, "cluster": .cluster, "host": .host, "datastore": .datastore, "vnet": .vn,
        ]
        guard ["add", "del"].contains(verb.prefix(3)), let kind = kinds[String(verb.dropFirst(3))] else { return nil }
        let zone = kind == .group ? 0 : try call.int(2)
        let member = Member(zone: zone, kind: kind, id: try call.int(kind == .group ? 2 : 3))
        try edit(id, member, isAdded: verb.hasPrefix("add"), user)
        return .int(id)
    }

    private mutating func edit(_ id: Int, _ member: Member, isAdded: Bool, _ user: User) throws {
        guard let vdc = self[.vdc, id] else { throw missing(.vdc, id) }
        var requests = [Request(.admin, .vdc, id)]
        // The resources of other zones are not known here.
        let isHere = member.zone == 0 && member.id != Member.everything
        for (kind, id) in (member.kind == .group ? [] : [(.zone, member.zone)])
            + (isHere ? [(member.kind, member.id)] : [])
        {
            if self[kind, id] != nil {
                requests.append(Request(.admin, kind, id))
            } else if isAdded {
                throw missing(kind, id)
            }
        }
        try authorize(user, requests)
        guard vdc.members(member.kind).contains(member) != isAdded else {
            let problem = "is \(isAdded ? "already" : "not") assigned to the VDC"
            throw OneError(
                .internal,
                member.kind == .group
                    ? "Group \(member.id) \(problem) \(id)"
                    : "\(member.kind.root) \(member.id) from Zone \(member.zone) \(problem)\(isAdded ? "" : " ")"
            )
        }
        changeVDC(id) { $0.set(member, isMember: isAdded) }
    }

    /// Removes a deleted object from all VDCs.
    mutating func removeFromVDCs(_ kind: Kind, _ id: Int) {
        let member = Member(zone: 0, kind: kind, id: id)
        for vdc in all(.vdc) where vdc.members(kind).contains(member) {
            changeVDC(vdc.id) { $0.set(member, isMember: false) }
        }
    }
}

/// A group of a VDC, or a resource of it in a zone.
private struct Member: Equatable {
    var zone: Int
    var kind: Cloud.Kind
    var id: Int

    /// The id that stands for all objects of a kind.
    static let everything = -10
}

extension Node {
    fileprivate func members(_ kind: Cloud.Kind) -> [Member] {
        let list = self["\(kind.element)S"]
        return kind == .group
            ? list.ids.map { Member(zone: 0, kind: kind, id: $0) }
            : list.children.map { Member(zone: $0[int: "ZONE_ID"], kind: kind, id: $0[int: "\(kind.element)_ID"]) }
    }

    /// Adds a member to a VDC, or removes it. The id for all objects replaces single ones.
    fileprivate mutating func set(_ member: Member, isMember: Bool) {
        let name = member.kind.element
        if member.kind == .group { return self["GROUPS"].set(id: member.id, isMember: isMember) }
        var members = members(member.kind).filter { other in
            other != member && !(isMember && member.id == Member.everything && other.zone == member.zone)
        }
        if isMember { members.append(member) }
        members.sort { ($0.zone, $0.id) < ($1.zone, $1.id) }
        self["\(name)S"].children = members.map { Node(name, ["ZONE_ID": "\($0.zone)", "\(name)_ID": "\($0.id)"]) }
    }
}
