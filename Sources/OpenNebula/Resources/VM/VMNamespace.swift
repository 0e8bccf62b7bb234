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
        /// The type that `info` returns.
        public typealias Document = VM
        /// `vm`
        public static let name = "vm"
        /// The server that receives the calls.
        public let server: OneServer

        // Life cycle

        /// Creates a VM from the given attributes, without a VM template in the core.
        ///
        /// Calls `one.vm.allocate`.
        ///
        /// - Parameters:
        ///   - template: The VM's attributes.
        ///   - hold: Whether it starts in state `HOLD` until you release it, instead of `PENDING`.
        /// - Returns: The new VM's id.
        /// - Throws: ``OneError``: `allocate`, `authorization` if a quota is exceeded, `internal` if the template
        ///   is invalid.
        @discardableResult
        public func allocate(_ template: Template, _ hold: Bool = false) async throws -> Int {
            try await call("allocate", template, hold)
        }

        /// Deploys a VM to a host. The VM must be `PENDING`, `HOLD`, `STOPPED` or `UNDEPLOYED`.
        ///
        /// Calls `one.vm.deploy`.
        ///
        /// - Parameters:
        ///   - id: The VM's id.
        ///   - host: The host's id.
        ///   - enforce: Whether the call fails if the host's free capacity is too small.
        ///   - datastore: The id of the system datastore, -1 to let the core choose.
        ///   - nics: The networks of NICs with `NETWORK_MODE="auto"`, whose network is chosen now.
        /// - Returns: The VM's id.
        /// - Throws: ``OneError``: `noExists` for the VM, the host or the datastore, `authorization`, `action`.
        @discardableResult
        public func deploy(
            _ id: Int, _ host: Int, _ enforce: Bool = false, _ datastore: Int = -1, _ nics: Template = [:]
        ) async throws -> Int {
            try await call("deploy", id, host, enforce, datastore, nics)
        }

        /// Performs an action that needs only a name, such as stopping, resuming or terminating a VM.
        ///
        /// Calls `one.vm.action`.
        ///
        /// - Parameters:
        ///   - action: The action.
        ///   - id: The VM's id.
        /// - Returns: The VM's id.
        /// - Throws: ``OneError``: `noExists`, `authorization`, `action` if the VM's state does not allow it.
        @discardableResult
        public func action(_ action: VMAction, _ id: Int) async throws -> Int {
            try await call("action", action, id)
        }

        /// Migrates a VM to another host.
        ///
        /// Calls `one.vm.migrate`.
        ///
        /// - Parameters:
        ///   - id: The VM's id.
        ///   - host: The id of the other host.
        ///   - live: Whether the VM keeps running during the migration.
        ///   - enforce: Whether the call fails if the host's free capacity is too small.
        ///   - datastore: The id of another system datastore, -1 to keep the VM's.
        ///   - type: How to halt the VM if the migration is not live.
        /// - Returns: The VM's id.
        /// - Throws: ``OneError``: `noExists` for the VM, the host or the datastore, `authorization`, `action`.
        @discardableResult
        public func migrate(
            _ id: Int, _ host: Int, _ live: Bool, _ enforce: Bool = false, _ datastore: Int = -1,
            _ type: MigrationType = .save
        ) async throws -> Int {
            try await call("migrate", id, host, live, enforce, datastore, type)
        }

        /// Recovers a stuck or failed VM.
        ///
        /// Calls `one.vm.recover`.
        ///
        /// - Parameters:
        ///   - id: The VM's id.
        ///   - operation: How to recover the VM.
        /// - Returns: The VM's id.
        /// - Throws: ``OneError``: `noExists`, `authorization`, `action`.
        @discardableResult
        public func recover(_ id: Int, _ operation: RecoverOperation) async throws -> Int {
            try await call("recover", id, operation)
        }

        /// Reads the monitoring records of a VM, as far back as the core keeps them.
        ///
        /// Calls `one.vm.monitoring`.
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
        /// Calls `one.vm.resize`.
        ///
        /// - Parameters:
        ///   - id: The VM's id.
        ///   - capacity: `CPU`, `VCPU` and `MEMORY` in MB. Values that are omitted or 0 do not change.
        ///   - enforce: Whether the call fails if the host's free capacity is too small. It always does for users
        ///     outside the group `oneadmin`.
        /// - Returns: The VM's id.
        /// - Throws: ``OneError``: `noExists`, `authorization` if a quota is exceeded, `action`.
        @discardableResult
        public func resize(_ id: Int, _ capacity: Template, _ enforce: Bool) async throws -> Int {
            try await call("resize", id, capacity, enforce)
        }

        /// Changes a VM's configuration: `OS`, `FEATURES`, `INPUT`, `GRAPHICS`, `RAW`, `CONTEXT` and the like.
        ///
        /// Calls `one.vm.updateconf`.
        ///
        /// - Parameters:
        ///   - id: The VM's id.
        ///   - configuration: The new attributes.
        ///   - mode: Whether they replace the configuration or are merged into it.
        /// - Returns: The VM's id.
        /// - Throws: ``OneError``: `noExists`, `authorization`, `action`, `internal` if the template is invalid.
        @discardableResult
        public func updateconf(
            _ id: Int, _ configuration: Template, _ mode: UpdateMode = .replace
        ) async throws -> Int {
            try await call("updateconf", id, configuration, mode)
        }

        // Disks

        /// Attaches a disk.
        ///
        /// Calls `one.vm.attach`.
        ///
        /// - Parameters:
        ///   - id: The VM's id.
        ///   - disk: One `DISK`.
        /// - Returns: The VM's id.
        /// - Throws: ``OneError``: `noExists`, `authorization` if a quota is exceeded, `action`.
        @discardableResult
        public func attach(_ id: Int, _ disk: Template) async throws -> Int {
            try await call("attach", id, disk)
        }

        /// Detaches a disk.
        ///
        /// Calls `one.vm.detach`.
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

        /// Enlarges a disk.
        ///
        /// Calls `one.vm.diskresize`.
        ///
        /// - Parameters:
        ///   - id: The VM's id.
        ///   - disk: The disk's `DISK_ID`.
        ///   - size: The new size in MB, as a string with an integer.
        /// - Returns: The disk's id in older releases, the VM's in newer ones.
        /// - Throws: ``OneError``: `noExists`, `authorization` if a quota is exceeded, `action` if the size is
        ///   invalid or not larger.
        @discardableResult
        public func diskresize(_ id: Int, _ disk: Int, _ size: String) async throws -> Int {
            try await call("diskresize", id, disk, size)
        }

        /// Saves a disk as a new image.
        ///
        /// Calls `one.vm.disksaveas`.
        ///
        /// - Parameters:
        ///   - id: The VM's id.
        ///   - disk: The disk's `DISK_ID`.
        ///   - name: The image's name.
        ///   - type: The image's type, such as `OS` or `DATABLOCK`; empty for the core's default.
        ///   - snapshot: The id of the disk's snapshot to save, -1 for the disk as it is.
        /// - Returns: The new image's id.
        /// - Throws: ``OneError``: `noExists`, `authorization` if a quota is exceeded, `action`, `allocate`.
        @discardableResult
        public func disksaveas(
            _ id: Int, _ disk: Int, _ name: String, _ type: String, _ snapshot: Int
        ) async throws -> Int {
            try await call("disksaveas", id, disk, name, type, snapshot)
        }

        /// Takes a snapshot of a disk.
        ///
        /// Calls `one.vm.disksnapshotcreate`.
        ///
        /// - Parameters:
        ///   - id: The VM's id.
        ///   - disk: The disk's `DISK_ID`.
        ///   - name: The snapshot's name.
        /// - Returns: The new snapshot's id.
        /// - Throws: ``OneError``: `noExists`, `authorization` if a quota is exceeded, `action`.
        @discardableResult
        public func disksnapshotcreate(_ id: Int, _ disk: Int, _ name: String) async throws -> Int {
            try await call("disksnapshotcreate", id, disk, name)
        }

        /// Deletes a snapshot of a disk.
        ///
        /// Calls `one.vm.disksnapshotdelete`.
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
        /// Calls `one.vm.disksnapshotrename`.
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

        /// Reverts a disk to a snapshot.
        ///
        /// Calls `one.vm.disksnapshotrevert`.
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
        /// Calls `one.vm.attachnic`.
        ///
        /// - Parameters:
        ///   - id: The VM's id.
        ///   - nic: One `NIC`, or one `NIC_ALIAS`.
        /// - Returns: The VM's id.
        /// - Throws: ``OneError``: `noExists`, `authorization` if a quota is exceeded, `action`.
        @discardableResult
        public func attachnic(_ id: Int, _ nic: Template) async throws -> Int {
            try await call("attachnic", id, nic)
        }

        /// Detaches a NIC.
        ///
        /// Calls `one.vm.detachnic`.
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
        /// Calls `one.vm.updatenic`.
        ///
        /// - Parameters:
        ///   - id: The VM's id.
        ///   - nic: The NIC's `NIC_ID`.
        ///   - attributes: One `NIC` with the new attributes.
        ///   - mode: Whether they replace the NIC's attributes or are merged into them.
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
        /// Calls `one.vm.attachsg`.
        ///
        /// - Parameters:
        ///   - id: The VM's id.
        ///   - nic: The NIC's `NIC_ID`.
        ///   - secgroup: The security group's id.
        /// - Returns: The VM's id.
        /// - Throws: ``OneError``: `noExists`, `authorization`, `action`, `internal` if the VM has no such NIC.
        @discardableResult
        public func attachsg(_ id: Int, _ nic: Int, _ secgroup: Int) async throws -> Int {
            try await call("attachsg", id, nic, secgroup)
        }

        /// Removes a security group from a NIC. Not in 5.12.
        ///
        /// Calls `one.vm.detachsg`.
        ///
        /// - Parameters:
        ///   - id: The VM's id.
        ///   - nic: The NIC's `NIC_ID`.
        ///   - secgroup: The security group's id.
        /// - Returns: The VM's id.
        /// - Throws: ``OneError``: `noExists`, `authorization`, `action`.
        @discardableResult
        public func detachsg(_ id: Int, _ nic: Int, _ secgroup: Int) async throws -> Int {
            try await call("detachsg", id, nic, secgroup)
        }

        /// Attaches a PCI device of the host. Not in 5.12.
        ///
        /// Calls `one.vm.attachpci`.
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
        /// Calls `one.vm.detachpci`.
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

        /// Takes a snapshot of a VM, including its memory.
        ///
        /// Calls `one.vm.snapshotcreate`.
        ///
        /// - Parameters:
        ///   - id: The VM's id.
        ///   - name: The snapshot's name. It can be empty.
        /// - Returns: The new snapshot's id.
        /// - Throws: ``OneError``: `noExists`, `authorization` if a quota is exceeded, `action`.
        @discardableResult
        public func snapshotcreate(_ id: Int, _ name: String) async throws -> Int {
            try await call("snapshotcreate", id, name)
        }

        /// Deletes a snapshot of a VM.
        ///
        /// Calls `one.vm.snapshotdelete`.
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

        /// Reverts a VM to a snapshot.
        ///
        /// Calls `one.vm.snapshotrevert`.
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

        /// Backs up a VM. Not in 5.12.
        ///
        /// Calls `one.vm.backup`.
        ///
        /// - Parameters:
        ///   - id: The VM's id.
        ///   - datastore: The id of the backup datastore. An incremental backup always goes to the datastore of its
        ///     chain. Other backups require a datastore.
        ///   - reset: Whether an incremental backup starts a new chain.
        /// - Returns: The VM's id.
        /// - Throws: ``OneError``: `noExists` for the VM or the datastore, `authorization` if a quota is exceeded,
        ///   `action` if the datastore is not for backups, `internal` if the VM's state does not allow it.
        @discardableResult
        public func backup(_ id: Int, _ datastore: Int = -1, _ reset: Bool = false) async throws -> Int {
            try await call("backup", id, datastore, reset)
        }

        /// Cancels a backup in progress. Not in 5.12.
        ///
        /// Calls `one.vm.backupcancel`.
        ///
        /// - Parameter id: The VM's id.
        /// - Returns: The VM's id.
        /// - Throws: ``OneError``: `noExists`, `authorization`, `internal` if none is in progress.
        @discardableResult
        public func backupcancel(_ id: Int) async throws -> Int {
            try await call("backupcancel", id)
        }

        /// Restores a VM's disks from a backup. Not in 5.12.
        ///
        /// Calls `one.vm.restore`.
        ///
        /// - Parameters:
        ///   - id: The VM's id.
        ///   - image: The id of the backup's image.
        ///   - increment: The increment's number, -1 for the last, and for a full backup.
        ///   - disk: The `DISK_ID` of the disk to restore, -1 for all disks in the backup.
        /// - Returns: The VM's id.
        /// - Throws: ``OneError``: `noExists` for the VM or the image, `authorization`, `action`.
        @discardableResult
        public func restore(_ id: Int, _ image: Int, _ increment: Int, _ disk: Int) async throws -> Int {
            try await call("restore", id, image, increment, disk)
        }

        // Scheduled actions

        /// Adds a scheduled action. Not in 5.12.
        ///
        /// Calls `one.vm.schedadd`.
        ///
        /// - Parameters:
        ///   - id: The VM's id.
        ///   - action: One `SCHED_ACTION`.
        /// - Returns: The scheduled action's id.
        /// - Throws: ``OneError``: `noExists`, `authorization`, `action`, `internal` if the VM is `DONE`.
        @discardableResult
        public func schedadd(_ id: Int, _ action: Template) async throws -> Int {
            try await call("schedadd", id, action)
        }

        /// Changes a scheduled action. Not in 5.12.
        ///
        /// Calls `one.vm.schedupdate`.
        ///
        /// - Parameters:
        ///   - id: The VM's id.
        ///   - scheduled: The scheduled action's id.
        ///   - action: One `SCHED_ACTION` with the new attributes.
        /// - Returns: The scheduled action's id.
        /// - Throws: ``OneError``: `noExists`, `authorization`, `internal` if the VM has no such action.
        @discardableResult
        public func schedupdate(_ id: Int, _ scheduled: Int, _ action: Template) async throws -> Int {
            try await call("schedupdate", id, scheduled, action)
        }

        /// Deletes a scheduled action. Not in 5.12.
        ///
        /// Calls `one.vm.scheddelete`.
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

        /// Runs a command in a VM through the guest agent. Since 7.4.
        ///
        /// Calls `one.vm.exec`.
        ///
        /// - Parameters:
        ///   - id: The VM's id.
        ///   - command: The command.
        ///   - stdin: The command's standard input.
        /// - Returns: The VM's id.
        /// - Throws: ``OneError``: `noExists`, `authorization`, `action`.
        @discardableResult
        public func exec(_ id: Int, _ command: String, _ stdin: String) async throws -> Int {
            try await call("exec", id, command, stdin)
        }

        /// Repeats the last command. Since 7.4.
        ///
        /// Calls `one.vm.retryexec`.
        ///
        /// - Parameter id: The VM's id.
        /// - Returns: The VM's id.
        /// - Throws: ``OneError``: `noExists`, `authorization`, `action`.
        @discardableResult
        public func retryexec(_ id: Int) async throws -> Int {
            try await call("retryexec", id)
        }

        /// Cancels the running command. Since 7.4.
        ///
        /// Calls `one.vm.cancelexec`.
        ///
        /// - Parameter id: The VM's id.
        /// - Returns: The VM's id.
        /// - Throws: ``OneError``: `noExists`, `authorization`, `action`.
        @discardableResult
        public func cancelexec(_ id: Int) async throws -> Int {
            try await call("cancelexec", id)
        }

        // VM groups

        /// Adds a VM to a VM group. Since 7.4.
        ///
        /// Calls `one.vm.vmgroupadd`.
        ///
        /// - Parameters:
        ///   - id: The VM's id.
        ///   - vmgroup: The VM group's id.
        ///   - role: The name of the VM's role in the group.
        /// - Returns: The VM's id.
        /// - Throws: ``OneError``: `noExists` for the VM or the group, `authorization`, `action`.
        @discardableResult
        public func vmgroupadd(_ id: Int, _ vmgroup: Int, _ role: String) async throws -> Int {
            try await call("vmgroupadd", id, vmgroup, role)
        }

        /// Removes a VM from its VM group. Since 7.4.
        ///
        /// Calls `one.vm.vmgroupdel`.
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
