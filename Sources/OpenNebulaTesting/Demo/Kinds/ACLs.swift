import OpenNebula

extension Cloud {
    mutating func acl(_ verb: String, _ call: Call, _ user: User) throws -> One.XMLRPCValue? {
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
            let id = try call.int(1)
            try authorize(user, Request(.manage, .acl))
            guard self[.acl, id] != nil else { throw OneError(.internal, "Rule \(id) does not exist") }
            self[.acl, id] = nil
            return .int(id)
        case "info":
            try authorize(user, Request(.manage, .acl))
            let rules = all(.acl).map { (AccessRule($0).user, $0) }
            let sorted = rules.sorted { ($0.0, $0.1[int: "ID"]) < ($1.0, $1.1[int: "ID"]) }
            return document(Node("ACL_POOL", sorted.map(\.1)))
        default: return nil
        }
    }

    private mutating func add(_ rule: AccessRule) throws -> Int {
        guard !all(.acl).contains(where: { AccessRule($0) == rule }) else {
            throw OneError(.internal, "Rule \(rule) already exists")
        }
        let problems = rule.problems
        guard problems.isEmpty else {
            throw OneError(.internal, "Rule \(rule) is malformed: \(problems.joined(separator: "; "))")
        }
        return add(.acl, rule.node)
    }

    /// Sets rules that the cloud itself makes, or deletes them.
    mutating func set(rules: [String], areThere: Bool) {
        let rules = rules.compactMap { try? One.ACLRule($0) }.map(AccessRule.init)
        guard areThere else { return removeRules { rules.contains($0) } }
        for rule in rules { _ = try? add(rule) }
    }

    private mutating func removeRules(where isGone: (AccessRule) -> Bool) {
        for rule in all(.acl) where isGone(AccessRule(rule)) { self[.acl, rule[int: "ID"]] = nil }
    }

    /// Removes the rules for a deleted object alone, for a user or a group, or for what a group or a cluster has.
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

    /// Changes a VDC, and with it the rules that give its groups what it has.
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
