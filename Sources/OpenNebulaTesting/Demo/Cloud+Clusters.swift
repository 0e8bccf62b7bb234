import OpenNebula

extension Cloud {
    mutating func cluster(_ verb: String, _ call: Call, _ user: User) throws -> One.XMLRPCValue? {
        switch verb {
        case "allocate":
            let name = try call.string(1)
            guard user.isAdmin else { throw unauthorized(user, ["CREATE CLUSTER"]) }
            try check(name: name)
            try check(name: name, isFreeIn: .cluster, of: nil)
            let reserved = ["RESERVED_CPU", "RESERVED_MEM"].map { Node($0) }
            return .int(
                add(
                    .cluster,
                    Node(
                        "CLUSTER",
                        [
                            Node("ID"), Node("NAME", name), Node("HOSTS"), Node("DATASTORES"), Node("VNETS"),
                            Node("TEMPLATE", reserved),
                        ])))
        case "delete":
            let id = try call.int(1)
            let cluster = try object(.cluster, id, .admin, user)
            for (list, what) in [("HOSTS", "hosts"), ("DATASTORES", "datastores"), ("VNETS", "vnets")] {
                let count = cluster[list].children.count
                guard count == 0 else {
                    let problem = "Cluster \(id) is not empty, it contains \(count) \(what)."
                    throw OneError(.action, "Cannot delete cluster. \(problem)")
                }
            }
            self[.cluster, id] = nil
            return .int(id)
        case "addhost", "delhost":
            let (id, host) = (try call.int(1), try call.int(2))
            _ = try object(.cluster, id, .admin, user)
            _ = try object(.host, host, .manage, user)
            move(host: host, to: verb == "addhost" ? id : 0)
            return .int(id)
        default: return nil
        }
    }

    private mutating func move(host id: Int, to cluster: Int) {
        guard let host = self[.host, id], let name = self[.cluster, cluster]?[text: "NAME"] else { return }
        change(.cluster, host[int: "CLUSTER_ID"]) { $0["HOSTS"].children.removeAll { $0.text == "\(id)" } }
        change(.cluster, cluster) { $0["HOSTS"].children.append(Node("ID", "\(id)")) }
        change(.host, id) {
            $0[int: "CLUSTER_ID"] = cluster
            $0[text: "CLUSTER"] = name
        }
    }
}
