public import OpenNebula

extension One.VNTemplate {
    /// A virtual network template with one range of addresses: an example for tests.
    ///
    /// - Parameters:
    ///   - ID: The template's id.
    ///   - NAME: The template's name.
    /// - Returns: The template.
    public static func example(ID: Int = 0, NAME: String = "private") -> One.VNTemplate {
        Self(
            ID: ID, UID: 0, GID: 0, UNAME: "oneadmin", GNAME: "oneadmin", NAME: NAME, PERMISSIONS: .ownerOnly,
            REGTIME: .exampleTime,
            TEMPLATE: [
                "AR": ["IP": "10.0.0.10", "SIZE": 100, "TYPE": "IP4"], "BRIDGE": "br0", "VN_MAD": "bridge",
            ])
    }
}

extension One.VNTemplatePool {
    /// All virtual network templates: an example for tests.
    ///
    /// - Parameter members: The templates.
    /// - Returns: The pool.
    public static func example(_ members: [One.VNTemplate] = [.example()]) -> One.VNTemplatePool {
        Self(VNTEMPLATE: members)
    }
}
