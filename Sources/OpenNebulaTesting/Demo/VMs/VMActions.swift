import OpenNebula

/// What `one.vm.action` does: from which phases, and where each leads.
extension Cloud {
    private struct Action {
        var name: String
        var from: [VMPhase]
        var walk: [VMStep]
        /// What the history records it as.
        var record: One.VMHistoryAction?
        var canBeHard = false
    }

    private static let running: VMPhase = .lcm(.RUNNING)
    private static let unknown: VMPhase = .lcm(.UNKNOWN)
    private static let failures: [VMPhase] = [
        .PROLOG_FAILURE, .PROLOG_RESUME_FAILURE, .PROLOG_UNDEPLOY_FAILURE, .PROLOG_MIGRATE_FAILURE, .BOOT_FAILURE,
        .BOOT_STOPPED_FAILURE, .BOOT_UNDEPLOY_FAILURE, .BOOT_MIGRATE_FAILURE, .EPILOG_FAILURE, .EPILOG_STOP_FAILURE,
        .EPILOG_UNDEPLOY_FAILURE,
    ].map { .lcm($0) }

    private static let actions: [Action] = [
        Action(
            name: "terminate", from: [running], walk: [.lcm(.SHUTDOWN), .lcm(.EPILOG), .state(.DONE)],
            record: .TERMINATE, canBeHard: true),
        Action(
            name: "terminate",
            from: [unknown, .state(.SUSPENDED), .state(.POWEROFF), .state(.STOPPED), .state(.UNDEPLOYED)] + failures,
            walk: [.lcm(.EPILOG), .state(.DONE)], record: .TERMINATE, canBeHard: true),
        Action(
            name: "terminate", from: [.state(.PENDING), .state(.HOLD)], walk: [.state(.DONE)], canBeHard: true),
        Action(
            name: "poweroff", from: [running, unknown], walk: [.lcm(.SHUTDOWN_POWEROFF), .state(.POWEROFF)],
            record: .POWEROFF, canBeHard: true),
        Action(
            name: "suspend", from: [running], walk: [.lcm(.SAVE_SUSPEND), .state(.SUSPENDED)], record: .SUSPEND),
        Action(
            name: "stop", from: [running], walk: [.lcm(.SAVE_STOP), .lcm(.EPILOG_STOP), .state(.STOPPED)],
            record: .STOP),
        Action(
            name: "stop", from: [.state(.SUSPENDED)], walk: [.lcm(.EPILOG_STOP), .state(.STOPPED)], record: .STOP),
        Action(
            name: "undeploy", from: [running, unknown],
            walk: [.lcm(.SHUTDOWN_UNDEPLOY), .lcm(.EPILOG_UNDEPLOY), .state(.UNDEPLOYED)], record: .UNDEPLOY,
            canBeHard: true),
        Action(
            name: "undeploy", from: [.state(.POWEROFF)], walk: [.lcm(.EPILOG_UNDEPLOY), .state(.UNDEPLOYED)],
            record: .UNDEPLOY, canBeHard: true),
        Action(name: "resume", from: [.state(.SUSPENDED)], walk: [.lcm(.BOOT_SUSPENDED), .lcm(.RUNNING)]),
        Action(name: "resume", from: [.state(.POWEROFF)], walk: [.lcm(.BOOT_POWEROFF), .lcm(.RUNNING)]),
        Action(name: "resume", from: [unknown], walk: [.lcm(.BOOT_UNKNOWN), .lcm(.RUNNING)]),
        Action(
            name: "resume", from: [.state(.STOPPED)],
            walk: [.state(.PENDING)] + deployments[.state(.STOPPED), default: []]
        ),
        Action(
            name: "resume", from: [.state(.UNDEPLOYED)],
            walk: [.state(.PENDING)] + deployments[.state(.UNDEPLOYED), default: []]),
        Action(name: "hold", from: [.state(.PENDING)], walk: [.state(.HOLD)]),
        Action(name: "release", from: [.state(.HOLD)], walk: VMStep.fromPending),
        Action(name: "reboot", from: [running], walk: [], canBeHard: true),
        Action(name: "resched", from: [running, unknown, .state(.POWEROFF)], walk: []),
        Action(name: "unresched", from: [running, unknown, .state(.POWEROFF)], walk: []),
    ]

    /// How a VM comes to run on a host that was chosen for it.
    static let deployments: [VMPhase: [VMStep]] = [
        .state(.PENDING): [.lcm(.PROLOG), .lcm(.BOOT), .lcm(.RUNNING)],
        .state(.HOLD): [.lcm(.PROLOG), .lcm(.BOOT), .lcm(.RUNNING)],
        .state(.STOPPED): [.lcm(.PROLOG_RESUME), .lcm(.BOOT_STOPPED), .lcm(.RUNNING)],
        .state(.UNDEPLOYED): [.lcm(.PROLOG_UNDEPLOY), .lcm(.BOOT_UNDEPLOY), .lcm(.RUNNING)],
    ]

    mutating func act(_ name: String, on id: Int, _ user: User) throws {
        let isHard = name.hasSuffix("-hard")
        let plain = isHard ? String(name.dropLast(5)) : name
        let actions = Self.actions.filter { $0.name == plain && (!isHard || $0.canBeHard) }
        guard !actions.isEmpty else { throw OneError(.action, "Action \"\(name)\" is not supported") }
        let phase = VMPhase(of: try object(.vm, id, plain.hasSuffix("resched") ? .admin : .manage, user))
        guard let action = actions.first(where: { $0.from.contains(phase) }) else {
            let problem = "This action is not available for state \(phase.name)"
            throw OneError(.action, "Error performing action \"\(name)\": \(problem)")
        }
        if plain.hasSuffix("resched") { change(.vm, id) { $0[int: "RESCHED"] = plain == "resched" ? 1 : 0 } }
        if let record = action.record {
            let hard = One.VMHistoryAction.names.first { $0.value == "\(record.description)_HARD" }?.key
            note(isHard ? hard.map { One.VMHistoryAction(rawValue: $0) } ?? record : record, vm: id, by: user)
        }
        walk(action.walk, vm: id)
    }
}
