import OpenNebula

/// The disks of VMs.
extension Cloud {
    mutating func attachDisk(_ call: Call, _ user: User) throws -> Int {
        let (id, text) = (try call.int(1), try call.string(2))
        let vm = try object(.vm, id, .manage, user)
        guard vm.hasHistory else { throw OneError(.action, "VM is not running in any host") }
        let wanted = try TemplateReader.read(text).filter { $0.name == "DISK" }
        let phase = try require(
            [.lcm(.RUNNING), .state(.POWEROFF)], of: vm, "Could not attach a new disk to VM \(id)")
        guard let wanted = wanted.first, !wanted.children.isEmpty else {
            throw OneError(.action, "Internal error parsing DISK attribute")
        }
        let number = vm.nextDiskID
        var disk = try self.disk(wanted, number: number, of: vm, user, doing: "attach")
        let system = vm["HISTORY_RECORDS"].children.last.flatMap { self[.datastore, $0[int: "DS_ID"]] }
        if let system {
            if !disk.has("IMAGE_ID") { disk.keep(in: system) }
            disk[text: "TM_MAD_SYSTEM"] = system[text: "TM_MAD"]
        }
        disk[text: "ATTACH"] = "YES"
        disk.sort()
        try changeCharged(id) { $0["TEMPLATE"].insert(disk) }
        if let image = Int(disk[text: "IMAGE_ID"]) { use(image: image, by: id, true) }
        changeStatesOfImages(of: id)
        hotplug(id, .DISK_ATTACH, .HOTPLUG, .HOTPLUG_PROLOG_POWEROFF, phase, .attachedDisk(number), user)
        return id
    }

    mutating func detachDisk(_ call: Call, _ user: User) throws -> Int {
        let (id, number) = (try call.int(1), try call.int(2))
        let vm = try object(.vm, id, .manage, user)
        guard vm.disk(number) != nil else { throw OneError(.action, "VM disk does not exist") }
        let phase = try require([.lcm(.RUNNING), .state(.POWEROFF)], of: vm, "Could not detach disk from VM \(id)")
        changeDisk(number, of: id) {
            $0[text: "ATTACH"] = "YES"
            $0.sort()
        }
        hotplug(id, .DISK_DETACH, .HOTPLUG, .HOTPLUG_EPILOG_POWEROFF, phase, .detachedDisk(number), user)
        return id
    }

    mutating func resizeDisk(_ call: Call, _ user: User) throws -> Int {
        let (id, number, text) = (try call.int(1), try call.int(2), try call.string(3))
        let vm = try object(.vm, id, .manage, user)
        guard let size = Int(text) else { throw OneError(.action, "Disk SIZE is not a valid integer") }
        guard let disk = vm.disk(number) else { throw OneError(.action, "VM disk does not exist") }
        guard size > disk[int: "SIZE"] else {
            throw OneError(.action, "New disk size has to be greater than current one")
        }
        let phase = try require(
            [.lcm(.RUNNING), .state(.POWEROFF), .state(.UNDEPLOYED)], of: vm, "Could not resize disk for VM \(id)")
        var larger = vm
        larger["TEMPLATE"].changeAll("DISK") { if $0[int: "DISK_ID"] == number { $0[int: "SIZE"] = size } }
        try check(larger, against: vm)
        let there: One.LCMState = phase == .lcm(.RUNNING) ? .DISK_RESIZE : .DISK_RESIZE_POWEROFF
        splitHistory(of: id, .DISK_RESIZE, by: user)
        walk(
            [
                .lcm(phase == .state(.UNDEPLOYED) ? .DISK_RESIZE_UNDEPLOYED : there),
                .end(.resizedDisk(number, size: size)), .enter(phase),
            ], vm: id)
        return id
    }

    mutating func saveDisk(_ call: Call, _ user: User) throws -> Int {
        let (id, number, name, type) = (try call.int(1), try call.int(2), try call.string(3), try call.string(4))
        let snapshot = call.has(5) ? try call.int(5) : -1
        let vm = try object(.vm, id, .manage, user)
        let phase = VMPhase(of: vm)
        let places: [VMPhase: One.LCMState] = [
            .lcm(.RUNNING): .HOTPLUG_SAVEAS, .state(.POWEROFF): .HOTPLUG_SAVEAS_POWEROFF,
            .state(.SUSPENDED): .HOTPLUG_SAVEAS_SUSPENDED,
        ]
        guard let there = places[phase] else {
            throw OneError(
                .internal, "VM has to be RUNNING, POWEROFF or SUSPENDED to save disks.", objectID: id)
        }
        guard let disk = vm.disk(number) else {
            throw OneError(.internal, "Cannot use DISK. VM disk does not exist")
        }
        let image = try saveImage(of: disk, named: name, type: type, snapshot: snapshot, of: vm, user)
        walk([.lcm(there), .end(.savedDisk(image: image)), .enter(phase)], vm: id)
        return image
    }

    // MARK: A disk

    /// A disk as a VM has it.
    func disk(_ wanted: Node, number: Int, of vm: Node, _ user: User, doing what: String? = nil) throws -> Node {
        var disk = wanted
        if let image = try imageOf(wanted, number: number, user, doing: what) {
            guard let datastore = self[.datastore, image[int: "DATASTORE_ID"]] else {
                throw missing(.datastore, image[int: "DATASTORE_ID"])
            }
            disk.complete(from: image, in: datastore)
        } else {
            disk.setDefaults(["DRIVER": "raw", "FORMAT": "raw", "DISK_TYPE": "FILE"])
            disk.setDefaults(["ALLOW_ORPHANS": "NO", "PERSISTENT_SNAPSHOTS": "YES"])
        }
        disk.setDefaults(["DEV_PREFIX": "sd"])
        disk[int: "DISK_ID"] = number
        if !disk.has("TARGET") { disk[text: "TARGET"] = vm.freeTarget(disk[text: "DEV_PREFIX"]) }
        disk.sort()
        return disk
    }

    private func imageOf(_ disk: Node, number: Int, _ user: User, doing what: String?) throws -> Node? {
        do { return try image(of: disk, user) } catch let error as OneError where what == nil {
            throw error.code == .authorization ? error : OneError(error.code, "DISK \(number): \(error.message)")
        } catch let error as OneError {
            throw error.code == .authorization ? error : OneError(.action, error.message)
        }
    }

    mutating func changeDisk(_ number: Int, of id: Int, _ change: (inout Node) -> Void) {
        self.change(.vm, id) { vm in
            vm["TEMPLATE"].changeAll("DISK") { if $0[int: "DISK_ID"] == number { change(&$0) } }
        }
    }

    mutating func removeDisk(_ number: Int, of id: Int) {
        guard let disk = self[.vm, id]?.disk(number) else { return }
        try? changeCharged(id) { vm in
            vm["TEMPLATE"].children.removeAll { $0.name == "DISK" && $0[int: "DISK_ID"] == number }
            vm.children.removeAll { $0.name == "SNAPSHOTS" && $0[int: "DISK_ID"] == number }
        }
        guard let image = Int(disk[text: "IMAGE_ID"]) else { return }
        let isStillUsed = self[.vm, id]?["TEMPLATE"].all("DISK").contains { $0[text: "IMAGE_ID"] == "\(image)" } == true
        if !isStillUsed { use(image: image, by: id, false) }
    }

    // MARK: What actions share

    /// The phase of a VM that must be one of these.
    func require(_ phases: [VMPhase], of vm: Node, _ problem: String) throws -> VMPhase {
        let phase = VMPhase(of: vm)
        guard phases.contains(phase) else { throw OneError(.action, "\(problem), wrong state \(phase.name).") }
        return phase
    }

    /// Has a driver plug something in or out of a VM that runs or is powered off.
    mutating func hotplug(
        _ id: Int, _ action: One.VMHistoryAction, _ running: One.LCMState, _ poweroff: One.LCMState, _ phase: VMPhase,
        _ effect: VMEffect, _ user: User
    ) {
        splitHistory(of: id, action, by: user)
        walk([.lcm(phase == .lcm(.RUNNING) ? running : poweroff), .end(effect), .enter(phase)], vm: id)
    }

    /// Whether the quotas of its owner would allow a VM in the place of another one.
    func check(_ new: Node, against old: Node) throws {
        var trial = self
        try trial.charge(.vm, from: old, to: new)
    }
}

extension Node {
    var hasHistory: Bool { !self["HISTORY_RECORDS"].children.isEmpty }

    func disk(_ number: Int) -> Node? { self["TEMPLATE"].all("DISK").first { $0[int: "DISK_ID"] == number } }

    var nextDiskID: Int {
        let context = self["TEMPLATE"].has("CONTEXT") ? [self["TEMPLATE"]["CONTEXT"][int: "DISK_ID"]] : []
        return ((self["TEMPLATE"].all("DISK").map { $0[int: "DISK_ID"] } + context).max() ?? -1) + 1
    }

    /// The first device of a VM with that prefix that no disk is.
    func freeTarget(_ prefix: String) -> String {
        let taken = (self["TEMPLATE"].all("DISK") + self["TEMPLATE"].all("CONTEXT")).map { $0[text: "TARGET"] }
        let letters = (UInt8(ascii: "a")...UInt8(ascii: "z")).map { String(UnicodeScalar($0)) }
        return letters.map { prefix + $0 }.first { !taken.contains($0) } ?? prefix + "aa"
    }

    /// A volatile disk is in a system datastore.
    mutating func keep(in datastore: Node) {
        self[text: "DATASTORE"] = datastore[text: "NAME"]
        self[text: "DATASTORE_ID"] = datastore[text: "ID"]
        self[text: "CLUSTER_ID"] = datastore["CLUSTERS"].ids.map(String.init).joined(separator: ",")
        self[text: "TM_MAD"] = datastore[text: "TM_MAD"]
        sort()
    }

    /// Gives a disk what its image and the image's datastore say of it.
    fileprivate mutating func complete(from image: Node, in datastore: Node) {
        let (template, isPersistent) = (datastore["TEMPLATE"], image[int: "PERSISTENT"] == 1)
        let isCDROM = One.ImageType(rawValue: image[int: "TYPE"]) == .CDROM
        self[text: "IMAGE"] = image[text: "NAME"]
        self[text: "IMAGE_ID"] = image[text: "ID"]
        self[text: "IMAGE_STATE"] = image[text: "STATE"]
        setDefaults(["SIZE": image[text: "SIZE"]])
        self[text: "ORIGINAL_SIZE"] = image[text: "SIZE"]
        self[text: "SOURCE"] = image[text: "SOURCE"]
        let format = image[text: "FORMAT"]
        setDefaults([
            "FORMAT": format, "DRIVER": image["TEMPLATE"].has("DRIVER") ? image["TEMPLATE"][text: "DRIVER"] : format,
        ])
        if image["TEMPLATE"].has("DEV_PREFIX") { setDefaults(["DEV_PREFIX": image["TEMPLATE"][text: "DEV_PREFIX"]]) }
        self[text: "TYPE"] = isCDROM ? "CDROM" : One.DiskType.names[image[int: "DISK_TYPE"]] ?? "FILE"
        setDefaults(["READONLY": isCDROM ? "YES" : "NO"])
        self[text: "CLONE"] = isPersistent ? "NO" : "YES"
        self[text: "SAVE"] = isPersistent ? "YES" : "NO"
        if isPersistent { self[text: "PERSISTENT"] = "YES" }
        self[text: "DATASTORE"] = datastore[text: "NAME"]
        self[text: "DATASTORE_ID"] = datastore[text: "ID"]
        self[text: "CLUSTER_ID"] = datastore["CLUSTERS"].ids.map(String.init).joined(separator: ",")
        self[text: "TM_MAD"] = datastore[text: "TM_MAD"]
        self[text: "DISK_TYPE"] = template.has("DISK_TYPE") ? template[text: "DISK_TYPE"] : "FILE"
        self[text: "DISK_SNAPSHOT_TOTAL_SIZE"] = "0"
        self[text: "ALLOW_ORPHANS"] = template.has("ALLOW_ORPHANS") ? template[text: "ALLOW_ORPHANS"] : "NO"
        self[text: "PERSISTENT_SNAPSHOTS"] = "YES"
        for name in ["CLONE_TARGET", "LN_TARGET"] where template.has(name) { self[text: name] = template[text: name] }
    }

    /// Sets what is not there.
    mutating func setDefaults(_ defaults: KeyValuePairs<String, String>) {
        for (name, value) in defaults where !has(name) { self[text: name] = value }
    }
}
