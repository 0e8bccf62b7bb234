import Foundation
import OpenNebula

extension Cloud {
    /// The attributes that a core stores in a VM's `TEMPLATE`. It stores all others in the `USER_TEMPLATE`.
    private static let attributes: Set<String> = [
        "CLONING_TEMPLATE_ID", "CONTEXT", "CPU", "CPU_COST", "CPU_MODEL", "DISK", "DISK_COST", "FEATURES", "GRAPHICS",
        "INPUT", "MEMORY", "MEMORY_COST", "MEMORY_MAX", "MEMORY_RESIZE_MODE", "MEMORY_SLOTS", "NIC", "NIC_ALIAS",
        "NIC_DEFAULT", "NUMA_NODE", "OS", "PCI", "RAW", "SUBMIT_ON_HOLD", "TEMPLATE_ID", "TM_MAD_SYSTEM", "TOPOLOGY",
        "TPM", "VCPU", "VCPU_MAX", "VIDEO", "VMGROUP",
    ]

    /// Creates a VM. If `name` is empty, the VM's name consists of `other` and the VM's id.
    mutating func addVM(
        _ template: Node, named name: String, or other: String = "one", hold: Bool, _ user: User
    ) throws -> Int {
        let before = self
        let id = newID(.vm)
        try ensure(template[int: "MEMORY"] > 0, .internal, "MEMORY attribute must be a positive integer value.")
        let (cpu, vcpu) = (template.float("CPU"), template[text: "VCPU"])
        try ensure(cpu > 0, .internal, "CPU attribute must be a positive float or integer value.")
        try ensure(vcpu.isEmpty || Int(vcpu) ?? 0 > 0, .internal, "VCPU attribute must be a positive integer value.")
        let apart = ["DISK", "NAME", "NIC", "NIC_ALIAS", "SCHED_ACTION"]
        let plain = template.children.filter { !apart.contains($0.name) }
        let own = plain.filter { Self.attributes.contains($0.name) }
        let others = plain.filter { !Self.attributes.contains($0.name) }
        let body =
            ["LAST_POLL", "STATE", "LCM_STATE", "PREV_STATE", "PREV_LCM_STATE", "RESCHED"].map { Node($0, "0") }
            + [
                Node("STIME", "\(now)"), Node("ETIME", "0"), Node("DEPLOY_ID"), Node("MONITORING"),
                Node("SCHED_ACTIONS"), Node("TEMPLATE", own), Node("USER_TEMPLATE", others), Node("HISTORY_RECORDS"),
                Node("BACKUPS", ["BACKUP_CONFIG": "", "BACKUP_IDS": ""]),
            ]
        var vm = owned(.vm, name: name.isEmpty ? "\(other)-\(id)" : name, user, body)
        vm.id = id
        try check(name: vm[text: "NAME"])
        do {
            for nic in template.all("NIC") + template.all("NIC_ALIAS") { vm.add(nic: try self.nic(nic, of: vm, user)) }
            for (number, wanted) in template.all("DISK").enumerated() {
                vm["TEMPLATE"].insert(try disk(wanted, number: number, of: vm, user, "DISK \(number): "))
            }
            try vm.setBootOrder()
            setContext(of: &vm)
            vm["TEMPLATE"]["OS"].setDefaults(["UUID": UUID().uuidString.lowercased()])
            vm["TEMPLATE"]["OS"].sort()
            if hold { vm["TEMPLATE"][text: "SUBMIT_ON_HOLD"] = "YES" }
            vm["TEMPLATE"].merge([Node("VMID", "\(id)")] + requirements(of: vm))
            _ = try vmGroup(of: vm)
            try charge(.vm, from: nil, to: vm)
        } catch {
            // A core checks rights and quotas before it does anything else.
            if (error as? OneError)?.code == .authorization { self = before }
            for nic in vm.nics { release(nic, of: vm) }
            throw error
        }
        self[.vm, id] = vm
        for image in Set(vm.images) { use(image: image, by: id, true) }
        changeStatesOfImages(of: id)
        setRules(of: id)
        setVMGroup(of: vm, isMember: true)
        for action in template.all("SCHED_ACTION") { _ = try? schedule(action, for: id, .vm) }
        let isCloning = vm.images.contains { self[.image, $0]?.isLockedImage == true }
        walk((isCloning ? [.state(.CLONING)] : []) + (hold ? [.state(.HOLD)] : VMStep.fromPending), vm: id)
        return id
    }

    /// Updates the states of images that are stored in a VM's disks.
    mutating func changeStatesOfImages(of id: Int) {
        let states = all(.image).reduce(into: [:]) { $0[$1[text: "ID"]] = $1[text: "STATE"] }
        change(.vm, id) { vm in
            vm["TEMPLATE"].changeAll("DISK") { disk in
                if let state = states[disk[text: "IMAGE_ID"]] { disk[text: "IMAGE_STATE"] = state }
            }
        }
    }

    /// Returns a core's requirements for a VM's host and datastore: the clusters that its disks and networks are in.
    func requirements(of vm: Node, driver: String? = nil) -> [Node] {
        let lists = (vm["TEMPLATE"].all("DISK").filter { $0.has("IMAGE_ID") } + vm.nics)
            .map { Set($0[ids: "CLUSTER_ID"]) }.filter { !$0.isEmpty }
        let notPinned = (release == .v6_10 ? "!(PUBLIC_CLOUD = YES) & " : "") + "!(PIN_POLICY = PINNED)"
        guard let first = lists.first else { return [Node("AUTOMATIC_REQUIREMENTS", notPinned)] }
        let clusters = lists.reduce(first) { $0.intersection($1) }.sorted()
        let hosts = clusters.map { "CLUSTER_ID = \($0)" }.joined(separator: " | ")
        let members = "(" + clusters.map { "\"CLUSTERS/ID\" @> \($0)" }.joined(separator: " | ") + ")"
        return [
            Node("AUTOMATIC_DS_REQUIREMENTS", members + (driver.map { " & (TM_MAD = \"\($0)\")" } ?? "")),
            Node("AUTOMATIC_NIC_REQUIREMENTS", members), Node("AUTOMATIC_REQUIREMENTS", "(\(hosts)) & \(notPinned)"),
        ]
    }
}

extension Node {
    /// Numbers the devices that a VM boots from, in the order of `OS/BOOT`.
    mutating func setBootOrder() throws {
        for kind in ["DISK", "NIC"] { self["TEMPLATE"].changeAll(kind) { $0.remove("ORDER") } }
        let boot = self["TEMPLATE"]["OS"][text: "BOOT"]
        for (index, device) in boot.uppercased().split(separator: ",").enumerated() {
            let kind = String(device.prefix { $0.isLetter })
            guard ["DISK", "NIC"].contains(kind), let number = Int(device.dropFirst(kind.count)) else {
                let problem = "\"\(boot)\" should be a comma-separated list of disk# or nic#"
                throw OneError(.internal, "Wrong OS/BOOT value: \(problem)")
            }
            let isFound = self["TEMPLATE"].all(kind).contains { $0[int: "\(kind)_ID"] == number }
            try ensure(isFound, .internal, "Wrong OS/BOOT value. Device with \(kind)_ID \(number) not found")
            self["TEMPLATE"].changeAll(kind, number, by: "\(kind)_ID") { $0.merge(["ORDER": "\(index + 1)"]) }
        }
    }
}
