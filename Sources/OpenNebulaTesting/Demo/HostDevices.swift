import OpenNebula

/// The devices of hosts that VMs take for themselves.
extension Node {
    /// The devices of a host that a VM would get, nil where it could not get all that it wants.
    func devices(for vm: Node) -> [Node]? {
        let wanted = vm["TEMPLATE"].all("PCI")
        var free = self["HOST_SHARE"]["PCI_DEVICES"].children.filter { $0[int: "VMID"] == -1 }
            .sorted { $0[text: "ADDRESS"] < $1[text: "ADDRESS"] }
        var found: [Int: Node] = [:]
        // Those that are wanted by their addresses come first.
        for isNamed in [true, false] {
            for (index, wish) in wanted.enumerated() {
                let kinds = ["VENDOR", "DEVICE", "CLASS"].filter { !wish[text: $0].isEmpty }
                guard kinds.isEmpty == isNamed else { continue }
                let match = free.firstIndex { device in
                    isNamed
                        ? device[text: "SHORT_ADDRESS"] == wish[text: "SHORT_ADDRESS"]
                        : kinds.allSatisfy { Int(device[text: $0], radix: 16) == Int(wish[text: $0], radix: 16) }
                }
                guard let match else { return nil }
                found[index] = free.remove(at: match)
            }
        }
        return wanted.indices.compactMap { found[$0] }
    }

    /// Enters a VM in devices of a host, or takes it out of all.
    mutating func setUser(of devices: [Node], _ vm: Int, isUser: Bool) {
        let addresses = devices.map { $0[text: "ADDRESS"] }
        self["HOST_SHARE"]["PCI_DEVICES"].changeAll("PCI") { device in
            if isUser {
                if addresses.contains(device[text: "ADDRESS"]) { device[int: "VMID"] = vm }
            } else if device[int: "VMID"] == vm {
                device[int: "VMID"] = -1
            }
        }
    }

    /// Writes to the devices that a VM wants which ones of a host it has; with none, it has left those it had.
    mutating func take(devices: [Node]) {
        var devices = devices[...]
        self["TEMPLATE"].changeAll("PCI") { own in
            own.remove("PREV_ADDRESS")
            guard let device = devices.popFirst() else { return }
            if own.has("ADDRESS") { own[text: "PREV_ADDRESS"] = own[text: "ADDRESS"] }
            let names = ["ADDRESS", "BUS", "CLASS", "DEVICE", "DOMAIN", "FUNCTION", "SHORT_ADDRESS", "SLOT", "VENDOR"]
            own.merge((names + ["NUMA_NODE", "UUID", "MDEV_MODE"].filter(device.has)).map { device[$0] })
            own.setAddress()
        }
    }

    /// Where the VM sees a device, which follows from its number.
    private mutating func setAddress() {
        let digits = self[text: "VM_BUS"]
        guard let number = Int(self[text: "PCI_ID"]),
            let bus = Int(digits.hasPrefix("0x") ? String(digits.dropFirst(2)) : digits, radix: 16)
        else { return }
        func hex(_ number: Int, _ width: Int) -> String {
            let digits = String(number, radix: 16)
            return String(repeating: "0", count: max(width - digits.count, 0)) + digits
        }
        let values = [
            ("VM_ADDRESS", "\(hex(bus, 2)):\(hex(number + 1, 2)).0"), ("VM_BUS", "0x\(hex(bus, 2))"),
            ("VM_DOMAIN", "0x0000"), ("VM_FUNCTION", "0"), ("VM_SLOT", "0x\(hex(number + 1, 2))"),
        ]
        merge(values.map { Node($0, $1) })
    }
}
