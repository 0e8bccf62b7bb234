extension OneServer {
    /// Backup jobs: `one.backupjob.*`. Since 6.8.
    public var backupjob: One.BackupJobNamespace { One.BackupJobNamespace(server: self) }
    /// All backup jobs: `one.backupjobpool.*`. Since 6.8.
    public var backupjobpool: One.BackupJobPoolNamespace { One.BackupJobPoolNamespace(server: self) }
}

// MARK: Methods

extension One {
    /// The methods `one.backupjob.*`. Since 6.8.
    public struct BackupJobNamespace: Readable, Deletable, Updatable, Renamable, Ownable, Permissible, Lockable {
        /// The type that `info` returns.
        public typealias Document = BackupJob
        /// `backupjob`
        public static let name = "backupjob"
        /// The server that receives the calls.
        public let server: OneServer

        /// Adds a backup job.
        ///
        /// Calls `one.backupjob.allocate`.
        ///
        /// - Parameter template: The `NAME`, the VMs to back up as `BACKUP_VMS`, ids separated by commas, the options,
        ///   and a `SCHED_ACTION` for each time that it runs.
        /// - Returns: The new backup job's id.
        /// - Throws: ``OneError``: `authorization` for a `PRIORITY` above 50 too, which is for administrators,
        ///   `internal` if the template cannot be parsed, an attribute is wrong, the name is taken, or a VM already has
        ///   a job already.
        @discardableResult
        public func allocate(_ template: Template) async throws -> Int {
            try await call("allocate", template)
        }

        /// Starts a backup job now.
        ///
        /// Calls `one.backupjob.backup`.
        ///
        /// - Parameter id: The backup job's id.
        /// - Returns: The backup job's id.
        /// - Throws: ``OneError``: `noExists`, `authorization`, `action` if the job is running already, or has no
        ///   VMs.
        @discardableResult
        public func backup(_ id: Int) async throws -> Int {
            try await call("backup", id)
        }

        /// Cancels a running backup job: backups in progress end, and no new ones start.
        ///
        /// Calls `one.backupjob.cancel`.
        ///
        /// - Parameter id: The backup job's id.
        /// - Returns: The backup job's id.
        /// - Throws: ``OneError``: `noExists`, `authorization`.
        @discardableResult
        public func cancel(_ id: Int) async throws -> Int {
            try await call("cancel", id)
        }

        /// Retries the backup of the VMs in `ERROR_VMS`, whose backup failed.
        ///
        /// Calls `one.backupjob.retry`.
        ///
        /// - Parameter id: The backup job's id.
        /// - Returns: The backup job's id.
        /// - Throws: ``OneError``: `noExists`, `authorization`.
        @discardableResult
        public func retry(_ id: Int) async throws -> Int {
            try await call("retry", id)
        }

        /// Changes a backup job's priority.
        ///
        /// Calls `one.backupjob.priority`.
        ///
        /// - Parameters:
        ///   - id: The backup job's id.
        ///   - priority: From 0 to 99. Backups of a job with a higher priority run first. Above 50 for administrators
        ///     only.
        /// - Returns: The backup job's id.
        /// - Throws: ``OneError``: `noExists`, `authorization`, `action` if the priority is out of range.
        @discardableResult
        public func priority(_ id: Int, _ priority: Int) async throws -> Int {
            try await call("priority", id, priority)
        }

        /// Adds a scheduled action to a backup job: a time when it runs.
        ///
        /// Calls `one.backupjob.schedadd`.
        ///
        /// - Parameters:
        ///   - id: The backup job's id.
        ///   - action: One `SCHED_ACTION`: its `TIME` in Unix seconds, and `REPEAT`, `DAYS`, `END_TYPE` and `END_VALUE`
        ///     of `SCHED_ACTION` if it repeats.
        /// - Returns: The scheduled action's id.
        /// - Throws: ``OneError``: `noExists`, `authorization`, `action` for a template without a `SCHED_ACTION`, or a
        ///   wrong one, `internal` if the template cannot be parsed.
        @discardableResult
        public func schedadd(_ id: Int, _ action: Template) async throws -> Int {
            try await call("schedadd", id, action)
        }

        /// Deletes a scheduled action of a backup job.
        ///
        /// Calls `one.backupjob.scheddelete`.
        ///
        /// - Parameters:
        ///   - id: The backup job's id.
        ///   - scheduled: The scheduled action's id.
        /// - Returns: The id of the scheduled action, or of the backup job, depending on the release.
        /// - Throws: ``OneError``: `noExists` for the job or the action, `authorization`, `action`.
        @discardableResult
        public func scheddelete(_ id: Int, _ scheduled: Int) async throws -> Int {
            try await call("scheddelete", id, scheduled)
        }

        /// Changes a scheduled action of a backup job.
        ///
        /// Calls `one.backupjob.schedupdate`.
        ///
        /// - Parameters:
        ///   - id: The backup job's id.
        ///   - scheduled: The scheduled action's id.
        ///   - action: One `SCHED_ACTION` with the new attributes.
        /// - Returns: The id of the scheduled action, or of the backup job, depending on the release.
        /// - Throws: ``OneError``: `noExists`, `authorization`, `internal` if the job has no such action, and for
        ///   a template without a `SCHED_ACTION`, or a wrong one.
        @discardableResult
        public func schedupdate(_ id: Int, _ scheduled: Int, _ action: Template) async throws -> Int {
            try await call("schedupdate", id, scheduled, action)
        }
    }

    /// The methods `one.backupjobpool.*`. Since 6.8.
    public struct BackupJobPoolNamespace: FilterablePool {
        /// The type that `info` returns.
        public typealias Document = BackupJobPool
        /// `backupjobpool`
        public static let name = "backupjobpool"
        /// The server that receives the calls.
        public let server: OneServer
    }
}

// MARK: Documents

extension One {
    /// Backup jobs that the user can see: `BACKUPJOB_POOL`. Since 6.8.
    public struct BackupJobPool: OnePool {
        /// The type of the pool's objects.
        public typealias Element = BackupJob
        /// The root element's name.
        public static let root = "BACKUPJOB_POOL"

        /// The backup jobs.
        public var BACKUPJOB: [BackupJob]
        /// Elements that this type has no property for, such as those of a newer core; nil if there are none.
        public var others: Template?

        /// Creates a value from its fields.
        public init(BACKUPJOB: [BackupJob] = [], others: Template? = nil) {
            self.BACKUPJOB = BACKUPJOB
            self.others = others
        }

        /// The same as ``BACKUPJOB``.
        public var members: [BackupJob] { BACKUPJOB }
    }

    /// A backup job: `BACKUPJOB`. Since 6.8.
    public struct BackupJob: OneObject {
        /// The root element's name.
        public static let root = "BACKUPJOB"

        /// The backup job's id.
        public var ID: Int
        /// The owner's id.
        public var UID: Int
        /// The group's id.
        public var GID: Int
        /// The owner's name.
        public var UNAME: String
        /// The group's name.
        public var GNAME: String
        /// The backup job's name.
        public var NAME: String
        /// The lock; nil if the object is not locked.
        public var LOCK: Lock?
        /// The permissions.
        public var PERMISSIONS: Permissions
        /// The priority, from 0 to 99. Backups of a job with a higher priority run first.
        public var PRIORITY: Int
        /// The time of the last start, in Unix seconds; 0 for never.
        public var LAST_BACKUP_TIME: Int
        /// The duration of the last run, in seconds.
        public var LAST_BACKUP_DURATION: Int
        /// The ids of its scheduled actions.
        public var SCHED_ACTIONS: IDs
        /// The ids of the VMs whose backup is complete.
        public var UPDATED_VMS: IDs
        /// The ids of the VMs that wait for their backup.
        public var OUTDATED_VMS: IDs
        /// The ids of the VMs whose backup is in progress.
        public var BACKING_UP_VMS: IDs
        /// The ids of the VMs whose backup failed.
        public var ERROR_VMS: IDs
        /// The attributes: the VMs to back up, and the options. If you read a single job, also its scheduled actions,
        /// as `SCHED_ACTION`.
        public var TEMPLATE: Template
        /// Elements that this type has no property for, such as those of a newer core; nil if there are none.
        public var others: Template?

        /// Creates a value from its fields.
        public init(
            ID: Int, UID: Int, GID: Int, UNAME: String, GNAME: String, NAME: String, LOCK: Lock? = nil,
            PERMISSIONS: Permissions, PRIORITY: Int, LAST_BACKUP_TIME: Int, LAST_BACKUP_DURATION: Int,
            SCHED_ACTIONS: IDs = IDs(), UPDATED_VMS: IDs = IDs(), OUTDATED_VMS: IDs = IDs(),
            BACKING_UP_VMS: IDs = IDs(), ERROR_VMS: IDs = IDs(), TEMPLATE: Template = [:], others: Template? = nil
        ) {
            self.ID = ID
            self.UID = UID
            self.GID = GID
            self.UNAME = UNAME
            self.GNAME = GNAME
            self.NAME = NAME
            self.LOCK = LOCK
            self.PERMISSIONS = PERMISSIONS
            self.PRIORITY = PRIORITY
            self.LAST_BACKUP_TIME = LAST_BACKUP_TIME
            self.LAST_BACKUP_DURATION = LAST_BACKUP_DURATION
            self.SCHED_ACTIONS = SCHED_ACTIONS
            self.UPDATED_VMS = UPDATED_VMS
            self.OUTDATED_VMS = OUTDATED_VMS
            self.BACKING_UP_VMS = BACKING_UP_VMS
            self.ERROR_VMS = ERROR_VMS
            self.TEMPLATE = TEMPLATE
            self.others = others
        }
    }
}
