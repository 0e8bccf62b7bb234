import OpenNebula

/// An ACL rule, in numbers.
struct AccessRule: Equatable {
    var user: UInt64
    var resource: UInt64
    var rights: UInt64
    var zone = Self.zone

    /// The only zone there is.
    static let zone = One.ACLRule.individual

    /// A hexadecimal number, 0 for what is none.
    static func number(_ text: String) -> UInt64 {
        UInt64(text.hasPrefix("0x") ? text.dropFirst(2) : text[...], radix: 16) ?? 0
    }

    /// What a right is asked for.
    struct Target {
        fileprivate var kind: UInt64
        fileprivate var marks: [UInt64]

        /// The target of a right to an object, or to create one for a group.
        init(_ kind: Cloud.Kind, _ object: Node?, create: Int?) {
            self.kind = kind.bit
            let group = object?.access(as: kind).group ?? create
            marks = group.map { [One.ACLRule.group | UInt64($0)] } ?? []
            if let object { marks.append(One.ACLRule.individual | UInt64(object[int: "ID"])) }
            // A part of a network belongs to the user who reserved it.
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
            && resource & target.kind != 0
            && target.marks.contains(self.target)
    }

    /// Which of the resources it is about.
    var target: UInt64 { resource & 0xF_FFFF_FFFF }
}

extension AccessRule: CustomStringConvertible {
    init(_ rule: Node) {
        func number(_ name: String) -> UInt64 { Self.number(rule[text: name]) }
        self.init(user: number("USER"), resource: number("RESOURCE"), rights: number("RIGHTS"), zone: number("ZONE"))
    }

    init(_ rule: One.ACLRule) {
        let zone = rule.ZONE.map(Self.number) ?? Self.zone
        self.init(
            user: Self.number(rule.USER), resource: Self.number(rule.RESOURCE), rights: Self.number(rule.RIGHTS),
            zone: zone)
    }

    var node: Node {
        func hex(_ number: UInt64) -> String { String(number, radix: 16) }
        return Node(
            "ACL",
            [
                Node("ID"), Node("USER", hex(user)), Node("RESOURCE", hex(resource)), Node("RIGHTS", hex(rights)),
                Node("ZONE", hex(zone)), Node("STRING", description),
            ])
    }

    var description: String {
        func hex(_ number: UInt64) -> String { String(number, radix: 16) }
        // Rules are not named among the resources of rules.
        let rule = try? One.ACLRule(
            user: hex(user), resource: hex(resource & ~Cloud.Kind.acl.bit), rights: hex(rights), zone: hex(zone))
        return rule?.description ?? ""
    }

    /// Why it cannot be a rule.
    var problems: [String] {
        let (one, group, all, cluster) = (
            One.ACLRule.individual, One.ACLRule.group, One.ACLRule.all, One.ACLRule.cluster
        )
        func bits(of kinds: [Cloud.Kind]) -> UInt64 { kinds.reduce(0) { $0 | $1.bit } }
        func id(_ number: UInt64) -> UInt64 { number & 0xFFFF_FFFF }
        func isNegative(_ number: UInt64) -> Bool { number & 0x8000_0000 != 0 }
        let (mark, kinds) = (resource & (0xF << 32), resource & ~0xF_FFFF_FFFF)
        let inClusters = bits(of: [.host, .vn, .datastore, .backupjob])
        let inNoGroup = bits(of: [.host, .group, .cluster, .zone, .vdc])
        let inAllZones = bits(of: [.user, .group, .zone, .acl, .vdc])
        let problems: [(Bool, String)] = [
            (user & one != 0 && user & group != 0, "[user] INDIVIDUAL (#) and GROUP (@) bits are exclusive"),
            (user & one != 0 && user & all != 0, "[user] INDIVIDUAL (#) and ALL (*) bits are exclusive"),
            (user & group != 0 && user & all != 0, "[user] GROUP (@) and ALL (*) bits are exclusive"),
            (user & (one | group | all) == 0, "[user] is missing one of the INDIVIDUAL, GROUP or ALL bits"),
            (isNegative(user), "[user] ID cannot be negative"),
            (user & all != 0 && id(user) != 0, "when using the ALL bit, [user] ID must be 0"),
            (
                mark.nonzeroBitCount > 1,
                "[resource] INDIVIDUAL (#), GROUP (@), CLUSTER (%) and ALL (*) bits are exclusive"
            ),
            (
                mark & cluster != 0 && kinds & ~inClusters != 0,
                "[resource] CLUSTER(%) selector can be applied only to DATASTORE, HOST and NET types"
            ),
            (
                mark & group != 0 && kinds & inNoGroup != 0,
                "[resource] GROUP(@) selector cannot be applied to HOST, GROUP, CLUSTER, ZONE or VDC types"
            ),
            (mark == 0, "[resource] is missing one of the INDIVIDUAL, GROUP, CLUSTER or ALL bits"),
            (isNegative(resource), "[resource] ID cannot be negative"),
            (mark & all != 0 && id(resource) != 0, "when using the ALL bit, [resource] ID must be 0"),
            (kinds == 0, "[resource] type is missing"),
            (resource & (0xFE80 << 48) != 0, "wrong [resource] type"),
            (rights == 0, "wrong [rights], it cannot be 0"),
            (rights > 0xF, "wrong [rights], it cannot be bigger than 0xF"),
            (zone & group != 0, "[zone] GROUP (@) bit is not supported"),
            (zone & one != 0 && zone & all != 0, "[zone] INDIVIDUAL (#) and ALL (*) bits are exclusive"),
            (zone & (one | group | all) == 0, "[zone] is missing one of the INDIVIDUAL or ALL bits"),
            (isNegative(zone), "[zone] ID cannot be negative"),
            (zone & all != 0 && id(zone) != 0, "when using the ALL bit, [zone] ID must be 0"),
            (
                zone & all != 0 && mark & one != 0 && kinds & ~inAllZones != 0,
                "[resource] INDIVIDUAL(#) selector cannot be applied to ALL zones, "
                    + "except for USER, GROUP and ZONE types"
            ),
        ]
        return problems.filter(\.0).map(\.1)
    }
}
