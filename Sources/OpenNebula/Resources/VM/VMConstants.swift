extension One {
    /// An action for `vm.action`.
    ///
    /// A string literal is also an action: `one.vm.action("terminate-hard", 7)`.
    public struct VMAction: OneKeyword {
        /// The name in the request.
        public let rawValue: String
        /// Creates an action from its name.
        public init(rawValue: String) { self.rawValue = rawValue }

        /// Shuts the VM down and terminates it. `terminate`
        public static let terminate = Self(rawValue: "terminate")
        /// Terminates the VM at once. `terminate-hard`
        public static let terminate_hard = Self(rawValue: "terminate-hard")
        /// Shuts the VM down and removes it from its host. `undeploy`
        public static let undeploy = Self(rawValue: "undeploy")
        /// Powers the VM off at once and removes it from its host. `undeploy-hard`
        public static let undeploy_hard = Self(rawValue: "undeploy-hard")
        /// Shuts the VM down. `poweroff`
        public static let poweroff = Self(rawValue: "poweroff")
        /// Powers the VM off at once. `poweroff-hard`
        public static let poweroff_hard = Self(rawValue: "poweroff-hard")
        /// Asks the guest to reboot. `reboot`
        public static let reboot = Self(rawValue: "reboot")
        /// Resets the VM. `reboot-hard`
        public static let reboot_hard = Self(rawValue: "reboot-hard")
        /// Puts a `PENDING` VM on hold, so that it is not deployed. `hold`
        public static let hold = Self(rawValue: "hold")
        /// Releases a VM from `HOLD`, so that it can be deployed. `release`
        public static let release = Self(rawValue: "release")
        /// Saves the VM's state and removes it from its host. `stop`
        public static let stop = Self(rawValue: "stop")
        /// Saves the VM's state on its host. `suspend`
        public static let suspend = Self(rawValue: "suspend")
        /// Resumes a VM that was stopped, suspended, undeployed or powered off. `resume`
        public static let resume = Self(rawValue: "resume")
        /// Schedules the VM to move to another host. `resched`
        public static let resched = Self(rawValue: "resched")
        /// Cancels `resched`. `unresched`
        public static let unresched = Self(rawValue: "unresched")
    }

    /// The action that ended a history record.
    public struct VMHistoryAction: OneConstant {
        /// OpenNebula's number.
        public let rawValue: Int
        /// Creates an action from its number.
        public init(rawValue: Int) { self.rawValue = rawValue }

        /// The record has not ended.
        public static let NONE = Self(0)
        /// `migrate` with a saved state.
        public static let MIGRATE = Self(1)
        /// A live `migrate`.
        public static let LIVE_MIGRATE = Self(2)
        /// Retired: `shutdown`
        public static let SHUTDOWN = Self(3)
        /// Retired: `shutdown-hard`
        public static let SHUTDOWN_HARD = Self(4)
        /// `undeploy`
        public static let UNDEPLOY = Self(5)
        /// `undeploy-hard`
        public static let UNDEPLOY_HARD = Self(6)
        /// `hold`
        public static let HOLD = Self(7)
        /// `release`
        public static let RELEASE = Self(8)
        /// `stop`
        public static let STOP = Self(9)
        /// `suspend`
        public static let SUSPEND = Self(10)
        /// `resume`
        public static let RESUME = Self(11)
        /// Retired: `boot`
        public static let BOOT = Self(12)
        /// `recover` that deletes the VM.
        public static let DELETE = Self(13)
        /// `recover` that deletes and recreates the VM.
        public static let DELETE_RECREATE = Self(14)
        /// `reboot`
        public static let REBOOT = Self(15)
        /// `reboot-hard`
        public static let REBOOT_HARD = Self(16)
        /// `resched`
        public static let RESCHED = Self(17)
        /// `unresched`
        public static let UNRESCHED = Self(18)
        /// `poweroff`
        public static let POWEROFF = Self(19)
        /// `poweroff-hard`
        public static let POWEROFF_HARD = Self(20)
        /// `attach`
        public static let DISK_ATTACH = Self(21)
        /// `detach`
        public static let DISK_DETACH = Self(22)
        /// `attachnic`
        public static let NIC_ATTACH = Self(23)
        /// `detachnic`
        public static let NIC_DETACH = Self(24)
        /// `disksnapshotcreate`
        public static let DISK_SNAPSHOT_CREATE = Self(25)
        /// `disksnapshotdelete`
        public static let DISK_SNAPSHOT_DELETE = Self(26)
        /// `terminate`
        public static let TERMINATE = Self(27)
        /// `terminate-hard`
        public static let TERMINATE_HARD = Self(28)
        /// `diskresize`
        public static let DISK_RESIZE = Self(29)
        /// `deploy`
        public static let DEPLOY = Self(30)
        /// `chown`
        public static let CHOWN = Self(31)
        /// `chmod`
        public static let CHMOD = Self(32)
        /// `updateconf`
        public static let UPDATECONF = Self(33)
        /// `rename`
        public static let RENAME = Self(34)
        /// `resize`
        public static let RESIZE = Self(35)
        /// `update`
        public static let UPDATE = Self(36)
        /// `snapshotcreate`
        public static let SNAPSHOT_CREATE = Self(37)
        /// `snapshotdelete`
        public static let SNAPSHOT_DELETE = Self(38)
        /// `snapshotrevert`
        public static let SNAPSHOT_REVERT = Self(39)
        /// `disksaveas`
        public static let DISK_SAVEAS = Self(40)
        /// `disksnapshotrevert`
        public static let DISK_SNAPSHOT_REVERT = Self(41)
        /// `recover` that assumes success or failure.
        public static let RECOVER = Self(42)
        /// `recover` that retries.
        public static let RETRY = Self(43)
        /// The probes found the VM in another state.
        public static let MONITOR = Self(44)
        /// `disksnapshotrename`
        public static let DISK_SNAPSHOT_RENAME = Self(45)
        /// `attachnic` of an alias.
        public static let ALIAS_ATTACH = Self(46)
        /// `detachnic` of an alias.
        public static let ALIAS_DETACH = Self(47)
        /// `migrate` with a shutdown.
        public static let POFF_MIGRATE = Self(48)
        /// `migrate` with a power-off.
        public static let POFF_HARD_MIGRATE = Self(49)
        /// `backup`
        public static let BACKUP = Self(50)
        /// `updatenic`
        public static let NIC_UPDATE = Self(51)
        /// `backupcancel`
        public static let BACKUP_CANCEL = Self(52)
        /// `schedadd`
        public static let SCHED_ADD = Self(53)
        /// `schedupdate`
        public static let SCHED_UPDATE = Self(54)
        /// `scheddelete`
        public static let SCHED_DELETE = Self(55)
        /// `attachsg`
        public static let SG_ATTACH = Self(56)
        /// `detachsg`
        public static let SG_DETACH = Self(57)
        /// `attachpci`
        public static let PCI_ATTACH = Self(58)
        /// `detachpci`
        public static let PCI_DETACH = Self(59)
        /// `restore`
        public static let RESTORE = Self(60)
        /// `exec`
        public static let EXEC = Self(61)
        /// `retryexec`
        public static let EXEC_RETRY = Self(62)
        /// `cancelexec`
        public static let EXEC_CANCEL = Self(63)
        /// `vmgroupadd`
        public static let VMGROUP_ADD = Self(64)
        /// `vmgroupdel`
        public static let VMGROUP_DEL = Self(65)

        /// OpenNebula's names.
        public static let names: [Int: String] = [
            0: "NONE", 1: "MIGRATE", 2: "LIVE_MIGRATE", 3: "SHUTDOWN", 4: "SHUTDOWN_HARD", 5: "UNDEPLOY",
            6: "UNDEPLOY_HARD", 7: "HOLD", 8: "RELEASE",
            9: "STOP", 10: "SUSPEND", 11: "RESUME", 12: "BOOT", 13: "DELETE", 14: "DELETE_RECREATE", 15: "REBOOT",
            16: "REBOOT_HARD",
            17: "RESCHED", 18: "UNRESCHED", 19: "POWEROFF", 20: "POWEROFF_HARD", 21: "DISK_ATTACH", 22: "DISK_DETACH",
            23: "NIC_ATTACH", 24: "NIC_DETACH", 25: "DISK_SNAPSHOT_CREATE", 26: "DISK_SNAPSHOT_DELETE", 27: "TERMINATE",
            28: "TERMINATE_HARD", 29: "DISK_RESIZE", 30: "DEPLOY", 31: "CHOWN", 32: "CHMOD", 33: "UPDATECONF",
            34: "RENAME", 35: "RESIZE", 36: "UPDATE", 37: "SNAPSHOT_CREATE", 38: "SNAPSHOT_DELETE",
            39: "SNAPSHOT_REVERT",
            40: "DISK_SAVEAS", 41: "DISK_SNAPSHOT_REVERT", 42: "RECOVER", 43: "RETRY", 44: "MONITOR",
            45: "DISK_SNAPSHOT_RENAME", 46: "ALIAS_ATTACH", 47: "ALIAS_DETACH", 48: "POFF_MIGRATE",
            49: "POFF_HARD_MIGRATE", 50: "BACKUP", 51: "NIC_UPDATE", 52: "BACKUP_CANCEL", 53: "SCHED_ADD",
            54: "SCHED_UPDATE", 55: "SCHED_DELETE", 56: "SG_ATTACH", 57: "SG_DETACH", 58: "PCI_ATTACH",
            59: "PCI_DETACH",
            60: "RESTORE", 61: "EXEC", 62: "EXEC_RETRY", 63: "EXEC_CANCEL", 64: "VMGROUP_ADD", 65: "VMGROUP_DEL",
        ]
    }

    /// How `vm.recover` recovers a VM.
    public struct RecoverOperation: OneConstant {
        /// The number in the request.
        public let rawValue: Int
        /// Creates an operation from its number.
        public init(rawValue: Int) { self.rawValue = rawValue }

        /// Treats the current operation as failed.
        public static let failure = Self(0)
        /// Treats the current operation as successful.
        public static let success = Self(1)
        /// Retries the failed operation.
        public static let retry = Self(2)
        /// Deletes the VM and cleans its host.
        public static let delete = Self(3)
        /// Deletes the VM, cleans its host, and recreates the VM.
        public static let delete_recreate = Self(4)
        /// Deletes the VM from the core's database, without changes on its host.
        public static let delete_db = Self(5)

        /// The names of the operations.
        public static let names = [
            0: "failure", 1: "success", 2: "retry", 3: "delete", 4: "delete_recreate", 5: "delete_db",
        ]
    }

    /// How `vm.migrate` halts a VM if the migration is not live.
    public struct MigrationType: OneConstant {
        /// The number in the request.
        public let rawValue: Int
        /// Creates a type from its number.
        public init(rawValue: Int) { self.rawValue = rawValue }

        /// Saves the VM's state and restores it on the other host.
        public static let save = Self(0)
        /// Shuts the VM down and boots it on the other host.
        public static let poweroff = Self(1)
        /// Powers the VM off at once and boots it on the other host.
        public static let poweroff_hard = Self(2)

        /// The names of the types.
        public static let names = [0: "save", 1: "poweroff", 2: "poweroff_hard"]
    }

    /// The states of the VMs that a pool call returns.
    ///
    /// You can also filter by one state: `VMStateFilter(.POWEROFF)` selects VMs that are powered off.
    public struct VMStateFilter: OneConstant {
        /// The number in the request.
        public let rawValue: Int
        /// Creates a filter from its number.
        public init(rawValue: Int) { self.rawValue = rawValue }
        /// Creates a filter for VMs in a state.
        ///
        /// - Parameter state: The state.
        public init(_ state: VMState) { rawValue = state.rawValue }

        /// Any state: `ALL_VM`.
        public static let ALL_VM = Self(-2)
        /// Any state except `DONE`: `NOT_DONE`.
        public static let NOT_DONE = Self(-1)

        /// OpenNebula's names, including those of the states.
        public static let names = VMState.names.merging([-2: "ALL_VM", -1: "NOT_DONE"]) { $1 }
    }

    /// Whether a disk's snapshot can be deleted while others derive from it.
    public struct AllowOrphansMode: OneKeyword {
        /// OpenNebula's keyword.
        public let rawValue: String
        /// Creates a mode from its word.
        public init(rawValue: String) { self.rawValue = rawValue }

        /// Always.
        public static let YES = Self(rawValue: "YES")
        /// Never.
        public static let NO = Self(rawValue: "NO")
        /// Depends on the driver.
        public static let MIXED = Self(rawValue: "MIXED")
        /// Depends on the image's format.
        public static let FORMAT = Self(rawValue: "FORMAT")
        /// Snapshots are a chain. Since 7.0.
        public static let LINEAR = Self(rawValue: "LINEAR")
    }

    /// The mode of a backup.
    public struct BackupMode: OneKeyword {
        /// OpenNebula's keyword.
        public let rawValue: String
        /// Creates a mode from its word.
        public init(rawValue: String) { self.rawValue = rawValue }

        /// Full: whole disks.
        public static let FULL = Self(rawValue: "FULL")
        /// Incremental: the changes since the last backup.
        public static let INCREMENT = Self(rawValue: "INCREMENT")
    }
}
