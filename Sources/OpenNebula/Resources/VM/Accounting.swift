extension One {
    /// The costs of VMs by month: `SHOWBACK_RECORDS`.
    public struct ShowbackRecords: OneRoot {
        /// The root element's name.
        public static let root = "SHOWBACK_RECORDS"

        /// The records.
        public var SHOWBACK: [Showback]
        /// Elements that this type has no property for, such as those of a newer core; nil if there are none.
        public var others: Template?

        /// Creates a value from its fields.
        public init(SHOWBACK: [Showback] = [], others: Template? = nil) {
            self.SHOWBACK = SHOWBACK
            self.others = others
        }

        /// The costs of a VM in a month: `SHOWBACK`. Their unit is that of the configured prices.
        public struct Showback: Codable, Hashable, Sendable {
            /// The VM's id.
            public var VMID: Int
            /// The VM's name.
            public var VMNAME: String
            /// The owner's id.
            public var UID: Int
            /// The group's id.
            public var GID: Int
            /// The owner's name.
            public var UNAME: String
            /// The group's name.
            public var GNAME: String
            /// The year.
            public var YEAR: Int
            /// The month, 1 for January.
            public var MONTH: Int
            /// The cost of the CPU.
            public var CPU_COST: Double
            /// The cost of the memory.
            public var MEMORY_COST: Double
            /// The cost of the disks.
            public var DISK_COST: Double
            /// The total cost.
            public var TOTAL_COST: Double
            /// The number of hours on a host.
            public var HOURS: Double
            /// The number of these hours in which it ran. Since 6.2.
            public var RHOURS: Double?
            /// Elements that this type has no property for, such as those of a newer core; nil if there are none.
            public var others: Template?

            /// Creates a value from its fields.
            public init(
                VMID: Int, VMNAME: String, UID: Int, GID: Int, UNAME: String, GNAME: String, YEAR: Int, MONTH: Int,
                CPU_COST: Double, MEMORY_COST: Double, DISK_COST: Double, TOTAL_COST: Double, HOURS: Double,
                RHOURS: Double? = nil, others: Template? = nil
            ) {
                self.VMID = VMID
                self.VMNAME = VMNAME
                self.UID = UID
                self.GID = GID
                self.UNAME = UNAME
                self.GNAME = GNAME
                self.YEAR = YEAR
                self.MONTH = MONTH
                self.CPU_COST = CPU_COST
                self.MEMORY_COST = MEMORY_COST
                self.DISK_COST = DISK_COST
                self.TOTAL_COST = TOTAL_COST
                self.HOURS = HOURS
                self.RHOURS = RHOURS
                self.others = others
            }
        }
    }
}
