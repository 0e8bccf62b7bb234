import OpenNebula

extension Cloud {
    /// Who makes a call.
    struct User {
        var id: Int
        var name: String
        var group: (id: Int, name: String)
        var password: String

        /// Whether the user may do everything.
        var isAdmin: Bool { group.id == 0 }

        static let oneadmin = User(id: 0, name: "oneadmin", group: (0, "oneadmin"), password: "onepass")
        static let all = [oneadmin, User(id: 2, name: "alice", group: (100, "devs"), password: "s3cret")]
    }

    /// What a method does with an object; the number is that of the lock which keeps from it, and from what is above.
    enum Right: Int {
        case use = 1
        case manage, admin

        var name: String { "\(self)".uppercased() }
    }

    func user(of call: Call) throws -> User {
        let session = try call.string(0)
        guard let user = User.all.first(where: { session == "\($0.name):\($0.password)" }) else {
            throw OneError(.authentication, "User couldn't be authenticated, aborting call.")
        }
        return user
    }

    /// An object that the user may do this with, even where it is locked if `ignoringLock`.
    func object(
        _ kind: Kind, _ id: Int, _ right: Right, _ user: User, ignoringLock: Bool = false
    ) throws -> Node {
        guard let object = self[kind, id] else { throw missing(kind.rawValue, id) }
        guard may(user, right, object) else { throw unauthorized(user, ["\(right.name) \(kind.root) [\(id)]"]) }
        let level = object["LOCK"][int: "LOCKED"]
        if !ignoringLock, level == One.LockLevel.ALL.rawValue || (1...right.rawValue).contains(level) {
            throw OneError(.authorization, "User [\(user.id)] : \(kind.root) is locked. [\(id)].")
        }
        return object
    }

    func may(_ user: User, _ right: Right, _ object: Node) -> Bool {
        let bit = right.name.prefix(1)
        let permissions = object["PERMISSIONS"]
        return user.isAdmin
            || (object[text: "UID"] == "\(user.id)" && permissions[int: "OWNER_\(bit)"] == 1)
            || (object[text: "GID"] == "\(user.group.id)" && permissions[int: "GROUP_\(bit)"] == 1)
            || permissions[int: "OTHER_\(bit)"] == 1
    }

    func unauthorized(_ user: User, _ requests: [String]) -> OneError {
        let refused = requests.map { "Not authorized to perform \($0)" }.joined(separator: "; ")
        return OneError(.authorization, "User [\(user.id)] : \(refused).")
    }

    // MARK: Names

    /// Refuses a name that no object can have.
    func check(name: String) throws {
        guard !name.isEmpty else { throw OneError(.internal, "Invalid NAME, it cannot be empty") }
        if let character = name.first(where: { "&|:\\\";/'#{}$<>".contains($0) }) {
            throw OneError(.internal, "Invalid NAME, char '\(character)' is not allowed")
        }
        guard name.utf8.count <= 128 else { throw OneError(.internal, "Invalid NAME, max length is 128 chars") }
    }

    /// Refuses a name that another object of the owner has, or any object where there is no owner.
    func check(name: String, isFreeIn kind: Kind, of owner: Int?) throws {
        guard let taken = other(kind, named: name, of: owner) else { return }
        let problem = "NAME is already taken by \(kind.root) \(taken)."
        switch release {
        case .v6_10: throw OneError(.internal, problem)
        case .v7_4: throw OneError(.allocate, "Error allocating a new \(kind.name). \(problem)")
        }
    }

    /// The object of that name that the owner has, or anybody where there is no owner.
    func other(_ kind: Kind, named name: String, of owner: Int?) -> Int? {
        all(kind).first { $0[text: "NAME"] == name && (owner == nil || $0[int: "UID"] == owner) }?[int: "ID"]
    }
}
