public import OpenNebula

extension One.SchedulerDriverAction {
    /// One VM to place, and one host that has room for it: an example for tests.
    ///
    /// - Returns: What a scheduler is asked.
    public static func example() -> One.SchedulerDriverAction {
        Self(
            VM_POOL: .example([pending]), HOST_POOL: .example(), DATASTORE_POOL: .example([system]),
            VNET_POOL: .example(), VM_GROUP_POOL: .example(), CLUSTER_POOL: .example(), REQUIREMENTS: .example())
    }

    /// A VM that has no host yet.
    private static var pending: One.VM {
        var vm = One.VM.example(ID: 1, NAME: "waiting")
        vm.LAST_POLL = 0
        (vm.STATE, vm.LCM_STATE, vm.PREV_STATE, vm.PREV_LCM_STATE) = (.PENDING, .LCM_INIT, .PENDING, .LCM_INIT)
        vm.DEPLOY_ID = ""
        vm.MONITORING = nil
        vm.HISTORY_RECORDS = One.HistoryRecords()
        return vm
    }

    /// The datastore that VMs run from.
    private static var system: One.Datastore {
        var datastore = One.Datastore.example(ID: 0, NAME: "system")
        datastore.DS_MAD = "-"
        datastore.TYPE = .SYSTEM
        datastore.IMAGES = One.IDs()
        datastore.TEMPLATE = [
            "ALLOW_ORPHANS": "FORMAT", "DISK_TYPE": "FILE", "SHARED": "NO", "TM_MAD": "local", "TYPE": "SYSTEM_DS",
        ]
        return datastore
    }
}

extension One.Requirements {
    /// One host and one datastore that a VM may be placed on: an example for tests.
    ///
    /// - Returns: The requirements.
    public static func example() -> One.Requirements {
        Self(VM: [Requirement(ID: 1, HOSTS: One.IDs(ID: [0]), DATASTORES: One.IDs(ID: [0]))])
    }
}
