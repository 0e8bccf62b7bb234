import OpenNebula

extension Cloud {
    mutating func vm(_ verb: String, _ id: Int, _ call: Call, _ user: User) throws -> One.XMLRPCValue? {
        func managed() throws -> Node { try object(.vm, id, .manage, user) }
        switch verb {
        case "allocate":
            let template = try call.template(1)
            try authorize(user, Request(.create, .vm))
            let (name, hold) = (template[text: "NAME"], try call.flag(2))
            return .int(try recoding(.internal) { try addVM(template, named: name, hold: hold, user) })
        case "action":
            let id = try call.int(2)
            try act(call.string(1), on: id, user)
            return .int(id)
        case "info": return document(withSchedule(try object(.vm, id, .use, user, ignoringLock: true)))
        case "monitoring":
            return document(Node("MONITORING_DATA", try object(.vm, id, .use, user).vectors("MONITORING")))
        case "deploy": try deploy(id, call, user)
        case "migrate": try migrate(id, call, user)
        case "recover": try recover(id, call.int(2), user)
        case "resize": try resize(managed(), call, user)
        case "attach": try attachDisk(to: managed(), call.template(2), user)
        case "detach": try detachDisk(call.int(2), of: managed(), user)
        case "diskresize":
            let size = try ensure(Int(call.string(3)), .action, "Disk SIZE is not a valid integer")
            try resizeDisk(call.int(2), of: managed(), to: size, user)
        case "disksaveas": return .int(try saveDisk(of: managed(), call, user))
        case "disksnapshotcreate", "disksnapshotdelete", "disksnapshotrename", "disksnapshotrevert":
            return .int(try diskSnapshot(verb, of: managed(), call, user))
        case "attachnic": try attachNIC(to: managed(), call.template(2), user)
        case "detachnic": try detachNIC(call.int(2), of: managed(), user)
        case "updatenic":
            try updateNIC(call.int(2), of: managed(), call.template(3), isAppended: call.int(4, or: 0) == 1, user)
        case "attachsg", "detachsg":
            try changeSecurityGroup(call.int(3), ofNIC: call.int(2), of: managed(), isAdded: verb == "attachsg", user)
        case "snapshotcreate", "snapshotdelete", "snapshotrevert": return .int(try snapshot(verb, of: managed(), call))
        case "updateconf": try updateConfiguration(of: managed(), call)
        case "schedadd", "schedupdate", "scheddelete": return .int(try schedule(verb, .vm, managed(), call))
        default: return nil
        }
        return .int(id)
    }

    private mutating func deploy(_ id: Int, _ call: Call, _ user: User) throws {
        let (host, enforce, datastore) = (try call.int(2), try call.flag(3), try call.int(4, or: -1))
        let vm = try existing(.vm, id)
        let (there, system) = try place(host: host, datastore: datastore)
        try authorize(user, Request(.admin, .vm, id), Request(.manage, .host, host))
        let phase = VMPhase(of: vm)
        let steps = try ensure(
            Self.deployments[phase], .action, "Deploy action is not available for state \(phase.name)")
        if enforce { try check(vm, fitsIn: there) }
        place(id, on: host, datastore: system)
        walk([.lcm(.LCM_INIT)] + steps, vm: id)
    }

    private mutating func migrate(_ id: Int, _ call: Call, _ user: User) throws {
        let (host, isLive, enforce) = (try call.int(2), try call.bool(3), try call.flag(4))
        let (datastore, how) = (try call.int(5, or: -1), try call.int(6, or: 0))
        _ = try existing(.host, host)
        let vm = try existing(.vm, id)
        let current = vm.lastRecord?[int: "DS_ID"] ?? -1
        let (there, system) = try place(host: host, datastore: datastore == -1 ? current : datastore)
        try authorize(user, Request(.admin, .vm, id), Request(.manage, .host, host))
        let phase = VMPhase(of: vm)
        guard let steps = Self.migration(from: phase, isLive: isLive, how: how), let old = self.host(of: id)
        else { throw OneError(.action, "Migrate action is not available for state \(phase.name)") }
        let location = "host [\(host)]" + (release == .v6_10 ? "" : " and datastore [\(system)]")
        try ensure(host != old || system != current, .action, "VM is already running on \(location)")
        if enforce, host != old { try check(vm, fitsIn: there) }
        note(isLive && phase == .lcm(.RUNNING) ? .LIVE_MIGRATE : .MIGRATE, vm: id, by: user)
        endHistory(of: id)
        book(id, on: host, add: true)
        addHistory(id, on: host, datastore: system)
        let requirements = requirements(of: vm, driver: self[.datastore, system]?[text: "TM_MAD"])
        change(.vm, id) { $0["TEMPLATE"].merge(requirements) }
        walk(steps.dropLast() + [.end(.leftHost(old))] + steps.suffix(1), vm: id)
    }

    /// Returns the steps that move a VM to another host, or nil if it cannot move from its phase.
    private static func migration(from phase: VMPhase, isLive: Bool, how: Int) -> [VMStep]? {
        switch phase {
        case .lcm(.RUNNING) where isLive: [.lcm(.MIGRATE), .lcm(.RUNNING)]
        case .lcm(.RUNNING), .lcm(.UNKNOWN):
            [how == 0 ? .SAVE_MIGRATE : .SHUTDOWN_POWEROFF, .PROLOG_MIGRATE, .BOOT_MIGRATE, .RUNNING].map(VMStep.lcm)
        case .state(.POWEROFF): [.lcm(.PROLOG_MIGRATE_POWEROFF), .state(.POWEROFF)]
        case .state(.SUSPENDED): [.lcm(.PROLOG_MIGRATE_SUSPEND), .state(.SUSPENDED)]
        default: nil
        }
    }

    /// Returns the host and the system datastore to deploy a VM on.
    private func place(host id: Int, datastore: Int) throws -> (host: Node, datastore: Int) {
        let host = try existing(.host, id)
        let (isOffline, cluster) = (One.HostState(host[int: "STATE"]) == .OFFLINE, host[int: "CLUSTER_ID"])
        try ensure(!isOffline, .action, "Host is offline, cannot use it to deploy VM")
        guard datastore != -1 else {
            let problem = "cluster [\(cluster)] does not have any datastore of type SYSTEM_DS"
            return (host, try ensure(systemDatastore(for: id), .action, problem))
        }
        let system = try existing(.datastore, datastore)
        let problem = "to deploy the VM, but it is not of type system datastore."
        try ensure(system.datastoreType == .SYSTEM, .internal, "Trying to use datastore [\(datastore)] \(problem)")
        let isNear = system["CLUSTERS"].ids.contains(cluster)
        try ensure(isNear, .action, "datastore [\(datastore)] and host [\(id)] are not in the same cluster")
        return (host, datastore)
    }
}
