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
        /// The type that `info` returns.
        public typealias Document = VirtualNetwork
        /// `vn`
        public static let name = "vn"
        /// The server that receives the calls.
        public let server: OneServer

        /// Adds a virtual network.
        ///
        /// Calls `one.vn.allocate`.
        ///
        /// - Parameters:
        ///   - template: The name, the driver and the address ranges.
        ///   - cluster: The cluster's id, -1 for the default one.
        /// - Returns: The new network's id.
        /// - Throws: ``OneError``: `allocate` if the name is taken, `authorization`, `noExists` for the cluster,
        ///   `internal`.
        @discardableResult
        public func allocate(_ template: Template, _ cluster: Int) async throws -> Int {
            try await call("allocate", template, cluster)
        }

        /// Adds address ranges to a network.
        ///
        /// Calls `one.vn.add_ar`.
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
        /// Calls `one.vn.rm_ar`.
        ///
        /// - Parameters:
        ///   - id: The network's id.
        ///   - ar: The range's id: its `AR_ID`.
        ///   - force: Whether to remove it without a check, even if addresses are leased.
        /// - Returns: The network's id.
        /// - Throws: ``OneError``: `noExists`, `authorization`, `action`, `internal`.
        @discardableResult
        public func rm_ar(_ id: Int, _ ar: Int, _ force: Bool = false) async throws -> Int {
            try await call("rm_ar", id, ar, force)
        }

        /// Changes address ranges of a network.
        ///
        /// Calls `one.vn.update_ar`.
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

        /// Reserves addresses of a network, as a network of their own.
        ///
        /// Calls `one.vn.reserve`.
        ///
        /// - Parameters:
        ///   - id: The id of the network to reserve from.
        ///   - template: `SIZE`, the number of addresses; `NAME`, the new network's name, or `NETWORK_ID`, the id of a
        ///     reservation to extend. `AR_ID` selects the range to take from, and with it `IP`, `IP6` or `MAC` the
        ///     first address.
        /// - Returns: The id of the network with the addresses.
        /// - Throws: ``OneError``: `noExists`, `authorization` if a quota does not allow it too, `action`,
        ///   `internal`.
        @discardableResult
        public func reserve(_ id: Int, _ template: Template) async throws -> Int {
            try await call("reserve", id, template)
        }

        /// Returns an address range of a reservation to the network that it was taken from.
        ///
        /// Calls `one.vn.free_ar`.
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

        /// Puts an address of a network on hold, so that it is not leased.
        ///
        /// Calls `one.vn.hold`.
        ///
        /// - Parameters:
        ///   - id: The network's id.
        ///   - template: The address: `["LEASES": ["IP": "10.0.0.5"]]`, or `IP6`, or `MAC`.
        /// - Returns: The network's id.
        /// - Throws: ``OneError``: `noExists`, `authorization`, `action`, `internal` if the address is taken.
        @discardableResult
        public func hold(_ id: Int, _ template: Template) async throws -> Int {
            try await call("hold", id, template)
        }

        /// Releases an address that is on hold.
        ///
        /// Calls `one.vn.release`.
        ///
        /// - Parameters:
        ///   - id: The network's id.
        ///   - template: The address: `["LEASES": ["IP": "10.0.0.5"]]`, or `IP6`, or `MAC`.
        /// - Returns: The network's id.
        /// - Throws: ``OneError``: `noExists`, `authorization`, `action`, `internal` if the address is not on hold.
        @discardableResult
        public func release(_ id: Int, _ template: Template) async throws -> Int {
            try await call("release", id, template)
        }

        /// Recovers a network whose driver is stuck or failed, or whose update failed for some VMs. Since 6.4.
        ///
        /// Calls `one.vn.recover`.
        ///
        /// - Parameters:
        ///   - id: The network's id.
        ///   - operation: The result to assume, or the operation to perform instead.
        /// - Returns: The network's id.
        /// - Throws: ``OneError``: `noExists`, `authorization`, `action` if the operation is invalid, `internal`
        ///   if the state does not allow it.
        @discardableResult
        public func recover(_ id: Int, _ operation: VNRecoverOperation) async throws -> Int {
            try await call("recover", id, operation)
        }
    }

    /// The methods `one.vnpool.*`.
    public struct VNPoolNamespace: FilterablePool {
        /// The type that `info` returns.
        public typealias Document = VirtualNetworkPool
        /// `vnpool`
        public static let name = "vnpool"
        /// The server that receives the calls.
        public let server: OneServer
    }
}

// MARK: Constants

extension One {
    /// The state of a virtual network.
    public struct VirtualNetworkState: OneConstant {
        /// OpenNebula's number.
        public let rawValue: Int
        /// Creates a state from its number.
        public init(rawValue: Int) { self.rawValue = rawValue }

        /// New.
        public static let INIT = Self(0)
        /// Ready for VMs.
        public static let READY = Self(1)
        /// The driver is creating it.
        public static let LOCK_CREATE = Self(2)
        /// The driver is deleting it.
        public static let LOCK_DELETE = Self(3)
        /// Deleted.
        public static let DONE = Self(4)
        /// The driver failed.
        public static let ERROR = Self(5)
        /// A change failed for some VMs.
        public static let UPDATE_FAILURE = Self(6)

        /// OpenNebula's names.
        public static let names = [
            0: "INIT", 1: "READY", 2: "LOCK_CREATE", 3: "LOCK_DELETE", 4: "DONE", 5: "ERROR", 6: "UPDATE_FAILURE",
        ]
    }

    /// How `vn.recover` recovers a virtual network.
    public struct VNRecoverOperation: OneConstant {
        /// The number in the request.
        public let rawValue: Int
        /// Creates an operation from its number.
        public init(rawValue: Int) { self.rawValue = rawValue }

        /// Treats the driver's operation as failed.
        public static let failure = Self(0)
        /// Treats the driver's operation as successful.
        public static let success = Self(1)
        /// Deletes the network.
        public static let delete = Self(2)
        /// Retries the last change on the VMs where it failed. For `UPDATE_FAILURE` only.
        public static let retry = Self(3)

        /// The reference's names.
        public static let names = [0: "failure", 1: "success", 2: "delete", 3: "retry"]
    }
}

// MARK: Documents

extension One {
    /// Virtual networks that the user can see: `VNET_POOL`.
    public struct VirtualNetworkPool: OnePool {
        /// The type of the pool's objects.
        public typealias Element = VirtualNetwork
        /// The root element's name.
        public static let root = "VNET_POOL"

        /// The networks.
        public var VNET: [VirtualNetwork]
        /// Elements that this type has no property for, such as those of a newer core; nil if there are none.
        public var others: Template?

        /// Creates a value from its fields.
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
        /// The lock; nil if the object is not locked.
        public var LOCK: Lock?
        /// The permissions.
        public var PERMISSIONS: Permissions
        /// The ids of its clusters.
        public var CLUSTERS: IDs
        /// The bridge on the hosts.
        public var BRIDGE: String?
        /// The kind of bridge, such as `linux`.
        public var BRIDGE_TYPE: String
        /// The state. Since 6.4.
        public var STATE: VirtualNetworkState?
        /// The previous state. Since 6.4.
        public var PREV_STATE: VirtualNetworkState?
        /// The id of the network that a reservation takes its addresses from.
        public var PARENT_NETWORK_ID: Int?
        /// The id of the network template that it was created from. Since 7.4.
        public var TEMPLATE_ID: Int?
        /// The driver: `VN_MAD`, such as `bridge`.
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
        /// The number of addresses that are leased, reserved or on hold.
        public var USED_LEASES: Int
        /// The ids of the virtual routers in it.
        public var VROUTERS: IDs
        /// The ids of the VMs with its last change. Since 6.6.
        public var UPDATED_VMS: IDs?
        /// The ids of the VMs with an outdated configuration. Since 6.6.
        public var OUTDATED_VMS: IDs?
        /// The ids of the VMs that are being updated. Since 6.6.
        public var UPDATING_VMS: IDs?
        /// The ids of the VMs whose update failed. Since 6.6.
        public var ERROR_VMS: IDs?
        /// The attributes.
        public var TEMPLATE: Template
        /// The addresses.
        public var AR_POOL: AddressRanges
        /// Elements that this type has no property for, such as those of a newer core; nil if there are none.
        public var others: Template?

        /// Creates a value from its fields.
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
            /// Elements that this type has no property for, such as those of a newer core; nil if there are none.
            public var others: Template?

            /// Creates a value from its fields.
            public init(AR: [AddressRange] = [], others: Template? = nil) {
                self.AR = AR
                self.others = others
            }

            /// An address range: `AR`.
            public struct AddressRange: OneAttributes {
                /// All attributes, in order.
                public var attributes: Template
                /// Creates a value from attributes.
                public init(_ attributes: Template = [:]) { self.attributes = attributes }

                /// The users of its addresses, encoded for the core. In pools only.
                public var ALLOCATED: String? { text("ALLOCATED") }
                /// The id, unique in the network.
                public var AR_ID: Int? { int("AR_ID") }
                /// The customer VLANs. Since 7.4.
                public var CVLANS: String? { text("CVLANS") }
                /// The global IPv6 prefix.
                public var GLOBAL_PREFIX: String? { text("GLOBAL_PREFIX") }
                /// The first IPv4 address.
                public var IP: String? { text("IP") }
                /// The first MAC address.
                public var MAC: String? { text("MAC") }
                /// The position in the range where the search for a free address starts. Since 7.4.
                public var NEXT_INDEX: Int? { int("NEXT_INDEX") }
                /// The id of a reservation's range in the network it was taken from.
                public var PARENT_NETWORK_AR_ID: Int? { int("PARENT_NETWORK_AR_ID") }
                /// The number of host ports that are forwarded to each address. Since 6.0.
                public var PORT_SIZE: String? { text("PORT_SIZE") }
                /// The first host port that is forwarded. Since 6.0.
                public var PORT_START: String? { text("PORT_START") }
                /// Whether an address can be leased more than once: `YES` or `NO`. Since 7.2.
                public var SHARED: String? { text("SHARED") }
                /// The number of addresses.
                public var SIZE: UInt64? { unsigned("SIZE") }
                /// `ETHER`, `IP4`, `IP6`, `IP6_STATIC`, `IP4_6` or `IP4_6_STATIC`.
                public var TYPE: String? { text("TYPE") }
                /// The prefix length, for types with static IPv6 addresses.
                public var PREFIX_LENGTH: String? { text("PREFIX_LENGTH") }
                /// The host ports that are forwarded to a reservation's addresses. Since 6.2.
                public var EXTERNAL_PORT_RANGE: String? { text("EXTERNAL_PORT_RANGE") }
                /// The ports of a reservation's addresses that they are forwarded to. Since 6.2.
                public var INTERNAL_PORT_RANGE: String? { text("INTERNAL_PORT_RANGE") }
                /// The unique local IPv6 prefix.
                public var ULA_PREFIX: String? { text("ULA_PREFIX") }
                /// The VLAN, if it differs from the network's. Since 7.4.
                public var VLAN_ID: String? { text("VLAN_ID") }
                /// The driver, if it differs from the network's.
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
                /// The number of addresses that are leased, reserved or on hold. Not in pools.
                public var USED_LEASES: Int? { int("USED_LEASES") }
                /// The addresses in use. Not in pools.
                public var LEASES: Leases? { record("LEASES") }
            }

            /// Addresses in use: `LEASES`.
            public struct Leases: OneAttributes {
                /// All attributes, in order.
                public var attributes: Template
                /// Creates a value from attributes.
                public init(_ attributes: Template = [:]) { self.attributes = attributes }

                /// The addresses.
                public var LEASE: [Lease] { records("LEASE") }
            }

            /// An address in use: `LEASE`.
            public struct Lease: OneAttributes {
                /// All attributes, in order.
                public var attributes: Template
                /// Creates a value from attributes.
                public init(_ attributes: Template = [:]) { self.attributes = attributes }

                /// The IPv4 address.
                public var IP: String? { text("IP") }
                /// The static IPv6 address.
                public var IP6: String? { text("IP6") }
                /// The global IPv6 address.
                public var IP6_GLOBAL: String? { text("IP6_GLOBAL") }
                /// The host ports that are forwarded. Since 6.2.
                public var EXTERNAL_PORT_RANGE: String? { text("EXTERNAL_PORT_RANGE") }
                /// The ports that they are forwarded to. Since 6.2.
                public var INTERNAL_PORT_RANGE: String? { text("INTERNAL_PORT_RANGE") }
                /// The link-local IPv6 address.
                public var IP6_LINK: String? { text("IP6_LINK") }
                /// The unique local IPv6 address.
                public var IP6_ULA: String? { text("IP6_ULA") }
                /// The MAC address.
                public var MAC: String? { text("MAC") }
                /// The id of the VM that has it, -1 if it is on hold.
                public var VM: Int? { int("VM") }
                /// The id of the reservation that has it.
                public var VNET: Int? { int("VNET") }
                /// The id of the virtual router that has it.
                public var VROUTER: Int? { int("VROUTER") }
            }
        }
    }
}
