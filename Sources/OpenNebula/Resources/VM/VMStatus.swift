extension One {
    /// A summary of a VM's state.
    public enum VMPhase: String, Sendable, CaseIterable {
        /// It does not run yet, but will: it waits for a host or a release, boots, is restored, or is moved while
        /// it is halted.
        case pending
        /// It runs, possibly with an operation in progress; or its host cannot tell (`UNKNOWN`).
        case running
        /// It does not run or is being halted, possibly with an operation in progress.
        case stopped
        /// An operation failed, and you have to recover it.
        case failed
        /// It was terminated, and cannot run again.
        case done
    }

    /// The address of a VM's graphical console.
    public struct VMConsole: Hashable, Sendable {
        /// The protocol, such as `VNC` or `SPICE`.
        public var type: String
        /// The name of the VM's host.
        public var host: String
        /// The port.
        public var port: Int
        /// The password; nil if it needs none.
        public var password: String?

        /// Creates a value from its fields.
        public init(type: String, host: String, port: Int, password: String? = nil) {
            self.type = type
            self.host = host
            self.port = port
            self.password = password
        }
    }
}

extension One.VM {
    /// The name of the state: of ``LCM_STATE`` while the VM is `ACTIVE`, otherwise of ``STATE``.
    ///
    /// ```swift
    /// print(vm.stateName)             // RUNNING
    /// ```
    public var stateName: String { STATE == .ACTIVE ? "\(LCM_STATE)" : "\(STATE)" }

    /// A summary of the state.
    public var phase: One.VMPhase {
        switch STATE {
        case .ACTIVE: LCM_STATE.phase
        case .STOPPED, .SUSPENDED, .POWEROFF, .UNDEPLOYED: .stopped
        case .FAILED, .CLONING_FAILURE: .failed
        case .DONE: .done
        default: .pending
        }
    }

    /// The last error message of the core: `ERROR` of ``USER_TEMPLATE``, without its date. Nil if there was no error,
    /// or if a user removed it. A core keeps it after the VM has recovered.
    ///
    /// Since 6.6, cores truncate it to 100 characters. The VM's log on the front-end contains the whole text.
    public var errorMessage: String? { USER_TEMPLATE.errorMessage }

    /// While the VM is `PENDING`, the reason why the scheduler has not placed it: `SCHED_MESSAGE` of ``USER_TEMPLATE``,
    /// without its date. Nil in any other state, or if the scheduler has not tried yet.
    ///
    /// ```swift
    /// if let reason = vm.schedulerMessage { print("waits for a host:", reason) }
    /// ```
    public var schedulerMessage: String? { STATE == .PENDING ? USER_TEMPLATE.message("SCHED_MESSAGE") : nil }

    /// The last history record: its time on the current or the last host. Nil if it has not been on a host.
    ///
    /// ```swift
    /// print(vm.lastHistory?.HOSTNAME ?? "no host")
    /// ```
    public var lastHistory: One.History? { HISTORY_RECORDS.HISTORY.last }

    /// The address of its graphical console, on the VM's host. Nil if there is none, or if the VM is not `ACTIVE`.
    ///
    /// ```swift
    /// if let console = vm.console { print("\(console.type) at \(console.host):\(console.port)") }
    /// ```
    ///
    /// The host can be configured to accept only local connections: see `LISTEN` of ``GRAPHICS``. If the core encrypts
    /// passwords, an administrator gets them from `info(id, true)`.
    public var console: One.VMConsole? {
        guard STATE == .ACTIVE, let graphics = GRAPHICS, let type = graphics.TYPE, let port = graphics.PORT,
            let host = lastHistory?.HOSTNAME
        else { return nil }
        return One.VMConsole(type: type, host: host, port: port, password: graphics.PASSWD)
    }
}

extension One.LCMState {
    fileprivate var phase: One.VMPhase {
        switch self {
        case .LCM_INIT, .PROLOG, .BOOT, .SAVE_MIGRATE, .PROLOG_MIGRATE, .PROLOG_RESUME, .CLEANUP_RESUBMIT,
            .BOOT_UNKNOWN, .BOOT_POWEROFF, .BOOT_SUSPENDED, .BOOT_STOPPED, .PROLOG_UNDEPLOY, .BOOT_UNDEPLOY,
            .BOOT_MIGRATE, .PROLOG_MIGRATE_UNKNOWN:
            .pending
        case .SAVE_STOP, .SAVE_SUSPEND, .EPILOG_STOP, .EPILOG, .SHUTDOWN, .CANCEL, .SHUTDOWN_POWEROFF, .CLEANUP_DELETE,
            .HOTPLUG_SAVEAS_POWEROFF, .HOTPLUG_SAVEAS_SUSPENDED, .SHUTDOWN_UNDEPLOY, .EPILOG_UNDEPLOY,
            .HOTPLUG_PROLOG_POWEROFF, .HOTPLUG_EPILOG_POWEROFF, .PROLOG_MIGRATE_POWEROFF, .PROLOG_MIGRATE_SUSPEND,
            .DISK_SNAPSHOT_POWEROFF, .DISK_SNAPSHOT_REVERT_POWEROFF, .DISK_SNAPSHOT_DELETE_POWEROFF,
            .DISK_SNAPSHOT_SUSPENDED, .DISK_SNAPSHOT_REVERT_SUSPENDED, .DISK_SNAPSHOT_DELETE_SUSPENDED,
            .DISK_RESIZE_POWEROFF, .DISK_RESIZE_UNDEPLOYED, .HOTPLUG_NIC_POWEROFF, .HOTPLUG_SAVEAS_UNDEPLOYED,
            .HOTPLUG_SAVEAS_STOPPED, .BACKUP_POWEROFF, .RESTORE:
            .stopped
        default:
            description.hasSuffix("FAILURE") ? .failed : .running
        }
    }
}
