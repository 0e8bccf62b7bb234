extension OneServer {
    /// Virtual networks: `one.vn.*`.
    public var vn: One.VNNamespace { One.VNNamespace(server: self) }
    /// All virtual networks: `one.vnpool.*`.
    public var vnpool: One.VNPoolNamespace { One.VNPoolNamespace(server: self) }
}

// MARK: Methods

extension One {
    /// The methods `one.vn.*`.
    public struct VNNamespace: Readable, Deletable, Updatable, Renamable, Ownable, Permissible, Lockable {
        /// The document that `info` returns.
        public typealias Document = VirtualNetwork
        /// `vn`
        public static let name = "vn"
        /// Where the methods are called.
        public let server: OneServer

        /// Adds a virtual network.
        ///
        /// - Parameters:
        ///   - template: Its name, its driver and its address ranges.
        ///   - cluster: The cluster's id, -1 for the default one.
        /// - Returns: The new network's id.
        /// - Throws: ``OneError``: `allocate` where the name is taken, `authorization`, `noExists` for the cluster,
        ///   `internal`.
        @discardableResult
        public func allocate(_ template: Template, _ cluster: Int) async throws -> Int {
            try await call("allocate", template, cluster)
        }

        /// Adds address ranges to a network.
        ///
        /// - Parameters:
        ///   - id: The network's id.
        ///   - template: The ranges: an `AR` for each, with its `TYPE`, its `SIZE` and its first address.
        /// - Returns: The network's id.
        /// - Throws: ``OneError``: `noExists`, `authorization`, `action`, `internal`.
        @discardableResult
        public func add_ar(_ id: Int, _ template: Template) async throws -> Int {
            try await call("add_ar", id, template)
        }

        /// Removes an address range from a network.
        ///
        /// - Parameters:
        ///   - id: The network's id.
        ///   - ar: The range's id: its `AR_ID`.
        ///   - force: Whether it is removed unchecked, even where addresses are leased.
        /// - Returns: The network's id.
        /// - Throws: ``OneError``: `noExists`, `authorization`, `action`, `internal`.
        @discardableResult
        public func rm_ar(_ id: Int, _ ar: Int, _ force: Bool = false) async throws -> Int {
            try await call("rm_ar", id, ar, force)
        }

        /// Changes address ranges of a network.
        ///
        /// - Parameters:
        ///   - id: The network's id.
        ///   - template: The ranges: an `AR` for each, with its `AR_ID` and its new attributes.
        /// - Returns: The network's id.
        /// - Throws: ``OneError``: `noExists`, `authorization`, `action`, `internal`.
        @discardableResult
        public func update_ar(_ id: Int, _ template: Template) async throws -> Int {
            try await call("update_ar", id, template)
        }

        /// Sets addresses of a network aside, in a network of their own.
        ///
        /// - Parameters:
        ///   - id: The id of the network to take from.
        ///   - template: `SIZE`, how many addresses; `NAME`, the new network's, or `NETWORK_ID`, that of a reservation
        ///     to add to. `AR_ID` chooses the range to take from, and beside it `IP`, `IP6` or `MAC` the first address.
        /// - Returns: The id of the network that has the addresses.
        /// - Throws: ``OneError``: `noExists`, `authorization` where a quota does not allow it too, `action`,
        ///   `internal`.
        @discardableResult
        public func reserve(_ id: Int, _ template: Template) async throws -> Int {
            try await call("reserve", id, template)
        }

        /// Gives an address range of a reservation back to the network that it was taken from.
        ///
        /// - Parameters:
        ///   - id: The reservation's id.
        ///   - ar: The range's id: its `AR_ID`.
        /// - Returns: The reservation's id.
        /// - Throws: ``OneError``: `noExists`, `authorization`, `action`, `internal`.
        @discardableResult
        public func free_ar(_ id: Int, _ ar: Int) async throws -> Int {
            try await call("free_ar", id, ar)
        }

        /// Keeps a network's address from being leased.
        ///
        /// - Parameters:
        ///   - id: The network's id.
        ///   - template: The address: `["LEASES": ["IP": "10.0.0.5"]]`, or `IP6`, or `MAC`.
        /// - Returns: The network's id.
        /// - Throws: ``OneError``: `noExists`, `authorization`, `action`, `internal` where the address is taken.
        @discardableResult
        public func hold(_ id: Int, _ template: Template) async throws -> Int {
            try await call("hold", id, template)
        }

        /// Releases an address that is on hold.
        ///
        /// - Parameters:
        ///   - id: The network's id.
        ///   - template: The address: `["LEASES": ["IP": "10.0.0.5"]]`, or `IP6`, or `MAC`.
        /// - Returns: The network's id.
        /// - Throws: ``OneError``: `noExists`, `authorization`, `action`, `internal` where the address is not on hold.
        @discardableResult
        public func release(_ id: Int, _ template: Template) async throws -> Int {
            try await call("release", id, template)
        }

        /// Ends the work of a driver that got stuck or failed, or an update that did not reach all VMs. Since 6.4.
        ///
        /// - Parameters:
        ///   - id: The network's id.
        ///   - operation: What the work counts as, or what to do instead.
        /// - Returns: The network's id.
        /// - Throws: ``OneError``: `noExists`, `authorization`, `action` for an operation that is none, `internal`
        ///   where the state does not allow it.
        @discardableResult
        public func recover(_ id: Int, _ operation: VNRecoverOperation) async throws -> Int {
            try await call("recover", id, operation)
        }
    }

    /// The methods `one.vnpool.*`.
    public struct VNPoolNamespace: FilterablePool {
        /// The document that `info` returns.
        public typealias Document = VirtualNetworkPool
        /// `vnpool`
        public static let name = "vnpool"
        /// Where the methods are called.
        public let server: OneServer
    }
}

// MARK: Constants

extension One {
    /// The state of a virtual network.
    public struct VirtualNetworkState: OneConstant {
        /// OpenNebula's number.
        public let rawValue: Int
        /// Creates the state of that number.
        public init(rawValue: Int) { self.rawValue = rawValue }

        /// New.
        public static let INIT = Self(0)
        /// VMs may use it.
        public static let READY = Self(1)
        /// Its driver is creating it.
        public static let LOCK_CREATE = Self(2)
        /// Its driver is deleting it.
        public static let LOCK_DELETE = Self(3)
        /// Deleted.
        public static let DONE = Self(4)
        /// Its driver failed.
        public static let ERROR = Self(5)
        /// A change failed to reach some VMs.
        public static let UPDATE_FAILURE = Self(6)

        /// OpenNebula's names.
        public static let names = [
            0: "INIT", 1: "READY", 2: "LOCK_CREATE", 3: "LOCK_DELETE", 4: "DONE", 5: "ERROR", 6: "UPDATE_FAILURE",
        ]
    }

    /// What `vn.recover` makes of a driver's work.
    public struct VNRecoverOperation: OneConstant {
        /// The number that is sent.
        public let rawValue: Int
        /// Creates the operation of that number.
        public init(rawValue: Int) { self.rawValue = rawValue }

        /// The work counts as failed.
        public static let failure = Self(0)
        /// The work counts as done.
        public static let success = Self(1)
        /// The network is deleted.
        public static let delete = Self(2)
        /// VMs that the last change did not reach get it once more. For `UPDATE_FAILURE` only.
        public static let retry = Self(3)

        /// The reference's names.
        public static let names = [0: "failure", 1: "success", 2: "delete", 3: "retry"]
    }
}

// MARK: Documents

extension One {
    /// Virtual networks that the user may see: `VNET_POOL`.
    public struct VirtualNetworkPool: OnePool {
        /// What the pool holds.
        public typealias Element = VirtualNetwork
        /// The root element's name.
        public static let root = "VNET_POOL"

        /// The networks.
        public var VNET: [VirtualNetwork]
        /// What a newer core sends, and no property here holds; nil for nothing.
        public var others: Template?

        /// Creates a value of its fields.
        public init(VNET: [VirtualNetwork] = [], others: Template? = nil) {
            self.VNET = VNET
            self.others = others
        }

        /// The same as ``VNET``.
        public var members: [VirtualNetwork] { VNET }
    }

    /// A virtual network: `VNET`.
    public struct VirtualNetwork: OneObject {
        /// The root element's name.
        public static let root = "VNET"

        /// The network's id.
        public var ID: Int
        /// The owner's id.
        public var UID: Int
        /// The group's id.
        public var GID: Int
        /// The owner's name.
        public var UNAME: String
        /// The group's name.
        public var GNAME: String
        /// The network's name.
        public var NAME: String
        /// The lock, where it is locked.
        public var LOCK: Lock?
        /// Who may do what with it.
        public var PERMISSIONS: Permissions
        /// The ids of its clusters.
        public var CLUSTERS: IDs
        /// The bridge on the hosts.
        public var BRIDGE: String?
        /// The kind of bridge, as `linux`.
        public var BRIDGE_TYPE: String
        /// The state. Since 6.4.
        public var STATE: VirtualNetworkState?
        /// The state before it. Since 6.4.
        public var PREV_STATE: VirtualNetworkState?
        /// The id of the network whose addresses a reservation has.
        public var PARENT_NETWORK_ID: Int?
        /// The id of the network template that it was made of. Since 7.4.
        public var TEMPLATE_ID: Int?
        /// The driver: `VN_MAD`, as `bridge`.
        public var VN_MAD: String?
        /// The hosts' network device.
        public var PHYDEV: String?
        /// The VLAN, empty for none.
        public var VLAN_ID: String?
        /// The outer VLAN, empty for none.
        public var OUTER_VLAN_ID: String?
        /// Whether the core chose the VLAN: 1 or 0.
        public var VLAN_ID_AUTOMATIC: Int
        /// Whether the core chose the outer VLAN: 1 or 0.
        public var OUTER_VLAN_ID_AUTOMATIC: Int?
        /// How many addresses are leased, reserved or on hold.
        public var USED_LEASES: Int
        /// The ids of the virtual routers in it.
        public var VROUTERS: IDs
        /// The ids of the VMs that have its last change. Since 6.6.
        public var UPDATED_VMS: IDs?
        /// The ids of the VMs that do not have its last change yet. Since 6.6.
        public var OUTDATED_VMS: IDs?
        /// The ids of the VMs that are getting its last change. Since 6.6.
        public var UPDATING_VMS: IDs?
        /// The ids of the VMs that failed to get its last change. Since 6.6.
        public var ERROR_VMS: IDs?
        /// Its attributes.
        public var TEMPLATE: Template
        /// Its addresses.
        public var AR_POOL: AddressRanges
        /// What a newer core sends, and no property here holds; nil for nothing.
        public var others: Template?

        /// Creates a value of its fields.
        public init(
            ID: Int, UID: Int, GID: Int, UNAME: String, GNAME: String, NAME: String, LOCK: Lock? = nil,
            PERMISSIONS: Permissions, CLUSTERS: IDs = IDs(), BRIDGE: String? = nil, BRIDGE_TYPE: String,
            STATE: VirtualNetworkState? = nil, PREV_STATE: VirtualNetworkState? = nil, PARENT_NETWORK_ID: Int? = nil,
            TEMPLATE_ID: Int? = nil, VN_MAD: String? = nil, PHYDEV: String? = nil, VLAN_ID: String? = nil,
            OUTER_VLAN_ID: String? = nil, VLAN_ID_AUTOMATIC: Int, OUTER_VLAN_ID_AUTOMATIC: Int? = nil, USED_LEASES: Int,
            VROUTERS: IDs = IDs(), UPDATED_VMS: IDs? = nil, OUTDATED_VMS: IDs? = nil, UPDATING_VMS: IDs? = nil,
            ERROR_VMS: IDs? = nil, TEMPLATE: Template = [:], AR_POOL: AddressRanges, others: Template? = nil
        ) {
            self.ID = ID
            self.UID = UID
            self.GID = GID
            self.UNAME = UNAME
            self.GNAME = GNAME
            self.NAME = NAME
            self.LOCK = LOCK
            self.PERMISSIONS = PERMISSIONS
            self.CLUSTERS = CLUSTERS
            self.BRIDGE = BRIDGE
            self.BRIDGE_TYPE = BRIDGE_TYPE
            self.STATE = STATE
            self.PREV_STATE = PREV_STATE
            self.PARENT_NETWORK_ID = PARENT_NETWORK_ID
            self.TEMPLATE_ID = TEMPLATE_ID
            self.VN_MAD = VN_MAD
            self.PHYDEV = PHYDEV
            self.VLAN_ID = VLAN_ID
            self.OUTER_VLAN_ID = OUTER_VLAN_ID
            self.VLAN_ID_AUTOMATIC = VLAN_ID_AUTOMATIC
            self.OUTER_VLAN_ID_AUTOMATIC = OUTER_VLAN_ID_AUTOMATIC
            self.USED_LEASES = USED_LEASES
            self.VROUTERS = VROUTERS
            self.UPDATED_VMS = UPDATED_VMS
            self.OUTDATED_VMS = OUTDATED_VMS
            self.UPDATING_VMS = UPDATING_VMS
            self.ERROR_VMS = ERROR_VMS
            self.TEMPLATE = TEMPLATE
            self.AR_POOL = AR_POOL
            self.others = others
        }

        /// A network's addresses: `AR_POOL`.
        public struct AddressRanges: Codable, Hashable, Sendable {
            /// The address ranges.
            public var AR: [AddressRange]
            /// What a newer core sends, and no property here holds; nil for nothing.
            public var others: Template?

            /// Creates a value of its fields.
            public init(AR: [AddressRange] = [], others: Template? = nil) {
                self.AR = AR
                self.others = others
            }

            /// An address range: `AR`.
            public struct AddressRange: OneAttributes {
                /// All attributes, in order.
                public var attributes: Template
                /// Creates a value of attributes.
                public init(_ attributes: Template = [:]) { self.attributes = attributes }

                /// What has its addresses, as numbers that only the core reads. In pools only.
                public var ALLOCATED: String? { text("ALLOCATED") }
                /// Its id, unique in the network.
                public var AR_ID: Int? { int("AR_ID") }
                /// The customer VLANs. Since 7.4.
                public var CVLANS: String? { text("CVLANS") }
                /// The global IPv6 prefix.
                public var GLOBAL_PREFIX: String? { text("GLOBAL_PREFIX") }
                /// The first IPv4 address.
                public var IP: String? { text("IP") }
                /// The first MAC address.
                public var MAC: String? { text("MAC") }
                /// The place in the range from where a free address is sought. Since 7.4.
                public var NEXT_INDEX: Int? { int("NEXT_INDEX") }
                /// The id that a reservation's range has in the network it was taken from.
                public var PARENT_NETWORK_AR_ID: Int? { int("PARENT_NETWORK_AR_ID") }
                /// How many ports of its host each address gets forwarded. Since 6.0.
                public var PORT_SIZE: String? { text("PORT_SIZE") }
                /// The first port of its host that is forwarded. Since 6.0.
                public var PORT_START: String? { text("PORT_START") }
                /// Whether an address may be leased more than once: `YES` or `NO`. Since 7.2.
                public var SHARED: String? { text("SHARED") }
                /// How many addresses there are.
                public var SIZE: UInt64? { unsigned("SIZE") }
                /// `ETHER`, `IP4`, `IP6`, `IP6_STATIC`, `IP4_6` or `IP4_6_STATIC`.
                public var TYPE: String? { text("TYPE") }
                /// The length of the prefix, of the types with static IPv6 addresses.
                public var PREFIX_LENGTH: String? { text("PREFIX_LENGTH") }
                /// The ports of its host that a reservation's addresses get. Since 6.2.
                public var EXTERNAL_PORT_RANGE: String? { text("EXTERNAL_PORT_RANGE") }
                /// The ports of a reservation's addresses that those are forwarded to. Since 6.2.
                public var INTERNAL_PORT_RANGE: String? { text("INTERNAL_PORT_RANGE") }
                /// The unique local IPv6 prefix.
                public var ULA_PREFIX: String? { text("ULA_PREFIX") }
                /// The VLAN, where it is not that of the network. Since 7.4.
                public var VLAN_ID: String? { text("VLAN_ID") }
                /// The driver, where it is not that of the network.
                public var VN_MAD: String? { text("VN_MAD") }
                /// The last MAC address. Not in pools.
                public var MAC_END: String? { text("MAC_END") }
                /// The last IPv4 address. Not in pools.
                public var IP_END: String? { text("IP_END") }
                /// The first unique local IPv6 address. Not in pools.
                public var IP6_ULA: String? { text("IP6_ULA") }
                /// The last unique local IPv6 address. Not in pools.
                public var IP6_ULA_END: String? { text("IP6_ULA_END") }
                /// The first global IPv6 address. Not in pools.
                public var IP6_GLOBAL: String? { text("IP6_GLOBAL") }
                /// The last global IPv6 address. Not in pools.
                public var IP6_GLOBAL_END: String? { text("IP6_GLOBAL_END") }
                /// The first static IPv6 address.
                public var IP6: String? { text("IP6") }
                /// The last static IPv6 address. Not in pools.
                public var IP6_END: String? { text("IP6_END") }
                /// How many addresses are leased, reserved or on hold. Not in pools.
                public var USED_LEASES: Int? { int("USED_LEASES") }
                /// The addresses in use. Not in pools.
                public var LEASES: Leases? { record("LEASES") }
            }

            /// Addresses in use: `LEASES`.
            public struct Leases: OneAttributes {
                /// All attributes, in order.
                public var attributes: Template
                /// Creates a value of attributes.
                public init(_ attributes: Template = [:]) { self.attributes = attributes }

                /// The addresses.
                public var LEASE: [Lease] { records("LEASE") }
            }

            /// An address in use: `LEASE`.
            public struct Lease: OneAttributes {
                /// All attributes, in order.
                public var attributes: Template
                /// Creates a value of attributes.
                public init(_ attributes: Template = [:]) { self.attributes = attributes }

                /// The IPv4 address.
                public var IP: String? { text("IP") }
                /// The static IPv6 address.
                public var IP6: String? { text("IP6") }
                /// The global IPv6 address.
                public var IP6_GLOBAL: String? { text("IP6_GLOBAL") }
                /// The ports of its host that are forwarded. Since 6.2.
                public var EXTERNAL_PORT_RANGE: String? { text("EXTERNAL_PORT_RANGE") }
                /// The ports that those are forwarded to. Since 6.2.
                public var INTERNAL_PORT_RANGE: String? { text("INTERNAL_PORT_RANGE") }
                /// The link-local IPv6 address.
                public var IP6_LINK: String? { text("IP6_LINK") }
                /// The unique local IPv6 address.
                public var IP6_ULA: String? { text("IP6_ULA") }
                /// The MAC address.
                public var MAC: String? { text("MAC") }
                /// The id of the VM that has it, -1 where it is on hold.
                public var VM: Int? { int("VM") }
                /// The id of the reservation that has it.
                public var VNET: Int? { int("VNET") }
                /// The id of the virtual router that has it.
                public var VROUTER: Int? { int("VROUTER") }
            }
        }
    }
}
