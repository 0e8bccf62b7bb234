public import OpenNebula

extension One.Image {
    /// An image of an operating system that is ready: an example for tests.
    ///
    /// - Parameters:
    ///   - ID: The image's id.
    ///   - NAME: The image's name.
    /// - Returns: The image.
    public static func example(ID: Int = 0, NAME: String = "alpine") -> One.Image {
        Self(
            ID: ID, UID: 0, GID: 0, UNAME: "oneadmin", GNAME: "oneadmin", NAME: NAME, PERMISSIONS: .ownerOnly,
            TYPE: .OS, DISK_TYPE: .FILE, PERSISTENT: 0, REGTIME: .exampleTime, MODTIME: .exampleTime,
            SOURCE: "/var/lib/one//datastores/1/0c9a5b1e4f7d4a6c8e2b3d1f5a7c9e0b", PATH: "/var/tmp/alpine.qcow2",
            FORMAT: "qcow2", FS: "", SIZE: 256, STATE: .READY, PREV_STATE: .READY, RUNNING_VMS: 0, CLONING_OPS: 0,
            CLONING_ID: -1, TARGET_SNAPSHOT: -1, DATASTORE_ID: 1, DATASTORE: "default",
            TEMPLATE: ["DESCRIPTION": "Alpine Linux", "DEV_PREFIX": "vd"],
            SNAPSHOTS: Snapshots(ALLOW_ORPHANS: .FORMAT, CURRENT_BASE: -1, NEXT_SNAPSHOT: 0),
            BACKUP_INCREMENTS: BackupIncrements(), BACKUP_DISK_IDS: One.IDs())
    }
}

extension One.ImagePool {
    /// All images: an example for tests.
    ///
    /// - Parameter members: The images.
    /// - Returns: The pool.
    public static func example(_ members: [One.Image] = [.example()]) -> One.ImagePool { Self(IMAGE: members) }
}
