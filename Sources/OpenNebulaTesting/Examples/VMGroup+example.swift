public import OpenNebula

extension One.VMGroup {
    /// A VM group with two roles that must run on the same host, one with a VM: an example for tests.
    ///
    /// - Parameters:
    ///   - ID: The VM group's id.
    ///   - NAME: The VM group's name.
    /// - Returns: The VM group.
    public static func example(ID: Int = 0, NAME: String = "app") -> One.VMGroup {
        Self(
            ID: ID, UID: 0, GID: 0, UNAME: "oneadmin", GNAME: "oneadmin", NAME: NAME, PERMISSIONS: .ownerOnly,
            ROLES: Roles(ROLE: [
                ["ID": 0, "NAME": "db", "POLICY": "ANTI_AFFINED"],
                ["ID": 1, "NAME": "web", "POLICY": "NONE", "VMS": "0"],
            ]),
            TEMPLATE: ["AFFINED": "db,web"])
    }
}

extension One.VMGroupPool {
    /// All VM groups: an example for tests.
    ///
    /// - Parameter members: The VM groups.
    /// - Returns: The pool.
    public static func example(_ members: [One.VMGroup] = [.example()]) -> One.VMGroupPool {
        Self(VM_GROUP: members)
    }
}
