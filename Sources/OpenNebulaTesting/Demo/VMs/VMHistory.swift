import OpenNebula

/// The history of a VM: a record for each stay on a host, and for each change of what it was there.
extension Cloud {
    mutating func changeHistory(of id: Int, _ change: (inout Node) -> Void) {
        self.change(.vm, id) { vm in
            guard let last = vm["HISTORY_RECORDS"].children.indices.last else { return }
            change(&vm["HISTORY_RECORDS"].children[last])
        }
        account(for: id)
    }

    /// Notes in the open record what was asked for, and by whom.
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
        let system = self[.datastore, datastore]?[text: "TM_MAD"] ?? ""
        addHistory(
            id,
            [
                ("HOSTNAME", host[text: "NAME"]), ("HID", host[text: "ID"]), ("CID", host[text: "CLUSTER_ID"]),
                ("VM_MAD", host[text: "VM_MAD"]), ("TM_MAD", system), ("DS_ID", "\(datastore)"),
            ])
    }

    /// Ends the open record, and begins one of the same place: what happens to a VM is a record of its own.
    mutating func splitHistory(of id: Int, _ action: One.VMHistoryAction, by user: User) {
        guard let last = self[.vm, id]?["HISTORY_RECORDS"].children.last, let phase = phase(of: id) else { return }
        note(action, vm: id, by: user)
        endHistory(of: id)
        let place = ["HOSTNAME", "HID", "CID", "VM_MAD", "TM_MAD", "DS_ID"].map { ($0, last[text: $0]) }
        let now = "\(now)"
        let rests: One.VMHistoryAction? =
            switch phase {
            case .state(.POWEROFF): .POWEROFF
            case .state(.SUSPENDED): .SUSPEND
            default: nil
            }
        addHistory(id, place)
        changeHistory(of: id) {
            $0[text: "RSTIME"] = now
            if let rests {
                $0[text: "RETIME"] = now
                $0[int: "ACTION"] = rests.rawValue
            }
        }
    }

    mutating func endHistory(of id: Int) {
        let now = now
        changeHistory(of: id) {
            if $0[int: "ETIME"] == 0 { $0[int: "ETIME"] = now }
            if $0[int: "RSTIME"] > 0, $0[int: "RETIME"] == 0 { $0[int: "RETIME"] = now }
        }
    }

    private mutating func addHistory(_ id: Int, _ place: [(String, String)]) {
        let now = "\(now)"
        change(.vm, id) { vm in
            var values = [("OID", "\(id)"), ("SEQ", "\(vm["HISTORY_RECORDS"].children.count)")] + place.prefix(3)
            values += [("STIME", now), ("ETIME", "0")] + place.suffix(3) + [("PLAN_ID", "-1"), ("ACTION_ID", "-1")]
            values += ["PSTIME", "PETIME", "RSTIME", "RETIME", "ESTIME", "EETIME", "ACTION"].map { ($0, "0") }
            values += ["UID", "GID", "REQUEST_ID"].map { ($0, "-1") }
            vm["HISTORY_RECORDS"].children.append(Node("HISTORY", values.map { Node($0, $1) }))
        }
        account(for: id)
    }

    /// Keeps the VM as it is now beside its last record, for `one.vmpool.accounting`.
    private mutating func account(for id: Int) {
        guard var vm = self[.vm, id], var record = vm["HISTORY_RECORDS"].children.last else { return }
        vm["HISTORY_RECORDS"] = Node("HISTORY_RECORDS")
        record.children.append(vm)
        records[id, default: [:]][record[int: "SEQ"]] = record
    }
}
