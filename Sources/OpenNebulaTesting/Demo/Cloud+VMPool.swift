import OpenNebula

/// The two forms in which pools show a VM.
extension Cloud {
    /// As `vmpool.infoextended` shows it: without what it was, and without what monitoring found.
    static func extended(_ vm: Node) -> Node {
        var vm = vm
        vm[int: "LAST_POLL"] = 0
        vm["MONITORING"] = Node("MONITORING")
        vm["TEMPLATE"].remove("SCHED_ACTION")
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
                    + template.all("NIC").map { nic in
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
