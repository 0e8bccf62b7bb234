public import OpenNebula

extension One.VM {
    /// A VM that runs on a host, with a disk, a network interface and context: an example for tests.
    ///
    /// - Parameters:
    ///   - ID: The VM's id.
    ///   - NAME: The VM's name.
    /// - Returns: The VM.
    public static func example(ID: Int = 0, NAME: String = "web") -> One.VM {
        Self(
            ID: ID, UID: 0, GID: 0, UNAME: "oneadmin", GNAME: "oneadmin", NAME: NAME, PERMISSIONS: .ownerOnly,
            LAST_POLL: .exampleTime, STATE: .ACTIVE, LCM_STATE: .RUNNING, PREV_STATE: .ACTIVE,
            PREV_LCM_STATE: .RUNNING, RESCHED: 0, STIME: .exampleTime - 600, ETIME: 0, DEPLOY_ID: uuid,
            MONITORING: .sample(of: ID), SCHED_ACTIONS: One.IDs(), TEMPLATE: template(ID),
            USER_TEMPLATE: ["DESCRIPTION": "A web server", "LABELS": "web"],
            HISTORY_RECORDS: One.HistoryRecords(HISTORY: [.record(of: ID)]),
            BACKUPS: Backups(BACKUP_CONFIG: [
                "BACKUP_JOB_ID": 0, "BACKUP_VOLATILE": "NO", "FS_FREEZE": "NONE", "INCREMENTAL_BACKUP_ID": -1,
                "KEEP_LAST": 7, "LAST_INCREMENT_ID": -1, "MODE": "FULL",
            ]))
    }

    private static let uuid = "59a239c4-6be0-46f3-bf10-06fc39fa75d7"

    private static func template(_ id: Int) -> One.Template {
        [
            "AUTOMATIC_REQUIREMENTS": "(CLUSTER_ID = 0) & !(PIN_POLICY = PINNED)",
            "CONTEXT": [
                "DISK_ID": 1, "ETH0_IP": "10.0.0.10", "ETH0_MAC": "02:00:0a:00:00:0a", "NETWORK": "YES",
                "SSH_PUBLIC_KEY": "", "TARGET": "hda",
            ],
            "CPU": 1,
            "DISK": [
                "CLONE": "YES", "CLONE_TARGET": "SYSTEM", "DATASTORE": "default", "DATASTORE_ID": 1,
                "DEV_PREFIX": "vd", "DISK_ID": 0, "DISK_TYPE": "FILE", "DRIVER": "qcow2", "FORMAT": "qcow2",
                "IMAGE": "alpine", "IMAGE_ID": 0, "ORIGINAL_SIZE": 256, "READONLY": "NO", "SAVE": "NO", "SIZE": 256,
                "TARGET": "vda", "TM_MAD": "local", "TYPE": "FILE",
            ],
            "GRAPHICS": ["LISTEN": "0.0.0.0", "PORT": 5900, "TYPE": "VNC"],
            "MEMORY": 768,
            "NIC": [
                "AR_ID": 0, "BRIDGE": "br0", "BRIDGE_TYPE": "linux", "IP": "10.0.0.10", "MAC": "02:00:0a:00:00:0a",
                "NAME": "NIC0", "NETWORK": "private", "NETWORK_ID": 0, "NIC_ID": 0, "SECURITY_GROUPS": "0,100",
                "TARGET": "one-\(id)-0", "VN_MAD": "bridge",
            ],
            "OS": ["ARCH": "x86_64", "BOOT": "", "UUID": uuid],
            "TEMPLATE_ID": 0,
            "TM_MAD_SYSTEM": "local",
            "VCPU": 1,
            "VMGROUP": ["ROLE": "web", "VMGROUP_ID": 0],
            "VMID": id,
        ]
    }
}

extension One.VMPool {
    /// VMs: an example for tests.
    ///
    /// - Parameter members: The VMs. `vmpool.info` of a core returns fewer fields of each.
    /// - Returns: The pool.
    public static func example(_ members: [One.VM] = [.example()]) -> One.VMPool { Self(VM: members) }
}

extension One.VMMonitoringData {
    /// Two records of the monitoring of a VM, a minute apart at most: an example for tests.
    ///
    /// - Returns: The samples, the earlier first.
    public static func example() -> One.VMMonitoringData {
        Self(MONITORING: [.sample(of: 0, at: .exampleTime - 60), .sample(of: 0)])
    }
}

extension One.VMMonitoring {
    /// A record of the monitoring of a VM.
    static func sample(of vm: Int, at time: Int = .exampleTime) -> One.VMMonitoring {
        [
            "CPU": 12.5, "DISKRDBYTES": 48_234_496, "DISKRDIOPS": 1843, "DISKWRBYTES": 9_437_184, "DISKWRIOPS": 612,
            "ID": vm, "MEMORY": 262_144, "NETRX": 554_600, "NETTX": 539_600, "TIMESTAMP": time,
        ]
    }
}
