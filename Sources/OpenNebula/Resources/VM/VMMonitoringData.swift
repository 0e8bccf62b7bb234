extension One {
    /// What the probes measured of VMs: `MONITORING_DATA`. Since 6.0.
    public struct VMMonitoringData: OneRoot {
        /// The root element's name.
        public static let root = "MONITORING_DATA"

        /// The records.
        public var MONITORING: [VMMonitoring]

        /// Creates a value of its fields.
        public init(MONITORING: [VMMonitoring] = []) {
            self.MONITORING = MONITORING
        }
    }

    /// What the probes measured of a VM at one time: `MONITORING`, empty where they have not yet, and in pools.
    /// Forecasts and rates since 7.0.
    public struct VMMonitoring: Codable, Hashable, Sendable {
        /// Used CPU, in hundredths of a core.
        public var CPU: Double?
        /// `CPU` to come.
        public var CPU_FORECAST: Double?
        /// `CPU` to come, later.
        public var CPU_FORECAST_FAR: Double?
        /// Bytes read from disks.
        public var DISKRDBYTES: Double?
        /// Bytes read from disks a second.
        public var DISKRDBYTES_BW: Double?
        /// `DISKRDBYTES_BW` to come.
        public var DISKRDBYTES_BW_FORECAST: Double?
        /// `DISKRDBYTES_BW` to come, later.
        public var DISKRDBYTES_BW_FORECAST_FAR: Double?
        /// How often disks were read.
        public var DISKRDIOPS: Double?
        /// How often disks were read a second.
        public var DISKRDIOPS_BW: Double?
        /// `DISKRDIOPS_BW` to come.
        public var DISKRDIOPS_BW_FORECAST: Double?
        /// `DISKRDIOPS_BW` to come, later.
        public var DISKRDIOPS_BW_FORECAST_FAR: Double?
        /// Bytes written to disks.
        public var DISKWRBYTES: Double?
        /// Bytes written to disks a second.
        public var DISKWRBYTES_BW: Double?
        /// `DISKWRBYTES_BW` to come.
        public var DISKWRBYTES_BW_FORECAST: Double?
        /// `DISKWRBYTES_BW` to come, later.
        public var DISKWRBYTES_BW_FORECAST_FAR: Double?
        /// How often disks were written.
        public var DISKWRIOPS: Double?
        /// How often disks were written a second.
        public var DISKWRIOPS_BW: Double?
        /// `DISKWRIOPS_BW` to come.
        public var DISKWRIOPS_BW_FORECAST: Double?
        /// `DISKWRIOPS_BW` to come, later.
        public var DISKWRIOPS_BW_FORECAST_FAR: Double?
        /// What the disks take on the host.
        public var DISK_SIZE: [DiskSize]
        /// The VM's id.
        public var ID: Int?
        /// Used memory, in KB.
        public var MEMORY: Double?
        /// `MEMORY` to come. Since 7.2.
        public var MEMORY_FORECAST: Double?
        /// `MEMORY` to come, later. Since 7.2.
        public var MEMORY_FORECAST_FAR: Double?
        /// Bytes received.
        public var NETRX: Double?
        /// Bytes received a second.
        public var NETRX_BW: Double?
        /// `NETRX_BW` to come.
        public var NETRX_BW_FORECAST: Double?
        /// `NETRX_BW` to come, later.
        public var NETRX_BW_FORECAST_FAR: Double?
        /// Bytes sent.
        public var NETTX: Double?
        /// Bytes sent a second.
        public var NETTX_BW: Double?
        /// `NETTX_BW` to come.
        public var NETTX_BW_FORECAST: Double?
        /// `NETTX_BW` to come, later.
        public var NETTX_BW_FORECAST_FAR: Double?
        /// When, in Unix seconds.
        public var TIMESTAMP: Int?
        /// The ESX host. Until 6.10.
        public var VCENTER_ESX_HOST: String?
        /// The guest's state in vCenter. Until 6.10.
        public var VCENTER_GUEST_STATE: String?
        /// The resource pool in vCenter. Until 6.10.
        public var VCENTER_RP_NAME: String?
        /// Whether VMware Tools run. Until 6.10.
        public var VCENTER_VMWARETOOLS_RUNNING_STATUS: String?
        /// The version of VMware Tools. Until 6.10.
        public var VCENTER_VMWARETOOLS_VERSION: String?
        /// Whether that version is current. Until 6.10.
        public var VCENTER_VMWARETOOLS_VERSION_STATUS: String?
        /// The VM's name in vCenter. Until 6.10.
        public var VCENTER_VM_NAME: String?

        /// Creates a value of its fields.
        public init(
            CPU: Double? = nil, CPU_FORECAST: Double? = nil, CPU_FORECAST_FAR: Double? = nil,
            DISKRDBYTES: Double? = nil, DISKRDBYTES_BW: Double? = nil, DISKRDBYTES_BW_FORECAST: Double? = nil,
            DISKRDBYTES_BW_FORECAST_FAR: Double? = nil, DISKRDIOPS: Double? = nil, DISKRDIOPS_BW: Double? = nil,
            DISKRDIOPS_BW_FORECAST: Double? = nil, DISKRDIOPS_BW_FORECAST_FAR: Double? = nil,
            DISKWRBYTES: Double? = nil, DISKWRBYTES_BW: Double? = nil, DISKWRBYTES_BW_FORECAST: Double? = nil,
            DISKWRBYTES_BW_FORECAST_FAR: Double? = nil, DISKWRIOPS: Double? = nil, DISKWRIOPS_BW: Double? = nil,
            DISKWRIOPS_BW_FORECAST: Double? = nil, DISKWRIOPS_BW_FORECAST_FAR: Double? = nil,
            DISK_SIZE: [DiskSize] = [], ID: Int? = nil, MEMORY: Double? = nil, MEMORY_FORECAST: Double? = nil,
            MEMORY_FORECAST_FAR: Double? = nil, NETRX: Double? = nil, NETRX_BW: Double? = nil,
            NETRX_BW_FORECAST: Double? = nil, NETRX_BW_FORECAST_FAR: Double? = nil, NETTX: Double? = nil,
            NETTX_BW: Double? = nil, NETTX_BW_FORECAST: Double? = nil, NETTX_BW_FORECAST_FAR: Double? = nil,
            TIMESTAMP: Int? = nil, VCENTER_ESX_HOST: String? = nil, VCENTER_GUEST_STATE: String? = nil,
            VCENTER_RP_NAME: String? = nil, VCENTER_VMWARETOOLS_RUNNING_STATUS: String? = nil,
            VCENTER_VMWARETOOLS_VERSION: String? = nil, VCENTER_VMWARETOOLS_VERSION_STATUS: String? = nil,
            VCENTER_VM_NAME: String? = nil
        ) {
            self.CPU = CPU
            self.CPU_FORECAST = CPU_FORECAST
            self.CPU_FORECAST_FAR = CPU_FORECAST_FAR
            self.DISKRDBYTES = DISKRDBYTES
            self.DISKRDBYTES_BW = DISKRDBYTES_BW
            self.DISKRDBYTES_BW_FORECAST = DISKRDBYTES_BW_FORECAST
            self.DISKRDBYTES_BW_FORECAST_FAR = DISKRDBYTES_BW_FORECAST_FAR
            self.DISKRDIOPS = DISKRDIOPS
            self.DISKRDIOPS_BW = DISKRDIOPS_BW
            self.DISKRDIOPS_BW_FORECAST = DISKRDIOPS_BW_FORECAST
            self.DISKRDIOPS_BW_FORECAST_FAR = DISKRDIOPS_BW_FORECAST_FAR
            self.DISKWRBYTES = DISKWRBYTES
            self.DISKWRBYTES_BW = DISKWRBYTES_BW
            self.DISKWRBYTES_BW_FORECAST = DISKWRBYTES_BW_FORECAST
            self.DISKWRBYTES_BW_FORECAST_FAR = DISKWRBYTES_BW_FORECAST_FAR
            self.DISKWRIOPS = DISKWRIOPS
            self.DISKWRIOPS_BW = DISKWRIOPS_BW
            self.DISKWRIOPS_BW_FORECAST = DISKWRIOPS_BW_FORECAST
            self.DISKWRIOPS_BW_FORECAST_FAR = DISKWRIOPS_BW_FORECAST_FAR
            self.DISK_SIZE = DISK_SIZE
            self.ID = ID
            self.MEMORY = MEMORY
            self.MEMORY_FORECAST = MEMORY_FORECAST
            self.MEMORY_FORECAST_FAR = MEMORY_FORECAST_FAR
            self.NETRX = NETRX
            self.NETRX_BW = NETRX_BW
            self.NETRX_BW_FORECAST = NETRX_BW_FORECAST
            self.NETRX_BW_FORECAST_FAR = NETRX_BW_FORECAST_FAR
            self.NETTX = NETTX
            self.NETTX_BW = NETTX_BW
            self.NETTX_BW_FORECAST = NETTX_BW_FORECAST
            self.NETTX_BW_FORECAST_FAR = NETTX_BW_FORECAST_FAR
            self.TIMESTAMP = TIMESTAMP
            self.VCENTER_ESX_HOST = VCENTER_ESX_HOST
            self.VCENTER_GUEST_STATE = VCENTER_GUEST_STATE
            self.VCENTER_RP_NAME = VCENTER_RP_NAME
            self.VCENTER_VMWARETOOLS_RUNNING_STATUS = VCENTER_VMWARETOOLS_RUNNING_STATUS
            self.VCENTER_VMWARETOOLS_VERSION = VCENTER_VMWARETOOLS_VERSION
            self.VCENTER_VMWARETOOLS_VERSION_STATUS = VCENTER_VMWARETOOLS_VERSION_STATUS
            self.VCENTER_VM_NAME = VCENTER_VM_NAME
        }

        /// What a disk takes on the host: `DISK_SIZE`. Since 6.0.
        public struct DiskSize: Codable, Hashable, Sendable {
            /// The disk's `DISK_ID`.
            public var ID: Int
            /// Its size, in MB.
            public var SIZE: Int

            /// Creates a value of its fields.
            public init(ID: Int, SIZE: Int) {
                self.ID = ID
                self.SIZE = SIZE
            }
        }
    }
}
