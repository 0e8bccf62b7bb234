import OpenNebula

extension Cloud {
    mutating func acl(_ verb: String, _ id: Int, _ call: Call, _ user: User) throws -> One.XMLRPCValue? {
        switch verb {
        case "addrule":
            let numbers = try (1...3).map { AccessRule.number(try call.string($0)) }
            let zone = call.has(4) ? try call.string(4) : ""
            try authorize(user, Request(.manage, .acl))
            let rule = AccessRule(
                user: numbers[0], resource: numbers[1], rights: numbers[2],
                zone: zone.isEmpty ? AccessRule.zone : AccessRule.number(zone))
            return .int(try add(rule))
        case "delrule":
            try authorize(user, Request(.manage, .acl))
            guard self[.acl, id] != nil else { throw OneError(.internal, "Rule \(id) does not exist") }
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
        let rules = rules.compactMap { try? One.ACLRule($0) }.map(AccessRule.init)
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
            case .group: rule.user == group || rule.target == group
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
struct AccessRule: Equatable {
    var user: UInt64
    var resource: UInt64
    var rights: UInt64
    var zone = Self.zone

    /// The id of the only zone.
    static let zone = One.ACLRule.individual

    /// Parses a hexadecimal number. Returns 0 for an invalid one.
    static func number(_ text: String) -> UInt64 {
        UInt64(text.hasPrefix("0x") ? text.dropFirst(2) : text[...], radix: 16) ?? 0
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
        let isUser =
            self.user == One.ACLRule.all || self.user == One.ACLRule.individual | UInt64(user.id)
            || user.groups.contains { self.user == One.ACLRule.group | UInt64($0) }
        return isUser && rights & UInt64(right.rawValue) != 0 && (zone & One.ACLRule.all != 0 || zone == Self.zone)
            && resource & target.kind != 0 && target.marks.contains(self.target)
    }

    /// What is wrong with the rule.
    fileprivate var problems: [String] {
        let marks = [One.ACLRule.individual, One.ACLRule.group, One.ACLRule.cluster, One.ACLRule.all]
        func count(_ number: UInt64) -> Int { marks.count { number & $0 != 0 } }
        func check(_ isWrong: Bool, _ problem: String) -> [String] { isWrong ? [problem] : [] }
        return check(count(user) == 0, "[user] is missing one of the INDIVIDUAL, GROUP or ALL bits")
            + check(
                count(resource) > 1,
                "[resource] INDIVIDUAL (#), GROUP (@), CLUSTER (%) and ALL (*) bits are exclusive")
            + check(count(resource) == 0, "[resource] is missing one of the INDIVIDUAL, GROUP, CLUSTER or ALL bits")
            + check(resource >> 36 == 0, "[resource] type is missing")
            + check(rights == 0, "wrong [rights], it cannot be 0")
            + check(rights > 0xF, "wrong [rights], it cannot be bigger than 0xF")
            + check(count(zone) == 0, "[zone] is missing one of the INDIVIDUAL or ALL bits")
    }

    /// The part of the rule that selects resources.
    var target: UInt64 { resource & 0xF_FFFF_FFFF }
}

extension AccessRule: CustomStringConvertible {
    init(_ rule: Node) {
        func number(_ name: String) -> UInt64 { Self.number(rule[text: name]) }
        self.init(user: number("USER"), resource: number("RESOURCE"), rights: number("RIGHTS"), zone: number("ZONE"))
    }

    init(_ rule: One.ACLRule) {
        self.init(
            user: Self.number(rule.USER), resource: Self.number(rule.RESOURCE),
            rights: Self.number(rule.RIGHTS),
            zone: rule.ZONE.map(Self.number) ?? Self.zone)
    }

    private var numbers: [String] { [user, resource, rights, zone].map { String($0, radix: 16) } }

    var node: Node {
        let names = ["USER", "RESOURCE", "RIGHTS", "ZONE"]
        return Node("ACL", [Node("ID")] + zip(names, numbers).map { Node($0, $1) } + [Node("STRING", description)])
    }

    var description: String {
        var known = self
        // Rules have no bit of their own among the resources.
        known.resource &= ~Cloud.Kind.acl.bit
        let numbers = known.numbers
        return
            (try? One.ACLRule(user: numbers[0], resource: numbers[1], rights: numbers[2], zone: numbers[3]))?
            .description ?? ""
    }

}
