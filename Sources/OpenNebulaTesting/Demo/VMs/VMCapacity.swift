import OpenNebula

/// The memory, CPUs and configuration of VMs.
extension Cloud {
    mutating func resize(_ vm: Node, _ call: Call, _ user: User) throws {
        let (id, template, enforce) = (vm.id, try call.template(2), try call.bool(3))
        func wanted(_ name: String) -> String { (template.has(name) ? template : vm["TEMPLATE"])[text: name] }
        let (memory, cpu, vcpu) = (Int(wanted("MEMORY")) ?? 0, wanted("CPU"), wanted("VCPU"))
        guard Double(cpu) ?? 0 > 0 else { throw OneError(.internal, "CPU must be a positive float or integer value.") }
        guard memory > 0 else { throw OneError(.internal, "MEMORY must be a positive integer value.") }
        try ensure(vcpu.isEmpty || Int(vcpu) ?? 0 > 0, .internal, "VCPU must be a positive integer value.")
        let phase = VMPhase(of: vm)
        try ensure(Self.restingOrRunning.contains(phase), .action, "Cannot resize a VM in state \(phase.name)")
        var larger = vm
        larger.setCapacity(memory: memory, cpu: cpu, vcpu: vcpu)
        try check(larger, against: vm)
        if enforce, let host = host(of: id).flatMap({ self[.host, $0] }) {
            try check(larger, fitsIn: host, besides: vm)
        }
        if vm.hasHistory { splitHistory(of: id, .RESIZE, by: user) }
        let resized = VMEffect.resized(memory: memory, cpu: cpu, vcpu: vcpu)
        if phase == .lcm(.RUNNING) {
            walk([.lcm(.HOTPLUG_RESIZE), .end(resized), .lcm(.RUNNING)], vm: id)
        } else {
            end(resized, vm: id)
        }
    }

    private static let restingOrRunning: [VMPhase] = [
        .state(.PENDING), .state(.HOLD), .state(.POWEROFF), .state(.UNDEPLOYED), .lcm(.RUNNING),
    ]

    mutating func setCapacity(of id: Int, memory: Int, cpu: String, vcpu: String) {
        let host = host(of: id)
        if let host { book(id, on: host, add: false) }
        try? changeCharged(id) { $0.setCapacity(memory: memory, cpu: cpu, vcpu: vcpu) }
        if let host { book(id, on: host, add: true) }
    }

    mutating func updateConfiguration(of old: Node, _ call: Call) throws {
        var vm = old
        let (id, wanted, mode) = (vm.id, try call.template(2), try call.int(3, or: 0))
        guard [0, 1].contains(mode) else { throw OneError(.api, "Wrong update type") }
        let phase = VMPhase(of: vm)
        try ensure(
            Self.restingOrRunning.contains(phase), .internal, "configuration cannot be updated in state \(phase.name)")
        guard vm["TEMPLATE"].has("CONTEXT") || !wanted.has("CONTEXT") else {
            throw OneError(.internal, "Virtual machine does not have context, cannot add a new one.")
        }
        for (name, attributes) in One.VM.updatableConfiguration {
            vm["TEMPLATE"].replace(name, attributes, from: wanted, isMerged: mode == 1)
        }
        try vm.setBootOrder()
        if wanted.has("CONTEXT") {
            let old = vm["TEMPLATE"]["CONTEXT"]
            var context = mode == 1 ? old : Node("CONTEXT")
            context.merge(wanted["CONTEXT"].children)
            context.merge(["DISK_ID", "TARGET"].map { old[$0] })
            vm["TEMPLATE"]["CONTEXT"] = context
            setContext(of: &vm)
        }
        self[.vm, id] = vm
        if phase == .lcm(.RUNNING) { walk([.lcm(.HOTPLUG), .lcm(.RUNNING)], vm: id) }
    }
}

extension Node {
    /// Replaces attributes of a vector by those in a template. Without merging, attributes in the list that the template
    /// leaves out are removed.
    fileprivate mutating func replace(_ name: String, _ attributes: [String], from template: Node, isMerged: Bool) {
        guard template.has(name) else {
            if !isMerged { remove(name) }
            return
        }
        guard has(name) else { return insert(template[name]) }
        if !isMerged { self[name].children.removeAll { attributes.contains($0.name) } }
        self[name].merge(template[name].children.filter { attributes.contains($0.name) })
    }

    fileprivate mutating func setCapacity(memory: Int, cpu: String, vcpu: String) {
        self["TEMPLATE"][int: "MEMORY"] = memory
        self["TEMPLATE"][text: "CPU"] = cpu
        if !vcpu.isEmpty { self["TEMPLATE"][text: "VCPU"] = vcpu }
        self["TEMPLATE"].sort()
    }
}
