import OpenNebula

extension Cloud {
    mutating func cluster(_ verb: String, _ id: Int, _ call: Call, _ user: User) throws -> One.XMLRPCValue? {
        switch verb {
        case "allocate":
            let name = try call.string(1)
            try authorize(user, Request(.create, .cluster))
            let template = Node("TEMPLATE", ["RESERVED_CPU": "", "RESERVED_MEM": ""])
            let lists = ["HOSTS", "DATASTORES", "VNETS"].map { Node($0) }
            return .int(try add(.cluster, named: name, lists + [template], user))
        case "addhost", "delhost": try move(.host, call.int(2), to: verb == "addhost" ? id : 0, true, user)
        case "adddatastore", "deldatastore", "addvnet", "delvnet":
            try move(verb.hasSuffix("vnet") ? .vn : .datastore, call.int(2), to: id, verb.hasPrefix("add"), user)
        case "optimize", "planexecute", "plandelete":
            _ = try existing(.cluster, id)
            if verb == "planexecute" { throw OneError(.action, "Plan is not ready") }
            if verb == "plandelete" { throw OneError(.action, "Plan for cluster \(id) does not exist") }
        default: return nil
        }
        return .int(id)
    }

    /// Moves a host to a cluster, or adds another object to a cluster or removes it.
    private mutating func move(_ kind: Kind, _ id: Int, to cluster: Int, _ isThere: Bool, _ user: User) throws {
        let name = try existing(.cluster, cluster)[text: "NAME"]
        let object = try existing(kind, id)
        try authorize(user, Request(.admin, .cluster, cluster), Request(.admin, kind, id))
        list(kind, object, isThere: false)
        change(kind, id) {
            if kind == .host {
                $0[int: "CLUSTER_ID"] = cluster
                $0[text: "CLUSTER"] = name
            } else {
                $0["CLUSTERS"].set(id: cluster, isMember: isThere)
            }
        }
        list(kind, self[kind, id] ?? object, isThere: true)
        guard kind == .host else { return }
        reserve(on: id)
        for vm in object["VMS"].ids { changeHistory(of: vm) { $0[int: "CID"] = cluster } }
    }

    /// Returns the template that an update stores. The reserved capacity of hosts changes with it.
    mutating func clusterTemplate(_ template: Node, of cluster: Node) -> Node {
        change(.cluster, cluster.id) { $0["TEMPLATE"] = template }
        for host in cluster["HOSTS"].ids { reserve(on: host) }
        return template
    }
}
