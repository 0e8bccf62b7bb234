extension OneServer {
    /// Security groups: `one.secgroup.*`.
    public var secgroup: One.SecGroupNamespace { One.SecGroupNamespace(server: self) }
    /// All security groups: `one.secgrouppool.*`.
    public var secgrouppool: One.SecGroupPoolNamespace { One.SecGroupPoolNamespace(server: self) }
}

// MARK: Methods

extension One {
    /// The methods `one.secgroup.*`.
    public struct SecGroupNamespace: Readable, Deletable, Updatable, Renamable, Ownable, Permissible {
        /// The type that `info` returns.
        public typealias Document = SecurityGroup
        /// `secgroup`
        public static let name = "secgroup"
        /// The server that receives the calls.
        public let server: OneServer

        /// Adds a security group.
        ///
        /// Calls `one.secgroup.allocate`.
        ///
        /// - Parameter template: The name, and a `RULE` for each kind of traffic that it allows.
        /// - Returns: The new security group's id.
        /// - Throws: ``OneError``: `authorization`, `internal` if the template cannot be parsed, a rule is wrong or
        ///   the name is taken.
        @discardableResult
        public func allocate(_ template: Template) async throws -> Int {
            try await call("allocate", template)
        }

        /// Copies a security group.
        ///
        /// Calls `one.secgroup.clone`.
        ///
        /// - Parameters:
        ///   - id: The id of the security group to copy.
        ///   - name: The copy's name.
        /// - Returns: The copy's id.
        /// - Throws: ``OneError``: `noExists`, `authorization`, `allocate`, `internal`.
        @discardableResult
        public func clone(_ id: Int, _ name: String) async throws -> Int {
            try await call("clone", id, name)
        }

        /// Applies the rules of a security group to its VMs.
        ///
        /// Calls `one.secgroup.commit`.
        ///
        /// - Parameters:
        ///   - id: The security group's id.
        ///   - recover: Whether to update only VMs with outdated rules or a failed update, instead of all VMs.
        /// - Returns: The security group's id.
        /// - Throws: ``OneError``: `noExists`, `authorization`.
        @discardableResult
        public func commit(_ id: Int, _ recover: Bool) async throws -> Int {
            try await call("commit", id, recover)
        }
    }

    /// The methods `one.secgrouppool.*`.
    public struct SecGroupPoolNamespace: FilterablePool {
        /// The type that `info` returns.
        public typealias Document = SecurityGroupPool
        /// `secgrouppool`
        public static let name = "secgrouppool"
        /// The server that receives the calls.
        public let server: OneServer
    }
}

// MARK: Documents

extension One {
    /// Security groups that the user can see: `SECURITY_GROUP_POOL`.
    public struct SecurityGroupPool: OnePool {
        /// The type of the pool's objects.
        public typealias Element = SecurityGroup
        /// The root element's name.
        public static let root = "SECURITY_GROUP_POOL"

        /// The security groups.
        public var SECURITY_GROUP: [SecurityGroup]
        /// Elements that this type has no property for, such as those of a newer core; nil if there are none.
        public var others: Template?

        /// Creates a value from its fields.
        public init(SECURITY_GROUP: [SecurityGroup] = [], others: Template? = nil) {
            self.SECURITY_GROUP = SECURITY_GROUP
            self.others = others
        }

        /// The same as ``SECURITY_GROUP``.
        public var members: [SecurityGroup] { SECURITY_GROUP }
    }

    /// A security group: `SECURITY_GROUP`.
    public struct SecurityGroup: OneObject {
        /// The root element's name.
        public static let root = "SECURITY_GROUP"

        /// The security group's id.
        public var ID: Int
        /// The owner's id.
        public var UID: Int
        /// The group's id.
        public var GID: Int
        /// The owner's name.
        public var UNAME: String
        /// The group's name.
        public var GNAME: String
        /// The security group's name.
        public var NAME: String
        /// The permissions.
        public var PERMISSIONS: Permissions
        /// The ids of the VMs with its current rules.
        public var UPDATED_VMS: IDs
        /// The ids of the VMs with outdated rules.
        public var OUTDATED_VMS: IDs
        /// The ids of the VMs that are being updated.
        public var UPDATING_VMS: IDs
        /// The ids of the VMs whose update failed.
        public var ERROR_VMS: IDs
        /// The attributes: `DESCRIPTION`, and a `RULE` for each kind of traffic, with its `PROTOCOL` and its
        /// `RULE_TYPE`.
        public var TEMPLATE: Template
        /// Elements that this type has no property for, such as those of a newer core; nil if there are none.
        public var others: Template?

        /// Creates a value from its fields.
        public init(
            ID: Int, UID: Int, GID: Int, UNAME: String, GNAME: String, NAME: String, PERMISSIONS: Permissions,
            UPDATED_VMS: IDs = IDs(), OUTDATED_VMS: IDs = IDs(), UPDATING_VMS: IDs = IDs(), ERROR_VMS: IDs = IDs(),
            TEMPLATE: Template = [:], others: Template? = nil
        ) {
            self.ID = ID
            self.UID = UID
            self.GID = GID
            self.UNAME = UNAME
            self.GNAME = GNAME
            self.NAME = NAME
            self.PERMISSIONS = PERMISSIONS
            self.UPDATED_VMS = UPDATED_VMS
            self.OUTDATED_VMS = OUTDATED_VMS
            self.UPDATING_VMS = UPDATING_VMS
            self.ERROR_VMS = ERROR_VMS
            self.TEMPLATE = TEMPLATE
            self.others = others
        }
    }
}
