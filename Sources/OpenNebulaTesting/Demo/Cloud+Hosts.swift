import OpenNebula

extension Cloud {
    mutating func host(_ verb: String, _ call: Call, _ user: User) throws -> One.XMLRPCValue? {
        switch verb {
        case "allocate":
            let (name, im, vm, cluster) = (
                try call.string(1), try call.string(2), try call.string(3), try call.int(4)
            )
            return .int(try allocateHost(name, im: im, vm: vm, cluster: max(cluster, 0), user))
        case "delete":
            let id = try call.int(1)
            guard try object(.host, id, .admin, user)["HOST_SHARE"][int: "RUNNING_VMS"] == 0 else {
                throw OneError(.action, "Cannot delete host. Can not remove a host with running VMs")
            }
            for cluster in all(.cluster) {
                change(.cluster, cluster[int: "ID"]) { $0["HOSTS"].children.removeAll { $0.text == "\(id)" } }
            }
            self[.host, id] = nil
            return .int(id)
        case "status":
            let (id, status) = (try call.int(1), try call.int(2))
            _ = try object(.host, id, .admin, user)
            let states: [One.HostStatus: One.HostState] = [.ENABLED: .INIT, .DISABLED: .DISABLED, .OFFLINE: .OFFLINE]
            guard let state = states[One.HostStatus(rawValue: status)] else {
                throw OneError(.internal, "Wrong status code")
            }
            enter(state, host: id)
            return .int(id)
        default: return nil
        }
    }

    private mutating func allocateHost(
        _ name: String, im: String, vm: String, cluster: Int, _ user: User
    ) throws -> Int {
        guard user.isAdmin else { throw unauthorized(user, ["CREATE HOST", "ADMIN CLUSTER [\(cluster)]"]) }
        try check(name: name)
        guard let cluster = self[.cluster, cluster] else { throw missing("cluster", cluster) }
        try check(name: name, isFreeIn: .host, of: nil)
        let host = One.Host(
            ID: 0, NAME: name, STATE: .INIT, PREV_STATE: .INIT, IM_MAD: im, VM_MAD: vm, CLUSTER_ID: cluster[int: "ID"],
            CLUSTER: cluster[text: "NAME"],
            HOST_SHARE: .init(
                MEM_USAGE: 0, CPU_USAGE: 0, TOTAL_MEM: 0, TOTAL_CPU: 0, MAX_MEM: 0, MAX_CPU: 0, RUNNING_VMS: 0,
                VMS_THREAD: 1, DATASTORES: .init(DISK_USAGE: 0, FREE_DISK: 0, MAX_DISK: 0, USED_DISK: 0),
                PCI_DEVICES: .init(), NUMA_NODES: .init()),
            TEMPLATE: ["IM_MAD": im, "RESERVED_CPU": "", "RESERVED_MEM": "", "VM_MAD": vm],
            MONITORING: .init())
        let id = add(.host, try Node(xml: DocumentWriter.xml(host)))
        change(.cluster, cluster[int: "ID"]) { $0["HOSTS"].children.append(Node("ID", "\(id)")) }
        enter(.INIT, host: id)
        return id
    }

    /// A host in `INIT` is monitored after a step.
    private mutating func enter(_ state: One.HostState, host id: Int) {
        set(state, of: .host, id)
        plan(.host, id) { cloud in
            guard state == .INIT else { return }
            cloud.change(.host, id) { $0.monitor() }
            cloud.enter(.MONITORED, host: id)
        }
    }

    // MARK: Capacity

    /// The host with the most free memory, of those that have room for a VM.
    func hostWithRoom(for vm: Node) -> Int? {
        let need = Self.capacity(of: vm)
        func free(_ host: Node, _ what: String) -> Int {
            host["HOST_SHARE"][int: "MAX_\(what)"] - host["HOST_SHARE"][int: "\(what)_USAGE"]
        }
        return all(.host).reversed()
            .filter { $0[int: "STATE"] == One.HostState.MONITORED.rawValue }
            .filter { free($0, "MEM") >= need.memory && free($0, "CPU") >= need.cpu }
            .max { free($0, "MEM") < free($1, "MEM") }?[int: "ID"]
    }

    /// Books a VM on a host, or takes it from there.
    mutating func book(_ vm: Int, on host: Int, add: Bool) {
        guard let need = self[.vm, vm].map(Self.capacity) else { return }
        let sign = add ? 1 : -1
        change(.host, host) {
            $0["HOST_SHARE"][int: "MEM_USAGE"] += sign * need.memory
            $0["HOST_SHARE"][int: "CPU_USAGE"] += sign * need.cpu
            $0["HOST_SHARE"][int: "RUNNING_VMS"] += sign
            $0["VMS"].set(id: vm, isMember: add)
        }
    }

    /// The memory in KB, and hundredths of a CPU.
    private static func capacity(of vm: Node) -> (memory: Int, cpu: Int) {
        let template = vm["TEMPLATE"]
        return (template[int: "MEMORY"] * 1024, Int((Double(template[text: "CPU"]) ?? 0) * 100))
    }
}

extension Node {
    /// Adds an id to a set of ids, or takes it away.
    mutating func set(id: Int, isMember: Bool) {
        children.removeAll { $0.text == "\(id)" }
        if isMember { children.append(Node("ID", "\(id)")) }
    }
}

extension Node {
    /// Whether a host's probes have reported.
    fileprivate var isMonitored: Bool { self["HOST_SHARE"][int: "TOTAL_MEM"] > 0 }

    /// What probes report of a host that was empty: what they reported of a recorded one.
    fileprivate mutating func monitor() {
        guard !isMonitored, let recorded = Recorded.document("one.host.info-0") else { return }
        for name in ["TOTAL_MEM", "TOTAL_CPU", "MAX_MEM", "MAX_CPU", "DATASTORES", "PCI_DEVICES", "NUMA_NODES"] {
            self["HOST_SHARE"][name] = recorded["HOST_SHARE"][name]
        }
        let own = ["IM_MAD", "VM_MAD", "HOSTNAME", "LABELS"]
        self["TEMPLATE"].merge(recorded["TEMPLATE"].children.filter { !own.contains($0.name) })
        self["TEMPLATE"].merge([Node("HOSTNAME", self[text: "NAME"])])
        self["MONITORING"] = recorded["MONITORING"]
        self["MONITORING"][text: "ID"] = self[text: "ID"]
    }

    /// A host as a pool shows it: without what was measured last, and without disks before anything was.
    var hostInPool: Node {
        var host = self
        host["MONITORING"] = Node("MONITORING")
        if !isMonitored { host["HOST_SHARE"]["DATASTORES"] = Node("DATASTORES") }
        return host
    }
}
