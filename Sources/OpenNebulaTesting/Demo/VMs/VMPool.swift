import OpenNebula

/// Pools of VMs, and the two forms in which they show a VM.
extension Cloud {
    func vmPool(_ verb: String, _ call: Call, _ user: User) throws -> Node? {
        switch verb {
        case "infoset":
            let ids = Set(try call.string(1).split(separator: ",").compactMap { Int($0) })
            let vms = all(.vm).filter { ids.contains($0[int: "ID"]) && may(user, .use, .vm, $0) }
            return Node("VM_POOL", try call.bool(2) ? vms.map(Self.extended) : vms.map(Self.short))
        case "info", "infoextended":
            let state = try call.int(4)
            let vms = try filtered(all(.vm), .vm, call, user).filter {
                state == -2 || (state == -1 ? $0[int: "STATE"] != One.VMState.DONE.rawValue : $0[int: "STATE"] == state)
            }
            return Node("VM_POOL", try page(vms, call).map(verb == "info" ? Self.short : Self.extended))
        case "accounting":
            let (from, to) = (try call.int(2), try call.int(3))
            let vms = try filtered(all(.vm), .vm, call, user)
            let records = vms.reversed().flatMap { vm in
                (self.records[vm[int: "ID"]] ?? [:]).sorted { $0.key < $1.key }.map(\.value)
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

    /// As `vmpool.infoextended` shows it: without what it was, and without what monitoring found.
    static func extended(_ vm: Node) -> Node {
        var vm = vm
        vm[int: "LAST_POLL"] = 0
        vm["MONITORING"] = Node("MONITORING")
        vm["HISTORY_RECORDS"].children = vm["HISTORY_RECORDS"].children.suffix(1)
        return vm
    }

    /// As `vmpool.info` shows it: what a list needs.
    static func short(_ vm: Node) -> Node {
        let vm = extended(vm)
        let template = vm["TEMPLATE"]
        var short = Node(
            "VM",
            vm.keeping([
                "ID", "UID", "GID", "UNAME", "GNAME", "NAME", "LAST_POLL", "STATE", "LCM_STATE", "RESCHED", "STIME",
                "ETIME", "DEPLOY_ID",
            ]))
        if vm.has("LOCK") { short.children.append(Node("LOCK", [vm["LOCK"]["LOCKED"]])) }
        short.children += [
            Node(
                "TEMPLATE",
                [template["CPU"], template["MEMORY"], template["VCPU"]]
                    + template.all("DISK").map { disk in
                        Node(
                            "DISK",
                            [
                                "DISK_ID", "DATASTORE", "DATASTORE_ID", "IMAGE", "IMAGE_ID", "SIZE", "TYPE", "CLONE",
                                "CLONE_TARGET", "LN_TARGET", "DISK_SNAPSHOT_TOTAL_SIZE",
                            ].map { disk[$0] })
                    }
                    + vm.nics.map { nic in
                        Node(
                            "NIC",
                            nic.keeping(["IP", "MAC", "NETWORK", "NETWORK_ID", "NIC_ID", "SECURITY_GROUPS"]))
                    }
                    + template.all("GRAPHICS").map { Node("GRAPHICS", $0.keeping(["LISTEN", "PORT", "TYPE"])) }),
            Node("MONITORING"),
            Node("USER_TEMPLATE", vm["USER_TEMPLATE"].keeping(["LABELS"])),
            Node(
                "HISTORY_RECORDS",
                vm["HISTORY_RECORDS"].children.map {
                    Node(
                        "HISTORY",
                        $0.keeping(["OID", "SEQ", "HOSTNAME", "HID", "CID", "DS_ID", "VM_MAD", "TM_MAD", "ACTION"]))
                }),
        ]
        return short
    }
}

extension Node {
    /// The children of those names, in their order.
    fileprivate func keeping(_ names: [String]) -> [Node] { names.flatMap(all) }
}
