extension One {
    /// The monitoring records of VMs: `MONITORING_DATA`. Since 6.0.
    public struct VMMonitoringData: OneRoot {
        /// The root element's name.
        public static let root = "MONITORING_DATA"

        /// The records.
        public var MONITORING: [VMMonitoring]
        /// Elements that this type has no property for, such as those of a newer core; nil if there are none.
        public var others: Template?

        /// Creates a value from its fields.
        public init(MONITORING: [VMMonitoring] = [], others: Template? = nil) {
            self.MONITORING = MONITORING
            self.others = others
        }
    }

    /// A monitoring record of a VM: `MONITORING`. It is empty before the first monitoring, and in pools.
    /// Forecasts and rates since 7.0.
    public struct VMMonitoring: OneAttributes {
        /// All attributes, in order.
        public var attributes: Template
        /// Creates a value from attributes.
        public init(_ attributes: Template = [:]) { self.attributes = attributes }

        /// The guest's addresses, separated by commas.
        public var GUEST_IP_ADDRESSES: String? { text("GUEST_IP_ADDRESSES") }
        /// The guest's main address.
        public var GUEST_IP: String? { text("GUEST_IP") }
        /// The used CPU, in hundredths of a core.
        public var CPU: Double? { double("CPU") }
        /// The near forecast of `CPU`.
        public var CPU_FORECAST: Double? { double("CPU_FORECAST") }
        /// The far forecast of `CPU`.
        public var CPU_FORECAST_FAR: Double? { double("CPU_FORECAST_FAR") }
        /// Bytes read from disks.
        public var DISKRDBYTES: Double? { double("DISKRDBYTES") }
        /// Bytes read from disks per second.
        public var DISKRDBYTES_BW: Double? { double("DISKRDBYTES_BW") }
        /// The near forecast of `DISKRDBYTES_BW`.
        public var DISKRDBYTES_BW_FORECAST: Double? { double("DISKRDBYTES_BW_FORECAST") }
        /// The far forecast of `DISKRDBYTES_BW`.
        public var DISKRDBYTES_BW_FORECAST_FAR: Double? { double("DISKRDBYTES_BW_FORECAST_FAR") }
        /// The number of disk reads.
        public var DISKRDIOPS: Double? { double("DISKRDIOPS") }
        /// The number of disk reads per second.
        public var DISKRDIOPS_BW: Double? { double("DISKRDIOPS_BW") }
        /// The near forecast of `DISKRDIOPS_BW`.
        public var DISKRDIOPS_BW_FORECAST: Double? { double("DISKRDIOPS_BW_FORECAST") }
        /// The far forecast of `DISKRDIOPS_BW`.
        public var DISKRDIOPS_BW_FORECAST_FAR: Double? { double("DISKRDIOPS_BW_FORECAST_FAR") }
        /// Bytes written to disks.
        public var DISKWRBYTES: Double? { double("DISKWRBYTES") }
        /// Bytes written to disks per second.
        public var DISKWRBYTES_BW: Double? { double("DISKWRBYTES_BW") }
        /// The near forecast of `DISKWRBYTES_BW`.
        public var DISKWRBYTES_BW_FORECAST: Double? { double("DISKWRBYTES_BW_FORECAST") }
        /// The far forecast of `DISKWRBYTES_BW`.
        public var DISKWRBYTES_BW_FORECAST_FAR: Double? { double("DISKWRBYTES_BW_FORECAST_FAR") }
        /// The number of disk writes.
        public var DISKWRIOPS: Double? { double("DISKWRIOPS") }
        /// The number of disk writes per second.
        public var DISKWRIOPS_BW: Double? { double("DISKWRIOPS_BW") }
        /// The near forecast of `DISKWRIOPS_BW`.
        public var DISKWRIOPS_BW_FORECAST: Double? { double("DISKWRIOPS_BW_FORECAST") }
        /// The far forecast of `DISKWRIOPS_BW`.
        public var DISKWRIOPS_BW_FORECAST_FAR: Double? { double("DISKWRIOPS_BW_FORECAST_FAR") }
        /// The disk usage on the host.
        public var DISK_SIZE: [DiskSize] { records("DISK_SIZE") }
        /// The VM's id.
        public var ID: Int? { int("ID") }
        /// The used memory, in KB.
        public var MEMORY: Double? { double("MEMORY") }
        /// The near forecast of `MEMORY`. Since 7.2.
        public var MEMORY_FORECAST: Double? { double("MEMORY_FORECAST") }
        /// The far forecast of `MEMORY`. Since 7.2.
        public var MEMORY_FORECAST_FAR: Double? { double("MEMORY_FORECAST_FAR") }
        /// Bytes received.
        public var NETRX: Double? { double("NETRX") }
        /// Bytes received per second.
        public var NETRX_BW: Double? { double("NETRX_BW") }
        /// The near forecast of `NETRX_BW`.
        public var NETRX_BW_FORECAST: Double? { double("NETRX_BW_FORECAST") }
        /// The far forecast of `NETRX_BW`.
        public var NETRX_BW_FORECAST_FAR: Double? { double("NETRX_BW_FORECAST_FAR") }
        /// Bytes sent.
        public var NETTX: Double? { double("NETTX") }
        /// Bytes sent per second.
        public var NETTX_BW: Double? { double("NETTX_BW") }
        /// The near forecast of `NETTX_BW`.
        public var NETTX_BW_FORECAST: Double? { double("NETTX_BW_FORECAST") }
        /// The far forecast of `NETTX_BW`.
        public var NETTX_BW_FORECAST_FAR: Double? { double("NETTX_BW_FORECAST_FAR") }
        /// The time, in Unix seconds.
        public var TIMESTAMP: Int? { int("TIMESTAMP") }
        /// The ESX host. Until 6.10.
        public var VCENTER_ESX_HOST: String? { text("VCENTER_ESX_HOST") }
        /// The guest's state in vCenter. Until 6.10.
        public var VCENTER_GUEST_STATE: String? { text("VCENTER_GUEST_STATE") }
        /// The resource pool in vCenter. Until 6.10.
        public var VCENTER_RP_NAME: String? { text("VCENTER_RP_NAME") }
        /// Whether VMware Tools are running. Until 6.10.
        public var VCENTER_VMWARETOOLS_RUNNING_STATUS: String? { text("VCENTER_VMWARETOOLS_RUNNING_STATUS") }
        /// The version of VMware Tools. Until 6.10.
        public var VCENTER_VMWARETOOLS_VERSION: String? { text("VCENTER_VMWARETOOLS_VERSION") }
        /// Whether that version is current. Until 6.10.
        public var VCENTER_VMWARETOOLS_VERSION_STATUS: String? { text("VCENTER_VMWARETOOLS_VERSION_STATUS") }
        /// The VM's name in vCenter. Until 6.10.
        public var VCENTER_VM_NAME: String? { text("VCENTER_VM_NAME") }

        /// The space that a disk uses on the host: `DISK_SIZE`. Since 6.0.
        public struct DiskSize: OneAttributes {
            /// All attributes, in order.
            public var attributes: Template
            /// Creates a value from attributes.
            public init(_ attributes: Template = [:]) { self.attributes = attributes }

            /// The disk's `DISK_ID`.
            public var ID: Int? { int("ID") }
            /// The size, in MB.
            public var SIZE: Int? { int("SIZE") }
        }
    }
}
