import OpenNebula

/// The only zone of the cloud. It is not part of a federation.
extension Cloud {
    mutating func zone(_ verb: String, _ id: Int, _ call: Call, _ user: User) throws -> One.XMLRPCValue? {
        switch verb {
        case "allocate": throw failedToAllocate(.zone, "New zones can only be created at federation master")
        case "enable":
            let isEnabled = try call.bool(2)
            _ = try object(.zone, id, .admin, user)
            change(.zone, id) { $0[int: "STATE"] = isEnabled ? 0 : 1 }
        default: return nil
        }
        return .int(id)
    }

    /// Returns the template that an update stores. It has no servers, and always an endpoint.
    func zoneTemplate(_ template: Node) -> Node {
        var template = template
        template.remove("SERVER")
        if template[text: "ENDPOINT"].isEmpty { template.merge(["ENDPOINT": "-"]) }
        return template
    }
}
