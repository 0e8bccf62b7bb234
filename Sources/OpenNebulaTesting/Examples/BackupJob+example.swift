public import OpenNebula

extension One.BackupJob {
    /// A backup job of one VM that has not run yet: an example for tests.
    ///
    /// - Parameters:
    ///   - ID: The backup job's id.
    ///   - NAME: The backup job's name.
    /// - Returns: The backup job.
    public static func example(ID: Int = 0, NAME: String = "nightly") -> One.BackupJob {
        Self(
            ID: ID, UID: 0, GID: 0, UNAME: "oneadmin", GNAME: "oneadmin", NAME: NAME, PERMISSIONS: .ownerOnly,
            PRIORITY: 50, LAST_BACKUP_TIME: 0, LAST_BACKUP_DURATION: 0, SCHED_ACTIONS: One.IDs(ID: [0]),
            OUTDATED_VMS: One.IDs(ID: [0]),
            TEMPLATE: [
                "BACKUP_VMS": 0, "BACKUP_VOLATILE": "NO", "DATASTORE_ID": 100, "EXECUTION": "SEQUENTIAL",
                "FS_FREEZE": "NONE", "KEEP_LAST": 7, "MODE": "FULL",
                "SCHED_ACTION": [
                    "ID": 0, "PARENT_ID": ID, "TYPE": "BACKUPJOB", "ACTION": "backup",
                    "TIME": Int.exampleTime + 3600, "REPEAT": One.ScheduledActionRepeat.WEEKLY,
                    "DAYS": "0,1,2,3,4,5,6", "END_TYPE": One.ScheduledActionEnd.NEVER, "DONE": -1,
                ],
            ])
    }
}

extension One.BackupJobPool {
    /// All backup jobs: an example for tests.
    ///
    /// - Parameter members: The backup jobs.
    /// - Returns: The pool.
    public static func example(_ members: [One.BackupJob] = [.example()]) -> One.BackupJobPool {
        Self(BACKUPJOB: members)
    }
}
