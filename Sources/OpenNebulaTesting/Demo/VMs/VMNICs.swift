import OpenNebula

/// The network interfaces of VMs, and their security groups.
extension Cloud {
    mutating func attachNIC(to vm: Node, _ template: Node, _ user: User) throws {
        let id = vm.id
        let wanted = try ensure(
            template.children.first { ["NIC", "NIC_ALIAS"].contains($0.name) }, .action,
            "Wrong format or missing NIC/NIC_ALIAS/PCI attribute")
        let phase = try require([.lcm(.RUNNING), .state(.POWEROFF)], of: vm, "Could not add a new NIC to VM \(id)")
        let isOrphan = wanted.name == "NIC_ALIAS" && vm.parent(of: wanted) == nil
        try ensure(!isOrphan, .action, "Alias not found.")
        var nic = try recoding(.action) { try self.nic(wanted, of: vm, user) }
        nic.merge(["ATTACH": "YES"])
        var new = vm
        new.add(nic: nic)
        setContext(of: &new)
        do { try changeCharged(id) { $0 = new } } catch {
            release(nic, of: vm)
            throw error
        }
        setRules(of: id)
        let action: One.VMHistoryAction = nic.name == "NIC" ? .NIC_ATTACH : .ALIAS_ATTACH
        work(on: id, action, "HOTPLUG_NIC", phase, .attachedNIC(nic[int: "NIC_ID"]), user)
    }

    mutating func detachNIC(_ number: Int, of vm: Node, _ user: User) throws {
        let id = vm.id
        let phase = try require([.lcm(.RUNNING), .state(.POWEROFF)], of: vm, "Could not detach NIC from VM \(id)")
        let nic = try ensure(vm.nic(number), .action, "Could not detach NIC with NIC_ID \(number), it does not exist.")
        changeNIC(number, of: id) { $0.merge(["ATTACH": "YES"]) }
        let action: One.VMHistoryAction = nic.name == "NIC" ? .NIC_DETACH : .ALIAS_DETACH
        work(on: id, action, "HOTPLUG_NIC", phase, .detachedNIC(number), user)
    }

    mutating func updateNIC(_ number: Int, of vm: Node, _ template: Node, isAppended: Bool, _ user: User) throws {
        let id = vm.id
        guard let old = vm.nic(number) else { throw OneError(.action, "VM \(id): NIC \(number) does not exists") }
        guard old.name == "NIC" else { throw OneError(.action, "Action not supported for NIC_ALIAS") }
        let wanted = try ensure(template.all("NIC").first, .action, "Wrong NIC definition, attribute is missing")
        let phase = VMPhase(of: vm)
        guard phase == .lcm(.RUNNING) || phase.lcm == nil else {
            throw OneError(.action, "Error updating NIC (\(number)) for VM \(id): Wrong state \(phase.name)")
        }
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
        guard let nic = vm.nic(number) else {
            throw OneError(isAdded ? .internal : .action, "VM \(id) doesn't have NIC id \(number)")
        }
        let groups = nic[ids: "SECURITY_GROUPS"]
        guard groups.contains(group) != isAdded else {
            let already = "VM \(id) SG \(group) already in NIC \(number)"
            throw OneError(.action, isAdded ? already : "VM \(id) NIC \(number) doesn't contain SG \(group)")
        }
        changeNIC(number, of: id) {
            $0[ids: "SECURITY_GROUPS"] = isAdded ? groups + [group] : groups.filter { $0 != group }
        }
        setRules(of: id)
    }

    /// Returns an interface in the form that a VM has, and leases its address.
    mutating func nic(_ wanted: Node, of vm: Node, _ user: User) throws -> Node {
        let number = (vm.nics.map { $0[int: "NIC_ID"] }.max() ?? -1) + 1
        var parent: Node?
        if wanted.name == "NIC_ALIAS" {
            parent = try ensure(vm.parent(of: wanted), .internal, "NIC_ALIAS parent does not exist")
        }
        var nic = try lease(wanted, for: vm, user)
        for standard in vm["TEMPLATE"]["NIC_DEFAULT"].children where nic.name == "NIC" && !nic.has(standard.name) {
            nic.insert(standard)
        }
        nic[int: "NIC_ID"] = number
        nic[text: "TARGET"] = "one-\(vm[text: "ID"])-\(number)"
        if let parent {
            nic[text: "NAME"] = "\(parent[text: "NAME"])_ALIAS\(number)"
            nic[text: "PARENT_ID"] = parent[text: "NIC_ID"]
            let aliases = vm["TEMPLATE"].all("NIC_ALIAS").filter { $0[text: "PARENT_ID"] == parent[text: "NIC_ID"] }
            nic[int: "ALIAS_ID"] = (aliases.map { $0[int: "ALIAS_ID"] }.max() ?? -1) + 1
        } else {
            nic.setDefaults(["NAME": "NIC\(number)"])
        }
        nic.sort()
        return nic
    }

    mutating func changeNIC(_ number: Int, of id: Int, _ change: (inout Node) -> Void) {
        self.change(.vm, id) { vm in
            for name in ["NIC", "NIC_ALIAS"] {
                vm["TEMPLATE"].changeAll(name) { if $0[int: "NIC_ID"] == number { change(&$0) } }
            }
        }
    }

    mutating func removeNIC(_ number: Int, of id: Int) {
        guard let vm = self[.vm, id], let nic = vm.nic(number) else { return }
        // Removing an interface also removes its aliases.
        let gone =
            [nic]
            + vm["TEMPLATE"].all("NIC_ALIAS").filter { nic.name == "NIC" && $0[int: "PARENT_ID"] == number }
        let numbers = Set(gone.map { $0[int: "NIC_ID"] })
        for nic in gone { self.release(nic, of: vm) }
        try? changeCharged(id) { vm in
            vm["TEMPLATE"].children.removeAll {
                ["NIC", "NIC_ALIAS"].contains($0.name) && numbers.contains($0[int: "NIC_ID"])
            }
            if vm["TEMPLATE"].has("CONTEXT") {
                vm["TEMPLATE"]["CONTEXT"].children.removeAll { variable in
                    gone.contains { variable.name.hasPrefix($0.contextPrefix) }
                }
            }
            vm.setAliases()
        }
        setRules(of: id)
    }

    /// Sets the security group rules of a VM to those of its interfaces' groups.
    mutating func setRules(of id: Int) {
        guard let vm = self[.vm, id] else { return }
        var groups: [Int] = []
        for group in vm.nics.flatMap({ $0[ids: "SECURITY_GROUPS"] }) where !groups.contains(group) {
            groups.append(group)
        }
        use(securityGroups: groups, by: id)
        let rules = groups.flatMap { self.rules(ofSecurityGroup: $0) }
        change(.vm, id) { vm in
            vm["TEMPLATE"].remove("SECURITY_GROUP_RULE")
            vm["TEMPLATE"].children += rules
            vm["TEMPLATE"].sort()
        }
    }
}

extension Node {
    /// The interfaces of a VM, including aliases.
    var nics: [Node] { self["TEMPLATE"].all("NIC") + self["TEMPLATE"].all("NIC_ALIAS") }

    func nic(_ number: Int) -> Node? { nics.first { $0[int: "NIC_ID"] == number } }

    /// The interface that an alias belongs to.
    fileprivate func parent(of alias: Node) -> Node? {
        self["TEMPLATE"].all("NIC").first { $0[text: "NAME"] == alias[text: "PARENT"] }
    }

    mutating func add(nic: Node) {
        self["TEMPLATE"].insert(nic)
        setAliases()
    }

    /// Updates the lists of aliases in the interfaces.
    fileprivate mutating func setAliases() {
        let aliases = self["TEMPLATE"].all("NIC_ALIAS")
        self["TEMPLATE"].changeAll("NIC") { nic in
            let own = aliases.filter { $0[text: "PARENT_ID"] == nic[text: "NIC_ID"] }.map { $0[text: "NIC_ID"] }
            guard !own.isEmpty || nic.has("ALIAS_IDS") else { return }
            nic[text: "ALIAS_IDS"] = own.joined(separator: ",")
            nic.sort()
        }
    }
}
