extension OneStream where Pool.Element: OneObject {
    /// The one object of that name.
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
    /// - Parameter name: The whole name; upper and lower case differ.
    /// - Returns: The object; nil where the user sees none of that name.
    /// - Throws: ``OneError``: `ambiguous` where several have the name.
    public func first(named name: String) async throws -> Document.Element? {
        try await stream().first(named: name)
    }
}

extension One.FilterablePool where Document: OnePool, Document.Element: OneObject {
    /// Finds an object by its name.
    ///
    /// - Parameters:
    ///   - name: The whole name; upper and lower case differ.
    ///   - filter: Whose objects.
    /// - Returns: The object; nil where the user sees none of that name.
    /// - Throws: ``OneError``: `ambiguous` where several have the name.
    public func first(named name: String, _ filter: One.FilterFlag = .ALL) async throws -> Document.Element? {
        try await stream(filter, -1, -1).first(named: name)
    }
}

extension One.VMPoolNamespace {
    /// Finds a VM that is not `DONE` by its name.
    ///
    /// - Parameters:
    ///   - name: The whole name; upper and lower case differ.
    ///   - filter: Whose VMs.
    /// - Returns: The VM in short, as `info` reads it; nil where the user sees none of that name.
    /// - Throws: ``OneError``: `ambiguous` where several have the name.
    public func first(named name: String, _ filter: One.FilterFlag = .ALL) async throws -> One.VM? {
        try await stream(filter, -1, -1, .NOT_DONE).first(named: name)
    }
}

extension One.HookPoolNamespace {
    /// Finds a hook by its name.
    ///
    /// - Parameter name: The whole name; upper and lower case differ.
    /// - Returns: The hook; nil where there is none of that name.
    /// - Throws: ``OneError``: `ambiguous` where several have the name.
    public func first(named name: String) async throws -> One.Hook? { try await stream().first(named: name) }
}

extension One.DocumentPoolNamespace {
    /// Finds a document of a type by its name.
    ///
    /// - Parameters:
    ///   - name: The whole name; upper and lower case differ.
    ///   - filter: Whose documents.
    ///   - type: The document's type.
    /// - Returns: The document; nil where the user sees none of that name.
    /// - Throws: ``OneError``: `ambiguous` where several have the name.
    public func first(
        named name: String, _ filter: One.FilterFlag = .ALL, type: Int
    ) async throws -> One.Document? {
        try await stream(filter, -1, -1, type).first(named: name)
    }
}
