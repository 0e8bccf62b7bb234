import OpenNebula

extension Cloud {
    mutating func user(_ verb: String, _ call: Call, _ user: User) throws -> One.XMLRPCValue? {
        switch verb {
        case "allocate":
            return .int(try allocateUser(call, user))
        case "info":
            let id = try call.int(1)
            return document(try object(.user, id == -1 ? user.id : id, .use, user))
        case "delete":
            let id = try call.int(1)
            _ = try object(.user, id, .admin, user)
            guard id != 0 else { throw OneError(.action, "Cannot delete user. oneadmin cannot be deleted.") }
            for group in all(.group) { setMember(id, of: group[int: "ID"], false) }
            self[.user, id] = nil
            passwords[id] = nil
            return .int(id)
        case "passwd":
            let (id, password) = (try call.int(1), try call.string(2))
            let driver = try object(.user, id, .manage, user)[text: "AUTH_DRIVER"]
            guard user.isAdmin || ["core", "ssh", "ldap", "saml"].contains(driver) else {
                throw OneError(.action, "Password for driver \(driver) cannot be changed.")
            }
            try setPassword(password, of: id, driver)
            return .int(id)
        case "chauth":
            let (id, driver, password) = (try call.int(1), try call.string(2), try call.string(3))
            _ = try object(.user, id, .admin, user)
            if !password.isEmpty { try setPassword(password, of: id, driver) }
            change(.user, id) { $0[text: "AUTH_DRIVER"] = driver }
            return .int(id)
        case "quota": return .int(try setQuotas(.user, call, user))
        case "enable":
            let (id, isEnabled) = (try call.int(1), try call.bool(2))
            _ = try object(.user, id, .admin, user)
            guard id != 0 else { throw OneError(.action, "Cannot enable/disable oneadmin user") }
            change(.user, id) {
                $0[int: "ENABLED"] = isEnabled ? 1 : 0
                if !isEnabled { $0.remove("LOGIN_TOKEN") }
            }
            return .int(id)
        case "chgrp":
            let (id, group) = (try call.int(1), try call.int(2))
            try move(user: id, to: group, user)
            return .int(id)
        case "addgroup", "delgroup":
            let (id, group) = (try call.int(1), try call.int(2))
            try setMember(id, of: group, verb == "addgroup", by: user)
            return .int(id)
        case "login": return .string(try logIn(call, user))
        default: return nil
        }
    }

    private mutating func allocateUser(_ call: Call, _ user: User) throws -> Int {
        let (name, password, driver) = (try call.string(1), try call.string(2), try call.string(3))
        var groups = call.has(4) ? try call.ints(4) : []
        if let missing = groups.first(where: { self[.group, $0] == nil }) { throw self.missing(.group, missing) }
        let managed = groups.filter { $0 != user.group.id }
        try authorize(user, [Request(.create, .user)] + managed.map { Request(.manage, .group, $0) })
        do {
            if !Self.managesGroups(driver) { try check(password: password, for: driver) }
            try check(name: name, forbidding: " ")
        } catch let error as OneError { throw OneError(.internal, "\(error.message).") }
        try check(name: name, forNew: .user, of: user)
        // The group users has id 1.
        if groups.isEmpty { groups = [user.group.id == 0 ? 1 : user.group.id] }
        let driverName = driver.isEmpty ? "core" : driver
        let id = add(
            .user,
            Node(
                "USER",
                [
                    Node("ID"), Node("GID", "\(groups[0])"), Node("GROUPS"),
                    Node("GNAME", self[.group, groups[0]]?[text: "NAME"] ?? ""), Node("NAME", name),
                    Node("PASSWORD", Self.kept(password, driverName)), Node("AUTH_DRIVER", driverName),
                    Node("ENABLED", "1"), Node("TEMPLATE", [Node("TOKEN_PASSWORD", Self.randomDigest())]),
                ] + Self.quotaLists + [defaultQuotas(of: .user)]))
        passwords[id] = password
        for group in groups { setMember(id, of: group, true) }
        return id
    }

    // MARK: Groups

    private mutating func move(user id: Int, to group: Int, _ user: User) throws {
        guard group >= 0 else { throw OneError(.api, "Wrong group ID") }
        guard let moved = self[.user, id] else { throw missing(.user, id) }
        let driver = moved[text: "AUTH_DRIVER"]
        let isMember = moved["GROUPS"].ids.contains(group)
        guard isMember || !Self.managesGroups(driver) else {
            throw OneError(.api, "Groups cannot be manually managed for auth driver \(driver)")
        }
        guard let name = self[.group, group]?[text: "NAME"] else { throw missing(.group, group) }
        guard id != 0 else {
            let problem = "cannot be moved outside of the group [0] oneadmin"
            throw OneError(.internal, "user [0] \(oneadmin.name) \(problem)")
        }
        try authorize(user, Request(.manage, .user, id), Request(.use, .group, group))
        change(.user, id) {
            $0[int: "GID"] = group
            $0[text: "GNAME"] = name
        }
        guard !isMember else { return }
        setMember(id, of: group, true)
        setMember(id, of: moved[int: "GID"], false)
    }

    private mutating func setMember(_ id: Int, of group: Int, _ isMember: Bool, by user: User) throws {
        guard let member = self[.user, id] else { throw missing(.user, id) }
        let driver = member[text: "AUTH_DRIVER"]
        guard !Self.managesGroups(driver) else {
            throw OneError(.action, "Groups cannot be manually managed for auth driver \(driver)")
        }
        guard self[.group, group] != nil else { throw missing(.group, group) }
        try authorize(user, Request(.manage, .user, id), Request(.manage, .group, group))
        let groups = member["GROUPS"].ids
        guard isMember || member[int: "GID"] != group else {
            throw OneError(.action, "Cannot remove user from the primary group")
        }
        guard groups.contains(group) != isMember else {
            throw OneError(.action, isMember ? "User is already in this group" : "User is not part of this group")
        }
        setMember(id, of: group, isMember)
    }

    /// Makes a user a member of a group, or none, and then none of its administrators.
    private mutating func setMember(_ id: Int, of group: Int, _ isMember: Bool) {
        change(.user, id) { $0["GROUPS"].set(id: group, isMember: isMember) }
        change(.group, group) { $0["USERS"].set(id: id, isMember: isMember) }
        if !isMember { setAdmin(id, of: group, false) }
    }

    /// Whether a driver says which groups its users are in, and may do without a password.
    private static func managesGroups(_ driver: String) -> Bool { ["ldap", "saml"].contains(driver) }

    // MARK: Passwords

    private mutating func setPassword(_ password: String, of id: Int, _ driver: String) throws {
        do { try check(password: password, for: driver) } catch let error as OneError {
            throw OneError(.action, error.message)
        }
        passwords[id] = password
        change(.user, id) {
            $0[text: "PASSWORD"] = Self.kept(password, driver)
            $0.remove("LOGIN_TOKEN")
        }
    }

    private func check(password: String, for driver: String) throws {
        guard !password.isEmpty else { throw OneError(.internal, "Invalid password, it cannot be empty") }
        let longest = [
            "core": 256, "ldap": 256, "sunstone": 256, "server_cipher": 4096, "saml": 12 * 1024, "ssh": 16 * 1024,
            "x509": 64 * 1024, "server_x509": 64 * 1024,
        ]
        if let longest = longest[driver], password.utf8.count > longest {
            let limit = "Max allowed length for the driver \(driver) : \(longest) bytes"
            throw OneError(.internal, "Password is longer than max allowed length. \(limit)")
        }
        let blanks = " \t\n\u{B}\u{C}\r".unicodeScalars
        if let character = password.unicodeScalars.first(where: { blanks.contains($0) }) {
            throw OneError(.internal, "Invalid password, character '\(character)' is not allowed")
        }
    }

    /// A password as the user's document has it: in digested form where the core itself compares it.
    private static func kept(_ password: String, _ driver: String) -> String {
        driver == "core" ? randomDigest() : password
    }

    private static func randomDigest() -> String {
        String((0..<64).map { _ in "0123456789abcdef".randomElement() ?? "0" })
    }

    // MARK: Tokens

    /// Adds a login token, or removes one, or all.
    ///
    /// - Returns: The token.
    private mutating func logIn(_ call: Call, _ user: User) throws -> String {
        let (name, token, period) = (try call.string(1), try call.string(2), try call.int(3))
        let group = call.has(4) ? try call.int(4) : -1
        guard let owner = all(.user).first(where: { $0[text: "NAME"] == name }) else {
            throw OneError(.noExists, "Error getting user Pool.")
        }
        let id = owner[int: "ID"]
        try authorize(user, Request(.manage, .user, id))
        guard period != 0 else {
            guard token.isEmpty || owner.all("LOGIN_TOKEN").contains(where: { $0[text: "TOKEN"] == token }) else {
                throw OneError(.api, "Could not find token: \(token)")
            }
            change(.user, id) {
                $0.children.removeAll { $0.name == "LOGIN_TOKEN" && (token.isEmpty || $0[text: "TOKEN"] == token) }
            }
            return token
        }
        guard period >= -1 else { throw OneError(.api, "Wrong valid period for token") }
        let groups = Set(owner["GROUPS"].ids)
        guard group == -1 || user.isAdmin || (groups.contains(group) && user.groups.contains(group)) else {
            throw OneError(.api, "EGID is not in user group list")
        }
        guard group != -1 || groups == user.groups else {
            throw OneError(.api, "Cannot create a full token with a specific group token")
        }
        let day = 24 * 60 * 60
        let isLimited = Self.managesGroups(owner[text: "AUTH_DRIVER"]) && (period > day || period == -1)
        let end = period == -1 && !isLimited ? -1 : now + (isLimited ? day : period)
        var tokens = owner.all("LOGIN_TOKEN").filter {
            $0[int: "EXPIRATION_TIME"] == -1 || now <= $0[int: "EXPIRATION_TIME"]
        }
        guard tokens.count < 10 else { throw OneError(.api, "Max number of tokens limit reached.") }
        let added = token.isEmpty ? Self.randomDigest() : token
        if !tokens.contains(where: { $0[text: "TOKEN"] == added }) {
            let parts = [Node("TOKEN", added), Node("EXPIRATION_TIME", "\(end)"), Node("EGID", "\(group)")]
            tokens.append(Node("LOGIN_TOKEN", parts))
            tokens.sort { $0[text: "TOKEN"] < $1[text: "TOKEN"] }
        }
        change(.user, id) { owner in
            owner.remove("LOGIN_TOKEN")
            let index = owner.children.firstIndex { $0.name == "TEMPLATE" } ?? owner.children.endIndex
            owner.children.insert(contentsOf: tokens, at: index)
        }
        return added
    }
}

extension FrontEnd.Call {
    /// An argument that must be an array of integers.
    fileprivate func ints(_ position: Int) throws -> [Int] {
        func mismatch(_ type: String) -> OneError {
            OneError(.fault(-501), "Parameter that is supposed to be \(type) is not", method: method)
        }
        guard case .array(let values) = arguments[position] else { throw mismatch("array") }
        return try values.map {
            guard case .int(let value) = $0 else { throw mismatch("integer") }
            return value
        }
    }
}
