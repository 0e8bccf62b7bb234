public import OpenNebula

extension One.VirtualNetwork {
    /// A virtual network that is ready, with one range of IPv4 addresses, of which a VM has one: an example for tests.
    ///
    /// - Parameters:
    ///   - ID: The virtual network's id.
    ///   - NAME: The virtual network's name.
    /// - Returns: The virtual network.
    public static func example(ID: Int = 0, NAME: String = "private") -> One.VirtualNetwork {
        Self(
            ID: ID, UID: 0, GID: 0, UNAME: "oneadmin", GNAME: "oneadmin", NAME: NAME, PERMISSIONS: .ownerOnly,
            CLUSTERS: One.IDs(ID: [0]), BRIDGE: "br0", BRIDGE_TYPE: "linux", STATE: .READY, PREV_STATE: .READY,
            VN_MAD: "bridge", PHYDEV: "", VLAN_ID: "", OUTER_VLAN_ID: "", VLAN_ID_AUTOMATIC: 0,
            OUTER_VLAN_ID_AUTOMATIC: 0, USED_LEASES: 1, VROUTERS: One.IDs(ID: [0]), UPDATED_VMS: One.IDs(ID: [0]),
            OUTDATED_VMS: One.IDs(), UPDATING_VMS: One.IDs(), ERROR_VMS: One.IDs(),
            TEMPLATE: [
                "BRIDGE": "br0", "BRIDGE_TYPE": "linux", "DNS": "10.0.0.1", "GATEWAY": "10.0.0.1",
                "SECURITY_GROUPS": 0, "VN_MAD": "bridge",
            ],
            AR_POOL: AddressRanges(AR: [
                [
                    "AR_ID": 0, "IP": "10.0.0.10", "MAC": "02:00:0a:00:00:0a", "NEXT_INDEX": 1, "SHARED": "NO",
                    "SIZE": 100, "TYPE": "IP4", "MAC_END": "02:00:0a:00:00:6d", "IP_END": "10.0.0.109",
                    "USED_LEASES": 1,
                    "LEASES": ["LEASE": ["IP": "10.0.0.10", "MAC": "02:00:0a:00:00:0a", "VM": 0]],
                ]
            ]))
    }
}

extension One.VirtualNetworkPool {
    /// All virtual networks: an example for tests.
    ///
    /// - Parameter members: The virtual networks.
    /// - Returns: The pool.
    public static func example(_ members: [One.VirtualNetwork] = [.example()]) -> One.VirtualNetworkPool {
        Self(VNET: members)
    }
}
