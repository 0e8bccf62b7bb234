extension OneServer {
    /// Virtual network templates: `one.vntemplate.*`.
    public var vntemplate: One.VNTemplateNamespace { One.VNTemplateNamespace(server: self) }
    /// All virtual network templates: `one.vntemplatepool.*`.
    public var vntemplatepool: One.VNTemplatePoolNamespace { One.VNTemplatePoolNamespace(server: self) }
}

// MARK: Methods

extension One {
    /// The methods `one.vntemplate.*`.
    public struct VNTemplateNamespace: Readable, Deletable, Updatable, Renamable, Ownable, Permissible, Lockable {
        /// The type that `info` returns.
        public typealias Document = VNTemplate
        /// `vntemplate`
        public static let name = "vntemplate"
        /// The server that receives the calls.
        public let server: OneServer

        /// Adds a virtual network template.
        ///
        /// Calls `one.vntemplate.allocate`.
        ///
        /// - Parameter template: The name, and the attributes of its virtual networks.
        /// - Returns: The new virtual network template's id.
        /// - Throws: ``OneError``: `authorization`, `internal` if the template cannot be parsed, an attribute is
        ///   missing or the name is taken.
        @discardableResult
        public func allocate(_ template: Template) async throws -> Int {
            try await call("allocate", template)
        }

        /// Copies a virtual network template.
        ///
        /// Calls `one.vntemplate.clone`.
        ///
        /// - Parameters:
        ///   - id: The id of the virtual network template to copy.
        ///   - name: The copy's name.
        /// - Returns: The copy's id.
        /// - Throws: ``OneError``: `noExists`, `authorization`, `allocate`.
        @discardableResult
        public func clone(_ id: Int, _ name: String) async throws -> Int {
            try await call("clone", id, name)
        }

        /// Creates a virtual network from a virtual network template.
        ///
        /// Calls `one.vntemplate.instantiate`.
        ///
        /// - Parameters:
        ///   - id: The virtual network template's id.
        ///   - name: The virtual network's name. If it is empty, the core chooses one.
        ///   - template: Attributes to merge into the virtual network template. It can be empty.
        /// - Returns: The virtual network's id.
        /// - Throws: ``OneError``: `noExists`, `authorization` if an attribute is for administrators only too,
        ///   `allocate`, `internal` for attributes that cannot be parsed.
        @discardableResult
        public func instantiate(_ id: Int, _ name: String, _ template: Template) async throws -> Int {
            try await call("instantiate", id, name, template)
        }
    }

    /// The methods `one.vntemplatepool.*`.
    public struct VNTemplatePoolNamespace: FilterablePool {
        /// The type that `info` returns.
        public typealias Document = VNTemplatePool
        /// `vntemplatepool`
        public static let name = "vntemplatepool"
        /// The server that receives the calls.
        public let server: OneServer
    }
}

// MARK: Documents

extension One {
    /// Virtual network templates that the user can see: `VNTEMPLATE_POOL`.
    public struct VNTemplatePool: OnePool {
        /// The type of the pool's objects.
        public typealias Element = VNTemplate
        /// The root element's name.
        public static let root = "VNTEMPLATE_POOL"

        /// The virtual network templates.
        public var VNTEMPLATE: [VNTemplate]
        /// Elements that this type has no property for, such as those of a newer core; nil if there are none.
        public var others: Template?

        /// Creates a value from its fields.
        public init(VNTEMPLATE: [VNTemplate] = [], others: Template? = nil) {
            self.VNTEMPLATE = VNTEMPLATE
            self.others = others
        }

        /// The same as ``VNTEMPLATE``.
        public var members: [VNTemplate] { VNTEMPLATE }
    }

    /// A virtual network template: `VNTEMPLATE`.
    public struct VNTemplate: OneObject {
        /// The root element's name.
        public static let root = "VNTEMPLATE"

        /// The virtual network template's id.
        public var ID: Int
        /// The owner's id.
        public var UID: Int
        /// The group's id.
        public var GID: Int
        /// The owner's name.
        public var UNAME: String
        /// The group's name.
        public var GNAME: String
        /// The virtual network template's name.
        public var NAME: String
        /// The lock; nil if the object is not locked.
        public var LOCK: Lock?
        /// The permissions.
        public var PERMISSIONS: Permissions
        /// The time when it was added, in Unix seconds.
        public var REGTIME: Int
        /// The attributes of its virtual networks.
        public var TEMPLATE: Template
        /// Elements that this type has no property for, such as those of a newer core; nil if there are none.
        public var others: Template?

        /// Creates a value from its fields.
        public init(
            ID: Int, UID: Int, GID: Int, UNAME: String, GNAME: String, NAME: String, LOCK: Lock? = nil,
            PERMISSIONS: Permissions, REGTIME: Int, TEMPLATE: Template = [:], others: Template? = nil
        ) {
            self.ID = ID
            self.UID = UID
            self.GID = GID
            self.UNAME = UNAME
            self.GNAME = GNAME
            self.NAME = NAME
            self.LOCK = LOCK
            self.PERMISSIONS = PERMISSIONS
            self.REGTIME = REGTIME
            self.TEMPLATE = TEMPLATE
            self.others = others
        }
    }
}
