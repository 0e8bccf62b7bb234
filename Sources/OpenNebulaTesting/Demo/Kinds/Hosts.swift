import OpenNebula

extension Cloud {
    mutating func host(_ verb: String, _ id: Int, _ call: Call, _ user: User) throws -> One.XMLRPCValue? {
        switch verb {
        case "allocate": return .int(try allocateHost(call, user))
        case "status":
            let status = try call.int(2)
            let host = try object(.host, id, .admin, user)
            let isKnown = host[int: "STATE"] == One.HostState.DISABLED.rawValue && host.isMonitored
            let states: [One.HostStatus: One.HostState] = [
                .ENABLED: isKnown ? .MONITORED : .INIT, .DISABLED: .DISABLED, .OFFLINE: .OFFLINE,
            ]
            put(host: id, in: try ensure(states[One.HostStatus(rawValue: status)], .internal, "Wrong status code"))
            return .int(id)
        case "monitoring": return document(try monitoring(of: [object(.host, id, .use, user)], call))
        default: return nil
        }
    }

    /// Returns the monitoring records of hosts: all of them or, for a pool, those of the last seconds.
    func monitoring(of hosts: [Node], _ call: Call) throws -> Node {
        let seconds = call.method.hasPrefix("one.hostpool") ? try call.int(1, or: -1) : -1
        let reports = hosts.reversed().map { $0["MONITORING"] }.filter { $0.has("ID") }
        return Node("MONITORING_DATA", reports.filter { seconds <= 0 || $0[int: "TIMESTAMP"] > now - seconds })
    }

    private mutating func allocateHost(_ call: Call, _ user: User) throws -> Int {
        let (name, im, vm) = (try call.string(1), try call.string(2), try call.string(3))
        let place = max(try call.int(4), 0)
        let cluster = try existing(.cluster, place)
        try authorize(user, Request(.create, .host), Request(.admin, .cluster, place))
        let length = "HOSTNAME length should be greater than 1, but smaller than 64 characters"
        try ensure(
            release == .v6_10 || (2...63).contains(name.utf8.count),
            or: failedToAllocate(.host, "Invalid HOSTNAME, \(length)"))
        for (name, driver) in [("IM_MAD_NAME", im), ("VMM_MAD_NAME", vm)] where driver.isEmpty {
            throw failedToAllocate(.host, "\(name) cannot be empty.")
        }
        try check(name: name, forNew: .host, of: user)
        let host = One.Host(
            ID: 0, NAME: name, STATE: .INIT, PREV_STATE: .INIT, IM_MAD: im, VM_MAD: vm, CLUSTER_ID: place,
            CLUSTER: cluster[text: "NAME"],
            HOST_SHARE: .init(
                MEM_USAGE: 0, CPU_USAGE: 0, TOTAL_MEM: 0, TOTAL_CPU: 0, MAX_MEM: 0, MAX_CPU: 0, RUNNING_VMS: 0,
                VMS_THREAD: 1, DATASTORES: .init(DISK_USAGE: 0, FREE_DISK: 0, MAX_DISK: 0, USED_DISK: 0),
                PCI_DEVICES: .init(), NUMA_NODES: .init()),
            TEMPLATE: ["IM_MAD": im, "RESERVED_CPU": "", "RESERVED_MEM": "", "VM_MAD": vm], MONITORING: .init())
        let id = add(.host, try Node(xml: DocumentWriter.xml(host)))
        put(host: id, in: .INIT)
        return id
    }

    /// Puts a host in a state. Its next report comes later: sooner if the state waits for one, and never while the host
    /// is offline.
    private mutating func put(host id: Int, in state: One.HostState) {
        guard let host = self[.host, id] else { return }
        if state == .INIT, !host.isMonitored { probed[id] = host[text: "NAME"] }
        set(state, of: .host, id)
        if state == .OFFLINE {
            change(.host, id) {
                for name in ["TOTAL_MEM", "TOTAL_CPU", "MAX_MEM", "MAX_CPU"] { $0["HOST_SHARE"][int: name] = 0 }
                $0["TEMPLATE"].remove("TOTALCPU", "TOTALMEMORY")
            }
        }
        let next = state == .INIT ? .MONITORED : state
        plan(.host, id, .state(next.rawValue), after: state == .INIT || !host.isMonitored ? nil : .seconds(30))
    }

    /// Handles a report of a host, which enters a state.
    mutating func enter(_ state: One.HostState, host id: Int) {
        guard state != .OFFLINE, let host = self[.host, id] else { return }
        let (hostname, time) = (probed[id] ?? host[text: "NAME"], now)
        change(.host, id) { $0.report(as: hostname, at: time) }
        reserve(on: id)
        put(host: id, in: state)
    }

    /// Sets the capacity of a host for VMs: its total, minus what its template or its cluster's template reserves.
    mutating func reserve(on id: Int) {
        guard let host = self[.host, id] else { return }
        let cluster = self[.cluster, host[int: "CLUSTER_ID"]]?["TEMPLATE"] ?? Node("TEMPLATE")
        for what in ["CPU", "MEM"] {
            let total = host["HOST_SHARE"][int: "TOTAL_\(what)"]
            let name = "RESERVED_\(what)"
            let template = host["TEMPLATE"][text: name].isEmpty ? cluster : host["TEMPLATE"]
            let percent = template[text: name].hasSuffix("%") ? Int16(template[text: name].dropLast()) : nil
            let left = percent.map { Int(Double(total) * (1 - Double($0) / 100)) } ?? total - template[int: name]
            change(.host, id) { $0["HOST_SHARE"][int: "MAX_\(what)"] = left }
        }
    }

    /// Returns the template that an update stores. It can change the drivers, but not remove them.
    mutating func hostTemplate(_ template: Node, of host: Node) -> Node {
        var (template, host) = (template, host)
        for driver in ["IM_MAD", "VM_MAD"] {
            if !template[text: driver].isEmpty { host[text: driver] = template[text: driver] }
            template.merge([host[driver]])
        }
        host["TEMPLATE"] = template
        self[.host, host.id] = host
        reserve(on: host.id)
        return template
    }

    /// Returns the host with the most free memory among those with room for a VM.
    func hostWithRoom(for vm: Node) -> Int? {
        let need = Self.capacity(of: vm)
        return all(.host).reversed()
            .filter { $0[int: "STATE"] == One.HostState.MONITORED.rawValue && $0.devices(for: vm) != nil }
            .filter { $0.freeCapacity.memory >= need.memory && $0.freeCapacity.cpu >= need.cpu }
            .max { $0.freeCapacity.memory < $1.freeCapacity.memory }?.id
    }

    /// Adds a VM to a host's usage, or removes it. The VM gets the PCI devices of the host that it requests.
    mutating func book(_ vm: Int, on host: Int, add: Bool) {
        guard let document = self[.vm, vm], let old = self[.host, host], old["VMS"].ids.contains(vm) != add
        else { return }
        let (need, sign) = (Self.capacity(of: document), add ? 1 : -1)
        let devices = add ? old.devices(for: document) ?? [] : []
        let addresses = devices.map { $0[text: "ADDRESS"] }
        let names = ["ADDRESS", "BUS", "CLASS", "DEVICE", "DOMAIN", "FUNCTION", "SHORT_ADDRESS", "SLOT", "VENDOR"]
        var assigned = devices[...]
        change(.vm, vm) {
            $0["TEMPLATE"].changeAll("PCI") { own in
                if let device = assigned.popFirst() { own.merge(names.map { device[$0] }) }
            }
        }
        change(.host, host) {
            $0["HOST_SHARE"]["PCI_DEVICES"].changeAll("PCI") { device in
                let isChanged = add ? addresses.contains(device[text: "ADDRESS"]) : device[int: "VMID"] == vm
                if isChanged { device[int: "VMID"] = add ? vm : -1 }
            }
            $0["HOST_SHARE"][int: "MEM_USAGE"] += sign * need.memory
            $0["HOST_SHARE"][int: "CPU_USAGE"] += sign * need.cpu
            $0["HOST_SHARE"][int: "RUNNING_VMS"] += sign
            $0["VMS"].set(id: vm, isMember: add)
        }
    }

    /// The memory in KB, and hundredths of a CPU.
    static func capacity(of vm: Node) -> (memory: Int, cpu: Int) {
        let template = vm["TEMPLATE"]
        return (template[int: "MEMORY"] * 1024, Int(template.float("CPU") * 100))
    }
}

extension Node {
    /// Whether a host's probes have reported what it has.
    fileprivate var isMonitored: Bool { self["HOST_SHARE"][int: "TOTAL_CPU"] > 0 }

    /// The free capacity of a host.
    var freeCapacity: (memory: Int, cpu: Int) {
        let share = self["HOST_SHARE"]
        return (share[int: "MAX_MEM"] - share[int: "MEM_USAGE"], share[int: "MAX_CPU"] - share[int: "CPU_USAGE"])
    }

    private static let reported = Recorded.document("one.host.info-0") ?? Node("HOST")

    /// Sets the values that a host's probes report to those of a recorded host. The usage by VMs is kept.
    fileprivate mutating func report(as hostname: String, at time: Int) {
        let report = Self.reported
        for name in ["TOTAL_MEM", "TOTAL_CPU"] { self["HOST_SHARE"][name] = report["HOST_SHARE"][name] }
        for name in ["FREE_DISK", "MAX_DISK", "USED_DISK"] {
            self["HOST_SHARE"]["DATASTORES"][name] = report["HOST_SHARE"]["DATASTORES"][name]
        }
        for name in ["PCI_DEVICES", "NUMA_NODES"] where self["HOST_SHARE"][name].children.isEmpty {
            self["HOST_SHARE"][name] = report["HOST_SHARE"][name]
        }
        let own = ["IM_MAD", "RESERVED_CPU", "RESERVED_MEM", "VM_MAD"]
        self["TEMPLATE"].merge(report["TEMPLATE"].children.filter { !own.contains($0.name) })
        self["TEMPLATE"][text: "HOSTNAME"] = hostname
        self["TEMPLATE"][text: "HYPERVISOR"] = self[text: "IM_MAD"]
        self["MONITORING"] = report["MONITORING"]
        self["MONITORING"][text: "ID"] = self[text: "ID"]
        self["MONITORING"][int: "TIMESTAMP"] = time
    }

    /// Returns the PCI devices of a host that a VM would get, or nil if it could not get all that it requests.
    func devices(for vm: Node) -> [Node]? {
        var free = self["HOST_SHARE"]["PCI_DEVICES"].children.filter { $0[int: "VMID"] == -1 }
        var found: [Node] = []
        for wish in vm["TEMPLATE"].all("PCI") {
            let kinds = ["VENDOR", "DEVICE", "CLASS"].filter { !wish[text: $0].isEmpty }
            let names = kinds.isEmpty ? ["SHORT_ADDRESS"] : kinds
            let match = free.firstIndex { device in
                names.allSatisfy { device[text: $0].lowercased() == wish[text: $0].lowercased() }
            }
            guard let match else { return nil }
            found.append(free.remove(at: match))
        }
        return found
    }
}
