public import OpenNebula

extension One.Host {
    /// A host that is monitored, runs one VM and has room for more: an example for tests.
    ///
    /// - Parameters:
    ///   - ID: The host's id.
    ///   - NAME: The host's name.
    /// - Returns: The host.
    public static func example(ID: Int = 0, NAME: String = "node01") -> One.Host {
        Self(
            ID: ID, NAME: NAME, STATE: .MONITORED, PREV_STATE: .MONITORED, IM_MAD: "kvm", VM_MAD: "kvm",
            CLUSTER_ID: 0, CLUSTER: "default",
            HOST_SHARE: Share(
                MEM_USAGE: 786_432, CPU_USAGE: 100, TOTAL_MEM: 16_777_216, TOTAL_CPU: 800, MAX_MEM: 16_777_216,
                MAX_CPU: 800, RUNNING_VMS: 1, VMS_THREAD: 1,
                DATASTORES: Datastores(
                    DISK_USAGE: 256, DS: [["FREE_MB": 81920, "ID": 0, "TOTAL_MB": 102_400, "USED_MB": 20480]],
                    FREE_DISK: 81920, MAX_DISK: 102_400, USED_DISK: 20480),
                PCI_DEVICES: PCIDevices(),
                NUMA_NODES: NUMANodes(NODE: [
                    NUMANodes.Node(
                        CORE: (0..<8).map { NUMANodes.Core(CPUS: "\($0):-1", DEDICATED: "NO", FREE: 1, ID: $0) },
                        MEMORY: NUMANodes.Memory(DISTANCE: "0", TOTAL: 16_777_216, USAGE: 0), NODE_ID: 0)
                ])),
            VMS: One.IDs(ID: [0]),
            TEMPLATE: [
                "ARCH": "x86_64", "CPUSPEED": 3200, "HOSTNAME": NAME, "HYPERVISOR": "kvm", "IM_MAD": "kvm",
                "MODELNAME": "Example CPU @ 3.2GHz", "RESERVED_CPU": "", "RESERVED_MEM": "", "TOTALCPU": 800,
                "TOTALMEMORY": 16_777_216, "VERSION": "7.4.0", "VM_MAD": "kvm",
            ],
            MONITORING: .sample(of: ID))
    }
}

extension One.HostPool {
    /// All hosts: an example for tests.
    ///
    /// - Parameter members: The hosts.
    /// - Returns: The pool.
    public static func example(_ members: [One.Host] = [.example()]) -> One.HostPool { Self(HOST: members) }
}

extension One.HostMonitoringData {
    /// Two records of the monitoring of a host, a minute apart at most: an example for tests.
    ///
    /// - Returns: The samples, the earlier first.
    public static func example() -> One.HostMonitoringData {
        Self(MONITORING: [.sample(of: 0, at: .exampleTime - 60), .sample(of: 0)])
    }
}

extension One.HostMonitoring {
    /// A record of the monitoring of a host.
    static func sample(of host: Int, at time: Int = .exampleTime) -> One.HostMonitoring {
        [
            "TIMESTAMP": time, "ID": host,
            "CAPACITY": [
                "FREE_CPU": 720, "FREE_MEMORY": 14_680_064, "USED_CPU": 80, "USED_MEMORY": 2_097_152,
            ],
            "SYSTEM": ["NETRX": 50_104_108, "NETTX": 12_413_072],
            "NUMA_NODE": ["MEMORY": ["FREE": 14_680_064, "USED": 2_097_152], "NODE_ID": 0],
        ]
    }
}
