extension One {
    /// A namespace with `info`: objects that you can read.
    public protocol Readable: OneNamespace {
        /// The type of an object's document.
        associatedtype Document: OneRoot
    }
}

extension One.Readable {
    /// Reads an object.
    ///
    /// - Parameters:
    ///   - id: The object's id.
    ///   - decrypt: Whether to return secrets decrypted. This has an effect for administrators only.
    /// - Returns: The object's document.
    /// - Throws: ``OneError``: `noExists`, `authorization`.
    @discardableResult
    public func info(_ id: Int, _ decrypt: Bool = false) async throws -> Document {
        try await call("info", id, decrypt)
    }
}

extension One {
    /// A namespace with `delete`: objects that you can delete by id alone.
    public protocol Deletable: OneNamespace {}
}

extension One.Deletable {
    /// Deletes an object.
    ///
    /// - Parameter id: The object's id.
    /// - Returns: The object's id.
    /// - Throws: ``OneError``: `noExists`, `authorization`, `action` if the object is still in use.
    @discardableResult
    public func delete(_ id: Int) async throws -> Int {
        try await call("delete", id)
    }
}

extension One {
    /// A namespace with `update`: objects whose template you can change.
    public protocol Updatable: OneNamespace {}
}

extension One.Updatable {
    /// Changes an object's template. If the object has two, this changes the user template.
    ///
    /// - Parameters:
    ///   - id: The object's id.
    ///   - template: The new attributes.
    ///   - mode: Whether the attributes replace the template or are merged into it.
    /// - Returns: The object's id.
    /// - Throws: ``OneError``: `noExists`, `authorization`, `invalidArgument`.
    @discardableResult
    public func update(_ id: Int, _ template: One.Template, _ mode: One.UpdateMode = .replace) async throws -> Int {
        try await call("update", id, template, mode)
    }
}

extension One {
    /// A namespace with `rename`: objects whose name you can change.
    public protocol Renamable: OneNamespace {}
}

extension One.Renamable {
    /// Renames an object.
    ///
    /// - Parameters:
    ///   - id: The object's id.
    ///   - name: The new name. It must be unique among the owner's objects of the same kind.
    /// - Returns: The object's id.
    /// - Throws: ``OneError``: `noExists`, `authorization`, `action` if the name is taken or not allowed.
    @discardableResult
    public func rename(_ id: Int, _ name: String) async throws -> Int {
        try await call("rename", id, name)
    }
}

extension One {
    /// A namespace with `chown`: objects with an owner and a group.
    public protocol Ownable: OneNamespace {}
}

extension One.Ownable {
    /// Changes an object's owner and group.
    ///
    /// - Parameters:
    ///   - id: The object's id.
    ///   - user: The new owner's id, or -1 to keep the owner.
    ///   - group: The new group's id, or -1 to keep the group.
    /// - Returns: The object's id.
    /// - Throws: ``OneError``: `noExists`, `authorization`, `action`.
    @discardableResult
    public func chown(_ id: Int, _ user: Int, _ group: Int) async throws -> Int {
        try await call("chown", id, user, group)
    }
}

extension One {
    /// A namespace with `chmod`: objects with permissions.
    public protocol Permissible: OneNamespace {}
}

extension One.Permissible {
    /// Changes an object's permissions. Each bit is 1 to grant, 0 to deny, or -1 to keep it.
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
    /// A namespace with `lock` and `unlock`: objects that you can lock.
    public protocol Lockable: OneNamespace {}
}

extension One.Lockable {
    /// Locks an object.
    ///
    /// - Parameters:
    ///   - id: The object's id.
    ///   - level: The operations to block.
    ///   - test: Whether the call fails if the object is already locked.
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
    /// A namespace of a pool that you read as a whole.
    public protocol ReadablePool: OneNamespace {
        /// The type of the pool's document.
        associatedtype Document: OneRoot
    }
}

extension One.ReadablePool {
    /// Reads all objects that the user can see.
    ///
    /// - Returns: The pool's document.
    /// - Throws: ``OneError``: `authentication`.
    @discardableResult
    public func info() async throws -> Document {
        try await call("info")
    }
}

extension One.ReadablePool where Document: OnePool {
    /// Reads all objects that the user can see, each as soon as it has arrived.
    ///
    /// - Returns: The objects. The stream calls `info`.
    public func stream() -> OneStream<Document> { stream("info") }
}

extension One {
    /// A namespace of a pool that you can filter by owner and id, and read in pages.
    public protocol FilterablePool: OneNamespace {
        /// The type of the pool's document.
        associatedtype Document: OnePool
    }
}

extension One.FilterablePool {
    /// Reads objects that the user can see.
    ///
    /// - Parameters:
    ///   - filter: Whose objects to read.
    ///   - start: The lowest id, or -1 for no limit. If `end` is less than -1, the number of objects to skip.
    ///   - end: The highest id, or -1 for no limit. A value less than -1 is the page size, negated.
    /// - Returns: The pool's document.
    /// - Throws: ``OneError``: `api` if the filter is invalid.
    @discardableResult
    public func info(_ filter: One.FilterFlag, _ start: Int, _ end: Int) async throws -> Document {
        try await call("info", filter, start, end)
    }

    /// Reads objects that the user can see, each as soon as it has arrived.
    ///
    /// - Parameters:
    ///   - filter: Whose objects to read.
    ///   - start: The lowest id, or -1 for no limit. If `end` is less than -1, the number of objects to skip.
    ///   - end: The highest id, or -1 for no limit. A value less than -1 is the page size, negated.
    /// - Returns: The objects. The stream calls `info`.
    public func stream(_ filter: One.FilterFlag, _ start: Int, _ end: Int) -> OneStream<Document> {
        stream("info", filter, start, end)
    }
}
