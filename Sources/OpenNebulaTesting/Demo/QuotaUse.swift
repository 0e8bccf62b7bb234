import Foundation
import OpenNebula

/// The amounts that objects use from the quotas of their owners and groups.
extension Cloud {
    /// The amounts that count towards one quota.
    private struct Use {
        var list: String
        /// The id of a datastore, a network or an image.
        var id = ""
        var amounts: [String: Float] = [:]
    }

    /// Updates the quotas of an object's owner and group after a change of the object. The object may also be new or
    /// deleted.
    ///
    /// - Throws: `OneError.Code.authorization` if the change would exceed a limit. Then no quota changes.
    mutating func charge(_ kind: Kind, from old: Node?, to new: Node?) throws {
        var cloud = self
        for (holder, owner) in [(Kind.user, "UID"), (.group, "GID")] {
            for id in Set([new, old].compactMap { $0?[int: owner] }) where id > 0 {
                var sums: [Use] = []
                for (object, sign) in [(new, Float(1)), (old, -1)] {
                    guard let object, object[int: owner] == id else { continue }
                    for use in uses(of: object, kind) {
                        let index = sums.firstIndex { $0.list == use.list && $0.id == use.id } ?? sums.endIndex
                        if index == sums.endIndex { sums.append(Use(list: use.list, id: use.id)) }
                        sums[index].amounts.merge(use.amounts.mapValues { sign * $0 }, uniquingKeysWith: +)
                    }
                }
                for use in sums { try cloud.count(use, of: holder, id) }
            }
        }
        self = cloud
    }

    private mutating func count(_ use: Use, of kind: Kind, _ holder: Int) throws {
        let (list, key) = ("\(use.list)_QUOTA", Self.quotaKey(use.list))
        guard var account = self[kind, holder],
            use.amounts.values.contains(where: { $0 > 0 })
                || account[list].children.contains(where: { $0[text: key] == use.id })
        else { return }
        let standard = defaultQuotas(of: kind)[list].children.first { $0[text: key] == use.id }
        try account[list].changeQuota(use.list, use.id, implicit: -1) { quota in
            for metric in Self.metrics(use.list) {
                guard let amount = use.amounts[metric] else { continue }
                let sum = quota.float("\(metric)_USED") + amount
                let own = quota.float(metric)
                let limit = own == -1 ? standard?.float(metric) ?? -2 : own
                guard amount <= 0 || limit == -2 || sum <= limit else {
                    let problem = "limit of \(String(format: "%g", limit)) reached for \(metric) quota in \(use.list)"
                    let which = use.id.isEmpty ? "" : " with ID: \(use.id)"
                    throw OneError(.authorization, "User [\(caller)] : \(kind.name) [\(holder)] \(problem)\(which).")
                }
                quota.setNumber(sum, of: "\(metric)_USED")
            }
        }
        self[kind, holder] = account
    }

    private func uses(of object: Node, _ kind: Kind) -> [Use] {
        func count(_ metric: String, of list: String, in devices: [Node]) -> [Use] {
            devices.map { $0[text: "\(list)_ID"] }.filter { !$0.isEmpty }
                .map { Use(list: list, id: $0, amounts: [metric: 1]) }
        }
        switch kind {
        case .image:
            let size = object.float("SIZE") + object["SNAPSHOTS"].sum("SNAPSHOT", "SIZE")
            return [Use(list: "DATASTORE", id: object[text: "DATASTORE_ID"], amounts: ["IMAGES": 1, "SIZE": size])]
        case .vn:
            let parent = object[text: "PARENT_NETWORK_ID"]
            let size = object["AR_POOL"].sum("AR", "SIZE")
            return parent.isEmpty ? [] : [Use(list: "NETWORK", id: parent, amounts: ["LEASES": size])]
        case .vrouter:
            let floating = object["TEMPLATE"].all("NIC").filter { $0.isYes("FLOATING_IP") }
            return count("LEASES", of: "NETWORK", in: floating)
        case .vm where object[int: "STATE"] != One.VMState.DONE.rawValue:
            let disks = object["TEMPLATE"].all("DISK")
            let inDatastores = disks.filter { $0.diskTarget == "SELF" && $0.diskSize > 0 }.map { disk in
                Use(list: "DATASTORE", id: disk[text: "DATASTORE_ID"], amounts: ["IMAGES": 0, "SIZE": disk.diskSize])
            }
            return inDatastores + count("LEASES", of: "NETWORK", in: object.nics)
                + [Use(list: "VM", amounts: amounts(of: object))] + count("RVMS", of: "IMAGE", in: disks)
        default: return []
        }
    }

    private func amounts(of vm: Node) -> [String: Float] {
        let template = vm["TEMPLATE"]
        let devices = template.all("PCI")
        let nics = devices.filter { $0[text: "TYPE"] == "NIC" }.count
        var amounts: [String: Float] = [
            "VMS": 1, "CPU": template.float("CPU"), "MEMORY": template.float("MEMORY"),
            "PCI_DEV": Float(devices.count - nics), "PCI_NIC": Float(nics),
        ]
        if vm.countsAsRunning { for (metric, amount) in amounts { amounts["RUNNING_\(metric)"] = amount } }
        let disks = template.all("DISK").filter {
            ["FS", "SWAP"].contains($0[text: "TYPE"].uppercased()) || $0.diskTarget == "SYSTEM"
        }
        amounts["SYSTEM_DISK_SIZE"] =
            disks.reduce(0) { $0 + $1.diskSize } + template.sum("SNAPSHOT", "SYSTEM_DISK_SIZE")
        return amounts
    }
}

extension Node {
    fileprivate func sum(_ element: String, _ name: String) -> Float { all(element).reduce(0) { $0 + $1.float(name) } }

    /// Whether the VM counts towards the quotas of running VMs: it runs, or is about to.
    fileprivate var countsAsRunning: Bool {
        let phase = VMPhase(of: self)
        guard phase.lcm != nil else { return [.PENDING, .HOLD, .CLONING, .CLONING_FAILURE].contains(phase.state) }
        return !["HOTPLUG", "DISK"].contains { phase.name.hasPrefix($0) }
            || !["POWEROFF", "SUSPENDED", "UNDEPLOYED", "STOPPED"].contains { phase.name.hasSuffix($0) }
    }

    /// The location of a disk's file: `SYSTEM` is the system datastore, `SELF` is the image's datastore.
    fileprivate var diskTarget: String {
        has("CLONE") ? self[text: isYes("CLONE") ? "CLONE_TARGET" : "LN_TARGET"].uppercased() : ""
    }

    fileprivate var diskSize: Float { float("SIZE") + float("DISK_SNAPSHOT_TOTAL_SIZE") }
}
