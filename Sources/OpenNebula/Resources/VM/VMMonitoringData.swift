extension One {
    /// What the probes measured of VMs: `MONITORING_DATA`. Since 6.0.
    public struct VMMonitoringData: OneRoot {
        /// The root element's name.
        public static let root = "MONITORING_DATA"

        /// The records.
        public var MONITORING: [VMMonitoring]
        /// What a newer core sends, and no property here holds; nil for nothing.
        public var others: Template?

        /// Creates a value of its fields.
        public init(MONITORING: [VMMonitoring] = [], others: Template? = nil) {
            self.MONITORING = MONITORING
            self.others = others
        }
    }

    /// What the probes measured of a VM at one time: `MONITORING`, empty where they have not yet, and in pools.
    /// Forecasts and rates since 7.0.
    public struct VMMonitoring: OneAttributes {
        /// All attributes, in order.
        public var attributes: Template
        /// Creates a value of attributes.
        public init(_ attributes: Template = [:]) { self.attributes = attributes }

        /// The addresses that the guest has, joined by commas.
        public var GUEST_IP_ADDRESSES: String? { text("GUEST_IP_ADDRESSES") }
        /// The guest's main address.
        public var GUEST_IP: String? { text("GUEST_IP") }
        /// Used CPU, in hundredths of a core.
        public var CPU: Double? { double("CPU") }
        /// `CPU` to come.
        public var CPU_FORECAST: Double? { double("CPU_FORECAST") }
        /// `CPU` to come, later.
        public var CPU_FORECAST_FAR: Double? { double("CPU_FORECAST_FAR") }
        /// Bytes read from disks.
        public var DISKRDBYTES: Double? { double("DISKRDBYTES") }
        /// Bytes read from disks a second.
        public var DISKRDBYTES_BW: Double? { double("DISKRDBYTES_BW") }
        /// `DISKRDBYTES_BW` to come.
        public var DISKRDBYTES_BW_FORECAST: Double? { double("DISKRDBYTES_BW_FORECAST") }
        /// `DISKRDBYTES_BW` to come, later.
        public var DISKRDBYTES_BW_FORECAST_FAR: Double? { double("DISKRDBYTES_BW_FORECAST_FAR") }
        /// How often disks were read.
        public var DISKRDIOPS: Double? { double("DISKRDIOPS") }
        /// How often disks were read a second.
        public var DISKRDIOPS_BW: Double? { double("DISKRDIOPS_BW") }
        /// `DISKRDIOPS_BW` to come.
        public var DISKRDIOPS_BW_FORECAST: Double? { double("DISKRDIOPS_BW_FORECAST") }
        /// `DISKRDIOPS_BW` to come, later.
        public var DISKRDIOPS_BW_FORECAST_FAR: Double? { double("DISKRDIOPS_BW_FORECAST_FAR") }
        /// Bytes written to disks.
        public var DISKWRBYTES: Double? { double("DISKWRBYTES") }
        /// Bytes written to disks a second.
        public var DISKWRBYTES_BW: Double? { double("DISKWRBYTES_BW") }
        /// `DISKWRBYTES_BW` to come.
        public var DISKWRBYTES_BW_FORECAST: Double? { double("DISKWRBYTES_BW_FORECAST") }
        /// `DISKWRBYTES_BW` to come, later.
        public var DISKWRBYTES_BW_FORECAST_FAR: Double? { double("DISKWRBYTES_BW_FORECAST_FAR") }
        /// How often disks were written.
        public var DISKWRIOPS: Double? { double("DISKWRIOPS") }
        /// How often disks were written a second.
        public var DISKWRIOPS_BW: Double? { double("DISKWRIOPS_BW") }
        /// `DISKWRIOPS_BW` to come.
        public var DISKWRIOPS_BW_FORECAST: Double? { double("DISKWRIOPS_BW_FORECAST") }
        /// `DISKWRIOPS_BW` to come, later.
        public var DISKWRIOPS_BW_FORECAST_FAR: Double? { double("DISKWRIOPS_BW_FORECAST_FAR") }
        /// What the disks take on the host.
        public var DISK_SIZE: [DiskSize] { records("DISK_SIZE") }
        /// The VM's id.
        public var ID: Int? { int("ID") }
        /// Used memory, in KB.
        public var MEMORY: Double? { double("MEMORY") }
        /// `MEMORY` to come. Since 7.2.
        public var MEMORY_FORECAST: Double? { double("MEMORY_FORECAST") }
        /// `MEMORY` to come, later. Since 7.2.
        public var MEMORY_FORECAST_FAR: Double? { double("MEMORY_FORECAST_FAR") }
        /// Bytes received.
        public var NETRX: Double? { double("NETRX") }
        /// Bytes received a second.
        public var NETRX_BW: Double? { double("NETRX_BW") }
        /// `NETRX_BW` to come.
        public var NETRX_BW_FORECAST: Double? { double("NETRX_BW_FORECAST") }
        /// `NETRX_BW` to come, later.
        public var NETRX_BW_FORECAST_FAR: Double? { double("NETRX_BW_FORECAST_FAR") }
        /// Bytes sent.
        public var NETTX: Double? { double("NETTX") }
        /// Bytes sent a second.
        public var NETTX_BW: Double? { double("NETTX_BW") }
        /// `NETTX_BW` to come.
        public var NETTX_BW_FORECAST: Double? { double("NETTX_BW_FORECAST") }
        /// `NETTX_BW` to come, later.
        public var NETTX_BW_FORECAST_FAR: Double? { double("NETTX_BW_FORECAST_FAR") }
        /// When, in Unix seconds.
        public var TIMESTAMP: Int? { int("TIMESTAMP") }
        /// The ESX host. Until 6.10.
        public var VCENTER_ESX_HOST: String? { text("VCENTER_ESX_HOST") }
        /// The guest's state in vCenter. Until 6.10.
        public var VCENTER_GUEST_STATE: String? { text("VCENTER_GUEST_STATE") }
        /// The resource pool in vCenter. Until 6.10.
        public var VCENTER_RP_NAME: String? { text("VCENTER_RP_NAME") }
        /// Whether VMware Tools run. Until 6.10.
        public var VCENTER_VMWARETOOLS_RUNNING_STATUS: String? { text("VCENTER_VMWARETOOLS_RUNNING_STATUS") }
        /// The version of VMware Tools. Until 6.10.
        public var VCENTER_VMWARETOOLS_VERSION: String? { text("VCENTER_VMWARETOOLS_VERSION") }
        /// Whether that version is current. Until 6.10.
        public var VCENTER_VMWARETOOLS_VERSION_STATUS: String? { text("VCENTER_VMWARETOOLS_VERSION_STATUS") }
        /// The VM's name in vCenter. Until 6.10.
        public var VCENTER_VM_NAME: String? { text("VCENTER_VM_NAME") }

        /// What a disk takes on the host: `DISK_SIZE`. Since 6.0.
        public struct DiskSize: OneAttributes {
            /// All attributes, in order.
            public var attributes: Template
            /// Creates a value of attributes.
            public init(_ attributes: Template = [:]) { self.attributes = attributes }

            /// The disk's `DISK_ID`.
            public var ID: Int? { int("ID") }
            /// Its size, in MB.
            public var SIZE: Int? { int("SIZE") }
        }
    }
}
