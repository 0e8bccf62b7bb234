import OpenNebula

extension Cloud {
    private static let running: VMPhase = .lcm(.RUNNING)
    private static let unknown: VMPhase = .lcm(.UNKNOWN)
    private static let resting: [VMPhase] = [
        .state(.SUSPENDED), .state(.POWEROFF), .state(.STOPPED), .state(.UNDEPLOYED),
    ]
    private static let failures: [VMPhase] = [
        .PROLOG_FAILURE, .PROLOG_RESUME_FAILURE, .PROLOG_UNDEPLOY_FAILURE, .PROLOG_MIGRATE_FAILURE, .BOOT_FAILURE,
        .BOOT_STOPPED_FAILURE, .BOOT_UNDEPLOY_FAILURE, .BOOT_MIGRATE_FAILURE, .EPILOG_FAILURE, .EPILOG_STOP_FAILURE,
        .EPILOG_UNDEPLOY_FAILURE,
    ].map { .lcm($0) }

    /// The actions of `one.vm.action`: the phases that they start from, and those that they lead to.
    private static let actions: [(name: String, from: [VMPhase], walk: [VMStep])] = [
        ("terminate", [running], [.lcm(.SHUTDOWN), .lcm(.EPILOG), .state(.DONE)]),
        ("terminate", [unknown] + resting + failures, [.lcm(.EPILOG), .state(.DONE)]),
        ("terminate", [.state(.PENDING), .state(.HOLD)], [.state(.DONE)]), ("terminate", [.state(.DONE)], []),
        ("poweroff", [running, unknown], [.lcm(.SHUTDOWN_POWEROFF), .state(.POWEROFF)]),
        ("suspend", [running], [.lcm(.SAVE_SUSPEND), .state(.SUSPENDED)]),
        ("stop", [running], [.lcm(.SAVE_STOP), .lcm(.EPILOG_STOP), .state(.STOPPED)]),
        ("stop", [.state(.SUSPENDED)], [.lcm(.EPILOG_STOP), .state(.STOPPED)]),
        ("undeploy", [running, unknown], [.lcm(.SHUTDOWN_UNDEPLOY), .lcm(.EPILOG_UNDEPLOY), .state(.UNDEPLOYED)]),
        ("undeploy", [.state(.POWEROFF)], [.lcm(.EPILOG_UNDEPLOY), .state(.UNDEPLOYED)]),
        ("resume", [.state(.SUSPENDED)], [.lcm(.BOOT_SUSPENDED), .lcm(.RUNNING)]),
        ("resume", [.state(.POWEROFF)], [.lcm(.BOOT_POWEROFF), .lcm(.RUNNING)]),
        ("resume", [unknown], [.lcm(.BOOT_UNKNOWN), .lcm(.RUNNING)]),
        ("resume", [.state(.STOPPED)], [.state(.PENDING)] + deployments[.state(.STOPPED), default: []]),
        ("resume", [.state(.UNDEPLOYED)], [.state(.PENDING)] + deployments[.state(.UNDEPLOYED), default: []]),
        ("hold", [.state(.PENDING)], [.state(.HOLD)]), ("release", [.state(.HOLD)], VMStep.fromPending),
        ("reboot", [running], []), ("resched", [running, unknown, .state(.POWEROFF)], []),
        ("unresched", [running, unknown, .state(.POWEROFF)], []),
    ]

    private static let canBeHard = ["poweroff", "reboot", "terminate", "undeploy"]

    /// The actions that are recorded in the history.
    private static let noted = ["poweroff", "stop", "suspend", "terminate", "undeploy"]

    /// The steps that deploy a VM on a given host, by its phase.
    static let deployments: [VMPhase: [VMStep]] = [
        .state(.PENDING): [.lcm(.PROLOG), .lcm(.BOOT), .lcm(.RUNNING)],
        .state(.HOLD): [.lcm(.PROLOG), .lcm(.BOOT), .lcm(.RUNNING)],
        .state(.STOPPED): [.lcm(.PROLOG_RESUME), .lcm(.BOOT_STOPPED), .lcm(.RUNNING)],
        .state(.UNDEPLOYED): [.lcm(.PROLOG_UNDEPLOY), .lcm(.BOOT_UNDEPLOY), .lcm(.RUNNING)],
    ]

    mutating func act(_ name: String, on id: Int, _ user: User) throws {
        let isHard = name.hasSuffix("-hard")
        let plain = isHard ? String(name.dropLast(5)) : name
        let vm = try object(.vm, id, plain.hasSuffix("resched") ? .admin : .manage, user)
        let phase = VMPhase(of: vm)
        let actions = Self.actions.filter { $0.name == plain && (!isHard || Self.canBeHard.contains(plain)) }
        try ensure(!actions.isEmpty, .action, "Action \"\(name)\" is not supported")
        let problem = "This action is not available for state \(phase.name)"
        let action = try ensure(
            actions.first { $0.from.contains(phase) }, .action, "Error performing action \"\(name)\": \(problem)")
        if plain.hasSuffix("resched") {
            let requirements = plain == "resched" ? requirements(of: vm, driver: vm.lastRecord?[text: "TM_MAD"]) : []
            change(.vm, id) {
                $0[int: "RESCHED"] = plain == "resched" ? 1 : 0
                $0["TEMPLATE"].merge(requirements)
            }
        }
        let record = One.VMHistoryAction(name: name.uppercased().replacing("-", with: "_"))
        if let record, Self.noted.contains(plain), !action.walk.isEmpty { note(record, vm: id, by: user) }
        walk(action.walk, vm: id)
    }

    /// The operations of `one.vm.recover`.
    enum Recovery: Int { case failure, success, retry, delete, recreate, deleteFromDatabase }

    mutating func recover(_ id: Int, _ number: Int, _ user: User) throws {
        let recovery = try ensure(Recovery(rawValue: number), .action, "Wrong recovery operation code")
        let phase = VMPhase(of: try object(.vm, id, .admin, user))
        if [.failure, .success, .retry].contains(recovery) {
            let problem = "Could not perform a \(recovery == .retry ? "retry" : "recover operation") on VM \(id)"
            let state = try ensure(phase.lcm, .action, "\(problem), wrong state \(phase.name).")
            if state == .UNKNOWN, recovery != .retry { return walk([.lcm(.RUNNING)], vm: id) }
        }
        switch recovery {
        case .failure:
            guard stalled[id] == nil, let steps = planned(id), Demo.Operation(phase) != nil else { return }
            walk(phase.failing("Recovered as a failure", before: steps), vm: id)
        case .success: walk(stalled[id].map { Array($0.dropFirst()) } ?? planned(id) ?? [], vm: id)
        case .retry: walk(stalled[id] ?? [], vm: id)
        case .delete, .deleteFromDatabase: walk([.state(.DONE)], vm: id)
        case .recreate:
            leaveHost(id)
            walk(VMStep.fromPending, vm: id)
        }
    }
}
