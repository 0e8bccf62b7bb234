import OpenNebula

/// Where a VM is: in a state, or in one of those that are `ACTIVE`.
enum VMPhase: Hashable, Codable, Sendable {
    case state(One.VMState)
    case lcm(One.LCMState)

    var name: String {
        switch self {
        case .state(let state): state.description
        case .lcm(let state): state.description
        }
    }

    init(of vm: Node) {
        let state = One.VMState(rawValue: vm[int: "STATE"])
        self = state == .ACTIVE ? .lcm(One.LCMState(rawValue: vm[int: "LCM_STATE"])) : .state(state)
    }

    init(from decoder: any Decoder) throws {
        let numbers = try [Int](from: decoder)
        guard numbers.count == 2 else {
            throw DecodingError.dataCorrupted(.init(codingPath: decoder.codingPath, debugDescription: "two states"))
        }
        let state = One.VMState(rawValue: numbers[0])
        self = state == .ACTIVE ? .lcm(One.LCMState(rawValue: numbers[1])) : .state(state)
    }

    func encode(to encoder: any Encoder) throws { try numbers.encode(to: encoder) }

    /// `STATE` and `LCM_STATE`.
    var numbers: [Int] {
        switch self {
        case .state(let state): [state.rawValue, One.LCMState.LCM_INIT.rawValue]
        case .lcm(let state): [One.VMState.ACTIVE.rawValue, state.rawValue]
        }
    }
}

/// What a VM does by itself: it enters a phase, or comes to the end of something.
enum VMStep: Codable, Sendable {
    case enter(VMPhase)
    case end(VMEffect)

    static func state(_ state: One.VMState) -> Self { .enter(.state(state)) }
    static func lcm(_ state: One.LCMState) -> Self { .enter(.lcm(state)) }

    /// How a VM comes to run that waits for a host.
    static let fromPending: [Self] = [.state(.PENDING), .lcm(.PROLOG), .lcm(.BOOT), .lcm(.RUNNING)]
}

extension Cloud {
    func phase(of vm: Int) -> VMPhase? { self[.vm, vm].map(VMPhase.init) }

    /// Takes the first steps, and has the others follow, each phase a step of time after the one before.
    mutating func walk(_ steps: [VMStep], vm id: Int) {
        var steps = steps[...]
        if case .enter? = steps.first { stalled[id] = nil }
        while let step = steps.first {
            switch step {
            case .end(let effect): end(effect, vm: id)
            case .enter(let phase):
                // Without room, the VM goes on to wait.
                guard prepare(phase, vm: id) else { return plan(.vm, id, .walk(Array(steps))) }
                enter(phase, vm: id)
                follow(Array(steps), vm: id)
                return
            }
            steps.removeFirst()
        }
    }

    /// Has the rest of a walk follow the phase that it has come to, or what a driver that fails leads to.
    private mutating func follow(_ steps: [VMStep], vm id: Int) {
        guard case .enter(let phase)? = steps.first else { return }
        let rest = Array(steps.dropFirst())
        guard let operation = Demo.Operation(phase), let fault = faults.take(operation, of: id)
        else {
            return rest.isEmpty ? unplan(.vm, id) : plan(.vm, id, .walk(rest))
        }
        switch fault {
        case .delay(let delay): plan(.vm, id, .walk(rest), after: step + delay)
        case .failure(let message): plan(.vm, id, .walk(failing(Array(steps), operation, message)))
        }
    }

    /// The steps of a VM whose driver fails in the first of these.
    func failing(_ steps: [VMStep], _ operation: Demo.Operation, _ message: String) -> [VMStep] {
        guard case .enter(let phase)? = steps.first else { return [] }
        return [.end(.failure(operation, message, of: steps))] + phase.failure
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
        // A VM that moves by itself is not held up by a limit.
        try? charge(.vm, from: old, to: self[.vm, id])
    }

    /// Changes a VM, if the quotas of its owner allow what it uses then.
    mutating func changeCharged(_ id: Int, _ change: (inout Node) throws -> Void) throws {
        guard let old = self[.vm, id] else { return }
        var new = old
        try change(&new)
        try charge(.vm, from: old, to: new)
        self[.vm, id] = new
    }
}

extension VMPhase {
    /// Where a VM goes whose driver fails in this phase.
    fileprivate var failure: [VMStep] {
        guard case .lcm(let state) = self else { return [] }
        return switch state {
        case .PROLOG: [.lcm(.PROLOG_FAILURE)]
        case .PROLOG_RESUME: [.lcm(.PROLOG_RESUME_FAILURE)]
        case .PROLOG_UNDEPLOY: [.lcm(.PROLOG_UNDEPLOY_FAILURE)]
        case .PROLOG_MIGRATE: [.lcm(.PROLOG_MIGRATE_FAILURE)]
        case .PROLOG_MIGRATE_POWEROFF: [.lcm(.PROLOG_MIGRATE_POWEROFF_FAILURE)]
        case .PROLOG_MIGRATE_SUSPEND: [.lcm(.PROLOG_MIGRATE_SUSPEND_FAILURE)]
        case .BOOT: [.lcm(.BOOT_FAILURE)]
        case .BOOT_STOPPED: [.lcm(.BOOT_STOPPED_FAILURE)]
        case .BOOT_UNDEPLOY: [.lcm(.BOOT_UNDEPLOY_FAILURE)]
        case .BOOT_MIGRATE: [.lcm(.BOOT_MIGRATE_FAILURE)]
        case .BOOT_SUSPENDED: [.state(.SUSPENDED)]
        case .BOOT_POWEROFF: [.state(.POWEROFF)]
        case .EPILOG: [.lcm(.EPILOG_FAILURE)]
        case .EPILOG_STOP: [.lcm(.EPILOG_STOP_FAILURE)]
        case .EPILOG_UNDEPLOY: [.lcm(.EPILOG_UNDEPLOY_FAILURE)]
        case .HOTPLUG_PROLOG_POWEROFF, .HOTPLUG_EPILOG_POWEROFF, .HOTPLUG_NIC_POWEROFF, .HOTPLUG_SAVEAS_POWEROFF,
            .DISK_SNAPSHOT_POWEROFF, .DISK_SNAPSHOT_REVERT_POWEROFF, .DISK_SNAPSHOT_DELETE_POWEROFF,
            .DISK_RESIZE_POWEROFF:
            [.state(.POWEROFF)]
        case .HOTPLUG_SAVEAS_SUSPENDED, .DISK_SNAPSHOT_SUSPENDED, .DISK_SNAPSHOT_DELETE_SUSPENDED:
            [.state(.SUSPENDED)]
        default: [.lcm(.RUNNING)]
        }
    }
}

extension Demo.Operation {
    /// What a driver does in a phase.
    init?(_ phase: VMPhase) {
        guard case .lcm(let state) = phase else { return nil }
        switch state {
        case .PROLOG, .PROLOG_RESUME, .PROLOG_UNDEPLOY, .PROLOG_MIGRATE, .PROLOG_MIGRATE_POWEROFF,
            .PROLOG_MIGRATE_SUSPEND:
            self = .prolog
        case .BOOT, .BOOT_POWEROFF, .BOOT_UNDEPLOY: self = .deploy
        case .BOOT_STOPPED, .BOOT_SUSPENDED, .BOOT_MIGRATE: self = .restore
        case .SHUTDOWN, .SHUTDOWN_POWEROFF, .SHUTDOWN_UNDEPLOY: self = .shutdown
        case .SAVE_STOP, .SAVE_SUSPEND, .SAVE_MIGRATE: self = .save
        case .MIGRATE: self = .migrate
        case .EPILOG, .EPILOG_STOP, .EPILOG_UNDEPLOY: self = .epilog
        case .HOTPLUG, .HOTPLUG_PROLOG_POWEROFF, .HOTPLUG_EPILOG_POWEROFF: self = .disk
        case .HOTPLUG_NIC, .HOTPLUG_NIC_POWEROFF: self = .nic
        case .HOTPLUG_SNAPSHOT: self = .snapshot
        case .DISK_SNAPSHOT, .DISK_SNAPSHOT_POWEROFF, .DISK_SNAPSHOT_SUSPENDED, .DISK_SNAPSHOT_REVERT_POWEROFF,
            .DISK_SNAPSHOT_DELETE, .DISK_SNAPSHOT_DELETE_POWEROFF, .DISK_SNAPSHOT_DELETE_SUSPENDED:
            self = .diskSnapshot
        case .DISK_RESIZE, .DISK_RESIZE_POWEROFF, .DISK_RESIZE_UNDEPLOYED: self = .diskResize
        case .HOTPLUG_SAVEAS, .HOTPLUG_SAVEAS_POWEROFF, .HOTPLUG_SAVEAS_SUSPENDED: self = .saveAs
        case .HOTPLUG_RESIZE: self = .resize
        default: return nil
        }
    }
}
