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
        /// The type that `info` returns.
        public typealias Document = Host
        /// `host`
        public static let name = "host"
        /// The server that receives the calls.
        public let server: OneServer

        /// Adds a host.
        ///
        /// Calls `one.host.allocate`.
        ///
        /// - Parameters:
        ///   - name: The machine's host name or address.
        ///   - im: The driver that monitors it: `IM_MAD`, such as `kvm`.
        ///   - vmm: The driver that runs VMs on it: `VM_MAD`, such as `kvm`.
        ///   - cluster: The cluster's id, -1 for the default one.
        /// - Returns: The new host's id.
        /// - Throws: ``OneError``: `allocate` if the name is taken, `authorization`, `noExists` for the cluster.
        @discardableResult
        public func allocate(
            _ name: String, _ im: String, _ vmm: String, _ cluster: Int
        ) async throws -> Int {
            try await call("allocate", name, im, vmm, cluster)
        }

        /// Enables a host, disables it, or sets it offline.
        ///
        /// Calls `one.host.status`.
        ///
        /// - Parameters:
        ///   - id: The host's id.
        ///   - status: The new status.
        /// - Returns: The host's id.
        /// - Throws: ``OneError``: `noExists`, `authorization`, `action`.
        @discardableResult
        public func status(_ id: Int, _ status: HostStatus) async throws -> Int {
            try await call("status", id, status)
        }

        /// Reads the monitoring records of a host, as far back as the core keeps them.
        ///
        /// Calls `one.host.monitoring`.
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
        /// The type that `info` returns.
        public typealias Document = HostPool
        /// `hostpool`
        public static let name = "hostpool"
        /// The server that receives the calls.
        public let server: OneServer

        /// Reads the monitoring records of all hosts.
        ///
        /// Calls `one.hostpool.monitoring`.
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
        /// Creates a state from its number.
        public init(rawValue: Int) { self.rawValue = rawValue }

        /// New, or just enabled.
        public static let INIT = Self(0)
        /// Retired. The host is being monitored, and was `MONITORED`.
        public static let MONITORING_MONITORED = Self(1)
        /// Monitored, and ready to run VMs.
        public static let MONITORED = Self(2)
        /// Monitoring failed.
        public static let ERROR = Self(3)
        /// Monitored, but not used for new VMs.
        public static let DISABLED = Self(4)
        /// Retired. The host is being monitored, and was `ERROR`.
        public static let MONITORING_ERROR = Self(5)
        /// Retired. The host is being monitored, and was `INIT`.
        public static let MONITORING_INIT = Self(6)
        /// Retired. The host is being monitored, and was `DISABLED`.
        public static let MONITORING_DISABLED = Self(7)
        /// Not monitored, and not used.
        public static let OFFLINE = Self(8)

        /// OpenNebula's names.
        public static let names = [
            0: "INIT", 1: "MONITORING_MONITORED", 2: "MONITORED", 3: "ERROR", 4: "DISABLED", 5: "MONITORING_ERROR",
            6: "MONITORING_INIT", 7: "MONITORING_DISABLED", 8: "OFFLINE",
        ]
    }

    /// A new status for `host.status`.
    public struct HostStatus: OneConstant {
        /// The number in the request.
        public let rawValue: Int
        /// Creates a status from its number.
        public init(rawValue: Int) { self.rawValue = rawValue }

        /// Monitored and used.
        public static let ENABLED = Self(0)
        /// Monitored, but not used for new VMs.
        public static let DISABLED = Self(1)
        /// Not monitored, and not used.
        public static let OFFLINE = Self(2)

        /// OpenNebula's names.
        public static let names = [0: "ENABLED", 1: "DISABLED", 2: "OFFLINE"]
    }
}

// MARK: Documents

extension One {
    /// All hosts that the user can see: `HOST_POOL`.
    public struct HostPool: OnePool {
        /// The type of the pool's objects.
        public typealias Element = Host
        /// The root element's name.
        public static let root = "HOST_POOL"

        /// The hosts.
        public var HOST: [Host]
        /// Elements that this type has no property for, such as those of a newer core; nil if there are none.
        public var others: Template?

        /// Creates a value from its fields.
        public init(HOST: [Host] = [], others: Template? = nil) {
            self.HOST = HOST
            self.others = others
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
        /// The previous state.
        public var PREV_STATE: HostState
        /// The driver that monitors it.
        public var IM_MAD: String
        /// The driver that runs VMs on it.
        public var VM_MAD: String
        /// The id of its cluster.
        public var CLUSTER_ID: Int
        /// The name of its cluster.
        public var CLUSTER: String
        /// The capacity, and the part that VMs use.
        public var HOST_SHARE: Share
        /// The ids of its VMs.
        public var VMS: IDs
        /// The attributes, including those from its probes.
        public var TEMPLATE: Template
        /// The last monitoring record.
        public var MONITORING: HostMonitoring?
        /// The attributes of its cluster. Only in a scheduler's input. Since 7.0.
        public var CLUSTER_TEMPLATE: Template?
        /// Elements that this type has no property for, such as those of a newer core; nil if there are none.
        public var others: Template?

        /// Creates a value from its fields.
        public init(
            ID: Int, NAME: String, STATE: HostState, PREV_STATE: HostState, IM_MAD: String, VM_MAD: String,
            CLUSTER_ID: Int, CLUSTER: String, HOST_SHARE: Share, VMS: IDs = IDs(), TEMPLATE: Template = [:],
            MONITORING: HostMonitoring? = nil, CLUSTER_TEMPLATE: Template? = nil, others: Template? = nil
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
            self.CLUSTER_TEMPLATE = CLUSTER_TEMPLATE
            self.others = others
        }

        /// A host's capacity: `HOST_SHARE`.
        public struct Share: Codable, Hashable, Sendable {
            /// The memory allocated to VMs, in KB.
            public var MEM_USAGE: Int
            /// The CPU allocated to VMs, in hundredths of a core.
            public var CPU_USAGE: Int
            /// The total memory, in KB.
            public var TOTAL_MEM: Int
            /// The total CPU, in hundredths of a core.
            public var TOTAL_CPU: Int
            /// The memory that can be allocated to VMs, in KB.
            public var MAX_MEM: Int
            /// The CPU that can be allocated to VMs, in hundredths of a core.
            public var MAX_CPU: Int
            /// The number of running VMs.
            public var RUNNING_VMS: Int
            /// The number of threads of a core that one virtual CPU can use.
            public var VMS_THREAD: Int?
            /// The disks.
            public var DATASTORES: Datastores
            /// The PCI devices.
            public var PCI_DEVICES: PCIDevices
            /// The NUMA nodes.
            public var NUMA_NODES: NUMANodes?
            /// Elements that this type has no property for, such as those of a newer core; nil if there are none.
            public var others: Template?

            /// Creates a value from its fields.
            public init(
                MEM_USAGE: Int, CPU_USAGE: Int, TOTAL_MEM: Int, TOTAL_CPU: Int, MAX_MEM: Int, MAX_CPU: Int,
                RUNNING_VMS: Int, VMS_THREAD: Int? = nil, DATASTORES: Datastores, PCI_DEVICES: PCIDevices,
                NUMA_NODES: NUMANodes? = nil, others: Template? = nil
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
                self.others = others
            }
        }

        /// A host's disks: `DATASTORES`.
        public struct Datastores: Codable, Hashable, Sendable {
            /// The disk space allocated to VMs, in MB.
            public var DISK_USAGE: Int?
            /// The local datastores.
            public var DS: [Local]
            /// The free disk space, in MB.
            public var FREE_DISK: Int?
            /// The total disk space, in MB.
            public var MAX_DISK: Int?
            /// The used disk space, in MB.
            public var USED_DISK: Int?
            /// Elements that this type has no property for, such as those of a newer core; nil if there are none.
            public var others: Template?

            /// Creates a value from its fields.
            public init(
                DISK_USAGE: Int? = nil, DS: [Local] = [], FREE_DISK: Int? = nil, MAX_DISK: Int? = nil,
                USED_DISK: Int? = nil, others: Template? = nil
            ) {
                self.DISK_USAGE = DISK_USAGE
                self.DS = DS
                self.FREE_DISK = FREE_DISK
                self.MAX_DISK = MAX_DISK
                self.USED_DISK = USED_DISK
                self.others = others
            }

            /// A datastore on the host's own disk: `DS`.
            public struct Local: OneAttributes {
                /// All attributes, in order.
                public var attributes: Template
                /// Creates a value from attributes.
                public init(_ attributes: Template = [:]) { self.attributes = attributes }

                /// The datastore's id.
                public var ID: Int? { int("ID") }
                /// The free space, in MB.
                public var FREE_MB: Int? { int("FREE_MB") }
                /// The total space, in MB.
                public var TOTAL_MB: Int? { int("TOTAL_MB") }
                /// The used space, in MB.
                public var USED_MB: Int? { int("USED_MB") }
                /// Whether images are cached there.
                public var REPLICA_CACHE: String? { text("REPLICA_CACHE") }
                /// The cache's size, in MB.
                public var REPLICA_CACHE_SIZE: String? { text("REPLICA_CACHE_SIZE") }
                /// The number of cached images.
                public var REPLICA_IMAGES: Int? { int("REPLICA_IMAGES") }
            }
        }

        /// A host's PCI devices: `PCI_DEVICES`.
        public struct PCIDevices: Codable, Hashable, Sendable {
            /// The devices.
            public var PCI: [Device]
            /// Elements that this type has no property for, such as those of a newer core; nil if there are none.
            public var others: Template?

            /// Creates a value from its fields.
            public init(PCI: [Device] = [], others: Template? = nil) {
                self.PCI = PCI
                self.others = others
            }

            /// A PCI device: `PCI`. Numbers are hexadecimal strings. In the published schemas since 6.2.
            public struct Device: OneAttributes {
                /// All attributes, in order.
                public var attributes: Template
                /// Creates a value from attributes.
                public init(_ attributes: Template = [:]) { self.attributes = attributes }

                /// Domain, bus, slot and function.
                public var ADDRESS: String? { text("ADDRESS") }
                /// The bus.
                public var BUS: String? { text("BUS") }
                /// The class.
                public var CLASS: String? { text("CLASS") }
                /// The name of the class.
                public var CLASS_NAME: String? { text("CLASS_NAME") }
                /// The device.
                public var DEVICE: String? { text("DEVICE") }
                /// The name of the device.
                public var DEVICE_NAME: String? { text("DEVICE_NAME") }
                /// The domain.
                public var DOMAIN: String? { text("DOMAIN") }
                /// The function.
                public var FUNCTION: String? { text("FUNCTION") }
                /// The network interface. Since 7.4.
                public var IFNAME: String? { text("IFNAME") }
                /// The NUMA node, `-` for none.
                public var NUMA_NODE: String? { text("NUMA_NODE") }
                /// The vGPU profiles that it offers. Since 6.6.
                public var PROFILES: String? { text("PROFILES") }
                /// Bus, slot and function.
                public var SHORT_ADDRESS: String? { text("SHORT_ADDRESS") }
                /// The slot.
                public var SLOT: String? { text("SLOT") }
                /// The role in SR-IOV. Since 7.4.
                public var SRIOV: String? { text("SRIOV") }
                /// The number of its virtual functions. Since 7.4.
                public var SRIOV_NUM: String? { text("SRIOV_NUM") }
                /// Vendor, device and class.
                public var TYPE: String? { text("TYPE") }
                /// The UUID of the vGPU. Since 6.6.
                public var UUID: String? { text("UUID") }
                /// The vendor.
                public var VENDOR: String? { text("VENDOR") }
                /// The name of the vendor.
                public var VENDOR_NAME: String? { text("VENDOR_NAME") }
                /// The id of the VM that uses it, -1 for none.
                public var VMID: Int? { int("VMID") }
            }
        }

        /// A host's NUMA nodes: `NUMA_NODES`.
        public struct NUMANodes: Codable, Hashable, Sendable {
            /// The nodes.
            public var NODE: [Node]
            /// Elements that this type has no property for, such as those of a newer core; nil if there are none.
            public var others: Template?

            /// Creates a value from its fields.
            public init(NODE: [Node] = [], others: Template? = nil) {
                self.NODE = NODE
                self.others = others
            }

            /// A NUMA node: `NODE`.
            public struct Node: Codable, Hashable, Sendable {
                /// The cores.
                public var CORE: [Core]
                /// The huge pages, by size.
                public var HUGEPAGE: [HugePage]
                /// The memory.
                public var MEMORY: Memory?
                /// The number.
                public var NODE_ID: Int
                /// Elements that this type has no property for, such as those of a newer core; nil if there are none.
                public var others: Template?

                /// Creates a value from its fields.
                public init(
                    CORE: [Core] = [], HUGEPAGE: [HugePage] = [], MEMORY: Memory? = nil, NODE_ID: Int,
                    others: Template? = nil
                ) {
                    self.CORE = CORE
                    self.HUGEPAGE = HUGEPAGE
                    self.MEMORY = MEMORY
                    self.NODE_ID = NODE_ID
                    self.others = others
                }
            }

            /// A core: `CORE`.
            public struct Core: Codable, Hashable, Sendable {
                /// The CPUs, each as `cpu:VM`, -1 for no VM.
                public var CPUS: String
                /// Whether it is dedicated to one VM: `YES` or `NO`.
                public var DEDICATED: String
                /// The number of free CPUs.
                public var FREE: Int
                /// The number.
                public var ID: Int
                /// Elements that this type has no property for, such as those of a newer core; nil if there are none.
                public var others: Template?

                /// Creates a value from its fields.
                public init(CPUS: String, DEDICATED: String, FREE: Int, ID: Int, others: Template? = nil) {
                    self.CPUS = CPUS
                    self.DEDICATED = DEDICATED
                    self.FREE = FREE
                    self.ID = ID
                    self.others = others
                }
            }

            /// Huge pages of one size: `HUGEPAGE`.
            public struct HugePage: Codable, Hashable, Sendable {
                /// The number of free pages. Until 6.6.
                public var FREE: Int?
                /// The total number of pages.
                public var PAGES: Int
                /// The page size, in KB.
                public var SIZE: UInt64
                /// The number of pages allocated to VMs.
                public var USAGE: UInt64
                /// Elements that this type has no property for, such as those of a newer core; nil if there are none.
                public var others: Template?

                /// Creates a value from its fields.
                public init(FREE: Int? = nil, PAGES: Int, SIZE: UInt64, USAGE: UInt64, others: Template? = nil) {
                    self.FREE = FREE
                    self.PAGES = PAGES
                    self.SIZE = SIZE
                    self.USAGE = USAGE
                    self.others = others
                }
            }

            /// A node's memory: `MEMORY`.
            public struct Memory: Codable, Hashable, Sendable {
                /// The nodes, nearest first.
                public var DISTANCE: String
                /// The free memory, in KB. Until 6.6.
                public var FREE: Int?
                /// The total memory, in KB.
                public var TOTAL: Int
                /// The memory allocated to VMs, in KB.
                public var USAGE: Int
                /// The used memory, in KB. Until 6.6.
                public var USED: Int?
                /// Elements that this type has no property for, such as those of a newer core; nil if there are none.
                public var others: Template?

                /// Creates a value from its fields.
                public init(
                    DISTANCE: String, FREE: Int? = nil, TOTAL: Int, USAGE: Int, USED: Int? = nil,
                    others: Template? = nil
                ) {
                    self.DISTANCE = DISTANCE
                    self.FREE = FREE
                    self.TOTAL = TOTAL
                    self.USAGE = USAGE
                    self.USED = USED
                    self.others = others
                }
            }
        }
    }

    /// The monitoring records of hosts: `MONITORING_DATA`.
    public struct HostMonitoringData: OneRoot {
        /// The root element's name.
        public static let root = "MONITORING_DATA"

        /// The records, oldest first.
        public var MONITORING: [HostMonitoring]
        /// Elements that this type has no property for, such as those of a newer core; nil if there are none.
        public var others: Template?

        /// Creates a value from its fields.
        public init(MONITORING: [HostMonitoring] = [], others: Template? = nil) {
            self.MONITORING = MONITORING
            self.others = others
        }
    }

    /// A monitoring record of a host: `MONITORING`. It is empty before the first monitoring.
    public struct HostMonitoring: OneAttributes {
        /// All attributes, in order.
        public var attributes: Template
        /// Creates a value from attributes.
        public init(_ attributes: Template = [:]) { self.attributes = attributes }

        /// The time, in Unix seconds.
        public var TIMESTAMP: Int? { int("TIMESTAMP") }
        /// The host's id.
        public var ID: Int? { int("ID") }
        /// CPU and memory.
        public var CAPACITY: Capacity? { record("CAPACITY") }
        /// The network.
        public var SYSTEM: System? { record("SYSTEM") }
        /// The NUMA nodes. Since 6.8.
        public var NUMA_NODE: [NUMANode] { records("NUMA_NODE") }

        /// CPU and memory: `CAPACITY`. Forecasts since 7.0.
        public struct Capacity: OneAttributes {
            /// All attributes, in order.
            public var attributes: Template
            /// Creates a value from attributes.
            public init(_ attributes: Template = [:]) { self.attributes = attributes }

            /// The free CPU, in hundredths of a core.
            public var FREE_CPU: Int? { int("FREE_CPU") }
            /// The free memory, in KB.
            public var FREE_MEMORY: Int? { int("FREE_MEMORY") }
            /// The used CPU, in hundredths of a core.
            public var USED_CPU: Int? { int("USED_CPU") }
            /// The used memory, in KB.
            public var USED_MEMORY: Int? { int("USED_MEMORY") }
            /// The near forecast of `FREE_CPU`.
            public var FREE_CPU_FORECAST: Double? { double("FREE_CPU_FORECAST") }
            /// The far forecast of `FREE_CPU`.
            public var FREE_CPU_FORECAST_FAR: Double? { double("FREE_CPU_FORECAST_FAR") }
            /// The near forecast of `FREE_MEMORY`.
            public var FREE_MEMORY_FORECAST: Double? { double("FREE_MEMORY_FORECAST") }
            /// The far forecast of `FREE_MEMORY`.
            public var FREE_MEMORY_FORECAST_FAR: Double? { double("FREE_MEMORY_FORECAST_FAR") }
            /// The near forecast of `USED_CPU`.
            public var USED_CPU_FORECAST: Double? { double("USED_CPU_FORECAST") }
            /// The far forecast of `USED_CPU`.
            public var USED_CPU_FORECAST_FAR: Double? { double("USED_CPU_FORECAST_FAR") }
            /// The near forecast of `USED_MEMORY`.
            public var USED_MEMORY_FORECAST: Double? { double("USED_MEMORY_FORECAST") }
            /// The far forecast of `USED_MEMORY`.
            public var USED_MEMORY_FORECAST_FAR: Double? { double("USED_MEMORY_FORECAST_FAR") }
        }

        /// The network: `SYSTEM`. Rates and forecasts since 7.0.
        public struct System: OneAttributes {
            /// All attributes, in order.
            public var attributes: Template
            /// Creates a value from attributes.
            public init(_ attributes: Template = [:]) { self.attributes = attributes }

            /// Bytes received.
            public var NETRX: Int? { int("NETRX") }
            /// Bytes sent.
            public var NETTX: Int? { int("NETTX") }
            /// The speed of its CPUs, in MHz.
            public var CPU_SPEED: Int? { int("CPU_SPEED") }
            /// Bytes received per second.
            public var NETRX_BW: Double? { double("NETRX_BW") }
            /// The near forecast of `NETRX_BW`.
            public var NETRX_BW_FORECAST: Double? { double("NETRX_BW_FORECAST") }
            /// The far forecast of `NETRX_BW`.
            public var NETRX_BW_FORECAST_FAR: Double? { double("NETRX_BW_FORECAST_FAR") }
            /// Bytes sent per second.
            public var NETTX_BW: Double? { double("NETTX_BW") }
            /// The near forecast of `NETTX_BW`.
            public var NETTX_BW_FORECAST: Double? { double("NETTX_BW_FORECAST") }
            /// The far forecast of `NETTX_BW`.
            public var NETTX_BW_FORECAST_FAR: Double? { double("NETTX_BW_FORECAST_FAR") }
        }

        /// A NUMA node: `NUMA_NODE`. Since 6.8.
        public struct NUMANode: OneAttributes {
            /// All attributes, in order.
            public var attributes: Template
            /// Creates a value from attributes.
            public init(_ attributes: Template = [:]) { self.attributes = attributes }

            /// The huge pages, by size.
            public var HUGEPAGE: [HugePage] { records("HUGEPAGE") }
            /// The memory.
            public var MEMORY: Memory? { record("MEMORY") }
            /// The number.
            public var NODE_ID: Int? { int("NODE_ID") }

            /// Huge pages of one size: `HUGEPAGE`.
            public struct HugePage: OneAttributes {
                /// All attributes, in order.
                public var attributes: Template
                /// Creates a value from attributes.
                public init(_ attributes: Template = [:]) { self.attributes = attributes }

                /// The number of free pages.
                public var FREE: Int? { int("FREE") }
                /// The page size, in KB.
                public var SIZE: Int? { int("SIZE") }
            }

            /// A node's memory: `MEMORY`.
            public struct Memory: OneAttributes {
                /// All attributes, in order.
                public var attributes: Template
                /// Creates a value from attributes.
                public init(_ attributes: Template = [:]) { self.attributes = attributes }

                /// The free memory, in KB.
                public var FREE: Int? { int("FREE") }
                /// The used memory, in KB.
                public var USED: Int? { int("USED") }
            }
        }
    }
}
