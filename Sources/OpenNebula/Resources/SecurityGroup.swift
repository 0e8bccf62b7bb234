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
        /// The document that `info` returns.
        public typealias Document = SecurityGroup
        /// `secgroup`
        public static let name = "secgroup"
        /// Where the methods are called.
        public let server: OneServer

        /// Adds a security group.
        ///
        /// - Parameter template: Its name, and a `RULE` for each kind of traffic that it lets through.
        /// - Returns: The new security group's id.
        /// - Throws: ``OneError``: `authorization`, `internal` where the template cannot be parsed, a rule is wrong or
        ///   the name is taken.
        @discardableResult
        public func allocate(_ template: Template) async throws -> Int {
            try await call("allocate", template)
        }

        /// Copies a security group.
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

        /// Brings the rules of a security group to its VMs.
        ///
        /// - Parameters:
        ///   - id: The security group's id.
        ///   - recover: Whether only VMs get them that have old rules or failed to get new ones, instead of all VMs.
        /// - Returns: The security group's id.
        /// - Throws: ``OneError``: `noExists`, `authorization`.
        @discardableResult
        public func commit(_ id: Int, _ recover: Bool) async throws -> Int {
            try await call("commit", id, recover)
        }
    }

    /// The methods `one.secgrouppool.*`.
    public struct SecGroupPoolNamespace: FilterablePool {
        /// The document that `info` returns.
        public typealias Document = SecurityGroupPool
        /// `secgrouppool`
        public static let name = "secgrouppool"
        /// Where the methods are called.
        public let server: OneServer
    }
}

// MARK: Documents

extension One {
    /// Security groups that the user may see: `SECURITY_GROUP_POOL`.
    public struct SecurityGroupPool: OnePool {
        /// What the pool holds.
        public typealias Element = SecurityGroup
        /// The root element's name.
        public static let root = "SECURITY_GROUP_POOL"

        /// The security groups.
        public var SECURITY_GROUP: [SecurityGroup]
        /// What a newer core sends, and no property here holds; nil for nothing.
        public var others: Template?

        /// Creates a value of its fields.
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
        /// Who may do what with it.
        public var PERMISSIONS: Permissions
        /// The ids of the VMs that have its rules.
        public var UPDATED_VMS: IDs
        /// The ids of the VMs that have old rules.
        public var OUTDATED_VMS: IDs
        /// The ids of the VMs that are getting its rules.
        public var UPDATING_VMS: IDs
        /// The ids of the VMs that failed to get its rules.
        public var ERROR_VMS: IDs
        /// Its attributes: `DESCRIPTION`, and a `RULE` for each kind of traffic, with its `PROTOCOL` and its
        /// `RULE_TYPE`.
        public var TEMPLATE: Template
        /// What a newer core sends, and no property here holds; nil for nothing.
        public var others: Template?

        /// Creates a value of its fields.
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
