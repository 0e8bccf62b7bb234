public import OpenNebula

extension One.VDC {
    /// A virtual data center that gives one group the cluster of this zone: an example for tests.
    ///
    /// - Parameters:
    ///   - ID: The virtual data center's id.
    ///   - NAME: The virtual data center's name.
    /// - Returns: The virtual data center.
    public static func example(ID: Int = 100, NAME: String = "devs") -> One.VDC {
        Self(
            ID: ID, NAME: NAME, GROUPS: One.IDs(ID: [100]),
            CLUSTERS: Clusters(CLUSTER: [Clusters.Cluster(ZONE_ID: 0, CLUSTER_ID: 0)]), HOSTS: Hosts(),
            DATASTORES: Datastores(), VNETS: VNets(), TEMPLATE: ["DESCRIPTION": "What developers may use"])
    }
}

extension One.VDCPool {
    /// All virtual data centers: an example for tests.
    ///
    /// - Parameter members: The virtual data centers.
    /// - Returns: The pool.
    public static func example(_ members: [One.VDC] = [.example()]) -> One.VDCPool { Self(VDC: members) }
}
