import OpenNebula

/// The network interfaces of VMs, and their security groups.
extension Cloud {
    mutating func attachNIC(to vm: Node, _ template: Node, _ user: User) throws {
        let id = vm.id
        let wanted = try ensure(
            template.children.first { ["NIC", "NIC_ALIAS"].contains($0.name) }, .action,
            "Wrong format or missing NIC/NIC_ALIAS/PCI attribute")
        try require([.lcm(.RUNNING), .state(.POWEROFF)], of: vm, "Could not add a new NIC to VM \(id)")
        try ensure(wanted.name == "NIC" || vm.parent(of: wanted) != nil, .action, "Alias not found.")
        var (new, nic) = (vm, try recoding(.action) { try self.nic(wanted, of: vm, user) })
        nic.merge(["ATTACH": "YES"])
        new.add(nic: nic)
        setContext(of: &new)
        do { try changeCharged(id) { $0 = new } } catch {
            release(nic, of: vm)
            throw error
        }
        setRules(of: id)
        let action: One.VMHistoryAction = nic.name == "NIC" ? .NIC_ATTACH : .ALIAS_ATTACH
        work(on: vm, action, "HOTPLUG_NIC", .nic(nic[int: "NIC_ID"], isAttached: true), user)
    }

    mutating func detachNIC(_ number: Int, of vm: Node, _ user: User) throws {
        try require([.lcm(.RUNNING), .state(.POWEROFF)], of: vm, "Could not detach NIC from VM \(vm.id)")
        let nic = try ensure(vm.nic(number), .action, "Could not detach NIC with NIC_ID \(number), it does not exist.")
        changeNIC(number, of: vm.id) { $0.merge(["ATTACH": "YES"]) }
        let action: One.VMHistoryAction = nic.name == "NIC" ? .NIC_DETACH : .ALIAS_DETACH
        work(on: vm, action, "HOTPLUG_NIC", .nic(number, isAttached: false), user)
    }

    mutating func updateNIC(_ number: Int, of vm: Node, _ template: Node, isAppended: Bool, _ user: User) throws {
        let id = vm.id
        let old = try ensure(vm.nic(number), .action, "VM \(id): NIC \(number) does not exists")
        try ensure(old.name == "NIC", .action, "Action not supported for NIC_ALIAS")
        let wanted = try ensure(template.all("NIC").first, .action, "Wrong NIC definition, attribute is missing")
        let phase = VMPhase(of: vm)
        let problem = "Error updating NIC (\(number)) for VM \(id): Wrong state \(phase.name)"
        try ensure(phase == .lcm(.RUNNING) || phase.lcm == nil, .action, problem)
        let limits = ["INBOUND", "OUTBOUND"].flatMap { ["\($0)_AVG_BW", "\($0)_PEAK_BW", "\($0)_PEAK_KB"] }
        var new = old
        if !isAppended { new.children.removeAll { limits.contains($0.name) } }
        new.merge(wanted.children.filter { limits.contains($0.name) })
        guard new.xml != old.xml else { return }
        changeNIC(number, of: id) { $0 = new }
        guard phase == .lcm(.RUNNING) else { return }
        splitHistory(of: id, .NIC_UPDATE, by: user)
        walk([.lcm(.HOTPLUG_NIC), .lcm(.RUNNING)], vm: id)
    }

    mutating func changeSecurityGroup(
        _ group: Int, ofNIC number: Int, of vm: Node, isAdded: Bool, _ user: User
    ) throws {
        let id = vm.id
        if isAdded { _ = try object(.secgroup, group, .use, user) }
        let nic = try ensure(vm.nic(number), isAdded ? .internal : .action, "VM \(id) doesn't have NIC id \(number)")
        let groups = nic[ids: "SECURITY_GROUPS"]
        let problem = isAdded ? "SG \(group) already in NIC \(number)" : "NIC \(number) doesn't contain SG \(group)"
        try ensure(groups.contains(group) != isAdded, .action, "VM \(id) \(problem)")
        changeNIC(number, of: id) {
            $0[ids: "SECURITY_GROUPS"] = isAdded ? groups + [group] : groups.filter { $0 != group }
        }
        setRules(of: id)
    }

    /// Returns an interface in the form that a VM has, and leases its address.
    mutating func nic(_ wanted: Node, of vm: Node, _ user: User) throws -> Node {
        let number = (vm.nics.map { $0[int: "NIC_ID"] }.max() ?? -1) + 1
        let parent = vm.parent(of: wanted)
        try ensure(wanted.name == "NIC" || parent != nil, .internal, "NIC_ALIAS parent does not exist")
        var nic = try lease(wanted, for: vm, user)
        let defaults = nic.name == "NIC" ? vm["TEMPLATE"]["NIC_DEFAULT"].children : []
        for standard in defaults where !nic.has(standard.name) { nic.insert(standard) }
        nic.setDefaults(["NAME": "NIC\(number)"])
        nic.merge(["NIC_ID": "\(number)", "TARGET": "one-\(vm.id)-\(number)"])
        if let parent {
            let last = vm.aliases(of: parent).map { $0[int: "ALIAS_ID"] }.max() ?? -1
            let name = "\(parent[text: "NAME"])_ALIAS\(number)"
            nic.merge(["ALIAS_ID": "\(last + 1)", "NAME": name, "PARENT_ID": parent[text: "NIC_ID"]])
        }
        return nic
    }

    mutating func changeNIC(_ number: Int, of id: Int, _ change: (inout Node) -> Void) {
        self.change(.vm, id) { vm in
            for name in ["NIC", "NIC_ALIAS"] { vm["TEMPLATE"].changeAll(name, number, by: "NIC_ID", change) }
        }
    }

    mutating func removeNIC(_ number: Int, of id: Int) {
        guard let vm = self[.vm, id], let nic = vm.nic(number) else { return }
        // Removing an interface also removes its aliases.
        let gone = [nic] + vm.aliases(of: nic)
        for nic in gone { release(nic, of: vm) }
        try? changeCharged(id) { vm in
            for nic in gone {
                vm["TEMPLATE"].remove(nic.name, nic[int: "NIC_ID"], by: "NIC_ID")
                vm["TEMPLATE"].changeAll("CONTEXT") { $0.children.removeAll { $0.name.hasPrefix(nic.contextPrefix) } }
            }
            vm.setAliases()
        }
        setRules(of: id)
    }

    /// Sets the security group rules of a VM to those of its interfaces' groups.
    mutating func setRules(of id: Int) {
        guard let vm = self[.vm, id] else { return }
        let groups = vm.nics.flatMap { $0[ids: "SECURITY_GROUPS"] }
            .reduce(into: [Int]()) { if !$0.contains($1) { $0.append($1) } }
        use(securityGroups: groups, by: id)
        let rules = groups.flatMap { self.rules(ofSecurityGroup: $0) }
        change(.vm, id) { $0["TEMPLATE"].replaceAll("SECURITY_GROUP_RULE", by: rules) }
    }
}

extension Node {
    /// The interfaces of a VM, including aliases.
    var nics: [Node] { self["TEMPLATE"].all("NIC") + self["TEMPLATE"].all("NIC_ALIAS") }

    func nic(_ number: Int) -> Node? { nics.first { $0[int: "NIC_ID"] == number } }

    /// The interface that an alias belongs to; nil for other interfaces.
    fileprivate func parent(of nic: Node) -> Node? {
        self["TEMPLATE"].all("NIC").first { nic.name == "NIC_ALIAS" && $0[text: "NAME"] == nic[text: "PARENT"] }
    }

    /// The aliases of an interface; none for an alias.
    fileprivate func aliases(of nic: Node) -> [Node] {
        self["TEMPLATE"].all("NIC_ALIAS").filter { nic.name == "NIC" && $0[text: "PARENT_ID"] == nic[text: "NIC_ID"] }
    }

    mutating func add(nic: Node) {
        self["TEMPLATE"].insert(nic)
        setAliases()
    }

    /// Updates the lists of aliases in the interfaces.
    fileprivate mutating func setAliases() {
        let vm = self
        self["TEMPLATE"].changeAll("NIC") { nic in
            let own = vm.aliases(of: nic).map { $0[text: "NIC_ID"] }
            guard !own.isEmpty || nic.has("ALIAS_IDS") else { return }
            nic.merge(["ALIAS_IDS": own.joined(separator: ",")])
        }
    }
}
