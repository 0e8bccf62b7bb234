import Foundation
import OpenNebula

extension Demo {
    /// A release of OpenNebula. It determines the methods, documents, errors and version of the demo.
    public enum Release: String, Sendable, Codable, CaseIterable {
        /// OpenNebula 6.10.
        case v6_10 = "6.10.0"
        /// OpenNebula 7.4.
        case v7_4 = "7.4.0"
    }
}

extension Demo.Release {
    /// Whether the release has a method.
    func has(_ method: String) -> Bool {
        guard Recorded.methods.contains(method), method != "system.multicall" else { return false }
        guard let since = MethodDescription.named(method)?.since else { return true }
        return since.compare(rawValue, options: .numeric) != .orderedDescending
    }

    /// The elements that a later release added, each with its parent element.
    private static let later: Set<String> = [
        "AR/NEXT_INDEX", "AR/SHARED", "BACKUP_CONFIG/DISK_IDS", "BACKUP_CONFIG/INTERACTIVE",
        "BACKUP_CONFIG/LAST_BRIDGE", "CLUSTER/PLAN", "GROUP/VLAN_RULES", "GROUP_POOL/VLAN_RULES", "HISTORY/ACTION_ID",
        "HISTORY/PLAN_ID", "IMAGE/MODTIME", "VM/CLUSTER_IDS", "VM/PCI_DEV", "VM/PCI_DEV_USED", "VM/PCI_NIC",
        "VM/PCI_NIC_USED", "VM/RUNNING_PCI_DEV", "VM/RUNNING_PCI_DEV_USED", "VM/RUNNING_PCI_NIC",
        "VM/RUNNING_PCI_NIC_USED", "VNET/TEMPLATE_ID",
    ]

    /// Returns a document as this release sends it.
    func document(_ document: Node) -> Node {
        guard self == .v6_10 else { return document }
        var earlier = document
        earlier.children = document.children.filter { !Self.later.contains("\(document.name)/\($0.name)") }
            .map(self.document)
        return earlier
    }
}
