extension One.Permissions {
    /// Creates permissions from octal digits, like the Unix command `chmod`.
    ///
    /// ```swift
    /// let permissions = try One.Permissions(octal: "640")
    /// print(permissions)              // um-u-----
    /// ```
    ///
    /// - Parameter octal: Three digits from 0 to 7, for the owner, the group and all others: the sum of 4 to use, 2 to
    ///   manage and 1 to administer. A leading 0 is allowed.
    /// - Throws: ``OneError/Code/invalidArgument`` for other text.
    public init(octal: String) throws {
        let digits = Array(
            octal.utf8.count == 4 && octal.utf8.first == UInt8(ascii: "0") ? octal.utf8.dropFirst() : octal.utf8[...])
        guard digits.count == 3, digits.allSatisfy((UInt8(ascii: "0")...UInt8(ascii: "7")).contains) else {
            throw OneError(
                .invalidArgument,
                "invalid permissions \(octal.debugDescription): use three digits from 0 to 7, such as 640")
        }
        let bits = digits.flatMap { digit in [2, 1, 0].map { Int(digit >> $0 & 1) } }
        self.init(
            OWNER_U: bits[0], OWNER_M: bits[1], OWNER_A: bits[2], GROUP_U: bits[3], GROUP_M: bits[4], GROUP_A: bits[5],
            OTHER_U: bits[6], OTHER_M: bits[7], OTHER_A: bits[8])
    }

    /// The permissions as three octal digits, such as `640`.
    public var octal: String {
        [0, 3, 6].map { "\(bits[$0..<$0 + 3].reduce(0) { 2 * $0 + ($1 == 1 ? 1 : 0) })" }.joined()
    }
}

extension One.Permissions: CustomStringConvertible {
    /// The permissions as OpenNebula's commands show them, such as `um-u-----`.
    public var description: String {
        zip(bits, ["u", "m", "a", "u", "m", "a", "u", "m", "a"]).map { $0 == 1 ? $1 : "-" }.joined()
    }
}

extension One.Permissible {
    /// Changes all of an object's permissions.
    ///
    /// ```swift
    /// try await one.vm.chmod(0, "640")
    /// ```
    ///
    /// - Parameters:
    ///   - id: The object's id.
    ///   - octal: The permissions, as for ``One/Permissions/init(octal:)``.
    /// - Returns: The object's id.
    /// - Throws: ``OneError``: `noExists`, `authorization`, `invalidArgument`.
    @discardableResult
    public func chmod(_ id: Int, _ octal: String) async throws -> Int {
        let bits = try One.Permissions(octal: octal).bits
        return try await chmod(
            id, bits[0], bits[1], bits[2], bits[3], bits[4], bits[5], bits[6], bits[7], bits[8])
    }
}

extension One.TemplateNamespace {
    /// Changes all of a VM template's permissions.
    ///
    /// - Parameters:
    ///   - id: The VM template's id.
    ///   - octal: The permissions, as for ``One/Permissions/init(octal:)``.
    ///   - recursive: Whether to change those of its disks' images too.
    /// - Returns: The VM template's id.
    /// - Throws: ``OneError``: `noExists`, `authorization`, `invalidArgument`.
    @discardableResult
    public func chmod(_ id: Int, _ octal: String, _ recursive: Bool = false) async throws -> Int {
        let bits = try One.Permissions(octal: octal).bits
        return try await chmod(
            id, bits[0], bits[1], bits[2], bits[3], bits[4], bits[5], bits[6], bits[7], bits[8], recursive)
    }
}
