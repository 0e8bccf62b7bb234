extension OneServer {
    /// Virtual data centers: `one.vdc.*`.
    public var vdc: One.VDCNamespace { One.VDCNamespace(server: self) }
    /// All virtual data centers: `one.vdcpool.*`.
    public var vdcpool: One.VDCPoolNamespace { One.VDCPoolNamespace(server: self) }
}

// MARK: Methods

extension One {
    /// The methods `one.vdc.*`.
    public struct VDCNamespace: Readable, Deletable, Updatable, Renamable {
        /// The type that `info` returns.
        public typealias Document = VDC
        /// `vdc`
        public static let name = "vdc"
        /// The server that receives the calls.
        public let server: OneServer

        /// Adds a VDC without groups and resources.
        ///
        /// Calls `one.vdc.allocate`.
        ///
        /// - Parameter template: The `NAME`, and any other attributes.
        /// - Returns: The new VDC's id.
        /// - Throws: ``OneError``: `authorization`, `internal` if the template cannot be parsed or the name is
        ///   taken.
        @discardableResult
        public func allocate(_ template: Template) async throws -> Int {
            try await call("allocate", template)
        }

        /// Adds a group to a VDC. Its users can then use the VDC's resources.
        ///
        /// Calls `one.vdc.addgroup`.
        ///
        /// - Parameters:
        ///   - id: The VDC's id.
        ///   - group: The group's id.
        /// - Returns: The VDC's id.
        /// - Throws: ``OneError``: `noExists` for either object, `authorization`, `internal` if the VDC has the
        ///   group already.
        @discardableResult
        public func addgroup(_ id: Int, _ group: Int) async throws -> Int {
            try await call("addgroup", id, group)
        }

        /// Removes a group from a VDC.
        ///
        /// Calls `one.vdc.delgroup`.
        ///
        /// - Parameters:
        ///   - id: The VDC's id.
        ///   - group: The group's id.
        /// - Returns: The VDC's id.
        /// - Throws: ``OneError``: `noExists` for the VDC, `authorization`, `internal` if the group is not in the VDC.
        @discardableResult
        public func delgroup(_ id: Int, _ group: Int) async throws -> Int {
            try await call("delgroup", id, group)
        }

        /// Adds a cluster to a VDC.
        ///
        /// Calls `one.vdc.addcluster`.
        ///
        /// - Parameters:
        ///   - id: The VDC's id.
        ///   - zone: The id of the cluster's zone.
        ///   - cluster: The cluster's id, -10 for all clusters of the zone.
        /// - Returns: The VDC's id.
        /// - Throws: ``OneError``: `noExists` for the VDC, the zone, or the cluster in the core's own zone,
        ///   `authorization`, `internal` if the VDC has the cluster already.
        @discardableResult
        public func addcluster(_ id: Int, _ zone: Int, _ cluster: Int) async throws -> Int {
            try await call("addcluster", id, zone, cluster)
        }

        /// Removes a cluster from a VDC.
        ///
        /// Calls `one.vdc.delcluster`.
        ///
        /// - Parameters:
        ///   - id: The VDC's id.
        ///   - zone: The id of the cluster's zone.
        ///   - cluster: The cluster's id, -10 for all clusters of the zone, if they were added that way.
        /// - Returns: The VDC's id.
        /// - Throws: ``OneError``: `noExists` for the VDC, `authorization`, `internal` if the cluster is not in the
        ///   VDC.
        @discardableResult
        public func delcluster(_ id: Int, _ zone: Int, _ cluster: Int) async throws -> Int {
            try await call("delcluster", id, zone, cluster)
        }

        /// Adds a host to a VDC.
        ///
        /// Calls `one.vdc.addhost`.
        ///
        /// - Parameters:
        ///   - id: The VDC's id.
        ///   - zone: The id of the host's zone.
        ///   - host: The host's id, -10 for all hosts of the zone.
        /// - Returns: The VDC's id.
        /// - Throws: ``OneError``: `noExists` for the VDC, the zone, or the host in the core's own zone,
        ///   `authorization`, `internal` if the VDC has the host already.
        @discardableResult
        public func addhost(_ id: Int, _ zone: Int, _ host: Int) async throws -> Int {
            try await call("addhost", id, zone, host)
        }

        /// Removes a host from a VDC.
        ///
        /// Calls `one.vdc.delhost`.
        ///
        /// - Parameters:
        ///   - id: The VDC's id.
        ///   - zone: The id of the host's zone.
        ///   - host: The host's id, -10 for all hosts of the zone, if they were added that way.
        /// - Returns: The VDC's id.
        /// - Throws: ``OneError``: `noExists` for the VDC, `authorization`, `internal` if the host is not in the VDC.
        @discardableResult
        public func delhost(_ id: Int, _ zone: Int, _ host: Int) async throws -> Int {
            try await call("delhost", id, zone, host)
        }

        /// Adds a datastore to a VDC.
        ///
        /// Calls `one.vdc.adddatastore`.
        ///
        /// - Parameters:
        ///   - id: The VDC's id.
        ///   - zone: The id of the datastore's zone.
        ///   - datastore: The datastore's id, -10 for all datastores of the zone.
        /// - Returns: The VDC's id.
        /// - Throws: ``OneError``: `noExists` for the VDC, the zone, or the datastore in the core's own zone,
        ///   `authorization`, `internal` if the VDC has the datastore already.
        @discardableResult
        public func adddatastore(_ id: Int, _ zone: Int, _ datastore: Int) async throws -> Int {
            try await call("adddatastore", id, zone, datastore)
        }

        /// Removes a datastore from a VDC.
        ///
        /// Calls `one.vdc.deldatastore`.
        ///
        /// - Parameters:
        ///   - id: The VDC's id.
        ///   - zone: The id of the datastore's zone.
        ///   - datastore: The datastore's id, -10 for all datastores of the zone, if they were added that way.
        /// - Returns: The VDC's id.
        /// - Throws: ``OneError``: `noExists` for the VDC, `authorization`, `internal` if the datastore is not in
        ///   the VDC.
        @discardableResult
        public func deldatastore(_ id: Int, _ zone: Int, _ datastore: Int) async throws -> Int {
            try await call("deldatastore", id, zone, datastore)
        }

        /// Adds a virtual network to a VDC.
        ///
        /// Calls `one.vdc.addvnet`.
        ///
        /// - Parameters:
        ///   - id: The VDC's id.
        ///   - zone: The id of the virtual network's zone.
        ///   - vnet: The virtual network's id, -10 for all virtual networks of the zone.
        /// - Returns: The VDC's id.
        /// - Throws: ``OneError``: `noExists` for the VDC, the zone, or the virtual network in the core's own zone,
        ///   `authorization`, `internal` if the VDC has the virtual network already.
        @discardableResult
        public func addvnet(_ id: Int, _ zone: Int, _ vnet: Int) async throws -> Int {
            try await call("addvnet", id, zone, vnet)
        }

        /// Removes a virtual network from a VDC.
        ///
        /// Calls `one.vdc.delvnet`.
        ///
        /// - Parameters:
        ///   - id: The VDC's id.
        ///   - zone: The id of the virtual network's zone.
        ///   - vnet: The virtual network's id, -10 for all virtual networks of the zone, if they were added that way.
        /// - Returns: The VDC's id.
        /// - Throws: ``OneError``: `noExists` for the VDC, `authorization`, `internal` if the virtual network is not
        ///   in the VDC.
        @discardableResult
        public func delvnet(_ id: Int, _ zone: Int, _ vnet: Int) async throws -> Int {
            try await call("delvnet", id, zone, vnet)
        }
    }

    /// The methods `one.vdcpool.*`.
    public struct VDCPoolNamespace: ReadablePool {
        /// The type that `info` returns.
        public typealias Document = VDCPool
        /// `vdcpool`
        public static let name = "vdcpool"
        /// The server that receives the calls.
        public let server: OneServer
    }
}

// MARK: Documents

extension One {
    /// All VDCs that the user can see: `VDC_POOL`.
    public struct VDCPool: OnePool {
        /// The type of the pool's objects.
        public typealias Element = VDC
        /// The root element's name.
        public static let root = "VDC_POOL"

        /// The VDCs.
        public var VDC: [VDC]
        /// Elements that this type has no property for, such as those of a newer core; nil if there are none.
        public var others: Template?

        /// Creates a value from its fields.
        public init(VDC: [VDC] = [], others: Template? = nil) {
            self.VDC = VDC
            self.others = others
        }

        /// The same as ``One/VDC``.
        public var members: [VDC] { VDC }
    }

    /// A virtual data center: resources of any zone, and the groups that can use them: `VDC`.
    public struct VDC: OneObject {
        /// The root element's name.
        public static let root = "VDC"

        /// The VDC's id.
        public var ID: Int
        /// The VDC's name.
        public var NAME: String
        /// The ids of its groups.
        public var GROUPS: IDs
        /// The clusters, by zone.
        public var CLUSTERS: Clusters
        /// The hosts, by zone.
        public var HOSTS: Hosts
        /// The datastores, by zone.
        public var DATASTORES: Datastores
        /// The virtual networks, by zone.
        public var VNETS: VNets
        /// The attributes.
        public var TEMPLATE: Template
        /// Elements that this type has no property for, such as those of a newer core; nil if there are none.
        public var others: Template?

        /// Creates a value from its fields.
        public init(
            ID: Int, NAME: String, GROUPS: IDs = IDs(), CLUSTERS: Clusters, HOSTS: Hosts, DATASTORES: Datastores,
            VNETS: VNets, TEMPLATE: Template = [:], others: Template? = nil
        ) {
            self.ID = ID
            self.NAME = NAME
            self.GROUPS = GROUPS
            self.CLUSTERS = CLUSTERS
            self.HOSTS = HOSTS
            self.DATASTORES = DATASTORES
            self.VNETS = VNETS
            self.TEMPLATE = TEMPLATE
            self.others = others
        }

        /// A VDC's clusters: `CLUSTERS`.
        public struct Clusters: Codable, Hashable, Sendable {
            /// The clusters.
            public var CLUSTER: [Cluster]
            /// Elements that this type has no property for, such as those of a newer core; nil if there are none.
            public var others: Template?

            /// Creates a value from its fields.
            public init(CLUSTER: [Cluster] = [], others: Template? = nil) {
                self.CLUSTER = CLUSTER
                self.others = others
            }

            /// A cluster: `CLUSTER`.
            public struct Cluster: Codable, Hashable, Sendable {
                /// The id of its zone.
                public var ZONE_ID: Int
                /// The id, -10 for all clusters of the zone.
                public var CLUSTER_ID: Int
                /// Elements that this type has no property for, such as those of a newer core; nil if there are none.
                public var others: Template?

                /// Creates a value from its fields.
                public init(ZONE_ID: Int, CLUSTER_ID: Int, others: Template? = nil) {
                    self.ZONE_ID = ZONE_ID
                    self.CLUSTER_ID = CLUSTER_ID
                    self.others = others
                }
            }
        }

        /// A VDC's hosts: `HOSTS`.
        public struct Hosts: Codable, Hashable, Sendable {
            /// The hosts.
            public var HOST: [Host]
            /// Elements that this type has no property for, such as those of a newer core; nil if there are none.
            public var others: Template?

            /// Creates a value from its fields.
            public init(HOST: [Host] = [], others: Template? = nil) {
                self.HOST = HOST
                self.others = others
            }

            /// A host: `HOST`.
            public struct Host: Codable, Hashable, Sendable {
                /// The id of its zone.
                public var ZONE_ID: Int
                /// The id, -10 for all hosts of the zone.
                public var HOST_ID: Int
                /// Elements that this type has no property for, such as those of a newer core; nil if there are none.
                public var others: Template?

                /// Creates a value from its fields.
                public init(ZONE_ID: Int, HOST_ID: Int, others: Template? = nil) {
                    self.ZONE_ID = ZONE_ID
                    self.HOST_ID = HOST_ID
                    self.others = others
                }
            }
        }

        /// A VDC's datastores: `DATASTORES`.
        public struct Datastores: Codable, Hashable, Sendable {
            /// The datastores.
            public var DATASTORE: [Datastore]
            /// Elements that this type has no property for, such as those of a newer core; nil if there are none.
            public var others: Template?

            /// Creates a value from its fields.
            public init(DATASTORE: [Datastore] = [], others: Template? = nil) {
                self.DATASTORE = DATASTORE
                self.others = others
            }

            /// A datastore: `DATASTORE`.
            public struct Datastore: Codable, Hashable, Sendable {
                /// The id of its zone.
                public var ZONE_ID: Int
                /// The id, -10 for all datastores of the zone.
                public var DATASTORE_ID: Int
                /// Elements that this type has no property for, such as those of a newer core; nil if there are none.
                public var others: Template?

                /// Creates a value from its fields.
                public init(ZONE_ID: Int, DATASTORE_ID: Int, others: Template? = nil) {
                    self.ZONE_ID = ZONE_ID
                    self.DATASTORE_ID = DATASTORE_ID
                    self.others = others
                }
            }
        }

        /// A VDC's virtual networks: `VNETS`.
        public struct VNets: Codable, Hashable, Sendable {
            /// The virtual networks.
            public var VNET: [VNet]
            /// Elements that this type has no property for, such as those of a newer core; nil if there are none.
            public var others: Template?

            /// Creates a value from its fields.
            public init(VNET: [VNet] = [], others: Template? = nil) {
                self.VNET = VNET
                self.others = others
            }

            /// A virtual network: `VNET`.
            public struct VNet: Codable, Hashable, Sendable {
                /// The id of its zone.
                public var ZONE_ID: Int
                /// The id, -10 for all virtual networks of the zone.
                public var VNET_ID: Int
                /// Elements that this type has no property for, such as those of a newer core; nil if there are none.
                public var others: Template?

                /// Creates a value from its fields.
                public init(ZONE_ID: Int, VNET_ID: Int, others: Template? = nil) {
                    self.ZONE_ID = ZONE_ID
                    self.VNET_ID = VNET_ID
                    self.others = others
                }
            }
        }
    }
}
