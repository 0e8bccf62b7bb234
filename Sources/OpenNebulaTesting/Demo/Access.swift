import OpenNebula

/// Authentication and authorization.
extension Cloud {
    /// The user who makes a call.
    struct User {
        var id: Int
        var name: String
        var group: (id: Int, name: String)
        var groups: Set<Int>
        /// The rights that objects of the user do not have when they are created, as bits.
        private var umask: Int

        /// Whether the user may do everything.
        var isAdmin: Bool { id == 0 || groups.contains(0) }

        init(_ user: Node) {
            id = user.id
            name = user[text: "NAME"]
            group = (user[int: "GID"], user[text: "GNAME"])
            groups = Set(user["GROUPS"].ids + [user[int: "GID"]])
            umask = Int(user["TEMPLATE"][text: "UMASK"], radix: 8) ?? 0o177
        }

        /// The permissions of an object that the user creates.
        var permissions: Node {
            let rights = (id == 0 || group.id == 0 ? 0o777 : 0o666) & ~umask
            return Node("PERMISSIONS", Node.rights.enumerated().map { Node($1, "\(rights >> (8 - $0) & 1)") })
        }
    }

    /// The right that a method needs. A lock prevents it if the lock's level is this number or lower.
    enum Right: Int {
        case use = 1
        case manage = 2
        case admin = 4
        case create = 8

        var name: String { "\(self)".uppercased() }
    }

    /// The user `oneadmin`, who always exists.
    var oneadmin: User { User(self[.user, 0] ?? Node("USER")) }

    /// Returns the user whose session a call has.
    func user(of call: Call) throws -> User {
        let session = try call.string(0)
        guard let colon = session.utf8.firstIndex(of: UInt8(ascii: ":")),
            let user = all(.user).first(where: { $0[text: "NAME"] == session[..<colon] }),
            user[int: "ENABLED"] == 1,
            let user = identified(user, by: session[session.utf8.index(after: colon)...])
        else { throw OneError(.authentication, "User couldn't be authenticated, aborting call.") }
        return user
    }

    /// Returns a user who logs in with a password or a login token. A token can be limited to one group.
    private func identified(_ user: Node, by secret: Substring) -> User? {
        guard let token = user.all("LOGIN_TOKEN").first(where: { $0[text: "TOKEN"] == secret }) else {
            let isKnown = user[text: "AUTH_DRIVER"] == "core" && passwords[user.id].map { $0 == secret } == true
            return isKnown ? User(user) : nil
        }
        let (end, group) = (token[int: "EXPIRATION_TIME"], token[int: "EGID"])
        guard end == -1 || now < end else { return nil }
        var identified = User(user)
        if group == -1 { return identified }
        guard identified.groups.contains(group), let name = self[.group, group]?[text: "NAME"] else { return nil }
        identified.group = (group, name)
        identified.groups = [group]
        return identified
    }

    /// A right that a call needs: to an object or, without an id, to create one.
    struct Request {
        var (right, kind, id, ignoresLock): (Right, Kind, Int?, Bool)

        init(_ right: Right, _ kind: Kind, _ id: Int? = nil, ignoringLock: Bool = false) {
            (self.right, self.kind, self.id, ignoresLock) = (right, kind, id, ignoringLock)
        }
    }

    /// Checks that a user has all of these rights. The error names all that are missing.
    func authorize(_ user: User, _ requests: Request...) throws { try authorize(user, requests) }

    func authorize(_ user: User, _ requests: [Request]) throws {
        let refusals = requests.compactMap { request in
            let object = request.id.flatMap { self[request.kind, $0] }
            let lock = request.ignoresLock ? 0 : object?["LOCK"][int: "LOCKED"] ?? 0
            let isLocked = lock > 0 && lock <= request.right.rawValue
            guard isLocked || !may(user, request.right, request.kind, object) else { return nil as String? }
            let refusal =
                user.isAdmin
                ? "\(request.kind.root) is locked."
                : "Not authorized to perform \(request.right.name) \(request.kind.root)"
            return refusal + (request.id.map { " [\($0)]" } ?? "")
        }
        try ensure(refusals.isEmpty, .authorization, "User [\(user.id)] : \(refusals.joined(separator: "; ")).")
    }

    /// Returns an object if the user has a right to it. `ignoringLock` allows it even if the object is locked.
    func object(_ kind: Kind, _ id: Int, _ right: Right, _ user: User, ignoringLock: Bool = false) throws -> Node {
        if id < 0 { try authorize(user, Request(right, kind)) }
        let object = try existing(kind, id)
        try authorize(user, Request(right, kind, id, ignoringLock: ignoringLock))
        return object
    }

    /// Returns an object, whatever the user may do with it.
    func existing(_ kind: Kind, _ id: Int) throws -> Node { try ensure(self[kind, id], or: missing(kind, id)) }

    func missing(_ kind: Kind, _ id: Int) -> OneError {
        OneError(.noExists, "Error getting \(kind.name) [\(id)].", objectID: id)
    }

    /// Returns whether the permissions of an object or an ACL rule give a user a right. Without an object, only rules
    /// can do so.
    func may(_ user: User, _ right: Right, _ kind: Kind, _ object: Node?) -> Bool {
        if user.isAdmin { return true }
        if let object {
            let (owner, group, permissions) = object.access(as: kind)
            let bit = right.name.prefix(1)
            if owner == user.id, permissions[int: "OWNER_\(bit)"] == 1 { return true }
            if let group, user.groups.contains(group), permissions[int: "GROUP_\(bit)"] == 1 { return true }
            if permissions[int: "OTHER_\(bit)"] == 1 { return true }
        }
        let target = AccessRule.Target(kind, object, create: right == .create ? user.group.id : nil)
        return all(.acl).contains { AccessRule($0).grants(right, to: user, on: target) }
    }
}

extension Node {
    static let rights = ["OWNER", "GROUP", "OTHER"].flatMap { who in
        ["U", "M", "A"].map { "\(who)_\($0)" }
    }

    /// Returns the owner, the group and the permissions of an object.
    func access(as kind: Cloud.Kind) -> (owner: Int?, group: Int?, permissions: Node) {
        switch kind {
        case .user: (id, self[int: "GID"], Node("PERMISSIONS", ["OWNER_U": "1", "OWNER_M": "1"]))
        case .group: (0, id, Node("PERMISSIONS", ["GROUP_U": "1"]))
        case _ where kind.isOwned: (self[int: "UID"], self[int: "GID"], self["PERMISSIONS"])
        default: (nil, nil, Node("PERMISSIONS"))
        }
    }
}

/// Attributes that only administrators may set.
extension Cloud {
    /// Refuses the attributes of a template that the core's configuration restricts for a kind of template: `VM`, `VNET`
    /// or `IMAGE`.
    func checkUnrestricted(
        _ what: String, _ template: Node, as kind: String, _ user: User, _ code: OneError.Code = .authorization
    ) throws {
        guard !user.isAdmin else { return }
        let paths = Recorded.configuration.all("\(kind)_RESTRICTED_ATTR").map { $0.text.split(separator: "/") }
        let restricted = paths.first { path in
            let attributes = template.all(String(path.first ?? ""))
            return path.count == 1 ? !attributes.isEmpty : attributes.contains { $0.has(String(path.last ?? "")) }
        }
        guard let name = restricted?.last else { return }
        let problem = "\(what) includes a restricted attribute \(name)"
        throw OneError(code, kind == "VNET" ? problem : "User [\(user.id)] : \(problem).")
    }
}
