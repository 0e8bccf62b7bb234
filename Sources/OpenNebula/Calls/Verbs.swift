extension One {
    /// Objects whose document a call returns.
    public protocol Readable: OneNamespace {
        /// The document.
        associatedtype Document: OneRoot
    }
}

extension One.Readable {
    /// Reads an object.
    ///
    /// - Parameters:
    ///   - id: The object's id.
    ///   - decrypt: Whether secrets are shown as they are. Takes effect for administrators only.
    /// - Returns: The object's document.
    /// - Throws: ``OneError``: `noExists`, `authorization`.
    @discardableResult
    public func info(_ id: Int, _ decrypt: Bool = false) async throws -> Document {
        try await call("info", id, decrypt)
    }
}

extension One {
    /// Objects that are deleted by their id alone.
    public protocol Deletable: OneNamespace {}
}

extension One.Deletable {
    /// Deletes an object.
    ///
    /// - Parameter id: The object's id.
    /// - Returns: The object's id.
    /// - Throws: ``OneError``: `noExists`, `authorization`, `action` where something still uses the object.
    @discardableResult
    public func delete(_ id: Int) async throws -> Int {
        try await call("delete", id)
    }
}

extension One {
    /// Objects with a template that users change.
    public protocol Updatable: OneNamespace {}
}

extension One.Updatable {
    /// Changes an object's template: that of the user, where the object has two.
    ///
    /// - Parameters:
    ///   - id: The object's id.
    ///   - template: The new attributes.
    ///   - mode: Whether they replace the template, or are merged with it.
    /// - Returns: The object's id.
    /// - Throws: ``OneError``: `noExists`, `authorization`, `invalidArgument`.
    @discardableResult
    public func update(_ id: Int, _ template: One.Template, _ mode: One.UpdateMode = .replace) async throws -> Int {
        try await call("update", id, template, mode)
    }
}

extension One {
    /// Objects with a name that users change.
    public protocol Renamable: OneNamespace {}
}

extension One.Renamable {
    /// Renames an object.
    ///
    /// - Parameters:
    ///   - id: The object's id.
    ///   - name: The new name, unique among the owner's objects of the kind.
    /// - Returns: The object's id.
    /// - Throws: ``OneError``: `noExists`, `authorization`, `action` where the name is taken or not allowed.
    @discardableResult
    public func rename(_ id: Int, _ name: String) async throws -> Int {
        try await call("rename", id, name)
    }
}

extension One {
    /// Objects with an owner and a group.
    public protocol Ownable: OneNamespace {}
}

extension One.Ownable {
    /// Changes an object's owner and group.
    ///
    /// - Parameters:
    ///   - id: The object's id.
    ///   - user: The new owner's id, -1 to leave the owner.
    ///   - group: The new group's id, -1 to leave the group.
    /// - Returns: The object's id.
    /// - Throws: ``OneError``: `noExists`, `authorization`, `action`.
    @discardableResult
    public func chown(_ id: Int, _ user: Int, _ group: Int) async throws -> Int {
        try await call("chown", id, user, group)
    }
}

extension One {
    /// Objects with permissions.
    public protocol Permissible: OneNamespace {}
}

extension One.Permissible {
    /// Changes an object's permissions. Each bit is 1 to grant, 0 to deny, -1 to leave it.
    ///
    /// - Parameters:
    ///   - id: The object's id.
    ///   - ownerUse: `OWNER_U`
    ///   - ownerManage: `OWNER_M`
    ///   - ownerAdmin: `OWNER_A`
    ///   - groupUse: `GROUP_U`
    ///   - groupManage: `GROUP_M`
    ///   - groupAdmin: `GROUP_A`
    ///   - otherUse: `OTHER_U`
    ///   - otherManage: `OTHER_M`
    ///   - otherAdmin: `OTHER_A`
    /// - Returns: The object's id.
    /// - Throws: ``OneError``: `noExists`, `authorization`.
    @discardableResult
    public func chmod(
        _ id: Int,
        _ ownerUse: Int, _ ownerManage: Int, _ ownerAdmin: Int,
        _ groupUse: Int, _ groupManage: Int, _ groupAdmin: Int,
        _ otherUse: Int, _ otherManage: Int, _ otherAdmin: Int
    ) async throws -> Int {
        try await call(
            "chmod", id, ownerUse, ownerManage, ownerAdmin, groupUse, groupManage, groupAdmin, otherUse, otherManage,
            otherAdmin)
    }
}

extension One {
    /// Objects that can be locked.
    public protocol Lockable: OneNamespace {}
}

extension One.Lockable {
    /// Locks an object.
    ///
    /// - Parameters:
    ///   - id: The object's id.
    ///   - level: What is locked.
    ///   - test: Whether it is an error where the object is locked already.
    /// - Returns: The object's id.
    /// - Throws: ``OneError``: `noExists`, `authorization`, `locked`.
    @discardableResult
    public func lock(_ id: Int, _ level: One.LockLevel, _ test: Bool = false) async throws -> Int {
        try await call("lock", id, level, test)
    }

    /// Unlocks an object.
    ///
    /// - Parameter id: The object's id.
    /// - Returns: The object's id.
    /// - Throws: ``OneError``: `noExists`, `authorization`.
    @discardableResult
    public func unlock(_ id: Int) async throws -> Int {
        try await call("unlock", id)
    }
}

extension One {
    /// Pools that are read as a whole.
    public protocol ReadablePool: OneNamespace {
        /// The document.
        associatedtype Document: OneRoot
    }
}

extension One.ReadablePool {
    /// Reads the objects that the user may see.
    ///
    /// - Returns: The pool's document.
    /// - Throws: ``OneError``: `authentication`.
    @discardableResult
    public func info() async throws -> Document {
        try await call("info")
    }
}

extension One.ReadablePool where Document: OnePool {
    /// Reads the objects that the user may see, each as soon as it has arrived.
    ///
    /// - Returns: The objects, read in a call of `info`.
    public func stream() -> OneStream<Document> { stream("info") }
}

extension One {
    /// Pools that are read in part: by owner, by id, by page.
    public protocol FilterablePool: OneNamespace {
        /// The document.
        associatedtype Document: OnePool
    }
}

extension One.FilterablePool {
    /// Reads objects that the user may see.
    ///
    /// - Parameters:
    ///   - filter: Whose objects.
    ///   - start: The lowest id, -1 for no limit; or how many objects to skip, where `end` is less than -1.
    ///   - end: The highest id, -1 for no limit; or the number of objects of a page, negated, from -2 on.
    /// - Returns: The pool's document.
    /// - Throws: ``OneError``: `api` for a filter that is none.
    @discardableResult
    public func info(_ filter: One.FilterFlag, _ start: Int, _ end: Int) async throws -> Document {
        try await call("info", filter, start, end)
    }

    /// Reads objects that the user may see, each as soon as it has arrived.
    ///
    /// - Parameters:
    ///   - filter: Whose objects.
    ///   - start: The lowest id, -1 for no limit; or how many objects to skip, where `end` is less than -1.
    ///   - end: The highest id, -1 for no limit; or the number of objects of a page, negated, from -2 on.
    /// - Returns: The objects, read in a call of `info`.
    public func stream(_ filter: One.FilterFlag, _ start: Int, _ end: Int) -> OneStream<Document> {
        stream("info", filter, start, end)
    }
}
