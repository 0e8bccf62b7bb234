public import OpenNebula

extension One.Cluster {
    /// The cluster of the host, the datastores and the network of the other examples: an example for tests.
    ///
    /// - Parameters:
    ///   - ID: The cluster's id.
    ///   - NAME: The cluster's name.
    /// - Returns: The cluster.
    public static func example(ID: Int = 0, NAME: String = "default") -> One.Cluster {
        Self(
            ID: ID, NAME: NAME, HOSTS: One.IDs(ID: [0]), DATASTORES: One.IDs(ID: [0, 1]), VNETS: One.IDs(ID: [0]),
            TEMPLATE: ["PRIORITY": 1, "RESERVED_CPU": "", "RESERVED_MEM": ""])
    }
}

extension One.ClusterPool {
    /// All clusters: an example for tests.
    ///
    /// - Parameter members: The clusters.
    /// - Returns: The pool.
    public static func example(_ members: [One.Cluster] = [.example()]) -> One.ClusterPool { Self(CLUSTER: members) }
}

extension One.Plan {
    /// A plan that is ready, to migrate a VM to another host: an example for tests.
    ///
    /// - Returns: The plan.
    public static func example() -> One.Plan {
        [
            "ID": 0, "STATE": One.PlanState.READY,
            "ACTION": [
                "ID": 0, "VM_ID": 0, "STATE": One.PlanState.READY, "OPERATION": "migrate", "HOST_ID": 1,
                "DS_ID": 0, "TIMESTAMP": 0,
            ],
        ]
    }
}
