// Prints all VMs as an Ansible inventory, grouped by their labels, in the same way as Ansible's plugin `opennebula`.
//
// `swift run Inventory --list`
//
// `HOSTNAME_FROM=v6_first_ip FILTER_BY_LABEL=web GROUP_BY_LABELS=no swift run Inventory --list`

import Foundation
import OpenNebula

extension One.VM {
    /// The labels as names of groups, which consist of letters, digits and `_`.
    var groups: [String] {
        (USER_TEMPLATE["LABELS"]?.string ?? "").split(separator: ",").map { label in
            label.unicodeScalars.reduce(into: "") { name, scalar in
                if "- ".unicodeScalars.contains(scalar) { name += "_" }
                if scalar.properties.isAlphabetic || scalar.properties.numericType != nil { name += "\(scalar)" }
            }
        }
    }

    func variables(hostname: String) -> One.Template {
        var variables = USER_TEMPLATE.merging(["name": NAME, "id": ID, "UNAME": UNAME, "GNAME": GNAME])
        variables["LABELS"] = groups
        variables["host"] = lastHistory?.HOSTNAME
        variables["v4_first_ip"] = ipAddresses(.v4).first
        variables["v6_first_ip"] = ipAddresses(.v6).first
        if hostname != "name" { variables["ansible_host"] = variables[hostname] }
        if let port = USER_TEMPLATE["SSH_PORT"]?.int, (1...65_535).contains(port) { variables["ansible_port"] = port }
        return variables
    }
}

let options = ProcessInfo.processInfo.environment
let one = try OneServer()
let vms = try await one.vmpool.infoextended(.ALL, -1, -1, One.VMStateFilter(.ACTIVE))
let names = Dictionary(grouping: vms, by: \.NAME)
var hostvars = One.Template()
var groups: [String: [String]] = ["all": []]

for vm in vms where options["FILTER_BY_LABEL"].map(vm.groups.contains) ?? true {
    // Several VMs can have the same name, but the hosts of an inventory cannot.
    let host = names[vm.NAME]?.count == 1 ? vm.NAME : "\(vm.NAME)-\(vm.ID)"
    hostvars[host] = vm.variables(hostname: options["HOSTNAME_FROM"] ?? "v4_first_ip")
    for group in ["all"] + (options["GROUP_BY_LABELS"] == "no" ? [] : vm.groups) {
        groups[group, default: []].append(host)
    }
}

var inventory: [String: One.Template] = groups.mapValues { ["hosts": $0] }
inventory["_meta"] = ["hostvars": hostvars]
let encoder = JSONEncoder()
encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
print(String(decoding: try encoder.encode(inventory), as: UTF8.self))
