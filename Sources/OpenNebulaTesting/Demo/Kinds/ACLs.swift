import OpenNebula

extension Cloud {
    mutating func acl(_ verb: String, _ id: Int, _ call: Call, _ user: User) throws -> One.XMLRPCValue? {
        switch verb {
        case "addrule":
            let numbers = try (1...3).map(call.string) + [call.has(4) ? call.string(4) : ""]
            try authorize(user, Request(.manage, .acl))
            return .int(try add(AccessRule(numbers)))
        case "delrule":
            try authorize(user, Request(.manage, .acl))
            try ensure(self[.acl, id] != nil, .internal, "Rule \(id) does not exist")
            self[.acl, id] = nil
            return .int(id)
        case "info":
            try authorize(user, Request(.manage, .acl))
            let rules = all(.acl).sorted { (AccessRule($0).user, $0.id) < (AccessRule($1).user, $1.id) }
            return document(Node("ACL_POOL", rules))
        default: return nil
        }
    }

    private mutating func add(_ rule: AccessRule) throws -> Int {
        try ensure(!all(.acl).contains(where: { AccessRule($0) == rule }), .internal, "Rule \(rule) already exists")
        let problems = rule.problems.joined(separator: "; ")
        try ensure(problems.isEmpty, .internal, "Rule \(rule) is malformed: \(problems)")
        return add(.acl, rule.node)
    }

    /// Sets or deletes rules that the cloud itself creates.
    mutating func set(rules: [String], areThere: Bool) {
        let rules = rules.compactMap { AccessRule($0) }
        guard areThere else { return removeRules { rules.contains($0) } }
        for rule in rules { _ = try? add(rule) }
    }

    private mutating func removeRules(where isGone: (AccessRule) -> Bool) {
        for rule in all(.acl) where isGone(AccessRule(rule)) { self[.acl, rule.id] = nil }
    }

    /// Removes the rules that refer only to a deleted object: by its id, as their user or group, or by its group or
    /// cluster.
    mutating func removeRules(of kind: Kind, _ id: Int) {
        func target(_ mark: UInt64) -> UInt64 { mark | UInt64(max(id, 0)) }
        let (one, group) = (target(One.ACLRule.individual), target(One.ACLRule.group))
        removeRules { rule in
            switch kind {
            case _ where rule.resource == kind.bit | one: true
            case .cluster: rule.target == target(One.ACLRule.cluster)
            case .group: [rule.user, rule.target].contains(group)
            case .user: rule.user == one
            default: false
            }
        }
    }

    /// Changes a VDC, and the rules that give its groups access to its resources.
    mutating func changeVDC(_ id: Int, _ change: (inout Node) -> Void) {
        let old = self[.vdc, id].map(Self.rules(ofVDC:)) ?? []
        self.change(.vdc, id, change)
        let new = self[.vdc, id].map(Self.rules(ofVDC:)) ?? []
        set(rules: old.filter { !new.contains($0) }, areThere: false)
        set(rules: new.filter { !old.contains($0) }, areThere: true)
    }

    private static func rules(ofVDC vdc: Node) -> [String] {
        vdc["GROUPS"].ids.flatMap { group in
            [Kind.cluster, .host, .datastore, .vn].flatMap { kind in
                vdc["\(kind.element)S"].children.flatMap { member in
                    let id = member[int: "\(kind.element)_ID"]
                    let which = id < 0 ? "*" : kind == .cluster ? "%\(id)" : "#\(id)"
                    return (kind == .cluster ? [.host, .vn, .datastore] : [kind]).map {
                        "@\(group) \($0.root)/\(which) \($0 == .host ? "MANAGE" : "USE") #\(member[text: "ZONE_ID"])"
                    }
                }
            }
        }
    }
}

/// An ACL rule in numeric form.
struct AccessRule: Equatable, CustomStringConvertible {
    var (user, resource, rights, zone): (UInt64, UInt64, UInt64, UInt64)

    /// The part of the rule that selects resources.
    var target: UInt64 { resource & 0xF_FFFF_FFFF }

    /// The id of the only zone.
    private static let zone = One.ACLRule.individual
    private static let names = ["USER", "RESOURCE", "RIGHTS", "ZONE"]

    /// Parses four hexadecimal numbers. An invalid one becomes 0, and an empty zone the only one.
    init(_ texts: [String]) {
        let numbers = texts.map { UInt64($0.hasPrefix("0x") ? $0.dropFirst(2) : $0[...], radix: 16) ?? 0 }
        (user, resource, rights) = (numbers[0], numbers[1], numbers[2])
        zone = texts[3].isEmpty ? Self.zone : numbers[3]
    }

    init(_ rule: Node) { self.init(Self.names.map { rule[text: $0] }) }

    init?(_ text: String) {
        guard let rule = try? One.ACLRule(text) else { return nil }
        self.init([rule.USER, rule.RESOURCE, rule.RIGHTS, rule.ZONE ?? ""])
    }

    var node: Node {
        let numbers = [user, resource, rights, zone].map { String($0, radix: 16) }
        return Node("ACL", [Node("ID")] + zip(Self.names, numbers).map { Node($0, $1) } + [Node("STRING", description)])
    }

    var description: String {
        // Rules have no bit of their own among the resources.
        let numbers = [user, resource & ~Cloud.Kind.acl.bit, rights, zone].map { String($0, radix: 16) }
        let rule = try? One.ACLRule(user: numbers[0], resource: numbers[1], rights: numbers[2], zone: numbers[3])
        return rule?.description ?? ""
    }

    /// The target of a right.
    struct Target {
        fileprivate var kind: UInt64
        fileprivate var marks: [UInt64]

        /// The target of a right to an object, or to create one for a group.
        init(_ kind: Cloud.Kind, _ object: Node?, create: Int?) {
            self.kind = kind.bit
            let group = object?.access(as: kind).group ?? create
            marks = group.map { [One.ACLRule.group | UInt64($0)] } ?? []
            if let object { marks.append(One.ACLRule.individual | UInt64(object.id)) }
            // A reservation belongs to the user who made it.
            if kind == .vn, let object, !object[text: "PARENT_NETWORK_ID"].isEmpty { return }
            marks.append(One.ACLRule.all)
            guard let object else { return }
            let clusters = object["CLUSTERS"].ids + (object.has("CLUSTER_ID") ? [object[int: "CLUSTER_ID"]] : [])
            marks += clusters.map { One.ACLRule.cluster | UInt64(max($0, 0)) }
        }
    }

    func grants(_ right: Cloud.Right, to user: Cloud.User, on target: Target) -> Bool {
        let individual = One.ACLRule.individual | UInt64(user.id)
        let isUser =
            [One.ACLRule.all, individual].contains(self.user)
            || user.groups.contains { self.user == One.ACLRule.group | UInt64($0) }
        return isUser && rights & UInt64(right.rawValue) != 0 && (zone & One.ACLRule.all != 0 || zone == Self.zone)
            && resource & target.kind != 0 && target.marks.contains(self.target)
    }

    /// What is wrong with the rule.
    fileprivate var problems: [String] {
        let marks = [One.ACLRule.individual, One.ACLRule.group, One.ACLRule.cluster, One.ACLRule.all]
        func count(_ number: UInt64) -> Int { marks.count { number & $0 != 0 } }
        let problems: KeyValuePairs<String, Bool> = [
            "[user] is missing one of the INDIVIDUAL, GROUP or ALL bits": count(user) == 0,
            "[resource] INDIVIDUAL (#), GROUP (@), CLUSTER (%) and ALL (*) bits are exclusive": count(resource) > 1,
            "[resource] is missing one of the INDIVIDUAL, GROUP, CLUSTER or ALL bits": count(resource) == 0,
            "[resource] type is missing": resource >> 36 == 0,
            "wrong [rights], it cannot be 0": rights == 0,
            "wrong [rights], it cannot be bigger than 0xF": rights > 0xF,
            "[zone] is missing one of the INDIVIDUAL or ALL bits": count(zone) == 0,
        ]
        return problems.filter(\.value).map(\.key)
    }
}
