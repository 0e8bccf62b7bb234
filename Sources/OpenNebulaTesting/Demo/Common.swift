import OpenNebula

/// What is done with every kind of object. Which kinds have which method, the table of a core's methods knows.
extension Cloud {
    /// - Returns: The result, nil for a method that is not common.
    mutating func common(
        _ verb: String, _ kind: Kind, _ call: Call, _ user: User
    ) throws -> One.XMLRPCValue? {
        switch verb {
        case "info":
            return document(try object(kind, call.int(1), .use, user, ignoringLock: true))
        case "delete":
            let id = try call.int(1)
            _ = try object(kind, id, .manage, user)
            self[kind, id] = nil
            return .int(id)
        case "update": return .int(try update(kind, call, user))
        case "rename": return .int(try rename(kind, call, user))
        case "chmod": return .int(try chmod(kind, call, user))
        case "chown": return .int(try chown(kind, call, user))
        case "lock":
            let (id, level, isTest) = (try call.int(1), try call.int(2), call.has(3) ? try call.bool(3) : false)
            let old = try object(kind, id, .manage, user, ignoringLock: true)["LOCK"]
            guard (1...One.LockLevel.ALL.rawValue).contains(level) else {
                throw OneError(.action, "Wrong lock level specified")
            }
            if isTest, old.has("TIME") { throw OneError(.action, old[text: "TIME"]) }
            guard user.isAdmin || !old.has("OWNER") || old[int: "OWNER"] == user.id else {
                throw OneError(.action, "Error trying to lock the resource.")
            }
            // Who may not use an object may do nothing with it.
            lock(kind, id, level: level == One.LockLevel.ALL.rawValue ? One.LockLevel.USE.rawValue : level, user)
            return .int(id)
        case "unlock":
            let id = try call.int(1)
            let lock = try object(kind, id, .manage, user, ignoringLock: true)["LOCK"]
            guard user.isAdmin || lock[int: "OWNER"] == user.id else {
                throw OneError(.action, "Cannot unlock: Lock is owned by another user")
            }
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

    /// The elements that begin the document of an object with an owner.
    func owned(_ kind: Kind, name: String, _ user: User) -> Node {
        var object = Node(kind.element, ["ID", "UID", "GID", "UNAME", "GNAME"].map { Node($0) } + [Node("NAME", name)])
        object.own(user)
        return object
    }

    private mutating func update(_ kind: Kind, _ call: Call, _ user: User) throws -> Int {
        let (id, template, mode) = (try call.int(1), try call.string(2), try call.int(3))
        _ = try object(kind, id, [.group, .host].contains(kind) ? .admin : .manage, user)
        guard [0, 1].contains(mode) else { throw OneError(.api, "Wrong update type") }
        let attributes = try TemplateReader.read(template)
        let element = kind == .vm ? "USER_TEMPLATE" : "TEMPLATE"
        var merged = mode == One.UpdateMode.replace.rawValue ? Node(element) : self[kind, id]?[element] ?? Node(element)
        merged.merge(attributes)
        do {
            try set(template: merged, of: kind, id, user)
        } catch let error as OneError {
            throw OneError(.internal, "Cannot update template. \(error.message)")
        }
        return id
    }

    /// Puts a template in the place of an object's, as far as its kind lets it.
    private mutating func set(template: Node, of kind: Kind, _ id: Int, _ user: User) throws {
        let template = try checked(template, of: kind, id, user)
        change(kind, id) { $0[template.name] = template }
    }

    /// A template as an object of the kind takes it in an update.
    private mutating func checked(_ template: Node, of kind: Kind, _ id: Int, _ user: User) throws -> Node {
        switch kind {
        case .vn: try networkTemplate(template, of: id, user)
        case .datastore: try datastoreTemplate(template, of: id)
        case .host: hostTemplate(template, of: id)
        case .market: try marketTemplate(template, of: id)
        case .marketapp: marketAppTemplate(template, of: id)
        case .backupjob: try backupJobTemplate(template, of: id)
        case .cluster: try clusterTemplate(template, of: id)
        case .hook: try hookTemplate(template, of: id)
        case .secgroup: try securityGroupTemplate(template, of: id)
        case .vmgroup: try vmGroupTemplate(template, of: id)
        case .vrouter: virtualRouterTemplate(template, of: id)
        case .zone: zoneTemplate(template)
        default: template
        }
    }

    private mutating func rename(_ kind: Kind, _ call: Call, _ user: User) throws -> Int {
        let (id, name) = (try call.int(1), try call.string(2))
        guard let old = self[kind, id] else { throw missing(kind, id) }
        if old[text: "NAME"] == name { return id }
        _ = try object(kind, id, [.group, .host].contains(kind) ? .admin : .manage, user)
        if let other = other(kind, named: name, of: old[int: "UID"]) {
            let problem = "collides with \(kind.name) \(other)"
            throw OneError(.action, "\(kind.name) cannot be renamed to \(name) because it \(problem)")
        }
        do { try check(name: name) } catch let error as OneError { throw OneError(.action, error.message) }
        change(kind, id) { $0[text: "NAME"] = name }
        // Its members know it by name as well.
        for host in all(.host) where kind == .cluster && host[int: "CLUSTER_ID"] == id {
            change(.host, host[int: "ID"]) { $0[text: "CLUSTER"] = name }
        }
        for vm in kind == .host ? self[.host, id]?["VMS"].ids ?? [] : [] {
            change(.vm, vm) { vm in
                guard let last = vm["HISTORY_RECORDS"].children.indices.last else { return }
                vm["HISTORY_RECORDS"].children[last][text: "HOSTNAME"] = name
            }
        }
        for image in all(.image) where kind == .datastore && image[int: "DATASTORE_ID"] == id {
            change(.image, image[int: "ID"]) { $0[text: "DATASTORE"] = name }
        }
        for app in all(.marketapp) where kind == .market && app[int: "MARKETPLACE_ID"] == id {
            change(.marketapp, app[int: "ID"]) { $0[text: "MARKETPLACE"] = name }
        }
        return id
    }

    private mutating func chmod(_ kind: Kind, _ call: Call, _ user: User) throws -> Int {
        let id = try call.int(1)
        let names = ["OWNER", "GROUP", "OTHER"].flatMap { who in ["U", "M", "A"].map { "\(who)_\($0)" } }
        var bits: [String: Int] = [:]
        for (index, name) in names.enumerated() {
            let bit = try call.int(index + 2)
            guard (-1...1).contains(bit) else {
                throw OneError(.internal, "New permission values must be -1, 0 or 1")
            }
            if bit >= 0 { bits[name] = bit }
        }
        let object = try object(kind, id, .manage, user)
        // The rights of administration need that right.
        if bits.contains(where: { $0.key.hasSuffix("_A") && object["PERMISSIONS"][int: $0.key] != $0.value }) {
            try authorize(user, Request(.admin, kind, id))
        }
        change(kind, id) { for (name, bit) in bits { $0["PERMISSIONS"][int: name] = bit } }
        return id
    }

    private mutating func chown(_ kind: Kind, _ call: Call, _ user: User) throws -> Int {
        let (id, owner, group) = (try call.int(1), try call.int(2), try call.int(3))
        if owner >= 0, self[.user, owner] == nil { throw missing(.user, owner) }
        if group >= 0, self[.group, group] == nil { throw missing(.group, group) }
        guard let old = self[kind, id] else { throw missing(kind, id) }
        let isNew = (owner: owner >= 0 && owner != old[int: "UID"], group: group >= 0 && group != old[int: "GID"])
        try authorize(
            user,
            [Request(.manage, kind, id)] + (isNew.owner ? [Request(.manage, .user, owner)] : [])
                + (isNew.group ? [Request(.use, .group, group)] : []))
        let name = old[text: "NAME"]
        if isNew.owner, kind.names == .ofOwner, let other = other(kind, named: name, of: owner) {
            throw OneError(.internal, "user [\(owner)] already owns \(kind.name) [\(other)] with NAME \(name)")
        }
        var new = old
        if isNew.owner {
            new[int: "UID"] = owner
            new[text: "UNAME"] = self[.user, owner]?[text: "NAME"] ?? ""
        }
        if isNew.group {
            new[int: "GID"] = group
            new[text: "GNAME"] = self[.group, group]?[text: "NAME"] ?? ""
        }
        try charge(kind, from: old, to: new)
        self[kind, id] = new
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
            let before: [Kind: String] = [
                .vmgroup: "PERMISSIONS", .document: "PERMISSIONS", .vm: "DEPLOY_ID", .vrouter: "PERMISSIONS",
                .marketapp: "GNAME", .hook: "TYPE",
            ]
            let index = object.children.firstIndex { $0.name == before[kind] ?? "NAME" } ?? 0
            object.children.insert(lock, at: index + 1)
        }
    }
}
