import OpenNebula

extension Cloud {
    mutating func attachDisk(to vm: Node, _ template: Node, _ user: User) throws {
        let id = vm.id
        let last = try ensure(vm.lastRecord, .action, "VM is not running in any host")
        try require([.lcm(.RUNNING), .state(.POWEROFF)], of: vm, "Could not attach a new disk to VM \(id)")
        let wanted = try ensure(template.vectors("DISK").first, .action, "Internal error parsing DISK attribute")
        let number = vm.nextDiskID
        var disk = try recoding(.action) { try self.disk(wanted, number: number, of: vm, user) }
        if let system = self[.datastore, last[int: "DS_ID"]] {
            disk.keepVolatile(in: system)
            disk[text: "TM_MAD_SYSTEM"] = system[text: "TM_MAD"]
        }
        disk.merge(["ATTACH": "YES"])
        try changeCharged(id) { $0["TEMPLATE"].insert(disk) }
        if let image = Int(disk[text: "IMAGE_ID"]) { use(image: image, by: id, true) }
        changeStatesOfImages(of: id)
        work(on: vm, .DISK_ATTACH, "HOTPLUG_PROLOG", .disk(number, isAttached: true), user)
    }

    mutating func detachDisk(_ number: Int, of vm: Node, _ user: User) throws {
        let problem = "Could not detach disk with DISK_ID \(number), it does not exist."
        try ensure(vm.disk(number) != nil, .action, release == .v6_10 ? problem : "VM disk does not exist")
        try require([.lcm(.RUNNING), .state(.POWEROFF)], of: vm, "Could not detach disk from VM \(vm.id)")
        changeDisk(number, of: vm.id) { $0.merge(["ATTACH": "YES"]) }
        work(on: vm, .DISK_DETACH, "HOTPLUG_EPILOG", .disk(number, isAttached: false), user)
    }

    mutating func resizeDisk(_ number: Int, of vm: Node, to size: Int, _ user: User) throws {
        let disk = try ensure(vm.disk(number), .action, "VM disk does not exist")
        try ensure(size > disk[int: "SIZE"], .action, "New disk size has to be greater than current one")
        let phases: [VMPhase] = [.lcm(.RUNNING), .state(.POWEROFF), .state(.UNDEPLOYED)]
        try require(phases, of: vm, "Could not resize disk for VM \(vm.id)")
        let larger = vm.with { $0["TEMPLATE"].changeAll("DISK", number, by: "DISK_ID") { $0[int: "SIZE"] = size } }
        try check(larger, against: vm)
        work(on: vm, .DISK_RESIZE, "DISK_RESIZE", .resizedDisk(number, size: size), user)
    }

    mutating func saveDisk(of vm: Node, _ call: Call, _ user: User) throws -> Int {
        let (number, name, type) = (try call.int(2), try call.string(3), try call.string(4))
        let phases: [VMPhase] = [.lcm(.RUNNING), .state(.POWEROFF), .state(.SUSPENDED)]
        guard phases.contains(VMPhase(of: vm)) else {
            throw OneError(.internal, "VM has to be RUNNING, POWEROFF or SUSPENDED to save disks.", objectID: vm.id)
        }
        let image: Int
        do {
            let disk = try ensure(vm.disk(number), .internal, "Cannot use DISK. DISK does not exist.")
            image = try saveImage(of: disk, named: name, type: type, of: vm, user)
        } catch let error as OneError {
            throw OneError(error.code, error.message, objectID: release == .v6_10 ? nil : vm.id)
        }
        work(on: vm, nil, "HOTPLUG_SAVEAS", .savedDisk(image: image), user)
        return image
    }

    /// Returns a disk in the form that a VM has. Error messages begin with `place`.
    func disk(_ wanted: Node, number: Int, of vm: Node, _ user: User, _ place: String = "") throws -> Node {
        var disk = wanted
        if let image = try recoding(.action, place, { try image(of: wanted, user) }) {
            disk.complete(from: image, in: try existing(.datastore, image[int: "DATASTORE_ID"]))
        } else {
            let type = wanted[text: "TYPE"].uppercased()
            try ensure(["SWAP", "FS"].contains(type), .action, "\(place)Unknown disk type \(type)")
            try ensure(wanted[int: "SIZE"] > 0, .action, "\(place)SIZE attribute must be a positive integer value.")
        }
        if disk[text: "TYPE"] != "CDROM" { disk.setDefaults(["DEV_PREFIX": "sd"]) }
        disk[int: "DISK_ID"] = number
        disk.setDefaults(["TARGET": vm.freeTarget(disk.has("DEV_PREFIX") ? disk[text: "DEV_PREFIX"] : "hd")])
        disk.sort()
        return disk
    }

    mutating func changeDisk(_ number: Int, of id: Int, _ change: (inout Node) -> Void) {
        self.change(.vm, id) { $0["TEMPLATE"].changeAll("DISK", number, by: "DISK_ID", change) }
    }

    mutating func removeDisk(_ number: Int, of id: Int) {
        guard let disk = self[.vm, id]?.disk(number) else { return }
        try? changeCharged(id) { vm in
            vm["TEMPLATE"].remove("DISK", number, by: "DISK_ID")
            vm.remove("SNAPSHOTS", number, by: "DISK_ID")
        }
        guard let image = Int(disk[text: "IMAGE_ID"]), self[.vm, id]?.images.contains(image) != true else { return }
        use(image: image, by: id, false)
    }

    /// Refuses a VM whose phase is not one of these.
    func require(_ phases: [VMPhase], of vm: Node, _ problem: String) throws {
        let phase = VMPhase(of: vm)
        try ensure(phases.contains(phase), .action, "\(problem), wrong state \(phase.name).")
    }

    /// Starts an operation of a driver. A running VM enters the state with this name meanwhile, or `HOTPLUG` if there is
    /// no such state. For any other VM, the name of its phase is appended.
    mutating func work(on vm: Node, _ action: One.VMHistoryAction?, _ name: String, _ effect: VMEffect, _ user: User) {
        if let action { splitHistory(of: vm.id, action, by: user) }
        let phase = VMPhase(of: vm)
        let state = One.LCMState(name: phase == .lcm(.RUNNING) ? name : "\(name)_\(phase.name)")
        walk([.lcm(state ?? .HOTPLUG), .end(effect), .enter(phase)], vm: vm.id)
    }

    /// Checks that the quotas allow a change of a VM.
    func check(_ new: Node, against old: Node) throws {
        var trial = self
        try trial.charge(.vm, from: old, to: new)
    }
}

extension Node {
    func disk(_ number: Int) -> Node? { self["TEMPLATE"].all("DISK").first { $0[int: "DISK_ID"] == number } }

    /// The ids of the images that a VM's disks are from.
    var images: [Int] { self["TEMPLATE"].all("DISK").compactMap { Int($0[text: "IMAGE_ID"]) } }

    /// The disks of a VM, including that of the context.
    private var allDisks: [Node] { self["TEMPLATE"].all("DISK") + self["TEMPLATE"].all("CONTEXT") }

    var nextDiskID: Int { (allDisks.filter { $0.has("DISK_ID") }.map { $0[int: "DISK_ID"] }.max() ?? -1) + 1 }

    /// Returns the first free device name of a VM with a prefix.
    func freeTarget(_ prefix: String) -> String {
        let taken = allDisks.map { $0[text: "TARGET"] }
        return "abcdefghijklmnopqrstuvwxyz".map { "\(prefix)\($0)" }.first { !taken.contains($0) } ?? "\(prefix)aa"
    }

    /// Sets the system datastore of a disk if it is volatile.
    mutating func keepVolatile(in datastore: Node) {
        if has("IMAGE_ID") { return }
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
        let drivers = image["TEMPLATE"].children.filter { ["DRIVER", "DEV_PREFIX"].contains($0.name) }
        for one in drivers + [image["SIZE"], image["FORMAT"]] where !has(one.name) { self[one.name] = one }
        setDefaults(["DRIVER": image[text: "FORMAT"], "READONLY": isCDROM ? "YES" : "NO"])
        keep(in: datastore)
        merge([
            "IMAGE": image[text: "NAME"], "IMAGE_ID": image[text: "ID"], "IMAGE_STATE": image[text: "STATE"],
            "ORIGINAL_SIZE": image[text: "SIZE"], "SOURCE": image[text: "SOURCE"],
            "TYPE": isCDROM ? "CDROM" : One.DiskType.names[image[int: "DISK_TYPE"]] ?? "FILE",
            "CLONE": isPersistent || isCDROM ? "NO" : "YES", "SAVE": isPersistent ? "YES" : "NO",
            "DISK_SNAPSHOT_TOTAL_SIZE": "0", "ALLOW_ORPHANS": "NO", "PERSISTENT_SNAPSHOTS": "YES",
        ])
        if isPersistent { self[text: "PERSISTENT"] = "YES" }
        let own = ["ALLOW_ORPHANS", "CLONE_TARGET", "DISK_TYPE", "LN_TARGET"]
        for name in own where template.has(name) { self[name] = template[name] }
    }
}
