import Foundation
import OpenNebula

extension Cloud {
    /// What a core keeps in a VM's `TEMPLATE`; the rest goes to its `USER_TEMPLATE`.
    private static let attributes: Set<String> = [
        "CONTEXT", "CPU", "CPU_COST", "CPU_MODEL", "DISK", "DISK_COST", "FEATURES", "GRAPHICS", "INPUT", "MEMORY",
        "MEMORY_COST", "MEMORY_MAX", "MEMORY_RESIZE_MODE", "MEMORY_SLOTS", "NIC", "NIC_ALIAS", "NIC_DEFAULT",
        "NUMA_NODE", "OS", "PCI", "RAW", "SUBMIT_ON_HOLD", "TEMPLATE_ID", "TM_MAD_SYSTEM", "TOPOLOGY", "TPM", "VCPU",
        "VCPU_MAX", "VIDEO", "VMGROUP",
    ]

    /// Creates a VM, whose name may depend on its id: it is `one-` and the id where it is empty.
    mutating func addVM(
        _ template: Node, name: (Int) -> String, hold: Bool, _ user: User
    ) throws -> Int {
        guard template[int: "MEMORY"] > 0 else {
            throw OneError(.internal, "MEMORY attribute must be a positive integer value.")
        }
        guard let cpu = Double(template[text: "CPU"]), cpu > 0 else {
            throw OneError(.internal, "CPU attribute must be a positive float or integer value.")
        }
        let nextID = nextID(.vm)
        let given = name(nextID)
        var vm = owned(.vm, name: given.isEmpty ? "one-\(nextID)" : given, user)
        try check(name: vm[text: "NAME"])
        vm[int: "ID"] = nextID
        let own = template.children.filter { Self.attributes.contains($0.name) && !Self.isPlugged($0) }
        vm.children +=
            ["LAST_POLL", "STATE", "LCM_STATE", "PREV_STATE", "PREV_LCM_STATE", "RESCHED"].map { Node($0, "0") }
            + [
                Node("STIME", "\(now)"), Node("ETIME", "0"), Node("DEPLOY_ID"), Node("MONITORING"),
                Node("SCHED_ACTIONS"), Node("TEMPLATE", own),
                Node(
                    "USER_TEMPLATE",
                    template.children.filter {
                        !Self.attributes.contains($0.name) && !["NAME", "SCHED_ACTION"].contains($0.name)
                    }),
                Node("HISTORY_RECORDS"), Node("BACKUPS", [Node("BACKUP_CONFIG"), Node("BACKUP_IDS")]),
            ]
        do {
            for name in ["NIC", "NIC_ALIAS"] {
                for nic in template.all(name) { vm.add(nic: try self.nic(nic, of: vm, user)) }
            }
            for (number, disk) in template.all("DISK").enumerated() {
                let disk = try self.disk(disk, number: number, of: vm, user)
                vm["TEMPLATE"].insert(disk)
            }
            vm.setContext()
            vm.setOwn(hold: hold)
            vm["TEMPLATE"].merge(requirements(of: vm))
            try charge(.vm, from: nil, to: vm)
        } catch {
            for nic in vm.nics { self.release(nic, of: vm) }
            throw error
        }
        let id = add(.vm, vm)
        for image in Set(vm["TEMPLATE"].all("DISK").compactMap { Int($0[text: "IMAGE_ID"]) }) {
            use(image: image, by: id, true)
        }
        changeStatesOfImages(of: id)
        setRules(of: id)
        setVMGroup(of: vm, isMember: true)
        for action in template.all("SCHED_ACTION") { _ = try? schedule(action, for: id) }
        walk(hold ? [.state(.HOLD)] : VMStep.fromPending, vm: id)
        return id
    }

    private static func isPlugged(_ attribute: Node) -> Bool {
        ["DISK", "NIC", "NIC_ALIAS"].contains(attribute.name)
    }

    /// A disk says in which state its image is with it.
    mutating func changeStatesOfImages(of id: Int) {
        let states = all(.image).reduce(into: [:]) { $0[$1[text: "ID"]] = $1[text: "STATE"] }
        change(.vm, id) { vm in
            vm["TEMPLATE"].changeAll("DISK") { disk in
                if let state = states[disk[text: "IMAGE_ID"]] { disk[text: "IMAGE_STATE"] = state }
            }
        }
    }

    /// What a core requires of a VM's host and datastore: the clusters that its disks and networks are in.
    func requirements(of vm: Node, driver: String? = nil) -> [Node] {
        let lists = (vm["TEMPLATE"].all("DISK").filter { $0.has("IMAGE_ID") } + vm.nics)
            .map { Set($0[text: "CLUSTER_ID"].split(separator: ",").compactMap { Int($0) }) }.filter { !$0.isEmpty }
        let notPinned = "!(PIN_POLICY = PINNED)"
        guard var clusters = lists.first else { return [Node("AUTOMATIC_REQUIREMENTS", notPinned)] }
        for list in lists { clusters.formIntersection(list) }
        let sorted = clusters.sorted()
        let hosts = sorted.map { "CLUSTER_ID = \($0)" }.joined(separator: " | ")
        let members = "(" + sorted.map { "\"CLUSTERS/ID\" @> \($0)" }.joined(separator: " | ") + ")"
        return [
            Node("AUTOMATIC_DS_REQUIREMENTS", members + (driver.map { " & (TM_MAD = \"\($0)\")" } ?? "")),
            Node("AUTOMATIC_NIC_REQUIREMENTS", members),
            Node("AUTOMATIC_REQUIREMENTS", "(\(hosts)) & \(notPinned)"),
        ]
    }
}

extension Node {
    /// What a core adds to the template of a VM.
    fileprivate mutating func setOwn(hold: Bool) {
        var os = self["TEMPLATE"]["OS"]
        os.setDefaults(["UUID": UUID().uuidString.lowercased()])
        os.sort()
        self["TEMPLATE"]["OS"] = os
        if hold { self["TEMPLATE"][text: "SUBMIT_ON_HOLD"] = "YES" }
        self["TEMPLATE"][text: "VMID"] = self[text: "ID"]
        self["TEMPLATE"].sort()
    }
}
