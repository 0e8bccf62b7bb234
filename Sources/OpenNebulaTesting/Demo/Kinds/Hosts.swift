import OpenNebula

extension Cloud {
    mutating func host(_ verb: String, _ call: Call, _ user: User) throws -> One.XMLRPCValue? {
        switch verb {
        case "allocate": return .int(try allocateHost(call, user))
        case "delete":
            let id = try call.int(1)
            let host = try object(.host, id, .admin, user)
            guard host["HOST_SHARE"][int: "RUNNING_VMS"] <= 0 else {
                throw OneError(.action, "Cannot delete host. Can not remove a host with running VMs")
            }
            change(.cluster, host[int: "CLUSTER_ID"]) { $0["HOSTS"].set(id: id, isMember: false) }
            probed[id] = nil
            self[.host, id] = nil
            return .int(id)
        case "status":
            let (id, status) = (try call.int(1), try call.int(2))
            let host = try object(.host, id, .admin, user)
            switch One.HostStatus(rawValue: status) {
            case .ENABLED:
                let isKnown = host[int: "STATE"] == One.HostState.DISABLED.rawValue && host.isMonitored
                put(host: id, in: isKnown ? .MONITORED : .INIT)
            case .DISABLED: put(host: id, in: .DISABLED)
            case .OFFLINE: put(host: id, in: .OFFLINE)
            default: throw OneError(.internal, "Wrong status code")
            }
            return .int(id)
        case "monitoring":
            let host = try object(.host, call.int(1), .use, user)
            return document(Node("MONITORING_DATA", [host["MONITORING"]].filter { $0.has("ID") }))
        default: return nil
        }
    }

    /// What hosts reported: all there is, or that of the last seconds.
    func monitoring(of hosts: [Node], _ call: Call) throws -> Node {
        let seconds = call.has(1) ? try call.int(1) : -1
        let reports = hosts.reversed().map { $0["MONITORING"] }.filter { $0.has("ID") }
        return Node("MONITORING_DATA", reports.filter { seconds <= 0 || $0[int: "TIMESTAMP"] > now - seconds })
    }

    private mutating func allocateHost(_ call: Call, _ user: User) throws -> Int {
        let (name, im, vm, given) = (try call.string(1), try call.string(2), try call.string(3), try call.int(4))
        let place = given == -1 ? 0 : given
        guard let cluster = self[.cluster, place] else { throw missing(.cluster, place) }
        try authorize(user, Request(.create, .host), Request(.admin, .cluster, place))
        if release == .v7_4, let problem = Self.problem(ofHostname: name) {
            throw failedToAllocate(.host, "Invalid HOSTNAME, \(problem)")
        }
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
            TEMPLATE: ["IM_MAD": im, "RESERVED_CPU": "", "RESERVED_MEM": "", "VM_MAD": vm],
            MONITORING: .init())
        let id = add(.host, try Node(xml: DocumentWriter.xml(host)))
        change(.cluster, place) { $0["HOSTS"].set(id: id, isMember: true) }
        put(host: id, in: .INIT)
        return id
    }

    private static func problem(ofHostname name: String) -> String? {
        guard (2...63).contains(name.utf8.count), let first = name.unicodeScalars.first,
            let last = name.unicodeScalars.last
        else { return "HOSTNAME length should be greater than 1, but smaller than 64 characters" }
        let marks = "-._".unicodeScalars
        if marks.contains(first) { return "first character can't be '\(first)'" }
        let wrong = name.unicodeScalars.first {
            !marks.contains($0) && !($0.isASCII && $0.properties.isAlphabetic) && !("0"..."9").contains($0)
        }
        if let wrong { return "'\(wrong)' is invalid character for a HOSTNAME" }
        return marks.contains(last) ? "last character can't be '\(last)'" : nil
    }

    // MARK: Probes

    /// Puts a host in a state: it reports in a while, sooner where that is waited for, and never while it is offline.
    private mutating func put(host id: Int, in state: One.HostState) {
        guard let host = self[.host, id] else { return }
        if state == .INIT, !host.isMonitored { probed[id] = host[text: "NAME"] }
        change(.host, id) {
            $0[int: "STATE"] = state.rawValue
            $0[int: "PREV_STATE"] = state.rawValue
            guard state == .OFFLINE else { return }
            for name in ["TOTAL_MEM", "TOTAL_CPU", "MAX_MEM", "MAX_CPU"] { $0["HOST_SHARE"][int: name] = 0 }
            for name in ["TOTALCPU", "TOTALMEMORY"] { $0["TEMPLATE"].remove(name) }
        }
        let next = state == .INIT ? .MONITORED : state
        plan(.host, id, .state(next.rawValue), after: state == .INIT || !host.isMonitored ? nil : .seconds(30))
    }

    /// A host reports, and is in that state.
    mutating func enter(_ state: One.HostState, host id: Int) {
        guard state != .OFFLINE, let host = self[.host, id] else { return }
        let (hostname, time) = (probed[id] ?? host[text: "NAME"], now)
        change(.host, id) { $0.report(as: hostname, at: time) }
        reserve(on: id)
        put(host: id, in: state)
    }

    // MARK: Capacity

    /// Leaves to VMs what a host has, less what its template, or else its cluster's, keeps back.
    mutating func reserve(on id: Int) {
        guard let host = self[.host, id] else { return }
        let cluster = self[.cluster, host[int: "CLUSTER_ID"]]?["TEMPLATE"] ?? Node("TEMPLATE")
        for what in ["CPU", "MEM"] {
            let total = host["HOST_SHARE"][int: "TOTAL_\(what)"]
            let reserved = [host["TEMPLATE"], cluster].map { $0[text: "RESERVED_\(what)"] }.first { !$0.isEmpty } ?? ""
            var left = total
            if let amount = Int(reserved) {
                left = total - amount
            } else if reserved.hasSuffix("%"), let percent = Int(reserved.dropLast()) {
                left = Int(Double(total) * (1 - Double(percent) / 100))
            }
            change(.host, id) { $0["HOST_SHARE"][int: "MAX_\(what)"] = left }
        }
    }

    /// What an update stores, which may name other drivers but not none.
    mutating func hostTemplate(_ template: Node, of id: Int) -> Node {
        change(.host, id) { host in
            host["TEMPLATE"] = template
            for driver in ["IM_MAD", "VM_MAD"] {
                if !template[text: driver].isEmpty { host[text: driver] = template[text: driver] }
                host["TEMPLATE"].merge([Node(driver, host[text: driver])])
            }
        }
        reserve(on: id)
        return self[.host, id]?["TEMPLATE"] ?? template
    }

    /// The host with the most free memory, of those that have room for a VM.
    func hostWithRoom(for vm: Node) -> Int? {
        let need = Self.capacity(of: vm)
        func free(_ host: Node, _ what: String) -> Int {
            host["HOST_SHARE"][int: "MAX_\(what)"] - host["HOST_SHARE"][int: "\(what)_USAGE"]
        }
        return all(.host).reversed()
            .filter { $0[int: "STATE"] == One.HostState.MONITORED.rawValue }
            .filter { free($0, "MEM") >= need.memory && free($0, "CPU") >= need.cpu && $0.devices(for: vm) != nil }
            .max { free($0, "MEM") < free($1, "MEM") }?[int: "ID"]
    }

    /// Books a VM on a host, or takes it from there.
    mutating func book(_ vm: Int, on host: Int, add: Bool) {
        guard let document = self[.vm, vm], let old = self[.host, host], old["VMS"].ids.contains(vm) != add else {
            return
        }
        let need = Self.capacity(of: document)
        let sign = add ? 1 : -1
        let devices = add ? old.devices(for: document) ?? [] : []
        change(.vm, vm) { $0.take(devices: devices) }
        change(.host, host) {
            $0.setUser(of: devices, vm, isUser: add)
            $0["HOST_SHARE"][int: "MEM_USAGE"] += sign * need.memory
            $0["HOST_SHARE"][int: "CPU_USAGE"] += sign * need.cpu
            $0["HOST_SHARE"][int: "RUNNING_VMS"] += sign
            $0["VMS"].set(id: vm, isMember: add)
        }
    }

    /// The memory in KB, and hundredths of a CPU.
    static func capacity(of vm: Node) -> (memory: Int, cpu: Int) {
        let template = vm["TEMPLATE"]
        return (template[int: "MEMORY"] * 1024, Int((Float(template[text: "CPU"]) ?? 0) * 100))
    }
}

extension Node {
    /// Whether a host's probes have reported what it has.
    fileprivate var isMonitored: Bool { self["HOST_SHARE"][int: "TOTAL_CPU"] > 0 }

    private static let reported = Recorded.document("one.host.info-0") ?? Node("HOST")

    /// What a host's probes report: what those of a recorded one did. What VMs use of it stays.
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

    /// A host as a pool shows it: without what was measured last, and without disks before anything was.
    var hostInPool: Node {
        var host = self
        host["MONITORING"] = Node("MONITORING")
        if host["HOST_SHARE"]["DATASTORES"][int: "MAX_DISK"] == 0 {
            host["HOST_SHARE"]["DATASTORES"] = Node("DATASTORES")
        }
        return host
    }
}
