extension One {
    /// A limit of a quota: a number, the default, or none.
    ///
    /// ```swift
    /// let limits: [One.QuotaLimit] = [10, 2.5, .unlimited, .standard]
    /// print(limits)                       // [10, 2.5, unlimited, standard]
    /// ```
    public struct QuotaLimit: Sendable, Hashable {
        /// OpenNebula's number: -1 for the default, -2 for no limit.
        public let rawValue: Double

        /// Creates a limit from OpenNebula's number.
        public init(_ rawValue: Double) { self.rawValue = rawValue }

        /// The limit of the default quotas: -1. It is not valid in the default quotas themselves.
        public static let standard = Self(-1)
        /// No limit: -2.
        public static let unlimited = Self(-2)
    }
}

extension One.QuotaLimit: ExpressibleByIntegerLiteral, ExpressibleByFloatLiteral, CustomStringConvertible {
    /// Creates a limit from its number.
    public init(integerLiteral value: Int) { self.init(Double(value)) }
    /// Creates a limit from its number.
    public init(floatLiteral value: Double) { self.init(value) }

    /// `unlimited`, `standard`, or the number.
    public var description: String {
        switch self {
        case .unlimited: "unlimited"
        case .standard: "standard"
        default: number
        }
    }

    /// The number in its shortest form.
    fileprivate var number: String { Int(exactly: rawValue).map(String.init) ?? "\(rawValue)" }
}

extension One.QuotaLimit: One.TemplateConvertible {
    /// Reads a number.
    public init?(templateValue: One.TemplateValue) {
        guard let number = templateValue.double else { return nil }
        self.init(number)
    }
    /// OpenNebula's number.
    public var templateValue: One.TemplateValue { .text(number) }
}

extension One.Template {
    /// Creates limits for `quota` of `one.user` and `one.group`, and for `update` of the default quotas.
    ///
    /// ```swift
    /// try await one.user.quota(2, .quotas(
    ///     VM: ["VMS": 10, "CPU": 4.5, "MEMORY": .unlimited],
    ///     clusters: [[0]: ["RUNNING_VMS": 3]],
    ///     DATASTORE: [1: ["SIZE": 20480]], NETWORK: [0: 8]))
    /// ```
    ///
    /// A core sets all limits of an entry at once. Limits that you omit become ``One/QuotaLimit/standard``, or
    /// ``One/QuotaLimit/unlimited`` in the default quotas and for clusters. Entries that you omit do not change.
    ///
    /// - Parameters:
    ///   - VM: Limits of all VMs by name: `VMS`, `CPU`, `MEMORY` and `SYSTEM_DISK_SIZE` in MB, `RUNNING_VMS`,
    ///     `RUNNING_CPU` and `RUNNING_MEMORY`; `PCI_DEV`, `PCI_NIC` and those of running VMs since 7.2; and what the
    ///     core's `QUOTA_VM_ATTRIBUTE` adds.
    ///   - clusters: Limits of VMs by the ids of the clusters that they apply to. Since 7.0, not in default quotas.
    ///   - DATASTORE: Limits of datastores by their ids: `IMAGES`, and `SIZE` in MB.
    ///   - NETWORK: The limits of addresses, by the networks' ids: `LEASES`.
    ///   - IMAGE: The limits of VMs that use an image, by the images' ids: `RVMS`.
    /// - Returns: The vectors `VM`, `DATASTORE`, `NETWORK` and `IMAGE`.
    public static func quotas(
        VM: [String: One.QuotaLimit] = [:], clusters: [[Int]: [String: One.QuotaLimit]] = [:],
        DATASTORE: [Int: [String: One.QuotaLimit]] = [:], NETWORK: [Int: One.QuotaLimit] = [:],
        IMAGE: [Int: One.QuotaLimit] = [:]
    ) -> One.Template {
        var quotas = One.Template()
        func add(_ list: String, _ key: One.Template, _ limits: [String: One.QuotaLimit]) {
            quotas.add(list, key.merging(One.Template(limits)))
        }
        if !VM.isEmpty { add("VM", [:], VM) }
        let lists = clusters.map { (ids: $0.key.map(String.init).joined(separator: ","), limits: $0.value) }
        for (ids, limits) in lists.sorted(by: { $0.ids < $1.ids }) { add("VM", ["CLUSTER_IDS": ids], limits) }
        for (id, limits) in DATASTORE.sorted(by: { $0.key < $1.key }) { add("DATASTORE", ["ID": id], limits) }
        for (id, limit) in NETWORK.sorted(by: { $0.key < $1.key }) { add("NETWORK", ["ID": id], ["LEASES": limit]) }
        for (id, limit) in IMAGE.sorted(by: { $0.key < $1.key }) { add("IMAGE", ["ID": id], ["RVMS": limit]) }
        return quotas
    }
}
