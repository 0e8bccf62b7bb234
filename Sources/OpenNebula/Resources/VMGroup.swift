extension OneServer {
    /// VM groups: `one.vmgroup.*`.
    public var vmgroup: One.VMGroupNamespace { One.VMGroupNamespace(server: self) }
    /// All VM groups: `one.vmgrouppool.*`.
    public var vmgrouppool: One.VMGroupPoolNamespace { One.VMGroupPoolNamespace(server: self) }
}

// MARK: Methods

extension One {
    /// The methods `one.vmgroup.*`.
    public struct VMGroupNamespace: Readable, Deletable, Updatable, Renamable, Ownable, Permissible, Lockable {
        /// The type that `info` returns.
        public typealias Document = VMGroup
        /// `vmgroup`
        public static let name = "vmgroup"
        /// The server that receives the calls.
        public let server: OneServer

        /// Adds a VM group.
        ///
        /// Calls `one.vmgroup.allocate`.
        ///
        /// - Parameter template: The `NAME`, a `ROLE` for each kind of VM, and the rules `AFFINED` and `ANTI_AFFINED`:
        ///   the names of roles, separated by commas, whose VMs must share a host, or must not.
        /// - Returns: The new VM group's id.
        /// - Throws: ``OneError``: `authorization`, `internal` if the template cannot be parsed, the name is taken,
        ///   or rules contradict each other or name a role that does not exist.
        @discardableResult
        public func allocate(_ template: Template) async throws -> Int {
            try await call("allocate", template)
        }

        /// Adds a role to a VM group. Not in 5.12.
        ///
        /// Calls `one.vmgroup.roleadd`.
        ///
        /// - Parameters:
        ///   - id: The VM group's id.
        ///   - role: One `ROLE`, with a `NAME` that is unique in the group.
        /// - Returns: The VM group's id.
        /// - Throws: ``OneError``: `noExists`, `authorization`, `action` for a template without a `ROLE`, or a wrong
        ///   one.
        @discardableResult
        public func roleadd(_ id: Int, _ role: Template) async throws -> Int {
            try await call("roleadd", id, role)
        }

        /// Deletes a role of a VM group. Not in 5.12.
        ///
        /// Calls `one.vmgroup.roledelete`.
        ///
        /// - Parameters:
        ///   - id: The VM group's id.
        ///   - role: The role's id.
        /// - Returns: The VM group's id.
        /// - Throws: ``OneError``: `noExists`, `authorization`, `action` if the group has no such role, that has
        ///   VMs, or that a rule names.
        @discardableResult
        public func roledelete(_ id: Int, _ role: Int) async throws -> Int {
            try await call("roledelete", id, role)
        }

        /// Changes a role of a VM group. Not in 5.12.
        ///
        /// Calls `one.vmgroup.roleupdate`.
        ///
        /// - Parameters:
        ///   - id: The VM group's id.
        ///   - role: The role's id.
        ///   - template: One `ROLE` with the new attributes. Omitted attributes do not change.
        /// - Returns: The VM group's id.
        /// - Throws: ``OneError``: `noExists`, `authorization`, `action` if the group has no such role, or that has
        ///   VMs, and for a template without a `ROLE`, or a wrong one.
        @discardableResult
        public func roleupdate(_ id: Int, _ role: Int, _ template: Template) async throws -> Int {
            try await call("roleupdate", id, role, template)
        }
    }

    /// The methods `one.vmgrouppool.*`.
    public struct VMGroupPoolNamespace: FilterablePool {
        /// The type that `info` returns.
        public typealias Document = VMGroupPool
        /// `vmgrouppool`
        public static let name = "vmgrouppool"
        /// The server that receives the calls.
        public let server: OneServer
    }
}

// MARK: Documents

extension One {
    /// VM groups that the user can see: `VM_GROUP_POOL`.
    public struct VMGroupPool: OnePool {
        /// The type of the pool's objects.
        public typealias Element = VMGroup
        /// The root element's name.
        public static let root = "VM_GROUP_POOL"

        /// The VM groups.
        public var VM_GROUP: [VMGroup]
        /// Elements that this type has no property for, such as those of a newer core; nil if there are none.
        public var others: Template?

        /// Creates a value from its fields.
        public init(VM_GROUP: [VMGroup] = [], others: Template? = nil) {
            self.VM_GROUP = VM_GROUP
            self.others = others
        }

        /// The same as ``VM_GROUP``.
        public var members: [VMGroup] { VM_GROUP }
    }

    /// A VM group: roles of VMs, and rules for their placement on hosts: `VM_GROUP`.
    public struct VMGroup: OneObject {
        /// The root element's name.
        public static let root = "VM_GROUP"

        /// The VM group's id.
        public var ID: Int
        /// The owner's id.
        public var UID: Int
        /// The group's id.
        public var GID: Int
        /// The owner's name.
        public var UNAME: String
        /// The group's name.
        public var GNAME: String
        /// The VM group's name.
        public var NAME: String
        /// The permissions.
        public var PERMISSIONS: Permissions
        /// The lock; nil if the object is not locked.
        public var LOCK: Lock?
        /// The roles.
        public var ROLES: Roles
        /// The attributes, including the rules `AFFINED` and `ANTI_AFFINED`.
        public var TEMPLATE: Template
        /// Elements that this type has no property for, such as those of a newer core; nil if there are none.
        public var others: Template?

        /// Creates a value from its fields.
        public init(
            ID: Int, UID: Int, GID: Int, UNAME: String, GNAME: String, NAME: String, PERMISSIONS: Permissions,
            LOCK: Lock? = nil, ROLES: Roles, TEMPLATE: Template = [:], others: Template? = nil
        ) {
            self.ID = ID
            self.UID = UID
            self.GID = GID
            self.UNAME = UNAME
            self.GNAME = GNAME
            self.NAME = NAME
            self.PERMISSIONS = PERMISSIONS
            self.LOCK = LOCK
            self.ROLES = ROLES
            self.TEMPLATE = TEMPLATE
            self.others = others
        }

        /// A VM group's roles: `ROLES`.
        public struct Roles: Codable, Hashable, Sendable {
            /// The roles, by their ids.
            public var ROLE: [Role]
            /// Elements that this type has no property for, such as those of a newer core; nil if there are none.
            public var others: Template?

            /// Creates a value from its fields.
            public init(ROLE: [Role] = [], others: Template? = nil) {
                self.ROLE = ROLE
                self.others = others
            }

            /// A role: `ROLE`.
            public struct Role: OneAttributes {
                /// All attributes, in order.
                public var attributes: Template
                /// Creates a value from attributes.
                public init(_ attributes: Template = [:]) { self.attributes = attributes }

                /// The ids of the hosts that its VMs must run on, separated by commas.
                public var HOST_AFFINED: String? { text("HOST_AFFINED") }
                /// The ids of the hosts that its VMs must not run on, separated by commas.
                public var HOST_ANTI_AFFINED: String? { text("HOST_ANTI_AFFINED") }
                /// The id within the group.
                public var ID: Int? { int("ID") }
                /// The name.
                public var NAME: String? { text("NAME") }
                /// Whether its VMs must share a host, must not, or can: `AFFINED`, `ANTI_AFFINED` or `NONE`.
                public var POLICY: String? { text("POLICY") }
                /// The ids of its VMs, separated by commas. Since 6.8.
                public var VMS: String? { text("VMS") }
            }
        }
    }
}
