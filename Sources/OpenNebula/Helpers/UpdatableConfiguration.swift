extension One.VM {
    /// The vectors that `one.vm.updateconf` changes, with their attributes. It also accepts any attribute of `CONTEXT`,
    /// and the backup's configuration.
    package static let updatableConfiguration: KeyValuePairs<String, [String]> = [
        "OS": [
            "ARCH", "MACHINE", "KERNEL", "INITRD", "BOOTLOADER", "BOOT", "KERNEL_CMD", "ROOT", "SD_DISK_BUS", "UUID",
            "FIRMWARE", "FIRMWARE_FORMAT",
        ],
        "FEATURES": [
            "PAE", "ACPI", "APIC", "LOCALTIME", "HYPERV", "GUEST_AGENT", "VIRTIO_SCSI_QUEUES", "VIRTIO_BLK_QUEUES",
            "IOTHREADS", "GIC", "RAS", "MIGRATE_AUTO_CONVERGE", "MIGRATE_COMPRESSED",
        ],
        "INPUT": ["TYPE", "BUS"],
        "GRAPHICS": ["TYPE", "LISTEN", "PASSWD", "KEYMAP", "COMMAND"],
        "VIDEO": ["IOMMU", "ATS", "TYPE", "VRAM", "RESOLUTION"],
        "RAW": ["TYPE", "DATA", "VALIDATE", "DATA_VMX"],
        "CPU_MODEL": ["MODEL", "FEATURES"],
    ]
}

extension One.VMNamespace {
    /// Changes the configuration of a VM: reads it, lets you change it, and writes it back if it changed.
    ///
    /// ```swift
    /// let isChanged = try await one.vm.updateconf(0) { $0["GRAPHICS"] = ["TYPE": "VNC", "LISTEN": "0.0.0.0"] }
    /// ```
    ///
    /// You change the parts of the VM's template that `vm.updateconf` accepts: `OS`, `FEATURES`, `INPUT`,
    /// `GRAPHICS`, `VIDEO`, `RAW`, `CPU_MODEL` and `CONTEXT`. Calls `info`, and `updateconf` with
    /// ``One/UpdateMode/replace``. A running VM gets a new `CONTEXT` at once, and the rest when it boots next.
    ///
    /// - Parameters:
    ///   - id: The VM's id.
    ///   - change: A closure that changes the configuration.
    /// - Returns: Whether anything changed.
    /// - Throws: ``OneError``: `invalidArgument` if a core does not accept an attribute; `internal` if the VM's
    ///   state does not allow it, or if it has no `CONTEXT` and would get one; `noExists`; `authorization`.
    @discardableResult
    public func updateconf(_ id: Int, _ change: (inout One.Template) throws -> Void) async throws -> Bool {
        let template = try await info(id).TEMPLATE
        var old = One.Template()
        for (name, attributes) in One.VM.updatableConfiguration {
            guard let vector = template[name]?.vector else { continue }
            var taken = One.Template()
            for attribute in attributes { taken[attribute] = vector[attribute] }
            if !taken.isEmpty { old[name] = .vector(taken) }
        }
        if let context = template["CONTEXT"] { old["CONTEXT"] = context }
        var new = old
        try change(&new)
        let known = One.VM.updatableConfiguration.map(\.key) + ["CONTEXT", "BACKUP_CONFIG"]
        if let unknown = new.first(where: { !known.contains($0.0) }) {
            throw OneError(
                .invalidArgument,
                "a VM's configuration has no \(unknown.0): use one of \(known.joined(separator: ", "))",
                method: "one.vm.updateconf", objectID: id)
        }
        guard !new.isEquivalent(to: old) else { return false }
        try await updateconf(id, new, .replace)
        return true
    }
}
