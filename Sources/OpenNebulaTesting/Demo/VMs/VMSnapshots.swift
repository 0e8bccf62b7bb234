import OpenNebula

/// Snapshots of VMs and of their disks.
extension Cloud {
    mutating func snapshot(_ verb: String, of vm: Node, _ call: Call) throws -> Int {
        let id = vm.id
        let all = vm["TEMPLATE"].all("SNAPSHOT").map { $0[int: "SNAPSHOT_ID"] }
        let isNew = verb == "snapshotcreate"
        let number = isNew ? (all.max() ?? -1) + 1 : try call.int(2)
        let problem =
            switch verb {
            case "snapshotcreate": "Could not create a new snapshot for VM \(id)"
            case "snapshotrevert": "Could not revert VM \(id) to snapshot \(number)"
            default: "Could not delete snapshot \(number) for VM \(id)"
            }
        _ = try require([.lcm(.RUNNING)], of: vm, problem)
        guard isNew || all.contains(number) else { throw OneError(.action, "\(problem), it does not exist.") }
        var effects: [VMStep] = verb == "snapshotdelete" ? [.end(.deletedSnapshot(number))] : []
        if isNew {
            let name = call.has(2) ? try call.string(2) : ""
            effects = [.end(.snapshot(number, name: name.isEmpty ? "snapshot-\(number)" : name))]
        }
        walk([.lcm(.HOTPLUG_SNAPSHOT)] + effects + [.lcm(.RUNNING)], vm: id)
        return isNew ? number : id
    }

    mutating func addSnapshot(_ number: Int, name: String, of id: Int) {
        let now = now
        change(.vm, id) { vm in
            let snapshot: KeyValuePairs = [
                "HYPERVISOR_ID": "dummy-snap", "NAME": name, "SNAPSHOT_ID": "\(number)",
                "SYSTEM_DISK_SIZE": vm["TEMPLATE"][text: "MEMORY"], "TIME": "\(now)",
            ]
            vm["TEMPLATE"].insert(Node("SNAPSHOT", snapshot))
        }
    }

    mutating func diskSnapshot(_ verb: String, of vm: Node, _ call: Call, _ user: User) throws -> Int {
        let (id, disk) = (vm.id, try call.int(2))
        guard let found = vm.disk(disk) else { throw OneError(.action, "VM disk does not exist") }
        let isNew = verb == "disksnapshotcreate"
        guard found.has("IMAGE_ID") else {
            let what = isNew ? "Cannot make snapshots" : "Snapshots are not supported"
            let disks = release == .v6_10 && isNew ? "volatile disks" : "disks of type: \(found[text: "TYPE"])"
            throw OneError(.action, "\(what) on \(disks)")
        }
        let rests: [VMPhase] = [.state(.POWEROFF), .state(.SUSPENDED), .lcm(.RUNNING)]
        let snapshots = vm.snapshots(of: disk)
        let number = isNew ? snapshots[int: "NEXT_SNAPSHOT"] : try call.int(3)
        let subject = snapshots.snapshot(number)
        switch verb {
        case "disksnapshotcreate":
            let name = try call.string(3)
            let phase = try require(rests, of: vm, "Could not create a new snapshot for VM \(id)")
            let effect = VMEffect.diskSnapshot(number, disk: disk, name: name)
            work(on: id, .DISK_SNAPSHOT_CREATE, "DISK_SNAPSHOT", phase, effect, user)
            return number
        case "disksnapshotrevert":
            let phase = try require([.state(.POWEROFF)], of: vm, "Could not revert to disk snapshot for VM \(id)")
            try ensure(subject != nil, .action, "Disk id (\(disk)) or snapshot id (\(number)) is not valid.")
            let effect = VMEffect.revertedDiskSnapshot(number, disk: disk)
            work(on: id, .DISK_SNAPSHOT_REVERT, "DISK_SNAPSHOT_REVERT", phase, effect, user)
        case "disksnapshotrename":
            let name = try call.string(4)
            guard subject != nil else { throw OneError(.action, "Snapshot does not exist") }
            changeSnapshots(ofDisk: disk, of: id) { snapshots in
                snapshots.changeAll("SNAPSHOT") { if $0.id == number { $0.merge(["NAME": name]) } }
            }
        default:
            let phase = try require(rests, of: vm, "Could not delete disk snapshot from VM \(id)")
            guard let subject else { throw OneError(.action, "Snapshot does not exist") }
            try snapshots.checkDeletion(of: subject, fromPersistent: found.isYes("PERSISTENT"))
            let effect = VMEffect.deletedDiskSnapshot(number, disk: disk)
            work(on: id, .DISK_SNAPSHOT_DELETE, "DISK_SNAPSHOT_DELETE", phase, effect, user)
        }
        return id
    }

    /// Changes the list of a disk's snapshots, and updates their total size. An empty list is removed.
    mutating func changeSnapshots(ofDisk disk: Int, of id: Int, _ change: (inout Node) -> Void) {
        self.change(.vm, id) { vm in
            var snapshots = vm.snapshots(of: disk)
            if snapshots.children.isEmpty {
                let orphans = vm.disk(disk)?[text: "ALLOW_ORPHANS"] ?? "NO"
                snapshots = Node(
                    "SNAPSHOTS",
                    ["ALLOW_ORPHANS": orphans, "CURRENT_BASE": "-1", "DISK_ID": "\(disk)", "NEXT_SNAPSHOT": "0"])
            }
            change(&snapshots)
            let index = vm.children.firstIndex { $0.name == "SNAPSHOTS" && $0[int: "DISK_ID"] == disk }
            if let index { vm.children.remove(at: index) }
            guard snapshots.has("SNAPSHOT") else { return }
            vm.children.insert(snapshots, at: index ?? vm.children.firstIndex { $0.name == "BACKUPS" } ?? 0)
        }
        guard let vm = self[.vm, id], let found = vm.disk(disk) else { return }
        var snapshots = vm.snapshots(of: disk)
        let size = snapshots.all("SNAPSHOT").map { $0[int: "SIZE"] }.reduce(0, +)
        changeDisk(disk, of: id) { $0[int: "DISK_SNAPSHOT_TOTAL_SIZE"] = size }
        guard found.isYes("PERSISTENT") else { return }
        snapshots.remove("DISK_ID")
        self.change(.image, found[int: "IMAGE_ID"]) { $0["SNAPSHOTS"] = size == 0 ? .noSnapshots : snapshots }
    }
}

extension Node {
    func snapshots(of disk: Int) -> Node { all("SNAPSHOTS").first { $0[int: "DISK_ID"] == disk } ?? Node("SNAPSHOTS") }
}
