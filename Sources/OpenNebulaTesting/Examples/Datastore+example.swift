public import OpenNebula

extension One.Datastore {
    /// An image datastore that is ready and has room: an example for tests.
    ///
    /// - Parameters:
    ///   - ID: The datastore's id.
    ///   - NAME: The datastore's name.
    /// - Returns: The datastore.
    public static func example(ID: Int = 1, NAME: String = "default") -> One.Datastore {
        Self(
            ID: ID, UID: 0, GID: 0, UNAME: "oneadmin", GNAME: "oneadmin", NAME: NAME, PERMISSIONS: .groupMayUse,
            DS_MAD: "fs", TM_MAD: "local", BASE_PATH: "/var/lib/one//datastores/\(ID)", TYPE: .IMAGE,
            DISK_TYPE: .FILE, STATE: .READY, CLUSTERS: One.IDs(ID: [0]), TOTAL_MB: 102_400, FREE_MB: 81920,
            USED_MB: 20480, IMAGES: One.IDs(ID: [0]),
            TEMPLATE: [
                "ALLOW_ORPHANS": "FORMAT", "CLONE_TARGET": "SYSTEM", "DISK_TYPE": "FILE", "DS_MAD": "fs",
                "LN_TARGET": "SYSTEM", "TM_MAD": "local", "TYPE": "IMAGE_DS",
            ])
    }
}

extension One.DatastorePool {
    /// All datastores: an example for tests.
    ///
    /// - Parameter members: The datastores.
    /// - Returns: The pool.
    public static func example(_ members: [One.Datastore] = [.example()]) -> One.DatastorePool {
        Self(DATASTORE: members)
    }
}
