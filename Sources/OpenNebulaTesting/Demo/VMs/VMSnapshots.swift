import OpenNebula

/// Snapshots of VMs, and of their disks.
extension Cloud {
    mutating func snapshot(_ verb: String, _ call: Call, _ user: User) throws -> Int {
        let id = try call.int(1)
        let vm = try object(.vm, id, .manage, user)
        let all = vm["TEMPLATE"].all("SNAPSHOT").map { $0[int: "SNAPSHOT_ID"] }
        if verb == "snapshotcreate" {
            let name = call.has(2) ? try call.string(2) : ""
            _ = try require([.lcm(.RUNNING)], of: vm, "Could not create a new snapshot for VM \(id)")
            let number = (all.max() ?? -1) + 1
            walkSnapshot(id, [.end(.snapshot(number, name: name.isEmpty ? "snapshot-\(number)" : name))])
            return number
        }
        let number = try call.int(2)
        let problem =
            verb == "snapshotrevert"
            ? "Could not revert VM \(id) to snapshot \(number)" : "Could not delete snapshot \(number) for VM \(id)"
        _ = try require([.lcm(.RUNNING)], of: vm, problem)
        guard all.contains(number) else { throw OneError(.action, "\(problem), it does not exist.") }
        walkSnapshot(id, verb == "snapshotrevert" ? [] : [.end(.deletedSnapshot(number))])
        return id
    }

    private mutating func walkSnapshot(_ id: Int, _ effect: [VMStep]) {
        walk([.lcm(.HOTPLUG_SNAPSHOT)] + effect + [.lcm(.RUNNING)], vm: id)
    }

    mutating func addSnapshot(_ number: Int, name: String, of id: Int) {
        let now = now
        change(.vm, id) { vm in
            let snapshot = [
                Node("HYPERVISOR_ID", "dummy-snap"), Node("NAME", name), Node("SNAPSHOT_ID", "\(number)"),
                Node("SYSTEM_DISK_SIZE", vm["TEMPLATE"][text: "MEMORY"]), Node("TIME", "\(now)"),
            ]
            vm["TEMPLATE"].insert(Node("SNAPSHOT", snapshot))
        }
    }

    // MARK: Snapshots of disks

    mutating func diskSnapshot(_ verb: String, _ call: Call, _ user: User) throws -> Int {
        let (id, disk) = (try call.int(1), try call.int(2))
        let vm = try object(.vm, id, .manage, user)
        guard let found = vm.disk(disk) else { throw OneError(.action, "VM disk does not exist") }
        guard found.has("IMAGE_ID") else {
            let what = verb == "disksnapshotcreate" ? "Cannot make snapshots" : "Snapshots are not supported"
            throw OneError(.action, "\(what) on disks of type: \(found[text: "TYPE"])")
        }
        let rests: [VMPhase] = [.state(.POWEROFF), .state(.SUSPENDED), .lcm(.RUNNING)]
        let snapshots = vm.snapshots(of: disk)
        let number = verb == "disksnapshotcreate" ? snapshots[int: "NEXT_SNAPSHOT"] : try call.int(3)
        let isThere = snapshots.all("SNAPSHOT").contains { $0[int: "ID"] == number }
        switch verb {
        case "disksnapshotcreate":
            let name = try call.string(3)
            let phase = try require(rests, of: vm, "Could not create a new snapshot for VM \(id)")
            walkDiskSnapshot(
                id, .DISK_SNAPSHOT_CREATE, phase, .DISK_SNAPSHOT, .DISK_SNAPSHOT_POWEROFF, .DISK_SNAPSHOT_SUSPENDED,
                .diskSnapshot(number, disk: disk, name: name), user)
            return number
        case "disksnapshotrename":
            let name = try call.string(4)
            guard isThere else { throw OneError(.action, "Snapshot does not exist") }
            changeSnapshots(ofDisk: disk, of: id) { snapshots in
                snapshots.changeAll("SNAPSHOT") {
                    if $0[int: "ID"] == number { $0[text: "NAME"] = name }
                    $0.sort()
                }
            }
        case "disksnapshotrevert":
            let problem = "Could not revert to disk snapshot for VM \(id)"
            let phase = try require([.state(.POWEROFF)], of: vm, problem)
            guard isThere else {
                throw OneError(.action, "Disk id (\(disk)) or snapshot id (\(number)) is not valid.")
            }
            walkDiskSnapshot(
                id, .DISK_SNAPSHOT_REVERT, phase, .DISK_SNAPSHOT, .DISK_SNAPSHOT_REVERT_POWEROFF,
                .DISK_SNAPSHOT_SUSPENDED, .revertedDiskSnapshot(number, disk: disk), user)
        default:
            let phase = try require(rests, of: vm, "Could not delete disk snapshot from VM \(id)")
            guard isThere else { throw OneError(.action, "Snapshot does not exist") }
            guard let snapshot = snapshots.snapshot(number), snapshot[text: "ACTIVE"] != "YES" else {
                throw OneError(.action, "Cannot delete the active snapshot")
            }
            guard snapshot[text: "CHILDREN"].isEmpty || snapshots[text: "ALLOW_ORPHANS"] == "YES" else {
                throw OneError(.action, "Cannot delete snapshot with children")
            }
            walkDiskSnapshot(
                id, .DISK_SNAPSHOT_DELETE, phase, .DISK_SNAPSHOT_DELETE, .DISK_SNAPSHOT_DELETE_POWEROFF,
                .DISK_SNAPSHOT_DELETE_SUSPENDED, .deletedDiskSnapshot(number, disk: disk), user)
        }
        return id
    }

    private mutating func walkDiskSnapshot(
        _ id: Int, _ action: One.VMHistoryAction, _ phase: VMPhase, _ running: One.LCMState, _ poweroff: One.LCMState,
        _ suspended: One.LCMState, _ effect: VMEffect, _ user: User
    ) {
        let there: [VMPhase: One.LCMState] = [.lcm(.RUNNING): running, .state(.SUSPENDED): suspended]
        splitHistory(of: id, action, by: user)
        walk([.lcm(there[phase] ?? poweroff), .end(effect), .enter(phase)], vm: id)
    }

    mutating func addSnapshot(_ number: Int, name: String, ofDisk disk: Int, of id: Int) {
        let (now, size) = (now, self[.vm, id]?.disk(disk)?[text: "SIZE"] ?? "")
        let orphans = self[.vm, id]?.disk(disk)?[text: "ALLOW_ORPHANS"] ?? "NO"
        changeSnapshots(ofDisk: disk, of: id) { snapshots in
            if snapshots.children.isEmpty {
                snapshots.children = [
                    Node("ALLOW_ORPHANS", orphans), Node("CURRENT_BASE", "-1"), Node("DISK_ID", "\(disk)"),
                    Node("NEXT_SNAPSHOT", "0"),
                ]
            }
            let parent = snapshots.all("SNAPSHOT").first { $0[text: "ACTIVE"] == "YES" }?[int: "ID"] ?? -1
            snapshots.changeAll("SNAPSHOT") { snapshot in
                snapshot.remove("ACTIVE")
                if snapshot[int: "ID"] == parent { snapshot.setChildren { $0 + ["\(number)"] } }
            }
            snapshots[int: "NEXT_SNAPSHOT"] = number + 1
            snapshots.children.append(
                Node(
                    "SNAPSHOT",
                    [
                        Node("ACTIVE", "YES"), Node("DATE", "\(now)"), Node("ID", "\(number)"), Node("NAME", name),
                        Node("PARENT", "\(parent)"), Node("SIZE", size),
                    ]))
        }
        countSnapshots(ofDisk: disk, of: id)
    }

    mutating func activate(_ number: Int, ofDisk disk: Int, of id: Int) {
        changeSnapshots(ofDisk: disk, of: id) { snapshots in
            snapshots.changeAll("SNAPSHOT") { snapshot in
                snapshot.remove("ACTIVE")
                if snapshot[int: "ID"] == number { snapshot[text: "ACTIVE"] = "YES" }
                snapshot.sort()
            }
        }
    }

    mutating func deleteSnapshot(_ number: Int, ofDisk disk: Int, of id: Int) {
        changeSnapshots(ofDisk: disk, of: id) { snapshots in
            snapshots.children.removeAll { $0.name == "SNAPSHOT" && $0[int: "ID"] == number }
            snapshots.changeAll("SNAPSHOT") { snapshot in
                snapshot.setChildren { $0.filter { $0 != "\(number)" } }
            }
        }
        countSnapshots(ofDisk: disk, of: id)
    }

    /// Changes the list of a disk's snapshots, which is there as long as there are any.
    private mutating func changeSnapshots(ofDisk disk: Int, of id: Int, _ change: (inout Node) -> Void) {
        self.change(.vm, id) { vm in
            var snapshots = vm.snapshots(of: disk)
            change(&snapshots)
            let index = vm.children.firstIndex { $0.name == "SNAPSHOTS" && $0[int: "DISK_ID"] == disk }
            if let index { vm.children.remove(at: index) }
            guard snapshots.has("SNAPSHOT") else { return }
            vm.children.insert(snapshots, at: index ?? vm.children.firstIndex { $0.name == "BACKUPS" } ?? 0)
        }
    }

    private mutating func countSnapshots(ofDisk disk: Int, of id: Int) {
        let sizes = self[.vm, id]?.snapshots(of: disk).all("SNAPSHOT").map { $0[int: "SIZE"] } ?? []
        changeDisk(disk, of: id) { $0[int: "DISK_SNAPSHOT_TOTAL_SIZE"] = sizes.reduce(0, +) }
    }
}

extension Node {
    fileprivate func snapshots(of disk: Int) -> Node {
        all("SNAPSHOTS").first { $0[int: "DISK_ID"] == disk } ?? Node("SNAPSHOTS")
    }

    fileprivate func snapshot(_ number: Int) -> Node? { all("SNAPSHOT").first { $0[int: "ID"] == number } }

    fileprivate mutating func setChildren(_ change: ([String]) -> [String]) {
        let children = change(self[text: "CHILDREN"].split(separator: ",").map(String.init))
        remove("CHILDREN")
        guard !children.isEmpty else { return }
        self[text: "CHILDREN"] = children.joined(separator: ",")
        sort()
    }
}
