import OpenNebula

/// The methods of pools.
extension Cloud {
    /// Carries out a method of a pool.
    ///
    /// - Returns: The document; nil for a method with a recorded response.
    func pool(_ verb: String, _ kind: Kind, _ call: Call, _ user: User) throws -> Node? {
        let objects = all(kind)
        let pool = "\(kind.element)_POOL"
        switch (kind, verb) {
        case (.vm, _): return try vmPool(verb, call, user)
        case (.document, "info"):
            let type = try call.int(4)
            return Node(pool, try page(filtered(objects, kind, call, user), call).filter { $0[int: "TYPE"] == type })
        case (.user, "info"), (.group, "info"): return try accounts(kind, user)
        case (.host, "monitoring"): return try monitoring(of: objects.filter { may(user, .use, kind, $0) }, call)
        case (_, "info") where kind.isOwned && kind != .datastore && kind != .market:
            return Node(pool, try page(filtered(objects, kind, call, user), call).map { inPool($0, kind) })
        case (_, "info"): return Node(pool, objects.filter { may(user, .use, kind, $0) }.map { inPool($0, kind) })
        default: return nil
        }
    }

    /// Returns an object in the form in which the pool of its kind contains it.
    private func inPool(_ object: Node, _ kind: Kind) -> Node {
        var object = object
        switch kind {
        case .hook: object.remove("HOOKLOG")
        case .host: object = object.hostInPool
        case .vn: object.ranges = object.ranges
        default: break
        }
        return object
    }

    func filtered(_ objects: [Node], _ kind: Kind, _ call: Call, _ user: User) throws -> [Node] {
        let flag = try call.int(1)
        guard flag >= One.FilterFlag.GROUP.rawValue else { throw OneError(.api, "Incorrect filter_flag") }
        return objects.filter { object in
            guard may(user, .use, kind, object) else { return false }
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
    func page(_ objects: [Node], _ call: Call) throws -> [Node] {
        let (start, end) = (try call.int(2), try call.int(3))
        if start >= 0, end < -1 { return Array(objects.dropFirst(start).prefix(-end)) }
        return objects.filter { object in
            let id = object.id
            return (start < 0 || id >= start) && (end < 0 || id <= end)
        }
    }
}

/// The pool of VMs, which contains VMs in one of two forms.
extension Cloud {
    func vmPool(_ verb: String, _ call: Call, _ user: User) throws -> Node? {
        switch verb {
        case "infoset":
            let ids = Set(try call.string(1).split(separator: ",").compactMap { Int($0) })
            let vms = all(.vm).filter { ids.contains($0.id) && may(user, .use, .vm, $0) }
            return Node("VM_POOL", try call.bool(2) ? vms.map(Self.extended) : vms.map(Self.short))
        case "info", "infoextended":
            let (state, search) = (try call.int(4), call.has(5) ? try call.string(5) : "")
            try ensure(search.isEmpty, .internal, "JSON query search is not supported by the SQL backend")
            let vms = try filtered(all(.vm), .vm, call, user).filter {
                state == -2 || (state == -1 ? $0[int: "STATE"] != One.VMState.DONE.rawValue : $0[int: "STATE"] == state)
            }
            return Node("VM_POOL", try page(vms, call).map(verb == "info" ? Self.short : Self.extended))
        case "accounting":
            let (from, to) = (try call.int(2), try call.int(3))
            let vms = try filtered(all(.vm), .vm, call, user)
            let records = vms.reversed().flatMap { vm in
                (self.records[vm.id] ?? [:]).sorted { $0.key < $1.key }.map(\.value)
            }
            return Node(
                "HISTORY_RECORDS",
                records.filter { record in
                    (to == -1 || record[int: "STIME"] <= to)
                        && (from == -1 || record[int: "ETIME"] == 0 || record[int: "ETIME"] >= from)
                })
        default: return nil
        }
    }

    /// Returns a VM as `vmpool.infoextended` contains it: with its last history record only, and without monitoring
    /// data.
    static func extended(_ vm: Node) -> Node {
        var vm = vm
        vm[int: "LAST_POLL"] = 0
        vm["MONITORING"] = Node("MONITORING")
        vm["HISTORY_RECORDS"].children = vm["HISTORY_RECORDS"].children.suffix(1)
        return vm
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
        let nics = vm.nics.map { nic in
            Node("NIC", nic.keeping("IP", "MAC", "NETWORK", "NETWORK_ID", "NIC_ID", "SECURITY_GROUPS").children)
        }
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
