import OpenNebula

/// The only zone of the cloud. It is not part of a federation.
extension Cloud {
    mutating func zone(_ verb: String, _ id: Int, _ call: Call, _ user: User) throws -> One.XMLRPCValue? {
        if verb == "allocate" { throw failedToAllocate(.zone, "New zones can only be created at federation master") }
        guard verb == "enable" else { return nil }
        let (isEnabled, _) = (try call.bool(2), try object(.zone, id, .admin, user))
        change(.zone, id) { $0[int: "STATE"] = isEnabled ? 0 : 1 }
        return .int(id)
    }

    /// Returns the template that an update stores. It has no servers, and always an endpoint.
    func zoneTemplate(_ template: Node) -> Node {
        template.with {
            $0.remove("SERVER")
            if $0[text: "ENDPOINT"].isEmpty { $0.merge(["ENDPOINT": "-"]) }
        }
    }
}
