import OpenNebula

/// What is done with every kind of object.
extension Cloud {
    /// - Returns: The result, nil for a method that is not common.
    mutating func common(
        _ verb: String, _ kind: Kind, _ call: Call, _ user: User
    ) throws -> One.XMLRPCValue? {
        switch verb {
        case "info":
            let id = try call.int(1)
            return .string(try object(kind, id, .use, user, ignoringLock: true).xml)
        case "update":
            let (id, template, mode) = (try call.int(1), try call.string(2), try call.int(3))
            _ = try object(kind, id, .manage, user)
            guard [0, 1].contains(mode) else { throw OneError(.api, "Wrong update type") }
            let attributes = try TemplateReader.read(template)
            let element = kind == .vm ? "USER_TEMPLATE" : "TEMPLATE"
            change(kind, id) {
                if mode == One.UpdateMode.replace.rawValue { $0[element].children = [] }
                $0[element].merge(attributes)
            }
            return .int(id)
        case "rename":
            let (id, name) = (try call.int(1), try call.string(2))
            let object = try object(kind, id, .manage, user)
            if object[text: "NAME"] == name { return .int(id) }
            if kind.hasUniqueNames,
                let other = other(kind, named: name, of: kind.isOwned ? object[int: "UID"] : nil)
            {
                let problem = "collides with \(kind.name) \(other)"
                throw OneError(.action, "\(kind.name) cannot be renamed to \(name) because it \(problem)")
            }
            do { try check(name: name) } catch let error as OneError { throw OneError(.action, error.message) }
            change(kind, id) { $0[text: "NAME"] = name }
            return .int(id)
        case "chmod" where kind.isOwned: return .int(try chmod(kind, call, user))
        case "chown" where kind.isOwned: return .int(try chown(kind, call, user))
        case "lock" where kind.isLockable:
            let (id, level) = (try call.int(1), try call.int(2))
            guard (1...One.LockLevel.ALL.rawValue).contains(level) else {
                throw OneError(.action, "Wrong lock level specified")
            }
            if call.has(3), try call.bool(3), self[kind, id]?.has("LOCK") == true {
                throw OneError(.locked, "\(kind.root) \(id) is already locked.")
            }
            _ = try object(kind, id, .admin, user, ignoringLock: user.isAdmin)
            lock(kind, id, level: level, user)
            return .int(id)
        case "unlock" where kind.isLockable:
            let id = try call.int(1)
            _ = try object(kind, id, .admin, user, ignoringLock: true)
            change(kind, id) { $0.remove("LOCK") }
            return .int(id)
        default: return nil
        }
    }

    /// A template without its name, and that.
    func named(template text: String) throws -> (name: String, template: Node) {
        var template = Node("TEMPLATE", try TemplateReader.read(text))
        let name = template[text: "NAME"]
        template.remove("NAME")
        return (name, template)
    }

    private mutating func chmod(_ kind: Kind, _ call: Call, _ user: User) throws -> Int {
        let id = try call.int(1)
        _ = try object(kind, id, .manage, user)
        let names = ["OWNER", "GROUP", "OTHER"].flatMap { who in ["U", "M", "A"].map { "\(who)_\($0)" } }
        var bits: [String: Int] = [:]
        for (index, name) in names.enumerated() {
            let bit = try call.int(index + 2)
            guard (-1...1).contains(bit) else {
                throw OneError(.internal, "New permission values must be -1, 0 or 1")
            }
            if bit >= 0 { bits[name] = bit }
        }
        change(kind, id) { for (name, bit) in bits { $0["PERMISSIONS"][int: name] = bit } }
        return id
    }

    private mutating func chown(_ kind: Kind, _ call: Call, _ user: User) throws -> Int {
        let (id, owner, group) = (try call.int(1), try call.int(2), try call.int(3))
        _ = try object(kind, id, .admin, user)
        var changes: [(String, String)] = []
        if owner >= 0 {
            guard let owner = Recorded.document("one.user.info-\(owner)") else { throw missing("user", owner) }
            changes += [("UID", owner[text: "ID"]), ("UNAME", owner[text: "NAME"])]
        }
        if group >= 0 {
            guard let group = Recorded.document("one.group.info-\(group)") else { throw missing("group", group) }
            changes += [("GID", group[text: "ID"]), ("GNAME", group[text: "NAME"])]
        }
        change(kind, id) { for (name, value) in changes { $0[text: name] = value } }
        return id
    }

    private mutating func lock(_ kind: Kind, _ id: Int, level: Int, _ user: User) {
        let lock = Node(
            "LOCK",
            [
                Node("LOCKED", "\(level)"), Node("OWNER", "\(user.id)"), Node("TIME", "\(now)"), Node("REQ_ID", "0"),
            ])
        change(kind, id) { object in
            object.remove("LOCK")
            let before = [.vmgroup: "PERMISSIONS", .document: "PERMISSIONS", .vm: "DEPLOY_ID"][kind] ?? "NAME"
            let index = object.children.firstIndex { $0.name == before } ?? 0
            object.children.insert(lock, at: index + 1)
        }
    }

    /// Answers a pool's method.
    ///
    /// - Returns: The document, nil for a method whose answer was recorded.
    func pool(_ verb: String, _ kind: Kind, _ call: Call, _ user: User) throws -> Node? {
        var objects = all(kind)
        switch (kind, verb) {
        case (.host, "info"): return Node("HOST_POOL", user.isAdmin ? objects.map(\.hostInPool) : [])
        case (.vm, "infoset"):
            let ids = Set(try call.string(1).split(separator: ",").compactMap { Int($0) })
            objects = objects.filter { ids.contains($0[int: "ID"]) && may(user, .use, $0) }
            return Node("VM_POOL", try call.bool(2) ? objects.map(Self.extended) : objects.map(Self.short))
        case (.vm, "info"), (.vm, "infoextended"):
            let state = try call.int(4)
            objects = try filtered(objects, call, user).filter {
                state == -2 || (state == -1 ? $0[int: "STATE"] != One.VMState.DONE.rawValue : $0[int: "STATE"] == state)
            }
            return Node("VM_POOL", try page(objects, call).map(verb == "info" ? Self.short : Self.extended))
        case (.cluster, "info"), (.vdc, "info"): return Node("\(kind.element)_POOL", objects)
        case (.document, "info"):
            let type = try call.int(4)
            objects = objects.filter { $0[int: "TYPE"] == type }
            return Node("DOCUMENT_POOL", try page(filtered(objects, call, user), call))
        case (_, "info"): return Node("\(kind.element)_POOL", try page(filtered(objects, call, user), call))
        default: return nil
        }
    }

    private func filtered(_ objects: [Node], _ call: Call, _ user: User) throws -> [Node] {
        let flag = try call.int(1)
        guard flag >= One.FilterFlag.GROUP.rawValue else { throw OneError(.api, "Incorrect filter_flag") }
        return objects.filter { object in
            guard may(user, .use, object) else { return false }
            let (isMine, isGroups) = (object[int: "UID"] == user.id, object[int: "GID"] == user.group.id)
            return switch One.FilterFlag(rawValue: flag) {
            case .ALL: true
            case .MINE: isMine
            case .GROUP: isGroups
            case .MINE_GROUP: isMine || isGroups
            default: object[int: "UID"] == flag
            }
        }
    }

    /// The part of a pool that is asked for: ids from one to another, or so many from a position.
    private func page(_ objects: [Node], _ call: Call) throws -> [Node] {
        let (start, end) = (try call.int(2), try call.int(3))
        if start >= 0, end < -1 { return Array(objects.dropFirst(start).prefix(-end)) }
        return objects.filter { object in
            let id = object[int: "ID"]
            return (start < 0 || id >= start) && (end < 0 || id <= end)
        }
    }
}
