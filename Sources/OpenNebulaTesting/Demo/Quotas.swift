import Foundation
import OpenNebula

/// The quotas of users and groups.
extension Cloud {
    /// The lists of quotas in the documents of users and groups, each with its metrics.
    private static let quotas: [(list: String, metrics: [String])] = [
        ("DATASTORE", ["SIZE", "IMAGES"]), ("NETWORK", ["LEASES"]), ("VM", ofVMs + ["SYSTEM_DISK_SIZE"]),
        ("IMAGE", ["RVMS"]),
    ]

    private static let ofVMs = ["VMS", "CPU", "MEMORY", "PCI_DEV", "PCI_NIC"].flatMap { [$0, "RUNNING_\($0)"] }

    static func metrics(_ list: String) -> [String] { quotas.first { $0.list == list }?.metrics ?? [] }

    /// Returns the attribute that distinguishes the quotas in a list.
    static func quotaKey(_ list: String) -> String { list == "VM" ? "CLUSTER_IDS" : "ID" }

    static let quotaLists = quotas.map { Node("\($0.list)_QUOTA") }

    /// Returns the default quotas of users or groups. They apply to all without a limit of their own.
    /// Each document ends with them.
    func defaultQuotas(of kind: Kind) -> Node {
        let name = "DEFAULT_\(kind.root)_QUOTAS"
        return self[kind, 0]?[name] ?? Node(name, Self.quotaLists)
    }

    /// Returns the pool of users or groups that a user can see.
    func accounts(_ kind: Kind, _ user: User) throws -> Node {
        let (lists, defaults) = (Self.quotaLists.map(\.name), defaultQuotas(of: kind))
        let shown = all(kind).filter { may(user, .use, kind, $0) }.flatMap { account in
            var body = account
            body.children.removeAll { (lists + ["VLAN_RULES", defaults.name]).contains($0.name) }
            let quotas = [account["ID"]] + account.children.filter { lists.contains($0.name) }
            return [body, Node("QUOTAS", quotas)] + account.all("VLAN_RULES")
        }
        return Node("\(kind.element)_POOL", shown + [defaults])
    }

    /// Carries out a method on the default quotas of users or groups.
    mutating func defaultQuotas(of kind: Kind, _ verb: String, _ call: Call, _ user: User) throws -> Node {
        var quotas = defaultQuotas(of: kind)
        guard verb == "update" else { return quotas }
        let limits = try recoding(.action) { try call.template(1) }
        let problem = "The default quotas can only be updated by users in the oneadmin group"
        try ensure(user.group.id == 0, .authorization, "User [\(user.id)] : \(problem).")
        try set(limits, in: &quotas, implicit: -2)
        for account in all(kind) { change(kind, account.id) { $0[quotas.name] = quotas } }
        return quotas
    }

    mutating func setQuotas(_ kind: Kind, _ id: Int, _ call: Call, _ user: User) throws {
        let limits = try recoding(.action) { try call.template(2) }
        var account = try object(kind, id, .admin, user)
        try ensure(id != 0, .action, "Cannot set quotas for oneadmin \(kind.name)")
        try set(limits, in: &account, implicit: -1)
        self[kind, id] = account
    }

    /// Sets limits in the document of a user or a group, or in default quotas. Limits that are left out become
    /// `implicit`.
    private func set(_ limits: Node, in account: inout Node, implicit: Float) throws {
        for limit in ["DATASTORE", "NETWORK", "IMAGE", "VM"].flatMap({ limits.vectors($0) }) {
            let (list, id) = (limit.name, limit[text: Self.quotaKey(limit.name)])
            let values = Self.metrics(list).map { ($0, Float(limit[text: $0]) ?? implicit) }
            let isRight = values.allSatisfy { $1 >= 0 && $1.isFinite || $1 == -2 || $1 == implicit }
            guard isRight, list == "VM" || Int32(id) != nil else {
                let text = limit.children.map { "\($0.name)=\($0.text)" }.joined(separator: ",")
                throw OneError(.action, "Negative limits or bad format in quota \(list) = [ \(text) ]")
            }
            account["\(list)_QUOTA"].changeQuota(list, id, implicit: implicit) {
                for (metric, value) in values { $0.setNumber(value, of: metric) }
            }
        }
    }
}

extension Node {
    func float(_ name: String) -> Float {
        guard let number = Float(self[text: name]), abs(number) < 1e15 else { return 0 }
        return number
    }

    mutating func setNumber(_ number: Float, of metric: String) {
        self[text: metric] = String(format: number == number.rounded(.up) ? "%.0f" : "%.2f", number)
    }

    /// Changes one quota in a list. A quota stays in the list as long as it has a limit or something is used.
    mutating func changeQuota(
        _ list: String, _ id: String, implicit: Float, _ change: (inout Node) throws -> Void
    ) rethrows {
        let (key, metrics) = (Cloud.quotaKey(list), Cloud.metrics(list))
        let index = children.firstIndex { $0[text: key] == id } ?? children.endIndex
        let blank = metrics.flatMap { [Node($0, "-1"), Node("\($0)_USED", "0")] }
        var quota = Node(list, (id.isEmpty ? [] : [Node(key, id)]) + blank).with { $0.sort() }
        if index < children.endIndex { quota = children.remove(at: index) }
        try change(&quota)
        let isNeeded = metrics.contains { quota.float($0) != implicit || quota.float("\($0)_USED") != 0 }
        if isNeeded { children.insert(quota, at: index) }
    }
}
