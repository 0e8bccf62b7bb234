extension OneServer {
    /// Groups: `one.group.*`.
    public var group: One.GroupNamespace { One.GroupNamespace(server: self) }
    /// All groups: `one.grouppool.*`.
    public var grouppool: One.GroupPoolNamespace { One.GroupPoolNamespace(server: self) }
    /// The default quotas of groups: `one.groupquota.*`.
    public var groupquota: One.GroupQuotaNamespace { One.GroupQuotaNamespace(server: self) }
}

// MARK: Methods

extension One {
    /// The methods `one.group.*`. `info` takes -1 for the caller's own group.
    public struct GroupNamespace: Readable, Deletable, Updatable {
        /// The type that `info` returns.
        public typealias Document = Group
        /// `group`
        public static let name = "group"
        /// The server that receives the calls.
        public let server: OneServer

        /// Adds a group.
        ///
        /// Calls `one.group.allocate`.
        ///
        /// - Parameter name: The group's name.
        /// - Returns: The new group's id.
        /// - Throws: ``OneError``: `allocate` if the name is taken, `authorization`.
        @discardableResult
        public func allocate(_ name: String) async throws -> Int {
            try await call("allocate", name)
        }

        /// Makes a user an administrator of a group.
        ///
        /// Calls `one.group.addadmin`.
        ///
        /// - Parameters:
        ///   - id: The group's id.
        ///   - user: The user's id.
        /// - Returns: The group's id.
        /// - Throws: ``OneError``: `noExists`, `authorization`, `internal` if the user already is one.
        @discardableResult
        public func addadmin(_ id: Int, _ user: Int) async throws -> Int {
            try await call("addadmin", id, user)
        }

        /// Removes a user from the administrators of a group.
        ///
        /// Calls `one.group.deladmin`.
        ///
        /// - Parameters:
        ///   - id: The group's id.
        ///   - user: The user's id.
        /// - Returns: The group's id.
        /// - Throws: ``OneError``: `noExists`, `authorization`, `internal` if the user is not one.
        @discardableResult
        public func deladmin(_ id: Int, _ user: Int) async throws -> Int {
            try await call("deladmin", id, user)
        }

        /// Sets a group's quotas.
        ///
        /// ```swift
        /// try await one.group.quota(100, ["VM": ["VMS": 10, "MEMORY": -2]])
        /// ```
        ///
        /// Calls `one.group.quota`.
        ///
        /// - Parameters:
        ///   - id: The group's id. The group `oneadmin` has no quotas.
        ///   - quotas: The vectors `DATASTORE`, `NETWORK`, `VM` and `IMAGE` of limits: -1 for the default, -2 for
        ///     unlimited. Omitted limits become -1.
        /// - Returns: The group's id.
        /// - Throws: ``OneError``: `noExists`, `authorization`, `action`, `invalidArgument`.
        @discardableResult
        public func quota(_ id: Int, _ quotas: Template) async throws -> Int {
            try await call("quota", id, quotas)
        }

        /// Sets the VLANs that a group can use. Since 7.4.
        ///
        /// Calls `one.group.vlan`.
        ///
        /// - Parameters:
        ///   - id: The group's id.
        ///   - rules: The rules, as in ``One/Group/VLANRules``.
        /// - Returns: The group's id.
        /// - Throws: ``OneError``: `noExists`, `authorization`, `invalidArgument`.
        @discardableResult
        public func vlan(_ id: Int, _ rules: Template) async throws -> Int {
            try await call("vlan", id, rules)
        }
    }

    /// The methods `one.grouppool.*`.
    public struct GroupPoolNamespace: ReadablePool {
        /// The type that `info` returns.
        public typealias Document = GroupPool
        /// `grouppool`
        public static let name = "grouppool"
        /// The server that receives the calls.
        public let server: OneServer
    }

    /// The methods `one.groupquota.*`. `info` returns the default quotas.
    public struct GroupQuotaNamespace: ReadablePool {
        /// The type that `info` returns.
        public typealias Document = DefaultGroupQuotas
        /// `groupquota`
        public static let name = "groupquota"
        /// The server that receives the calls.
        public let server: OneServer

        /// Sets the default quotas of groups.
        ///
        /// Calls `one.groupquota.update`.
        ///
        /// - Parameter quotas: The vectors `DATASTORE`, `NETWORK`, `VM` and `IMAGE` of limits: -2 for unlimited. Limits
        ///   that a vector leaves out become -2.
        /// - Returns: The default quotas.
        /// - Throws: ``OneError``: `authorization`, `action`, `invalidArgument`.
        @discardableResult
        public func update(_ quotas: Template) async throws -> DefaultGroupQuotas {
            try await call("update", quotas)
        }
    }
}

// MARK: Documents

extension One {
    /// All groups that the user can see: `GROUP_POOL`.
    public struct GroupPool: OnePool {
        /// The type of the pool's objects.
        public typealias Element = Group
        /// The root element's name.
        public static let root = "GROUP_POOL"

        /// The groups.
        public var GROUP: [Group]
        /// Their quotas.
        public var QUOTAS: [Quotas]
        /// Their VLAN rules. Since 7.4.
        public var VLAN_RULES: [Group.VLANRules]
        /// The default quotas of groups.
        public var DEFAULT_GROUP_QUOTAS: DefaultGroupQuotas
        /// Elements that this type has no property for, such as those of a newer core; nil if there are none.
        public var others: Template?

        /// Creates a value from its fields.
        public init(
            GROUP: [Group] = [], QUOTAS: [Quotas] = [], VLAN_RULES: [Group.VLANRules] = [],
            DEFAULT_GROUP_QUOTAS: DefaultGroupQuotas, others: Template? = nil
        ) {
            self.GROUP = GROUP
            self.QUOTAS = QUOTAS
            self.VLAN_RULES = VLAN_RULES
            self.DEFAULT_GROUP_QUOTAS = DEFAULT_GROUP_QUOTAS
            self.others = others
        }

        /// The same as ``GROUP``.
        public var members: [Group] { GROUP }
    }

    /// A group: `GROUP`. In a pool, the pool contains its quotas and VLAN rules.
    public struct Group: OneObject {
        /// The root element's name.
        public static let root = "GROUP"

        /// The group's id.
        public var ID: Int
        /// The group's name.
        public var NAME: String
        /// The attributes.
        public var TEMPLATE: Template
        /// The ids of its users.
        public var USERS: IDs
        /// The ids of its administrators.
        public var ADMINS: IDs
        /// Limits of datastores; nil in a pool.
        public var DATASTORE_QUOTA: DatastoreQuota?
        /// Limits of networks; nil in a pool.
        public var NETWORK_QUOTA: NetworkQuota?
        /// Limits of VMs; nil in a pool.
        public var VM_QUOTA: VMQuota?
        /// Limits of images; nil in a pool.
        public var IMAGE_QUOTA: ImageQuota?
        /// The VLAN rules; nil in a pool. Since 7.4.
        public var VLAN_RULES: VLANRules?
        /// The default quotas of groups; nil in a pool.
        public var DEFAULT_GROUP_QUOTAS: DefaultGroupQuotas?
        /// Elements that this type has no property for, such as those of a newer core; nil if there are none.
        public var others: Template?

        /// Creates a value from its fields.
        public init(
            ID: Int, NAME: String, TEMPLATE: Template = [:], USERS: IDs = IDs(), ADMINS: IDs = IDs(),
            DATASTORE_QUOTA: DatastoreQuota? = nil, NETWORK_QUOTA: NetworkQuota? = nil, VM_QUOTA: VMQuota? = nil,
            IMAGE_QUOTA: ImageQuota? = nil, VLAN_RULES: VLANRules? = nil,
            DEFAULT_GROUP_QUOTAS: DefaultGroupQuotas? = nil, others: Template? = nil
        ) {
            self.ID = ID
            self.NAME = NAME
            self.TEMPLATE = TEMPLATE
            self.USERS = USERS
            self.ADMINS = ADMINS
            self.DATASTORE_QUOTA = DATASTORE_QUOTA
            self.NETWORK_QUOTA = NETWORK_QUOTA
            self.VM_QUOTA = VM_QUOTA
            self.IMAGE_QUOTA = IMAGE_QUOTA
            self.VLAN_RULES = VLAN_RULES
            self.DEFAULT_GROUP_QUOTAS = DEFAULT_GROUP_QUOTAS
            self.others = others
        }

        /// The VLANs that a group can use: `VLAN_RULES`. Since 7.4.
        public struct VLANRules: OneAttributes {
            /// All attributes, in order.
            public var attributes: Template
            /// Creates a value from attributes.
            public init(_ attributes: Template = [:]) { self.attributes = attributes }

            /// The group's id.
            public var ID: Int? { int("ID") }
            /// The rules.
            public var RULE: [Rule] { records("RULE") }

            /// A rule: `RULE`. Since 7.4.
            public struct Rule: OneAttributes {
                /// All attributes, in order.
                public var attributes: Template
                /// Creates a value from attributes.
                public init(_ attributes: Template = [:]) { self.attributes = attributes }

                /// The rule's id.
                public var ID: String? { text("ID") }
                /// The objects that it applies to.
                public var SCOPE: String? { text("SCOPE") }
                /// The network template that it names.
                public var VNTEMPLATE: String? { text("VNTEMPLATE") }
            }
        }
    }
}
