import OpenNebula

extension Cloud {
    mutating func user(_ verb: String, _ id: Int, _ call: Call, _ user: User) throws -> One.XMLRPCValue? {
        switch verb {
        case "allocate": return .int(try allocateUser(call, user))
        case "passwd":
            try setPassword(call.string(2), of: id, object(.user, id, .manage, user)[text: "AUTH_DRIVER"])
        case "chauth":
            let (driver, password) = (try call.string(2), try call.string(3))
            _ = try object(.user, id, .admin, user)
            if !password.isEmpty { try setPassword(password, of: id, driver) }
            change(.user, id) { $0[text: "AUTH_DRIVER"] = driver }
        case "quota": try setQuotas(.user, id, call, user)
        case "enable":
            let isEnabled = try call.bool(2)
            _ = try object(.user, id, .admin, user)
            try ensure(id != 0, .action, "Cannot enable/disable oneadmin user")
            change(.user, id) {
                $0[int: "ENABLED"] = isEnabled ? 1 : 0
                if !isEnabled { $0.remove("LOGIN_TOKEN") }
            }
        case "chgrp": try move(user: id, to: call.int(2), user)
        case "addgroup", "delgroup": try setMember(id, of: call.int(2), verb == "addgroup", by: user)
        case "login": return .string(try logIn(call, user))
        default: return nil
        }
        return .int(id)
    }

    private mutating func allocateUser(_ call: Call, _ user: User) throws -> Int {
        let (name, password, given) = (try call.string(1), try call.string(2), try call.string(3))
        var groups = call.has(4) ? try call.ints(4) : []
        for group in groups { _ = try existing(.group, group) }
        let managed = groups.filter { $0 != user.group.id }
        try authorize(user, [Request(.create, .user)] + managed.map { Request(.manage, .group, $0) })
        do {
            try check(password: password)
            try check(name: name, forbidding: " ")
        } catch let error as OneError { throw OneError(.internal, "\(error.message).") }
        try check(name: name, forNew: .user, of: user)
        // The id of the group `users` is 1.
        if groups.isEmpty { groups = [user.group.id == 0 ? 1 : user.group.id] }
        let driver = given.isEmpty ? "core" : given
        let document = Node(
            "USER",
            [
                "ID": "", "GID": "\(groups[0])", "GROUPS": "", "GNAME": self[.group, groups[0]]?[text: "NAME"] ?? "",
                "NAME": name, "PASSWORD": Self.kept(password, driver), "AUTH_DRIVER": driver, "ENABLED": "1",
            ],
            [Node("TEMPLATE", ["TOKEN_PASSWORD": Self.randomDigest()])] + Self.quotaLists + [defaultQuotas(of: .user)])
        let id = add(.user, document)
        passwords[id] = password
        for group in groups { setMember(id, of: group, true) }
        return id
    }

    private mutating func move(user id: Int, to group: Int, _ user: User) throws {
        let moved = try existing(.user, id)
        let name = try existing(.group, group)[text: "NAME"]
        try authorize(user, Request(.manage, .user, id), Request(.use, .group, group))
        change(.user, id) {
            $0[int: "GID"] = group
            $0[text: "GNAME"] = name
        }
        guard !moved["GROUPS"].ids.contains(group) else { return }
        setMember(id, of: group, true)
        setMember(id, of: moved[int: "GID"], false)
    }

    private mutating func setMember(_ id: Int, of group: Int, _ isMember: Bool, by user: User) throws {
        let member = try existing(.user, id)
        _ = try existing(.group, group)
        try authorize(user, Request(.manage, .user, id), Request(.manage, .group, group))
        try ensure(isMember || member[int: "GID"] != group, .action, "Cannot remove user from the primary group")
        let problem = isMember ? "already in this group" : "not part of this group"
        try ensure(member["GROUPS"].ids.contains(group) != isMember, .action, "User is \(problem)")
        setMember(id, of: group, isMember)
    }

    /// Adds a user to a group, or removes the user. A user who is removed is no longer an administrator of the group.
    mutating func setMember(_ id: Int, of group: Int, _ isMember: Bool) {
        change(.user, id) { $0["GROUPS"].set(id: group, isMember: isMember) }
        change(.group, group) { $0["USERS"].set(id: id, isMember: isMember) }
        if !isMember { setAdmin(id, of: group, false) }
    }

    private mutating func setPassword(_ password: String, of id: Int, _ driver: String) throws {
        try recoding(.action) { try check(password: password) }
        passwords[id] = password
        change(.user, id) {
            $0[text: "PASSWORD"] = Self.kept(password, driver)
            $0.remove("LOGIN_TOKEN")
        }
    }

    private func check(password: String) throws {
        try ensure(!password.isEmpty, .internal, "Invalid password, it cannot be empty")
        if let blank = password.first(where: \.isWhitespace) {
            throw OneError(.internal, "Invalid password, character '\(blank)' is not allowed")
        }
    }

    /// Returns a password in the form of the user's document. If the core itself checks it, this is its digest.
    private static func kept(_ password: String, _ driver: String) -> String {
        driver == "core" ? randomDigest() : password
    }

    private static func randomDigest() -> String {
        String((0..<64).map { _ in "0123456789abcdef".randomElement() ?? "0" })
    }

    /// Adds a login token, removes one, or removes all.
    private mutating func logIn(_ call: Call, _ user: User) throws -> String {
        let (name, token, period) = (try call.string(1), try call.string(2), try call.int(3))
        let group = try call.int(4, or: -1)
        let owner = try ensure(
            all(.user).first(where: { $0[text: "NAME"] == name }), .noExists, "Error getting user Pool.")
        var tokens = owner.all("LOGIN_TOKEN")
        let isKnown = tokens.contains { $0[text: "TOKEN"] == token }
        try authorize(user, Request(.manage, .user, owner.id))
        let value = token.isEmpty && period != 0 ? Self.randomDigest() : token
        if period == 0 {
            try ensure(token.isEmpty || isKnown, .api, "Could not find token: \(token)")
            tokens.removeAll { token.isEmpty || $0[text: "TOKEN"] == token }
        } else {
            try ensure(period >= -1, .api, "Wrong valid period for token")
            tokens.removeAll { $0[int: "EXPIRATION_TIME"] != -1 && now > $0[int: "EXPIRATION_TIME"] }
            if !isKnown {
                let end = period == -1 ? -1 : now + period
                tokens.append(Node("LOGIN_TOKEN", ["TOKEN": value, "EXPIRATION_TIME": "\(end)", "EGID": "\(group)"]))
                tokens.sort { $0[text: "TOKEN"] < $1[text: "TOKEN"] }
            }
        }
        change(.user, owner.id) { owner in
            owner.remove("LOGIN_TOKEN")
            let index = owner.children.firstIndex { $0.name == "TEMPLATE" } ?? owner.children.endIndex
            owner.children.insert(contentsOf: tokens, at: index)
        }
        return value
    }
}

extension FrontEnd.Call {
    /// An argument that must be an array of integers.
    fileprivate func ints(_ position: Int) throws -> [Int] {
        guard case .array(let values) = arguments[position] else {
            throw OneError(.fault(-501), "Parameter that is supposed to be array is not", method: method)
        }
        return try values.indices.map(Self(method: method, arguments: values).int(_:))
    }
}
