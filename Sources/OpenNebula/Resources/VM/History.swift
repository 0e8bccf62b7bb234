extension One {
    /// History records: `HISTORY_RECORDS`. ``One/VM`` contains those of one VM. `vmpool.accounting` returns those of
    /// many.
    public struct HistoryRecords: OneRoot {
        /// The root element's name.
        public static let root = "HISTORY_RECORDS"

        /// The records. Those of a VM are in order, oldest first.
        public var HISTORY: [History]
        /// Elements that this type has no property for, such as those of a newer core; nil if there are none.
        public var others: Template?

        /// Creates a value from its fields.
        public init(HISTORY: [History] = [], others: Template? = nil) {
            self.HISTORY = HISTORY
            self.others = others
        }
    }

    /// A VM's time on a host, up to the action that ended it: `HISTORY`. Short pools omit the optional properties.
    /// Times are in Unix seconds; 0 means that it has not happened.
    public struct History: OneRoot {
        /// The root element's name.
        public static let root = "HISTORY"

        /// The VM's id.
        public var OID: Int
        /// The record's number in the VM's history, counted from 0.
        public var SEQ: Int
        /// The host's name.
        public var HOSTNAME: String
        /// The host's id.
        public var HID: Int
        /// The cluster's id.
        public var CID: Int
        /// The time when the record began.
        public var STIME: Int?
        /// The time when the record ended.
        public var ETIME: Int?
        /// The driver that ran the VM; in short pools since 6.2.
        public var VM_MAD: String?
        /// The driver of the system datastore; in short pools since 6.2.
        public var TM_MAD: String?
        /// The id of the system datastore.
        public var DS_ID: Int
        /// The id of the plan that it was a part of, -1 for none. Since 7.0.
        public var PLAN_ID: Int?
        /// The id of the plan's action. Since 7.0.
        public var ACTION_ID: Int?
        /// The time when the prolog began: the transfer of files to the host.
        public var PSTIME: Int?
        /// The time when the prolog ended.
        public var PETIME: Int?
        /// The time when the VM began to boot.
        public var RSTIME: Int?
        /// The time when the VM stopped running.
        public var RETIME: Int?
        /// The time when the epilog began: the transfer of files from the host.
        public var ESTIME: Int?
        /// The time when the epilog ended.
        public var EETIME: Int?
        /// The action that ended the record; `NONE` if it has not ended.
        public var ACTION: VMHistoryAction
        /// The id of the user who requested the action, -1 for none.
        public var UID: Int?
        /// The id of that user's group, -1 for none.
        public var GID: Int?
        /// The id of the request, -1 for none.
        public var REQUEST_ID: Int?
        /// The VM at that time. In accounting only.
        public var VM: VM?
        /// Elements that this type has no property for, such as those of a newer core; nil if there are none.
        public var others: Template?

        /// Creates a value from its fields.
        public init(
            OID: Int, SEQ: Int, HOSTNAME: String, HID: Int, CID: Int, STIME: Int? = nil, ETIME: Int? = nil,
            VM_MAD: String? = nil, TM_MAD: String? = nil, DS_ID: Int, PLAN_ID: Int? = nil, ACTION_ID: Int? = nil,
            PSTIME: Int? = nil, PETIME: Int? = nil, RSTIME: Int? = nil, RETIME: Int? = nil, ESTIME: Int? = nil,
            EETIME: Int? = nil, ACTION: VMHistoryAction, UID: Int? = nil, GID: Int? = nil, REQUEST_ID: Int? = nil,
            VM: VM? = nil, others: Template? = nil
        ) {
            self.OID = OID
            self.SEQ = SEQ
            self.HOSTNAME = HOSTNAME
            self.HID = HID
            self.CID = CID
            self.STIME = STIME
            self.ETIME = ETIME
            self.VM_MAD = VM_MAD
            self.TM_MAD = TM_MAD
            self.DS_ID = DS_ID
            self.PLAN_ID = PLAN_ID
            self.ACTION_ID = ACTION_ID
            self.PSTIME = PSTIME
            self.PETIME = PETIME
            self.RSTIME = RSTIME
            self.RETIME = RETIME
            self.ESTIME = ESTIME
            self.EETIME = EETIME
            self.ACTION = ACTION
            self.UID = UID
            self.GID = GID
            self.REQUEST_ID = REQUEST_ID
            self.VM = VM
            self.others = others
        }
    }
}
