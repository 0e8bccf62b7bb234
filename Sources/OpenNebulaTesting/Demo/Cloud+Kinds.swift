extension Cloud {
    /// What lives; everything else can only be read. Named as the namespaces are.
    enum Kind: String, CaseIterable {
        case host, vm, image, template, cluster, vdc, secgroup, vmgroup, document, vntemplate

        /// What messages on locks, rights and names call an object.
        var root: String {
            switch self {
            case .template: "VMTEMPLATE"
            default: rawValue.uppercased()
            }
        }

        /// The document's root.
        var element: String {
            switch self {
            case .secgroup: "SECURITY_GROUP"
            case .vmgroup: "VM_GROUP"
            default: root
            }
        }

        /// What other messages call an object.
        var name: String {
            switch self {
            case .vm: "virtual machine"
            case .template: "virtual machine template"
            case .secgroup: "security group"
            case .vmgroup: "vm group"
            case .vntemplate: "virtual network template"
            case .vdc: "VDC"
            case .host, .image, .cluster, .document: rawValue
            }
        }

        /// Whether it has an owner, a group and permissions.
        var isOwned: Bool { ![.host, .cluster, .vdc].contains(self) }

        var isLockable: Bool { isOwned && self != .secgroup }

        /// Whether a name belongs to one object: of all, or of the owner's.
        var hasUniqueNames: Bool { ![.vm, .document].contains(self) }
    }
}
