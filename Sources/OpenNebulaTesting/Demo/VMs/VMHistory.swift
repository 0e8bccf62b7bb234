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
        changeHistory(of: id) {
            $0[int: "ACTION"] = action.rawValue
            $0[int: "UID"] = user.id
            $0[int: "GID"] = user.group.id
            $0[int: "REQUEST_ID"] = request
        }
    }

    mutating func addHistory(_ id: Int, on host: Int, datastore: Int) {
        guard let host = self[.host, host] else { return }
        addHistory(
            id,
            [
                host[text: "NAME"], host[text: "ID"], host[text: "CLUSTER_ID"], host[text: "VM_MAD"],
                self[.datastore, datastore]?[text: "TM_MAD"] ?? "", "\(datastore)",
            ])
    }

    private static let place = ["HOSTNAME", "HID", "CID", "VM_MAD", "TM_MAD", "DS_ID"]

    /// Ends the current record with an action, and starts a new one on the same host.
    mutating func splitHistory(of id: Int, _ action: One.VMHistoryAction, by user: User) {
        guard let last = self[.vm, id]?["HISTORY_RECORDS"].children.last, let phase = phase(of: id) else { return }
        note(action, vm: id, by: user)
        endHistory(of: id)
        addHistory(id, Self.place.map { last[text: $0] })
        stamp("RSTIME", of: id)
        let rests: [VMPhase: One.VMHistoryAction] = [.state(.POWEROFF): .POWEROFF, .state(.SUSPENDED): .SUSPEND]
        guard let rest = rests[phase] else { return }
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

    private mutating func addHistory(_ id: Int, _ place: [String]) {
        let (now, place) = ("\(now)", zip(Self.place, place).map { Node($0, $1) })
        change(.vm, id) { vm in
            let begin = ["OID": "\(id)", "SEQ": "\(vm["HISTORY_RECORDS"].children.count)"] as KeyValuePairs
            let rest =
                Node.list(["PLAN_ID": "-1", "ACTION_ID": "-1"])
                + ["PSTIME", "PETIME", "RSTIME", "RETIME", "ESTIME", "EETIME", "ACTION"].map { Node($0, "0") }
                + ["UID", "GID", "REQUEST_ID"].map { Node($0, "-1") }
            let stay = place.prefix(3) + Node.list(["STIME": now, "ETIME": "0"]) + place.suffix(3)
            vm["HISTORY_RECORDS"].children.append(Node("HISTORY", begin, stay + rest))
        }
        account(for: id)
    }

    /// Stores the current VM with its last record, for `one.vmpool.accounting`.
    private mutating func account(for id: Int) {
        guard var vm = self[.vm, id], var record = vm["HISTORY_RECORDS"].children.last else { return }
        vm["HISTORY_RECORDS"] = Node("HISTORY_RECORDS")
        record.children.append(vm)
        records[id, default: [:]][record[int: "SEQ"]] = record
    }
}
