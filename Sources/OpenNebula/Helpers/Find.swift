extension One.Readable {
    /// Reads an object, or returns nil if it does not exist.
    ///
    /// ```swift
    /// if let found = try await one.vm.find(0), found.phase != .done { print(found.NAME) }
    /// ```
    ///
    /// It also finds VMs that are `DONE`.
    ///
    /// - Parameter id: The object's id.
    /// - Returns: The object's document; nil if there is none with this id.
    /// - Throws: ``OneError``: `authorization` and the like.
    public func find(_ id: Int) async throws -> Document? {
        do { return try await info(id) } catch let error as OneError where error.code == .noExists { return nil }
    }
}

extension One.TemplateNamespace {
    /// Reads a VM template, or returns nil if it does not exist.
    ///
    /// - Parameter id: The VM template's id.
    /// - Returns: The VM template's document; nil if there is none with this id.
    /// - Throws: ``OneError``: `authorization` and the like.
    public func find(_ id: Int) async throws -> One.VMTemplate? {
        do { return try await info(id) } catch let error as OneError where error.code == .noExists { return nil }
    }
}

extension OneStream where Pool.Element: OneObject {
    /// Returns the only object with a name.
    fileprivate func first(named name: String) async throws -> Pool.Element? {
        var found: [Pool.Element] = []
        for try await member in self where member.NAME.utf8.elementsEqual(name.utf8) { found.append(member) }
        guard found.count < 2 else {
            let ids = found.map { "\($0.ID)" }.joined(separator: ", ")
            throw OneError(
                .ambiguous, "\(Pool.Element.root) \(ids) are all named \(name.debugDescription): use an id",
                method: "one.\(method)")
        }
        return found.first
    }
}

extension One.ReadablePool where Document: OnePool, Document.Element: OneObject {
    /// Finds an object by its name.
    ///
    /// - Parameter name: The whole name. It is case-sensitive.
    /// - Returns: The object; nil if the user can see none with this name.
    /// - Throws: ``OneError``: `ambiguous` if several have this name.
    public func first(named name: String) async throws -> Document.Element? {
        try await stream().first(named: name)
    }
}

extension One.FilterablePool where Document: OnePool, Document.Element: OneObject {
    /// Finds an object by its name.
    ///
    /// - Parameters:
    ///   - name: The whole name. It is case-sensitive.
    ///   - filter: Whose objects to read.
    /// - Returns: The object; nil if the user can see none with this name.
    /// - Throws: ``OneError``: `ambiguous` if several have this name.
    public func first(named name: String, _ filter: One.FilterFlag = .ALL) async throws -> Document.Element? {
        try await stream(filter, -1, -1).first(named: name)
    }
}

extension One.VMPoolNamespace {
    /// Finds a VM that is not `DONE` by its name.
    ///
    /// The core searches for it (see ``One/VMSearch``). If the core cannot search, or finds none, this reads all VMs: a
    /// core older than 6.10 does not report that it cannot search.
    ///
    /// - Parameters:
    ///   - name: The whole name. It is case-sensitive.
    ///   - filter: Whose VMs to read.
    /// - Returns: The VM in short form, as `info` reads it; nil if the user can see none with this name.
    /// - Throws: ``OneError``: `ambiguous` if several have this name.
    public func first(named name: String, _ filter: One.FilterFlag = .ALL) async throws -> One.VM? {
        // Every VM has an LCM_STATE. A core older than 6.10 takes both together as words, which no VM contains. With
        // the name alone, it would find VMs with a VM_NAME in their CONTEXT, and omit others with the name.
        let search: One.VMSearch = ["VM.NAME": name, "VM.LCM_STATE": ""]
        do {
            if let vm = try await stream(filter, -1, -1, .NOT_DONE, search).first(named: name) { return vm }
        } catch let error as OneError where error.code == .internal {}
        return try await stream(filter, -1, -1, .NOT_DONE).first(named: name)
    }
}

extension One.HookPoolNamespace {
    /// Finds a hook by its name.
    ///
    /// - Parameter name: The whole name. It is case-sensitive.
    /// - Returns: The hook; nil if there is none with this name.
    /// - Throws: ``OneError``: `ambiguous` if several have this name.
    public func first(named name: String) async throws -> One.Hook? { try await stream().first(named: name) }
}

extension One.DocumentPoolNamespace {
    /// Finds a document of a type by its name.
    ///
    /// - Parameters:
    ///   - name: The whole name. It is case-sensitive.
    ///   - filter: Whose documents to read.
    ///   - type: The document's type.
    /// - Returns: The document; nil if the user can see none with this name.
    /// - Throws: ``OneError``: `ambiguous` if several have this name.
    public func first(
        named name: String, _ filter: One.FilterFlag = .ALL, type: Int
    ) async throws -> One.Document? {
        try await stream(filter, -1, -1, type).first(named: name)
    }
}
