import OpenNebula

/// The hosts and datastores of VMs, and the effects of entering a phase.
extension Cloud {
    /// Returns the host that a VM runs on, or is powered off or suspended on.
    func host(of vm: Int) -> Int? {
        guard let host = self[.vm, vm]?.lastRecord?[int: "HID"] else { return nil }
        return self[.host, host]?["VMS"].ids.contains(vm) == true ? host : nil
    }

    /// Returns the system datastore with the most free space in a host's cluster.
    func systemDatastore(for host: Int) -> Int? {
        guard let cluster = self[.host, host]?[int: "CLUSTER_ID"] else { return nil }
        return all(.datastore).filter { $0.datastoreType == .SYSTEM && $0["CLUSTERS"].ids.contains(cluster) }
            .filter { $0[int: "STATE"] == One.DatastoreState.READY.rawValue }
            .max { ($0[int: "FREE_MB"], $1.id) < ($1[int: "FREE_MB"], $0.id) }?.id
    }

    /// Refuses a host without room for a VM. `old` is the VM before a change, if it is on the host already.
    func check(_ vm: Node, fitsIn host: Node, besides old: Node? = nil) throws {
        let (need, free) = (Self.capacity(of: vm), host.freeCapacity)
        let has = old.map(Self.capacity) ?? (memory: 0, cpu: 0)
        let beginning = old == nil ? "virtual machine [\(vm.id)] does not fit in host [\(host.id)]. " : ""
        func check(_ need: Int, _ free: Int, of what: String) throws {
            try ensure(need <= free, .action, "\(beginning)Not enough \(what): \(need)/\(free)")
        }
        try check(need.cpu, free.cpu + has.cpu, of: "CPU")
        try check(need.memory, free.memory + has.memory, of: "memory")
    }

    /// Puts a VM on a host, with its disks in a datastore.
    mutating func place(_ id: Int, on host: Int, datastore: Int) {
        book(id, on: host, add: true)
        addHistory(id, on: host, datastore: datastore)
        guard let datastore = self[.datastore, datastore] else { return }
        change(.vm, id) { vm in
            vm["TEMPLATE"].merge(["TM_MAD_SYSTEM": datastore[text: "TM_MAD"]])
            vm["TEMPLATE"].changeAll("DISK") { if !$0.has("DATASTORE_ID") { $0.keepVolatile(in: datastore) } }
        }
    }

    /// Chooses a host and a datastore for a VM, if it enters a phase that needs them.
    ///
    /// - Returns: Whether the VM can enter the phase.
    mutating func prepare(_ phase: VMPhase, vm id: Int) -> Bool {
        let needsHost = [.lcm(.PROLOG), .lcm(.PROLOG_RESUME), .lcm(.PROLOG_UNDEPLOY)].contains(phase)
        guard needsHost, host(of: id) == nil else { return true }
        guard let vm = self[.vm, id], let host = hostWithRoom(for: vm), let datastore = systemDatastore(for: host)
        else { return false }
        place(id, on: host, datastore: datastore)
        return true
    }

    /// Carries out the effects of entering a phase.
    mutating func arrive(in phase: VMPhase, vm id: Int) {
        switch phase.lcm {
        case .PROLOG, .PROLOG_RESUME, .PROLOG_UNDEPLOY, .PROLOG_MIGRATE, .PROLOG_MIGRATE_POWEROFF,
            .PROLOG_MIGRATE_SUSPEND:
            stamp("PSTIME", of: id)
        // This is the end of a live migration.
        case .RUNNING: stampFirst("RSTIME", of: id)
        case .BOOT, .BOOT_UNDEPLOY:
            stamp("PETIME", "RSTIME", of: id)
            startVM(id)
        case .BOOT_STOPPED, .BOOT_MIGRATE: stamp("PETIME", "RSTIME", of: id)
        case .BOOT_POWEROFF, .BOOT_SUSPENDED, .BOOT_UNKNOWN:
            // A VM that starts again on its host gets a new record.
            guard let last = self[.vm, id]?.lastRecord else { break }
            endHistory(of: id)
            addHistory(id, on: last[int: "HID"], datastore: last[int: "DS_ID"])
            stamp("RSTIME", of: id)
        case .EPILOG, .EPILOG_STOP, .EPILOG_UNDEPLOY:
            stamp("ESTIME", of: id)
            stampFirst("RETIME", of: id)
        default: break
        }
        if [.POWEROFF, .SUSPENDED].contains(phase.state) {
            if self[.vm, id]?.lastRecord?[int: "PSTIME"] != 0 { stampFirst("PETIME", of: id) }
            stampFirst("RETIME", of: id)
        }
        if [.STOPPED, .UNDEPLOYED, .DONE].contains(phase.state) { leaveHost(id) }
        if phase == .state(.DONE) { finish(id) }
    }

    /// Sets a time in the last record to now, unless it is set already.
    private mutating func stampFirst(_ name: String, of id: Int) {
        if self[.vm, id]?.lastRecord?[int: name] == 0 { stamp(name, of: id) }
    }

    private mutating func startVM(_ id: Int) {
        guard let vm = self[.vm, id], let host = host(of: id).flatMap({ self[.host, $0] }) else { return }
        // The driver responds with a single word, so a name ends at the first space.
        let name = vm[text: "NAME"].prefix { !$0.isWhitespace }
        let isWord = name.count == vm[text: "NAME"].count
        change(.vm, id) {
            $0[text: "DEPLOY_ID"] = "\(host[text: "NAME"]):\(name)" + (isWord ? ":\(host[text: "VM_MAD"])" : "")
            $0["TEMPLATE"].changeAll("GRAPHICS") {
                if $0[text: "TYPE"].uppercased() != "NONE" { $0.merge(["PORT": "\(5900 + id % 59_000)"]) }
            }
        }
    }

    mutating func leaveHost(_ id: Int) {
        guard let host = host(of: id) else { return }
        endHistory(of: id)
        let now = now
        changeHistory(of: id) { if $0[int: "ESTIME"] > 0 { $0[int: "EETIME"] = now } }
        book(id, on: host, add: false)
        guard phase(of: id) != .state(.STOPPED) else { return }
        change(.vm, id) { $0["TEMPLATE"].changeAll("GRAPHICS") { $0.remove("PORT") } }
    }

    private mutating func finish(_ id: Int) {
        guard let vm = self[.vm, id] else { return }
        for image in vm.images { use(image: image, by: id, false) }
        for nic in vm.nics { self.release(nic, of: vm) }
        use(securityGroups: [], by: id)
        setVMGroup(of: vm, isMember: false)
        if let router = Int(vm["TEMPLATE"][text: "VROUTER_ID"]) {
            change(.vrouter, router) { $0["VMS"].set(id: id, isMember: false) }
        }
        for action in vm["SCHED_ACTIONS"].ids { scheduled[action] = nil }
    }
}
