public import OpenNebula

extension One.VirtualRouter {
    /// A virtual router of one network, without VMs yet: an example for tests.
    ///
    /// - Parameters:
    ///   - ID: The virtual router's id.
    ///   - NAME: The virtual router's name.
    /// - Returns: The virtual router.
    public static func example(ID: Int = 0, NAME: String = "router") -> One.VirtualRouter {
        Self(
            ID: ID, UID: 0, GID: 0, UNAME: "oneadmin", GNAME: "oneadmin", NAME: NAME, PERMISSIONS: .ownerOnly,
            TEMPLATE: ["NIC": ["NETWORK": "private", "NETWORK_ID": 0, "NIC_ID": 0]])
    }
}

extension One.VirtualRouterPool {
    /// All virtual routers: an example for tests.
    ///
    /// - Parameter members: The virtual routers.
    /// - Returns: The pool.
    public static func example(_ members: [One.VirtualRouter] = [.example()]) -> One.VirtualRouterPool {
        Self(VROUTER: members)
    }
}
