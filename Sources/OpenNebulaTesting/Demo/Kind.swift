import OpenNebula

extension Cloud {
    /// The kinds of objects, named as the namespaces are.
    enum Kind: String, CaseIterable, Codable, Sendable {
        case acl, backupjob, cluster, datastore, document, group, hook, host, image, market, marketapp, secgroup
        case template, user, vdc, vm, vmgroup, vn, vntemplate, vrouter, zone

        /// What messages on locks, rights and names call an object.
        var root: String {
            switch self {
            case .vn: "NET"
            case .market: "MARKETPLACE"
            case .marketapp: "MARKETPLACEAPP"
            default: rawValue.uppercased()
            }
        }

        /// The document's root.
        var element: String {
            switch self {
            case .secgroup: "SECURITY_GROUP"
            case .vmgroup: "VM_GROUP"
            case .template: "VMTEMPLATE"
            case .vn: "VNET"
            default: root
            }
        }

        /// What other messages call an object.
        var name: String {
            switch self {
            case .acl: "ACL"
            case .backupjob: "backup job"
            case .market: "marketplace"
            case .marketapp: "marketplaceapp"
            case .secgroup: "security group"
            case .template: "virtual machine template"
            case .vdc: "VDC"
            case .vm: "virtual machine"
            case .vmgroup: "vm group"
            case .vn: "virtual network"
            case .vntemplate: "virtual network template"
            case .vrouter: "virtual router"
            case .cluster, .datastore, .document, .group, .hook, .host, .image, .user, .zone: rawValue
            }
        }

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
