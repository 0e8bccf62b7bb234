import OpenNebula

extension Cloud {
    mutating func vm(_ verb: String, _ call: Call, _ user: User) throws -> One.XMLRPCValue? {
        switch verb {
        case "allocate":
            let template = Node("TEMPLATE", try TemplateReader.read(try call.string(1)))
            let hold = call.has(2) ? try call.bool(2) : false
            return .int(
                try addVM(template, name: { _ in template[text: "NAME"] }, hold: hold, user))
        case "action":
            let (action, id) = (try call.string(1), try call.int(2))
            try act(action, on: id, user)
            return .int(id)
        case "deploy":
            let (id, host) = (try call.int(1), try call.int(2))
            _ = try object(.vm, id, .admin, user)
            guard self[.host, host] != nil else { throw missing("host", host) }
            guard let phase = phase(of: id), [.state(.PENDING), .state(.HOLD)].contains(phase) else {
                throw unavailable("deploy", id)
            }
            enter([.lcm(.PROLOG), .lcm(.BOOT), .lcm(.RUNNING)], vm: id, host: host)
            return .int(id)
        case "attach":
            let (id, template) = (try call.int(1), try call.string(2))
            let vm = try object(.vm, id, .manage, user)
            guard let phase = phase(of: id), [.lcm(.RUNNING), .state(.POWEROFF)].contains(phase) else {
                throw unavailable("attach", id)
            }
            let disk = try TemplateReader.read(template).first { $0.name == "DISK" } ?? Node("DISK")
            try attach(disk, to: id, at: (vm["TEMPLATE"].all("DISK").map { $0[int: "DISK_ID"] }.max() ?? -1) + 1, user)
            return .int(id)
        case "detach":
            let (id, disk) = (try call.int(1), try call.int(2))
            let vm = try object(.vm, id, .manage, user)
            guard
                let index = vm["TEMPLATE"].children.firstIndex(where: {
                    $0.name == "DISK" && $0[int: "DISK_ID"] == disk
                })
            else { throw OneError(.action, "VirtualMachine has no disk [\(disk)].") }
            let image = vm["TEMPLATE"].children[index][text: "IMAGE_ID"]
            change(.vm, id) { _ = $0["TEMPLATE"].children.remove(at: index) }
            if let image = Int(image), !images(of: id).contains(image) { use(image: image, by: id, false) }
            return .int(id)
        default: return nil
        }
    }

    // MARK: States

    /// Where a VM is on its way.
    enum Phase: Hashable, Sendable {
        case state(One.VMState)
        case lcm(One.LCMState)
    }

    private func phase(of vm: Int) -> Phase? {
        guard let vm = self[.vm, vm] else { return nil }
        let state = One.VMState(rawValue: vm[int: "STATE"])
        return state == .ACTIVE ? .lcm(One.LCMState(rawValue: vm[int: "LCM_STATE"])) : .state(state)
    }

    /// What each action leads to, from where it is available. `-hard` leads to the same.
    private static let actions: [String: [Phase: [Phase]]] = [
        "terminate": [
            .lcm(.RUNNING): [.lcm(.SHUTDOWN), .lcm(.EPILOG), .state(.DONE)],
            .lcm(.UNKNOWN): [.lcm(.EPILOG), .state(.DONE)],
            .state(.SUSPENDED): [.lcm(.EPILOG), .state(.DONE)],
            .state(.POWEROFF): [.lcm(.EPILOG), .state(.DONE)],
            .state(.PENDING): [.state(.DONE)], .state(.HOLD): [.state(.DONE)],
            .state(.STOPPED): [.state(.DONE)], .state(.UNDEPLOYED): [.state(.DONE)],
        ],
        "poweroff": [.lcm(.RUNNING): [.lcm(.SHUTDOWN_POWEROFF), .state(.POWEROFF)]],
        "suspend": [.lcm(.RUNNING): [.lcm(.SAVE_SUSPEND), .state(.SUSPENDED)]],
        "stop": [
            .lcm(.RUNNING): [.lcm(.SAVE_STOP), .lcm(.EPILOG_STOP), .state(.STOPPED)],
            .state(.SUSPENDED): [.lcm(.EPILOG_STOP), .state(.STOPPED)],
        ],
        "undeploy": [
            .lcm(.RUNNING): [.lcm(.SHUTDOWN_UNDEPLOY), .lcm(.EPILOG_UNDEPLOY), .state(.UNDEPLOYED)],
            .state(.POWEROFF): [.lcm(.EPILOG_UNDEPLOY), .state(.UNDEPLOYED)],
        ],
        "resume": [
            .state(.SUSPENDED): [.lcm(.BOOT_SUSPENDED), .lcm(.RUNNING)],
            .state(.POWEROFF): [.lcm(.BOOT_POWEROFF), .lcm(.RUNNING)],
            .state(.STOPPED): [.state(.PENDING), .lcm(.PROLOG_RESUME), .lcm(.BOOT_STOPPED), .lcm(.RUNNING)],
            .state(.UNDEPLOYED): [.state(.PENDING), .lcm(.PROLOG_UNDEPLOY), .lcm(.BOOT_UNDEPLOY), .lcm(.RUNNING)],
        ],
        "hold": [.state(.PENDING): [.state(.HOLD)]],
        "release": [.state(.HOLD): fromPending],
        "reboot": [.lcm(.RUNNING): [.lcm(.RUNNING)]],
        "resched": [.lcm(.RUNNING): [.lcm(.RUNNING)]],
        "unresched": [.lcm(.RUNNING): [.lcm(.RUNNING)]],
    ]

    private static let fromPending: [Phase] = [.state(.PENDING), .lcm(.PROLOG), .lcm(.BOOT), .lcm(.RUNNING)]

    private mutating func act(_ action: String, on id: Int, _ user: User) throws {
        _ = try object(.vm, id, .manage, user)
        let isHard = action.hasSuffix("-hard")
        let name = isHard ? String(action.dropLast(5)) : action
        guard let ways = Self.actions[name], !isHard || ["terminate", "poweroff", "undeploy", "reboot"].contains(name)
        else { throw OneError(.action, "Action \"\(action)\" is not supported") }
        guard let phase = phase(of: id), let way = ways[phase] else { throw unavailable(action, id) }
        if name.hasSuffix("resched") { change(.vm, id) { $0[int: "RESCHED"] = name == "resched" ? 1 : 0 } }
        if way != [phase] { enter(way, vm: id) }
    }

    private func unavailable(_ action: String, _ vm: Int) -> OneError {
        let state =
            switch phase(of: vm) {
            case .state(let state)?: state.description
            case .lcm(let state)?: state.description
            case nil: ""
            }
        return OneError(
            .action, "Error performing action \"\(action)\": This action is not available for state \(state)")
    }

    /// Enters the first of these, and the others a step after each other.
    /// The VM runs on `host`, or where there is room for it.
    private mutating func enter(_ phases: [Phase], vm id: Int, host: Int? = nil) {
        guard let phase = phases.first, let vm = self[.vm, id] else { return }
        switch phase {
        case .lcm(.PROLOG), .lcm(.PROLOG_RESUME), .lcm(.PROLOG_UNDEPLOY):
            // Without room, the VM goes on to wait.
            guard let host = host ?? hostWithRoom(for: vm) else { return plan(.vm, id) { $0.enter(phases, vm: id) } }
            book(id, on: host, add: true)
            addHistory(id, on: host)
        case .lcm(.BOOT_POWEROFF), .lcm(.BOOT_SUSPENDED):
            if let host = self.host(of: id) { addHistory(id, on: host) }
        case .state(let state): leave(id, for: state)
        case .lcm: break
        }
        let now = now
        change(.vm, id) { vm in
            vm[text: "PREV_STATE"] = vm[text: "STATE"]
            vm[text: "PREV_LCM_STATE"] = vm[text: "LCM_STATE"]
            switch phase {
            case .state(let state):
                vm[int: "STATE"] = state.rawValue
                vm[int: "LCM_STATE"] = One.LCMState.LCM_INIT.rawValue
            case .lcm(let state):
                vm[int: "STATE"] = One.VMState.ACTIVE.rawValue
                vm[int: "LCM_STATE"] = state.rawValue
            }
            if phase == .state(.DONE) { vm[int: "ETIME"] = now }
        }
        if phase == .lcm(.RUNNING) { changeHistory(of: id) { if $0[int: "RSTIME"] == 0 { $0[int: "RSTIME"] = now } } }
        let rest = Array(phases.dropFirst())
        plan(.vm, id) { cloud in cloud.enter(rest, vm: id) }
    }

    // MARK: Hosts

    /// The host that a VM runs on, or is powered off or suspended on.
    private func host(of vm: Int) -> Int? {
        all(.host).first { $0["VMS"].children.contains { $0.text == "\(vm)" } }?[int: "ID"]
    }

    private mutating func addHistory(_ id: Int, on host: Int) {
        guard let host = self[.host, host] else { return }
        let (driver, now) = (host[text: "VM_MAD"], now)
        change(.vm, id) { vm in
            vm[text: "DEPLOY_ID"] = "\(host[text: "NAME"]):vm-\(id):\(driver)"
            let values = [
                ("OID", "\(id)"), ("SEQ", "\(vm["HISTORY_RECORDS"].children.count)"),
                ("HOSTNAME", host[text: "NAME"]), ("HID", host[text: "ID"]), ("CID", host[text: "CLUSTER_ID"]),
                ("STIME", "\(now)"), ("ETIME", "0"), ("VM_MAD", driver), ("TM_MAD", "dummy"), ("DS_ID", "101"),
                ("PLAN_ID", "-1"), ("ACTION_ID", "-1"), ("PSTIME", "\(now)"), ("PETIME", "\(now)"), ("RSTIME", "0"),
                ("RETIME", "0"), ("ESTIME", "0"), ("EETIME", "0"), ("ACTION", "0"), ("UID", "-1"), ("GID", "-1"),
                ("REQUEST_ID", "-1"),
            ]
            vm["HISTORY_RECORDS"].children.append(Node("HISTORY", values.map { Node($0, $1) }))
        }
    }

    /// What ends a history record.
    private static let endings: [One.VMState: One.VMHistoryAction] = [
        .DONE: .TERMINATE, .STOPPED: .STOP, .UNDEPLOYED: .UNDEPLOY, .POWEROFF: .POWEROFF, .SUSPENDED: .SUSPEND,
    ]

    /// Ends the history record of a VM that enters a state other than `ACTIVE`, and frees what it does not need there.
    private mutating func leave(_ id: Int, for state: One.VMState) {
        guard let ending = Self.endings[state] else { return }
        let now = now
        changeHistory(of: id) { history in
            guard history[int: "ETIME"] == 0 else { return }
            history[int: "ETIME"] = now
            history[int: "RETIME"] = now
            history[int: "ACTION"] = ending.rawValue
        }
        if state != .POWEROFF, state != .SUSPENDED, let host = host(of: id) { book(id, on: host, add: false) }
        if state == .DONE { for image in images(of: id) { use(image: image, by: id, false) } }
    }

    private mutating func changeHistory(of id: Int, _ change: (inout Node) -> Void) {
        self.change(.vm, id) { vm in
            guard let last = vm["HISTORY_RECORDS"].children.indices.last else { return }
            change(&vm["HISTORY_RECORDS"].children[last])
        }
    }

    // MARK: Creation

    /// What a core keeps in a VM's `TEMPLATE`; the rest goes to its `USER_TEMPLATE`.
    private static let attributes: Set<String> = [
        "CONTEXT", "CPU", "CPU_MODEL", "DISK", "FEATURES", "GRAPHICS", "INPUT", "MEMORY", "MEMORY_MAX", "NIC",
        "NIC_ALIAS", "OS", "PCI", "RAW", "TEMPLATE_ID", "TOPOLOGY", "VCPU", "VCPU_MAX", "VIDEO", "VMGROUP",
    ]

    /// Creates a VM, whose name may depend on its id: it is `one-` and the id where it is empty.
    mutating func addVM(
        _ template: Node, name: (Int) -> String, hold: Bool, _ user: User
    ) throws -> Int {
        var template = template
        template.remove("NAME")
        guard template[int: "MEMORY"] > 0 else {
            throw OneError(.internal, "MEMORY attribute must be a positive integer value")
        }
        guard let cpu = Double(template[text: "CPU"]), cpu > 0 else {
            throw OneError(.internal, "CPU attribute must be a positive float or integer value")
        }
        let disks = template.all("DISK")
        for disk in disks { _ = try image(of: disk, user) }
        let nics = try template.all("NIC").enumerated().map { index, nic in
            try self.nic(nic, at: index)
        }
        template.remove("DISK")
        template.remove("NIC")

        var vm = Node(
            "VM",
            [
                Node("ID"), Node("UID"), Node("GID"), Node("UNAME"), Node("GNAME"), Node("NAME"), Node("PERMISSIONS"),
                Node("LAST_POLL", "0"), Node("STATE", "0"), Node("LCM_STATE", "0"), Node("PREV_STATE", "0"),
                Node("PREV_LCM_STATE", "0"), Node("RESCHED", "0"), Node("STIME", "\(now)"), Node("ETIME", "0"),
                Node("DEPLOY_ID"), Node("MONITORING"), Node("SCHED_ACTIONS"),
                Node("TEMPLATE", template.children.filter { Self.attributes.contains($0.name) } + nics),
                Node("USER_TEMPLATE", template.children.filter { !Self.attributes.contains($0.name) }),
                Node("HISTORY_RECORDS"), Node("BACKUPS", [Node("BACKUP_CONFIG"), Node("BACKUP_IDS")]),
            ])
        let nextID = nextID(.vm)
        vm[text: "NAME"] = name(nextID).isEmpty ? "one-\(nextID)" : name(nextID)
        try check(name: vm[text: "NAME"])
        vm.own(user)
        vm["TEMPLATE"][int: "VMID"] = nextID
        vm["TEMPLATE"].sort()
        let id = add(.vm, vm)
        for (index, disk) in disks.enumerated() { try attach(disk, to: id, at: index, user) }
        enter(hold ? [.state(.HOLD)] : Self.fromPending, vm: id)
        return id
    }

    private func nic(_ nic: Node, at index: Int) throws -> Node {
        var nic = nic
        let network = nic[int: "NETWORK_ID"]
        guard let document = Recorded.document("one.vn.info-\(network)") else { throw missing("vn", network) }
        nic[text: "BRIDGE"] = document[text: "BRIDGE"]
        nic[text: "NETWORK"] = document[text: "NAME"]
        nic[text: "NETWORK_ID"] = document[text: "ID"]
        nic[int: "NIC_ID"] = index
        nic[text: "NAME"] = "NIC\(index)"
        nic.sort()
        return nic
    }

    // MARK: Disks

    /// The image that a disk names, nil for a volatile disk.
    private func image(of disk: Node, _ user: User) throws -> Node? {
        if disk.has("IMAGE_ID") {
            let id = disk[int: "IMAGE_ID"]
            return try object(.image, id, .use, user)
        }
        guard disk.has("IMAGE") else { return nil }
        let name = disk[text: "IMAGE"]
        guard let image = all(.image).first(where: { $0[text: "NAME"] == name }) else {
            throw OneError(
                .allocate,
                "User \(user.id) does not own an image with name: \(name) . Set IMAGE_UNAME or IMAGE_UID of owner in DISK."
            )
        }
        return try object(.image, image[int: "ID"], .use, user)
    }

    private mutating func attach(_ disk: Node, to vm: Int, at index: Int, _ user: User) throws {
        var disk = disk
        let image = try image(of: disk, user)
        if let image {
            disk[text: "IMAGE"] = image[text: "NAME"]
            disk[text: "IMAGE_ID"] = image[text: "ID"]
            disk[text: "DATASTORE"] = image[text: "DATASTORE"]
            disk[text: "DATASTORE_ID"] = image[text: "DATASTORE_ID"]
            disk[text: "SIZE"] = image[text: "SIZE"]
            disk[text: "TYPE"] = "FILE"
        }
        disk[int: "DISK_ID"] = index
        disk[text: "TARGET"] = "vd\(Character(UnicodeScalar(97 + UInt8(index % 26))))"
        disk.sort()
        change(.vm, vm) {
            $0["TEMPLATE"].children.append(disk)
            $0["TEMPLATE"].sort()
        }
        if let image { use(image: image[int: "ID"], by: vm, true) }
    }

    private func images(of vm: Int) -> [Int] {
        (self[.vm, vm]?["TEMPLATE"].all("DISK") ?? []).compactMap { Int($0[text: "IMAGE_ID"]) }
    }
}
