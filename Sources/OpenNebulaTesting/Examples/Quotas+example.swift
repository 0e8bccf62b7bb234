public import OpenNebula

extension One.DefaultUserQuotas {
    /// Limits of VMs only: an example for tests.
    ///
    /// - Returns: The default quotas.
    public static func example() -> One.DefaultUserQuotas {
        Self(
            DATASTORE_QUOTA: One.DatastoreQuota(), NETWORK_QUOTA: One.NetworkQuota(),
            VM_QUOTA: One.VMQuota(VM: [.limits(CPU: 8, MEMORY: 16384, VMS: 10, used: 0)]),
            IMAGE_QUOTA: One.ImageQuota())
    }
}

extension One.DefaultGroupQuotas {
    /// Limits of VMs only: an example for tests.
    ///
    /// - Returns: The default quotas.
    public static func example() -> One.DefaultGroupQuotas {
        Self(
            DATASTORE_QUOTA: One.DatastoreQuota(), NETWORK_QUOTA: One.NetworkQuota(),
            VM_QUOTA: One.VMQuota(VM: [.limits(CPU: 80, MEMORY: 163840, VMS: 100, used: 0)]),
            IMAGE_QUOTA: One.ImageQuota())
    }
}

extension One.VMQuota.Limits {
    /// Limits of CPU, memory and VMs, of which so many VMs as the example of one are used.
    static func limits(CPU: Int, MEMORY: Int, VMS: Int, used: Int) -> Self {
        return [
            "CPU": CPU, "CPU_USED": used, "MEMORY": MEMORY, "MEMORY_USED": used * 768, "PCI_DEV": -1,
            "PCI_DEV_USED": 0, "PCI_NIC": -1, "PCI_NIC_USED": 0, "RUNNING_CPU": -1, "RUNNING_CPU_USED": used,
            "RUNNING_MEMORY": -1, "RUNNING_MEMORY_USED": used * 768, "RUNNING_PCI_DEV": -1, "RUNNING_PCI_DEV_USED": 0,
            "RUNNING_PCI_NIC": -1, "RUNNING_PCI_NIC_USED": 0, "RUNNING_VMS": -1, "RUNNING_VMS_USED": used,
            "SYSTEM_DISK_SIZE": -1, "SYSTEM_DISK_SIZE_USED": used * 256, "VMS": VMS, "VMS_USED": used,
        ]
    }
}
