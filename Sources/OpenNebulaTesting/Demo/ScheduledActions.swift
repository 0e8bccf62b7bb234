import OpenNebula

/// Scheduled actions of VMs and backup jobs. The demo stores them, but does not carry them out.
extension Cloud {
    /// The actions that can be scheduled.
    private static let schedulable: Set<String> = [
        "backup", "disk-snapshot-create", "disk-snapshot-delete", "disk-snapshot-revert", "hold", "poweroff",
        "poweroff-hard", "reboot", "reboot-hard", "release", "resume", "snapshot-create", "snapshot-delete",
        "snapshot-revert", "stop", "suspend", "terminate", "terminate-hard", "undeploy", "undeploy-hard",
    ]

    /// Carries out a method on the schedule of an object.
    mutating func schedule(_ verb: String, _ kind: Kind, _ object: Node, _ call: Call) throws -> Int {
        func wish(_ position: Int, _ code: OneError.Code) throws -> Node {
            let wish = try call.template(position).vectors("SCHED_ACTION").first
            return try ensure(wish, code, "No SCHED_ACTION attribute in template")
        }
        if verb == "schedadd" {
            let problem = "Unable to create Scheduled Action for Virtual Machine \(object.id), it's in DONE state"
            let isDone = kind == .vm && VMPhase(of: object) == .state(.DONE)
            try ensure(!isDone, or: OneError(.internal, problem, objectID: object.id))
            return try schedule(wish(2, .action), for: object.id, kind)
        }
        let (number, isDeleted) = (try call.int(2), verb == "scheddelete")
        guard object["SCHED_ACTIONS"].ids.contains(number), let action = scheduled[number] else {
            throw isDeleted
                ? OneError(.noExists, "Error getting scheduled action [\(number)].", objectID: number)
                : OneError(.internal, "SCHED_ACTION with id = \(number) doesn't exist")
        }
        scheduled[number] = try isDeleted ? nil : action.scheduled(wish(3, .internal), at: now, .internal)
        if isDeleted { change(kind, object.id) { $0["SCHED_ACTIONS"].set(id: number, isMember: false) } }
        return number
    }

    /// Schedules an action. Its id is unique among the actions of all objects.
    mutating func schedule(_ wish: Node, for id: Int, _ kind: Kind) throws -> Int {
        let blank: KeyValuePairs = [
            "ID": "\(nextAction)", "PARENT_ID": "\(id)", "TYPE": kind.root, "ACTION": "backup", "ARGS": "",
            "TIME": "-1", "REPEAT": "-1", "DAYS": "", "END_TYPE": "-1", "END_VALUE": "-1", "DONE": "-1",
            "MESSAGE": "", "WARNING": "0",
        ]
        let action = try Node("SCHED_ACTION", blank).scheduled(wish, at: now, .action)
        let name = action[text: "ACTION"]
        try ensure(Self.schedulable.contains(name), .action, "\(name) is not supported.")
        scheduled[action.id] = action
        nextAction += 1
        change(kind, id) { $0["SCHED_ACTIONS"].set(id: action.id, isMember: true) }
        return action.id
    }

    /// Returns an object with its scheduled actions, in the form that `info` returns.
    func withSchedule(_ object: Node) -> Node {
        let actions = object["SCHED_ACTIONS"].ids.compactMap { scheduled[$0] }
        return object.with { $0["TEMPLATE"].children += actions }
    }
}

extension Node {
    /// Returns the action with the requested changes. A time that begins with `+` is relative to `now`.
    fileprivate func scheduled(_ wish: Node, at now: Int, _ code: OneError.Code) throws -> Node {
        var (action, time) = (self, wish[text: "TIME"])
        if time.hasPrefix("+"), Int(time) != nil { time = "\(now + wish[int: "TIME"])" }
        if !time.isEmpty { action[int: "TIME"] = Int(time) ?? -1 }
        try ensure(action[int: "TIME"] != -1, code, "Unable to parse the time value or value is empty: \(time)")
        for (name, range) in [("REPEAT", -1...3), ("END_TYPE", -1...2), ("WARNING", 0...Int.max)] {
            guard let number = Int(wish[text: name]) else { continue }
            try ensure(range.contains(number), code, "Wrong \(name) value: \(number)")
            action[int: name] = number
        }
        for name in ["DAYS", "END_VALUE", "ARGS"] where wish.has(name) { action[name] = wish[name] }
        if wish.has("ACTION") { action[text: "ACTION"] = wish[text: "ACTION"].lowercased() }
        if action[int: "REPEAT"] == -1 { action[text: "DAYS"] = "" }
        if action[int: "END_TYPE"] <= 0 { action[text: "END_VALUE"] = "-1" }
        try ensure(action[int: "REPEAT"] == -1 || !action[text: "DAYS"].isEmpty, code, "Repeat set, but DAYS are empty")
        if Self.rhythms.indices.contains(action[int: "REPEAT"]) {
            let (what, range) = Self.rhythms[action[int: "REPEAT"]]
            let days = action[text: "DAYS"].split(separator: ",").map { Int($0) ?? -1 }
            let bounds = "[\(range.lowerBound),\(range.upperBound)]"
            try ensure(days.allSatisfy(range.contains), code, "\(what) have to be in \(bounds) range")
        }
        return action
    }

    /// The meaning and the range of `DAYS`, by the number of `REPEAT`.
    private static let rhythms: [(String, ClosedRange<Int>)] = [
        ("Days in a week", 0...6), ("Days in a month", 1...31), ("Days in a year", 0...365), ("Hours", 0...168),
    ]
}
