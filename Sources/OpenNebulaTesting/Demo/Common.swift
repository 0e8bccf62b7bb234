import OpenNebula

/// The methods that many kinds of object share. The table of a core's methods determines which kind has which method.
extension Cloud {
    /// Carries out a method that many kinds share.
    ///
    /// - Returns: The result; nil for other methods.
    mutating func common(
        _ verb: String, _ kind: Kind, _ id: Int, _ call: Call, _ user: User
    ) throws -> One.XMLRPCValue? {
        switch verb {
        case "info":
            let own = [.user: user.id, .group: user.group.id][id == -1 ? kind : .vm]
            return document(try object(kind, own ?? id, .use, user, ignoringLock: true))
        case "delete": try delete(kind, id, call, user)
        case "update": try update(kind, id, call, user)
        case "rename": try rename(kind, id, to: call.string(2), user)
        case "chmod": try chmod(kind, id, call, user)
        case "chown": try chown(kind, id, owner: call.int(2), group: call.int(3), user)
        case "lock": try lock(kind, id, level: call.int(2), isTest: call.flag(3), user)
        case "unlock":
            let lock = try object(kind, id, .manage, user, ignoringLock: true)["LOCK"]
            try ensure(
                user.isAdmin || lock[int: "OWNER"] == user.id, .action, "Cannot unlock: Lock is owned by another user")
            change(kind, id) { $0.remove("LOCK") }
        default: return nil
        }
        return .int(id)
    }

    /// Returns the right that is needed to change a name or a template.
    private func right(toChange kind: Kind) -> Right { [.group, .host].contains(kind) ? .admin : .manage }

    private mutating func update(_ kind: Kind, _ id: Int, _ call: Call, _ user: User) throws {
        let (text, mode) = (try call.string(2), try call.int(3))
        let object = try object(kind, id, right(toChange: kind), user)
        try ensure([0, 1].contains(mode), .api, "Wrong update type")
        let attributes = try TemplateReader.read(text)
        let name = kind == .vm ? "USER_TEMPLATE" : "TEMPLATE"
        var template = mode == One.UpdateMode.replace.rawValue ? Node(name) : object[name]
        template.merge(attributes)
        do { template = try checked(template, of: object, kind, user) } catch let error as OneError {
            throw OneError(.internal, "Cannot update template. \(error.message)")
        }
        change(kind, id) { $0[name] = template }
    }

    /// Returns the template that an update stores in an object of a kind.
    private mutating func checked(_ template: Node, of object: Node, _ kind: Kind, _ user: User) throws -> Node {
        switch kind {
        case .backupjob: backupJobTemplate(template)
        case .cluster: clusterTemplate(template, of: object)
        case .datastore: try datastoreTemplate(template, of: object)
        case .hook: try hookTemplate(template, of: object)
        case .host: hostTemplate(template, of: object)
        case .market: try marketTemplate(template, of: object)
        case .marketapp: marketAppTemplate(template, of: object)
        case .secgroup: try securityGroupTemplate(template, of: object)
        case .vmgroup: try vmGroupTemplate(template, of: object)
        case .vn: try networkTemplate(template, of: object, user)
        case .vrouter: template.with { $0.replaceAll("NIC", by: object["TEMPLATE"].all("NIC")) }
        case .zone: zoneTemplate(template)
        default: template
        }
    }

    private mutating func rename(_ kind: Kind, _ id: Int, to name: String, _ user: User) throws {
        let old = try existing(kind, id)
        if old[text: "NAME"] == name { return }
        try authorize(user, Request(right(toChange: kind), kind, id))
        if let other = other(kind, named: name, of: old[int: "UID"]) {
            let problem = "collides with \(kind.name) \(other)"
            throw OneError(.action, "\(kind.name) cannot be renamed to \(name) because it \(problem)")
        }
        try recoding(.action) { try check(name: name) }
        change(kind, id) { $0[text: "NAME"] = name }
        // The documents of its members contain its name too.
        if let members = [.cluster: .host, .datastore: .image, .market: .marketapp][kind] as Kind? {
            for member in all(members) where member[text: "\(kind.root)_ID"] == "\(id)" {
                change(members, member.id) { $0[text: kind.root] = name }
            }
        }
        if kind == .host { for vm in old["VMS"].ids { changeHistory(of: vm) { $0[text: "HOSTNAME"] = name } } }
    }

    private mutating func chmod(_ kind: Kind, _ id: Int, _ call: Call, _ user: User) throws {
        let bits = try Node.rights.indices.map { try call.int($0 + 2) }
        try ensure(bits.allSatisfy((-1...1).contains), .internal, "New permission values must be -1, 0 or 1")
        let object = try object(kind, id, .manage, user)
        let changes = zip(Node.rights, bits).filter { $1 >= 0 }
        // Only those with the right ADMIN can change the ADMIN bits.
        if changes.contains(where: { $0.hasSuffix("_A") && object["PERMISSIONS"][int: $0] != $1 }) {
            try authorize(user, Request(.admin, kind, id))
        }
        change(kind, id) { for (name, bit) in changes { $0["PERMISSIONS"][int: name] = bit } }
    }

    private mutating func chown(_ kind: Kind, _ id: Int, owner: Int, group: Int, _ user: User) throws {
        if owner >= 0 { _ = try existing(.user, owner) }
        if group >= 0 { _ = try existing(.group, group) }
        let old = try existing(kind, id)
        let isOther = (owner: owner >= 0 && owner != old[int: "UID"], group: group >= 0 && group != old[int: "GID"])
        try authorize(
            user,
            [Request(.manage, kind, id)] + (isOther.owner ? [Request(.manage, .user, owner)] : [])
                + (isOther.group ? [Request(.use, .group, group)] : []))
        let name = old[text: "NAME"]
        if isOther.owner, kind.names == .ofOwner, let other = other(kind, named: name, of: owner) {
            throw OneError(.internal, "user [\(owner)] already owns \(kind.name) [\(other)] with NAME \(name)")
        }
        var new = old
        for (kind, id, key) in [(Kind.user, owner, "U"), (.group, group, "G")] where id >= 0 {
            new[int: "\(key)ID"] = id
            new[text: "\(key)NAME"] = self[kind, id]?[text: "NAME"] ?? ""
        }
        try charge(kind, from: old, to: new)
        self[kind, id] = new
    }

    private mutating func lock(_ kind: Kind, _ id: Int, level: Int, isTest: Bool, _ user: User) throws {
        let old = try object(kind, id, .manage, user, ignoringLock: true)["LOCK"]
        try ensure((1...One.LockLevel.ALL.rawValue).contains(level), .action, "Wrong lock level specified")
        try ensure(!isTest || !old.has("TIME"), .action, old[text: "TIME"])
        let isFree = user.isAdmin || !old.has("OWNER") || old[int: "OWNER"] == user.id
        try ensure(isFree, .action, "Error trying to lock the resource.")
        // Without the right to use an object, nothing else is possible. So ALL is the same as USE.
        let level = level == One.LockLevel.ALL.rawValue ? One.LockLevel.USE.rawValue : level
        let lock = Node("LOCK", ["LOCKED": "\(level)", "OWNER": "\(user.id)", "TIME": "\(now)", "REQ_ID": "0"])
        let before: [Kind: String] = [
            .vmgroup: "PERMISSIONS", .document: "PERMISSIONS", .vm: "DEPLOY_ID", .vrouter: "PERMISSIONS",
            .marketapp: "GNAME", .hook: "TYPE",
        ]
        change(kind, id) { object in
            object.remove("LOCK")
            let index = object.children.firstIndex { $0.name == before[kind] ?? "NAME" } ?? 0
            object.children.insert(lock, at: index + 1)
        }
    }
}
