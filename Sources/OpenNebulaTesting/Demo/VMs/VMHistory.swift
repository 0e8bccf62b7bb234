import OpenNebula

/// The history of a VM. It has a record for each stay on a host, and for each change of the VM there.
extension Cloud {
    mutating func changeHistory(of id: Int, _ change: (inout Node) -> Void) {
        self.change(.vm, id) { vm in
            guard let last = vm["HISTORY_RECORDS"].children.indices.last else { return }
            change(&vm["HISTORY_RECORDS"].children[last])
        }
        account(for: id)
    }

    /// Sets times in the current record to now.
    mutating func stamp(_ names: String..., of id: Int) {
        let now = now
        changeHistory(of: id) { for name in names { $0[int: name] = now } }
    }

    /// Writes an action and the user who requested it to the current record.
    mutating func note(_ action: One.VMHistoryAction, vm id: Int, by user: User) {
        let request = Int(elapsed.components.seconds)
        let values: KeyValuePairs = [
            "ACTION": action.rawValue, "UID": user.id, "GID": user.group.id, "REQUEST_ID": request,
        ]
        changeHistory(of: id) { for (name, value) in values { $0[int: name] = value } }
    }

    mutating func addHistory(_ id: Int, on host: Int, datastore: Int) {
        guard let host = self[.host, host] else { return }
        let names: KeyValuePairs = ["HOSTNAME": "NAME", "HID": "ID", "CID": "CLUSTER_ID", "VM_MAD": "VM_MAD"]
        let driver = self[.datastore, datastore]?[text: "TM_MAD"] ?? ""
        let storage = Node.list(["TM_MAD": driver, "DS_ID": "\(datastore)"])
        addHistory(id, names.map { Node($0, host[text: $1]) } + storage)
    }

    /// Ends the current record with an action, and starts a new one on the same host.
    mutating func splitHistory(of id: Int, _ action: One.VMHistoryAction, by user: User) {
        guard let vm = self[.vm, id], let last = vm.lastRecord else { return }
        note(action, vm: id, by: user)
        endHistory(of: id)
        addHistory(id, ["HOSTNAME", "HID", "CID", "VM_MAD", "TM_MAD", "DS_ID"].map { last[$0] })
        stamp("RSTIME", of: id)
        let rests: [VMPhase: One.VMHistoryAction] = [.state(.POWEROFF): .POWEROFF, .state(.SUSPENDED): .SUSPEND]
        guard let rest = rests[VMPhase(of: vm)] else { return }
        stamp("RETIME", of: id)
        let isHard = last[int: "ACTION"] == One.VMHistoryAction.POWEROFF_HARD.rawValue
        changeHistory(of: id) { $0[int: "ACTION"] = (isHard ? .POWEROFF_HARD : rest).rawValue }
    }

    mutating func endHistory(of id: Int) {
        let now = now
        changeHistory(of: id) {
            if $0[int: "ETIME"] == 0 { $0[int: "ETIME"] = now }
            if $0[int: "RSTIME"] > 0, $0[int: "RETIME"] == 0 { $0[int: "RETIME"] = now }
        }
    }

    private mutating func addHistory(_ id: Int, _ place: [Node]) {
        // The times of the stay are between the host and the drivers.
        let stay: [Node] = place.prefix(3) + Node.list(["STIME": "\(now)", "ETIME": "0"]) + place.suffix(3)
        let zero = ["PSTIME", "PETIME", "RSTIME", "RETIME", "ESTIME", "EETIME", "ACTION"].map { Node($0, "0") }
        let none = ["UID", "GID", "REQUEST_ID"].map { Node($0, "-1") }
        let rest = stay + Node.list(["PLAN_ID": "-1", "ACTION_ID": "-1"]) + zero + none
        change(.vm, id) { vm in
            let number = vm["HISTORY_RECORDS"].children.count
            vm["HISTORY_RECORDS"].children.append(Node("HISTORY", ["OID": "\(id)", "SEQ": "\(number)"], rest))
        }
        account(for: id)
    }

    /// Stores the current VM with its last record, for `one.vmpool.accounting`.
    private mutating func account(for id: Int) {
        guard var vm = self[.vm, id], var record = vm.lastRecord else { return }
        vm["HISTORY_RECORDS"] = Node("HISTORY_RECORDS")
        record.children.append(vm)
        records[id, default: [:]][record[int: "SEQ"]] = record
    }
}

extension Node {
    /// The last record in the history of a VM.
    var lastRecord: Node? { self["HISTORY_RECORDS"].children.last }
}
