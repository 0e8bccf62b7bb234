import OpenNebula

/// The only zone of the cloud, which is in no federation.
extension Cloud {
    mutating func zone(_ verb: String, _ call: Call, _ user: User) throws -> One.XMLRPCValue? {
        switch verb {
        case "allocate":
            throw failedToAllocate(.zone, "New zones can only be created at federation master")
        case "delete":
            _ = try object(.zone, call.int(1), .admin, user)
            throw OneError(.action, "Cannot delete zone. System Zones (ID < 100) cannot be deleted.")
        case "enable":
            let (id, isEnabled) = (try call.int(1), try call.bool(2))
            try check(zone: id, "Enable/disable mode have to be set", user)
            change(.zone, id) { $0[int: "STATE"] = isEnabled ? 0 : 1 }
            return .int(id)
        case "addserver":
            let (id, template) = (try call.int(1), try call.string(2))
            try check(zone: id, "Servers have to be added", user)
            return .int(try add(server: template, to: id))
        case "delserver", "resetserver":
            let (id, server) = (try call.int(1), try call.int(2))
            try check(zone: id, "Servers have to be deleted", user)
            guard verb == "delserver" else { return .int(id) }
            guard self[.zone, id]?["SERVER_POOL"].children.contains(where: { $0[int: "ID"] == server }) == true else {
                throw OneError(.action, "SERVER not found in zone")
            }
            change(.zone, id) { $0["SERVER_POOL"].children.removeAll { $0[int: "ID"] == server } }
            return .int(id)
        default: return nil
        }
    }

    private func check(zone id: Int, _ what: String, _ user: User) throws {
        guard id == 0 else { throw OneError(.action, "\(what) through the target zone endpoints") }
        try authorize(user, Request(.admin, .zone, id))
    }

    private mutating func add(server text: String, to id: Int) throws -> Int {
        let template: [Node]
        do { template = try TemplateReader.read(text) } catch let error as OneError {
            throw OneError(.action, error.message)
        }
        guard var server = template.first(where: { $0.name == "SERVER" }) else {
            throw OneError(.action, "SERVER not found in template")
        }
        guard !server[text: "NAME"].isEmpty else { throw OneError(.action, "Missing NAME in SERVER") }
        guard !(server[text: "ENDPOINT"] + server[text: "ENDPOINT_GRPC"]).isEmpty else {
            throw OneError(.action, "Missing ENDPOINT or ENDPOINT_GRPC in SERVER")
        }
        change(.zone, id) { zone in
            let last = zone["SERVER_POOL"].children.map { $0[int: "ID"] }.max() ?? -1
            server[int: "ID"] = last + 1
            server.sort()
            zone["SERVER_POOL"].children.append(server)
        }
        return id
    }

    /// What an update stores: servers are no part of it, and there is an endpoint.
    func zoneTemplate(_ template: Node) -> Node {
        var template = template
        template.remove("SERVER")
        if template[text: "ENDPOINT"].isEmpty { template.merge([Node("ENDPOINT", "-")]) }
        return template
    }

    /// Refuses a call while the zone is disabled, unless it only reads.
    func checkZone(answers method: String) throws {
        guard self[.zone, 0]?[int: "STATE"] == 1 else { return }
        let parts = method.split(separator: ".")
        let reads = parts.count == 3 && (parts[2] == "info" || parts[1].hasSuffix("pool"))
        let others = ["one.zone.enable", "one.zone.raftstatus", "one.system.version", "one.system.config"]
        guard reads && !["one.acl.info", "one.cluster.info"].contains(method) || others.contains(method) else {
            throw OneError(.internal, "Cannot process request, zone disabled")
        }
    }
}
