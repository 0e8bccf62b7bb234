import OpenNebula

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
        try require([.lcm(.RUNNING)], of: vm, problem)
        try ensure(isNew || all.contains(number), .action, "\(problem), it does not exist.")
        var effects: [VMStep] = verb == "snapshotdelete" ? [.end(.deletedSnapshot(number))] : []
        if isNew {
            let name = call.has(2) ? try call.string(2) : ""
            effects = [.end(.snapshot(number, name: name.isEmpty ? "snapshot-\(number)" : name))]
        }
        walk([.lcm(.HOTPLUG_SNAPSHOT)] + effects + [.lcm(.RUNNING)], vm: id)
        return isNew ? number : id
    }

    mutating func diskSnapshot(_ verb: String, of vm: Node, _ call: Call, _ user: User) throws -> Int {
        let (id, disk) = (vm.id, try call.int(2))
        let found = try ensure(vm.disk(disk), .action, "VM disk does not exist")
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
            try require(rests, of: vm, "Could not create a new snapshot for VM \(id)")
            work(on: vm, .DISK_SNAPSHOT_CREATE, "DISK_SNAPSHOT", .diskSnapshot(number, disk: disk, name: name), user)
            return number
        case "disksnapshotrevert":
            try require([.state(.POWEROFF)], of: vm, "Could not revert to disk snapshot for VM \(id)")
            try ensure(subject != nil, .action, "Disk id (\(disk)) or snapshot id (\(number)) is not valid.")
            work(on: vm, .DISK_SNAPSHOT_REVERT, "DISK_SNAPSHOT_REVERT", .revertedDiskSnapshot(number, disk: disk), user)
        case "disksnapshotrename":
            let name = try call.string(4)
            try ensure(subject != nil, .action, "Snapshot does not exist")
            changeSnapshots(ofDisk: disk, of: id) { $0.changeAll("SNAPSHOT", number) { $0.merge(["NAME": name]) } }
        default:
            try require(rests, of: vm, "Could not delete disk snapshot from VM \(id)")
            let old = try ensure(subject, .action, "Snapshot does not exist")
            try snapshots.checkDeletion(of: old, fromPersistent: found.isYes("PERSISTENT"))
            work(on: vm, .DISK_SNAPSHOT_DELETE, "DISK_SNAPSHOT_DELETE", .deletedDiskSnapshot(number, disk: disk), user)
        }
        return id
    }

    /// Changes the list of a disk's snapshots, and updates their total size. An empty list is removed.
    mutating func changeSnapshots(ofDisk disk: Int, of id: Int, _ change: (inout Node) -> Void) {
        self.change(.vm, id) { vm in
            var snapshots = vm.snapshots(of: disk)
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
    /// The snapshots of a VM's disk, in a new list if there is none yet.
    fileprivate func snapshots(of disk: Int) -> Node {
        let orphans = self.disk(disk)?[text: "ALLOW_ORPHANS"] ?? "NO"
        let empty: KeyValuePairs = [
            "ALLOW_ORPHANS": orphans, "CURRENT_BASE": "-1", "DISK_ID": "\(disk)", "NEXT_SNAPSHOT": "0",
        ]
        return all("SNAPSHOTS").first { $0[int: "DISK_ID"] == disk } ?? Node("SNAPSHOTS", empty)
    }
}
