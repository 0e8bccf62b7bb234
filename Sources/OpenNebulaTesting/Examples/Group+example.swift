public import OpenNebula

extension One.Group {
    /// A group with one user, who is its administrator: an example for tests.
    ///
    /// - Parameters:
    ///   - ID: The group's id.
    ///   - NAME: The group's name.
    /// - Returns: The group.
    public static func example(ID: Int = 100, NAME: String = "devs") -> One.Group {
        Self(
            ID: ID, NAME: NAME,
            TEMPLATE: ["SUNSTONE": ["DEFAULT_VIEW": "cloud", "VIEWS": "cloud"]],
            USERS: One.IDs(ID: [2]), ADMINS: One.IDs(ID: [2]), DATASTORE_QUOTA: One.DatastoreQuota(),
            NETWORK_QUOTA: One.NetworkQuota(),
            VM_QUOTA: One.VMQuota(VM: [.limits(CPU: -1, MEMORY: -1, VMS: 100, used: 1)]),
            IMAGE_QUOTA: One.ImageQuota(), VLAN_RULES: ["ID": ID], DEFAULT_GROUP_QUOTAS: .example())
    }
}

extension One.GroupPool {
    /// All groups, and the quotas and VLAN rules of each beside them: an example for tests.
    ///
    /// - Parameter members: The groups. A core sends their quotas and rules only in the pool, beside them.
    /// - Returns: The pool.
    public static func example(_ members: [One.Group] = [.example()]) -> One.GroupPool {
        Self(
            GROUP: members,
            QUOTAS: members.map { group in
                One.Quotas(
                    ID: group.ID, DATASTORE_QUOTA: group.DATASTORE_QUOTA ?? One.DatastoreQuota(),
                    NETWORK_QUOTA: group.NETWORK_QUOTA ?? One.NetworkQuota(),
                    VM_QUOTA: group.VM_QUOTA ?? One.VMQuota(), IMAGE_QUOTA: group.IMAGE_QUOTA ?? One.ImageQuota())
            },
            VLAN_RULES: members.compactMap(\.VLAN_RULES), DEFAULT_GROUP_QUOTAS: .example())
    }
}
