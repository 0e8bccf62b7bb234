import OpenNebula

extension Cloud {
    mutating func vm(_ verb: String, _ call: Call, _ user: User) throws -> One.XMLRPCValue? {
        switch verb {
        case "allocate":
            let template = Node("TEMPLATE", try TemplateReader.read(call.string(1)))
            try authorize(user, Request(.create, .vm))
            let hold = call.has(2) ? try call.bool(2) : false
            return .int(try addVM(template, name: { _ in template[text: "NAME"] }, hold: hold, user))
        case "info":
            return document(withSchedule(try object(.vm, call.int(1), .use, user, ignoringLock: true)))
        case "action":
            let id = try call.int(2)
            try act(call.string(1), on: id, user)
            return .int(id)
        case "deploy": return .int(try deploy(call, user))
        case "migrate": return .int(try migrate(call, user))
        case "attach": return .int(try attachDisk(call, user))
        case "detach": return .int(try detachDisk(call, user))
        case "diskresize": return .int(try resizeDisk(call, user))
        case "disksaveas": return .int(try saveDisk(call, user))
        case "disksnapshotcreate", "disksnapshotdelete", "disksnapshotrename", "disksnapshotrevert":
            return .int(try diskSnapshot(verb, call, user))
        case "attachnic": return .int(try attachNIC(call, user))
        case "detachnic": return .int(try detachNIC(call, user))
        case "updatenic": return .int(try updateNIC(call, user))
        case "attachsg", "detachsg": return .int(try changeSecurityGroup(call, user, isAdded: verb == "attachsg"))
        case "snapshotcreate", "snapshotdelete", "snapshotrevert": return .int(try snapshot(verb, call, user))
        case "resize": return .int(try resize(call, user))
        case "updateconf": return .int(try updateConfiguration(call, user))
        case "schedadd", "schedupdate", "scheddelete": return .int(try schedule(verb, call, user))
        case "recover":
            let (id, operation) = (try call.int(1), try call.int(2))
            try recover(id, operation, user)
            return .int(id)
        case "monitoring":
            let vm = try object(.vm, call.int(1), .use, user)
            let samples = vm["MONITORING"].children.isEmpty ? [] : [vm["MONITORING"]]
            return document(Node("MONITORING_DATA", samples))
        default: return nil
        }
    }

    private mutating func deploy(_ call: Call, _ user: User) throws -> Int {
        let (id, host) = (try call.int(1), try call.int(2))
        let enforce = call.has(3) ? try call.bool(3) : false
        let datastore = call.has(4) ? try call.int(4) : -1
        guard let vm = self[.vm, id] else { throw missing(.vm, id) }
        let (there, system) = try place(host: host, datastore: datastore)
        try authorize(user, Request(.admin, .vm, id), Request(.manage, .host, host))
        let phase = VMPhase(of: try object(.vm, id, .admin, user))
        guard let steps = Self.deployments[phase] else {
            throw OneError(.action, "Deploy action is not available for state \(phase.name)")
        }
        if enforce { try check(vm, fitsIn: there) }
        place(id, on: host, datastore: system)
        walk([.lcm(.LCM_INIT)] + steps, vm: id)
        return id
    }

    private mutating func migrate(_ call: Call, _ user: User) throws -> Int {
        let (id, host, isLive) = (try call.int(1), try call.int(2), try call.bool(3))
        let enforce = call.has(4) ? try call.bool(4) : false
        let datastore = call.has(5) ? try call.int(5) : -1
        let how = call.has(6) ? try call.int(6) : 0
        guard let vm = self[.vm, id] else { throw missing(.vm, id) }
        let current = vm["HISTORY_RECORDS"].children.last
        let kept = datastore == -1 ? current?[int: "DS_ID"] ?? -1 : datastore
        let (there, system) = try place(host: host, datastore: kept)
        try authorize(user, Request(.admin, .vm, id), Request(.manage, .host, host))
        let phase = VMPhase(of: try object(.vm, id, .admin, user))
        guard let steps = Self.migration(from: phase, isLive: isLive, how: how), let old = self.host(of: id) else {
            throw OneError(.action, "Migrate action is not available for state \(phase.name)")
        }
        guard host != old || system != current?[int: "DS_ID"] else {
            throw OneError(.action, "VM is already running on host [\(host)] and datastore [\(system)]")
        }
        if enforce, host != old { try check(vm, fitsIn: there) }
        note(isLive && phase == .lcm(.RUNNING) ? .LIVE_MIGRATE : .MIGRATE, vm: id, by: user)
        endHistory(of: id)
        book(id, on: host, add: true)
        addHistory(id, on: host, datastore: system)
        let (now, driver) = (now, self[.datastore, system]?[text: "TM_MAD"])
        if isLive { changeHistory(of: id) { $0[int: "RSTIME"] = now } }
        let requirements = requirements(of: vm, driver: driver)
        change(.vm, id) { $0["TEMPLATE"].merge(requirements) }
        walk(steps.dropLast() + [.end(.leftHost(old))] + steps.suffix(1), vm: id)
        return id
    }

    /// How a VM comes to another host; nil from where it cannot.
    private static func migration(from phase: VMPhase, isLive: Bool, how: Int) -> [VMStep]? {
        switch phase {
        case .lcm(.RUNNING) where isLive: [.lcm(.MIGRATE), .lcm(.RUNNING)]
        case .lcm(.RUNNING), .lcm(.UNKNOWN):
            [
                .lcm(how == 0 ? .SAVE_MIGRATE : .SHUTDOWN_POWEROFF), .lcm(.PROLOG_MIGRATE), .lcm(.BOOT_MIGRATE),
                .lcm(.RUNNING),
            ]
        case .state(.POWEROFF): [.lcm(.PROLOG_MIGRATE_POWEROFF), .state(.POWEROFF)]
        case .state(.SUSPENDED): [.lcm(.PROLOG_MIGRATE_SUSPEND), .state(.SUSPENDED)]
        default: nil
        }
    }

    /// A host to run on, and the datastore for it.
    private func place(host id: Int, datastore: Int) throws -> (host: Node, datastore: Int) {
        guard let host = self[.host, id] else { throw missing(.host, id) }
        guard One.HostState(rawValue: host[int: "STATE"]) != .OFFLINE else {
            throw OneError(.action, "Host is offline, cannot use it to deploy VM")
        }
        guard datastore != -1 else {
            guard let system = systemDatastore(for: id) else {
                let cluster = host[text: "CLUSTER_ID"]
                throw OneError(.action, "cluster [\(cluster)] does not have any datastore of type SYSTEM_DS")
            }
            return (host, system)
        }
        guard let system = self[.datastore, datastore] else { throw missing(.datastore, datastore) }
        guard system[int: "TYPE"] == One.DatastoreType.SYSTEM.rawValue else {
            let problem = "to deploy the VM, but it is not of type system datastore."
            throw OneError(.internal, "Trying to use datastore [\(datastore)] \(problem)")
        }
        guard system["CLUSTERS"].ids.contains(host[int: "CLUSTER_ID"]) else {
            throw OneError(.action, "datastore [\(datastore)] and host [\(id)] are not in the same cluster")
        }
        return (host, datastore)
    }
}
