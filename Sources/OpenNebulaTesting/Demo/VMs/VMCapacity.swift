import OpenNebula

/// The memory, CPUs and configuration of VMs.
extension Cloud {
    mutating func resize(_ vm: Node, _ call: Call, _ user: User) throws {
        let (id, template, enforce) = (vm.id, try call.template(2), try call.bool(3))
        func wanted(_ name: String) -> String { (template.has(name) ? template : vm["TEMPLATE"])[text: name] }
        let (memory, cpu, vcpu) = (Int(wanted("MEMORY")) ?? 0, wanted("CPU"), wanted("VCPU"))
        try ensure(Double(cpu) ?? 0 > 0, .internal, "CPU must be a positive float or integer value.")
        try ensure(memory > 0, .internal, "MEMORY must be a positive integer value.")
        try ensure(vcpu.isEmpty || Int(vcpu) ?? 0 > 0, .internal, "VCPU must be a positive integer value.")
        let phase = VMPhase(of: vm)
        try ensure(Self.restingOrRunning.contains(phase), .action, "Cannot resize a VM in state \(phase.name)")
        let capacity = Node.list(["CPU": cpu, "MEMORY": "\(memory)"]) + (vcpu.isEmpty ? [] : [Node("VCPU", vcpu)])
        let larger = vm.with { $0["TEMPLATE"].merge(capacity) }
        try check(larger, against: vm)
        let host = host(of: id).flatMap { self[.host, $0] }
        if enforce, let host { try check(larger, fitsIn: host, besides: vm) }
        splitHistory(of: id, .RESIZE, by: user)
        let resized = VMStep.end(.resized(capacity: capacity))
        walk(phase == .lcm(.RUNNING) ? [.lcm(.HOTPLUG_RESIZE), resized, .lcm(.RUNNING)] : [resized], vm: id)
    }

    private static let restingOrRunning: [VMPhase] = [
        .state(.PENDING), .state(.HOLD), .state(.POWEROFF), .state(.UNDEPLOYED), .lcm(.RUNNING),
    ]

    mutating func updateConfiguration(of old: Node, _ call: Call) throws {
        var vm = old
        let (id, wanted, mode) = (vm.id, try call.template(2), try call.int(3, or: 0))
        try ensure([0, 1].contains(mode), .api, "Wrong update type")
        let phase = VMPhase(of: vm)
        try ensure(
            Self.restingOrRunning.contains(phase), .internal, "configuration cannot be updated in state \(phase.name)")
        let problem = "Virtual machine does not have context, cannot add a new one."
        try ensure(vm["TEMPLATE"].has("CONTEXT") || !wanted.has("CONTEXT"), .internal, problem)
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
}
