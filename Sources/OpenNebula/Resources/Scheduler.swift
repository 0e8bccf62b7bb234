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
}

/// Where VMs may be placed. Since 7.0: `REQUIREMENTS`.
public struct Requirements: OneRoot {
    /// The root element's name.
    public static let root = "REQUIREMENTS"

    /// The VMs.
    public var VM: [Requirement]

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

        /// A NIC: `NIC`.
        public struct NIC: Codable, Hashable, Sendable {
            /// The NIC's id.
            public var ID: Int
            /// The ids of the virtual networks.
            public var VNETS: IDs
        }
    }
}
