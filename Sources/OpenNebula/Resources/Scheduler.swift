extension One {
    /// The input of a scheduler: the VMs to place, and the possible places. Since 7.0: `SCHEDULER_DRIVER_ACTION`.
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
        /// The possible places of each VM.
        public var REQUIREMENTS: Requirements
        /// Elements that this type has no property for, such as those of a newer core; nil if there are none.
        public var others: Template?

        /// Creates a value from its fields.
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

    /// The possible places of VMs. Since 7.0: `REQUIREMENTS`.
    public struct Requirements: OneRoot {
        /// The root element's name.
        public static let root = "REQUIREMENTS"

        /// The VMs.
        public var VM: [Requirement]
        /// Elements that this type has no property for, such as those of a newer core; nil if there are none.
        public var others: Template?

        /// Creates a value from its fields.
        public init(VM: [Requirement] = [], others: Template? = nil) {
            self.VM = VM
            self.others = others
        }

        /// The possible places of a VM: `VM`.
        public struct Requirement: Codable, Hashable, Sendable {
            /// The VM's id.
            public var ID: Int
            /// The ids of the hosts.
            public var HOSTS: IDs
            /// The ids of the system datastores.
            public var DATASTORES: IDs
            /// The NICs whose network the scheduler chooses.
            public var NIC: [NIC]
            /// Elements that this type has no property for, such as those of a newer core; nil if there are none.
            public var others: Template?

            /// Creates a value from its fields.
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
                /// Elements that this type has no property for, such as those of a newer core; nil if there are none.
                public var others: Template?

                /// Creates a value from its fields.
                public init(ID: Int, VNETS: IDs = IDs(), others: Template? = nil) {
                    self.ID = ID
                    self.VNETS = VNETS
                    self.others = others
                }
            }
        }
    }
}
