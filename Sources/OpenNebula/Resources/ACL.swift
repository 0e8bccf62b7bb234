extension OneServer {
    /// Access control rules: `one.acl.*`.
    public var acl: One.AclNamespace { One.AclNamespace(server: self) }
}

// MARK: Methods

extension One {
    /// The methods `one.acl.*`. `info` returns all rules.
    public struct AclNamespace: ReadablePool {
        /// The type that `info` returns.
        public typealias Document = ACLPool
        /// `acl`
        public static let name = "acl"
        /// The server that receives the calls.
        public let server: OneServer

        /// Adds a rule. Its components are hexadecimal numbers, with or without `0x`.
        ///
        /// A component is an id plus a bit for its scope: 0x1_0000_0000 for one object, 0x2_0000_0000 for a group,
        /// 0x4_0000_0000 for all, 0x8_0000_0000 for a cluster.
        ///
        /// Calls `one.acl.addrule`.
        ///
        /// - Parameters:
        ///   - user: Who gets the rights: a user, a group, or all.
        ///   - resource: The objects that the rights apply to: the sum of the kinds, and the scope.
        ///   - rights: The rights: the sum of 1 for use, 2 for management, 4 for administration and 8 for creation.
        ///   - zone: The zone where the rule applies, or all zones. Nil for the core's own zone.
        /// - Returns: The new rule's id.
        /// - Throws: ``OneError``: `authorization`, `internal` if a part is invalid or the rule already exists.
        @discardableResult
        public func addrule(
            _ user: String, _ resource: String, _ rights: String, _ zone: String? = nil
        ) async throws -> Int {
            guard let zone else { return try await call("addrule", user, resource, rights) }
            return try await call("addrule", user, resource, rights, zone)
        }

        /// Deletes a rule.
        ///
        /// Calls `one.acl.delrule`.
        ///
        /// - Parameter id: The rule's id.
        /// - Returns: The rule's id.
        /// - Throws: ``OneError``: `authorization`, `internal` if there is no such rule.
        @discardableResult
        public func delrule(_ id: Int) async throws -> Int {
            try await call("delrule", id)
        }
    }
}

// MARK: Documents

extension One {
    /// All access control rules: `ACL_POOL`.
    public struct ACLPool: OnePool {
        /// The type of the pool's objects.
        public typealias Element = Rule
        /// The root element's name.
        public static let root = "ACL_POOL"

        /// The rules.
        public var ACL: [Rule]
        /// Elements that this type has no property for, such as those of a newer core; nil if there are none.
        public var others: Template?

        /// Creates a value from its fields.
        public init(ACL: [Rule] = [], others: Template? = nil) {
            self.ACL = ACL
            self.others = others
        }

        /// The same as ``ACL``.
        public var members: [Rule] { ACL }

        /// A rule: `ACL`. Numbers are hexadecimal strings, without `0x`.
        public struct Rule: OneRoot {
            /// The element's name.
            public static let root = "ACL"

            /// The rule's id.
            public var ID: Int
            /// Who gets the rights.
            public var USER: String
            /// The objects that the rights apply to.
            public var RESOURCE: String
            /// The rights.
            public var RIGHTS: String
            /// The zones where the rule applies.
            public var ZONE: String
            /// The whole rule as text, such as `@1 HOST/* MANAGE #0`.
            public var STRING: String
            /// Elements that this type has no property for, such as those of a newer core; nil if there are none.
            public var others: Template?

            /// Creates a value from its fields.
            public init(
                ID: Int, USER: String, RESOURCE: String, RIGHTS: String, ZONE: String, STRING: String,
                others: Template? = nil
            ) {
                self.ID = ID
                self.USER = USER
                self.RESOURCE = RESOURCE
                self.RIGHTS = RIGHTS
                self.ZONE = ZONE
                self.STRING = STRING
                self.others = others
            }
        }
    }
}
