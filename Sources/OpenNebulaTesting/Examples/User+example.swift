public import OpenNebula

extension One.User {
    /// A user of one group, with quotas: an example for tests.
    ///
    /// - Parameters:
    ///   - ID: The user's id.
    ///   - NAME: The user's name.
    /// - Returns: The user.
    public static func example(ID: Int = 2, NAME: String = "alice") -> One.User {
        Self(
            ID: ID, GID: 100, GROUPS: One.IDs(ID: [100]), GNAME: "devs", NAME: NAME,
            PASSWORD: "1ec1c26b50d5d3c58d9583181af8076655fe00756bf7285940ba3670f99fcba0", AUTH_DRIVER: "core",
            ENABLED: 1,
            TEMPLATE: [
                "SSH_PUBLIC_KEY": "ssh-ed25519 AAAAC3 alice@example.org",
                "TOKEN_PASSWORD": "18fc53f0f957cc63a0012546d36ad9c32519afdc8df3907a8501f5dbd4f8b100",
            ],
            DATASTORE_QUOTA: One.DatastoreQuota(DATASTORE: [
                One.DatastoreQuota.Limits(ID: 1, IMAGES: 20, IMAGES_USED: 1, SIZE: 20480, SIZE_USED: 256)
            ]),
            NETWORK_QUOTA: One.NetworkQuota(NETWORK: [One.NetworkQuota.Limits(ID: 0, LEASES: 10, LEASES_USED: 1)]),
            VM_QUOTA: One.VMQuota(VM: [.limits(CPU: 20, MEMORY: 16384, VMS: 10, used: 1)]),
            IMAGE_QUOTA: One.ImageQuota(IMAGE: [One.ImageQuota.Limits(ID: 0, RVMS: 4, RVMS_USED: 1)]),
            DEFAULT_USER_QUOTAS: .example())
    }
}

extension One.UserPool {
    /// All users, and the quotas of each beside them: an example for tests.
    ///
    /// - Parameter members: The users. A core sends their quotas only in the pool, beside them.
    /// - Returns: The pool.
    public static func example(_ members: [One.User] = [.example()]) -> One.UserPool {
        Self(
            USER: members,
            QUOTAS: members.map { user in
                One.Quotas(
                    ID: user.ID, DATASTORE_QUOTA: user.DATASTORE_QUOTA ?? One.DatastoreQuota(),
                    NETWORK_QUOTA: user.NETWORK_QUOTA ?? One.NetworkQuota(),
                    VM_QUOTA: user.VM_QUOTA ?? One.VMQuota(), IMAGE_QUOTA: user.IMAGE_QUOTA ?? One.ImageQuota())
            },
            DEFAULT_USER_QUOTAS: .example())
    }
}
