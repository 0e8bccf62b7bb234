import OpenNebula

extension Cloud {
    /// The kinds of objects. Each has the name of its namespace.
    enum Kind: String, CaseIterable, Codable, Sendable {
        case acl, backupjob, cluster, datastore, document, group, hook, host, image, market, marketapp,
            secgroup
        case template, user, vdc, vm, vmgroup, vn, vntemplate, vrouter, zone

        /// The name of the kind in messages about locks, rights and names.
        var root: String {
            [.vn: "NET", .market: "MARKETPLACE", .marketapp: "MARKETPLACEAPP"][self] ?? rawValue.uppercased()
        }

        /// The name of the document's root element.
        var element: String {
            [.secgroup: "SECURITY_GROUP", .vmgroup: "VM_GROUP", .template: "VMTEMPLATE", .vn: "VNET"][self] ?? root
        }

        /// The name of the kind in other messages.
        var name: String { Self.names[self] ?? rawValue }

        private static let names: [Self: String] = [
            .acl: "ACL", .backupjob: "backup job", .market: "marketplace", .marketapp: "marketplaceapp",
            .secgroup: "security group", .template: "virtual machine template", .vdc: "VDC", .vm: "virtual machine",
            .vmgroup: "vm group", .vn: "virtual network", .vntemplate: "virtual network template",
            .vrouter: "virtual router",
        ]

        /// The name of the kind in messages about names that are taken.
        var holder: String {
            let names: [Self: String] = [
                .backupjob: "BACKUP JOB", .hook: "Hook", .secgroup: "SecurityGroup", .vdc: "Vdc", .vmgroup: "VMGroup",
                .vntemplate: "VN TEMPLATE", .zone: "Zone",
            ]
            return names[self] ?? root
        }

        /// Whether objects of the kind have an owner, a group and permissions.
        var isOwned: Bool { ![.acl, .cluster, .group, .hook, .host, .user, .vdc, .zone].contains(self) }

        /// Which objects must have different names: all, those of one owner, or none.
        var names: Names {
            switch self {
            case .acl, .document, .vm: .free
            case .cluster, .datastore, .group, .hook, .host, .market, .user, .vdc, .zone: .ofAll
            default: .ofOwner
            }
        }

        enum Names { case free, ofOwner, ofAll }

        /// The beginning of the message if an object could not be created.
        var beginningOfFailure: String { "Error allocating a new \(name). " }

        /// Whether an invalid or taken name fails with an allocation error instead of an internal error.
        var failsToAllocate: Bool { [.cluster, .host, .image, .market, .marketapp, .zone].contains(self) }

        /// The bit of this kind in an ACL rule.
        var bit: UInt64 { One.ACLRule.resources.first { $0.name == root }?.bit ?? 0 }
    }
}

extension OneConstant {
    /// Creates the constant with a name of OpenNebula. Returns nil for an unknown name.
    init?(name: String) {
        guard let number = Self.names.first(where: { $0.value == name })?.key else { return nil }
        self.init(number)
    }
}
