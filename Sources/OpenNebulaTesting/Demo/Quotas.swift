import Foundation
import OpenNebula

/// What users and groups may use, and use.
extension Cloud {
    /// The lists of quotas in the documents of users and groups, and what is counted in each.
    private static let quotas: [(list: String, metrics: [String])] = [
        ("DATASTORE", ["SIZE", "IMAGES"]),
        ("NETWORK", ["LEASES"]),
        (
            "VM",
            ["VMS", "CPU", "MEMORY", "PCI_DEV", "PCI_NIC"].flatMap { [$0, "RUNNING_\($0)"] } + ["SYSTEM_DISK_SIZE"]
        ),
        ("IMAGE", ["RVMS"]),
    ]

    static func metrics(_ list: String) -> [String] { quotas.first { $0.list == list }?.metrics ?? [] }

    static let quotaLists = quotas.map { Node("\($0.list)_QUOTA") }

    /// The limits of users or groups that have none of their own, as the document of each ends with them.
    func defaultQuotas(of kind: Kind) -> Node {
        let name = "DEFAULT_\(kind.root)_QUOTAS"
        return self[kind, 0]?[name] ?? Node(name, Self.quotaLists)
    }

    /// The users or groups that a user sees, as their pool shows them.
    func accounts(_ kind: Kind, _ user: User) throws -> Node {
        let lists = Self.quotaLists.map(\.name)
        let shown = all(kind).filter { may(user, .use, kind, $0) }.flatMap { account in
            var (body, quotas) = (account, Node("QUOTAS", [Node("ID", account[text: "ID"])]))
            quotas.children += account.children.filter { lists.contains($0.name) }
            body.children.removeAll { (lists + ["VLAN_RULES", defaultQuotas(of: kind).name]).contains($0.name) }
            return [body, quotas] + account.all("VLAN_RULES")
        }
        return Node("\(kind.element)_POOL", shown + [defaultQuotas(of: kind)])
    }

    // MARK: Limits

    /// Answers what is asked about the default quotas of users or groups.
    mutating func defaultQuotas(of kind: Kind, _ verb: String, _ call: Call, _ user: User) throws -> Node {
        guard verb == "update" else { return defaultQuotas(of: kind) }
        let text = try call.string(1)
        guard user.group.id == 0 else {
            let problem = "The default quotas can only be updated by users in the oneadmin group"
            throw OneError(.authorization, "User [\(user.id)] : \(problem).")
        }
        let limits = try limits(text)
        let own = limits.filter { $0.name == "VM" && !$0.children.isEmpty }
        guard own.count <= 1 else { throw OneError(.action, "Only one default VM quota can be defined") }
        guard own.allSatisfy({ $0[text: "CLUSTER_IDS"].isEmpty }) else {
            throw OneError(.action, "CLUSTER_IDS attribute is not allowed for default VM quota")
        }
        var quotas = defaultQuotas(of: kind)
        try setLimits(limits, in: &quotas, of: nil)
        for account in all(kind) { change(kind, account[int: "ID"]) { $0[quotas.name] = quotas } }
        return quotas
    }

    /// Sets the quotas of a user or a group.
    mutating func setQuotas(_ kind: Kind, _ call: Call, _ user: User) throws -> Int {
        let (id, text) = (try call.int(1), try call.string(2))
        let refusal = OneError(.action, "Cannot set quotas for oneadmin \(kind.name)")
        if kind == .group {
            guard id != 0 else { throw refusal }
            guard self[.group, id] != nil else {
                throw OneError(
                    .authorization, "User [\(user.id)] not authorized to perform action on group.", objectID: id)
            }
        }
        var account = try object(kind, id, .admin, user)
        guard id != 0 else { throw refusal }
        try setLimits(try limits(text), in: &account, of: kind)
        self[kind, id] = account
        return id
    }

    private func limits(_ text: String) throws -> [Node] {
        do { return try TemplateReader.read(text) } catch let error as OneError {
            throw OneError(.action, error.message)
        }
    }

    /// Sets limits in the document of a user or a group, or in default quotas.
    private func setLimits(_ limits: [Node], in account: inout Node, of kind: Kind?) throws {
        for list in ["DATASTORE", "NETWORK", "IMAGE", "VM"] {
            for limit in limits where limit.name == list && !limit.children.isEmpty {
                try setLimit(limit, in: &account, of: kind)
            }
        }
    }

    private func setLimit(_ limit: Node, in account: inout Node, of kind: Kind?) throws {
        let list = limit.name
        var (limit, quotas) = (limit, account["\(list)_QUOTA"])
        if let kind, list == "VM" { limit.merge([Node(kind == .user ? "UID" : "GID", account[text: "ID"])]) }
        let key = list == "VM" ? "CLUSTER_IDS" : "ID"
        let clusters = list == "VM" ? Set(limit.clusters).sorted() : []
        if !clusters.isEmpty { limit[text: key] = clusters.map(String.init).joined(separator: ",") }
        let id = limit[text: key]

        let implicit: Float = kind == nil ? -2 : -1
        let metrics = Self.metrics(list)
        let values = metrics.map { ($0, Float(limit[text: $0]) ?? implicit) }
        let isRight = values.allSatisfy { $1 >= 0 || $1 == -2 || $1 == implicit }
        guard list == "VM" || Int32(id) != nil, isRight else {
            let text = limit.children.map { "\($0.name)=\($0.text)" }.joined(separator: ",")
            throw OneError(.action, "Negative limits or bad format in quota \(list) = [ \(text) ]")
        }

        let isNew = !quotas.children.contains { $0[text: key] == id }
        if isNew {
            try check(clusters: clusters, areFreeIn: quotas)
            quotas.children.append(Node(list, metrics: metrics, id.isEmpty ? [] : [Node(key, id)]))
        }
        guard let index = quotas.children.firstIndex(where: { $0[text: key] == id }) else { return }
        for (metric, value) in values { quotas.children[index].setNumber(value, of: metric) }
        if isNew, let kind, !clusters.isEmpty {
            for use in uses(of: account, kind, in: clusters) { quotas.children[index].count(use.amounts) }
        }
        quotas.removeQuota(at: index, metrics, implicit: implicit)
        account["\(list)_QUOTA"] = quotas
    }

    /// Refuses clusters that do not exist, or have quotas.
    private func check(clusters: [Int], areFreeIn quotas: Node) throws {
        for cluster in clusters {
            guard self[.cluster, cluster] != nil else {
                throw OneError(.action, "Cluster \(cluster) does not exist")
            }
            guard !quotas.children.contains(where: { $0.clusters.contains(cluster) }) else {
                throw OneError(.action, "Quota for cluster id \(cluster) already exists")
            }
        }
    }
}

extension Node {
    func float(_ name: String) -> Float { Float(self[text: name]) ?? 0 }

    /// A quota without limits of its own, of which nothing is used.
    init(_ list: String, metrics: [String], _ key: [Node]) {
        self.init(list, key + metrics.flatMap { [Node($0, "-1"), Node("\($0)_USED", "0")] })
        sort()
    }

    /// The clusters that a quota of VMs is for.
    var clusters: [Int] { self[text: "CLUSTER_IDS"].split(separator: ",").compactMap { Int($0) } }

    mutating func setNumber(_ number: Float, of metric: String) {
        self[text: metric] = String(format: number == number.rounded(.up) ? "%.0f" : "%.2f", number)
    }

    mutating func count(_ amounts: [String: Float]) {
        for (metric, amount) in amounts {
            setNumber(float("\(metric)_USED") + amount, of: "\(metric)_USED")
        }
    }

    /// Removes a quota from its list where it limits nothing and, unless it is for clusters, nothing is used.
    mutating func removeQuota(at index: Int, _ metrics: [String], implicit: Float) {
        let isForClusters = !children[index].clusters.isEmpty
        if isForClusters {
            for metric in metrics where children[index].float(metric) == -1 {
                children[index].setNumber(-2, of: metric)
            }
        }
        let quota = children[index]
        let isNeeded = metrics.contains { metric in
            quota.float(metric) != (isForClusters ? -2 : implicit)
                || (!isForClusters && quota.float("\(metric)_USED") != 0)
        }
        if !isNeeded { children.remove(at: index) }
    }
}
