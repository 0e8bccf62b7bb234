extension OneServer {
    /// Datastores: `one.datastore.*`.
    public var datastore: DatastoreNamespace { DatastoreNamespace(server: self) }
    /// All datastores: `one.datastorepool.*`.
    public var datastorepool: DatastorePoolNamespace { DatastorePoolNamespace(server: self) }
}

// MARK: Methods

/// The methods `one.datastore.*`.
public struct DatastoreNamespace: Readable, Deletable, Updatable, Renamable, Ownable, Permissible {
    /// The document that `info` returns.
    public typealias Document = Datastore
    /// `datastore`
    public static let name = "datastore"
    /// Where the methods are called.
    public let server: OneServer

    /// Adds a datastore.
    ///
    /// - Parameters:
    ///   - template: Its attributes: `NAME`, `TYPE` as `IMAGE_DS`, `DS_MAD`, `TM_MAD`, and what its drivers need.
    ///   - cluster: The cluster's id, -1 for the default one.
    /// - Returns: The new datastore's id.
    /// - Throws: ``OneError``: `allocate` where the name is taken or an attribute is missing or wrong, `internal`
    ///   where the template cannot be parsed, `authorization`, `noExists` for the cluster.
    @discardableResult
    public func allocate(_ template: Template, _ cluster: Int) async throws(OneError) -> Int {
        try await call("allocate", template, cluster)
    }

    /// Enables a system datastore, or disables it. Other datastores are always enabled.
    ///
    /// - Parameters:
    ///   - id: The datastore's id.
    ///   - enable: Whether VMs may be deployed to it.
    /// - Returns: The datastore's id.
    /// - Throws: ``OneError``: `noExists`, `authorization`, `internal` for a datastore of another type.
    @discardableResult
    public func enable(_ id: Int, _ enable: Bool) async throws(OneError) -> Int {
        try await call("enable", id, enable)
    }
}

/// The methods `one.datastorepool.*`.
public struct DatastorePoolNamespace: ReadablePool {
    /// The document that `info` returns.
    public typealias Document = DatastorePool
    /// `datastorepool`
    public static let name = "datastorepool"
    /// Where the methods are called.
    public let server: OneServer
}

// MARK: Constants

/// What a datastore holds.
public struct DatastoreType: OneConstant {
    /// OpenNebula's number.
    public let rawValue: Int
    /// Creates the type of that number.
    public init(rawValue: Int) { self.rawValue = rawValue }

    /// Images.
    public static let IMAGE = Self(0)
    /// The disks of VMs that run.
    public static let SYSTEM = Self(1)
    /// Files: kernels, ramdisks, contexts.
    public static let FILE = Self(2)
    /// Backups. Not in 5.12.
    public static let BACKUP = Self(3)

    /// OpenNebula's names.
    public static let names = [0: "IMAGE", 1: "SYSTEM", 2: "FILE", 3: "BACKUP"]
}

/// The state of a datastore.
public struct DatastoreState: OneConstant {
    /// OpenNebula's number.
    public let rawValue: Int
    /// Creates the state of that number.
    public init(rawValue: Int) { self.rawValue = rawValue }

    /// Ready to be used.
    public static let READY = Self(0)
    /// No VM is deployed to it.
    public static let DISABLED = Self(1)

    /// OpenNebula's names.
    public static let names = [0: "READY", 1: "DISABLED"]
}

// MARK: Documents

/// All datastores that the user may see: `DATASTORE_POOL`.
public struct DatastorePool: OnePool {
    /// The root element's name.
    public static let root = "DATASTORE_POOL"

    /// The datastores.
    public var DATASTORE: [Datastore]

    /// The same as ``DATASTORE``.
    public var members: [Datastore] {
        get { DATASTORE }
        set { DATASTORE = newValue }
    }
}

/// A datastore: `DATASTORE`.
public struct Datastore: OneObject {
    /// The root element's name.
    public static let root = "DATASTORE"

    /// The datastore's id.
    public var ID: Int
    /// The owner's id.
    public var UID: Int
    /// The group's id.
    public var GID: Int
    /// The owner's name.
    public var UNAME: String
    /// The group's name.
    public var GNAME: String
    /// The datastore's name.
    public var NAME: String
    /// Who may do what with it.
    public var PERMISSIONS: Permissions
    /// The driver that manages its images, `-` for none.
    public var DS_MAD: String
    /// The driver that moves disks from it and to it, `-` for none.
    public var TM_MAD: String
    /// Where it is mounted.
    public var BASE_PATH: String
    /// What it holds.
    public var TYPE: DatastoreType
    /// How its images are attached.
    public var DISK_TYPE: DiskType
    /// The state.
    public var STATE: DatastoreState
    /// The ids of its clusters.
    public var CLUSTERS: IDs
    /// Space, in MB.
    public var TOTAL_MB: Int
    /// Free space, in MB.
    public var FREE_MB: Int
    /// Used space, in MB.
    public var USED_MB: Int
    /// The ids of its images.
    public var IMAGES: IDs
    /// Its attributes.
    public var TEMPLATE: Template
}
