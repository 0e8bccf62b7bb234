extension OneServer {
    /// Virtual machines: `one.vm.*`.
    public var vm: One.VMNamespace { One.VMNamespace(server: self) }
    /// All virtual machines: `one.vmpool.*`.
    public var vmpool: One.VMPoolNamespace { One.VMPoolNamespace(server: self) }
}

// MARK: Methods

extension One {
    /// The methods `one.vm.*`.
    public struct VMNamespace: Readable, Updatable, Renamable, Ownable, Permissible, Lockable {
        /// The document that `info` returns.
        public typealias Document = VM
        /// `vm`
        public static let name = "vm"
        /// Where the methods are called.
        public let server: OneServer

        // Life and death

        /// Creates a VM of a template that is given here, rather than one the core keeps.
        ///
        /// - Parameters:
        ///   - template: The VM's attributes.
        ///   - hold: Whether it waits in `HOLD` until it is released, rather than in `PENDING` for a host.
        /// - Returns: The new VM's id.
        /// - Throws: ``OneError``: `allocate`, `authorization` where a quota is used up, `internal` for a template that
        ///   is none.
        @discardableResult
        public func allocate(_ template: Template, _ hold: Bool = false) async throws -> Int {
            try await call("allocate", template, hold)
        }

        /// Runs a VM on a host: one that is `PENDING`, `HOLD`, `STOPPED` or `UNDEPLOYED`.
        ///
        /// - Parameters:
        ///   - id: The VM's id.
        ///   - host: The host's id.
        ///   - enforce: Whether it is an error where the host's free capacity is too small.
        ///   - datastore: The id of the system datastore, -1 to let the core choose.
        ///   - nics: The networks of the NICs that are to be chosen now: those with `NETWORK_MODE="auto"`.
        /// - Returns: The VM's id.
        /// - Throws: ``OneError``: `noExists` for the VM, the host or the datastore, `authorization`, `action`.
        @discardableResult
        public func deploy(
            _ id: Int, _ host: Int, _ enforce: Bool = false, _ datastore: Int = -1, _ nics: Template = [:]
        ) async throws -> Int {
            try await call("deploy", id, host, enforce, datastore, nics)
        }

        /// Does what needs no more than a name: stops a VM, resumes it, terminates it.
        ///
        /// - Parameters:
        ///   - action: What to do.
        ///   - id: The VM's id.
        /// - Returns: The VM's id.
        /// - Throws: ``OneError``: `noExists`, `authorization`, `action` where the VM's state does not allow it.
        @discardableResult
        public func action(_ action: VMAction, _ id: Int) async throws -> Int {
            try await call("action", action, id)
        }

        /// Moves a VM to another host.
        ///
        /// - Parameters:
        ///   - id: The VM's id.
        ///   - host: The id of the other host.
        ///   - live: Whether the VM keeps running meanwhile.
        ///   - enforce: Whether it is an error where the host's free capacity is too small.
        ///   - datastore: The id of another system datastore, -1 to keep that of the VM.
        ///   - type: How the VM is halted, where it does not keep running.
        /// - Returns: The VM's id.
        /// - Throws: ``OneError``: `noExists` for the VM, the host or the datastore, `authorization`, `action`.
        @discardableResult
        public func migrate(
            _ id: Int, _ host: Int, _ live: Bool, _ enforce: Bool = false, _ datastore: Int = -1,
            _ type: MigrationType = .save
        ) async throws -> Int {
            try await call("migrate", id, host, live, enforce, datastore, type)
        }

        /// Gets a VM going that hangs, or that failed.
        ///
        /// - Parameters:
        ///   - id: The VM's id.
        ///   - operation: How.
        /// - Returns: The VM's id.
        /// - Throws: ``OneError``: `noExists`, `authorization`, `action`.
        @discardableResult
        public func recover(_ id: Int, _ operation: RecoverOperation) async throws -> Int {
            try await call("recover", id, operation)
        }

        /// Reads what the probes measured of a VM, as far back as the core keeps it.
        ///
        /// - Parameter id: The VM's id.
        /// - Returns: The records, oldest first.
        /// - Throws: ``OneError``: `noExists`, `authorization`.
        @discardableResult
        public func monitoring(_ id: Int) async throws -> VMMonitoringData {
            try await call("monitoring", id)
        }

        // Capacity and configuration

        /// Changes a VM's CPU and memory.
        ///
        /// - Parameters:
        ///   - id: The VM's id.
        ///   - capacity: `CPU`, `VCPU` and `MEMORY` in MB; those that are left out, or 0, stay.
        ///   - enforce: Whether it is an error where the host's free capacity is too small. It always is for users
        ///     outside the group `oneadmin`.
        /// - Returns: The VM's id.
        /// - Throws: ``OneError``: `noExists`, `authorization` where a quota is used up, `action`.
        @discardableResult
        public func resize(_ id: Int, _ capacity: Template, _ enforce: Bool) async throws -> Int {
            try await call("resize", id, capacity, enforce)
        }

        /// Changes a VM's configuration: `OS`, `FEATURES`, `INPUT`, `GRAPHICS`, `RAW`, `CONTEXT` and the like.
        ///
        /// - Parameters:
        ///   - id: The VM's id.
        ///   - configuration: The new attributes.
        ///   - mode: Whether they replace the configuration, or are merged with it.
        /// - Returns: The VM's id.
        /// - Throws: ``OneError``: `noExists`, `authorization`, `action`, `internal` for a template that is none.
        @discardableResult
        public func updateconf(
            _ id: Int, _ configuration: Template, _ mode: UpdateMode = .replace
        ) async throws -> Int {
            try await call("updateconf", id, configuration, mode)
        }

        // Disks

        /// Attaches a disk.
        ///
        /// - Parameters:
        ///   - id: The VM's id.
        ///   - disk: One `DISK`.
        /// - Returns: The VM's id.
        /// - Throws: ``OneError``: `noExists`, `authorization` where a quota is used up, `action`.
        @discardableResult
        public func attach(_ id: Int, _ disk: Template) async throws -> Int {
            try await call("attach", id, disk)
        }

        /// Detaches a disk.
        ///
        /// - Parameters:
        ///   - id: The VM's id.
        ///   - disk: The disk's `DISK_ID`.
        /// - Returns: The VM's id.
        /// - Throws: ``OneError``: `noExists`, `authorization`, `action`.
        @discardableResult
        public func detach(_ id: Int, _ disk: Int) async throws -> Int {
            try await call("detach", id, disk)
        }

        /// Makes a disk larger.
        ///
        /// - Parameters:
        ///   - id: The VM's id.
        ///   - disk: The disk's `DISK_ID`.
        ///   - size: The new size in MB, an integer as text.
        /// - Returns: The disk's id in older releases, the VM's in newer ones.
        /// - Throws: ``OneError``: `noExists`, `authorization` where a quota is used up, `action` for a size that is
        ///   none or not larger.
        @discardableResult
        public func diskresize(_ id: Int, _ disk: Int, _ size: String) async throws -> Int {
            try await call("diskresize", id, disk, size)
        }

        /// Saves a disk as a new image.
        ///
        /// - Parameters:
        ///   - id: The VM's id.
        ///   - disk: The disk's `DISK_ID`.
        ///   - name: The image's name.
        ///   - type: The image's type, as `OS` or `DATABLOCK`; empty for the core's default.
        ///   - snapshot: The id of the disk's snapshot to save, -1 for the disk as it is.
        /// - Returns: The new image's id.
        /// - Throws: ``OneError``: `noExists`, `authorization` where a quota is used up, `action`, `allocate`.
        @discardableResult
        public func disksaveas(
            _ id: Int, _ disk: Int, _ name: String, _ type: String, _ snapshot: Int
        ) async throws -> Int {
            try await call("disksaveas", id, disk, name, type, snapshot)
        }

        /// Takes a snapshot of a disk.
        ///
        /// - Parameters:
        ///   - id: The VM's id.
        ///   - disk: The disk's `DISK_ID`.
        ///   - name: What the snapshot is called.
        /// - Returns: The new snapshot's id.
        /// - Throws: ``OneError``: `noExists`, `authorization` where a quota is used up, `action`.
        @discardableResult
        public func disksnapshotcreate(_ id: Int, _ disk: Int, _ name: String) async throws -> Int {
            try await call("disksnapshotcreate", id, disk, name)
        }

        /// Deletes a snapshot of a disk.
        ///
        /// - Parameters:
        ///   - id: The VM's id.
        ///   - disk: The disk's `DISK_ID`.
        ///   - snapshot: The snapshot's id.
        /// - Returns: The snapshot's id in older releases, the VM's in newer ones.
        /// - Throws: ``OneError``: `noExists`, `authorization`, `action`.
        @discardableResult
        public func disksnapshotdelete(_ id: Int, _ disk: Int, _ snapshot: Int) async throws -> Int {
            try await call("disksnapshotdelete", id, disk, snapshot)
        }

        /// Renames a snapshot of a disk.
        ///
        /// - Parameters:
        ///   - id: The VM's id.
        ///   - disk: The disk's `DISK_ID`.
        ///   - snapshot: The snapshot's id.
        ///   - name: The new name.
        /// - Returns: The VM's id.
        /// - Throws: ``OneError``: `noExists`, `authorization`, `action`.
        @discardableResult
        public func disksnapshotrename(
            _ id: Int, _ disk: Int, _ snapshot: Int, _ name: String
        ) async throws -> Int {
            try await call("disksnapshotrename", id, disk, snapshot, name)
        }

        /// Makes a disk again what it was when a snapshot was taken.
        ///
        /// - Parameters:
        ///   - id: The VM's id.
        ///   - disk: The disk's `DISK_ID`.
        ///   - snapshot: The snapshot's id.
        /// - Returns: The snapshot's id in older releases, the VM's in newer ones.
        /// - Throws: ``OneError``: `noExists`, `authorization`, `action`.
        @discardableResult
        public func disksnapshotrevert(_ id: Int, _ disk: Int, _ snapshot: Int) async throws -> Int {
            try await call("disksnapshotrevert", id, disk, snapshot)
        }

        // Devices

        /// Attaches a NIC.
        ///
        /// - Parameters:
        ///   - id: The VM's id.
        ///   - nic: One `NIC`, or one `NIC_ALIAS`.
        /// - Returns: The VM's id.
        /// - Throws: ``OneError``: `noExists`, `authorization` where a quota is used up, `action`.
        @discardableResult
        public func attachnic(_ id: Int, _ nic: Template) async throws -> Int {
            try await call("attachnic", id, nic)
        }

        /// Detaches a NIC.
        ///
        /// - Parameters:
        ///   - id: The VM's id.
        ///   - nic: The NIC's `NIC_ID`.
        /// - Returns: The VM's id.
        /// - Throws: ``OneError``: `noExists`, `authorization`, `action`.
        @discardableResult
        public func detachnic(_ id: Int, _ nic: Int) async throws -> Int {
            try await call("detachnic", id, nic)
        }

        /// Changes a NIC's attributes, on the host too. Not in 5.12.
        ///
        /// - Parameters:
        ///   - id: The VM's id.
        ///   - nic: The NIC's `NIC_ID`.
        ///   - attributes: One `NIC` with the new attributes.
        ///   - mode: Whether they replace the NIC's, or are merged with them.
        /// - Returns: The VM's id.
        /// - Throws: ``OneError``: `noExists`, `authorization`, `action`.
        @discardableResult
        public func updatenic(
            _ id: Int, _ nic: Int, _ attributes: Template, _ mode: UpdateMode = .replace
        ) async throws -> Int {
            try await call("updatenic", id, nic, attributes, mode)
        }

        /// Adds a security group to a NIC. Not in 5.12.
        ///
        /// - Parameters:
        ///   - id: The VM's id.
        ///   - nic: The NIC's `NIC_ID`.
        ///   - group: The security group's id.
        /// - Returns: The VM's id.
        /// - Throws: ``OneError``: `noExists`, `authorization`, `action`, `internal` for a NIC that the VM has not.
        @discardableResult
        public func attachsg(_ id: Int, _ nic: Int, _ group: Int) async throws -> Int {
            try await call("attachsg", id, nic, group)
        }

        /// Takes a security group from a NIC. Not in 5.12.
        ///
        /// - Parameters:
        ///   - id: The VM's id.
        ///   - nic: The NIC's `NIC_ID`.
        ///   - group: The security group's id.
        /// - Returns: The VM's id.
        /// - Throws: ``OneError``: `noExists`, `authorization`, `action`.
        @discardableResult
        public func detachsg(_ id: Int, _ nic: Int, _ group: Int) async throws -> Int {
            try await call("detachsg", id, nic, group)
        }

        /// Attaches a PCI device of the host. Not in 5.12.
        ///
        /// - Parameters:
        ///   - id: The VM's id.
        ///   - pci: One `PCI`.
        /// - Returns: The VM's id.
        /// - Throws: ``OneError``: `noExists`, `authorization`, `action`.
        @discardableResult
        public func attachpci(_ id: Int, _ pci: Template) async throws -> Int {
            try await call("attachpci", id, pci)
        }

        /// Detaches a PCI device. Not in 5.12.
        ///
        /// - Parameters:
        ///   - id: The VM's id.
        ///   - pci: The device's `PCI_ID`.
        /// - Returns: The VM's id.
        /// - Throws: ``OneError``: `noExists`, `authorization`, `action`.
        @discardableResult
        public func detachpci(_ id: Int, _ pci: Int) async throws -> Int {
            try await call("detachpci", id, pci)
        }

        // Snapshots and backups

        /// Takes a snapshot of a VM, its memory included.
        ///
        /// - Parameters:
        ///   - id: The VM's id.
        ///   - name: What the snapshot is called; may be empty.
        /// - Returns: The new snapshot's id.
        /// - Throws: ``OneError``: `noExists`, `authorization` where a quota is used up, `action`.
        @discardableResult
        public func snapshotcreate(_ id: Int, _ name: String) async throws -> Int {
            try await call("snapshotcreate", id, name)
        }

        /// Deletes a snapshot of a VM.
        ///
        /// - Parameters:
        ///   - id: The VM's id.
        ///   - snapshot: The snapshot's id.
        /// - Returns: The VM's id.
        /// - Throws: ``OneError``: `noExists`, `authorization`, `action`.
        @discardableResult
        public func snapshotdelete(_ id: Int, _ snapshot: Int) async throws -> Int {
            try await call("snapshotdelete", id, snapshot)
        }

        /// Makes a VM again what it was when a snapshot was taken.
        ///
        /// - Parameters:
        ///   - id: The VM's id.
        ///   - snapshot: The snapshot's id.
        /// - Returns: The VM's id.
        /// - Throws: ``OneError``: `noExists`, `authorization`, `action`.
        @discardableResult
        public func snapshotrevert(_ id: Int, _ snapshot: Int) async throws -> Int {
            try await call("snapshotrevert", id, snapshot)
        }

        /// Backs a VM up. Not in 5.12.
        ///
        /// - Parameters:
        ///   - id: The VM's id.
        ///   - datastore: The id of the backup datastore. An incremental backup goes to that of its chain, whatever is
        ///     said here; every other needs one.
        ///   - reset: Whether an incremental backup begins a new chain.
        /// - Returns: The VM's id.
        /// - Throws: ``OneError``: `noExists` for the VM or the datastore, `authorization` where a quota is used up,
        ///   `action` for a datastore that is not for backups, `internal` where the VM's state does not allow it.
        @discardableResult
        public func backup(_ id: Int, _ datastore: Int = -1, _ reset: Bool = false) async throws -> Int {
            try await call("backup", id, datastore, reset)
        }

        /// Ends a backup that is being made. Not in 5.12.
        ///
        /// - Parameter id: The VM's id.
        /// - Returns: The VM's id.
        /// - Throws: ``OneError``: `noExists`, `authorization`, `internal` where none is being made.
        @discardableResult
        public func backupcancel(_ id: Int) async throws -> Int {
            try await call("backupcancel", id)
        }

        /// Writes a backup over a VM's disks. Not in 5.12.
        ///
        /// - Parameters:
        ///   - id: The VM's id.
        ///   - image: The id of the backup's image.
        ///   - increment: The increment's number, -1 for the last, and for a full backup.
        ///   - disk: The `DISK_ID` of the disk to restore, -1 for all that the backup has.
        /// - Returns: The VM's id.
        /// - Throws: ``OneError``: `noExists` for the VM or the image, `authorization`, `action`.
        @discardableResult
        public func restore(_ id: Int, _ image: Int, _ increment: Int, _ disk: Int) async throws -> Int {
            try await call("restore", id, image, increment, disk)
        }

        // Scheduled actions

        /// Adds an action that is done at a time. Not in 5.12.
        ///
        /// - Parameters:
        ///   - id: The VM's id.
        ///   - action: One `SCHED_ACTION`.
        /// - Returns: The scheduled action's id.
        /// - Throws: ``OneError``: `noExists`, `authorization`, `action`, `internal` for a VM that is `DONE`.
        @discardableResult
        public func schedadd(_ id: Int, _ action: Template) async throws -> Int {
            try await call("schedadd", id, action)
        }

        /// Changes a scheduled action. Not in 5.12.
        ///
        /// - Parameters:
        ///   - id: The VM's id.
        ///   - scheduled: The scheduled action's id.
        ///   - action: One `SCHED_ACTION` with the new attributes.
        /// - Returns: The scheduled action's id.
        /// - Throws: ``OneError``: `noExists`, `authorization`, `internal` for an action that the VM has not.
        @discardableResult
        public func schedupdate(_ id: Int, _ scheduled: Int, _ action: Template) async throws -> Int {
            try await call("schedupdate", id, scheduled, action)
        }

        /// Deletes a scheduled action. Not in 5.12.
        ///
        /// - Parameters:
        ///   - id: The VM's id.
        ///   - scheduled: The scheduled action's id.
        /// - Returns: The scheduled action's id in older releases, the VM's in newer ones.
        /// - Throws: ``OneError``: `noExists` for the VM or the action, `authorization`.
        @discardableResult
        public func scheddelete(_ id: Int, _ scheduled: Int) async throws -> Int {
            try await call("scheddelete", id, scheduled)
        }

        // Commands in the guest

        /// Has the guest agent run a command in a VM. Since 7.4.
        ///
        /// - Parameters:
        ///   - id: The VM's id.
        ///   - command: The command.
        ///   - stdin: What the command reads as its standard input.
        /// - Returns: The VM's id.
        /// - Throws: ``OneError``: `noExists`, `authorization`, `action`.
        @discardableResult
        public func exec(_ id: Int, _ command: String, _ stdin: String) async throws -> Int {
            try await call("exec", id, command, stdin)
        }

        /// Runs the last command again. Since 7.4.
        ///
        /// - Parameter id: The VM's id.
        /// - Returns: The VM's id.
        /// - Throws: ``OneError``: `noExists`, `authorization`, `action`.
        @discardableResult
        public func retryexec(_ id: Int) async throws -> Int {
            try await call("retryexec", id)
        }

        /// Ends the command that runs. Since 7.4.
        ///
        /// - Parameter id: The VM's id.
        /// - Returns: The VM's id.
        /// - Throws: ``OneError``: `noExists`, `authorization`, `action`.
        @discardableResult
        public func cancelexec(_ id: Int) async throws -> Int {
            try await call("cancelexec", id)
        }

        // VM groups

        /// Puts a VM into a VM group. Since 7.4.
        ///
        /// - Parameters:
        ///   - id: The VM's id.
        ///   - group: The VM group's id.
        ///   - role: The name of the VM's role there.
        /// - Returns: The VM's id.
        /// - Throws: ``OneError``: `noExists` for the VM or the group, `authorization`, `action`.
        @discardableResult
        public func vmgroupadd(_ id: Int, _ group: Int, _ role: String) async throws -> Int {
            try await call("vmgroupadd", id, group, role)
        }

        /// Takes a VM from its VM group. Since 7.4.
        ///
        /// - Parameter id: The VM's id.
        /// - Returns: The VM's id.
        /// - Throws: ``OneError``: `noExists`, `authorization`, `action`.
        @discardableResult
        public func vmgroupdel(_ id: Int) async throws -> Int {
            try await call("vmgroupdel", id)
        }
    }
}
