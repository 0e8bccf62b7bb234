import OpenNebula

/// The network interfaces of VMs, and their security groups.
extension Cloud {
    mutating func attachNIC(_ call: Call, _ user: User) throws -> Int {
        let (id, text) = (try call.int(1), try call.string(2))
        let vm = try object(.vm, id, .manage, user)
        let template = try TemplateReader.read(text)
        guard let wanted = template.first(where: { ["NIC", "NIC_ALIAS"].contains($0.name) }) else {
            throw OneError(.action, "Wrong NIC definition, attribute is missing")
        }
        let phase = try require(
            [.lcm(.RUNNING), .state(.POWEROFF)], of: vm, "Could not add a new NIC to VM \(id)")
        var nic: Node
        do { nic = try self.nic(wanted, of: vm, user) } catch let error as OneError where error.code != .authorization {
            throw OneError(.action, error.message)
        }
        nic[text: "ATTACH"] = "YES"
        nic.sort()
        do { try changeCharged(id) { $0.add(nic: nic) } } catch {
            self.release(nic, of: vm)
            throw error
        }
        setRules(of: id)
        let number = nic[int: "NIC_ID"]
        let action: One.VMHistoryAction = nic.name == "NIC" ? .NIC_ATTACH : .ALIAS_ATTACH
        hotplug(id, action, .HOTPLUG_NIC, .HOTPLUG_NIC_POWEROFF, phase, .attachedNIC(number), user)
        return id
    }

    mutating func detachNIC(_ call: Call, _ user: User) throws -> Int {
        let (id, number) = (try call.int(1), try call.int(2))
        let vm = try object(.vm, id, .manage, user)
        let phase = try require([.lcm(.RUNNING), .state(.POWEROFF)], of: vm, "Could not detach NIC from VM \(id)")
        guard let nic = vm.nic(number) else {
            throw OneError(.action, "Could not detach NIC with NIC_ID \(number), it does not exist.")
        }
        changeNIC(number, of: id) {
            $0[text: "ATTACH"] = "YES"
            $0.sort()
        }
        let action: One.VMHistoryAction = nic.name == "NIC" ? .NIC_DETACH : .ALIAS_DETACH
        hotplug(id, action, .HOTPLUG_NIC, .HOTPLUG_NIC_POWEROFF, phase, .detachedNIC(number), user)
        return id
    }

    mutating func updateNIC(_ call: Call, _ user: User) throws -> Int {
        let (id, number, text) = (try call.int(1), try call.int(2), try call.string(3))
        let append = call.has(4) ? try call.int(4) : 0
        let vm = try object(.vm, id, .manage, user)
        guard let old = vm.nic(number) else {
            throw OneError(.action, "VM \(id): NIC \(number) does not exists")
        }
        guard old.name == "NIC" else { throw OneError(.action, "Action not supported for NIC_ALIAS") }
        guard let wanted = try TemplateReader.read(text).first(where: { $0.name == "NIC" }) else {
            throw OneError(.action, "Wrong NIC definition, attribute is missing")
        }
        let phase = VMPhase(of: vm)
        guard phase == .lcm(.RUNNING) || phase.numbers[0] != One.VMState.ACTIVE.rawValue else {
            throw OneError(.action, "Error updating NIC (\(number)) for VM \(id): Wrong state \(phase.name)")
        }
        // What its network gave it stays.
        let fixed: Set<String> = [
            "AR_ID", "BRIDGE", "BRIDGE_TYPE", "CLUSTER_ID", "IP", "IP6", "MAC", "NAME", "NETWORK", "NETWORK_ID",
            "NIC_ID", "SECURITY_GROUPS", "TARGET", "VN_MAD", "ALIAS_IDS",
        ]
        changeNIC(number, of: id) { nic in
            if append == 0 { nic.children.removeAll { !fixed.contains($0.name) } }
            nic.merge(wanted.children.filter { !fixed.contains($0.name) })
        }
        if phase == .lcm(.RUNNING) { walk([.lcm(.HOTPLUG_NIC), .lcm(.RUNNING)], vm: id) }
        return id
    }

    mutating func changeSecurityGroup(_ call: Call, _ user: User, isAdded: Bool) throws -> Int {
        let (id, number, group) = (try call.int(1), try call.int(2), try call.int(3))
        let vm = try object(.vm, id, .manage, user)
        if isAdded { _ = try object(.secgroup, group, .use, user) }
        guard let nic = vm.nic(number) else {
            throw OneError(isAdded ? .internal : .action, "VM \(id) doesn't have NIC id \(number)")
        }
        let phase = VMPhase(of: vm)
        guard phase == .lcm(.RUNNING) || phase == .state(.POWEROFF) || !vm.hasHistory else {
            throw OneError(.action, "VM \(id) is in wrong state \(phase.name)")
        }
        var groups = nic[text: "SECURITY_GROUPS"].split(separator: ",").map(String.init)
        guard groups.contains("\(group)") != isAdded else {
            let problem =
                isAdded
                ? "VM \(id) SG \(group) already in NIC \(number)" : "VM \(id) NIC \(number) doesn't contain SG \(group)"
            throw OneError(.action, problem)
        }
        if isAdded { groups.append("\(group)") } else { groups.removeAll { $0 == "\(group)" } }
        changeNIC(number, of: id) { $0[text: "SECURITY_GROUPS"] = groups.joined(separator: ",") }
        setRules(of: id)
        return id
    }

    // MARK: An interface

    /// An interface as a VM has it, its address leased.
    mutating func nic(_ wanted: Node, of vm: Node, _ user: User) throws -> Node {
        let number = (vm.nics.map { $0[int: "NIC_ID"] }.max() ?? -1) + 1
        var parent: Node?
        if wanted.name == "NIC_ALIAS" {
            guard let named = vm["TEMPLATE"].all("NIC").first(where: { $0[text: "NAME"] == wanted[text: "PARENT"] })
            else { throw OneError(.internal, "NIC_ALIAS parent does not exist") }
            parent = named
        }
        var nic = try lease(wanted, for: vm, user)
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
        // Aliases go with the interface that they are of.
        let gone =
            [nic] + vm["TEMPLATE"].all("NIC_ALIAS").filter { nic.name == "NIC" && $0[int: "PARENT_ID"] == number }
        let numbers = Set(gone.map { $0[int: "NIC_ID"] })
        for nic in gone { self.release(nic, of: vm) }
        try? changeCharged(id) { vm in
            vm["TEMPLATE"].children.removeAll {
                ["NIC", "NIC_ALIAS"].contains($0.name) && numbers.contains($0[int: "NIC_ID"])
            }
            vm.setAliases()
        }
        setRules(of: id)
    }

    /// Gives a VM the rules of the security groups that its interfaces are in.
    mutating func setRules(of id: Int) {
        guard let vm = self[.vm, id] else { return }
        var groups: [Int] = []
        for group in vm.nics.flatMap({ $0[text: "SECURITY_GROUPS"].split(separator: ",") }).compactMap({ Int($0) })
        where !groups.contains(group) { groups.append(group) }
        use(securityGroups: Set(groups), by: id)
        let rules = groups.flatMap { self.rules(ofSecurityGroup: $0) }
        change(.vm, id) { vm in
            vm["TEMPLATE"].remove("SECURITY_GROUP_RULE")
            vm["TEMPLATE"].children += rules
            vm["TEMPLATE"].sort()
        }
    }
}

extension Node {
    /// A VM's interfaces, the aliases among them.
    var nics: [Node] { self["TEMPLATE"].all("NIC") + self["TEMPLATE"].all("NIC_ALIAS") }

    func nic(_ number: Int) -> Node? { nics.first { $0[int: "NIC_ID"] == number } }

    mutating func add(nic: Node) {
        self["TEMPLATE"].insert(nic)
        setAliases()
    }

    /// An interface names its aliases.
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
