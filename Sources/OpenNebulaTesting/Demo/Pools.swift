import OpenNebula

/// The methods of pools.
extension Cloud {
    /// Carries out a method of a pool.
    ///
    /// - Returns: The document; nil for a method with a recorded response.
    func pool(_ verb: String, _ kind: Kind, _ call: Call, _ user: User) throws -> Node? {
        switch (kind, verb) {
        case (.vm, _): return try vmPool(verb, call, user)
        case (.user, "info"), (.group, "info"): return try accounts(kind, user)
        case (.host, "monitoring"): return try monitoring(of: visible(kind, to: user), call)
        case (_, "info"):
            let type = try kind == .document ? call.int(4) : nil
            let isWhole = !kind.isOwned || kind == .datastore || kind == .market
            let objects = try isWhole ? visible(kind, to: user) : page(filtered(kind, call, user), call)
            return Node(
                "\(kind.element)_POOL",
                objects.filter { type == nil || $0[int: "TYPE"] == type }.map { inPool($0, kind) })
        default: return nil
        }
    }

    /// Returns an object in the form in which the pool of its kind contains it.
    private func inPool(_ object: Node, _ kind: Kind) -> Node {
        object.with {
            switch kind {
            case .hook: $0.remove("HOOKLOG")
            case .host:
                $0["MONITORING"] = Node("MONITORING")
                // Before the first report, a host has no disks.
                let isUnknown = $0["HOST_SHARE"]["DATASTORES"][int: "MAX_DISK"] == 0
                if isUnknown { $0["HOST_SHARE"]["DATASTORES"] = Node("DATASTORES") }
            case .vn: $0.ranges = $0.ranges
            default: break
            }
        }
    }

    /// Returns the objects of a kind that a user may use, newest first.
    private func visible(_ kind: Kind, to user: User) -> [Node] { all(kind).filter { may(user, .use, kind, $0) } }

    private func filtered(_ kind: Kind, _ call: Call, _ user: User) throws -> [Node] {
        let flag = try call.int(1)
        try ensure(flag >= One.FilterFlag.GROUP.rawValue, .api, "Incorrect filter_flag")
        return visible(kind, to: user).filter { object in
            let (isMine, isGroups) = (object[int: "UID"] == user.id, user.groups.contains(object[int: "GID"]))
            return switch One.FilterFlag(rawValue: flag) {
            case .ALL: true
            case .MINE: isMine
            case .GROUP: object[int: "GID"] == user.group.id
            case .MINE_GROUP: isMine || isGroups
            default: object[int: "UID"] == flag
            }
        }
    }

    /// Returns the requested part of a pool: a range of ids, or a number of objects from a position on.
    private func page(_ objects: [Node], _ call: Call) throws -> [Node] {
        let (start, end) = (try call.int(2), try call.int(3))
        if start >= 0, end < -1 { return Array(objects.dropFirst(start).prefix(-end)) }
        return objects.filter { (start < 0 || $0.id >= start) && (end < 0 || $0.id <= end) }
    }
}

/// The pool of VMs, which contains VMs in one of two forms.
extension Cloud {
    func vmPool(_ verb: String, _ call: Call, _ user: User) throws -> Node? {
        switch verb {
        case "infoset":
            let ids = Set(try call.string(1).split(separator: ",").compactMap { Int($0) })
            let vms = visible(.vm, to: user).filter { ids.contains($0.id) }
            return Node("VM_POOL", try vms.map(call.bool(2) ? Self.extended : Self.short))
        case "info", "infoextended":
            let (state, search) = (try call.int(4), call.has(5) ? try call.string(5) : "")
            try ensure(search.isEmpty, .internal, "JSON query search is not supported by the SQL backend")
            let vms = try filtered(.vm, call, user).filter {
                state == -2 || (state == -1 ? $0[int: "STATE"] != One.VMState.DONE.rawValue : $0[int: "STATE"] == state)
            }
            return Node("VM_POOL", try page(vms, call).map(verb == "info" ? Self.short : Self.extended))
        case "accounting":
            let (from, to) = (try call.int(2), try call.int(3))
            let records = try filtered(.vm, call, user).reversed().flatMap { vm in
                (self.records[vm.id] ?? [:]).sorted { $0.key < $1.key }.map(\.value)
            }
            let found = records.filter {
                (to == -1 || $0[int: "STIME"] <= to)
                    && (from == -1 || $0[int: "ETIME"] == 0 || $0[int: "ETIME"] >= from)
            }
            return Node("HISTORY_RECORDS", found)
        default: return nil
        }
    }

    /// Returns a VM as `vmpool.infoextended` contains it: with its last history record only, and without monitoring
    /// data.
    static func extended(_ vm: Node) -> Node {
        vm.with {
            $0[int: "LAST_POLL"] = 0
            $0["MONITORING"] = Node("MONITORING")
            $0["HISTORY_RECORDS"].children = $0["HISTORY_RECORDS"].children.suffix(1)
        }
    }

    /// Returns a VM as `vmpool.info` contains it: with the elements that a list needs.
    static func short(_ vm: Node) -> Node {
        let (vm, template) = (extended(vm), vm["TEMPLATE"])
        var short = vm.keeping(
            "ID", "UID", "GID", "UNAME", "GNAME", "NAME", "LAST_POLL", "STATE", "LCM_STATE", "RESCHED", "STIME",
            "ETIME", "DEPLOY_ID")
        if vm.has("LOCK") { short.children.append(Node("LOCK", [vm["LOCK"]["LOCKED"]])) }
        let ofDisk = [
            "DISK_ID", "DATASTORE", "DATASTORE_ID", "IMAGE", "IMAGE_ID", "SIZE", "TYPE", "CLONE", "CLONE_TARGET",
            "LN_TARGET", "DISK_SNAPSHOT_TOTAL_SIZE",
        ]
        let disks = template.all("DISK").map { disk in Node("DISK", ofDisk.map { disk[$0] }) }
        let ofNIC = ["IP", "MAC", "NETWORK", "NETWORK_ID", "NIC_ID", "SECURITY_GROUPS"]
        let nics = vm.nics.map { nic in Node("NIC", ofNIC.flatMap(nic.all)) }
        let graphics = template.all("GRAPHICS").map { $0.keeping("LISTEN", "PORT", "TYPE") }
        let history = vm["HISTORY_RECORDS"].children.map {
            $0.keeping("OID", "SEQ", "HOSTNAME", "HID", "CID", "DS_ID", "VM_MAD", "TM_MAD", "ACTION")
        }
        short.children += [
            Node("TEMPLATE", ["CPU", "MEMORY", "VCPU"].map { template[$0] } + disks + nics + graphics),
            Node("MONITORING"),
            vm["USER_TEMPLATE"].keeping(
                "LABELS", "ERROR", "SCHED_MESSAGE", "SCHED_RANK", "SCHED_DS_RANK", "SCHED_REQUIREMENTS",
                "SCHED_DS_REQUIREMENTS", "USER_PRIORITY"), Node("HISTORY_RECORDS", history),
        ]
        return short
    }
}

extension Node {
    /// Returns the element with only the children of these names, in the order of the names.
    fileprivate func keeping(_ names: String...) -> Node { Node(name, names.flatMap(all)) }
}
