extension One {
    /// The usage and the limit of a user or a group for one quota.
    ///
    /// ```swift
    /// for quota in try await one.user.info(2).quotas {
    ///     print(quota.list, quota.name, quota.used, "of", quota.limit ?? .infinity, "\(quota.percentUsed ?? 0) %")
    /// }
    /// ```
    public struct QuotaUsage: Sendable, Hashable {
        /// The kind of quota: `VM`, `DATASTORE`, `NETWORK` or `IMAGE`.
        public var list: String
        /// The id of the datastore, the network or the image; nil for VMs.
        public var ID: Int?
        /// The ids of the clusters whose VMs it counts, separated by commas; nil for all. Since 7.0.
        public var CLUSTER_IDS: String?
        /// The name of the limit, such as `VMS`, `MEMORY` in MB, `SIZE` in MB, `LEASES` or `RVMS`.
        public var name: String
        /// The usage.
        public var used: Double
        /// The limit, from the quotas of the user or group, or from the default quotas; nil if it is unlimited.
        public var limit: Double?

        /// Creates a value from its fields.
        public init(
            list: String, ID: Int? = nil, CLUSTER_IDS: String? = nil, name: String, used: Double, limit: Double? = nil
        ) {
            self.list = list
            self.ID = ID
            self.CLUSTER_IDS = CLUSTER_IDS
            self.name = name
            self.used = used
            self.limit = limit
        }

        /// The usage in percent of the limit; 100 for a limit of 0. Nil if it is unlimited.
        public var percentUsed: Double? { limit.map { $0 > 0 ? used / $0 * 100 : 100 } }
    }
}

extension One.User {
    /// The user's usage and limits, including the default quotas: VMs first, in the document's order.
    ///
    /// This requires the document that `user.info` returns. For a pool, use ``One/UserPool/quotas(of:)``. It is empty
    /// for `oneadmin`, who has no limits. The quotas of the user's group apply as well.
    public var quotas: [One.QuotaUsage] {
        One.QuotaUsage.all(
            of: ID, .init(VM_QUOTA, DATASTORE_QUOTA, NETWORK_QUOTA, IMAGE_QUOTA), DEFAULT_USER_QUOTAS?.lists)
    }
}

extension One.Group {
    /// The group's usage and limits, including the default quotas: VMs first, in the document's order.
    ///
    /// This requires the document that `group.info` returns. For a pool, use ``One/GroupPool/quotas(of:)``. It is empty
    /// for `oneadmin`, which has no limits.
    public var quotas: [One.QuotaUsage] {
        One.QuotaUsage.all(
            of: ID, .init(VM_QUOTA, DATASTORE_QUOTA, NETWORK_QUOTA, IMAGE_QUOTA), DEFAULT_GROUP_QUOTAS?.lists)
    }
}

extension One.UserPool {
    /// The usage and limits of a user in the pool, like ``One/User/quotas``.
    ///
    /// - Parameter id: The user's id.
    /// - Returns: The quotas. A user without quotas has the default ones.
    public func quotas(of id: Int) -> [One.QuotaUsage] {
        One.QuotaUsage.all(of: id, QUOTAS.first { $0.ID == id }?.lists, DEFAULT_USER_QUOTAS.lists)
    }
}

extension One.GroupPool {
    /// The usage and limits of a group in the pool, like ``One/Group/quotas``.
    ///
    /// - Parameter id: The group's id.
    /// - Returns: The quotas. A group without quotas has the default ones.
    public func quotas(of id: Int) -> [One.QuotaUsage] {
        One.QuotaUsage.all(of: id, QUOTAS.first { $0.ID == id }?.lists, DEFAULT_GROUP_QUOTAS.lists)
    }
}

extension One.QuotaUsage {
    /// The quotas of a document, with their limits as they are: -1 for the default, -2 for none.
    fileprivate struct Lists {
        var all: [One.QuotaUsage] = []

        init(
            _ vm: One.VMQuota?, _ datastore: One.DatastoreQuota?, _ network: One.NetworkQuota?, _ image: One.ImageQuota?
        ) {
            for quota in vm?.VM ?? [] {
                for (name, _) in quota {
                    guard let limit = quota.double(name), let used = quota.double("\(name)_USED") else { continue }
                    let clusters = quota.CLUSTER_IDS.flatMap { $0.isEmpty ? nil : $0 }
                    all.append(.init(list: "VM", CLUSTER_IDS: clusters, name: name, used: used, limit: limit))
                }
            }
            func add(_ list: String, _ id: Int, _ name: String, _ used: Double, _ limit: Double) {
                all.append(.init(list: list, ID: id, name: name, used: used, limit: limit))
            }
            for quota in datastore?.DATASTORE ?? [] {
                add("DATASTORE", quota.ID, "IMAGES", quota.IMAGES_USED, quota.IMAGES)
                add("DATASTORE", quota.ID, "SIZE", quota.SIZE_USED, quota.SIZE)
            }
            for quota in network?.NETWORK ?? [] { add("NETWORK", quota.ID, "LEASES", quota.LEASES_USED, quota.LEASES) }
            for quota in image?.IMAGE ?? [] { add("IMAGE", quota.ID, "RVMS", quota.RVMS_USED, quota.RVMS) }
        }
    }

    /// The quotas, with default quotas where there are no own ones. Clusters have no default.
    fileprivate static func all(of id: Int, _ own: Lists?, _ defaults: Lists?) -> [Self] {
        guard id != 0 else { return [] }
        let (own, defaults) = (own?.all ?? [], defaults?.all ?? [])
        let unused = defaults.filter { quota in !own.contains { $0.isAbout(quota) } }
        return (own + unused).map { quota in
            var (quota, limit) = (quota, quota.limit)
            if limit == One.QuotaLimit.standard.rawValue { limit = defaults.first { $0.isAbout(quota) }?.limit }
            quota.limit = limit.flatMap { $0 < 0 ? nil : $0 }
            return quota
        }
    }

    private func isAbout(_ other: Self) -> Bool {
        list == other.list && ID == other.ID && CLUSTER_IDS == other.CLUSTER_IDS && name == other.name
    }
}

extension One.Quotas {
    fileprivate var lists: One.QuotaUsage.Lists { .init(VM_QUOTA, DATASTORE_QUOTA, NETWORK_QUOTA, IMAGE_QUOTA) }
}

extension One.DefaultUserQuotas {
    fileprivate var lists: One.QuotaUsage.Lists { .init(VM_QUOTA, DATASTORE_QUOTA, NETWORK_QUOTA, IMAGE_QUOTA) }
}

extension One.DefaultGroupQuotas {
    fileprivate var lists: One.QuotaUsage.Lists { .init(VM_QUOTA, DATASTORE_QUOTA, NETWORK_QUOTA, IMAGE_QUOTA) }
}
