import Foundation
import OpenNebula

/// What objects use of the quotas of their owners and groups.
extension Cloud {
    /// So much of what one quota is about.
    struct Use {
        var list: String
        /// The id of a datastore, a network or an image.
        var id = ""
        /// Of a VM, what is also counted in a cluster's quota.
        var cluster: Int?
        var amounts: [String: Float]

        func isLike(_ other: Use) -> Bool { list == other.list && id == other.id && cluster == other.cluster }
    }

    /// Counts what an object uses, which may be new or gone, against its owner's and its group's quotas, in the place of
    /// what it used before.
    ///
    /// - Throws: `OneError.Code.authorization` where that would pass a limit; then nothing was counted.
    mutating func charge(_ kind: Kind, from old: Node?, to new: Node?) throws {
        let before = self
        do {
            for (holder, owner) in [(Kind.user, "UID"), (.group, "GID")] {
                var changes: [(holder: Int, use: Use)] = []
                for (object, sign) in [(new, Float(1)), (old, -1)] {
                    guard let object, object[int: owner] > 0 else { continue }
                    for use in uses(of: object, kind) {
                        let index =
                            changes.firstIndex { $0.holder == object[int: owner] && $0.use.isLike(use) }
                            ?? changes.endIndex
                        if index == changes.endIndex {
                            changes.append(
                                (
                                    object[int: owner],
                                    Use(list: use.list, id: use.id, cluster: use.cluster, amounts: [:])
                                ))
                        }
                        changes[index].use.amounts.merge(use.amounts.mapValues { sign * $0 }, uniquingKeysWith: +)
                    }
                }
                for change in changes { try count(change.use, of: holder, change.holder) }
            }
        } catch {
            self = before
            throw error
        }
    }

    private mutating func count(_ use: Use, of kind: Kind, _ holder: Int) throws {
        guard var account = self[kind, holder] else { return }
        let metrics = Self.metrics(use.list)
        var quotas = account["\(use.list)_QUOTA"]
        func index(in quotas: Node) -> Int? {
            quotas.children.firstIndex { quota in
                if let cluster = use.cluster { return quota.clusters.contains(cluster) }
                return quota[text: use.list == "VM" ? "CLUSTER_IDS" : "ID"] == use.id
            }
        }
        if index(in: quotas) == nil, use.cluster == nil, use.amounts.values.contains(where: { $0 > 0 }) {
            quotas.children.append(Node(use.list, metrics: metrics, use.id.isEmpty ? [] : [Node("ID", use.id)]))
        }
        guard let quota = index(in: quotas) else { return }
        let defaults = defaultQuotas(of: kind)["\(use.list)_QUOTA"]
        let standard = use.cluster == nil ? index(in: defaults).map { defaults.children[$0] } : nil
        for metric in metrics {
            guard let amount = use.amounts[metric], amount > 0 else { continue }
            var limit = quotas.children[quota].float(metric)
            if limit == -1 { limit = standard?.float(metric) ?? -2 }
            guard limit != -2, quotas.children[quota].float("\(metric)_USED") + amount > limit else { continue }
            let id = use.cluster == nil ? use.id : quotas.children[quota][text: "CLUSTER_IDS"]
            let which = id.isEmpty ? "" : " with ID: \(id)"
            let problem = "limit of \(String(format: "%g", limit)) reached for \(metric) quota in \(use.list)\(which)"
            throw OneError(.authorization, "User [\(caller)] : \(kind.name) [\(holder)] \(problem).")
        }
        quotas.children[quota].count(use.amounts)
        quotas.removeQuota(at: quota, metrics, implicit: -1)
        account["\(use.list)_QUOTA"] = quotas
        self[kind, holder] = account
    }

    private func uses(of object: Node, _ kind: Kind) -> [Use] {
        func leases(_ nics: [Node]) -> [Use] {
            nics.map { $0[text: "NETWORK_ID"] }.filter { !$0.isEmpty }
                .map { Use(list: "NETWORK", id: $0, amounts: ["LEASES": 1]) }
        }
        switch kind {
        case .image:
            let size = object.float("SIZE") + object["SNAPSHOTS"].sum("SNAPSHOT", "SIZE")
            return [Use(list: "DATASTORE", id: object[text: "DATASTORE_ID"], amounts: ["IMAGES": 1, "SIZE": size])]
        case .vn:
            let size = object["AR_POOL"].sum("AR", "SIZE")
            let parent = object[text: "PARENT_NETWORK_ID"]
            return parent.isEmpty ? [] : [Use(list: "NETWORK", id: parent, amounts: ["LEASES": size])]
        case .vrouter:
            return leases(object["TEMPLATE"].all("NIC").filter { $0[text: "FLOATING_IP"].uppercased() == "YES" })
        case .vm where object[int: "STATE"] == One.VMState.DONE.rawValue: return []
        case .vm:
            let template = object["TEMPLATE"]
            let disks = template.all("DISK")
            let images = disks.map { $0[text: "IMAGE_ID"] }.filter { !$0.isEmpty }
            let inDatastores = disks.filter { $0.diskTarget == "SELF" && $0.diskSize > 0 }.map { disk in
                Use(list: "DATASTORE", id: disk[text: "DATASTORE_ID"], amounts: ["IMAGES": 0, "SIZE": disk.diskSize])
            }
            let nics =
                ["NIC", "NIC_ALIAS"].flatMap(template.all) + template.all("PCI").filter { $0[text: "TYPE"] == "NIC" }
            return inDatastores + leases(nics) + vmUses(object)
                + images.map { Use(list: "IMAGE", id: $0, amounts: ["RVMS": 1]) }
        default: return []
        }
    }

    /// What a VM uses of its owner's quota of VMs, and of that for its cluster.
    private func vmUses(_ vm: Node) -> [Use] {
        let template = vm["TEMPLATE"]
        let pci = template.all("PCI")
        let nics = pci.filter { $0[text: "TYPE"] == "NIC" }.count
        var amounts: [String: Float] = [
            "VMS": 1, "CPU": template.float("CPU"), "MEMORY": template.float("MEMORY"),
            "PCI_DEV": Float(pci.count - nics), "PCI_NIC": Float(nics),
        ]
        if vm.countsAsRunning {
            for (metric, amount) in amounts { amounts["RUNNING_\(metric)"] = amount }
        }
        let disks = template.all("DISK").filter {
            ["FS", "SWAP"].contains($0[text: "TYPE"].uppercased()) || $0.diskTarget == "SYSTEM"
        }
        amounts["SYSTEM_DISK_SIZE"] =
            disks.reduce(0) { $0 + $1.diskSize } + template.sum("SNAPSHOT", "SYSTEM_DISK_SIZE")
        let cluster = vm["HISTORY_RECORDS"].all("HISTORY").last?[int: "CID"]
        return (cluster.map { [Use(list: "VM", cluster: $0, amounts: amounts)] } ?? [])
            + [Use(list: "VM", amounts: amounts)]
    }

    /// What the VMs of a user or a group use in clusters.
    func uses(of account: Node, _ kind: Kind, in clusters: [Int]) -> [Use] {
        let owner = kind == .user ? "UID" : "GID"
        let vms = all(.vm).filter {
            $0[text: owner] == account[text: "ID"] && $0[int: "STATE"] != One.VMState.DONE.rawValue
        }
        return vms.flatMap(vmUses).filter { use in use.cluster.map(clusters.contains) == true }
    }
}

extension Node {
    fileprivate func sum(_ element: String, _ name: String) -> Float {
        all(element).reduce(0) { $0 + $1.float(name) }
    }

    /// Whether what a VM has counts as running: it runs, or is about to.
    fileprivate var countsAsRunning: Bool {
        let (state, step) = (One.VMState(rawValue: self[int: "STATE"]), One.LCMState(rawValue: self[int: "LCM_STATE"]))
        let resting: [One.LCMState] = [
            .HOTPLUG_SAVEAS_POWEROFF, .HOTPLUG_SAVEAS_SUSPENDED, .HOTPLUG_SAVEAS_UNDEPLOYED, .HOTPLUG_SAVEAS_STOPPED,
            .DISK_SNAPSHOT_POWEROFF, .DISK_SNAPSHOT_REVERT_POWEROFF, .DISK_SNAPSHOT_DELETE_POWEROFF,
            .DISK_SNAPSHOT_SUSPENDED, .DISK_SNAPSHOT_DELETE_SUSPENDED, .DISK_RESIZE_POWEROFF, .DISK_RESIZE_UNDEPLOYED,
            .HOTPLUG_NIC_POWEROFF, .HOTPLUG_PROLOG_POWEROFF, .HOTPLUG_EPILOG_POWEROFF,
        ]
        switch state {
        case .PENDING, .HOLD, .CLONING, .CLONING_FAILURE: return true
        case .ACTIVE: return !resting.contains(step)
        default: return false
        }
    }

    /// Where a disk's file is: `SYSTEM` in the system datastore, `SELF` in the image's.
    fileprivate var diskTarget: String {
        guard has("CLONE") else { return "" }
        return self[text: self[text: "CLONE"].uppercased() == "YES" ? "CLONE_TARGET" : "LN_TARGET"].uppercased()
    }

    fileprivate var diskSize: Float { float("SIZE") + float("DISK_SNAPSHOT_TOTAL_SIZE") }
}
