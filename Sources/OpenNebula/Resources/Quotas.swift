extension One {
    /// The quotas of one user or group, beside it in a pool: `QUOTAS`.
    public struct Quotas: Codable, Hashable, Sendable {
        /// The user's or group's id.
        public var ID: Int
        /// Limits of datastores.
        public var DATASTORE_QUOTA: DatastoreQuota?
        /// Limits of networks.
        public var NETWORK_QUOTA: NetworkQuota?
        /// Limits of VMs.
        public var VM_QUOTA: VMQuota?
        /// Limits of images.
        public var IMAGE_QUOTA: ImageQuota?

        /// Creates a value of its fields.
        public init(
            ID: Int, DATASTORE_QUOTA: DatastoreQuota? = nil, NETWORK_QUOTA: NetworkQuota? = nil,
            VM_QUOTA: VMQuota? = nil, IMAGE_QUOTA: ImageQuota? = nil
        ) {
            self.ID = ID
            self.DATASTORE_QUOTA = DATASTORE_QUOTA
            self.NETWORK_QUOTA = NETWORK_QUOTA
            self.VM_QUOTA = VM_QUOTA
            self.IMAGE_QUOTA = IMAGE_QUOTA
        }
    }

    /// The quotas of users without own ones: `DEFAULT_USER_QUOTAS`. -2 is unlimited.
    public struct DefaultUserQuotas: OneRoot {
        /// The root element's name.
        public static let root = "DEFAULT_USER_QUOTAS"

        /// Limits of datastores.
        public var DATASTORE_QUOTA: DatastoreQuota?
        /// Limits of networks.
        public var NETWORK_QUOTA: NetworkQuota?
        /// Limits of VMs.
        public var VM_QUOTA: VMQuota?
        /// Limits of images.
        public var IMAGE_QUOTA: ImageQuota?

        /// Creates a value of its fields.
        public init(
            DATASTORE_QUOTA: DatastoreQuota? = nil, NETWORK_QUOTA: NetworkQuota? = nil, VM_QUOTA: VMQuota? = nil,
            IMAGE_QUOTA: ImageQuota? = nil
        ) {
            self.DATASTORE_QUOTA = DATASTORE_QUOTA
            self.NETWORK_QUOTA = NETWORK_QUOTA
            self.VM_QUOTA = VM_QUOTA
            self.IMAGE_QUOTA = IMAGE_QUOTA
        }
    }

    /// The quotas of groups without own ones: `DEFAULT_GROUP_QUOTAS`. -2 is unlimited.
    public struct DefaultGroupQuotas: OneRoot {
        /// The root element's name.
        public static let root = "DEFAULT_GROUP_QUOTAS"

        /// Limits of datastores.
        public var DATASTORE_QUOTA: DatastoreQuota?
        /// Limits of networks.
        public var NETWORK_QUOTA: NetworkQuota?
        /// Limits of VMs.
        public var VM_QUOTA: VMQuota?
        /// Limits of images.
        public var IMAGE_QUOTA: ImageQuota?

        /// Creates a value of its fields.
        public init(
            DATASTORE_QUOTA: DatastoreQuota? = nil, NETWORK_QUOTA: NetworkQuota? = nil, VM_QUOTA: VMQuota? = nil,
            IMAGE_QUOTA: ImageQuota? = nil
        ) {
            self.DATASTORE_QUOTA = DATASTORE_QUOTA
            self.NETWORK_QUOTA = NETWORK_QUOTA
            self.VM_QUOTA = VM_QUOTA
            self.IMAGE_QUOTA = IMAGE_QUOTA
        }
    }

    /// Limits of datastores: `DATASTORE_QUOTA`.
    public struct DatastoreQuota: Codable, Hashable, Sendable {
        /// A quota for each datastore that has one.
        public var DATASTORE: [Limits]

        /// Creates a value of its fields.
        public init(DATASTORE: [Limits] = []) {
            self.DATASTORE = DATASTORE
        }

        /// The quota of one datastore: `DATASTORE`. A limit of -1 is the default quota's, -2 is unlimited.
        public struct Limits: Codable, Hashable, Sendable {
            /// The datastore's id.
            public var ID: Int
            /// How many images are allowed.
            public var IMAGES: Int
            /// How many images there are.
            public var IMAGES_USED: Int
            /// How much space is allowed, in MB.
            public var SIZE: Double
            /// How much space is used, in MB.
            public var SIZE_USED: Double

            /// Creates a value of its fields.
            public init(ID: Int, IMAGES: Int, IMAGES_USED: Int, SIZE: Double, SIZE_USED: Double) {
                self.ID = ID
                self.IMAGES = IMAGES
                self.IMAGES_USED = IMAGES_USED
                self.SIZE = SIZE
                self.SIZE_USED = SIZE_USED
            }
        }
    }

    /// Limits of networks: `NETWORK_QUOTA`.
    public struct NetworkQuota: Codable, Hashable, Sendable {
        /// A quota for each network that has one.
        public var NETWORK: [Limits]

        /// Creates a value of its fields.
        public init(NETWORK: [Limits] = []) {
            self.NETWORK = NETWORK
        }

        /// The quota of one network: `NETWORK`. A limit of -1 is the default quota's, -2 is unlimited.
        public struct Limits: Codable, Hashable, Sendable {
            /// The network's id.
            public var ID: Int
            /// How many addresses are allowed.
            public var LEASES: Int
            /// How many addresses are in use.
            public var LEASES_USED: Int

            /// Creates a value of its fields.
            public init(ID: Int, LEASES: Int, LEASES_USED: Int) {
                self.ID = ID
                self.LEASES = LEASES
                self.LEASES_USED = LEASES_USED
            }
        }
    }

    /// Limits of VMs: `VM_QUOTA`.
    public struct VMQuota: Codable, Hashable, Sendable {
        /// The quotas: one, or one for each set of clusters since 7.0.
        public var VM: [Limits]

        /// Creates a value of its fields.
        public init(VM: [Limits] = []) {
            self.VM = VM
        }

        /// A quota of VMs: `VM`. A limit of -1 is the default quota's, -2 is unlimited.
        public struct Limits: Codable, Hashable, Sendable {
            /// The ids of the clusters that it holds for, separated by commas; all clusters without. Since 7.0.
            public var CLUSTER_IDS: String?
            /// How much CPU is allowed, in cores.
            public var CPU: Double
            /// How much CPU the VMs have, in cores.
            public var CPU_USED: Double
            /// How much memory is allowed, in MB.
            public var MEMORY: Double
            /// How much memory the VMs have, in MB.
            public var MEMORY_USED: Double
            /// How many PCI devices are allowed. Since 7.2.
            public var PCI_DEV: Int?
            /// How many PCI devices the VMs have. Since 7.2.
            public var PCI_DEV_USED: Int?
            /// How many network interfaces that are PCI devices are allowed. Since 7.2.
            public var PCI_NIC: Int?
            /// How many network interfaces that are PCI devices the VMs have. Since 7.2.
            public var PCI_NIC_USED: Int?
            /// How much CPU running VMs are allowed, in cores.
            public var RUNNING_CPU: Double
            /// How much CPU the running VMs have, in cores.
            public var RUNNING_CPU_USED: Double
            /// How much memory running VMs are allowed, in MB.
            public var RUNNING_MEMORY: Double
            /// How much memory the running VMs have, in MB.
            public var RUNNING_MEMORY_USED: Double
            /// How many PCI devices running VMs are allowed. Since 7.2.
            public var RUNNING_PCI_DEV: Int?
            /// How many PCI devices the running VMs have. Since 7.2.
            public var RUNNING_PCI_DEV_USED: Int?
            /// How many network interfaces that are PCI devices running VMs are allowed. Since 7.2.
            public var RUNNING_PCI_NIC: Int?
            /// How many network interfaces that are PCI devices the running VMs have. Since 7.2.
            public var RUNNING_PCI_NIC_USED: Int?
            /// How many VMs may run.
            public var RUNNING_VMS: Int
            /// How many VMs run.
            public var RUNNING_VMS_USED: Int
            /// How much space in system datastores is allowed, in MB.
            public var SYSTEM_DISK_SIZE: Double
            /// How much space in system datastores the VMs have, in MB.
            public var SYSTEM_DISK_SIZE_USED: Double
            /// How many VMs are allowed.
            public var VMS: Int
            /// How many VMs there are.
            public var VMS_USED: Int

            /// Creates a value of its fields.
            public init(
                CLUSTER_IDS: String? = nil, CPU: Double, CPU_USED: Double, MEMORY: Double, MEMORY_USED: Double,
                PCI_DEV: Int? = nil, PCI_DEV_USED: Int? = nil, PCI_NIC: Int? = nil, PCI_NIC_USED: Int? = nil,
                RUNNING_CPU: Double, RUNNING_CPU_USED: Double, RUNNING_MEMORY: Double, RUNNING_MEMORY_USED: Double,
                RUNNING_PCI_DEV: Int? = nil, RUNNING_PCI_DEV_USED: Int? = nil, RUNNING_PCI_NIC: Int? = nil,
                RUNNING_PCI_NIC_USED: Int? = nil, RUNNING_VMS: Int, RUNNING_VMS_USED: Int, SYSTEM_DISK_SIZE: Double,
                SYSTEM_DISK_SIZE_USED: Double, VMS: Int, VMS_USED: Int
            ) {
                self.CLUSTER_IDS = CLUSTER_IDS
                self.CPU = CPU
                self.CPU_USED = CPU_USED
                self.MEMORY = MEMORY
                self.MEMORY_USED = MEMORY_USED
                self.PCI_DEV = PCI_DEV
                self.PCI_DEV_USED = PCI_DEV_USED
                self.PCI_NIC = PCI_NIC
                self.PCI_NIC_USED = PCI_NIC_USED
                self.RUNNING_CPU = RUNNING_CPU
                self.RUNNING_CPU_USED = RUNNING_CPU_USED
                self.RUNNING_MEMORY = RUNNING_MEMORY
                self.RUNNING_MEMORY_USED = RUNNING_MEMORY_USED
                self.RUNNING_PCI_DEV = RUNNING_PCI_DEV
                self.RUNNING_PCI_DEV_USED = RUNNING_PCI_DEV_USED
                self.RUNNING_PCI_NIC = RUNNING_PCI_NIC
                self.RUNNING_PCI_NIC_USED = RUNNING_PCI_NIC_USED
                self.RUNNING_VMS = RUNNING_VMS
                self.RUNNING_VMS_USED = RUNNING_VMS_USED
                self.SYSTEM_DISK_SIZE = SYSTEM_DISK_SIZE
                self.SYSTEM_DISK_SIZE_USED = SYSTEM_DISK_SIZE_USED
                self.VMS = VMS
                self.VMS_USED = VMS_USED
            }
        }
    }

    /// Limits of images: `IMAGE_QUOTA`.
    public struct ImageQuota: Codable, Hashable, Sendable {
        /// A quota for each image that has one.
        public var IMAGE: [Limits]

        /// Creates a value of its fields.
        public init(IMAGE: [Limits] = []) {
            self.IMAGE = IMAGE
        }

        /// The quota of one image: `IMAGE`. A limit of -1 is the default quota's, -2 is unlimited.
        public struct Limits: Codable, Hashable, Sendable {
            /// The image's id.
            public var ID: Int
            /// How many VMs may use it at a time.
            public var RVMS: Int
            /// How many VMs use it.
            public var RVMS_USED: Int

            /// Creates a value of its fields.
            public init(ID: Int, RVMS: Int, RVMS_USED: Int) {
                self.ID = ID
                self.RVMS = RVMS
                self.RVMS_USED = RVMS_USED
            }
        }
    }
}
