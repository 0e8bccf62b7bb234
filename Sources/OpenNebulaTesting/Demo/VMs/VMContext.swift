import OpenNebula

/// The contexts of VMs, which guests read when they boot.
extension Cloud {
    /// The variables of an interface in a context, and the attributes that they come from.
    private static let variables: KeyValuePairs<String, String> = [
        "DNS": "DNS", "EXTERNAL": "EXTERNAL", "GATEWAY": "GATEWAY", "IP": "IP", "IP6": "IP6_GLOBAL",
        "IP6_GATEWAY": "GATEWAY6", "IP6_METHOD": "IP6_METHOD", "IP6_METRIC": "IP6_METRIC",
        "IP6_PREFIX_LENGTH": "PREFIX_LENGTH", "IP6_ULA": "IP6_ULA", "MAC": "MAC", "MASK": "NETWORK_MASK",
        "METHOD": "METHOD", "METRIC": "METRIC", "MTU": "GUEST_MTU", "NETWORK": "NETWORK_ADDRESS", "ROUTES": "ROUTES",
        "SEARCH_DOMAIN": "SEARCH_DOMAIN", "VLAN_ID": "VLAN_ID", "VROUTER_IP": "VROUTER_IP",
        "VROUTER_IP6": "VROUTER_IP6_GLOBAL", "VROUTER_MANAGEMENT": "VROUTER_MANAGEMENT",
    ]

    /// Gives the context of a VM a disk and, if `NETWORK` is `YES`, the variables of its interfaces. References in the
    /// context are replaced by values.
    func setContext(of vm: inout Node) {
        guard vm["TEMPLATE"].has("CONTEXT") else { return }
        var context = vm["TEMPLATE"]["CONTEXT"]
        context.children = context.children.map { child in child.with { $0.text = resolved(child.text, for: vm) } }
        if !context.has("DISK_ID") { context.merge(["DISK_ID": "\(vm.nextDiskID)", "TARGET": vm.freeTarget("hd")]) }
        for nic in context.isYes("NETWORK") ? vm.nics : [] {
            let network = Int(nic[text: "NETWORK_ID"]).flatMap { self[.vn, $0] }
            let range = network?.ranges.first { $0.id == nic[int: "AR_ID"] }?.attributes
            let sources = [nic, range, network?["TEMPLATE"]].compactMap(\.self)
            for (variable, attribute) in Self.variables where !context.has(nic.contextPrefix + variable) {
                let values = sources.map { $0[text: attribute] }
                context[text: nic.contextPrefix + variable] = values.first { !$0.isEmpty } ?? ""
            }
        }
        context.sort()
        vm["TEMPLATE"]["CONTEXT"] = context
    }

    /// Replaces references to attributes, such as `$NAME`, `$NIC[IP]` or `$NETWORK[DNS, NETWORK="lan"]`.
    private func resolved(_ text: String, for vm: Node) -> String {
        text.replacing(#/\$([A-Z0-9_]+)(?:\[([A-Z0-9_]+)(?:,\s*([A-Z0-9_]+)="?([^"\]]*)"?)?\])?/#) { match in
            let name = String(match.1)
            guard let attribute = match.2.map(String.init) else { return value(of: name, in: vm) }
            let key = match.3.map(String.init)
            let source = sources(name, for: vm).first { key == nil || $0[text: key ?? ""] == match.4 ?? "" }
            return source.map { value(of: attribute, in: $0) } ?? ""
        }
    }

    /// Returns an attribute of an object or a vector.
    private func value(of name: String, in object: Node) -> String {
        if name == "VMID" { return object[text: "ID"] }
        return [object, object["TEMPLATE"], object["USER_TEMPLATE"]].first { $0.has(name) }?[text: name] ?? ""
    }

    /// Returns the objects or vectors that a reference of a VM's context can mean.
    private func sources(_ name: String, for vm: Node) -> [Node] {
        func objects(_ kind: Kind, _ ids: [Int]) -> [Node] {
            ids.compactMap { self[kind, $0] }.map { object in
                let own = [Node("\(name)_ID", object[text: "ID"]), Node(name, object[text: "NAME"])]
                return object.with { $0.children += own }
            }
        }
        return switch name {
        case "USER": objects(.user, [vm[int: "UID"]])
        case "NETWORK": objects(.vn, vm.nics.compactMap { Int($0[text: "NETWORK_ID"]) })
        case "IMAGE": objects(.image, vm.images)
        default: vm["TEMPLATE"].vectors(name) + vm["USER_TEMPLATE"].vectors(name)
        }
    }
}

extension Node {
    /// The beginning of the variables of an interface in a context.
    var contextPrefix: String {
        name == "NIC" ? "ETH\(self[int: "NIC_ID"])_" : "ETH\(self[int: "PARENT_ID"])_ALIAS\(self[int: "ALIAS_ID"])_"
    }
}
