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

    /// Whether a network leases its first free address, not one after those that it leased before.
    var leasesFirst: Bool { self == .v6_10 }

    /// The elements that a later release added, each with its parent element.
    private static let later: Set<String> = [
        "AR/NEXT_INDEX", "AR/SHARED", "BACKUP_CONFIG/DISK_IDS", "BACKUP_CONFIG/INTERACTIVE",
        "BACKUP_CONFIG/LAST_BRIDGE", "CLUSTER/PLAN", "DISK/PERSISTENT_SNAPSHOTS", "GROUP/VLAN_RULES",
        "GROUP_POOL/VLAN_RULES", "HISTORY/ACTION_ID", "HISTORY/PLAN_ID", "IMAGE/MODTIME", "TEMPLATE/DS_LIVE_MIGRATE",
        "TEMPLATE/DS_MIGRATE_SNAP", "TEMPLATE/ENDPOINT_GRPC", "TEMPLATE/PERSISTENT_SNAPSHOTS", "TEMPLATE/TOTALCPU",
        "TEMPLATE/TOTALMEMORY", "VM/CLUSTER_IDS", "VM/PCI_DEV", "VM/PCI_DEV_USED", "VM/PCI_NIC", "VM/PCI_NIC_USED",
        "VM/RUNNING_PCI_DEV", "VM/RUNNING_PCI_DEV_USED", "VM/RUNNING_PCI_NIC", "VM/RUNNING_PCI_NIC_USED",
        "VNET/TEMPLATE_ID",
    ]

    /// Returns a document as this release sends it.
    func document(_ document: Node) -> Node {
        guard self == .v6_10 else { return document }
        var earlier = document
        if document.name == "VNET", !document[text: "TEMPLATE_ID"].isEmpty {
            earlier["TEMPLATE"].insert(document["TEMPLATE_ID"])
        }
        if document.name == "CONTEXT" { earlier.children.removeAll { $0.name.hasSuffix("_ROUTES") } }
        earlier.children = earlier.children.filter { !Self.later.contains("\(document.name)/\($0.name)") }
            .map(self.document)
        return earlier
    }

    /// Returns the result of a method as this release sends it.
    func result(_ result: One.XMLRPCValue, of call: FrontEnd.Call) throws -> One.XMLRPCValue {
        guard self == .v6_10 else { return result }
        return switch call.method {
        case "one.cluster.delhost": 0
        case "one.vm.diskresize": .int(try call.int(2))
        case "one.vm.snapshotdelete", "one.vm.snapshotrevert": -1
        default: result
        }
    }

    /// Returns the error of a method as this release reports it.
    func error(_ error: OneError, of verb: String, on kind: Cloud.Kind) -> OneError {
        guard self == .v6_10 else { return error }
        switch (verb, error.code) {
        case ("clone", .internal): return OneError(.allocate, kind.beginningOfFailure + error.message)
        case ("allocate", .allocate) where ![.image, .zone].contains(kind):
            return OneError(.internal, String(error.message.dropFirst(kind.beginningOfFailure.count)))
        default: return error
        }
    }
}
