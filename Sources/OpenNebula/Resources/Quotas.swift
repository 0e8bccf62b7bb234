extension One {
    /// The quotas of one user or group in a pool: `QUOTAS`.
    public struct Quotas: Codable, Hashable, Sendable {
        /// The user's or group's id.
        public var ID: Int
        /// Limits of datastores.
        public var DATASTORE_QUOTA: DatastoreQuota
        /// Limits of networks.
        public var NETWORK_QUOTA: NetworkQuota
        /// Limits of VMs.
        public var VM_QUOTA: VMQuota
        /// Limits of images.
        public var IMAGE_QUOTA: ImageQuota
        /// Elements that this type has no property for, such as those of a newer core; nil if there are none.
        public var others: Template?

        /// Creates a value from its fields.
        public init(
            ID: Int, DATASTORE_QUOTA: DatastoreQuota = DatastoreQuota(), NETWORK_QUOTA: NetworkQuota = NetworkQuota(),
            VM_QUOTA: VMQuota = VMQuota(), IMAGE_QUOTA: ImageQuota = ImageQuota(), others: Template? = nil
        ) {
            self.ID = ID
            self.DATASTORE_QUOTA = DATASTORE_QUOTA
            self.NETWORK_QUOTA = NETWORK_QUOTA
            self.VM_QUOTA = VM_QUOTA
            self.IMAGE_QUOTA = IMAGE_QUOTA
            self.others = others
        }
    }

    /// The default quotas of users: `DEFAULT_USER_QUOTAS`. -2 means unlimited.
    public struct DefaultUserQuotas: OneRoot {
        /// The root element's name.
        public static let root = "DEFAULT_USER_QUOTAS"

        /// Limits of datastores.
        public var DATASTORE_QUOTA: DatastoreQuota
        /// Limits of networks.
        public var NETWORK_QUOTA: NetworkQuota
        /// Limits of VMs.
        public var VM_QUOTA: VMQuota
        /// Limits of images.
        public var IMAGE_QUOTA: ImageQuota
        /// Elements that this type has no property for, such as those of a newer core; nil if there are none.
        public var others: Template?

        /// Creates a value from its fields.
        public init(
            DATASTORE_QUOTA: DatastoreQuota = DatastoreQuota(), NETWORK_QUOTA: NetworkQuota = NetworkQuota(),
            VM_QUOTA: VMQuota = VMQuota(),
            IMAGE_QUOTA: ImageQuota = ImageQuota(), others: Template? = nil
        ) {
            self.DATASTORE_QUOTA = DATASTORE_QUOTA
            self.NETWORK_QUOTA = NETWORK_QUOTA
            self.VM_QUOTA = VM_QUOTA
            self.IMAGE_QUOTA = IMAGE_QUOTA
            self.others = others
        }
    }

    /// The default quotas of groups: `DEFAULT_GROUP_QUOTAS`. -2 means unlimited.
    public struct DefaultGroupQuotas: OneRoot {
        /// The root element's name.
        public static let root = "DEFAULT_GROUP_QUOTAS"

        /// Limits of datastores.
        public var DATASTORE_QUOTA: DatastoreQuota
        /// Limits of networks.
        public var NETWORK_QUOTA: NetworkQuota
        /// Limits of VMs.
        public var VM_QUOTA: VMQuota
        /// Limits of images.
        public var IMAGE_QUOTA: ImageQuota
        /// Elements that this type has no property for, such as those of a newer core; nil if there are none.
        public var others: Template?

        /// Creates a value from its fields.
        public init(
            DATASTORE_QUOTA: DatastoreQuota = DatastoreQuota(), NETWORK_QUOTA: NetworkQuota = NetworkQuota(),
            VM_QUOTA: VMQuota = VMQuota(),
            IMAGE_QUOTA: ImageQuota = ImageQuota(), others: Template? = nil
        ) {
            self.DATASTORE_QUOTA = DATASTORE_QUOTA
            self.NETWORK_QUOTA = NETWORK_QUOTA
            self.VM_QUOTA = VM_QUOTA
            self.IMAGE_QUOTA = IMAGE_QUOTA
            self.others = others
        }
    }

    /// Limits of datastores: `DATASTORE_QUOTA`.
    public struct DatastoreQuota: Codable, Hashable, Sendable {
        /// A quota for each datastore that has one.
        public var DATASTORE: [Limits]
        /// Elements that this type has no property for, such as those of a newer core; nil if there are none.
        public var others: Template?

        /// Creates a value from its fields.
        public init(DATASTORE: [Limits] = [], others: Template? = nil) {
            self.DATASTORE = DATASTORE
            self.others = others
        }

        /// The quota of one datastore: `DATASTORE`. A limit of -1 means the default quota, -2 unlimited.
        public struct Limits: Codable, Hashable, Sendable {
            /// The datastore's id.
            public var ID: Int
            /// The limit for images.
            public var IMAGES: Double
            /// The number of images.
            public var IMAGES_USED: Double
            /// The limit for space, in MB.
            public var SIZE: Double
            /// The used space, in MB.
            public var SIZE_USED: Double
            /// Elements that this type has no property for, such as those of a newer core; nil if there are none.
            public var others: Template?

            /// Creates a value from its fields.
            public init(
                ID: Int, IMAGES: Double, IMAGES_USED: Double, SIZE: Double, SIZE_USED: Double, others: Template? = nil
            ) {
                self.ID = ID
                self.IMAGES = IMAGES
                self.IMAGES_USED = IMAGES_USED
                self.SIZE = SIZE
                self.SIZE_USED = SIZE_USED
                self.others = others
            }
        }
    }

    /// Limits of networks: `NETWORK_QUOTA`.
    public struct NetworkQuota: Codable, Hashable, Sendable {
        /// A quota for each network that has one.
        public var NETWORK: [Limits]
        /// Elements that this type has no property for, such as those of a newer core; nil if there are none.
        public var others: Template?

        /// Creates a value from its fields.
        public init(NETWORK: [Limits] = [], others: Template? = nil) {
            self.NETWORK = NETWORK
            self.others = others
        }

        /// The quota of one network: `NETWORK`. A limit of -1 means the default quota, -2 unlimited.
        public struct Limits: Codable, Hashable, Sendable {
            /// The network's id.
            public var ID: Int
            /// The limit for addresses.
            public var LEASES: Double
            /// The number of addresses in use.
            public var LEASES_USED: Double
            /// Elements that this type has no property for, such as those of a newer core; nil if there are none.
            public var others: Template?

            /// Creates a value from its fields.
            public init(ID: Int, LEASES: Double, LEASES_USED: Double, others: Template? = nil) {
                self.ID = ID
                self.LEASES = LEASES
                self.LEASES_USED = LEASES_USED
                self.others = others
            }
        }
    }

    /// Limits of VMs: `VM_QUOTA`.
    public struct VMQuota: Codable, Hashable, Sendable {
        /// The quotas: one, or one for each set of clusters since 7.0.
        public var VM: [Limits]
        /// Elements that this type has no property for, such as those of a newer core; nil if there are none.
        public var others: Template?

        /// Creates a value from its fields.
        public init(VM: [Limits] = [], others: Template? = nil) {
            self.VM = VM
            self.others = others
        }

        /// A quota of VMs: `VM`. A limit of -1 means the default quota, -2 unlimited.
        public struct Limits: OneAttributes {
            /// All attributes, in order.
            public var attributes: Template
            /// Creates a value from attributes.
            public init(_ attributes: Template = [:]) { self.attributes = attributes }

            /// The ids of the clusters that it applies to, separated by commas; nil for all clusters. Since 7.0.
            public var CLUSTER_IDS: String? { text("CLUSTER_IDS") }
            /// The limit for CPU, in cores.
            public var CPU: Double? { double("CPU") }
            /// The CPU in use by VMs, in cores.
            public var CPU_USED: Double? { double("CPU_USED") }
            /// The limit for memory, in MB.
            public var MEMORY: Double? { double("MEMORY") }
            /// The memory in use by VMs, in MB.
            public var MEMORY_USED: Double? { double("MEMORY_USED") }
            /// The limit for PCI devices. Since 7.2.
            public var PCI_DEV: Double? { double("PCI_DEV") }
            /// The PCI devices in use by VMs. Since 7.2.
            public var PCI_DEV_USED: Double? { double("PCI_DEV_USED") }
            /// The limit for network interfaces that are PCI devices. Since 7.2.
            public var PCI_NIC: Double? { double("PCI_NIC") }
            /// The network interfaces that are PCI devices in use by VMs. Since 7.2.
            public var PCI_NIC_USED: Double? { double("PCI_NIC_USED") }
            /// The limit for CPU of running VMs, in cores.
            public var RUNNING_CPU: Double? { double("RUNNING_CPU") }
            /// The CPU in use by running VMs, in cores.
            public var RUNNING_CPU_USED: Double? { double("RUNNING_CPU_USED") }
            /// The limit for memory of running VMs, in MB.
            public var RUNNING_MEMORY: Double? { double("RUNNING_MEMORY") }
            /// The memory in use by running VMs, in MB.
            public var RUNNING_MEMORY_USED: Double? { double("RUNNING_MEMORY_USED") }
            /// The limit for PCI devices of running VMs. Since 7.2.
            public var RUNNING_PCI_DEV: Double? { double("RUNNING_PCI_DEV") }
            /// The PCI devices in use by running VMs. Since 7.2.
            public var RUNNING_PCI_DEV_USED: Double? { double("RUNNING_PCI_DEV_USED") }
            /// The limit for network interfaces that are PCI devices of running VMs. Since 7.2.
            public var RUNNING_PCI_NIC: Double? { double("RUNNING_PCI_NIC") }
            /// The network interfaces that are PCI devices in use by running VMs. Since 7.2.
            public var RUNNING_PCI_NIC_USED: Double? { double("RUNNING_PCI_NIC_USED") }
            /// The limit for running VMs.
            public var RUNNING_VMS: Double? { double("RUNNING_VMS") }
            /// The number of running VMs.
            public var RUNNING_VMS_USED: Double? { double("RUNNING_VMS_USED") }
            /// The limit for space in system datastores, in MB.
            public var SYSTEM_DISK_SIZE: Double? { double("SYSTEM_DISK_SIZE") }
            /// The space in system datastores in use by VMs, in MB.
            public var SYSTEM_DISK_SIZE_USED: Double? { double("SYSTEM_DISK_SIZE_USED") }
            /// The limit for VMs.
            public var VMS: Double? { double("VMS") }
            /// The number of VMs.
            public var VMS_USED: Double? { double("VMS_USED") }
        }
    }

    /// Limits of images: `IMAGE_QUOTA`.
    public struct ImageQuota: Codable, Hashable, Sendable {
        /// A quota for each image that has one.
        public var IMAGE: [Limits]
        /// Elements that this type has no property for, such as those of a newer core; nil if there are none.
        public var others: Template?

        /// Creates a value from its fields.
        public init(IMAGE: [Limits] = [], others: Template? = nil) {
            self.IMAGE = IMAGE
            self.others = others
        }

        /// The quota of one image: `IMAGE`. A limit of -1 means the default quota, -2 unlimited.
        public struct Limits: Codable, Hashable, Sendable {
            /// The image's id.
            public var ID: Int
            /// The limit for VMs that use the image at the same time.
            public var RVMS: Double
            /// The number of VMs that use it.
            public var RVMS_USED: Double
            /// Elements that this type has no property for, such as those of a newer core; nil if there are none.
            public var others: Template?

            /// Creates a value from its fields.
            public init(ID: Int, RVMS: Double, RVMS_USED: Double, others: Template? = nil) {
                self.ID = ID
                self.RVMS = RVMS
                self.RVMS_USED = RVMS_USED
                self.others = others
            }
        }
    }
}
