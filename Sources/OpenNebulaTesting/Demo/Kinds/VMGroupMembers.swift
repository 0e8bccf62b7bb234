import OpenNebula

extension Cloud {
    /// Enters a VM in the role that its template names, or takes it out.
    mutating func setVMGroup(of vm: Node, isMember: Bool) {
        let wish = vm["TEMPLATE"]["VMGROUP"]
        let name = wish[text: "VMGROUP_NAME"]
        guard let id = Int(wish[text: "VMGROUP_ID"]) ?? other(.vmgroup, named: name, of: vm[int: "UID"]) else { return }
        change(.vmgroup, id) { group in
            group["ROLES"].changeAll("ROLE") { role in
                guard role[text: "NAME"] == wish[text: "ROLE"] else { return }
                if isMember { role[ids: "VMS"].insert(vm[int: "ID"]) } else { role[ids: "VMS"].remove(vm[int: "ID"]) }
                if role[text: "VMS"].isEmpty { role.remove("VMS") }
                role.sort()
            }
        }
    }
}
