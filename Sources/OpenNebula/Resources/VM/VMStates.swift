extension One {
    /// The state of a VM.
    public struct VMState: OneConstant {
        /// OpenNebula's number.
        public let rawValue: Int
        /// Creates a state from its number.
        public init(rawValue: Int) { self.rawValue = rawValue }

        /// Being created.
        public static let INIT = Self(0)
        /// Waits for a host.
        public static let PENDING = Self(1)
        /// Waits to be released.
        public static let HOLD = Self(2)
        /// On a host. ``One/LCMState`` has the details.
        public static let ACTIVE = Self(3)
        /// Its state and disks are in the system datastore, and it has no host.
        public static let STOPPED = Self(4)
        /// Its state and disks are on its host.
        public static let SUSPENDED = Self(5)
        /// Terminated.
        public static let DONE = Self(6)
        /// Retired: failed.
        public static let FAILED = Self(7)
        /// Powered off, its disks on its host.
        public static let POWEROFF = Self(8)
        /// Powered off, its disks in the system datastore, and it has no host.
        public static let UNDEPLOYED = Self(9)
        /// Waits for an image to be copied.
        public static let CLONING = Self(10)
        /// An image could not be copied.
        public static let CLONING_FAILURE = Self(11)

        /// OpenNebula's names.
        public static let names: [Int: String] = [
            0: "INIT", 1: "PENDING", 2: "HOLD", 3: "ACTIVE", 4: "STOPPED", 5: "SUSPENDED", 6: "DONE", 7: "FAILED",
            8: "POWEROFF", 9: "UNDEPLOYED", 10: "CLONING", 11: "CLONING_FAILURE",
        ]
    }

    /// The state of an `ACTIVE` VM in its life cycle.
    public struct LCMState: OneConstant {
        /// OpenNebula's number.
        public let rawValue: Int
        /// Creates a state from its number.
        public init(rawValue: Int) { self.rawValue = rawValue }

        /// Not `ACTIVE`.
        public static let LCM_INIT = Self(0)
        /// The disks are transferred to the host.
        public static let PROLOG = Self(1)
        /// The hypervisor starts it.
        public static let BOOT = Self(2)
        /// Running.
        public static let RUNNING = Self(3)
        /// Live migration is in progress.
        public static let MIGRATE = Self(4)
        /// The state is saved, to be `STOPPED`.
        public static let SAVE_STOP = Self(5)
        /// The state is saved, to be `SUSPENDED`.
        public static let SAVE_SUSPEND = Self(6)
        /// The state is saved, to migrate.
        public static let SAVE_MIGRATE = Self(7)
        /// The disks are transferred to the other host.
        public static let PROLOG_MIGRATE = Self(8)
        /// The disks are transferred to the host, after `STOPPED`.
        public static let PROLOG_RESUME = Self(9)
        /// The disks are transferred from the host, to be `STOPPED`.
        public static let EPILOG_STOP = Self(10)
        /// The host is cleaned, to be `DONE`.
        public static let EPILOG = Self(11)
        /// Shuts down, to be `DONE`.
        public static let SHUTDOWN = Self(12)
        /// Retired: terminated at once.
        public static let CANCEL = Self(13)
        /// Retired: failed.
        public static let FAILURE = Self(14)
        /// The host is cleaned, to be `PENDING` again.
        public static let CLEANUP_RESUBMIT = Self(15)
        /// The host cannot determine its state.
        public static let UNKNOWN = Self(16)
        /// A disk is attached or detached.
        public static let HOTPLUG = Self(17)
        /// Shuts down, to be `POWEROFF`.
        public static let SHUTDOWN_POWEROFF = Self(18)
        /// The hypervisor starts it, after `UNKNOWN`.
        public static let BOOT_UNKNOWN = Self(19)
        /// The hypervisor starts it, after `POWEROFF`.
        public static let BOOT_POWEROFF = Self(20)
        /// The hypervisor restores it, after `SUSPENDED`.
        public static let BOOT_SUSPENDED = Self(21)
        /// The hypervisor restores it, after `STOPPED`.
        public static let BOOT_STOPPED = Self(22)
        /// The host is cleaned, to be deleted.
        public static let CLEANUP_DELETE = Self(23)
        /// A snapshot is taken, deleted or reverted to.
        public static let HOTPLUG_SNAPSHOT = Self(24)
        /// A NIC is attached or detached.
        public static let HOTPLUG_NIC = Self(25)
        /// A disk is saved, while it runs.
        public static let HOTPLUG_SAVEAS = Self(26)
        /// A disk is saved, in `POWEROFF`.
        public static let HOTPLUG_SAVEAS_POWEROFF = Self(27)
        /// A disk is saved, in `SUSPENDED`.
        public static let HOTPLUG_SAVEAS_SUSPENDED = Self(28)
        /// Shuts down, to be `UNDEPLOYED`.
        public static let SHUTDOWN_UNDEPLOY = Self(29)
        /// The disks are transferred from the host, to be `UNDEPLOYED`.
        public static let EPILOG_UNDEPLOY = Self(30)
        /// The disks are transferred to the host, after `UNDEPLOYED`.
        public static let PROLOG_UNDEPLOY = Self(31)
        /// The hypervisor starts it, after `UNDEPLOYED`.
        public static let BOOT_UNDEPLOY = Self(32)
        /// A disk is attached, in `POWEROFF`.
        public static let HOTPLUG_PROLOG_POWEROFF = Self(33)
        /// A disk is detached, in `POWEROFF`.
        public static let HOTPLUG_EPILOG_POWEROFF = Self(34)
        /// The hypervisor restores it, after it migrated.
        public static let BOOT_MIGRATE = Self(35)
        /// `BOOT` failed.
        public static let BOOT_FAILURE = Self(36)
        /// `BOOT_MIGRATE` failed.
        public static let BOOT_MIGRATE_FAILURE = Self(37)
        /// `PROLOG_MIGRATE` failed.
        public static let PROLOG_MIGRATE_FAILURE = Self(38)
        /// `PROLOG` failed.
        public static let PROLOG_FAILURE = Self(39)
        /// `EPILOG` failed.
        public static let EPILOG_FAILURE = Self(40)
        /// `EPILOG_STOP` failed.
        public static let EPILOG_STOP_FAILURE = Self(41)
        /// `EPILOG_UNDEPLOY` failed.
        public static let EPILOG_UNDEPLOY_FAILURE = Self(42)
        /// The disks are transferred to the other host, in `POWEROFF`.
        public static let PROLOG_MIGRATE_POWEROFF = Self(43)
        /// `PROLOG_MIGRATE_POWEROFF` failed.
        public static let PROLOG_MIGRATE_POWEROFF_FAILURE = Self(44)
        /// The disks are transferred to the other host, in `SUSPENDED`.
        public static let PROLOG_MIGRATE_SUSPEND = Self(45)
        /// `PROLOG_MIGRATE_SUSPEND` failed.
        public static let PROLOG_MIGRATE_SUSPEND_FAILURE = Self(46)
        /// `BOOT_UNDEPLOY` failed.
        public static let BOOT_UNDEPLOY_FAILURE = Self(47)
        /// `BOOT_STOPPED` failed.
        public static let BOOT_STOPPED_FAILURE = Self(48)
        /// `PROLOG_RESUME` failed.
        public static let PROLOG_RESUME_FAILURE = Self(49)
        /// `PROLOG_UNDEPLOY` failed.
        public static let PROLOG_UNDEPLOY_FAILURE = Self(50)
        /// A disk's snapshot is taken, in `POWEROFF`.
        public static let DISK_SNAPSHOT_POWEROFF = Self(51)
        /// A disk is reverted to a snapshot, in `POWEROFF`.
        public static let DISK_SNAPSHOT_REVERT_POWEROFF = Self(52)
        /// A disk's snapshot is deleted, in `POWEROFF`.
        public static let DISK_SNAPSHOT_DELETE_POWEROFF = Self(53)
        /// A disk's snapshot is taken, in `SUSPENDED`.
        public static let DISK_SNAPSHOT_SUSPENDED = Self(54)
        /// Retired: a disk is reverted to a snapshot, in `SUSPENDED`.
        public static let DISK_SNAPSHOT_REVERT_SUSPENDED = Self(55)
        /// A disk's snapshot is deleted, in `SUSPENDED`.
        public static let DISK_SNAPSHOT_DELETE_SUSPENDED = Self(56)
        /// A disk's snapshot is taken, while it runs.
        public static let DISK_SNAPSHOT = Self(57)
        /// Retired: a disk is reverted to a snapshot, while it runs.
        public static let DISK_SNAPSHOT_REVERT = Self(58)
        /// A disk's snapshot is deleted, while it runs.
        public static let DISK_SNAPSHOT_DELETE = Self(59)
        /// The disks are transferred to the other host, in `UNKNOWN`.
        public static let PROLOG_MIGRATE_UNKNOWN = Self(60)
        /// `PROLOG_MIGRATE_UNKNOWN` failed.
        public static let PROLOG_MIGRATE_UNKNOWN_FAILURE = Self(61)
        /// A disk is enlarged, while it runs.
        public static let DISK_RESIZE = Self(62)
        /// A disk is enlarged, in `POWEROFF`.
        public static let DISK_RESIZE_POWEROFF = Self(63)
        /// A disk is enlarged, in `UNDEPLOYED`.
        public static let DISK_RESIZE_UNDEPLOYED = Self(64)
        /// A NIC is attached or detached, in `POWEROFF`.
        public static let HOTPLUG_NIC_POWEROFF = Self(65)
        /// CPU and memory are changed, while it runs.
        public static let HOTPLUG_RESIZE = Self(66)
        /// A disk is saved, in `UNDEPLOYED`.
        public static let HOTPLUG_SAVEAS_UNDEPLOYED = Self(67)
        /// A disk is saved, in `STOPPED`.
        public static let HOTPLUG_SAVEAS_STOPPED = Self(68)
        /// A backup is in progress, while it runs.
        public static let BACKUP = Self(69)
        /// A backup is in progress, in `POWEROFF`.
        public static let BACKUP_POWEROFF = Self(70)
        /// Its disks are restored from a backup.
        public static let RESTORE = Self(71)

        /// OpenNebula's names.
        public static let names: [Int: String] = [
            0: "LCM_INIT", 1: "PROLOG", 2: "BOOT", 3: "RUNNING", 4: "MIGRATE", 5: "SAVE_STOP", 6: "SAVE_SUSPEND",
            7: "SAVE_MIGRATE", 8: "PROLOG_MIGRATE", 9: "PROLOG_RESUME", 10: "EPILOG_STOP", 11: "EPILOG", 12: "SHUTDOWN",
            13: "CANCEL", 14: "FAILURE", 15: "CLEANUP_RESUBMIT", 16: "UNKNOWN", 17: "HOTPLUG", 18: "SHUTDOWN_POWEROFF",
            19: "BOOT_UNKNOWN",
            20: "BOOT_POWEROFF", 21: "BOOT_SUSPENDED", 22: "BOOT_STOPPED", 23: "CLEANUP_DELETE", 24: "HOTPLUG_SNAPSHOT",
            25: "HOTPLUG_NIC", 26: "HOTPLUG_SAVEAS", 27: "HOTPLUG_SAVEAS_POWEROFF", 28: "HOTPLUG_SAVEAS_SUSPENDED",
            29: "SHUTDOWN_UNDEPLOY", 30: "EPILOG_UNDEPLOY", 31: "PROLOG_UNDEPLOY", 32: "BOOT_UNDEPLOY",
            33: "HOTPLUG_PROLOG_POWEROFF", 34: "HOTPLUG_EPILOG_POWEROFF", 35: "BOOT_MIGRATE", 36: "BOOT_FAILURE",
            37: "BOOT_MIGRATE_FAILURE", 38: "PROLOG_MIGRATE_FAILURE", 39: "PROLOG_FAILURE", 40: "EPILOG_FAILURE",
            41: "EPILOG_STOP_FAILURE", 42: "EPILOG_UNDEPLOY_FAILURE", 43: "PROLOG_MIGRATE_POWEROFF",
            44: "PROLOG_MIGRATE_POWEROFF_FAILURE", 45: "PROLOG_MIGRATE_SUSPEND", 46: "PROLOG_MIGRATE_SUSPEND_FAILURE",
            47: "BOOT_UNDEPLOY_FAILURE", 48: "BOOT_STOPPED_FAILURE", 49: "PROLOG_RESUME_FAILURE",
            50: "PROLOG_UNDEPLOY_FAILURE", 51: "DISK_SNAPSHOT_POWEROFF", 52: "DISK_SNAPSHOT_REVERT_POWEROFF",
            53: "DISK_SNAPSHOT_DELETE_POWEROFF", 54: "DISK_SNAPSHOT_SUSPENDED", 55: "DISK_SNAPSHOT_REVERT_SUSPENDED",
            56: "DISK_SNAPSHOT_DELETE_SUSPENDED",
            57: "DISK_SNAPSHOT", 58: "DISK_SNAPSHOT_REVERT", 59: "DISK_SNAPSHOT_DELETE", 60: "PROLOG_MIGRATE_UNKNOWN",
            61: "PROLOG_MIGRATE_UNKNOWN_FAILURE", 62: "DISK_RESIZE", 63: "DISK_RESIZE_POWEROFF",
            64: "DISK_RESIZE_UNDEPLOYED", 65: "HOTPLUG_NIC_POWEROFF", 66: "HOTPLUG_RESIZE",
            67: "HOTPLUG_SAVEAS_UNDEPLOYED", 68: "HOTPLUG_SAVEAS_STOPPED", 69: "BACKUP", 70: "BACKUP_POWEROFF",
            71: "RESTORE",
        ]
    }
}
