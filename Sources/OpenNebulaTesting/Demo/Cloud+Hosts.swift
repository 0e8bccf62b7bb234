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
            self[.host, id] = nil
            return .int(id)
        case "status":
            let (id, status) = (try call.int(1), try call.int(2))
            _ = try object(.host, id, .admin, user)
            let states: [One.HostStatus: One.HostState] = [.ENABLED: .INIT, .DISABLED: .DISABLED, .OFFLINE: .OFFLINE]
            guard let state = states[One.HostStatus(rawValue: status)] else {
                throw OneError(.api, "Wrong status for host.")
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
        guard let cluster = Recorded.document("one.cluster.info-\(cluster)") else { throw missing("cluster", cluster) }
        try check(name: name, isFreeIn: .host, of: nil)
        // What monitoring finds on a host is what it found on the recorded ones.
        var document = all(.host).last ?? Node("HOST")
        document[text: "NAME"] = name
        document[text: "IM_MAD"] = im
        document[text: "VM_MAD"] = vm
        document[text: "CLUSTER_ID"] = cluster[text: "ID"]
        document[text: "CLUSTER"] = cluster[text: "NAME"]
        for usage in ["MEM_USAGE", "CPU_USAGE", "RUNNING_VMS"] { document["HOST_SHARE"][int: usage] = 0 }
        document["VMS"] = Node("VMS")
        document["TEMPLATE"][text: "HOSTNAME"] = name
        document["TEMPLATE"].remove("LABELS")
        let id = add(.host, document)
        enter(.INIT, host: id)
        return id
    }

    /// A host in `INIT` is monitored after a step.
    private mutating func enter(_ state: One.HostState, host id: Int) {
        set(state, of: .host, id)
        plan(.host, id) { cloud in if state == .INIT { cloud.enter(.MONITORED, host: id) } }
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
