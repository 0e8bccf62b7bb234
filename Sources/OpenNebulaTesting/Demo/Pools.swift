import OpenNebula

/// What pools answer.
extension Cloud {
    /// - Returns: The document, nil for a method whose answer was recorded.
    func pool(_ verb: String, _ kind: Kind, _ call: Call, _ user: User) throws -> Node? {
        let objects = all(kind)
        let pool = "\(kind.element)_POOL"
        switch (kind, verb) {
        case (.vm, _): return try vmPool(verb, call, user)
        case (.document, "info"):
            let type = try call.int(4)
            return Node(pool, try page(filtered(objects, kind, call, user), call).filter { $0[int: "TYPE"] == type })
        case (.user, "info"), (.group, "info"): return try accounts(kind, user)
        case (.host, "monitoring"): return try monitoring(of: objects.filter { may(user, .use, kind, $0) }, call)
        case (_, "info") where kind.isOwned && kind != .datastore && kind != .market:
            return Node(pool, try page(filtered(objects, kind, call, user), call).map { inPool($0, kind) })
        case (_, "info"):
            return Node(pool, objects.filter { may(user, .use, kind, $0) }.map { inPool($0, kind) })
        default: return nil
        }
    }

    /// An object as the pool of its kind shows it.
    private func inPool(_ object: Node, _ kind: Kind) -> Node {
        switch kind {
        case .backupjob: object.backupJobInPool
        case .hook: object.hookInPool
        case .host: object.hostInPool
        case .vn: object.networkInPool
        default: object
        }
    }

    func filtered(_ objects: [Node], _ kind: Kind, _ call: Call, _ user: User) throws -> [Node] {
        let flag = try call.int(1)
        guard flag >= One.FilterFlag.GROUP.rawValue else { throw OneError(.api, "Incorrect filter_flag") }
        return objects.filter { object in
            guard may(user, .use, kind, object) else { return false }
            let (isMine, isGroups) = (object[int: "UID"] == user.id, user.groups.contains(object[int: "GID"]))
            return switch One.FilterFlag(rawValue: flag) {
            case .ALL: true
            case .MINE: isMine
            case .GROUP: object[int: "GID"] == user.group.id
            case .MINE_GROUP: isMine || isGroups
            default: object[int: "UID"] == flag
            }
        }
    }

    /// The part of a pool that is asked for: ids from one to another, or so many from a position.
    func page(_ objects: [Node], _ call: Call) throws -> [Node] {
        let (start, end) = (try call.int(2), try call.int(3))
        if start >= 0, end < -1 { return Array(objects.dropFirst(start).prefix(-end)) }
        return objects.filter { object in
            let id = object[int: "ID"]
            return (start < 0 || id >= start) && (end < 0 || id <= end)
        }
    }
}
