public import OpenNebula

extension One.History {
    /// The record of a VM that still runs on its first host: an example for tests.
    ///
    /// - Returns: The record, without the VM.
    public static func example() -> One.History { record(of: 0) }

    /// The record of a VM that still runs on its first host.
    static func record(of vm: Int) -> One.History {
        let start = Int.exampleTime - 540
        return Self(
            OID: vm, SEQ: 0, HOSTNAME: "node01", HID: 0, CID: 0, STIME: start, ETIME: 0, VM_MAD: "kvm",
            TM_MAD: "local", DS_ID: 0, PLAN_ID: -1, ACTION_ID: 0, PSTIME: start, PETIME: start + 20,
            RSTIME: start + 20, RETIME: 0, ESTIME: 0, EETIME: 0, ACTION: .NONE, UID: -1, GID: -1, REQUEST_ID: -1)
    }
}

extension One.HistoryRecords {
    /// Accounting of one VM, which still runs on its first host: an example for tests.
    ///
    /// - Returns: The record, with the VM.
    public static func example() -> One.HistoryRecords {
        var (record, vm) = (One.History.example(), One.VM.example())
        vm.HISTORY_RECORDS = One.HistoryRecords()
        record.VM = vm
        return Self(HISTORY: [record])
    }
}

extension One.ShowbackRecords {
    /// The cost of one VM in a month: an example for tests.
    ///
    /// - Returns: The record.
    public static func example() -> One.ShowbackRecords {
        Self(SHOWBACK: [
            Showback(
                VMID: 0, VMNAME: "web", UID: 0, GID: 0, UNAME: "oneadmin", GNAME: "oneadmin", YEAR: 2026, MONTH: 11,
                CPU_COST: 50, MEMORY_COST: 38.4, DISK_COST: 2.5, TOTAL_COST: 90.9, HOURS: 100, RHOURS: 96.5)
        ])
    }
}
