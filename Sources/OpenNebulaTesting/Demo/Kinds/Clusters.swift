import OpenNebula

extension Cloud {
    mutating func cluster(_ verb: String, _ call: Call, _ user: User) throws -> One.XMLRPCValue? {
        switch verb {
        case "allocate":
            let name = try call.string(1)
            try authorize(user, Request(.create, .cluster))
            try check(name: name, forNew: .cluster, of: user)
            let template = Node("TEMPLATE", ["RESERVED_CPU", "RESERVED_MEM"].map { Node($0) })
            let lists = ["HOSTS", "DATASTORES", "VNETS"].map { Node($0) }
            return .int(add(.cluster, Node("CLUSTER", [Node("ID"), Node("NAME", name)] + lists + [template])))
        case "delete":
            let id = try call.int(1)
            if let problem = Self.reason(toKeep: try object(.cluster, id, .admin, user)) {
                throw OneError(.action, "Cannot delete cluster. \(problem)")
            }
            self[.cluster, id] = nil
            return .int(id)
        case "addhost", "delhost":
            let (id, host) = (try call.int(1), try call.int(2))
            let cluster = verb == "addhost" ? id : 0
            try authorizeMove(.host, host, cluster, user)
            move(host: host, to: cluster)
            return .int(id)
        case "adddatastore", "deldatastore", "addvnet", "delvnet":
            let (id, member) = (try call.int(1), try call.int(2))
            let kind = verb.hasSuffix("vnet") ? Kind.vn : .datastore
            try authorizeMove(kind, member, id, user)
            let isMember = verb.hasPrefix("add")
            change(kind, member) { $0["CLUSTERS"].set(id: id, isMember: isMember) }
            change(.cluster, id) { $0["\(kind.element)S"].set(id: member, isMember: isMember) }
            return .int(id)
        case "optimize", "planexecute", "plandelete":
            let id = try call.int(1)
            guard self[.cluster, id] != nil else { throw missing(.cluster, id) }
            switch verb {
            case "planexecute": throw OneError(.action, "Plan is not ready")
            case "plandelete": throw OneError(.action, "Plan for cluster \(id) does not exist")
            default: return .int(id)
            }
        default: return nil
        }
    }

    private static func reason(toKeep cluster: Node) -> String? {
        let id = cluster[int: "ID"]
        guard id >= 100 else { return "System Clusters (ID < 100) cannot be deleted." }
        let counts = ["hosts", "datastores", "vnets"].map { ($0, cluster[$0.uppercased()].children.count) }
        return counts.first { $1 > 0 }.map { "Cluster \(id) is not empty, it contains \($1) \($0)." }
    }

    private func authorizeMove(_ kind: Kind, _ id: Int, _ cluster: Int, _ user: User) throws {
        for (kind, id) in [(Kind.cluster, cluster), (kind, id)] where self[kind, id] == nil { throw missing(kind, id) }
        try authorize(user, Request(.admin, .cluster, cluster), Request(.admin, kind, id))
    }

    private mutating func move(host id: Int, to cluster: Int) {
        guard let host = self[.host, id], host[int: "CLUSTER_ID"] != cluster,
            let name = self[.cluster, cluster]?[text: "NAME"]
        else { return }
        change(.cluster, host[int: "CLUSTER_ID"]) { $0["HOSTS"].set(id: id, isMember: false) }
        change(.cluster, cluster) { $0["HOSTS"].set(id: id, isMember: true) }
        change(.host, id) {
            $0[int: "CLUSTER_ID"] = cluster
            $0[text: "CLUSTER"] = name
        }
        reserve(on: id)
        for vm in host["VMS"].ids {
            change(.vm, vm) { vm in
                guard let last = vm["HISTORY_RECORDS"].children.indices.last else { return }
                vm["HISTORY_RECORDS"].children[last][int: "CID"] = cluster
            }
        }
    }

    /// What an update stores; what hosts keep back follows it.
    mutating func clusterTemplate(_ template: Node, of id: Int) throws -> Node {
        var template = template
        if release == .v7_4, let index = template.children.firstIndex(where: { $0.name == "ONE_DRS" }) {
            try Self.normalize(&template.children[index])
            let pinned = self[.cluster, id]?["HOSTS"].ids.first {
                self[.host, $0]?["TEMPLATE"][text: "PIN_POLICY"].lowercased() == "pinned"
            }
            if let pinned { throw OneError(.internal, "Error cluster contains pinned host \(pinned)") }
        }
        change(.cluster, id) { $0["TEMPLATE"] = template }
        for host in self[.cluster, id]?["HOSTS"].ids ?? [] { reserve(on: host) }
        return template
    }

    /// Refuses settings of the distributed resource scheduler that mean nothing, and writes words in lower case.
    private static func normalize(_ settings: inout Node) throws {
        let thresholds = ["MIGRATION_THRESHOLD", "HOST_MIGRATION_THRESHOLD", "DS_MIGRATION_THRESHOLD"]
        let weights = ["CPU_USAGE_WEIGHT", "CPU_WEIGHT", "MEMORY_WEIGHT", "NET_WEIGHT", "DISK_WEIGHT", "PREDICTIVE"]
        let isNumber = { (text: String) in text.wholeMatch(of: /\d+(\.\d+)?/) != nil }
        for name in ["POLICY", "AUTOMATION"] + thresholds + weights {
            let value = settings[text: name].lowercased()
            let isValid =
                switch name {
                case "POLICY": ["pack", "balance"].contains(value)
                case "AUTOMATION": ["manual", "partial", "full"].contains(value)
                default: value.isEmpty || isNumber(value) || value == "-1" && thresholds.contains(name)
                }
            guard isValid else { throw OneError(.internal, "Error cluster template contains invalid \(name)") }
            if !value.isEmpty { settings[text: name] = value }
        }
    }
}
