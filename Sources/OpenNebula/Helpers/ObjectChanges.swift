/// The attributes that users can change on all kinds of objects.
private struct ChangeableObject: OneAnswer, Decodable {
    var NAME: String
    var UID: Int?
    var GID: Int?
    var PERMISSIONS: One.Permissions?
    var TEMPLATE: One.Template?
    var USER_TEMPLATE: One.Template?

    init(_ payload: One.Payload) throws {
        let document = try payload.document()
        self = try OneError.reading { () throws(XMLError) in try XMLDecoder.decode(Self.self, from: document) }
    }
}

extension One.Updatable {
    /// Changes an object's template, or the user template if it has two: reads it, lets you change it, and writes it
    /// back if it changed.
    ///
    /// ```swift
    /// let isChanged = try await one.vm.update(0) { $0["LABELS"] = "web" }
    /// ```
    ///
    /// Calls `info`, and `update` with ``One/UpdateMode/replace``. A change by another client between the two calls is
    /// lost: lock the object if that matters.
    ///
    /// - Parameters:
    ///   - id: The object's id.
    ///   - change: A closure that changes the template.
    /// - Returns: Whether it changed, according to ``One/Template/isEquivalent(to:)``.
    /// - Throws: ``OneError``: `noExists`, `authorization`, `invalidArgument`.
    @discardableResult
    public func update(_ id: Int, _ change: (inout One.Template) throws -> Void) async throws -> Bool {
        let object: ChangeableObject = try await call("info", id, false)
        let old = object.USER_TEMPLATE ?? object.TEMPLATE ?? [:]
        var new = old
        try change(&new)
        guard !new.isEquivalent(to: old) else { return false }
        try await update(id, new, .replace)
        return true
    }
}

extension One.Ownable where Self: One.Renamable {
    /// Sets an object's name, owner, group and permissions. It only makes calls for values that differ.
    ///
    /// ```swift
    /// try await one.template.change(0, name: "tty", permissions: One.Permissions(octal: "644"))
    /// ```
    ///
    /// Calls `info`, then `rename`, `chmod` and `chown` as needed, in this order. If one of them fails, the earlier
    /// ones have taken effect.
    ///
    /// - Parameters:
    ///   - id: The object's id.
    ///   - name: The name; nil to keep it.
    ///   - owner: The owner's id; nil to keep it.
    ///   - group: The group's id; nil to keep it.
    ///   - permissions: The permissions; nil to keep them.
    /// - Returns: Whether anything changed.
    /// - Throws: ``OneError``: `noExists`, `authorization`, `action` if the name is taken or not allowed.
    @discardableResult
    public func change(
        _ id: Int, name: String? = nil, owner: Int? = nil, group: Int? = nil, permissions: One.Permissions? = nil
    ) async throws -> Bool {
        let object: ChangeableObject = try await call("info", id, false)
        let newName = name.flatMap { $0.utf8.elementsEqual(object.NAME.utf8) ? nil : $0 }
        let newPermissions = permissions.flatMap { $0.bits == object.PERMISSIONS?.bits ? nil : $0.bits }
        let (newOwner, newGroup) = (owner == object.UID ? nil : owner, group == object.GID ? nil : group)
        if let newName { try await rename(id, newName) }
        if let bits = newPermissions {
            _ = try await server.perform("\(Self.name).chmod", [id] + bits) as Int
        }
        if newOwner != nil || newGroup != nil { try await chown(id, newOwner ?? -1, newGroup ?? -1) }
        return newName != nil || newPermissions != nil || newOwner != nil || newGroup != nil
    }
}

extension One.Permissions {
    /// The values in the order of `chmod`'s arguments.
    package var bits: [Int] { [OWNER_U, OWNER_M, OWNER_A, GROUP_U, GROUP_M, GROUP_A, OTHER_U, OTHER_M, OTHER_A] }
}
