//! Prints how many VMs and how much CPU and memory each user has, and may have.
//! swift run QuotaReport

import OpenNebula

/// A user's own limit, or the default one where it is -1; -2 is unlimited.
func limit<Number: SignedNumeric>(_ own: Number, _ standard: Number?) -> String {
    let limit = own == -1 ? standard ?? -2 : own
    return limit == -2 ? "unlimited" : "\(limit)"
}

let one = try OneServer()
let pool = try await one.userpool.info()
let defaults = pool.DEFAULT_USER_QUOTAS.VM_QUOTA?.VM ?? []

for quotas in pool.QUOTAS {
    let name = pool.USER.first { $0.ID == quotas.ID }?.NAME ?? "\(quotas.ID)"
    for quota in quotas.VM_QUOTA?.VM ?? [] {
        let standard = defaults.first { $0.CLUSTER_IDS == quota.CLUSTER_IDS }
        print(
            name,
            "clusters: \(quota.CLUSTER_IDS ?? "all")",
            "VMs: \(quota.VMS_USED) of \(limit(quota.VMS, standard?.VMS))",
            "CPU: \(quota.CPU_USED) of \(limit(quota.CPU, standard?.CPU))",
            "memory in MB: \(quota.MEMORY_USED) of \(limit(quota.MEMORY, standard?.MEMORY))",
            separator: "\t"
        )
    }
}
