import OpenNebula

/// The deletion of objects.
extension Cloud {
    mutating func delete(_ kind: Kind, _ id: Int, _ call: Call, _ user: User) throws {
        let object = try existing(kind, id)
        let isLocked = kind == .image && object.isLockedImage
        let advice = "use --force flag to remove the image. Force delete may leave some files on Datastore"
        let isAllowed = try !isLocked || call.flag(2)
        try ensure(isAllowed, or: OneError(.internal, "Image locked, \(advice)", objectID: id))
        try authorize(user, Request(kind.isOwned && !isLocked || kind == .hook ? .manage : .admin, kind, id))
        if let reason = reasonToKeep(object, kind) { throw OneError(.action, "Cannot delete \(kind.name). \(reason)") }
        if kind == .vn, object[text: "PARENT_NETWORK_ID"].isEmpty {
            change(.vn, id) { $0.ranges = [] }
            set(One.VirtualNetworkState.LOCK_DELETE, of: .vn, id)
            plan(.vn, id, .state(One.VirtualNetworkState.DONE.rawValue))
        } else {
            remove(object, kind)
        }
        for vm in kind == .vrouter ? object["VMS"].ids : [] { try? act("terminate-hard", on: vm, user) }
    }

    private func reasonToKeep(_ object: Node, _ kind: Kind) -> String? {
        let (id, name) = (object.id, kind.name.prefix(1).uppercased() + kind.name.dropFirst())
        if [.cluster, .group, .vdc, .zone].contains(kind), id < 100 {
            return "System \(name)s (ID < 100) cannot be deleted."
        }
        switch kind {
        case .cluster:
            let counts = ["hosts", "datastores", "vnets"].map { ($0, object[$0.uppercased()].children.count) }
            return counts.first { $1 > 0 }.map { "Cluster \(id) is not empty, it contains \($1) \($0)." }
        case .datastore where !object["IMAGES"].ids.isEmpty: return "\(name) \(id) is not empty."
        case .group where !object["USERS"].ids.isEmpty: return "\(name) \(id) is not empty."
        case .host where object["HOST_SHARE"][int: "RUNNING_VMS"] > 0: return "Can not remove a host with running VMs"
        case .image where object.imageState == .CLONE:
            return "There are \(object[int: "CLONING_OPS"]) active clone operations."
        case .image where object[int: "RUNNING_VMS"] > 0: return "There are \(object[int: "RUNNING_VMS"]) VMs using it."
        case .market where !object.isPublicMarket && !object["MARKETPLACEAPPS"].ids.isEmpty:
            return "marketplace  \(id) is not empty."
        case .marketapp:
            let market = self[.market, object[int: "MARKETPLACE_ID"]] ?? Node("MARKETPLACE")
            return market.marketActions.contains("delete") ? nil : "Delete disabled for market: \(market[text: "NAME"])"
        case .secgroup where id == 0: return "The default security group (ID 0) cannot be deleted."
        case .secgroup where Node.updateLists.contains { !object[$0].ids.isEmpty }:
            return "The security group has VMs using it"
        case .user where id == 0: return "oneadmin cannot be deleted."
        case .vn where object[int: "USED_LEASES"] > 0: return "Can not remove a virtual network with leases in use"
        case .vn where [.LOCK_CREATE, .LOCK_DELETE, .DONE].contains(object.networkState):
            return "Can not remove a Virtual Network, wrong state \(object.networkState)"
        default: return nil
        }
    }

    /// Removes an object, and all references to it.
    mutating func remove(_ object: Node, _ kind: Kind) {
        let id = object.id
        switch kind {
        case .host: probed[id] = nil
        case .image: copy(image: object[int: "CLONING_ID"], to: id, "CLONES", isBegun: false)
        case .market: removeApps(of: object)
        case .marketapp: copy(image: object[int: "ORIGIN_ID"], to: id, "APP_CLONES", isBegun: false)
        case .user:
            for group in object["GROUPS"].ids { setMember(id, of: group, false) }
            passwords[id] = nil
        case .vdc: changeVDC(id) { $0["GROUPS"] = Node("GROUPS") }
        case .vn:
            if let parent = Int(object[text: "PARENT_NETWORK_ID"]) {
                changeRanges(of: parent) { $0.free(AddressRange.Holder(.vn, id)) }
            }
        case .vrouter: for nic in object["TEMPLATE"].all("NIC") { release(nic, of: object) }
        default: break
        }
        for action in object["SCHED_ACTIONS"].ids { scheduled[action] = nil }
        try? charge(kind, from: object, to: nil)
        self[kind, id] = nil
        list(kind, object, isThere: false)
        removeRules(of: kind, id)
        removeFromVDCs(kind, id)
    }
}
