extension One.VMNamespace {
    /// Saves a VM as a VM template: its disks as new images, its capacity and its network interfaces.
    ///
    /// ```swift
    /// let id = try await one.vm.saveAsTemplate(0, "golden", poweroff: true, timeout: .seconds(600))
    /// ```
    ///
    /// The template is a copy of the one that the VM was created from, which must still exist, with these attributes of
    /// the VM: `CPU`, `VCPU` and `MEMORY`; `DISK`, where each image is saved as a new one named
    /// `<name>-disk-<DISK_ID>`, volatile disks stay volatile, and CD-ROMs and file systems refer to their images; `NIC`
    /// and `NIC_ALIAS`, without addresses and attributes inherited from their networks. `SAVED_TEMPLATE_ID` is the id
    /// of the copied template.
    ///
    /// If this throws, or its task is cancelled, all new objects are deleted, and a VM that was powered off is
    /// resumed. The error names what could not be undone. A call whose connection breaks can leave an object that is
    /// not known here.
    ///
    /// Calls `vm.info`, `vm.action`, `template.clone`, `vm.disksaveas`, `image.info`, `image.persistent`,
    /// `template.info` and `template.update`.
    ///
    /// - Parameters:
    ///   - id: The VM's id. The VM must be `POWEROFF`, so that its disks do not change meanwhile.
    ///   - name: The template's name.
    ///   - description: `DESCRIPTION` of the template; nil to keep that of the copied one.
    ///   - persistent: Whether the new images are persistent.
    ///   - poweroff: Whether to power off a VM that is not `POWEROFF`, and resume it afterwards, without waiting
    ///     for it.
    ///   - timeout: The time for all calls together.
    ///   - clock: The clock that measures the time.
    /// - Returns: The new template's id.
    /// - Throws: ``OneError``: `action` if the VM's state does not allow it, or the VM was not created from a template;
    ///   `allocate` if the name is taken; `authorization`, also if a quota is exceeded; `stateUnreachable` if a disk
    ///   could not be saved, or the VM does not power off; `timeout`; `cancelled`; `noExists`.
    @discardableResult
    public func saveAsTemplate(
        _ id: Int, _ name: String, description: String? = nil, persistent: Bool = false, poweroff: Bool = false,
        timeout: Duration, clock: some Clock<Duration> = ContinuousClock()
    ) async throws -> Int {
        let end = clock.now.advanced(by: timeout)
        func left() -> Duration { max(clock.now.duration(to: end), .zero) }
        let one = server
        return try await one.undoingOnFailure { undo in
            let vm = try await info(id)
            guard let source = vm.TEMPLATE["TEMPLATE_ID"]?.int else {
                throw Self.refusal("VM \(id) was made of no template that could be copied", id)
            }
            let isOff = vm.STATE == .POWEROFF
            if !isOff {
                guard poweroff else {
                    let problem = "VM \(id) is \(vm.stateName), not POWEROFF: power it off, or pass poweroff: true"
                    throw Self.refusal(problem, id)
                }
                _ = try await undo.perform { try await action(.poweroff, id) }
                undo.add("VM \(id) is not resumed") { try await resume(vm, clock: clock) }
                try await wait(id, for: .POWEROFF, after: vm, timeout: left(), clock: clock)
            }
            let template = try await undo.make("TEMPLATE", { try await one.template.clone(source, name) }) {
                try await one.template.delete($0)
            }
            var disks: [One.Template] = []
            for disk in vm.DISK {
                guard let number = disk.DISK_ID, disk.isSavable else {
                    disks.append(disk.described)
                    continue
                }
                let image = try await undo.make(
                    "IMAGE", { try await disksaveas(id, number, "\(name)-disk-\(number)", "", -1) }
                ) { try await one.image.deleteUnfinished($0) }
                try await one.image.wait(image, for: .READY, timeout: left(), clock: clock)
                try await wait(id, until: { $0.STATE == .POWEROFF }, timeout: left(), clock: clock)
                if persistent { try await one.image.persistent(image, true) }
                disks.append(disk.saved(as: image))
            }
            let copy = try await one.template.info(template).TEMPLATE
            var changes = One.Template()
            changes["DESCRIPTION"] = description
            for name in ["CPU", "VCPU", "MEMORY"] { changes[name] = vm.TEMPLATE[name] }
            if !disks.isEmpty { changes["DISK"] = disks }
            for name in ["NIC", "NIC_ALIAS"] {
                let nics = vm.TEMPLATE[name]?.all.compactMap(\.vector) ?? []
                let known = copy[name]?.all.compactMap(\.vector) ?? []
                if !nics.isEmpty { changes[name] = nics.map { $0.described(asIn: known) } }
            }
            changes["SAVED_TEMPLATE_ID"] = source
            try await one.template.update(template, changes, .merge)
            let gone = ["DISK", "NIC", "NIC_ALIAS"].filter { changes[$0] == nil && copy[$0] != nil }
            if !gone.isEmpty {
                var whole = copy.merging(changes)
                for name in gone { whole[name] = nil }
                try await one.template.update(template, whole, .replace)
            }
            if !isOff { _ = try await undo.perform { try await action(.resume, id) } }
            return template
        }
    }

    private static func refusal(_ problem: String, _ id: Int) -> OneError {
        OneError(.action, problem, method: "one.vm.saveAsTemplate", objectID: id)
    }

    /// Resumes a VM that was asked to power off, unless it is running.
    private func resume(_ before: One.VM, clock: some Clock<Duration>) async throws {
        let vm = try await wait(
            before.ID,
            until: {
                // A VM whose power-off fails returns to its state, with an error.
                $0.STATE == .POWEROFF || [.failed, .done].contains($0.phase)
                    || $0.stateName == before.stateName && $0.USER_TEMPLATE["ERROR"] != before.USER_TEMPLATE["ERROR"]
            }, timeout: .seconds(60), clock: clock)
        if vm.STATE == .POWEROFF { try await action(.resume, before.ID) }
    }
}

extension One.VMDisk {
    /// Whether the core can save it as an image.
    fileprivate var isSavable: Bool {
        let type = TYPE ?? ""
        return IMAGE_ID != nil && type != "FILESYSTEM" && !type.utf8.suffix(5).elementsEqual("CDROM".utf8)
    }

    /// The disk for a template: volatile disks as they are, others by their image.
    fileprivate var described: One.Template {
        guard let image = IMAGE_ID else {
            return attributes.without(Self.ofCore.subtracting(["FORMAT"]))
        }
        var disk: One.Template = ["IMAGE_ID": image]
        disk["OPENNEBULA_MANAGED"] = attributes["OPENNEBULA_MANAGED"]
        return disk
    }

    /// The disk for a template, with another image.
    fileprivate func saved(as image: Int) -> One.Template {
        let disk: One.Template = ["IMAGE_ID": image]
        return disk.merging(attributes.without(Self.ofCore.union(["SIZE", "TYPE"])))
    }

    /// The attributes that a core and the image add to a disk.
    private static let ofCore: Set<String> = [
        "ALLOW_ORPHANS", "ATTACH", "CLONE", "CLONE_TARGET", "CLONING", "CLUSTER_ID", "DATASTORE", "DATASTORE_ID",
        "DEV_PREFIX", "DISK_ID", "DISK_SNAPSHOT_ACTIVE", "DISK_SNAPSHOT_ID", "DISK_SNAPSHOT_TOTAL_SIZE", "DISK_TYPE",
        "DRIVER", "FORMAT", "HOTPLUG_SAVE_AS", "HOTPLUG_SAVE_AS_ACTIVE", "HOTPLUG_SAVE_AS_SNAPSHOT_ID",
        "HOTPLUG_SAVE_AS_SOURCE", "IMAGE", "IMAGE_ID", "IMAGE_STATE", "IMAGE_UID", "IMAGE_UNAME", "LN_TARGET",
        "OPENNEBULA_MANAGED", "ORIGINAL_SIZE", "PERSISTENT", "PERSISTENT_SNAPSHOTS", "READONLY", "SAVE", "SHAREABLE",
        "SIZE_PREV", "SOURCE", "TARGET", "TM_MAD", "TM_MAD_SYSTEM",
    ]
}

extension One.Template {
    fileprivate func without(_ names: Set<String>) -> One.Template {
        var rest = One.Template()
        for (name, value) in self where !names.contains(name) { rest[name] = value }
        return rest
    }

    /// A VM's network interface for a template. Attributes that its network can provide are kept only if one of the
    /// template's interfaces has the same, because users cannot set all of them.
    fileprivate func described(asIn known: [One.Template]) -> One.Template {
        var nic = without(Self.ofNetwork)
        if nic["NETWORK_MODE"]?.string?.uppercased() == "AUTO" { nic["NETWORK_ID"] = nil }
        for (name, value) in nic where Self.inherited.contains(name) && !known.contains(where: { $0[name] == value }) {
            nic[name] = nil
        }
        return nic
    }

    /// The attributes that a core adds to a network interface. `NETWORK_ID` alone identifies its network.
    private static let ofNetwork: Set<String> = [
        "ALIAS_ID", "ALIAS_IDS", "AR_ID", "ATTACH", "BRIDGE", "BRIDGE_TYPE", "CLUSTER_ID", "IP", "IP6", "IP6_GLOBAL",
        "IP6_LINK", "IP6_ULA", "MAC", "NETWORK", "NETWORK_UID", "NETWORK_UNAME", "NIC_ID", "OUTER_VLAN_ID", "PARENT_ID",
        "PARENT_NETWORK_ID", "PHYDEV", "SECURITY_GROUPS", "TARGET", "VLAN_ID", "VN_MAD",
    ]

    /// The attributes that a network interface inherits from its network by default: `INHERIT_VNET_ATTR`.
    private static let inherited: Set<String> = [
        "AWS_ALLOCATION_ID", "BRIDGE_CONF", "CONF", "CVLANS", "DNS", "EXTERNAL_IP", "FILTER", "FILTER_IP_SPOOFING",
        "FILTER_MAC_SPOOFING", "GATEWAY", "INBOUND_AVG_BW", "INBOUND_PEAK_BW", "INBOUND_PEAK_KB", "IP6_METHOD",
        "IP6_METRIC", "IP_LINK_CONF", "METHOD", "METRIC", "MTU", "OUTBOUND_AVG_BW", "OUTBOUND_PEAK_BW",
        "OUTBOUND_PEAK_KB", "OVS_BRIDGE_CONF", "QINQ_TYPE", "SPOOFCHK", "TRUST", "VLAN_TAGGED_ID", "VULTR_IP_ID",
        "VXLAN_MC", "VXLAN_MODE", "VXLAN_TEP",
    ]
}
