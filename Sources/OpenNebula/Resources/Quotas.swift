extension One {
    /// The quotas of one user or group, beside it in a pool: `QUOTAS`.
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
        /// What a newer core sends, and no property here holds; nil for nothing.
        public var others: Template?

        /// Creates a value of its fields.
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

    /// The quotas of users without own ones: `DEFAULT_USER_QUOTAS`. -2 is unlimited.
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
        /// What a newer core sends, and no property here holds; nil for nothing.
        public var others: Template?

        /// Creates a value of its fields.
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

    /// The quotas of groups without own ones: `DEFAULT_GROUP_QUOTAS`. -2 is unlimited.
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
        /// What a newer core sends, and no property here holds; nil for nothing.
        public var others: Template?

        /// Creates a value of its fields.
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
        /// What a newer core sends, and no property here holds; nil for nothing.
        public var others: Template?

        /// Creates a value of its fields.
        public init(DATASTORE: [Limits] = [], others: Template? = nil) {
            self.DATASTORE = DATASTORE
            self.others = others
        }

        /// The quota of one datastore: `DATASTORE`. A limit of -1 is the default quota's, -2 is unlimited.
        public struct Limits: Codable, Hashable, Sendable {
            /// The datastore's id.
            public var ID: Int
            /// How many images are allowed.
            public var IMAGES: Double
            /// How many images there are.
            public var IMAGES_USED: Double
            /// How much space is allowed, in MB.
            public var SIZE: Double
            /// How much space is used, in MB.
            public var SIZE_USED: Double
            /// What a newer core sends, and no property here holds; nil for nothing.
            public var others: Template?

            /// Creates a value of its fields.
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
        /// What a newer core sends, and no property here holds; nil for nothing.
        public var others: Template?

        /// Creates a value of its fields.
        public init(NETWORK: [Limits] = [], others: Template? = nil) {
            self.NETWORK = NETWORK
            self.others = others
        }

        /// The quota of one network: `NETWORK`. A limit of -1 is the default quota's, -2 is unlimited.
        public struct Limits: Codable, Hashable, Sendable {
            /// The network's id.
            public var ID: Int
            /// How many addresses are allowed.
            public var LEASES: Double
            /// How many addresses are in use.
            public var LEASES_USED: Double
            /// What a newer core sends, and no property here holds; nil for nothing.
            public var others: Template?

            /// Creates a value of its fields.
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
        /// What a newer core sends, and no property here holds; nil for nothing.
        public var others: Template?

        /// Creates a value of its fields.
        public init(VM: [Limits] = [], others: Template? = nil) {
            self.VM = VM
            self.others = others
        }

        /// A quota of VMs: `VM`. A limit of -1 is the default quota's, -2 is unlimited.
        public struct Limits: OneAttributes {
            /// All attributes, in order.
            public var attributes: Template
            /// Creates a value of attributes.
            public init(_ attributes: Template = [:]) { self.attributes = attributes }

            /// The ids of the clusters that it holds for, separated by commas; all clusters without. Since 7.0.
            public var CLUSTER_IDS: String? { text("CLUSTER_IDS") }
            /// How much CPU is allowed, in cores.
            public var CPU: Double? { double("CPU") }
            /// How much CPU the VMs have, in cores.
            public var CPU_USED: Double? { double("CPU_USED") }
            /// How much memory is allowed, in MB.
            public var MEMORY: Double? { double("MEMORY") }
            /// How much memory the VMs have, in MB.
            public var MEMORY_USED: Double? { double("MEMORY_USED") }
            /// How many PCI devices are allowed. Since 7.2.
            public var PCI_DEV: Double? { double("PCI_DEV") }
            /// How many PCI devices the VMs have. Since 7.2.
            public var PCI_DEV_USED: Double? { double("PCI_DEV_USED") }
            /// How many network interfaces that are PCI devices are allowed. Since 7.2.
            public var PCI_NIC: Double? { double("PCI_NIC") }
            /// How many network interfaces that are PCI devices the VMs have. Since 7.2.
            public var PCI_NIC_USED: Double? { double("PCI_NIC_USED") }
            /// How much CPU running VMs are allowed, in cores.
            public var RUNNING_CPU: Double? { double("RUNNING_CPU") }
            /// How much CPU the running VMs have, in cores.
            public var RUNNING_CPU_USED: Double? { double("RUNNING_CPU_USED") }
            /// How much memory running VMs are allowed, in MB.
            public var RUNNING_MEMORY: Double? { double("RUNNING_MEMORY") }
            /// How much memory the running VMs have, in MB.
            public var RUNNING_MEMORY_USED: Double? { double("RUNNING_MEMORY_USED") }
            /// How many PCI devices running VMs are allowed. Since 7.2.
            public var RUNNING_PCI_DEV: Double? { double("RUNNING_PCI_DEV") }
            /// How many PCI devices the running VMs have. Since 7.2.
            public var RUNNING_PCI_DEV_USED: Double? { double("RUNNING_PCI_DEV_USED") }
            /// How many network interfaces that are PCI devices running VMs are allowed. Since 7.2.
            public var RUNNING_PCI_NIC: Double? { double("RUNNING_PCI_NIC") }
            /// How many network interfaces that are PCI devices the running VMs have. Since 7.2.
            public var RUNNING_PCI_NIC_USED: Double? { double("RUNNING_PCI_NIC_USED") }
            /// How many VMs may run.
            public var RUNNING_VMS: Double? { double("RUNNING_VMS") }
            /// How many VMs run.
            public var RUNNING_VMS_USED: Double? { double("RUNNING_VMS_USED") }
            /// How much space in system datastores is allowed, in MB.
            public var SYSTEM_DISK_SIZE: Double? { double("SYSTEM_DISK_SIZE") }
            /// How much space in system datastores the VMs have, in MB.
            public var SYSTEM_DISK_SIZE_USED: Double? { double("SYSTEM_DISK_SIZE_USED") }
            /// How many VMs are allowed.
            public var VMS: Double? { double("VMS") }
            /// How many VMs there are.
            public var VMS_USED: Double? { double("VMS_USED") }
        }
    }

    /// Limits of images: `IMAGE_QUOTA`.
    public struct ImageQuota: Codable, Hashable, Sendable {
        /// A quota for each image that has one.
        public var IMAGE: [Limits]
        /// What a newer core sends, and no property here holds; nil for nothing.
        public var others: Template?

        /// Creates a value of its fields.
        public init(IMAGE: [Limits] = [], others: Template? = nil) {
            self.IMAGE = IMAGE
            self.others = others
        }

        /// The quota of one image: `IMAGE`. A limit of -1 is the default quota's, -2 is unlimited.
        public struct Limits: Codable, Hashable, Sendable {
            /// The image's id.
            public var ID: Int
            /// How many VMs may use it at a time.
            public var RVMS: Double
            /// How many VMs use it.
            public var RVMS_USED: Double
            /// What a newer core sends, and no property here holds; nil for nothing.
            public var others: Template?

            /// Creates a value of its fields.
            public init(ID: Int, RVMS: Double, RVMS_USED: Double, others: Template? = nil) {
                self.ID = ID
                self.RVMS = RVMS
                self.RVMS_USED = RVMS_USED
                self.others = others
            }
        }
    }
}
