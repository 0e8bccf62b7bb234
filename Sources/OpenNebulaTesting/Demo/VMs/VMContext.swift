/// What a guest is told of its network.
extension Node {
    /// The variables of an interface in a context, and the attributes that they come from.
    private static let variables: KeyValuePairs<String, String> = [
        "DNS": "DNS", "EXTERNAL": "EXTERNAL", "GATEWAY": "GATEWAY", "IP": "IP", "IP6": "IP6_GLOBAL",
        "IP6_GATEWAY": "GATEWAY6", "IP6_METHOD": "IP6_METHOD", "IP6_METRIC": "IP6_METRIC",
        "IP6_PREFIX_LENGTH": "PREFIX_LENGTH", "IP6_ULA": "IP6_ULA", "MAC": "MAC", "MASK": "NETWORK_MASK",
        "METHOD": "METHOD", "METRIC": "METRIC", "MTU": "GUEST_MTU", "NETWORK": "NETWORK_ADDRESS", "ROUTES": "ROUTES",
        "SEARCH_DOMAIN": "SEARCH_DOMAIN", "VLAN_ID": "VLAN_ID", "VROUTER_IP": "VROUTER_IP",
        "VROUTER_IP6": "VROUTER_IP6_GLOBAL", "VROUTER_MANAGEMENT": "VROUTER_MANAGEMENT",
    ]

    /// Gives the context of a VM a disk, and what its interfaces say, where `NETWORK` asks for that.
    mutating func setContext() {
        guard self["TEMPLATE"].has("CONTEXT") else { return }
        var context = self["TEMPLATE"]["CONTEXT"]
        if !context.has("DISK_ID") {
            context[int: "DISK_ID"] = nextDiskID
            context[text: "TARGET"] = freeTarget("sd")
        }
        if context[text: "NETWORK"].uppercased() == "YES" {
            for (index, nic) in self["TEMPLATE"].all("NIC").enumerated() {
                for (variable, attribute) in Self.variables where !context.has("ETH\(index)_\(variable)") {
                    context[text: "ETH\(index)_\(variable)"] = nic[text: attribute]
                }
            }
        }
        context.sort()
        self["TEMPLATE"]["CONTEXT"] = context
    }
}
