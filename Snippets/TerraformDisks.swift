// Works like Terraform's provider for disks and network interfaces: changes those of a VM until they match a list, and
// prints each change. If the list has no `DISK` or no `NIC`, the devices of this kind stay as they are.
//
// `swift run TerraformDisks 42 '{"DISK": [{"IMAGE_ID": 3, "SIZE": 20480}], "NIC": [{"NETWORK_ID": 0}]}'`

import Foundation
import OpenNebula

extension OneAttributes {
    /// Returns how many MB a device has to grow to match a wanted one. The result is negative if the device is too
    /// large, and nil if it is a different device.
    func lack(of wanted: One.Template) -> Int? {
        func ids(_ value: One.TemplateValue?) -> Set<Substring> { Set(value?.string?.split(separator: ",") ?? []) }
        for (name, value) in wanted where name != "SIZE" {
            // An interface also has the security groups of its network.
            let isSo =
                name == "SECURITY_GROUPS"
                ? ids(value).isSubset(of: ids(self[name]))
                : value.string?.uppercased() == self[name]?.string?.uppercased()
            if !isSo { return nil }
        }
        guard let size = wanted["SIZE"]?.int, let own = self["SIZE"]?.int else { return 0 }
        return size - own
    }
}

/// The changes that turn the devices of a VM into the wanted ones.
struct Plan<Device: OneAttributes> {
    var kept: [(device: Device, wanted: One.Template, lack: Int)] = []
    var detached: [Device]
    var attached: [One.Template] = []

    /// With `inOrder`, devices whose order differs from that of the list are detached and attached again.
    init(_ devices: [Device], _ wanted: [One.Template]?, inOrder: Bool = false) {
        detached = wanted == nil ? [] : devices
        kept = wanted == nil ? devices.map { ($0, [:], 0) } : []
        let wanted = wanted ?? []
        // The most specific devices are matched first, because the others can match any device.
        let order = wanted.indices.sorted { inOrder ? $0 < $1 : (wanted[$1].count, $0) < (wanted[$0].count, $1) }
        var found: Set<Int> = []
        for index in order {
            let candidates = inOrder ? detached.prefix(found.count == index ? 1 : 0) : detached[...]
            let lacks = candidates.map { $0.lack(of: wanted[index]) }
            // Prefer the device that has to grow least over one that is too large.
            guard let lack = lacks.compactMap(\.self).min(by: { ($0 < 0 ? .max : $0) < ($1 < 0 ? .max : $1) }),
                let place = lacks.firstIndex(of: lack)
            else { continue }
            kept.append((detached.remove(at: place), wanted[index], lack))
            found.insert(index)
        }
        attached = wanted.indices.filter { !found.contains($0) }.map { wanted[$0] }
    }
}

struct Change {
    let one: OneServer
    let id: Int
    let timeout = Duration.seconds(300)
    let disks: Plan<One.VMDisk>
    let nics: Plan<One.VMNIC>
    var aliases: Plan<One.VMNIC>

    init(_ one: OneServer, _ id: Int, _ list: One.Template) async throws {
        func wanted(_ name: String) throws -> [One.Template]? {
            guard let value = list[name] else { return nil }
            guard let devices = [One.Template](templateValue: value) else {
                throw OneError(.invalidArgument, "\(name) is no list of devices")
            }
            return devices
        }
        for (name, _) in list where !["DISK", "NIC", "NIC_ALIAS", "KEEP_NIC_ORDER"].contains(name) {
            throw OneError(.invalidArgument, "there is no kind of device called \(name)")
        }
        let vm = try await one.vm.info(id)
        (self.one, self.id) = (one, id)
        disks = Plan(vm.DISK, try wanted("DISK"))
        nics = Plan(vm.NIC, try wanted("NIC"), inOrder: list["KEEP_NIC_ORDER"]?.bool == true)
        aliases = Plan(vm.NIC_ALIAS, try wanted("NIC_ALIAS"))

        for (disk, _, lack) in disks.kept where lack < 0 {
            throw OneError(.invalidArgument, "disk \(disk.DISK_ID ?? -1) has \(disk.SIZE ?? 0) MB, and cannot shrink")
        }
        // Detaching an interface also detaches its aliases.
        let gone = Set(nics.detached.map(\.NIC_ID))
        for alias in aliases.kept where gone.contains(alias.device.PARENT_ID) {
            aliases.detached.append(alias.device)
            aliases.attached.append(alias.wanted)
        }
        let parents = nics.kept.compactMap(\.device.NAME) + nics.attached.compactMap { $0["NAME"]?.string }
        for alias in aliases.attached where !parents.contains(alias["PARENT"]?.string ?? "") {
            let parent = alias["PARENT"]?.string ?? "its interface"
            throw OneError(.invalidArgument, "an alias needs \(parent), which will not be there")
        }
    }

    /// Returns whether anything changed.
    func make() async throws -> Bool {
        for nic in aliases.detached + nics.detached {
            try await one.vm.detachNIC(id, nic.NIC_ID ?? -1, timeout: timeout)
            print("detached \(nic.NAME ?? "NIC") of \(nic.NETWORK ?? "no network")")
        }
        for wanted in nics.attached + aliases.attached {
            let nic = try await one.vm.attachNIC(id, wanted, timeout: timeout)
            print("attached \(nic.NAME ?? "NIC") of \(nic.NETWORK ?? "no network"), \(nic.IP ?? "without an address")")
        }
        for disk in disks.detached {
            try await one.vm.detachDisk(id, disk.DISK_ID ?? -1, timeout: timeout)
            print("detached disk \(disk.DISK_ID ?? -1), \(disk.IMAGE ?? "volatile")")
        }
        for wanted in disks.attached {
            let disk = try await one.vm.attachDisk(id, wanted, timeout: timeout)
            print("attached disk \(disk.DISK_ID ?? -1), \(disk.IMAGE ?? "volatile"), as \(disk.TARGET ?? "no device")")
        }
        let small = disks.kept.filter { $0.lack > 0 }
        for (disk, _, lack) in small {
            let size = (disk.SIZE ?? 0) + lack
            try await one.vm.resizeDisk(id, disk.DISK_ID ?? -1, size, timeout: timeout)
            print("resized disk \(disk.DISK_ID ?? -1) to \(size) MB")
        }
        let interfaces = aliases.detached.count + nics.detached.count + nics.attached.count + aliases.attached.count
        return interfaces + disks.detached.count + disks.attached.count + small.count > 0
    }
}

let arguments = CommandLine.arguments.dropFirst()
guard arguments.count == 2, let id = arguments.first.flatMap({ Int($0) }), let json = arguments.last else {
    FileHandle.standardError.write(Data("usage: swift run TerraformDisks <VM's id> <devices as JSON>\n".utf8))
    exit(2)
}
do {
    let list = try JSONDecoder().decode(One.Template.self, from: Data(json.utf8))
    if try await !Change(OneServer(), id, list).make() { print("nothing to change") }
} catch {
    FileHandle.standardError.write(Data("\(error)\n".utf8))
    exit(1)
}
