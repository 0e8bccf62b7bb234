extension OneServer {
    /// Images: `one.image.*`.
    public var image: One.ImageNamespace { One.ImageNamespace(server: self) }
    /// All images: `one.imagepool.*`.
    public var imagepool: One.ImagePoolNamespace { One.ImagePoolNamespace(server: self) }
}

// MARK: Methods

extension One {
    /// The methods `one.image.*`.
    public struct ImageNamespace: Readable, Updatable, Renamable, Ownable, Permissible, Lockable {
        /// The type that `info` returns.
        public typealias Document = Image
        /// `image`
        public static let name = "image"
        /// The server that receives the calls.
        public let server: OneServer

        /// Adds an image. The datastore then copies or creates it. The image is `LOCKED` until that is done.
        ///
        /// Calls `one.image.allocate`.
        ///
        /// - Parameters:
        ///   - template: The name, the type, and the source.
        ///   - datastore: The datastore's id.
        ///   - ignoreCapacity: Whether to add the image even if the datastore has too little space. For administrators
        ///     only.
        /// - Returns: The new image's id.
        /// - Throws: ``OneError``: `noExists` for the datastore, `authorization`, `allocate`, `internal`.
        @discardableResult
        public func allocate(
            _ template: Template, _ datastore: Int, _ ignoreCapacity: Bool = false
        ) async throws -> Int {
            try await call("allocate", template, datastore, ignoreCapacity)
        }

        /// Deletes an image.
        ///
        /// Calls `one.image.delete`.
        ///
        /// - Parameters:
        ///   - id: The image's id.
        ///   - force: Whether the core removes the image even if the datastore fails to delete it.
        /// - Returns: The image's id.
        /// - Throws: ``OneError``: `noExists`, `authorization`, `action` if a VM or a clone still uses the image.
        @discardableResult
        public func delete(_ id: Int, _ force: Bool = false) async throws -> Int {
            try await call("delete", id, force)
        }

        /// Copies an image.
        ///
        /// Calls `one.image.clone`.
        ///
        /// - Parameters:
        ///   - id: The id of the image to copy.
        ///   - name: The copy's name.
        ///   - datastore: The id of the copy's datastore, or -1 for the image's datastore.
        /// - Returns: The copy's id.
        /// - Throws: ``OneError``: `noExists`, `authorization`, `allocate`, `action`.
        @discardableResult
        public func clone(_ id: Int, _ name: String, _ datastore: Int = -1) async throws -> Int {
            try await call("clone", id, name, datastore)
        }

        /// Enables or disables an image.
        ///
        /// Calls `one.image.enable`.
        ///
        /// - Parameters:
        ///   - id: The image's id.
        ///   - enable: Whether new VMs can use it.
        /// - Returns: The image's id.
        /// - Throws: ``OneError``: `noExists`, `authorization`, `internal` if the state does not allow it.
        @discardableResult
        public func enable(_ id: Int, _ enable: Bool) async throws -> Int {
            try await call("enable", id, enable)
        }

        /// Makes an image persistent or non-persistent.
        ///
        /// Calls `one.image.persistent`.
        ///
        /// - Parameters:
        ///   - id: The image's id.
        ///   - persistent: Whether the image keeps the data that a VM writes. Then only one VM can use it at a time.
        /// - Returns: The image's id.
        /// - Throws: ``OneError``: `noExists`, `authorization`, `action` for a type that is never persistent,
        ///   `internal` if a VM uses the image.
        @discardableResult
        public func persistent(_ id: Int, _ persistent: Bool) async throws -> Int {
            try await call("persistent", id, persistent)
        }

        /// Changes an image's type.
        ///
        /// Calls `one.image.chtype`.
        ///
        /// - Parameters:
        ///   - id: The image's id.
        ///   - type: The new type's name: one of `OS`, `CDROM` and `DATABLOCK` for an image that is one of these, one
        ///     of `KERNEL`, `RAMDISK` and `CONTEXT` for the others.
        /// - Returns: The image's id.
        /// - Throws: ``OneError``: `noExists`, `authorization`, `action` for a type of the other kind, `internal`.
        @discardableResult
        public func chtype(_ id: Int, _ type: String) async throws -> Int {
            try await call("chtype", id, type)
        }

        /// Deletes a snapshot of an image.
        ///
        /// Calls `one.image.snapshotdelete`.
        ///
        /// - Parameters:
        ///   - id: The image's id.
        ///   - snapshot: The snapshot's id. It must not be the active snapshot, or one with children.
        /// - Returns: The snapshot's id.
        /// - Throws: ``OneError``: `noExists`, `authorization`, `action`.
        @discardableResult
        public func snapshotdelete(_ id: Int, _ snapshot: Int) async throws -> Int {
            try await call("snapshotdelete", id, snapshot)
        }

        /// Reverts an image to a snapshot.
        ///
        /// Calls `one.image.snapshotrevert`.
        ///
        /// - Parameters:
        ///   - id: The image's id.
        ///   - snapshot: The snapshot's id.
        /// - Returns: The snapshot's id.
        /// - Throws: ``OneError``: `noExists`, `authorization`, `action`.
        @discardableResult
        public func snapshotrevert(_ id: Int, _ snapshot: Int) async throws -> Int {
            try await call("snapshotrevert", id, snapshot)
        }

        /// Replaces an image's data with that of a snapshot, and deletes all its snapshots.
        ///
        /// Calls `one.image.snapshotflatten`.
        ///
        /// - Parameters:
        ///   - id: The image's id.
        ///   - snapshot: The snapshot's id.
        /// - Returns: The snapshot's id.
        /// - Throws: ``OneError``: `noExists`, `authorization`, `action`.
        @discardableResult
        public func snapshotflatten(_ id: Int, _ snapshot: Int) async throws -> Int {
            try await call("snapshotflatten", id, snapshot)
        }

        /// Creates a VM template and images from a VM's backup. Since 6.6.
        ///
        /// Calls `one.image.restore`.
        ///
        /// - Parameters:
        ///   - id: The id of the backup, an image of type `BACKUP`.
        ///   - datastore: The id of the datastore for the new images.
        ///   - options: `NO_IP` and `NO_NIC`, each `YES` or `NO`, omit addresses or network interfaces; `NAME` is
        ///     the name of the new objects; `INCREMENT_ID` is the increment to use; `DISK_ID` restores that disk alone,
        ///     and creates no VM template.
        /// - Returns: The ids of the new objects, separated by blanks: the VM template's id first.
        /// - Throws: ``OneError``: `noExists`, `authorization`, `action`.
        @discardableResult
        public func restore(_ id: Int, _ datastore: Int, _ options: Template) async throws -> String {
            try await call("restore", id, datastore, options)
        }
    }

    /// The methods `one.imagepool.*`.
    public struct ImagePoolNamespace: FilterablePool {
        /// The type that `info` returns.
        public typealias Document = ImagePool
        /// `imagepool`
        public static let name = "imagepool"
        /// The server that receives the calls.
        public let server: OneServer
    }
}

// MARK: Constants

extension One {
    /// The state of an image.
    public struct ImageState: OneConstant {
        /// OpenNebula's number.
        public let rawValue: Int
        /// Creates a state from its number.
        public init(rawValue: Int) { self.rawValue = rawValue }

        /// New.
        public static let INIT = Self(0)
        /// Ready for VMs.
        public static let READY = Self(1)
        /// Used by VMs. More VMs can use it.
        public static let USED = Self(2)
        /// Disabled for VMs.
        public static let DISABLED = Self(3)
        /// Being copied or created by the datastore.
        public static let LOCKED = Self(4)
        /// The datastore failed.
        public static let ERROR = Self(5)
        /// Being copied to other images.
        public static let CLONE = Self(6)
        /// Being deleted by the datastore.
        public static let DELETE = Self(7)
        /// Persistent, and used by a VM.
        public static let USED_PERS = Self(8)
        /// Changed by the datastore, while VMs use it.
        public static let LOCKED_USED = Self(9)
        /// Persistent, and changed by the datastore, while a VM uses it.
        public static let LOCKED_USED_PERS = Self(10)

        /// OpenNebula's names.
        public static let names = [
            0: "INIT", 1: "READY", 2: "USED", 3: "DISABLED", 4: "LOCKED", 5: "ERROR", 6: "CLONE", 7: "DELETE",
            8: "USED_PERS", 9: "LOCKED_USED", 10: "LOCKED_USED_PERS",
        ]
    }

    /// The type of an image.
    public struct ImageType: OneConstant {
        /// OpenNebula's number.
        public let rawValue: Int
        /// Creates a type from its number.
        public init(rawValue: Int) { self.rawValue = rawValue }

        /// A bootable disk.
        public static let OS = Self(0)
        /// A read-only CD-ROM.
        public static let CDROM = Self(1)
        /// A data disk.
        public static let DATABLOCK = Self(2)
        /// A kernel.
        public static let KERNEL = Self(3)
        /// An initial RAM disk.
        public static let RAMDISK = Self(4)
        /// A file for the context CD.
        public static let CONTEXT = Self(5)
        /// A VM's backup. Since 6.6.
        public static let BACKUP = Self(6)
        /// A file system.
        public static let FILESYSTEM = Self(7)

        /// OpenNebula's names.
        public static let names = [
            0: "OS", 1: "CDROM", 2: "DATABLOCK", 3: "KERNEL", 4: "RAMDISK", 5: "CONTEXT", 6: "BACKUP", 7: "FILESYSTEM",
        ]
    }

    /// How a hypervisor accesses an image.
    public struct DiskType: OneConstant {
        /// OpenNebula's number.
        public let rawValue: Int
        /// Creates a type from its number.
        public init(rawValue: Int) { self.rawValue = rawValue }

        /// A file.
        public static let FILE = Self(0)
        /// A CD-ROM in a file.
        public static let CD_ROM = Self(1)
        /// A block device.
        public static let BLOCK = Self(2)
        /// A Ceph volume.
        public static let RBD = Self(3)
        /// A Ceph volume with a CD-ROM.
        public static let RBD_CDROM = Self(4)
        /// A Gluster volume.
        public static let GLUSTER = Self(5)
        /// A Gluster volume with a CD-ROM.
        public static let GLUSTER_CDROM = Self(6)
        /// A Sheepdog volume.
        public static let SHEEPDOG = Self(7)
        /// A Sheepdog volume with a CD-ROM.
        public static let SHEEPDOG_CDROM = Self(8)
        /// An iSCSI volume.
        public static let ISCSI = Self(9)
        /// A file system.
        public static let FILE_SYSTEM = Self(10)
        /// No disk.
        public static let NONE = Self(255)

        /// OpenNebula's names.
        public static let names = [
            0: "FILE", 1: "CD_ROM", 2: "BLOCK", 3: "RBD", 4: "RBD_CDROM", 5: "GLUSTER", 6: "GLUSTER_CDROM",
            7: "SHEEPDOG",
            8: "SHEEPDOG_CDROM", 9: "ISCSI", 10: "FILE_SYSTEM", 255: "NONE",
        ]
    }
}

// MARK: Documents

extension One {
    /// Images that the user can see: `IMAGE_POOL`.
    public struct ImagePool: OnePool {
        /// The type of the pool's objects.
        public typealias Element = Image
        /// The root element's name.
        public static let root = "IMAGE_POOL"

        /// The images.
        public var IMAGE: [Image]
        /// Elements that this type has no property for, such as those of a newer core; nil if there are none.
        public var others: Template?

        /// Creates a value from its fields.
        public init(IMAGE: [Image] = [], others: Template? = nil) {
            self.IMAGE = IMAGE
            self.others = others
        }

        /// The same as ``IMAGE``.
        public var members: [Image] { IMAGE }
    }

    /// An image: `IMAGE`.
    public struct Image: OneObject {
        /// The root element's name.
        public static let root = "IMAGE"

        /// The image's id.
        public var ID: Int
        /// The owner's id.
        public var UID: Int
        /// The group's id.
        public var GID: Int
        /// The owner's name.
        public var UNAME: String
        /// The group's name.
        public var GNAME: String
        /// The image's name.
        public var NAME: String
        /// The lock; nil if the object is not locked.
        public var LOCK: Lock?
        /// The permissions.
        public var PERMISSIONS: Permissions
        /// The contents.
        public var TYPE: ImageType
        /// How a hypervisor accesses it.
        public var DISK_TYPE: DiskType
        /// Whether it is persistent and keeps the data that a VM writes: 1 or 0.
        public var PERSISTENT: Int
        /// The time when it was added, in Unix seconds.
        public var REGTIME: Int
        /// The time of the last change, in Unix seconds. Since 7.0.
        public var MODTIME: Int?
        /// The path or name in its datastore.
        public var SOURCE: String?
        /// The source: a file or a URL; empty if there is none.
        public var PATH: String?
        /// The file system. Until 5.12.
        public var FSTYPE: String?
        /// The format, such as `qcow2`. Since 6.0.
        public var FORMAT: String?
        /// The file system. Since 6.0.
        public var FS: String?
        /// The size, in MB.
        public var SIZE: Int
        /// The state.
        public var STATE: ImageState
        /// The previous state. Since 6.0.
        public var PREV_STATE: ImageState?
        /// The number of VMs that use it.
        public var RUNNING_VMS: Int
        /// The number of copies in progress.
        public var CLONING_OPS: Int
        /// The id of the image it is being copied from, -1 for none.
        public var CLONING_ID: Int
        /// The id of the snapshot that an operation is changing, -1 for none.
        public var TARGET_SNAPSHOT: Int
        /// The id of its datastore.
        public var DATASTORE_ID: Int
        /// The name of its datastore.
        public var DATASTORE: String
        /// The ids of the VMs that use it.
        public var VMS: IDs
        /// The ids of the images that are being copied from it.
        public var CLONES: IDs
        /// The ids of the marketplace apps that are being created from it.
        public var APP_CLONES: IDs
        /// The attributes.
        public var TEMPLATE: Template
        /// The snapshots.
        public var SNAPSHOTS: Snapshots
        /// The increments of a backup. Since 6.6.
        public var BACKUP_INCREMENTS: BackupIncrements?
        /// The ids of the disks in a backup. Since 6.10.
        public var BACKUP_DISK_IDS: IDs?
        /// Elements that this type has no property for, such as those of a newer core; nil if there are none.
        public var others: Template?

        /// Creates a value from its fields.
        public init(
            ID: Int, UID: Int, GID: Int, UNAME: String, GNAME: String, NAME: String, LOCK: Lock? = nil,
            PERMISSIONS: Permissions, TYPE: ImageType, DISK_TYPE: DiskType, PERSISTENT: Int, REGTIME: Int,
            MODTIME: Int? = nil, SOURCE: String? = nil, PATH: String? = nil, FSTYPE: String? = nil,
            FORMAT: String? = nil,
            FS: String? = nil, SIZE: Int, STATE: ImageState, PREV_STATE: ImageState? = nil, RUNNING_VMS: Int,
            CLONING_OPS: Int, CLONING_ID: Int, TARGET_SNAPSHOT: Int, DATASTORE_ID: Int, DATASTORE: String,
            VMS: IDs = IDs(), CLONES: IDs = IDs(), APP_CLONES: IDs = IDs(), TEMPLATE: Template = [:],
            SNAPSHOTS: Snapshots, BACKUP_INCREMENTS: BackupIncrements? = nil, BACKUP_DISK_IDS: IDs? = nil,
            others: Template? = nil
        ) {
            self.ID = ID
            self.UID = UID
            self.GID = GID
            self.UNAME = UNAME
            self.GNAME = GNAME
            self.NAME = NAME
            self.LOCK = LOCK
            self.PERMISSIONS = PERMISSIONS
            self.TYPE = TYPE
            self.DISK_TYPE = DISK_TYPE
            self.PERSISTENT = PERSISTENT
            self.REGTIME = REGTIME
            self.MODTIME = MODTIME
            self.SOURCE = SOURCE
            self.PATH = PATH
            self.FSTYPE = FSTYPE
            self.FORMAT = FORMAT
            self.FS = FS
            self.SIZE = SIZE
            self.STATE = STATE
            self.PREV_STATE = PREV_STATE
            self.RUNNING_VMS = RUNNING_VMS
            self.CLONING_OPS = CLONING_OPS
            self.CLONING_ID = CLONING_ID
            self.TARGET_SNAPSHOT = TARGET_SNAPSHOT
            self.DATASTORE_ID = DATASTORE_ID
            self.DATASTORE = DATASTORE
            self.VMS = VMS
            self.CLONES = CLONES
            self.APP_CLONES = APP_CLONES
            self.TEMPLATE = TEMPLATE
            self.SNAPSHOTS = SNAPSHOTS
            self.BACKUP_INCREMENTS = BACKUP_INCREMENTS
            self.BACKUP_DISK_IDS = BACKUP_DISK_IDS
            self.others = others
        }

        /// An image's snapshots: `SNAPSHOTS`.
        public struct Snapshots: Codable, Hashable, Sendable {
            /// Whether a snapshot with children can be deleted.
            public var ALLOW_ORPHANS: AllowOrphansMode?
            /// The id of the snapshot that new ones derive from, -1 for none.
            public var CURRENT_BASE: Int?
            /// The id of the next snapshot.
            public var NEXT_SNAPSHOT: Int?
            /// The snapshots.
            public var SNAPSHOT: [Snapshot]
            /// Elements that this type has no property for, such as those of a newer core; nil if there are none.
            public var others: Template?

            /// Creates a value from its fields.
            public init(
                ALLOW_ORPHANS: AllowOrphansMode? = nil, CURRENT_BASE: Int? = nil, NEXT_SNAPSHOT: Int? = nil,
                SNAPSHOT: [Snapshot] = [], others: Template? = nil
            ) {
                self.ALLOW_ORPHANS = ALLOW_ORPHANS
                self.CURRENT_BASE = CURRENT_BASE
                self.NEXT_SNAPSHOT = NEXT_SNAPSHOT
                self.SNAPSHOT = SNAPSHOT
                self.others = others
            }

            /// A snapshot: `SNAPSHOT`.
            public struct Snapshot: Codable, Hashable, Sendable {
                /// `YES` if it is the active snapshot.
                public var ACTIVE: String?
                /// The ids of the snapshots that derive from it, separated by commas.
                public var CHILDREN: String?
                /// The time when it was taken, in Unix seconds.
                public var DATE: Int
                /// The id.
                public var ID: Int
                /// The name.
                public var NAME: String?
                /// The id of the snapshot that it derives from, -1 for none.
                public var PARENT: Int
                /// The size, in MB.
                public var SIZE: Int
                /// Elements that this type has no property for, such as those of a newer core; nil if there are none.
                public var others: Template?

                /// Creates a value from its fields.
                public init(
                    ACTIVE: String? = nil, CHILDREN: String? = nil, DATE: Int, ID: Int, NAME: String? = nil,
                    PARENT: Int, SIZE: Int, others: Template? = nil
                ) {
                    self.ACTIVE = ACTIVE
                    self.CHILDREN = CHILDREN
                    self.DATE = DATE
                    self.ID = ID
                    self.NAME = NAME
                    self.PARENT = PARENT
                    self.SIZE = SIZE
                    self.others = others
                }
            }
        }

        /// The increments of a backup: `BACKUP_INCREMENTS`. Since 6.6.
        public struct BackupIncrements: Codable, Hashable, Sendable {
            /// The increments, oldest first.
            public var INCREMENT: [Increment]
            /// Elements that this type has no property for, such as those of a newer core; nil if there are none.
            public var others: Template?

            /// Creates a value from its fields.
            public init(INCREMENT: [Increment] = [], others: Template? = nil) {
                self.INCREMENT = INCREMENT
                self.others = others
            }

            /// An increment: `INCREMENT`.
            public struct Increment: Codable, Hashable, Sendable {
                /// The time when it was made, in Unix seconds.
                public var DATE: Int
                /// The id.
                public var ID: Int
                /// The id of the previous increment, -1 for none.
                public var PARENT_ID: Int
                /// The size, in MB.
                public var SIZE: String
                /// The path or name in its datastore.
                public var SOURCE: String?
                /// `FULL` or `INCREMENT`.
                public var TYPE: String
                /// Elements that this type has no property for, such as those of a newer core; nil if there are none.
                public var others: Template?

                /// Creates a value from its fields.
                public init(
                    DATE: Int, ID: Int, PARENT_ID: Int, SIZE: String, SOURCE: String? = nil, TYPE: String,
                    others: Template? = nil
                ) {
                    self.DATE = DATE
                    self.ID = ID
                    self.PARENT_ID = PARENT_ID
                    self.SIZE = SIZE
                    self.SOURCE = SOURCE
                    self.TYPE = TYPE
                    self.others = others
                }
            }
        }
    }
}
