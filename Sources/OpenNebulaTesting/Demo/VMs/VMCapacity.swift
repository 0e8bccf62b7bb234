import OpenNebula

/// Memory and CPUs of VMs, and their configuration.
extension Cloud {
    mutating func resize(_ call: Call, _ user: User) throws -> Int {
        let (id, text, enforce) = (try call.int(1), try call.string(2), try call.bool(3))
        let template = Node("TEMPLATE", try TemplateReader.read(text))
        let vm = try object(.vm, id, .admin, user)
        let old = vm["TEMPLATE"]
        let memory = template.has("MEMORY") ? Int(template[text: "MEMORY"]) ?? 0 : old[int: "MEMORY"]
        let cpu = template.has("CPU") ? template[text: "CPU"] : old[text: "CPU"]
        let vcpu = template.has("VCPU") ? template[text: "VCPU"] : old[text: "VCPU"]
        guard let number = Double(cpu), number > 0 else {
            throw OneError(.internal, "CPU must be a positive float or integer value.")
        }
        guard memory > 0 else { throw OneError(.internal, "MEMORY must be a positive integer value.") }
        guard vcpu.isEmpty || Int(vcpu) ?? 0 > 0 else {
            throw OneError(.internal, "VCPU must be a positive integer value.")
        }
        let phase = VMPhase(of: vm)
        let resting: [VMPhase] = [
            .state(.POWEROFF), .state(.UNDEPLOYED), .state(.PENDING), .state(.HOLD), .lcm(.RUNNING),
        ]
        guard resting.contains(phase) else {
            throw OneError(.action, "Cannot resize a VM in state \(phase.name)")
        }
        var larger = vm
        larger.setCapacity(memory: memory, cpu: cpu, vcpu: vcpu)
        try check(larger, against: vm)
        if enforce, let host = host(of: id).flatMap({ self[.host, $0] }) {
            try check(larger, fitsIn: host, besides: vm)
        }
        if vm.hasHistory { splitHistory(of: id, .RESIZE, by: user) }
        if phase == .lcm(.RUNNING) {
            walk(
                [.lcm(.HOTPLUG_RESIZE), .end(.resized(memory: memory, cpu: cpu, vcpu: vcpu)), .lcm(.RUNNING)], vm: id)
        } else {
            setCapacity(of: id, memory: memory, cpu: cpu, vcpu: vcpu)
        }
        return id
    }

    mutating func setCapacity(of id: Int, memory: Int, cpu: String, vcpu: String) {
        let host = host(of: id)
        if let host { book(id, on: host, add: false) }
        try? changeCharged(id) { $0.setCapacity(memory: memory, cpu: cpu, vcpu: vcpu) }
        if let host { book(id, on: host, add: true) }
    }

    // MARK: Configuration

    mutating func updateConfiguration(_ call: Call, _ user: User) throws -> Int {
        let (id, text) = (try call.int(1), try call.string(2))
        let mode = call.has(3) ? try call.int(3) : 0
        guard [0, 1].contains(mode) else { throw OneError(.api, "Wrong update type") }
        let wanted = Node("TEMPLATE", try TemplateReader.read(text))
        let vm = try object(.vm, id, .manage, user)
        let phase = VMPhase(of: vm)
        let resting: [VMPhase] = [
            .state(.PENDING), .state(.HOLD), .state(.POWEROFF), .state(.UNDEPLOYED), .lcm(.RUNNING),
        ]
        guard resting.contains(phase) else {
            throw OneError(.internal, "configuration cannot be updated in state \(phase.name)")
        }
        guard vm["TEMPLATE"].has("CONTEXT") || !wanted.has("CONTEXT") else {
            throw OneError(.internal, "Virtual machine does not have context, cannot add a new one.")
        }
        change(.vm, id) { vm in
            for (name, attributes) in One.VM.updatableConfiguration {
                vm["TEMPLATE"].replace(name, attributes, from: wanted, isMerged: mode == 1)
            }
            if wanted.has("CONTEXT") {
                let old = vm["TEMPLATE"]["CONTEXT"]
                var context = mode == 1 ? old : Node("CONTEXT")
                context.merge(wanted["CONTEXT"].children + ["DISK_ID", "TARGET"].map { old[$0] })
                vm["TEMPLATE"]["CONTEXT"] = context
                vm.setContext()
            }
        }
        if phase == .lcm(.RUNNING) { walk([.lcm(.HOTPLUG), .lcm(.RUNNING)], vm: id) }
        return id
    }
}

extension Node {
    /// Puts the attributes of a vector that can change in the place of its own; what `template` does not have goes,
    /// where it is not merged.
    fileprivate mutating func replace(
        _ name: String, _ attributes: [String], from template: Node, isMerged: Bool
    ) {
        guard template.has(name) else {
            if !isMerged { remove(name) }
            return
        }
        guard has(name) else { return insert(template[name]) }
        var vector = self[name]
        for attribute in attributes {
            if template[name].has(attribute) {
                vector[attribute] = template[name][attribute]
            } else if !isMerged {
                vector.remove(attribute)
            }
        }
        vector.sort()
        self[name] = vector
    }

    fileprivate mutating func setCapacity(memory: Int, cpu: String, vcpu: String) {
        self["TEMPLATE"][int: "MEMORY"] = memory
        self["TEMPLATE"][text: "CPU"] = cpu
        if !vcpu.isEmpty { self["TEMPLATE"][text: "VCPU"] = vcpu }
        self["TEMPLATE"].sort()
    }
}
