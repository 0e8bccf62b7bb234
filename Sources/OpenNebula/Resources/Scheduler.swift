extension One {
    /// What a scheduler is asked to place, and where it may. Since 7.0: `SCHEDULER_DRIVER_ACTION`.
    public struct SchedulerDriverAction: OneRoot {
        /// The root element's name.
        public static let root = "SCHEDULER_DRIVER_ACTION"

        /// The VMs.
        public var VM_POOL: VMPool
        /// The hosts.
        public var HOST_POOL: HostPool
        /// The datastores.
        public var DATASTORE_POOL: DatastorePool
        /// The virtual networks.
        public var VNET_POOL: VirtualNetworkPool
        /// The VM groups.
        public var VM_GROUP_POOL: VMGroupPool
        /// The clusters.
        public var CLUSTER_POOL: ClusterPool
        /// Where each VM may be placed.
        public var REQUIREMENTS: Requirements
        /// What a newer core sends, and no property here holds; nil for nothing.
        public var others: Template?

        /// Creates a value of its fields.
        public init(
            VM_POOL: VMPool, HOST_POOL: HostPool, DATASTORE_POOL: DatastorePool, VNET_POOL: VirtualNetworkPool,
            VM_GROUP_POOL: VMGroupPool, CLUSTER_POOL: ClusterPool, REQUIREMENTS: Requirements, others: Template? = nil
        ) {
            self.VM_POOL = VM_POOL
            self.HOST_POOL = HOST_POOL
            self.DATASTORE_POOL = DATASTORE_POOL
            self.VNET_POOL = VNET_POOL
            self.VM_GROUP_POOL = VM_GROUP_POOL
            self.CLUSTER_POOL = CLUSTER_POOL
            self.REQUIREMENTS = REQUIREMENTS
            self.others = others
        }
    }

    /// Where VMs may be placed. Since 7.0: `REQUIREMENTS`.
    public struct Requirements: OneRoot {
        /// The root element's name.
        public static let root = "REQUIREMENTS"

        /// The VMs.
        public var VM: [Requirement]
        /// What a newer core sends, and no property here holds; nil for nothing.
        public var others: Template?

        /// Creates a value of its fields.
        public init(VM: [Requirement] = [], others: Template? = nil) {
            self.VM = VM
            self.others = others
        }

        /// Where a VM may be placed: `VM`.
        public struct Requirement: Codable, Hashable, Sendable {
            /// The VM's id.
            public var ID: Int
            /// The ids of the hosts.
            public var HOSTS: IDs
            /// The ids of the system datastores.
            public var DATASTORES: IDs
            /// The NICs whose network is to be chosen.
            public var NIC: [NIC]
            /// What a newer core sends, and no property here holds; nil for nothing.
            public var others: Template?

            /// Creates a value of its fields.
            public init(ID: Int, HOSTS: IDs = IDs(), DATASTORES: IDs = IDs(), NIC: [NIC] = [], others: Template? = nil)
            {
                self.ID = ID
                self.HOSTS = HOSTS
                self.DATASTORES = DATASTORES
                self.NIC = NIC
                self.others = others
            }

            /// A NIC: `NIC`.
            public struct NIC: Codable, Hashable, Sendable {
                /// The NIC's id.
                public var ID: Int
                /// The ids of the virtual networks.
                public var VNETS: IDs
                /// What a newer core sends, and no property here holds; nil for nothing.
                public var others: Template?

                /// Creates a value of its fields.
                public init(ID: Int, VNETS: IDs = IDs(), others: Template? = nil) {
                    self.ID = ID
                    self.VNETS = VNETS
                    self.others = others
                }
            }
        }
    }
}
