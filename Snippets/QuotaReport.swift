// Prints the usage and the limits of each user, including the default quotas.
//
// `swift run QuotaReport`

import OpenNebula

let one = try OneServer()
let pool = try await one.userpool.info()
for user in pool {
    for quota in pool.quotas(of: user.ID) {
        let what = [quota.list, quota.ID.map(String.init), quota.CLUSTER_IDS.map { "clusters \($0)" }, quota.name]
        let limit = quota.limit.map { "of \($0)" } ?? "unlimited"
        print(user.NAME, what.compactMap(\.self).joined(separator: " "), quota.used, limit, separator: "\t")
    }
}
