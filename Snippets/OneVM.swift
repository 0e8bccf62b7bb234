// Works like Ansible's module `one_vm`: brings VMs to a given number or state, and prints the changes as JSON.
//
// `swift run OneVM '{"template_name": "web", "exact_count": 3, "count_labels": ["web"]}'`

import Foundation
import OpenNebula

/// The module's parameters, with the module's names.
struct Arguments: Decodable {
    enum State: String, Decodable { case present, absent, running, poweredoff, rebooted }
    struct SaveAs: Decodable {
        var name: String
        var disk_id: Int?
    }
    typealias Attributes = [String: One.TemplateValue?]

    var template_id: Int?
    var template_name: String?
    var instance_ids: [Int]?
    var state: State?
    var count: Int?
    var exact_count: Int?
    var attributes: Attributes?
    var labels: [String]?
    var count_attributes: Attributes?
    var count_labels: [String]?
    var memory: String?
    var cpu: Double?
    var vcpu: Int?
    var disk_size: [String]?
    var networks: [One.Template]?
    var datastore_id: Int?
    var datastore_name: String?
    var persistent: Bool?
    var vm_start_on_hold: Bool?
    var hard: Bool?
    var wait: Bool?
    var wait_timeout: Int?
    var mode: String?
    var owner_id: Int?
    var group_id: Int?
    var updateconf: [String: One.Template]?
    var update_attributes: One.Template?
    var disk_saveas: SaveAs?

    var hasTemplate: Bool { template_id != nil || template_name != nil }

    private static let exclusive = [
        ["template_id", "template_name", "instance_ids"], ["exact_count", "count", "instance_ids"],
        ["instance_ids", "attributes"], ["instance_ids", "labels"], ["disk_saveas", "attributes"],
        ["disk_saveas", "labels"], ["persistent", "disk_size"],
    ]

    init(_ json: Data) throws {
        self = try JSONDecoder().decode(Self.self, from: json)
        let given = Set((try JSONSerialization.jsonObject(with: json) as? [String: Any] ?? [:]).keys)
        for name in given.subtracting(Mirror(reflecting: self).children.compactMap(\.label)) {
            throw OneError(.invalidArgument, "there is no argument \(name)")
        }
        for names in Self.exclusive where given.intersection(names).count > 1 {
            throw OneError(.invalidArgument, "only one of \(names.joined(separator: ", ")) can be given")
        }
        if hasTemplate && state ?? .present != .present {
            throw OneError(.invalidArgument, "a template makes VMs present")
        }
        let isCounted = count_attributes?.isEmpty == false || count_labels?.isEmpty == false
        if (exact_count != nil) != isCounted || isCounted && !hasTemplate {
            throw OneError(.invalidArgument, "exact_count needs a template, and count_attributes or count_labels")
        }
        if (exact_count ?? 0) < 0 || (count ?? 1) < 1 { throw OneError(.invalidArgument, "the count is too small") }
    }
}

/// A pattern for VM names. It can end in a `#` for each digit of a number: `web-##`.
struct NamePattern {
    let base: String
    let digits: Int

    init(_ text: String) {
        digits = text.utf8.reversed().prefix { $0 == UInt8(ascii: "#") }.count
        base = String(text.unicodeScalars.dropLast(digits))
    }

    func number(of name: String) -> Int? {
        let rest = name.utf8.dropFirst(base.utf8.count)
        guard name.utf8.starts(with: base.utf8), rest.allSatisfy({ (48...57).contains($0) }) else { return nil }
        return Int(Substring(rest))
    }

    func matches(_ name: String) -> Bool { digits == 0 ? name == base : number(of: name) != nil }

    /// Returns names that match the pattern, with the lowest numbers that are free.
    func names(_ count: Int, besides others: [String]) -> [String] {
        guard digits > 0 else { return Array(repeating: base, count: count) }
        let taken = Set(others.compactMap(number))
        return (0..<taken.count + count).filter { !taken.contains($0) }.prefix(count).map { number in
            let zeros = String(repeating: "0", count: max(digits - "\(number)".utf8.count, 0))
            return "\(base)\(zeros)\(number)"
        }
    }
}

extension One.VM {
    var labels: [String] { USER_TEMPLATE["LABELS"]?.string?.split(separator: ",").map(String.init) ?? [] }
}

/// A VM in the form that the module returns.
struct Instance: Encodable {
    var vm_id, template_id, owner_id, group_id, uptime_h: Int?
    var vm_name, owner_name, group_name, state, memory, cpu, vcpu: String?
    var lcm_state, mode: String?
    var disk_size, labels: [String]
    var networks: [[String: String?]]
    var attributes, updateconf: One.Template

    init(_ vm: One.VM) {
        (vm_id, owner_id, group_id) = (vm.ID, vm.UID, vm.GID)
        (vm_name, owner_name, group_name) = (vm.NAME, vm.UNAME, vm.GNAME)
        (state, lcm_state) = ("\(vm.STATE)", vm.STATE == .ACTIVE ? "\(vm.LCM_STATE)" : nil)
        (template_id, memory) = (vm.TEMPLATE["TEMPLATE_ID"], vm.TEMPLATE["MEMORY"]?.string.map { "\($0) MB" })
        (cpu, vcpu) = (vm.TEMPLATE["CPU"], vm.TEMPLATE["VCPU"])
        uptime_h = vm.startDate.map { Int(Date.now.timeIntervalSince($0) / 3600) }
        disk_size = vm.DISK.map { "\($0.SIZE ?? 0) MB" }
        networks = vm.NIC.map {
            ["ip": $0.IP, "mac": $0.MAC, "name": $0.NETWORK, "security_groups": $0["SECURITY_GROUPS"]?.string]
        }
        (mode, labels, attributes) = (vm.PERMISSIONS?.octal, vm.labels, vm.USER_TEMPLATE)
        attributes["LABELS"] = nil
        updateconf = [:]
        for name in ["OS", "CPU_MODEL", "FEATURES", "INPUT", "GRAPHICS", "VIDEO", "RAW", "CONTEXT", "BACKUP_CONFIG"] {
            updateconf[name] = vm.TEMPLATE[name]
        }
    }
}

struct Module {
    struct Result: Encodable {
        var changed = false
        var instances: [Instance] = []
        var instances_ids: [Int] = []
        var tagged_instances: [Instance] = []
    }

    let one: OneServer
    let arguments: Arguments
    let attributes: Arguments.Attributes
    let labels: [String]

    init(_ arguments: Arguments) throws {
        one = try OneServer()
        self.arguments = arguments
        attributes = Self.uppercased(arguments.attributes ?? arguments.count_attributes)
        labels = arguments.labels ?? arguments.count_labels ?? []
    }

    private static func uppercased(_ attributes: Arguments.Attributes?) -> Arguments.Attributes {
        .init((attributes ?? [:]).map { ($0.key.uppercased(), $0.value) }, uniquingKeysWith: { $1 })
    }

    private var timeout: Duration { .seconds(arguments.wait_timeout ?? 300) }
    private var isHard: Bool { arguments.hard ?? false }
    private var isHeld: Bool { arguments.vm_start_on_hold ?? false }
    private var waits: Bool { arguments.wait ?? true }

    func run() async throws -> Result {
        var result = Result()
        var (changed, tagged): ([Int], [Int]) = ([], [])
        let state = arguments.state ?? .present
        if let template = try await template() {
            if let count = arguments.exact_count {
                let old = try await find(Self.uppercased(arguments.count_attributes), arguments.count_labels ?? [])
                let surplus = old.prefix(max(old.count - count, 0))
                let new = try await create(max(count - old.count, 0), of: template)
                for vm in surplus { try await end(vm) }
                if waits { for vm in surplus { try await one.vm.wait(vm.ID, for: .DONE, timeout: timeout) } }
                (changed, tagged) = (surplus.map(\.ID) + new, old.dropFirst(surplus.count).map(\.ID) + new)
            } else {
                changed = try await create(arguments.count ?? 1, of: template)
            }
            result.changed = !changed.isEmpty
        } else {
            let vms = try await selected()
            for vm in vms where try await bring(vm, to: state) { result.changed = true }
            if waits { for vm in vms { try await wait(for: state, of: vm) } }
            changed = vms.map(\.ID)
        }
        for id in arguments.exact_count == nil ? changed : tagged {
            if try await configure(id) { result.changed = true }
        }
        if let image = arguments.disk_saveas, let vm = changed.first {
            try await one.vm.saveDisk(vm, image.disk_id ?? 0, image.name, type: "OS", timeout: timeout)
            result.changed = true
        }
        for id in changed { result.instances.append(Instance(try await one.vm.info(id))) }
        for id in tagged { result.tagged_instances.append(Instance(try await one.vm.info(id))) }
        result.instances_ids = changed
        return result
    }

    // MARK: Which VMs

    /// Returns the VMs with these attributes and labels that are not done, oldest first.
    private func find(_ attributes: Arguments.Attributes, _ labels: [String]) async throws -> [One.VM] {
        try await one.vmpool.infoextended(.ALL, -1, -1, .NOT_DONE).filter { vm in
            labels.allSatisfy(vm.labels.contains)
                && attributes.allSatisfy { name, value in
                    if name == "NAME", let pattern = value?.string { return NamePattern(pattern).matches(vm.NAME) }
                    let found = vm.USER_TEMPLATE[name]
                    return found != nil && (value == nil || found == value)
                }
        }.sorted { $0.ID < $1.ID }
    }

    private func selected() async throws -> [One.VM] {
        var vms: [One.VM] = []
        if let ids = arguments.instance_ids {
            for id in ids {
                if let vm = try await one.vm.find(id) {
                    vms.append(vm)
                } else if arguments.state != .absent {
                    throw OneError(.noExists, "there is no VM \(id)", objectID: id)
                }
            }
            return vms
        }
        guard arguments.state != .absent, !attributes.isEmpty || !labels.isEmpty else {
            throw OneError(.invalidArgument, "instance_ids are needed, or attributes or labels where no VM is to go")
        }
        vms = try await find(attributes, labels)
        if vms.isEmpty, arguments.state ?? .present != .present { throw OneError(.noExists, "there are no such VMs") }
        return vms
    }

    // MARK: VMs of a template

    private func template() async throws -> One.VMTemplate? {
        if let id = arguments.template_id { return try await one.template.info(id) }
        guard let name = arguments.template_name else { return nil }
        guard let template = try await one.templatepool.first(named: name) else {
            throw OneError(.noExists, "there is no template \(name)")
        }
        return template
    }

    private func create(_ count: Int, of template: One.VMTemplate) async throws -> [Int] {
        guard count > 0 else { return [] }
        var extra = One.Template()
        for case (let name, let value?) in attributes where name != "NAME" { extra[name] = value }
        if !labels.isEmpty { extra["LABELS"] = .text(labels.joined(separator: ",")) }
        if let memory = arguments.memory { extra["MEMORY"] = try megabytes(memory) }
        if let cpu = arguments.cpu { extra["CPU"] = cpu }
        if let vcpu = arguments.vcpu { extra["VCPU"] = vcpu }
        if let networks = arguments.networks { extra["NIC"] = networks }
        if let sizes = arguments.disk_size {
            var disks: [One.Template] = template.TEMPLATE["DISK"] ?? []
            guard sizes.count == disks.count else {
                throw OneError(.invalidArgument, "the template has \(disks.count) disks, not \(sizes.count)")
            }
            for (index, size) in sizes.enumerated() { disks[index]["SIZE"] = try megabytes(size) }
            extra["DISK"] = disks
        }
        if let datastore = try await datastore() { extra["SCHED_DS_REQUIREMENTS"] = "ID=\(datastore)" }
        for (name, vector) in arguments.updateconf ?? [:] {
            extra[name] = .vector((template.TEMPLATE[name]?.vector ?? [:]).merging(vector))
        }

        let pattern = NamePattern(attributes["NAME"]??.string ?? "")
        let others = pattern.digits > 0 ? try await one.vmpool.info(.ALL, -1, -1, .NOT_DONE).map(\.NAME) : []
        var ids: [Int] = []
        for name in pattern.names(count, besides: others) {
            let isOwn = arguments.persistent ?? false
            ids.append(try await one.template.instantiate(template.ID, name, isHeld, extra, isOwn))
        }
        for id in waits ? ids : [] {
            if isHeld {
                try await one.vm.wait(id, for: .HOLD, timeout: timeout)
            } else {
                try await one.vm.wait(id, for: .RUNNING, timeout: timeout)
            }
        }
        return ids
    }

    private func datastore() async throws -> Int? {
        guard let name = arguments.datastore_name else { return arguments.datastore_id }
        guard let datastore = try await one.datastorepool.first(named: name) else {
            throw OneError(.noExists, "there is no datastore \(name)")
        }
        return datastore.ID
    }

    private func megabytes(_ text: String) throws -> Int {
        let number = text.prefix { "0123456789.".contains($0) }
        let units = ["B": 0x1p-20, "KB": 0x1p-10, "MB": 1, "GB": 0x1p10, "TB": 0x1p20]
        let unit = text.dropFirst(number.count).trimmingCharacters(in: .whitespaces)
        guard let number = Double(number), let factor = units[unit],
            let size = Int(exactly: (number * factor).rounded())
        else { throw OneError(.invalidArgument, "\(text) is no size: write it as 4 GB") }
        return size
    }

    // MARK: What VMs are

    /// Brings a VM to a state. Returns false if the VM is already in the state or on its way.
    private func bring(_ vm: One.VM, to state: Arguments.State) async throws -> Bool {
        switch state {
        case .present: return false
        case .absent:
            guard vm.phase != .done else { return false }
            try await end(vm)
        case .poweredoff:
            guard vm.STATE != .POWEROFF, vm.LCM_STATE != .SHUTDOWN_POWEROFF else { return false }
            try await one.vm.action(isHard ? .poweroff_hard : .poweroff, vm.ID)
        case .running:
            if vm.STATE == .HOLD {
                try await one.vm.action(.release, vm.ID)
            } else {
                guard vm.LCM_STATE == .UNKNOWN || ![.pending, .running].contains(vm.phase) else { return false }
                try await one.vm.action(.resume, vm.ID)
            }
        case .rebooted:
            if try await bring(vm, to: .poweredoff) {
                try await one.vm.wait(vm.ID, for: .POWEROFF, after: vm, timeout: timeout)
            }
            try await one.vm.action(.resume, vm.ID)
        }
        return true
    }

    private func wait(for state: Arguments.State, of vm: One.VM) async throws {
        switch state {
        case .present: break
        case .absent: try await one.vm.wait(vm.ID, for: .DONE, timeout: timeout)
        case .poweredoff: try await one.vm.wait(vm.ID, for: .POWEROFF, timeout: timeout)
        case .running, .rebooted: try await one.vm.wait(vm.ID, for: .RUNNING, timeout: timeout)
        }
    }

    private func end(_ vm: One.VM) async throws {
        try await one.vm.action(isHard ? .terminate_hard : .terminate, vm.ID)
    }

    /// Gives a VM the requested permissions and attributes. Returns whether this changes the VM.
    private func configure(_ id: Int) async throws -> Bool {
        var changes = [
            try await one.vm.change(
                id, owner: arguments.owner_id, group: arguments.group_id,
                permissions: try arguments.mode.map { try One.Permissions(octal: $0) })
        ]
        // A new VM from a template already has its configuration.
        if !arguments.hasTemplate, let new = arguments.updateconf {
            changes.append(
                try await one.vm.updateconf(id) { configuration in
                    for (name, vector) in new {
                        configuration[name] = .vector((configuration[name]?.vector ?? [:]).merging(vector))
                    }
                })
        }
        if let new = arguments.update_attributes {
            changes.append(try await one.vm.update(id) { for (name, value) in new { $0[name.uppercased()] = value } })
        }
        return changes.contains(true)
    }
}

func write(_ result: some Encodable) throws {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    print(String(decoding: try encoder.encode(result), as: UTF8.self))
}

guard CommandLine.arguments.count == 2 else {
    FileHandle.standardError.write(Data("usage: swift run OneVM <arguments as JSON>\n".utf8))
    exit(2)
}
do {
    try write(await Module(Arguments(Data(CommandLine.arguments[1].utf8))).run())
} catch {
    struct Failure: Encodable {
        var failed = true
        var msg: String
    }
    try write(Failure(msg: "\(error)"))
    exit(1)
}
