//! Prints how many VMs and how much CPU and memory each user has, and may have.
//! swift run QuotaReport

import OpenNebula

/// What a user has of something, and may have: the own limit, or the default one where that is -1; -2 is unlimited.
func usage(_ name: String, _ quota: One.VMQuota.Limits, _ standard: One.VMQuota.Limits?) -> String {
    let own = quota[name]?.string ?? "-1"
    let limit = own == "-1" ? standard?[name]?.string ?? "-2" : own
    return "\(quota["\(name)_USED"]?.string ?? "0") of \(limit == "-2" ? "unlimited" : limit)"
}

let one = try OneServer()
let pool = try await one.userpool.info()
let defaults = pool.DEFAULT_USER_QUOTAS.VM_QUOTA.VM

for quotas in pool.QUOTAS {
    let name = pool.USER.first { $0.ID == quotas.ID }?.NAME ?? "\(quotas.ID)"
    for quota in quotas.VM_QUOTA.VM {
        let standard = defaults.first { $0.CLUSTER_IDS == quota.CLUSTER_IDS }
        print(
            name,
            "clusters: \(quota.CLUSTER_IDS ?? "all")",
            "VMs: \(usage("VMS", quota, standard))",
            "CPU: \(usage("CPU", quota, standard))",
            "memory in MB: \(usage("MEMORY", quota, standard))",
            separator: "\t"
        )
    }
}
