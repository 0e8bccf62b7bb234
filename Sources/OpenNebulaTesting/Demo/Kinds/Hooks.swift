import OpenNebula

extension Cloud {
    mutating func hook(_ verb: String, _ id: Int, _ call: Call, _ user: User) throws -> One.XMLRPCValue? {
        switch verb {
        case "allocate":
            var (name, template) = try wanted(.hook, verb, call, user)
            try ensure((try? check(name: name)) != nil, .internal, "Invalid name.")
            let type = template[text: "TYPE"].lowercased()
            try ensure(["api", "state"].contains(type), .internal, "Invalid Hook type: \(type)")
            template.remove("TYPE")
            template.setDefaults(["REMOTE": "NO"])
            let whole = try hookTemplate(template, of: Node("HOOK", ["TYPE": type]))
            return .int(try add(.hook, named: name, [Node("TYPE", type), whole, Node("HOOKLOG")], user))
        case "retry":
            _ = try (call.int(2), object(.hook, id, .manage, user))
            throw OneError(.internal, "Invalid HookLog body. Arguments not found.")
        default: return nil
        }
    }

    /// Returns the template that a hook stores.
    func hookTemplate(_ template: Node, of hook: Node) throws -> Node {
        var template = template
        try ensure(!template[text: "COMMAND"].isEmpty, .internal, "No COMMAND in template for Hook.")
        if template.has("REMOTE") { template[text: "REMOTE"] = template.isYes("REMOTE") ? "YES" : "NO" }
        let call = template[text: "CALL"]
        if hook[text: "TYPE"] == "state" {
            try template.awaitState()
        } else if !Recorded.methods.contains(call) || call.hasSuffix(".info") {
            throw OneError(.internal, "API call does not exist or is not supported: \(call)")
        }
        template.sort()
        return template
    }
}

extension Node {
    /// The hook events of VMs that have names of their own, with the states that they stand for.
    private static let moments = [
        "PROLOG": ("ACTIVE", "PROLOG"), "RUNNING": ("ACTIVE", "RUNNING"), "SHUTDOWN": ("ACTIVE", "EPILOG"),
        "STOP": ("STOPPED", "LCM_INIT"), "DONE": ("DONE", "LCM_INIT"), "UNKNOWN": ("ACTIVE", "UNKNOWN"),
    ]

    /// Writes the state in a hook's template in a core's spelling.
    fileprivate mutating func awaitState() throws {
        let (resource, moment) = (self[text: "RESOURCE"], self[text: "ON"].uppercased())
        remove("ON")
        let states = [
            "VM": One.VMState.names, "HOST": One.HostState.names, "IMAGE": One.ImageState.names,
            "NET": One.VirtualNetworkState.names,
        ]
        guard let states = states[resource] else { throw OneError(.internal, "Invalid resource type: \(resource)") }
        if let both = Self.moments[moment] { (self[text: "STATE"], self[text: "LCM_STATE"]) = both }
        for name in ["STATE", "LCM_STATE"] where has(name) { self[text: name] = self[text: name].uppercased() }
        let state = self[text: "STATE"]
        try ensure(
            states.values.contains(state), .internal, "\(resource == "VM" ? "Wrong" : "Invalid") STATE: \(state)")
    }
}
