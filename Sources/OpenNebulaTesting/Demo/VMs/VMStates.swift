import OpenNebula

/// The phase of a VM: its state or, if that is `ACTIVE`, its LCM state.
struct VMPhase: Hashable, Codable, Sendable {
    /// `STATE` and `LCM_STATE`.
    let numbers: [Int]

    static func state(_ state: One.VMState) -> Self { Self(numbers: [state.rawValue, 0]) }
    static func lcm(_ state: One.LCMState) -> Self { Self(numbers: [One.VMState.ACTIVE.rawValue, state.rawValue]) }

    var state: One.VMState { One.VMState(numbers[0]) }
    var lcm: One.LCMState? { state == .ACTIVE ? One.LCMState(numbers[1]) : nil }
    var name: String { lcm?.description ?? state.description }
}

extension VMPhase {
    init(of vm: Node) {
        let state = One.VMState(vm[int: "STATE"])
        self = state == .ACTIVE ? .lcm(One.LCMState(vm[int: "LCM_STATE"])) : .state(state)
    }

    /// Returns the steps of a VM whose driver fails in this phase, before these other steps.
    func failing(_ message: String, before others: [VMStep]) -> [VMStep] {
        let rests: [One.VMState] = name.hasPrefix("SHUTDOWN") ? [] : [.POWEROFF, .SUSPENDED, .UNDEPLOYED]
        let rest = rests.first { name.hasSuffix("_\($0)") }.map(VMStep.state) ?? .lcm(.RUNNING)
        let failure = One.LCMState(name: "\(name)_FAILURE").map(VMStep.lcm) ?? rest
        return [.end(.failure(message, of: [.enter(self)] + others)), failure]
    }
}

/// A step that a VM takes by itself: it enters a phase, or an operation ends.
enum VMStep: Codable, Sendable {
    case enter(VMPhase)
    case end(VMEffect)

    static func state(_ state: One.VMState) -> Self { .enter(.state(state)) }
    static func lcm(_ state: One.LCMState) -> Self { .enter(.lcm(state)) }

    /// The steps of a VM that waits for a host, until it runs.
    static let fromPending: [Self] = [.state(.PENDING), .lcm(.PROLOG), .lcm(.BOOT), .lcm(.RUNNING)]
}

/// The effect of an operation on a VM, once the driver has finished.
enum VMEffect: Codable, Sendable {
    case disk(Int, isAttached: Bool)
    case nic(Int, isAttached: Bool)
    case snapshot(Int, name: String)
    case deletedSnapshot(Int)
    case diskSnapshot(Int, disk: Int, name: String)
    case revertedDiskSnapshot(Int, disk: Int)
    case deletedDiskSnapshot(Int, disk: Int)
    case resizedDisk(Int, size: Int)
    /// The capacity is the attributes of the VM's template that change.
    case resized(capacity: [Node])
    case savedDisk(image: Int)
    case leftHost(Int)
    case failure(String, of: [VMStep])
}

extension Cloud {
    func phase(of vm: Int) -> VMPhase? { self[.vm, vm].map(VMPhase.init) }

    /// Takes the steps up to the first phase now, and plans the others. Each phase follows the one before after `step`.
    mutating func walk(_ steps: [VMStep], vm id: Int) {
        if case .enter? = steps.first { stalled[id] = nil }
        for (index, step) in steps.enumerated() {
            switch step {
            case .end(let effect): end(effect, vm: id)
            case .enter(let phase):
                // If no host has room, the VM keeps waiting.
                guard prepare(phase, vm: id) else { return plan(.vm, id, .walk(Array(steps[index...]))) }
                enter(phase, vm: id)
                return follow(phase, Array(steps[(index + 1)...]), vm: id)
            }
        }
    }

    /// Plans the steps after the current phase, or those that follow a failure of the driver.
    private mutating func follow(_ phase: VMPhase, _ rest: [VMStep], vm id: Int) {
        guard let operation = Demo.Operation(phase), let fault = faults.take(operation, of: id) else {
            return rest.isEmpty ? unplan(.vm, id) : plan(.vm, id, .walk(rest))
        }
        switch fault {
        case .delay(let delay): plan(.vm, id, .walk(rest), after: step + delay)
        case .failure(let message): plan(.vm, id, .walk(phase.failing(message, before: rest)))
        }
    }

    private mutating func enter(_ phase: VMPhase, vm id: Int) {
        guard let old = self[.vm, id] else { return }
        let now = now
        change(.vm, id) { vm in
            for (name, number) in zip(["STATE", "LCM_STATE"], phase.numbers) {
                vm[int: name] = number
                vm[int: "PREV_\(name)"] = number
            }
            if phase == .state(.DONE) { vm[int: "ETIME"] = now }
        }
        arrive(in: phase, vm: id)
        // A quota does not prevent a step that a VM takes by itself.
        try? charge(.vm, from: old, to: self[.vm, id])
    }

    /// Changes a VM if the quotas allow it.
    mutating func changeCharged(_ id: Int, _ change: (inout Node) throws -> Void) throws {
        guard let old = self[.vm, id] else { return }
        var new = old
        try change(&new)
        try charge(.vm, from: old, to: new)
        self[.vm, id] = new
    }

    mutating func end(_ effect: VMEffect, vm id: Int) {
        let now = now
        switch effect {
        case .disk(let disk, isAttached: true): changeDisk(disk, of: id) { $0.remove("ATTACH") }
        case .disk(let disk, isAttached: false): removeDisk(disk, of: id)
        case .nic(let nic, isAttached: true): changeNIC(nic, of: id) { $0.remove("ATTACH") }
        case .nic(let nic, isAttached: false): removeNIC(nic, of: id)
        case .snapshot(let snapshot, let name):
            change(.vm, id) { vm in
                let values: KeyValuePairs = [
                    "HYPERVISOR_ID": "dummy-snap", "NAME": name, "SNAPSHOT_ID": "\(snapshot)",
                    "SYSTEM_DISK_SIZE": vm["TEMPLATE"][text: "MEMORY"], "TIME": "\(now)",
                ]
                vm["TEMPLATE"].insert(Node("SNAPSHOT", values))
            }
        case .deletedSnapshot(let snapshot):
            change(.vm, id) { $0["TEMPLATE"].remove("SNAPSHOT", snapshot, by: "SNAPSHOT_ID") }
        case .diskSnapshot(let snapshot, let disk, let name):
            let size = self[.vm, id]?.disk(disk)?[text: "SIZE"] ?? ""
            changeSnapshots(ofDisk: disk, of: id) { $0.addSnapshot(snapshot, name: name, size: size, at: now) }
        case .revertedDiskSnapshot(let snapshot, let disk):
            changeSnapshots(ofDisk: disk, of: id) { $0.activateSnapshot(snapshot) }
        case .deletedDiskSnapshot(let snapshot, let disk):
            changeSnapshots(ofDisk: disk, of: id) { $0.deleteSnapshot(snapshot) }
        case .resizedDisk(let disk, let size): changeDisk(disk, of: id) { $0[int: "SIZE"] = size }
        case .resized(let capacity):
            let host = host(of: id)
            if let host { book(id, on: host, add: false) }
            try? changeCharged(id) { $0["TEMPLATE"].merge(capacity) }
            if let host { book(id, on: host, add: true) }
        case .savedDisk(let image): enter(.READY, image: image)
        case .leftHost(let host): book(id, on: host, add: false)
        case .failure(let message, let steps):
            // The preparations for the effects are reverted.
            for case .end(let effect) in steps {
                switch effect {
                case .disk(let disk, let isAttached): end(.disk(disk, isAttached: !isAttached), vm: id)
                case .nic(let nic, let isAttached): end(.nic(nic, isAttached: !isAttached), vm: id)
                case .savedDisk(let image): enter(.ERROR, image: image)
                default: break
                }
            }
            let problem = logged(message)
            change(.vm, id) { $0["USER_TEMPLATE"].merge(["ERROR": problem]) }
            stalled[id] = steps
        }
    }
}

extension Demo.Operation {
    /// The driver's operation in each phase, by the beginning of the phase's name.
    private static let phases: KeyValuePairs<String, Self> = [
        "PROLOG": .prolog, "BOOT_STOPPED": .restore, "BOOT_SUSPENDED": .restore, "BOOT_MIGRATE": .restore,
        "BOOT": .deploy, "SHUTDOWN": .shutdown, "SAVE": .save, "MIGRATE": .migrate, "EPILOG": .epilog,
        "HOTPLUG_NIC": .nic, "HOTPLUG_SNAPSHOT": .snapshot, "HOTPLUG_SAVEAS": .saveAs, "HOTPLUG_RESIZE": .resize,
        "HOTPLUG": .disk, "DISK_SNAPSHOT": .diskSnapshot, "DISK_RESIZE": .diskResize,
    ]

    init?(_ phase: VMPhase) {
        guard phase.lcm != nil, !phase.name.hasSuffix("FAILURE"),
            let operation = Self.phases.first(where: { phase.name.hasPrefix($0.key) })?.value
        else { return nil }
        self = operation
    }
}
