import OpenNebula

/// The disks of VMs.
extension Cloud {
    mutating func attachDisk(to vm: Node, _ template: Node, _ user: User) throws {
        let id = vm.id
        guard vm.hasHistory else { throw OneError(.action, "VM is not running in any host") }
        let phase = try require([.lcm(.RUNNING), .state(.POWEROFF)], of: vm, "Could not attach a new disk to VM \(id)")
        let wanted = try ensure(template.vectors("DISK").first, .action, "Internal error parsing DISK attribute")
        let number = vm.nextDiskID
        var disk = try recoding(.action) { try self.disk(wanted, number: number, of: vm, user) }
        if let system = vm["HISTORY_RECORDS"].children.last.flatMap({ self[.datastore, $0[int: "DS_ID"]] }) {
            if !disk.has("IMAGE_ID") { disk.keepVolatile(in: system) }
            disk[text: "TM_MAD_SYSTEM"] = system[text: "TM_MAD"]
        }
        disk.merge(["ATTACH": "YES"])
        try changeCharged(id) { $0["TEMPLATE"].insert(disk) }
        if let image = Int(disk[text: "IMAGE_ID"]) { use(image: image, by: id, true) }
        changeStatesOfImages(of: id)
        let name = phase == .lcm(.RUNNING) ? "HOTPLUG" : "HOTPLUG_PROLOG"
        work(on: id, .DISK_ATTACH, name, phase, .attachedDisk(number), user)
    }

    mutating func detachDisk(_ number: Int, of vm: Node, _ user: User) throws {
        let id = vm.id
        let problem = "Could not detach disk with DISK_ID \(number), it does not exist."
        try ensure(vm.disk(number) != nil, .action, release == .v6_10 ? problem : "VM disk does not exist")
        let phase = try require([.lcm(.RUNNING), .state(.POWEROFF)], of: vm, "Could not detach disk from VM \(id)")
        changeDisk(number, of: id) { $0.merge(["ATTACH": "YES"]) }
        let name = phase == .lcm(.RUNNING) ? "HOTPLUG" : "HOTPLUG_EPILOG"
        work(on: id, .DISK_DETACH, name, phase, .detachedDisk(number), user)
    }

    mutating func resizeDisk(_ number: Int, of vm: Node, to size: Int, _ user: User) throws {
        guard let disk = vm.disk(number) else { throw OneError(.action, "VM disk does not exist") }
        try ensure(size > disk[int: "SIZE"], .action, "New disk size has to be greater than current one")
        let phase = try require(
            [.lcm(.RUNNING), .state(.POWEROFF), .state(.UNDEPLOYED)], of: vm,
            "Could not resize disk for VM \(vm.id)")
        var larger = vm
        larger["TEMPLATE"].changeAll("DISK") { if $0[int: "DISK_ID"] == number { $0[int: "SIZE"] = size } }
        try check(larger, against: vm)
        work(on: vm.id, .DISK_RESIZE, "DISK_RESIZE", phase, .resizedDisk(number, size: size), user)
    }

    mutating func saveDisk(of vm: Node, _ call: Call, _ user: User) throws -> Int {
        let (number, name, type) = (try call.int(2), try call.string(3), try call.string(4))
        let phase = VMPhase(of: vm)
        guard [.lcm(.RUNNING), .state(.POWEROFF), .state(.SUSPENDED)].contains(phase) else {
            throw OneError(.internal, "VM has to be RUNNING, POWEROFF or SUSPENDED to save disks.", objectID: vm.id)
        }
        let image: Int
        do {
            let disk = try ensure(vm.disk(number), .internal, "Cannot use DISK. DISK does not exist.")
            image = try saveImage(of: disk, named: name, type: type, of: vm, user)
        } catch let error as OneError {
            throw OneError(error.code, error.message, objectID: release == .v6_10 ? nil : vm.id)
        }
        work(on: vm.id, nil, "HOTPLUG_SAVEAS", phase, .savedDisk(image: image), user)
        return image
    }

    /// Returns a disk in the form that a VM has. Error messages begin with `place`.
    func disk(_ wanted: Node, number: Int, of vm: Node, _ user: User, _ place: String = "") throws -> Node {
        var disk = wanted
        if let image = try recoding(.action, place, { try image(of: wanted, user) }) {
            let datastore = image[int: "DATASTORE_ID"]
            guard let datastore = self[.datastore, datastore] else { throw missing(.datastore, datastore) }
            disk.complete(from: image, in: datastore)
        } else {
            let type = wanted[text: "TYPE"].uppercased()
            try ensure(["SWAP", "FS"].contains(type), .action, "\(place)Unknown disk type \(type)")
            let problem = "\(place)SIZE attribute must be a positive integer value."
            try ensure(wanted[int: "SIZE"] > 0, .action, problem)
        }
        if disk[text: "TYPE"] != "CDROM" { disk.setDefaults(["DEV_PREFIX": "sd"]) }
        disk[int: "DISK_ID"] = number
        disk.setDefaults(["TARGET": vm.freeTarget(disk.has("DEV_PREFIX") ? disk[text: "DEV_PREFIX"] : "hd")])
        disk.sort()
        return disk
    }

    mutating func changeDisk(_ number: Int, of id: Int, _ change: (inout Node) -> Void) {
        self.change(.vm, id) { vm in
            vm["TEMPLATE"].changeAll("DISK") { if $0[int: "DISK_ID"] == number { change(&$0) } }
        }
    }

    mutating func removeDisk(_ number: Int, of id: Int) {
        guard let disk = self[.vm, id]?.disk(number) else { return }
        try? changeCharged(id) { vm in
            vm["TEMPLATE"].remove("DISK", number, by: "DISK_ID")
            vm.remove("SNAPSHOTS", number, by: "DISK_ID")
        }
        guard let image = Int(disk[text: "IMAGE_ID"]) else { return }
        let isStillUsed = self[.vm, id]?["TEMPLATE"].all("DISK").contains { $0[text: "IMAGE_ID"] == "\(image)" } == true
        if !isStillUsed { use(image: image, by: id, false) }
    }

    /// Returns the phase of a VM, which must be one of these.
    func require(_ phases: [VMPhase], of vm: Node, _ problem: String) throws -> VMPhase {
        let phase = VMPhase(of: vm)
        guard phases.contains(phase) else { throw OneError(.action, "\(problem), wrong state \(phase.name).") }
        return phase
    }

    /// Starts an operation of a driver. A running VM enters the state with this name meanwhile. For any other VM, the
    /// name of its phase is appended.
    mutating func work(
        on id: Int, _ action: One.VMHistoryAction?, _ name: String, _ phase: VMPhase,
        _ effect: VMEffect, _ user: User
    ) {
        if let action { splitHistory(of: id, action, by: user) }
        let state = One.LCMState(name: phase == .lcm(.RUNNING) ? name : "\(name)_\(phase.name)")
        walk([.lcm(state ?? .HOTPLUG), .end(effect), .enter(phase)], vm: id)
    }

    /// Checks that the quotas allow a change of a VM.
    func check(_ new: Node, against old: Node) throws {
        var trial = self
        try trial.charge(.vm, from: old, to: new)
    }
}

extension Node {
    var hasHistory: Bool { !self["HISTORY_RECORDS"].children.isEmpty }

    func disk(_ number: Int) -> Node? { self["TEMPLATE"].all("DISK").first { $0[int: "DISK_ID"] == number } }

    /// The disks of a VM, including that of the context.
    private var allDisks: [Node] { self["TEMPLATE"].all("DISK") + self["TEMPLATE"].all("CONTEXT") }

    var nextDiskID: Int { (allDisks.compactMap { Int($0[text: "DISK_ID"]) }.max() ?? -1) + 1 }

    /// Returns the first free device name of a VM with a prefix.
    func freeTarget(_ prefix: String) -> String {
        let taken = allDisks.map { $0[text: "TARGET"] }
        return "abcdefghijklmnopqrstuvwxyz".map { "\(prefix)\($0)" }.first { !taken.contains($0) } ?? "\(prefix)aa"
    }

    /// Sets the system datastore of a volatile disk.
    mutating func keepVolatile(in datastore: Node) {
        keep(in: datastore)
        setDefaults(["FORMAT": "raw"])
        setDefaults([
            "DRIVER": self[text: "FORMAT"], "DISK_TYPE": "FILE", "ALLOW_ORPHANS": "NO", "PERSISTENT_SNAPSHOTS": "YES",
        ])
        sort()
    }

    /// Sets the datastore of a disk.
    fileprivate mutating func keep(in datastore: Node) {
        merge([
            "DATASTORE": datastore[text: "NAME"], "DATASTORE_ID": datastore[text: "ID"],
            "CLUSTER_ID": datastore["CLUSTERS"].ids.map(String.init).joined(separator: ","),
            "TM_MAD": datastore[text: "TM_MAD"],
        ])
    }

    /// Adds the attributes that a disk takes from its image and the image's datastore.
    fileprivate mutating func complete(from image: Node, in datastore: Node) {
        let (template, isCDROM) = (datastore["TEMPLATE"], image.imageType == .CDROM)
        let isPersistent = image.isPersistent && !isCDROM
        var defaults = image["TEMPLATE"].children.filter { ["DRIVER", "DEV_PREFIX"].contains($0.name) }
        defaults += ["SIZE", "FORMAT"].map { image[$0] }
        defaults += [Node("DRIVER", image[text: "FORMAT"]), Node("READONLY", isCDROM ? "YES" : "NO")]
        for one in defaults where !has(one.name) { self[one.name] = one }
        keep(in: datastore)
        merge([
            "IMAGE": image[text: "NAME"], "IMAGE_ID": image[text: "ID"], "IMAGE_STATE": image[text: "STATE"],
            "ORIGINAL_SIZE": image[text: "SIZE"], "SOURCE": image[text: "SOURCE"],
            "TYPE": isCDROM ? "CDROM" : One.DiskType.names[image[int: "DISK_TYPE"]] ?? "FILE",
            "CLONE": isPersistent || isCDROM ? "NO" : "YES", "SAVE": isPersistent ? "YES" : "NO",
            "DISK_SNAPSHOT_TOTAL_SIZE": "0",
            "ALLOW_ORPHANS": template.has("ALLOW_ORPHANS") ? template[text: "ALLOW_ORPHANS"] : "NO",
            "PERSISTENT_SNAPSHOTS": "YES",
        ])
        if isPersistent { self[text: "PERSISTENT"] = "YES" }
        for name in ["CLONE_TARGET", "DISK_TYPE", "LN_TARGET"] where template.has(name) { self[name] = template[name] }
    }
}
