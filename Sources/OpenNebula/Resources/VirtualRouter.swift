extension OneServer {
    /// Virtual routers: `one.vrouter.*`.
    public var vrouter: One.VRouterNamespace { One.VRouterNamespace(server: self) }
    /// All virtual routers: `one.vrouterpool.*`.
    public var vrouterpool: One.VRouterPoolNamespace { One.VRouterPoolNamespace(server: self) }
}

// MARK: Methods

extension One {
    /// The methods `one.vrouter.*`.
    public struct VRouterNamespace: Readable, Deletable, Updatable, Renamable, Ownable, Permissible, Lockable {
        /// The type that `info` returns.
        public typealias Document = VirtualRouter
        /// `vrouter`
        public static let name = "vrouter"
        /// The server that receives the calls.
        public let server: OneServer

        /// Adds a virtual router.
        ///
        /// Calls `one.vrouter.allocate`.
        ///
        /// - Parameter template: The `NAME`, and a `NIC` for each network.
        /// - Returns: The new virtual router's id.
        /// - Throws: ``OneError``: `allocate` if the name is taken, `authorization`, `internal`.
        @discardableResult
        public func allocate(_ template: Template) async throws -> Int {
            try await call("allocate", template)
        }

        /// Creates the VMs of a virtual router.
        ///
        /// Calls `one.vrouter.instantiate`.
        ///
        /// - Parameters:
        ///   - id: The virtual router's id.
        ///   - vms: The number of VMs.
        ///   - template: The VM template's id.
        ///   - name: The VMs' name, with `%i` for their numbers. If it is empty, the core chooses one.
        ///   - hold: Whether the VMs stay in state `HOLD` until you release them.
        ///   - attributes: Attributes to merge into the VM template.
        /// - Returns: The virtual router's id.
        /// - Throws: ``OneError``: `noExists`, `authorization`, `allocate`, `action` for a VM template that is not for
        ///   virtual routers.
        @discardableResult
        public func instantiate(
            _ id: Int, _ vms: Int, _ template: Int, _ name: String, _ hold: Bool, _ attributes: Template
        ) async throws -> Int {
            try await call("instantiate", id, vms, template, name, hold, attributes)
        }

        /// Attaches a NIC to a virtual router and its VMs.
        ///
        /// Calls `one.vrouter.attachnic`.
        ///
        /// - Parameters:
        ///   - id: The virtual router's id.
        ///   - nic: A `NIC`.
        /// - Returns: The virtual router's id.
        /// - Throws: ``OneError``: `noExists`, `authorization`, `action`, `internal` if the template is invalid.
        @discardableResult
        public func attachnic(_ id: Int, _ nic: Template) async throws -> Int {
            try await call("attachnic", id, nic)
        }

        /// Detaches a NIC from a virtual router and its VMs.
        ///
        /// Calls `one.vrouter.detachnic`.
        ///
        /// - Parameters:
        ///   - id: The virtual router's id.
        ///   - nic: The NIC's `NIC_ID`.
        /// - Returns: The virtual router's id.
        /// - Throws: ``OneError``: `noExists`, `authorization`, `action`.
        @discardableResult
        public func detachnic(_ id: Int, _ nic: Int) async throws -> Int {
            try await call("detachnic", id, nic)
        }
    }

    /// The methods `one.vrouterpool.*`.
    public struct VRouterPoolNamespace: FilterablePool {
        /// The type that `info` returns.
        public typealias Document = VirtualRouterPool
        /// `vrouterpool`
        public static let name = "vrouterpool"
        /// The server that receives the calls.
        public let server: OneServer
    }
}

// MARK: Documents

extension One {
    /// Virtual routers that the user can see: `VROUTER_POOL`.
    public struct VirtualRouterPool: OnePool {
        /// The type of the pool's objects.
        public typealias Element = VirtualRouter
        /// The root element's name.
        public static let root = "VROUTER_POOL"

        /// The virtual routers.
        public var VROUTER: [VirtualRouter]
        /// Elements that this type has no property for, such as those of a newer core; nil if there are none.
        public var others: Template?

        /// Creates a value from its fields.
        public init(VROUTER: [VirtualRouter] = [], others: Template? = nil) {
            self.VROUTER = VROUTER
            self.others = others
        }

        /// The same as ``VROUTER``.
        public var members: [VirtualRouter] { VROUTER }
    }

    /// A virtual router: `VROUTER`.
    public struct VirtualRouter: OneObject {
        /// The root element's name.
        public static let root = "VROUTER"

        /// The virtual router's id.
        public var ID: Int
        /// The owner's id.
        public var UID: Int
        /// The group's id.
        public var GID: Int
        /// The owner's name.
        public var UNAME: String
        /// The group's name.
        public var GNAME: String
        /// The virtual router's name.
        public var NAME: String
        /// The permissions.
        public var PERMISSIONS: Permissions
        /// The lock; nil if the object is not locked.
        public var LOCK: Lock?
        /// The ids of its VMs.
        public var VMS: IDs
        /// The attributes, including its NICs.
        public var TEMPLATE: Template
        /// Elements that this type has no property for, such as those of a newer core; nil if there are none.
        public var others: Template?

        /// Creates a value from its fields.
        public init(
            ID: Int, UID: Int, GID: Int, UNAME: String, GNAME: String, NAME: String, PERMISSIONS: Permissions,
            LOCK: Lock? = nil, VMS: IDs = IDs(), TEMPLATE: Template = [:], others: Template? = nil
        ) {
            self.ID = ID
            self.UID = UID
            self.GID = GID
            self.UNAME = UNAME
            self.GNAME = GNAME
            self.NAME = NAME
            self.PERMISSIONS = PERMISSIONS
            self.LOCK = LOCK
            self.VMS = VMS
            self.TEMPLATE = TEMPLATE
            self.others = others
        }
    }
}
