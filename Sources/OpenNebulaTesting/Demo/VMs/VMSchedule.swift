import OpenNebula

/// Actions of VMs at given times.
extension Cloud {
    /// What can be scheduled.
    private static let schedulable: Set<String> = [
        "backup", "disk-snapshot-create", "disk-snapshot-delete", "disk-snapshot-revert", "hold", "poweroff",
        "poweroff-hard", "reboot", "reboot-hard", "release", "resume", "snapshot-create", "snapshot-delete",
        "snapshot-revert", "stop", "suspend", "terminate", "terminate-hard", "undeploy", "undeploy-hard",
    ]

    mutating func schedule(_ verb: String, _ call: Call, _ user: User) throws -> Int {
        let id = try call.int(1)
        let vm = try object(.vm, id, .manage, user)
        switch verb {
        case "schedadd":
            guard VMPhase(of: vm) != .state(.DONE) else {
                let problem = "Unable to create Scheduled Action for Virtual Machine \(id), it's in DONE state"
                throw OneError(.internal, problem, objectID: id)
            }
            return try schedule(scheduled(in: call.string(2), code: .action), for: id)
        case "schedupdate":
            let (number, wanted) = (try call.int(2), try scheduled(in: call.string(3), code: .internal))
            guard vm["SCHED_ACTIONS"].ids.contains(number) else {
                throw OneError(.internal, "SCHED_ACTION with id = \(number) doesn't exist")
            }
            guard var action = scheduled[number] else {
                let problem = "It doesn't exist or is malformed."
                throw OneError(.internal, "Unable to get Scheduled Action id = \(number). \(problem)")
            }
            if wanted.has("ACTION") { action[text: "ACTION"] = wanted[text: "ACTION"].lowercased() }
            try action.schedule(wanted, code: .internal)
            scheduled[number] = action
            return number
        default:
            let number = try call.int(2)
            guard vm["SCHED_ACTIONS"].ids.contains(number) else {
                throw OneError(
                    .noExists, "Error getting scheduled action [\(number)].", objectID: number)
            }
            scheduled[number] = nil
            change(.vm, id) { $0["SCHED_ACTIONS"].set(id: number, isMember: false) }
            return number
        }
    }

    /// Schedules an action, whose id is of all actions.
    mutating func schedule(_ wish: Node, for id: Int) throws -> Int {
        var action = Node.scheduledAction(wish[text: "ACTION"].lowercased(), of: .vm, id)
        try action.schedule(wish, code: .action)
        let number = nextAction
        nextAction += 1
        action[int: "ID"] = number
        scheduled[number] = action
        change(.vm, id) { $0["SCHED_ACTIONS"].set(id: number, isMember: true) }
        return number
    }

    /// A VM with the actions that are scheduled for it, as `one.vm.info` shows it.
    func withSchedule(_ vm: Node) -> Node {
        var vm = vm
        vm["TEMPLATE"].children += vm["SCHED_ACTIONS"].ids.compactMap { scheduled[$0] }
        return vm
    }

    private func scheduled(in text: String, code: OneError.Code) throws -> Node {
        guard var action = try TemplateReader.read(text).first(where: { $0.name == "SCHED_ACTION" }) else {
            throw OneError(code, "No SCHED_ACTION attribute in template")
        }
        let name = action[text: "ACTION"].lowercased()
        guard !action.has("ACTION") || Self.schedulable.contains(name) else {
            throw OneError(.action, "\(name) is not supported.")
        }
        // A time from now on.
        if action[text: "TIME"].hasPrefix("+"), let wait = Int(action[text: "TIME"].dropFirst()) {
            action[int: "TIME"] = now + wait
        }
        return action
    }
}
