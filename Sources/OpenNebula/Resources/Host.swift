extension OneServer {
    /// Hosts: `one.host.*`.
    public var host: One.HostNamespace { One.HostNamespace(server: self) }
    /// All hosts: `one.hostpool.*`.
    public var hostpool: One.HostPoolNamespace { One.HostPoolNamespace(server: self) }
}

// MARK: Methods

extension One {
    /// The methods `one.host.*`.
    public struct HostNamespace: Readable, Deletable, Updatable, Renamable {
        /// The document that `info` returns.
        public typealias Document = Host
        /// `host`
        public static let name = "host"
        /// Where the methods are called.
        public let server: OneServer

        /// Adds a host.
        ///
        /// - Parameters:
        ///   - name: The machine's host name or address.
        ///   - im: The driver that monitors it: `IM_MAD`, as `kvm`.
        ///   - vmm: The driver that runs VMs on it: `VM_MAD`, as `kvm`.
        ///   - cluster: The cluster's id, -1 for the default one.
        /// - Returns: The new host's id.
        /// - Throws: ``OneError``: `allocate` where the name is taken, `authorization`, `noExists` for the cluster.
        @discardableResult
        public func allocate(
            _ name: String, _ im: String, _ vmm: String, _ cluster: Int
        ) async throws -> Int {
            try await call("allocate", name, im, vmm, cluster)
        }

        /// Enables a host, disables it, or takes it offline.
        ///
        /// - Parameters:
        ///   - id: The host's id.
        ///   - status: What to make of it.
        /// - Returns: The host's id.
        /// - Throws: ``OneError``: `noExists`, `authorization`, `action`.
        @discardableResult
        public func status(_ id: Int, _ status: HostStatus) async throws -> Int {
            try await call("status", id, status)
        }

        /// Reads what the host's probes measured, as far back as the core keeps it.
        ///
        /// - Parameter id: The host's id.
        /// - Returns: The records, oldest first.
        /// - Throws: ``OneError``: `noExists`, `authorization`.
        @discardableResult
        public func monitoring(_ id: Int) async throws -> HostMonitoringData {
            try await call("monitoring", id)
        }
    }

    /// The methods `one.hostpool.*`.
    public struct HostPoolNamespace: ReadablePool {
        /// The document that `info` returns.
        public typealias Document = HostPool
        /// `hostpool`
        public static let name = "hostpool"
        /// Where the methods are called.
        public let server: OneServer

        /// Reads what the probes of all hosts measured.
        ///
        /// - Parameter seconds: How far back, in seconds; 0 for the last record of each host, -1 for all.
        /// - Returns: The records.
        /// - Throws: ``OneError``
        @discardableResult
        public func monitoring(_ seconds: Int = -1) async throws -> HostMonitoringData {
            try await call("monitoring", seconds)
        }
    }
}

// MARK: Constants

extension One {
    /// The state of a host.
    public struct HostState: OneConstant {
        /// OpenNebula's number.
        public let rawValue: Int
        /// Creates the state of that number.
        public init(rawValue: Int) { self.rawValue = rawValue }

        /// New, or enabled a moment ago.
        public static let INIT = Self(0)
        /// Retired: being monitored, while `MONITORED`.
        public static let MONITORING_MONITORED = Self(1)
        /// Monitored, and ready to run VMs.
        public static let MONITORED = Self(2)
        /// Monitoring failed.
        public static let ERROR = Self(3)
        /// Monitored, but gets no new VMs.
        public static let DISABLED = Self(4)
        /// Retired: being monitored, while `ERROR`.
        public static let MONITORING_ERROR = Self(5)
        /// Retired: being monitored, while `INIT`.
        public static let MONITORING_INIT = Self(6)
        /// Retired: being monitored, while `DISABLED`.
        public static let MONITORING_DISABLED = Self(7)
        /// Neither monitored nor used.
        public static let OFFLINE = Self(8)

        /// OpenNebula's names.
        public static let names = [
            0: "INIT", 1: "MONITORING_MONITORED", 2: "MONITORED", 3: "ERROR", 4: "DISABLED", 5: "MONITORING_ERROR",
            6: "MONITORING_INIT", 7: "MONITORING_DISABLED", 8: "OFFLINE",
        ]
    }

    /// What `host.status` makes of a host.
    public struct HostStatus: OneConstant {
        /// The number that is sent.
        public let rawValue: Int
        /// Creates the status of that number.
        public init(rawValue: Int) { self.rawValue = rawValue }

        /// Monitored and used.
        public static let ENABLED = Self(0)
        /// Monitored, but gets no new VMs.
        public static let DISABLED = Self(1)
        /// Neither monitored nor used.
        public static let OFFLINE = Self(2)

        /// OpenNebula's names.
        public static let names = [0: "ENABLED", 1: "DISABLED", 2: "OFFLINE"]
    }
}

// MARK: Documents

extension One {
    /// All hosts that the user may see: `HOST_POOL`.
    public struct HostPool: OnePool {
        /// What the pool holds.
        public typealias Element = Host
        /// The root element's name.
        public static let root = "HOST_POOL"

        /// The hosts.
        public var HOST: [Host]

        /// Creates a value of its fields.
        public init(HOST: [Host] = []) {
            self.HOST = HOST
        }

        /// The same as ``HOST``.
        public var members: [Host] { HOST }
    }

    /// A host: `HOST`.
    public struct Host: OneObject {
        /// The root element's name.
        public static let root = "HOST"

        /// The host's id.
        public var ID: Int
        /// The machine's host name or address.
        public var NAME: String
        /// The state.
        public var STATE: HostState
        /// The state before it.
        public var PREV_STATE: HostState
        /// The driver that monitors it.
        public var IM_MAD: String
        /// The driver that runs VMs on it.
        public var VM_MAD: String
        /// The id of its cluster.
        public var CLUSTER_ID: Int
        /// The name of its cluster.
        public var CLUSTER: String
        /// What it has, and what VMs take of it.
        public var HOST_SHARE: Share
        /// The ids of its VMs.
        public var VMS: IDs
        /// Its attributes, those that its probes found among them.
        public var TEMPLATE: Template
        /// What its probes measured last.
        public var MONITORING: HostMonitoring

        /// Creates a value of its fields.
        public init(
            ID: Int, NAME: String, STATE: HostState, PREV_STATE: HostState, IM_MAD: String, VM_MAD: String,
            CLUSTER_ID: Int, CLUSTER: String, HOST_SHARE: Share, VMS: IDs = IDs(), TEMPLATE: Template = [:],
            MONITORING: HostMonitoring
        ) {
            self.ID = ID
            self.NAME = NAME
            self.STATE = STATE
            self.PREV_STATE = PREV_STATE
            self.IM_MAD = IM_MAD
            self.VM_MAD = VM_MAD
            self.CLUSTER_ID = CLUSTER_ID
            self.CLUSTER = CLUSTER
            self.HOST_SHARE = HOST_SHARE
            self.VMS = VMS
            self.TEMPLATE = TEMPLATE
            self.MONITORING = MONITORING
        }

        /// A host's capacity: `HOST_SHARE`.
        public struct Share: Codable, Hashable, Sendable {
            /// Memory that VMs were promised, in KB.
            public var MEM_USAGE: Int
            /// CPU that VMs were promised, in hundredths of a core.
            public var CPU_USAGE: Int
            /// Memory, in KB.
            public var TOTAL_MEM: Int
            /// CPU, in hundredths of a core.
            public var TOTAL_CPU: Int
            /// Memory that VMs may be promised, in KB.
            public var MAX_MEM: Int
            /// CPU that VMs may be promised, in hundredths of a core.
            public var MAX_CPU: Int
            /// How many VMs run.
            public var RUNNING_VMS: Int
            /// How many threads of a core one virtual CPU may take.
            public var VMS_THREAD: Int
            /// Its disks.
            public var DATASTORES: Datastores
            /// Its PCI devices.
            public var PCI_DEVICES: PCIDevices
            /// Its NUMA nodes.
            public var NUMA_NODES: NUMANodes

            /// Creates a value of its fields.
            public init(
                MEM_USAGE: Int, CPU_USAGE: Int, TOTAL_MEM: Int, TOTAL_CPU: Int, MAX_MEM: Int, MAX_CPU: Int,
                RUNNING_VMS: Int, VMS_THREAD: Int, DATASTORES: Datastores, PCI_DEVICES: PCIDevices,
                NUMA_NODES: NUMANodes
            ) {
                self.MEM_USAGE = MEM_USAGE
                self.CPU_USAGE = CPU_USAGE
                self.TOTAL_MEM = TOTAL_MEM
                self.TOTAL_CPU = TOTAL_CPU
                self.MAX_MEM = MAX_MEM
                self.MAX_CPU = MAX_CPU
                self.RUNNING_VMS = RUNNING_VMS
                self.VMS_THREAD = VMS_THREAD
                self.DATASTORES = DATASTORES
                self.PCI_DEVICES = PCI_DEVICES
                self.NUMA_NODES = NUMA_NODES
            }
        }

        /// A host's disks: `DATASTORES`.
        public struct Datastores: Codable, Hashable, Sendable {
            /// Disk that VMs were promised, in MB.
            public var DISK_USAGE: Int
            /// Free disk, in MB.
            public var FREE_DISK: Int
            /// Disk, in MB.
            public var MAX_DISK: Int
            /// Used disk, in MB.
            public var USED_DISK: Int
            /// The local datastores. Since 6.10.
            public var DS: [Local]

            /// Creates a value of its fields.
            public init(DISK_USAGE: Int, FREE_DISK: Int, MAX_DISK: Int, USED_DISK: Int, DS: [Local] = []) {
                self.DISK_USAGE = DISK_USAGE
                self.FREE_DISK = FREE_DISK
                self.MAX_DISK = MAX_DISK
                self.USED_DISK = USED_DISK
                self.DS = DS
            }

            /// A datastore on the host's own disk: `DS`. Since 6.10.
            public struct Local: Codable, Hashable, Sendable {
                /// The datastore's id.
                public var ID: Int
                /// Free space, in MB.
                public var FREE_MB: Int
                /// Space, in MB.
                public var TOTAL_MB: Int
                /// Used space, in MB.
                public var USED_MB: Int
                /// Whether images are cached there.
                public var REPLICA_CACHE: String?
                /// The cache's size, in MB.
                public var REPLICA_CACHE_SIZE: String?
                /// How many images are cached.
                public var REPLICA_IMAGES: Int?

                /// Creates a value of its fields.
                public init(
                    ID: Int, FREE_MB: Int, TOTAL_MB: Int, USED_MB: Int, REPLICA_CACHE: String? = nil,
                    REPLICA_CACHE_SIZE: String? = nil, REPLICA_IMAGES: Int? = nil
                ) {
                    self.ID = ID
                    self.FREE_MB = FREE_MB
                    self.TOTAL_MB = TOTAL_MB
                    self.USED_MB = USED_MB
                    self.REPLICA_CACHE = REPLICA_CACHE
                    self.REPLICA_CACHE_SIZE = REPLICA_CACHE_SIZE
                    self.REPLICA_IMAGES = REPLICA_IMAGES
                }
            }
        }

        /// A host's PCI devices: `PCI_DEVICES`.
        public struct PCIDevices: Codable, Hashable, Sendable {
            /// The devices.
            public var PCI: [Device]

            /// Creates a value of its fields.
            public init(PCI: [Device] = []) {
                self.PCI = PCI
            }

            /// A PCI device: `PCI`. Numbers are hexadecimal texts. In the published schemas since 6.2.
            public struct Device: Codable, Hashable, Sendable {
                /// Domain, bus, slot and function.
                public var ADDRESS: String
                /// The bus.
                public var BUS: String
                /// The class.
                public var CLASS: String
                /// The name of the class.
                public var CLASS_NAME: String
                /// The device.
                public var DEVICE: String
                /// The name of the device.
                public var DEVICE_NAME: String
                /// The domain.
                public var DOMAIN: String
                /// The function.
                public var FUNCTION: String
                /// The network interface. Since 7.4.
                public var IFNAME: String?
                /// The NUMA node, `-` for none.
                public var NUMA_NODE: String?
                /// The vGPU profiles that it offers. Since 6.6.
                public var PROFILES: String?
                /// Bus, slot and function.
                public var SHORT_ADDRESS: String
                /// The slot.
                public var SLOT: String
                /// Its part in SR-IOV. Since 7.4.
                public var SRIOV: String?
                /// How many virtual functions it has. Since 7.4.
                public var SRIOV_NUM: String?
                /// Vendor, device and class.
                public var TYPE: String
                /// The UUID of the vGPU. Since 6.6.
                public var UUID: String?
                /// The vendor.
                public var VENDOR: String
                /// The name of the vendor.
                public var VENDOR_NAME: String
                /// The id of the VM that has it, -1 for none.
                public var VMID: Int

                /// Creates a value of its fields.
                public init(
                    ADDRESS: String, BUS: String, CLASS: String, CLASS_NAME: String, DEVICE: String,
                    DEVICE_NAME: String, DOMAIN: String, FUNCTION: String, IFNAME: String? = nil,
                    NUMA_NODE: String? = nil, PROFILES: String? = nil, SHORT_ADDRESS: String, SLOT: String,
                    SRIOV: String? = nil, SRIOV_NUM: String? = nil, TYPE: String, UUID: String? = nil, VENDOR: String,
                    VENDOR_NAME: String, VMID: Int
                ) {
                    self.ADDRESS = ADDRESS
                    self.BUS = BUS
                    self.CLASS = CLASS
                    self.CLASS_NAME = CLASS_NAME
                    self.DEVICE = DEVICE
                    self.DEVICE_NAME = DEVICE_NAME
                    self.DOMAIN = DOMAIN
                    self.FUNCTION = FUNCTION
                    self.IFNAME = IFNAME
                    self.NUMA_NODE = NUMA_NODE
                    self.PROFILES = PROFILES
                    self.SHORT_ADDRESS = SHORT_ADDRESS
                    self.SLOT = SLOT
                    self.SRIOV = SRIOV
                    self.SRIOV_NUM = SRIOV_NUM
                    self.TYPE = TYPE
                    self.UUID = UUID
                    self.VENDOR = VENDOR
                    self.VENDOR_NAME = VENDOR_NAME
                    self.VMID = VMID
                }
            }
        }

        /// A host's NUMA nodes: `NUMA_NODES`.
        public struct NUMANodes: Codable, Hashable, Sendable {
            /// The nodes.
            public var NODE: [Node]

            /// Creates a value of its fields.
            public init(NODE: [Node] = []) {
                self.NODE = NODE
            }

            /// A NUMA node: `NODE`.
            public struct Node: Codable, Hashable, Sendable {
                /// Its cores.
                public var CORE: [Core]
                /// Its huge pages, by size.
                public var HUGEPAGE: [HugePage]
                /// Its memory.
                public var MEMORY: Memory
                /// Its number.
                public var NODE_ID: Int

                /// Creates a value of its fields.
                public init(CORE: [Core] = [], HUGEPAGE: [HugePage] = [], MEMORY: Memory, NODE_ID: Int) {
                    self.CORE = CORE
                    self.HUGEPAGE = HUGEPAGE
                    self.MEMORY = MEMORY
                    self.NODE_ID = NODE_ID
                }
            }

            /// A core: `CORE`.
            public struct Core: Codable, Hashable, Sendable {
                /// Its CPUs, each as `cpu:VM`, -1 for no VM.
                public var CPUS: String
                /// Whether it serves one VM alone: `YES` or `NO`.
                public var DEDICATED: String
                /// How many CPUs are free.
                public var FREE: Int
                /// Its number.
                public var ID: Int

                /// Creates a value of its fields.
                public init(CPUS: String, DEDICATED: String, FREE: Int, ID: Int) {
                    self.CPUS = CPUS
                    self.DEDICATED = DEDICATED
                    self.FREE = FREE
                    self.ID = ID
                }
            }

            /// Huge pages of one size: `HUGEPAGE`.
            public struct HugePage: Codable, Hashable, Sendable {
                /// How many are free. Until 6.6.
                public var FREE: Int?
                /// How many there are.
                public var PAGES: Int
                /// Their size, in KB.
                public var SIZE: Int
                /// How many VMs were promised.
                public var USAGE: Int

                /// Creates a value of its fields.
                public init(FREE: Int? = nil, PAGES: Int, SIZE: Int, USAGE: Int) {
                    self.FREE = FREE
                    self.PAGES = PAGES
                    self.SIZE = SIZE
                    self.USAGE = USAGE
                }
            }

            /// A node's memory: `MEMORY`.
            public struct Memory: Codable, Hashable, Sendable {
                /// The nodes, nearest first.
                public var DISTANCE: String
                /// Free memory, in KB. Until 6.6.
                public var FREE: Int?
                /// Memory, in KB.
                public var TOTAL: Int
                /// Memory that VMs were promised, in KB.
                public var USAGE: Int
                /// Used memory, in KB. Until 6.6.
                public var USED: Int?

                /// Creates a value of its fields.
                public init(DISTANCE: String, FREE: Int? = nil, TOTAL: Int, USAGE: Int, USED: Int? = nil) {
                    self.DISTANCE = DISTANCE
                    self.FREE = FREE
                    self.TOTAL = TOTAL
                    self.USAGE = USAGE
                    self.USED = USED
                }
            }
        }
    }

    /// What the probes of hosts measured: `MONITORING_DATA`.
    public struct HostMonitoringData: OneRoot {
        /// The root element's name.
        public static let root = "MONITORING_DATA"

        /// The records, oldest first.
        public var MONITORING: [HostMonitoring]

        /// Creates a value of its fields.
        public init(MONITORING: [HostMonitoring] = []) {
            self.MONITORING = MONITORING
        }
    }

    /// What a host's probes measured at one time: `MONITORING`, empty where they have not yet.
    public struct HostMonitoring: Codable, Hashable, Sendable {
        /// When, in Unix seconds.
        public var TIMESTAMP: Int?
        /// The host's id.
        public var ID: Int?
        /// CPU and memory.
        public var CAPACITY: Capacity?
        /// The network.
        public var SYSTEM: System?
        /// The NUMA nodes. Since 6.8.
        public var NUMA_NODE: [NUMANode]

        /// Creates a value of its fields.
        public init(
            TIMESTAMP: Int? = nil, ID: Int? = nil, CAPACITY: Capacity? = nil, SYSTEM: System? = nil,
            NUMA_NODE: [NUMANode] = []
        ) {
            self.TIMESTAMP = TIMESTAMP
            self.ID = ID
            self.CAPACITY = CAPACITY
            self.SYSTEM = SYSTEM
            self.NUMA_NODE = NUMA_NODE
        }

        /// CPU and memory: `CAPACITY`. Forecasts since 7.0.
        public struct Capacity: Codable, Hashable, Sendable {
            /// Free CPU, in hundredths of a core.
            public var FREE_CPU: Int?
            /// Free memory, in KB.
            public var FREE_MEMORY: Int?
            /// Used CPU, in hundredths of a core.
            public var USED_CPU: Int?
            /// Used memory, in KB.
            public var USED_MEMORY: Int?
            /// `FREE_CPU` to come.
            public var FREE_CPU_FORECAST: Double?
            /// `FREE_CPU` to come, later.
            public var FREE_CPU_FORECAST_FAR: Double?
            /// `FREE_MEMORY` to come.
            public var FREE_MEMORY_FORECAST: Double?
            /// `FREE_MEMORY` to come, later.
            public var FREE_MEMORY_FORECAST_FAR: Double?
            /// `USED_CPU` to come.
            public var USED_CPU_FORECAST: Double?
            /// `USED_CPU` to come, later.
            public var USED_CPU_FORECAST_FAR: Double?
            /// `USED_MEMORY` to come.
            public var USED_MEMORY_FORECAST: Double?
            /// `USED_MEMORY` to come, later.
            public var USED_MEMORY_FORECAST_FAR: Double?

            /// Creates a value of its fields.
            public init(
                FREE_CPU: Int? = nil, FREE_MEMORY: Int? = nil, USED_CPU: Int? = nil, USED_MEMORY: Int? = nil,
                FREE_CPU_FORECAST: Double? = nil, FREE_CPU_FORECAST_FAR: Double? = nil,
                FREE_MEMORY_FORECAST: Double? = nil, FREE_MEMORY_FORECAST_FAR: Double? = nil,
                USED_CPU_FORECAST: Double? = nil, USED_CPU_FORECAST_FAR: Double? = nil,
                USED_MEMORY_FORECAST: Double? = nil, USED_MEMORY_FORECAST_FAR: Double? = nil
            ) {
                self.FREE_CPU = FREE_CPU
                self.FREE_MEMORY = FREE_MEMORY
                self.USED_CPU = USED_CPU
                self.USED_MEMORY = USED_MEMORY
                self.FREE_CPU_FORECAST = FREE_CPU_FORECAST
                self.FREE_CPU_FORECAST_FAR = FREE_CPU_FORECAST_FAR
                self.FREE_MEMORY_FORECAST = FREE_MEMORY_FORECAST
                self.FREE_MEMORY_FORECAST_FAR = FREE_MEMORY_FORECAST_FAR
                self.USED_CPU_FORECAST = USED_CPU_FORECAST
                self.USED_CPU_FORECAST_FAR = USED_CPU_FORECAST_FAR
                self.USED_MEMORY_FORECAST = USED_MEMORY_FORECAST
                self.USED_MEMORY_FORECAST_FAR = USED_MEMORY_FORECAST_FAR
            }
        }

        /// The network: `SYSTEM`. Rates and forecasts since 7.0.
        public struct System: Codable, Hashable, Sendable {
            /// Bytes received.
            public var NETRX: Int?
            /// Bytes sent.
            public var NETTX: Int?
            /// Bytes received a second.
            public var NETRX_BW: Double?
            /// `NETRX_BW` to come.
            public var NETRX_BW_FORECAST: Double?
            /// `NETRX_BW` to come, later.
            public var NETRX_BW_FORECAST_FAR: Double?
            /// Bytes sent a second.
            public var NETTX_BW: Double?
            /// `NETTX_BW` to come.
            public var NETTX_BW_FORECAST: Double?
            /// `NETTX_BW` to come, later.
            public var NETTX_BW_FORECAST_FAR: Double?

            /// Creates a value of its fields.
            public init(
                NETRX: Int? = nil, NETTX: Int? = nil, NETRX_BW: Double? = nil, NETRX_BW_FORECAST: Double? = nil,
                NETRX_BW_FORECAST_FAR: Double? = nil, NETTX_BW: Double? = nil, NETTX_BW_FORECAST: Double? = nil,
                NETTX_BW_FORECAST_FAR: Double? = nil
            ) {
                self.NETRX = NETRX
                self.NETTX = NETTX
                self.NETRX_BW = NETRX_BW
                self.NETRX_BW_FORECAST = NETRX_BW_FORECAST
                self.NETRX_BW_FORECAST_FAR = NETRX_BW_FORECAST_FAR
                self.NETTX_BW = NETTX_BW
                self.NETTX_BW_FORECAST = NETTX_BW_FORECAST
                self.NETTX_BW_FORECAST_FAR = NETTX_BW_FORECAST_FAR
            }
        }

        /// A NUMA node: `NUMA_NODE`. Since 6.8.
        public struct NUMANode: Codable, Hashable, Sendable {
            /// Its huge pages, by size.
            public var HUGEPAGE: [HugePage]
            /// Its memory.
            public var MEMORY: Memory
            /// Its number.
            public var NODE_ID: Int

            /// Creates a value of its fields.
            public init(HUGEPAGE: [HugePage] = [], MEMORY: Memory, NODE_ID: Int) {
                self.HUGEPAGE = HUGEPAGE
                self.MEMORY = MEMORY
                self.NODE_ID = NODE_ID
            }

            /// Huge pages of one size: `HUGEPAGE`.
            public struct HugePage: Codable, Hashable, Sendable {
                /// How many are free.
                public var FREE: Int
                /// Their size, in KB.
                public var SIZE: Int

                /// Creates a value of its fields.
                public init(FREE: Int, SIZE: Int) {
                    self.FREE = FREE
                    self.SIZE = SIZE
                }
            }

            /// A node's memory: `MEMORY`.
            public struct Memory: Codable, Hashable, Sendable {
                /// Free memory, in KB.
                public var FREE: Int
                /// Used memory, in KB.
                public var USED: Int

                /// Creates a value of its fields.
                public init(FREE: Int, USED: Int) {
                    self.FREE = FREE
                    self.USED = USED
                }
            }
        }
    }
}
