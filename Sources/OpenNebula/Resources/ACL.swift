extension OneServer {
    /// Rules of access control: `one.acl.*`.
    public var acl: One.AclNamespace { One.AclNamespace(server: self) }
}

// MARK: Methods

extension One {
    /// The methods `one.acl.*`. `info` returns all rules.
    public struct AclNamespace: ReadablePool {
        /// The document that `info` returns.
        public typealias Document = ACLPool
        /// `acl`
        public static let name = "acl"
        /// Where the methods are called.
        public let server: OneServer

        /// Adds a rule. Its parts are hexadecimal numbers, with or without `0x`.
        ///
        /// Whom a part means is a bit beside an id: 0x1_0000_0000 one object, 0x2_0000_0000 a group,
        /// 0x4_0000_0000 all, 0x8_0000_0000 a cluster.
        ///
        /// - Parameters:
        ///   - user: Who is allowed something: a user, a group, or all.
        ///   - resource: What it is allowed with: the sum of the kinds, and which objects of them.
        ///   - rights: What is allowed: the sum of 1 use, 2 management, 4 administration and 8 creation.
        ///   - zone: Where it is allowed: a zone, or all. Nil for the core's own zone.
        /// - Returns: The new rule's id.
        /// - Throws: ``OneError``: `authorization`, `internal` where a part is wrong or the rule is there already.
        @discardableResult
        public func addrule(
            _ user: String, _ resource: String, _ rights: String, _ zone: String? = nil
        ) async throws -> Int {
            guard let zone else { return try await call("addrule", user, resource, rights) }
            return try await call("addrule", user, resource, rights, zone)
        }

        /// Deletes a rule.
        ///
        /// - Parameter id: The rule's id.
        /// - Returns: The rule's id.
        /// - Throws: ``OneError``: `authorization`, `internal` where there is no such rule.
        @discardableResult
        public func delrule(_ id: Int) async throws -> Int {
            try await call("delrule", id)
        }
    }
}

// MARK: Documents

extension One {
    /// All rules of access control: `ACL_POOL`.
    public struct ACLPool: OnePool {
        /// What the pool holds.
        public typealias Element = Rule
        /// The root element's name.
        public static let root = "ACL_POOL"

        /// The rules.
        public var ACL: [Rule]
        /// What a newer core sends, and no property here holds; nil for nothing.
        public var others: Template?

        /// Creates a value of its fields.
        public init(ACL: [Rule] = [], others: Template? = nil) {
            self.ACL = ACL
            self.others = others
        }

        /// The same as ``ACL``.
        public var members: [Rule] { ACL }

        /// A rule: `ACL`. Numbers are hexadecimal texts, without `0x`.
        public struct Rule: OneRoot {
            /// The element's name.
            public static let root = "ACL"

            /// The rule's id.
            public var ID: Int
            /// Who is allowed something.
            public var USER: String
            /// What it is allowed with.
            public var RESOURCE: String
            /// What is allowed.
            public var RIGHTS: String
            /// Where it is allowed.
            public var ZONE: String
            /// The whole rule in words, as `@1 HOST/* MANAGE #0`.
            public var STRING: String
            /// What a newer core sends, and no property here holds; nil for nothing.
            public var others: Template?

            /// Creates a value of its fields.
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
