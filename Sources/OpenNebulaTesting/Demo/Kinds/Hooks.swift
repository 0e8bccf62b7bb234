import OpenNebula

extension Cloud {
    mutating func hook(_ verb: String, _ call: Call, _ user: User) throws -> One.XMLRPCValue? {
        switch verb {
        case "allocate":
            let (name, template) = try named(template: call.string(1))
            try authorize(user, Request(.create, .hook))
            return .int(try addHook(template, name: name, user))
        case "retry":
            let (id, execution) = (try call.int(1), try call.int(2))
            let records = try object(.hook, id, .manage, user)["HOOKLOG"].children
            guard records.contains(where: { execution == -1 || $0[int: "EXECUTION_ID"] == execution }) else {
                throw OneError(.internal, "Invalid HookLog body. Arguments not found.")
            }
            return .int(id)
        default: return nil
        }
    }

    private mutating func addHook(_ template: Node, name: String, _ user: User) throws -> Int {
        let type = template[text: "TYPE"].lowercased()
        guard ["api", "state"].contains(type) else { throw OneError(.internal, "Invalid Hook type: \(type)") }
        do { try check(name: name) } catch { throw OneError(.internal, "Invalid name.") }
        try check(name: name, forNew: .hook, of: user)
        guard !template[text: "COMMAND"].isEmpty else {
            throw OneError(.internal, "No COMMAND in template for Hook.")
        }
        var template = template
        template.remove("TYPE")
        template[text: "REMOTE"] = template[text: "REMOTE"].uppercased() == "YES" ? "YES" : "NO"
        if type == "api" {
            let call = template[text: "CALL"]
            guard Self.triggers(call) else {
                throw OneError(.internal, "API call does not exist or is not supported: \(call)")
            }
            template[text: "CALL"] = call
        } else {
            try template.awaitState()
        }
        template.sort()
        return add(
            .hook,
            Node("HOOK", [Node("ID"), Node("NAME", name), Node("TYPE", type), template, Node("HOOKLOG")]))
    }

    /// Whether a hook may wait for calls of a method: not for most of those that only tell.
    private static func triggers(_ method: String) -> Bool {
        if method.hasPrefix("one.internal") { return true }
        let tells = method.hasSuffix(".info") && !method.hasPrefix("one.backupjob")
        return Recorded.methods.contains(method) && !tells && method != "one.vmpool.infoextended"
    }

    /// What an update stores.
    func hookTemplate(_ template: Node, of id: Int) throws -> Node {
        var template = template
        guard !template[text: "COMMAND"].isEmpty else {
            throw OneError(.internal, "The COMMAND attribute is not defined.")
        }
        if template.has("REMOTE") {
            template[text: "REMOTE"] = template[text: "REMOTE"].uppercased() == "YES" ? "YES" : "NO"
        }
        let hook = self[.hook, id] ?? Node("HOOK")
        if hook[text: "TYPE"] == "state" {
            try template.changeState(of: hook["TEMPLATE"][text: "RESOURCE"])
        } else if !Self.triggers(template[text: "CALL"]) {
            throw OneError(.internal, "The CALL attribute is not defined or it's invalid.")
        }
        return template
    }

    /// The executions of hooks that a call asks for: between times, of a hook, failed or not.
    func hookLog(_ call: Call, _ user: User) throws -> Node {
        let (from, to) = (call.has(1) ? try call.int(1) : -1, call.has(2) ? try call.int(2) : -1)
        let (hook, outcome) = (call.has(3) ? try call.int(3) : -1, call.has(4) ? try call.int(4) : 0)
        guard user.isAdmin else {
            throw OneError(.authorization, "User [\(user.id)] not authorized to perform action on hook.")
        }
        let records = all(.hook).flatMap { $0["HOOKLOG"].children }.filter { record in
            let (time, code) = (record[int: "TIMESTAMP"], record["EXECUTION_RESULT"][int: "CODE"])
            return (from < 0 || time > from) && (to < 0 || time < to) && (hook < 0 || record[int: "HOOK_ID"] == hook)
                && (outcome == 0 || (code == 0) == (outcome == 1))
        }
        return Node("HOOKLOG", records)
    }
}

extension Node {
    /// A hook as a pool shows it: without what it did.
    var hookInPool: Node {
        var hook = self
        hook.remove("HOOKLOG")
        return hook
    }

    /// The states of a kind of objects that a hook can wait for.
    private static func states(of resource: String) -> Set<String> {
        let names =
            switch resource {
            case "VM": One.VMState.names
            case "IMAGE": One.ImageState.names
            case "NET": One.VirtualNetworkState.names
            default: One.HostState.names
            }
        let others: Set =
            switch resource {
            case "VM": ["FAILED"]
            case "IMAGE": ["INIT"]
            case "NET": ["INIT", "UPDATE_FAILURE"]
            default: Set(names.values.filter { $0.hasPrefix("MONITORING_") })
            }
        return Set(names.values).subtracting(others)
    }

    private static let lcmStates = Set(One.LCMState.names.values)
        .subtracting(["CANCEL", "FAILURE", "DISK_SNAPSHOT_REVERT", "DISK_SNAPSHOT_REVERT_SUSPENDED"])

    /// The moments in a VM's life that have a name of their own, as its states.
    private static let moments = [
        "PROLOG": ("ACTIVE", "PROLOG"), "RUNNING": ("ACTIVE", "RUNNING"), "SHUTDOWN": ("ACTIVE", "EPILOG"),
        "STOP": ("STOPPED", "LCM_INIT"), "DONE": ("DONE", "LCM_INIT"), "UNKNOWN": ("ACTIVE", "UNKNOWN"),
    ]

    /// Writes the state that the template of a new hook names as a core does.
    fileprivate mutating func awaitState() throws {
        let resource = self[text: "RESOURCE"]
        guard !resource.isEmpty else {
            throw OneError(.internal, "RESOURCE attribute is required for STATE hooks.")
        }
        guard ["VM", "HOST", "IMAGE", "NET"].contains(resource) else {
            throw OneError(.internal, "Invalid resource type: \(resource)")
        }
        if resource == "VM" { return try awaitMoment() }
        guard resource != "IMAGE" || has("STATE") else {
            throw OneError(.internal, "Hook STATE attribute not found or invalid")
        }
        let state = resource == "NET" ? self[text: "STATE"] : self[text: "STATE"].uppercased()
        guard Self.states(of: resource).contains(state) else {
            let problem = resource == "IMAGE" ? "Invalid or unkown STATE condition" : "Invalid STATE"
            throw OneError(.internal, "\(problem): \(state)")
        }
        self[text: "STATE"] = state
    }

    private mutating func awaitMoment() throws {
        let moment = self[text: "ON"].uppercased()
        remove("ON")
        var (state, lcmState) = (self[text: "STATE"].uppercased(), self[text: "LCM_STATE"].uppercased())
        if let known = Self.moments[moment] {
            (state, lcmState) = known
        } else if moment != "CUSTOM" {
            throw OneError(.internal, "Unkown state condition: \(moment)")
        }
        guard Self.states(of: "VM").contains(state) else { throw OneError(.internal, "Wrong STATE: \(state)") }
        guard Self.lcmStates.contains(lcmState) else { throw OneError(.internal, "Wrong LCM_STATE: \(lcmState)") }
        self[text: "STATE"] = state
        self[text: "LCM_STATE"] = lcmState
    }

    /// Writes the state that the new template of a hook names as a core does.
    fileprivate mutating func changeState(of resource: String) throws {
        for (name, states) in [("STATE", Self.states(of: resource)), ("LCM_STATE", Self.lcmStates)] {
            guard name == "STATE" || resource == "VM" else { continue }
            let state = resource == "NET" ? self[text: name] : self[text: name].uppercased()
            let isKept = ["IMAGE", "NET"].contains(resource) && has(name)
            guard states.contains(state) || isKept else {
                throw OneError(.internal, "The \(name) attribute is not defined or it's invalid.")
            }
            if states.contains(state) { self[text: name] = state }
        }
    }
}
