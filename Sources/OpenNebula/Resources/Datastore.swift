extension OneServer {
    /// Datastores: `one.datastore.*`.
    public var datastore: One.DatastoreNamespace { One.DatastoreNamespace(server: self) }
    /// All datastores: `one.datastorepool.*`.
    public var datastorepool: One.DatastorePoolNamespace { One.DatastorePoolNamespace(server: self) }
}

// MARK: Methods

extension One {
    /// The methods `one.datastore.*`.
    public struct DatastoreNamespace: Readable, Deletable, Updatable, Renamable, Ownable, Permissible {
        /// The type that `info` returns.
        public typealias Document = Datastore
        /// `datastore`
        public static let name = "datastore"
        /// The server that receives the calls.
        public let server: OneServer

        /// Adds a datastore.
        ///
        /// Calls `one.datastore.allocate`.
        ///
        /// - Parameters:
        ///   - template: The attributes: `NAME`, `TYPE` as `IMAGE_DS`, `DS_MAD`, `TM_MAD`, and the attributes that its
        ///     drivers need.
        ///   - cluster: The cluster's id, -1 for the default one.
        /// - Returns: The new datastore's id.
        /// - Throws: ``OneError``: `allocate` if the name is taken or an attribute is missing or wrong, `internal`
        ///   if the template cannot be parsed, `authorization`, `noExists` for the cluster.
        @discardableResult
        public func allocate(_ template: Template, _ cluster: Int) async throws -> Int {
            try await call("allocate", template, cluster)
        }

        /// Enables or disables a system datastore. Other datastores are always enabled.
        ///
        /// Calls `one.datastore.enable`.
        ///
        /// - Parameters:
        ///   - id: The datastore's id.
        ///   - enable: Whether VMs can be deployed to it.
        /// - Returns: The datastore's id.
        /// - Throws: ``OneError``: `noExists`, `authorization`, `internal` for a datastore of another type.
        @discardableResult
        public func enable(_ id: Int, _ enable: Bool) async throws -> Int {
            try await call("enable", id, enable)
        }
    }

    /// The methods `one.datastorepool.*`.
    public struct DatastorePoolNamespace: ReadablePool {
        /// The type that `info` returns.
        public typealias Document = DatastorePool
        /// `datastorepool`
        public static let name = "datastorepool"
        /// The server that receives the calls.
        public let server: OneServer
    }
}

// MARK: Constants

extension One {
    /// The contents of a datastore.
    public struct DatastoreType: OneConstant {
        /// OpenNebula's number.
        public let rawValue: Int
        /// Creates a type from its number.
        public init(rawValue: Int) { self.rawValue = rawValue }

        /// Images.
        public static let IMAGE = Self(0)
        /// The disks of running VMs.
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
        /// Creates a state from its number.
        public init(rawValue: Int) { self.rawValue = rawValue }

        /// Ready to be used.
        public static let READY = Self(0)
        /// No VM is deployed to it.
        public static let DISABLED = Self(1)

        /// OpenNebula's names.
        public static let names = [0: "READY", 1: "DISABLED"]
    }
}

// MARK: Documents

extension One {
    /// All datastores that the user can see: `DATASTORE_POOL`.
    public struct DatastorePool: OnePool {
        /// The type of the pool's objects.
        public typealias Element = Datastore
        /// The root element's name.
        public static let root = "DATASTORE_POOL"

        /// The datastores.
        public var DATASTORE: [Datastore]
        /// Elements that this type has no property for, such as those of a newer core; nil if there are none.
        public var others: Template?

        /// Creates a value from its fields.
        public init(DATASTORE: [Datastore] = [], others: Template? = nil) {
            self.DATASTORE = DATASTORE
            self.others = others
        }

        /// The same as ``DATASTORE``.
        public var members: [Datastore] { DATASTORE }
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
        /// The permissions.
        public var PERMISSIONS: Permissions
        /// The driver that manages its images, `-` for none.
        public var DS_MAD: String
        /// The driver that transfers disks from and to it, `-` for none.
        public var TM_MAD: String
        /// The path where it is mounted.
        public var BASE_PATH: String
        /// The contents.
        public var TYPE: DatastoreType
        /// How its images are attached to VMs.
        public var DISK_TYPE: DiskType
        /// The state.
        public var STATE: DatastoreState
        /// The ids of its clusters.
        public var CLUSTERS: IDs
        /// The total space, in MB.
        public var TOTAL_MB: Int
        /// The free space, in MB.
        public var FREE_MB: Int
        /// The used space, in MB.
        public var USED_MB: Int
        /// The ids of its images.
        public var IMAGES: IDs
        /// The attributes.
        public var TEMPLATE: Template
        /// Elements that this type has no property for, such as those of a newer core; nil if there are none.
        public var others: Template?

        /// Creates a value from its fields.
        public init(
            ID: Int, UID: Int, GID: Int, UNAME: String, GNAME: String, NAME: String, PERMISSIONS: Permissions,
            DS_MAD: String, TM_MAD: String, BASE_PATH: String, TYPE: DatastoreType, DISK_TYPE: DiskType,
            STATE: DatastoreState, CLUSTERS: IDs = IDs(), TOTAL_MB: Int, FREE_MB: Int, USED_MB: Int,
            IMAGES: IDs = IDs(), TEMPLATE: Template = [:], others: Template? = nil
        ) {
            self.ID = ID
            self.UID = UID
            self.GID = GID
            self.UNAME = UNAME
            self.GNAME = GNAME
            self.NAME = NAME
            self.PERMISSIONS = PERMISSIONS
            self.DS_MAD = DS_MAD
            self.TM_MAD = TM_MAD
            self.BASE_PATH = BASE_PATH
            self.TYPE = TYPE
            self.DISK_TYPE = DISK_TYPE
            self.STATE = STATE
            self.CLUSTERS = CLUSTERS
            self.TOTAL_MB = TOTAL_MB
            self.FREE_MB = FREE_MB
            self.USED_MB = USED_MB
            self.IMAGES = IMAGES
            self.TEMPLATE = TEMPLATE
            self.others = others
        }
    }
}
