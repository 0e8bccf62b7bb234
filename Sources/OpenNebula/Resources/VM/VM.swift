extension One {
    /// VMs that the user may see: `VM_POOL`.
    public struct VMPool: OnePool {
        /// What the pool holds.
        public typealias Element = VM
        /// The root element's name.
        public static let root = "VM_POOL"

        /// The VMs.
        public var VM: [VM]

        /// Creates a value of its fields.
        public init(VM: [VM] = []) {
            self.VM = VM
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
        /// Who may do what with it. Not in short pools.
        public var PERMISSIONS: Permissions?
        /// When it was monitored last, in Unix seconds; 0 for never.
        public var LAST_POLL: Int
        /// The state.
        public var STATE: VMState
        /// What it is at while it is `ACTIVE`.
        public var LCM_STATE: LCMState
        /// The state before it. Not in short pools.
        public var PREV_STATE: VMState?
        /// What it was at before it. Not in short pools.
        public var PREV_LCM_STATE: LCMState?
        /// Whether it is to get another host: 1 or 0.
        public var RESCHED: Int
        /// When it was created, in Unix seconds.
        public var STIME: Int
        /// When it was done, in Unix seconds; 0 while it is not.
        public var ETIME: Int
        /// What its hypervisor calls it; empty before it ran.
        public var DEPLOY_ID: String
        /// Its lock; nil where it is not locked.
        public var LOCK: Lock?
        /// What the probes measured last.
        public var MONITORING: VMMonitoring?
        /// The ids of its scheduled actions. Since 6.8, not in short pools.
        public var SCHED_ACTIONS: IDs?
        /// What it is made of: `CPU`, `MEMORY`, `DISK`, `NIC` and so on; in short pools, the main attributes.
        public var TEMPLATE: Template
        /// The attributes that users change; in short pools, a few of them.
        public var USER_TEMPLATE: Template
        /// Where it has been; in short pools, where it was last.
        public var HISTORY_RECORDS: HistoryRecords
        /// The snapshots of its disks, by disk. Not in short pools since 6.2.
        public var SNAPSHOTS: [Snapshots]
        /// Its backups. Since 6.6, not in short pools.
        public var BACKUPS: Backups?

        /// Creates a value of its fields.
        public init(
            ID: Int, UID: Int, GID: Int, UNAME: String, GNAME: String, NAME: String, PERMISSIONS: Permissions? = nil,
            LAST_POLL: Int, STATE: VMState, LCM_STATE: LCMState, PREV_STATE: VMState? = nil,
            PREV_LCM_STATE: LCMState? = nil, RESCHED: Int, STIME: Int, ETIME: Int, DEPLOY_ID: String, LOCK: Lock? = nil,
            MONITORING: VMMonitoring? = nil, SCHED_ACTIONS: IDs? = nil, TEMPLATE: Template = [:],
            USER_TEMPLATE: Template = [:], HISTORY_RECORDS: HistoryRecords, SNAPSHOTS: [Snapshots] = [],
            BACKUPS: Backups? = nil
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
        }

        /// The snapshots of a disk: `SNAPSHOTS`.
        public struct Snapshots: Codable, Hashable, Sendable {
            /// Whether a snapshot with children may be deleted.
            public var ALLOW_ORPHANS: AllowOrphansMode
            /// The id of the snapshot that the disk goes back to, -1 for none.
            public var CURRENT_BASE: Int
            /// The disk's `DISK_ID`.
            public var DISK_ID: Int
            /// The id that the next snapshot gets.
            public var NEXT_SNAPSHOT: Int
            /// The snapshots.
            public var SNAPSHOT: [Snapshot]

            /// Creates a value of its fields.
            public init(
                ALLOW_ORPHANS: AllowOrphansMode, CURRENT_BASE: Int, DISK_ID: Int, NEXT_SNAPSHOT: Int,
                SNAPSHOT: [Snapshot] = []
            ) {
                self.ALLOW_ORPHANS = ALLOW_ORPHANS
                self.CURRENT_BASE = CURRENT_BASE
                self.DISK_ID = DISK_ID
                self.NEXT_SNAPSHOT = NEXT_SNAPSHOT
                self.SNAPSHOT = SNAPSHOT
            }

            /// A snapshot: `SNAPSHOT`.
            public struct Snapshot: Codable, Hashable, Sendable {
                /// `YES` where the disk is at this snapshot.
                public var ACTIVE: String?
                /// The ids of the snapshots that follow it, joined by commas.
                public var CHILDREN: String?
                /// When it was taken, in Unix seconds.
                public var DATE: Int
                /// The snapshot's id.
                public var ID: Int
                /// Its name.
                public var NAME: String?
                /// The id of the snapshot that it follows, -1 for none.
                public var PARENT: Int
                /// The disk's size, in MB.
                public var SIZE: Int

                /// Creates a value of its fields.
                public init(
                    ACTIVE: String? = nil, CHILDREN: String? = nil, DATE: Int, ID: Int, NAME: String? = nil,
                    PARENT: Int, SIZE: Int
                ) {
                    self.ACTIVE = ACTIVE
                    self.CHILDREN = CHILDREN
                    self.DATE = DATE
                    self.ID = ID
                    self.NAME = NAME
                    self.PARENT = PARENT
                    self.SIZE = SIZE
                }
            }
        }

        /// A VM's backups: `BACKUPS`. Since 6.6.
        public struct Backups: Codable, Hashable, Sendable {
            /// How they are made.
            public var BACKUP_CONFIG: Config
            /// The ids of the images that hold them.
            public var BACKUP_IDS: IDs

            /// Creates a value of its fields.
            public init(BACKUP_CONFIG: Config, BACKUP_IDS: IDs = IDs()) {
                self.BACKUP_CONFIG = BACKUP_CONFIG
                self.BACKUP_IDS = BACKUP_IDS
            }

            /// How backups are made: `BACKUP_CONFIG`, empty where nothing was set.
            public struct Config: Codable, Hashable, Sendable {
                /// The id of the backup job that the VM is in. Since 6.8.
                public var BACKUP_JOB_ID: Int?
                /// Whether volatile disks are backed up: `YES` or `NO`.
                public var BACKUP_VOLATILE: String?
                /// The disks that are backed up. Since 7.4.
                public var DISK_IDS: String?
                /// How the guest's file systems are frozen: `NONE`, `AGENT` or `SUSPEND`.
                public var FS_FREEZE: String?
                /// The id of the image that holds the increments, -1 for none.
                public var INCREMENTAL_BACKUP_ID: Int?
                /// How increments are found: `CBT` or `SNAPSHOT`. Since 6.10.
                public var INCREMENT_MODE: String?
                /// Whether the backup is an interactive one. Since 7.4.
                public var INTERACTIVE: String?
                /// How many backups are kept.
                public var KEEP_LAST: Int?
                /// What the backup datastore calls the last backup.
                public var LAST_BACKUP_ID: String?
                /// The size of the last backup, in MB.
                public var LAST_BACKUP_SIZE: Int?
                /// The bridge of the last backup. Since 7.2.
                public var LAST_BRIDGE: String?
                /// The id of the datastore of the last backup.
                public var LAST_DATASTORE_ID: Int?
                /// The number of the last increment, -1 for none.
                public var LAST_INCREMENT_ID: Int?
                /// Whether whole disks are backed up, or what changed.
                public var MODE: BackupMode?

                /// Creates a value of its fields.
                public init(
                    BACKUP_JOB_ID: Int? = nil, BACKUP_VOLATILE: String? = nil, DISK_IDS: String? = nil,
                    FS_FREEZE: String? = nil, INCREMENTAL_BACKUP_ID: Int? = nil, INCREMENT_MODE: String? = nil,
                    INTERACTIVE: String? = nil, KEEP_LAST: Int? = nil, LAST_BACKUP_ID: String? = nil,
                    LAST_BACKUP_SIZE: Int? = nil, LAST_BRIDGE: String? = nil, LAST_DATASTORE_ID: Int? = nil,
                    LAST_INCREMENT_ID: Int? = nil, MODE: BackupMode? = nil
                ) {
                    self.BACKUP_JOB_ID = BACKUP_JOB_ID
                    self.BACKUP_VOLATILE = BACKUP_VOLATILE
                    self.DISK_IDS = DISK_IDS
                    self.FS_FREEZE = FS_FREEZE
                    self.INCREMENTAL_BACKUP_ID = INCREMENTAL_BACKUP_ID
                    self.INCREMENT_MODE = INCREMENT_MODE
                    self.INTERACTIVE = INTERACTIVE
                    self.KEEP_LAST = KEEP_LAST
                    self.LAST_BACKUP_ID = LAST_BACKUP_ID
                    self.LAST_BACKUP_SIZE = LAST_BACKUP_SIZE
                    self.LAST_BRIDGE = LAST_BRIDGE
                    self.LAST_DATASTORE_ID = LAST_DATASTORE_ID
                    self.LAST_INCREMENT_ID = LAST_INCREMENT_ID
                    self.MODE = MODE
                }
            }
        }
    }
}
