import OpenNebula

extension Cloud {
    mutating func vdc(_ verb: String, _ call: Call, _ user: User) throws -> One.XMLRPCValue? {
        switch verb {
        case "allocate":
            let (name, template) = try named(template: call.string(1))
            guard user.isAdmin else { throw unauthorized(user, ["CREATE VDC"]) }
            try check(name: name)
            try check(name: name, isFreeIn: .vdc, of: nil)
            let lists = ["GROUPS", "CLUSTERS", "HOSTS", "DATASTORES", "VNETS"].map { Node($0) }
            return .int(add(.vdc, Node("VDC", [Node("ID"), Node("NAME", name)] + lists + [template])))
        case "delete":
            let id = try call.int(1)
            _ = try object(.vdc, id, .manage, user)
            self[.vdc, id] = nil
            return .int(id)
        case "addgroup", "delgroup":
            let (id, group) = (try call.int(1), try call.int(2))
            _ = try object(.vdc, id, .admin, user)
            guard Recorded.document("one.group.info-\(group)") != nil else { throw missing("group", group) }
            change(.vdc, id) { $0["GROUPS"].change(Node("ID", "\(group)"), isAdded: verb == "addgroup") }
            return .int(id)
        case "addhost", "delhost", "addcluster", "delcluster":
            let (id, zone, member) = (try call.int(1), try call.int(2), try call.int(3))
            _ = try object(.vdc, id, .admin, user)
            guard zone == 0 else { throw missing("zone", zone) }
            let kind = verb.hasSuffix("host") ? Kind.host : .cluster
            guard self[kind, member] != nil else { throw missing(kind.rawValue, member) }
            let entry = Node(kind.root, [Node("ZONE_ID", "0"), Node("\(kind.root)_ID", "\(member)")])
            change(.vdc, id) { $0["\(kind.root)S"].change(entry, isAdded: verb.hasPrefix("add")) }
            return .int(id)
        default: return nil
        }
    }
}

extension Node {
    /// Adds a child, or removes those that are like it.
    fileprivate mutating func change(_ child: Node, isAdded: Bool) {
        children.removeAll { $0.xml == child.xml }
        if isAdded { children.append(child) }
    }
}
