extension One {
    /// VMs that the user can see: `VM_POOL`.
    public struct VMPool: OnePool {
        /// The type of the pool's objects.
        public typealias Element = VM
        /// The root element's name.
        public static let root = "VM_POOL"

        /// The VMs.
        public var VM: [VM]
        /// Elements that this type has no property for, such as those of a newer core; nil if there are none.
        public var others: Template?

        /// Creates a value from its fields.
        public init(VM: [VM] = [], others: Template? = nil) {
            self.VM = VM
            self.others = others
        }

        /// The same as ``One/VM``.
        public var members: [VM] { VM }
    }

    /// A virtual machine: `VM`.
    public struct VM: OneObject {
        /// The root element's name.
        public static let root = "VM"

        /// The VM's id.
        public var ID: Int
        /// The owner's id.
        public var UID: Int
        /// The group's id.
        public var GID: Int
        /// The owner's name.
        public var UNAME: String
        /// The group's name.
        public var GNAME: String
        /// The VM's name.
        public var NAME: String
        /// The permissions. Not in short pools.
        public var PERMISSIONS: Permissions?
        /// The time of the last monitoring, in Unix seconds; 0 for never.
        public var LAST_POLL: Int?
        /// The state.
        public var STATE: VMState
        /// The state in its life cycle while it is `ACTIVE`.
        public var LCM_STATE: LCMState
        /// The previous state. Not in short pools.
        public var PREV_STATE: VMState?
        /// The previous state in its life cycle. Not in short pools.
        public var PREV_LCM_STATE: LCMState?
        /// Whether it is scheduled to move to another host: 1 or 0.
        public var RESCHED: Int
        /// The time of its creation, in Unix seconds.
        public var STIME: Int
        /// The time when it was `DONE`, in Unix seconds; 0 if it is not.
        public var ETIME: Int
        /// The hypervisor's identifier; empty before its first run.
        public var DEPLOY_ID: String?
        /// The lock; nil if the VM is not locked.
        public var LOCK: Lock?
        /// The last monitoring record.
        public var MONITORING: VMMonitoring?
        /// The ids of its scheduled actions. Since 6.8, not in short pools.
        public var SCHED_ACTIONS: IDs?
        /// The configuration: `CPU`, `MEMORY`, `DISK`, `NIC` and so on. In short pools, the main attributes.
        public var TEMPLATE: Template
        /// The attributes that users can change. In short pools, a few of them.
        public var USER_TEMPLATE: Template
        /// The history records. In short pools, the last one.
        public var HISTORY_RECORDS: HistoryRecords
        /// The snapshots of its disks, by disk. Not in short pools since 6.2.
        public var SNAPSHOTS: [Snapshots]
        /// The backups. Since 6.6, not in short pools.
        public var BACKUPS: Backups?
        /// Elements that this type has no property for, such as those of a newer core; nil if there are none.
        public var others: Template?

        /// Creates a value from its fields.
        public init(
            ID: Int, UID: Int, GID: Int, UNAME: String, GNAME: String, NAME: String, PERMISSIONS: Permissions? = nil,
            LAST_POLL: Int? = nil, STATE: VMState, LCM_STATE: LCMState, PREV_STATE: VMState? = nil,
            PREV_LCM_STATE: LCMState? = nil, RESCHED: Int, STIME: Int, ETIME: Int, DEPLOY_ID: String? = nil,
            LOCK: Lock? = nil,
            MONITORING: VMMonitoring? = nil, SCHED_ACTIONS: IDs? = nil, TEMPLATE: Template = [:],
            USER_TEMPLATE: Template = [:], HISTORY_RECORDS: HistoryRecords, SNAPSHOTS: [Snapshots] = [],
            BACKUPS: Backups? = nil, others: Template? = nil
        ) {
            self.ID = ID
            self.UID = UID
            self.GID = GID
            self.UNAME = UNAME
            self.GNAME = GNAME
            self.NAME = NAME
            self.PERMISSIONS = PERMISSIONS
            self.LAST_POLL = LAST_POLL
            self.STATE = STATE
            self.LCM_STATE = LCM_STATE
            self.PREV_STATE = PREV_STATE
            self.PREV_LCM_STATE = PREV_LCM_STATE
            self.RESCHED = RESCHED
            self.STIME = STIME
            self.ETIME = ETIME
            self.DEPLOY_ID = DEPLOY_ID
            self.LOCK = LOCK
            self.MONITORING = MONITORING
            self.SCHED_ACTIONS = SCHED_ACTIONS
            self.TEMPLATE = TEMPLATE
            self.USER_TEMPLATE = USER_TEMPLATE
            self.HISTORY_RECORDS = HISTORY_RECORDS
            self.SNAPSHOTS = SNAPSHOTS
            self.BACKUPS = BACKUPS
            self.others = others
        }

        /// The snapshots of a disk: `SNAPSHOTS`.
        public struct Snapshots: Codable, Hashable, Sendable {
            /// Whether a snapshot with children can be deleted.
            public var ALLOW_ORPHANS: AllowOrphansMode?
            /// The id of the disk's active snapshot, -1 for none.
            public var CURRENT_BASE: Int?
            /// The disk's `DISK_ID`.
            public var DISK_ID: Int
            /// The id of the next snapshot.
            public var NEXT_SNAPSHOT: Int?
            /// The snapshots.
            public var SNAPSHOT: [Snapshot]
            /// Elements that this type has no property for, such as those of a newer core; nil if there are none.
            public var others: Template?

            /// Creates a value from its fields.
            public init(
                ALLOW_ORPHANS: AllowOrphansMode? = nil, CURRENT_BASE: Int? = nil, DISK_ID: Int,
                NEXT_SNAPSHOT: Int? = nil,
                SNAPSHOT: [Snapshot] = [], others: Template? = nil
            ) {
                self.ALLOW_ORPHANS = ALLOW_ORPHANS
                self.CURRENT_BASE = CURRENT_BASE
                self.DISK_ID = DISK_ID
                self.NEXT_SNAPSHOT = NEXT_SNAPSHOT
                self.SNAPSHOT = SNAPSHOT
                self.others = others
            }

            /// A snapshot: `SNAPSHOT`.
            public struct Snapshot: Codable, Hashable, Sendable {
                /// `YES` if it is the disk's active snapshot.
                public var ACTIVE: String?
                /// The ids of the snapshots that derive from it, separated by commas.
                public var CHILDREN: String?
                /// The time when it was taken, in Unix seconds.
                public var DATE: Int
                /// The snapshot's id.
                public var ID: Int
                /// The name.
                public var NAME: String?
                /// The id of the snapshot that it derives from, -1 for none.
                public var PARENT: Int
                /// The disk's size, in MB.
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

        /// A VM's backups: `BACKUPS`. Since 6.6.
        public struct Backups: Codable, Hashable, Sendable {
            /// The configuration of backups.
            public var BACKUP_CONFIG: Config
            /// The ids of the backup images.
            public var BACKUP_IDS: IDs
            /// Elements that this type has no property for, such as those of a newer core; nil if there are none.
            public var others: Template?

            /// Creates a value from its fields.
            public init(BACKUP_CONFIG: Config, BACKUP_IDS: IDs = IDs(), others: Template? = nil) {
                self.BACKUP_CONFIG = BACKUP_CONFIG
                self.BACKUP_IDS = BACKUP_IDS
                self.others = others
            }

            /// The configuration of backups: `BACKUP_CONFIG`. It is empty if nothing is configured.
            public struct Config: OneAttributes {
                /// All attributes, in order.
                public var attributes: Template
                /// Creates a value from attributes.
                public init(_ attributes: Template = [:]) { self.attributes = attributes }

                /// The id of the VM's backup job. Since 6.8.
                public var BACKUP_JOB_ID: Int? { int("BACKUP_JOB_ID") }
                /// Whether volatile disks are backed up: `YES` or `NO`.
                public var BACKUP_VOLATILE: String? { text("BACKUP_VOLATILE") }
                /// The disks to back up. Since 7.4.
                public var DISK_IDS: String? { text("DISK_IDS") }
                /// How the guest's file systems are frozen: `NONE`, `AGENT` or `SUSPEND`.
                public var FS_FREEZE: String? { text("FS_FREEZE") }
                /// The id of the image with the increments, -1 for none.
                public var INCREMENTAL_BACKUP_ID: Int? { int("INCREMENTAL_BACKUP_ID") }
                /// The method to find changes for increments: `CBT` or `SNAPSHOT`. Since 6.10.
                public var INCREMENT_MODE: String? { text("INCREMENT_MODE") }
                /// Whether the backup is interactive. Since 7.4.
                public var INTERACTIVE: String? { text("INTERACTIVE") }
                /// The number of backups to keep.
                public var KEEP_LAST: Int? { int("KEEP_LAST") }
                /// The backup datastore's identifier of the last backup.
                public var LAST_BACKUP_ID: String? { text("LAST_BACKUP_ID") }
                /// The size of the last backup, in MB.
                public var LAST_BACKUP_SIZE: Int? { int("LAST_BACKUP_SIZE") }
                /// The bridge of the last backup. Since 7.2.
                public var LAST_BRIDGE: String? { text("LAST_BRIDGE") }
                /// The id of the datastore of the last backup.
                public var LAST_DATASTORE_ID: Int? { int("LAST_DATASTORE_ID") }
                /// The number of the last increment, -1 for none.
                public var LAST_INCREMENT_ID: Int? { int("LAST_INCREMENT_ID") }
                /// Whether increments are being merged: `YES` or `NO`. Since 6.8.
                public var ACTIVE_FLATTEN: String? { text("ACTIVE_FLATTEN") }
                /// The format of the backup in progress. Since 7.0.
                public var LAST_BACKUP_FORMAT: String? { text("LAST_BACKUP_FORMAT") }
                /// Whether backups are full or incremental.
                public var MODE: BackupMode? { keyword("MODE") }
            }
        }
    }
}
