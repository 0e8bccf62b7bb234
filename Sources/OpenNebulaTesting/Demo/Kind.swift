import OpenNebula

extension Cloud {
    /// The kinds of objects, named as the namespaces are.
    enum Kind: String, CaseIterable, Codable, Sendable {
        case acl, backupjob, cluster, datastore, document, group, hook, host, image, market, marketapp,
            secgroup
        case template, user, vdc, vm, vmgroup, vn, vntemplate, vrouter, zone

        /// What messages on locks, rights and names call an object.
        var root: String {
            [.vn: "NET", .market: "MARKETPLACE", .marketapp: "MARKETPLACEAPP"][self] ?? rawValue.uppercased()
        }

        /// The document's root.
        var element: String {
            [.secgroup: "SECURITY_GROUP", .vmgroup: "VM_GROUP", .template: "VMTEMPLATE", .vn: "VNET"][self] ?? root
        }

        /// What other messages call an object.
        var name: String { Self.names[self] ?? rawValue }

        private static let names: [Self: String] = [
            .acl: "ACL", .backupjob: "backup job", .market: "marketplace", .marketapp: "marketplaceapp",
            .secgroup: "security group", .template: "virtual machine template", .vdc: "VDC", .vm: "virtual machine",
            .vmgroup: "vm group", .vn: "virtual network", .vntemplate: "virtual network template",
            .vrouter: "virtual router",
        ]

        /// What messages on names that are taken call an object.
        var holder: String { [.backupjob: "BACKUP JOB", .hook: "Hook", .vdc: "Vdc", .zone: "Zone"][self] ?? root }

        /// Whether it has an owner, a group and permissions.
        var isOwned: Bool { ![.acl, .cluster, .group, .hook, .host, .user, .vdc, .zone].contains(self) }

        /// Whose objects share a name space: all, those of an owner, or none.
        var names: Names {
            switch self {
            case .acl, .document, .vm: .free
            case .cluster, .datastore, .group, .hook, .host, .market, .user, .vdc, .zone: .ofAll
            default: .ofOwner
            }
        }

        enum Names { case free, ofOwner, ofAll }

        /// Whether a name that is taken or wrong is an error of the allocation, or one of the core.
        var failsToAllocate: Bool { [.cluster, .host, .image, .market, .marketapp, .zone].contains(self) }

        /// What counts as a member of this kind in an ACL rule.
        var bit: UInt64 { One.ACLRule.resources.first { $0.name == root }?.bit ?? 0 }
    }
}

extension OneConstant {
    /// The constant that OpenNebula calls so.
    init?(name: String) {
        guard let number = Self.names.first(where: { $0.value == name })?.key else { return nil }
        self.init(number)
    }
}
