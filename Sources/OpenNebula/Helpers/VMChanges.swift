extension One.VMNamespace {
    /// Attaches a disk to a VM, and waits until it is attached: `vm.attach`.
    ///
    /// ```swift
    /// let disk = try await one.vm.attachDisk(0, ["IMAGE_ID": 3], timeout: .seconds(60))
    /// print(disk.DISK_ID ?? -1, disk.TARGET ?? "")
    /// ```
    ///
    /// The core only returns the VM's id. This reads the VM before and after the call, to find the disk.
    ///
    /// - Parameters:
    ///   - id: The VM's id. The VM must be `RUNNING` or `POWEROFF`.
    ///   - disk: The disk's attributes, such as `["IMAGE_ID": 3]` or `["TYPE": "swap", "SIZE": 512]`.
    ///   - timeout: The longest wait.
    ///   - clock: The clock that measures the time.
    /// - Returns: The new disk.
    /// - Throws: ``OneError``: `action` if the core refuses, or the disk could not be attached, with the core's
    ///   error message; `stateUnreachable`; `timeout`; `cancelled`; `noExists`.
    @discardableResult
    public func attachDisk(
        _ id: Int, _ disk: One.Template, timeout: Duration, clock: some Clock<Duration> = ContinuousClock()
    ) async throws -> One.VMDisk {
        try await plug(id, "the disk", timeout, clock, in: \.DISK, \.DISK_ID) { try await attach(id, ["DISK": disk]) }
    }

    /// Attaches a network interface to a VM, and waits until it is attached: `vm.attachnic`.
    ///
    /// - Parameters:
    ///   - id: The VM's id. The VM must be `RUNNING` or `POWEROFF`.
    ///   - nic: The interface's attributes, such as `["NETWORK_ID": 0]`. With a `PARENT`, such as `NIC0`, it is an
    ///     alias of that interface.
    ///   - timeout: The longest wait.
    ///   - clock: The clock that measures the time.
    /// - Returns: The new interface, with its address.
    /// - Throws: ``OneError``: `action` if the core refuses, or the interface could not be attached, with the core's
    ///   error message; `stateUnreachable`; `timeout`; `cancelled`; `noExists`.
    @discardableResult
    public func attachNIC(
        _ id: Int, _ nic: One.Template, timeout: Duration, clock: some Clock<Duration> = ContinuousClock()
    ) async throws -> One.VMNIC {
        let name = nic["PARENT"] == nil ? "NIC" : "NIC_ALIAS"
        return try await plug(id, "the network interface", timeout, clock, in: \.interfaces, \.NIC_ID) {
            try await attachnic(id, [name: nic])
        }
    }

    /// Attaches a PCI device to a VM that is powered off: `vm.attachpci`. Since 6.10.
    ///
    /// - Parameters:
    ///   - id: The VM's id. The VM must be `POWEROFF` or `UNDEPLOYED`.
    ///   - pci: The device's attributes, such as `["VENDOR": "10de", "CLASS": "0302"]` or `["SHORT_ADDRESS":
    ///     "e1:00.0"]`.
    ///   - timeout: The longest wait.
    ///   - clock: The clock that measures the time.
    /// - Returns: The new device.
    /// - Throws: ``OneError``: `action` if the core refuses; `timeout`; `cancelled`; `noExists`.
    @discardableResult
    public func attachPCI(
        _ id: Int, _ pci: One.Template, timeout: Duration, clock: some Clock<Duration> = ContinuousClock()
    ) async throws -> One.VMPCI {
        try await plug(id, "the PCI device", timeout, clock, in: \.PCI, \.PCI_ID) {
            try await attachpci(id, ["PCI": pci])
        }
    }

    /// Detaches a disk from a VM, and waits until it is detached: `vm.detach`.
    ///
    /// - Parameters:
    ///   - id: The VM's id. The VM must be `RUNNING` or `POWEROFF`.
    ///   - disk: The disk's `DISK_ID`.
    ///   - timeout: The longest wait.
    ///   - clock: The clock that measures the time.
    /// - Returns: The VM without the disk.
    /// - Throws: ``OneError``: `action` if the core refuses, or the disk could not be detached, with the core's
    ///   error message; `stateUnreachable`; `timeout`; `cancelled`; `noExists`.
    @discardableResult
    public func detachDisk(
        _ id: Int, _ disk: Int, timeout: Duration, clock: some Clock<Duration> = ContinuousClock()
    ) async throws -> One.VM {
        try await unplug(id, "disk \(disk)", timeout, clock, { $0.DISK.contains { $0.DISK_ID == disk } }) {
            try await detach(id, disk)
        }
    }

    /// Detaches a network interface from a VM, with its aliases, and waits until it is detached: `vm.detachnic`.
    ///
    /// - Parameters:
    ///   - id: The VM's id. The VM must be `RUNNING` or `POWEROFF`.
    ///   - nic: The `NIC_ID` of the interface or of an alias.
    ///   - timeout: The longest wait.
    ///   - clock: The clock that measures the time.
    /// - Returns: The VM without the interface.
    /// - Throws: ``OneError``: `action` if the core refuses, or the interface could not be detached, with the core's
    ///   error message; `stateUnreachable`; `timeout`; `cancelled`; `noExists`.
    @discardableResult
    public func detachNIC(
        _ id: Int, _ nic: Int, timeout: Duration, clock: some Clock<Duration> = ContinuousClock()
    ) async throws -> One.VM {
        try await unplug(id, "interface \(nic)", timeout, clock, { $0.interfaces.contains { $0.NIC_ID == nic } }) {
            try await detachnic(id, nic)
        }
    }

    /// Enlarges a disk of a VM, and waits until it is done: `vm.diskresize`.
    ///
    /// - Parameters:
    ///   - id: The VM's id. The VM must be `RUNNING`, `POWEROFF` or `UNDEPLOYED`.
    ///   - disk: The disk's `DISK_ID`.
    ///   - size: The new size, in MB.
    ///   - timeout: The longest wait.
    ///   - clock: The clock that measures the time.
    /// - Returns: The disk.
    /// - Throws: ``OneError``: `action` if the core refuses, for example a smaller size, or the disk could not be
    ///   enlarged; `stateUnreachable`; `timeout`; `cancelled`; `noExists`.
    @discardableResult
    public func resizeDisk(
        _ id: Int, _ disk: Int, _ size: Int, timeout: Duration, clock: some Clock<Duration> = ContinuousClock()
    ) async throws -> One.VMDisk {
        let (before, after) = try await settled(id, timeout, clock) { try await diskresize(id, disk, "\(size)") }.vms
        guard let resized = after.DISK.first(where: { $0.DISK_ID == disk && $0.SIZE == size }) else {
            throw after.failure("disk \(disk) was not resized", since: before)
        }
        return resized
    }

    /// Changes the memory and CPUs of a VM, and waits until they are changed: `vm.resize`.
    ///
    /// - Parameters:
    ///   - id: The VM's id.
    ///   - capacity: `MEMORY` in MB, `CPU` and `VCPU`. Omitted values do not change.
    ///   - enforce: Whether the call fails if the host's free capacity is too small.
    ///   - timeout: The longest wait.
    ///   - clock: The clock that measures the time.
    /// - Returns: The VM after the change.
    /// - Throws: ``OneError``: `action` if the core refuses, or the VM could not be resized; `stateUnreachable`;
    ///   `timeout`; `cancelled`; `noExists`.
    @discardableResult
    public func resize(
        _ id: Int, _ capacity: One.Template, _ enforce: Bool, timeout: Duration,
        clock: some Clock<Duration> = ContinuousClock()
    ) async throws -> One.VM {
        let (before, after) = try await settled(id, timeout, clock) { try await resize(id, capacity, enforce) }.vms
        let wanted = after.TEMPLATE.merging(capacity)
        guard after.TEMPLATE.isEquivalent(to: wanted) else {
            throw after.failure("the VM was not resized", since: before)
        }
        return after
    }

    /// Takes a snapshot of a running VM, and waits until it is complete: `vm.snapshotcreate`.
    ///
    /// - Parameters:
    ///   - id: The VM's id. The VM must be `RUNNING`.
    ///   - name: The snapshot's name.
    ///   - timeout: The longest wait.
    ///   - clock: The clock that measures the time.
    /// - Returns: The snapshot.
    /// - Throws: ``OneError``: `action` if the core refuses, or the snapshot could not be taken; `stateUnreachable`;
    ///   `timeout`; `cancelled`; `noExists`.
    @discardableResult
    public func takeSnapshot(
        _ id: Int, _ name: String, timeout: Duration, clock: some Clock<Duration> = ContinuousClock()
    ) async throws -> One.VMSnapshot {
        let taken = try await settled(id, timeout, clock) { try await snapshotcreate(id, name) }
        let (before, after) = taken.vms
        guard let snapshot = after.SNAPSHOT.first(where: { $0.SNAPSHOT_ID == taken.result }) else {
            throw after.failure("the snapshot was not taken", since: before)
        }
        return snapshot
    }

    /// Saves a disk of a VM as an image, and waits until the image is ready: `vm.disksaveas`. The image is deleted if
    /// that fails, or if the task is cancelled.
    ///
    /// - Parameters:
    ///   - id: The VM's id. The VM must be `RUNNING`, `POWEROFF` or `SUSPENDED`.
    ///   - disk: The disk's `DISK_ID`.
    ///   - name: The image's name.
    ///   - type: The image's type, such as `OS`; empty for that of the disk's image.
    ///   - snapshot: The id of the disk's snapshot to save; -1 for the disk as it is.
    ///   - timeout: The longest wait.
    ///   - clock: The clock that measures the time.
    /// - Returns: The image's id.
    /// - Throws: ``OneError``: `internal` if the core refuses; `stateUnreachable` if the disk could not be saved,
    ///   with the core's says of it; `timeout`; `cancelled`; `noExists`.
    @discardableResult
    public func saveDisk(
        _ id: Int, _ disk: Int, _ name: String, type: String = "", snapshot: Int = -1, timeout: Duration,
        clock: some Clock<Duration> = ContinuousClock()
    ) async throws -> Int {
        let end = clock.now.advanced(by: timeout)
        return try await server.undoingOnFailure { undo in
            let image = try await undo.make("IMAGE") {
                try await disksaveas(id, disk, name, type, snapshot)
            } removing: {
                try await server.image.deleteUnfinished($0)
            }
            try await server.image.wait(image, for: .READY, timeout: timeout, clock: clock)
            // The VM's state returns a moment later.
            try await wait(
                id, until: { $0.STATE != .ACTIVE || $0.LCM_STATE == .RUNNING }, timeout: clock.now.duration(to: end),
                clock: clock)
            return image
        }
    }

    // MARK: Shared

    /// Reads a VM, requests an operation, and reads the VM again once no driver works on it.
    private func settled<Result>(
        _ id: Int, _ timeout: Duration, _ clock: some Clock<Duration>, _ call: () async throws -> Result
    ) async throws -> (vms: (before: One.VM, after: One.VM), result: Result) {
        let before = try await info(id)
        let result = try await call()
        let after = try await waitUntilSettled(id, after: before, timeout: timeout, clock: clock)
        return ((before, after), result)
    }

    private func plug<Device>(
        _ id: Int, _ what: String, _ timeout: Duration, _ clock: some Clock<Duration>,
        in devices: KeyPath<One.VM, [Device]>, _ number: KeyPath<Device, Int?>, _ call: () async throws -> Int
    ) async throws -> Device {
        let (before, after) = try await settled(id, timeout, clock, call).vms
        let known = Set(before[keyPath: devices].map { $0[keyPath: number] })
        guard let device = after[keyPath: devices].first(where: { !known.contains($0[keyPath: number]) }) else {
            throw after.failure("\(what) was not attached", since: before)
        }
        return device
    }

    private func unplug(
        _ id: Int, _ what: String, _ timeout: Duration, _ clock: some Clock<Duration>, _ isThere: (One.VM) -> Bool,
        _ call: () async throws -> Int
    ) async throws -> One.VM {
        let (before, after) = try await settled(id, timeout, clock, call).vms
        guard !isThere(after) else { throw after.failure("\(what) was not detached", since: before) }
        return after
    }
}

extension One.VM {
    /// The interfaces and the aliases.
    fileprivate var interfaces: [One.VMNIC] { NIC + NIC_ALIAS }

    /// What went wrong, with the core's has said of it since.
    fileprivate func failure(_ problem: String, since before: One.VM) -> OneError {
        let isNew = USER_TEMPLATE["ERROR"] != before.USER_TEMPLATE["ERROR"]
        let reason = isNew ? errorMessage.map { ": \($0)" } ?? "" : ""
        return OneError(.action, "VM \(ID) is \(stateName), \(problem)\(reason)", objectID: ID)
    }
}
