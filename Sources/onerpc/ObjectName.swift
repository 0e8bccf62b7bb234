import OpenNebula

/// Looks up objects whose names are given in place of ids, such as `name:web01`.
enum ObjectName {
    static let prefix = "name:"

    /// Returns the kind of object whose id a parameter takes, such as `host`. Returns nil if the parameter is not an
    /// id, or the objects cannot be found by name.
    static func kind(of parameter: MethodDescription.Parameter, of method: MethodDescription) -> String? {
        guard parameter.type == "Int" else { return nil }
        // The id is that of an object in another zone, whose names are not known here.
        let isOfOtherZone =
            method.parameters.contains { $0.name == "zone" } && !["id", "zone"].contains(parameter.name)
        let kind =
            switch parameter.name {
            case "id": String(method.name.prefix { $0 != "." })
            case "vnet": "vn"
            default: parameter.name
            }
        // To find a document, its type is needed too.
        guard !isOfOtherZone, kind != "document", MethodDescription.named("\(kind)pool.info") != nil else { return nil }
        return kind
    }

    /// Returns the id of the only object with a kind and a name.
    static func id(of name: String, _ kind: String, on one: OneServer) async throws -> Int {
        guard let object = try await first(named: name, kind, on: one) else {
            throw Failure(description: "no \(kind) is named \(name.debugDescription)")
        }
        return object.ID
    }

    private static func first(named name: String, _ kind: String, on one: OneServer) async throws -> (any OneObject)? {
        switch kind {
        case "backupjob": try await one.backupjobpool.first(named: name)
        case "cluster": try await one.clusterpool.first(named: name)
        case "datastore": try await one.datastorepool.first(named: name)
        case "group": try await one.grouppool.first(named: name)
        case "hook": try await one.hookpool.first(named: name)
        case "host": try await one.hostpool.first(named: name)
        case "image": try await one.imagepool.first(named: name)
        case "market": try await one.marketpool.first(named: name)
        case "marketapp": try await one.marketapppool.first(named: name)
        case "secgroup": try await one.secgrouppool.first(named: name)
        case "template": try await one.templatepool.first(named: name)
        case "user": try await one.userpool.first(named: name)
        case "vdc": try await one.vdcpool.first(named: name)
        case "vm": try await one.vmpool.first(named: name)
        case "vmgroup": try await one.vmgrouppool.first(named: name)
        case "vn": try await one.vnpool.first(named: name)
        case "vntemplate": try await one.vntemplatepool.first(named: name)
        case "vrouter": try await one.vrouterpool.first(named: name)
        case "zone": try await one.zonepool.first(named: name)
        default: nil
        }
    }

    /// Returns the names of all objects of a kind.
    static func all(_ kind: String, on one: OneServer) async throws -> [String] {
        guard let method = MethodDescription.named("\(kind)pool.info"), let pool = method.result as? any OnePool.Type
        else { return [] }
        // All users' objects, with any id, in all states except DONE.
        let required = method.parameters.count { $0.defaultValue == nil }
        return try await names(in: pool, method.name, Array([-2, -1, -1, -1].prefix(required)), on: one)
    }

    private static func names<Pool: OnePool>(
        in pool: Pool.Type, _ method: String, _ arguments: [Int], on one: OneServer
    ) async throws -> [String] {
        let objects: OneStream<Pool> = one.stream(method, arguments)
        var names: [String] = []
        for try await object in objects { if let object = object as? any OneObject { names.append(object.NAME) } }
        return names
    }
}

extension String {
    /// Returns the text after a prefix, or nil if the text does not begin with the prefix.
    func after(_ prefix: String) -> String? {
        utf8.starts(with: prefix.utf8) ? String(decoding: utf8.dropFirst(prefix.utf8.count), as: UTF8.self) : nil
    }
}
