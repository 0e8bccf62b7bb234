public import OpenNebula

extension One.SecurityGroup {
    /// A security group that lets in what a web server needs, up to date on its VM: an example for tests.
    ///
    /// - Parameters:
    ///   - ID: The security group's id.
    ///   - NAME: The security group's name.
    /// - Returns: The security group.
    public static func example(ID: Int = 100, NAME: String = "web") -> One.SecurityGroup {
        Self(
            ID: ID, UID: 0, GID: 0, UNAME: "oneadmin", GNAME: "oneadmin", NAME: NAME, PERMISSIONS: .ownerOnly,
            UPDATED_VMS: One.IDs(ID: [0]),
            TEMPLATE: [
                "DESCRIPTION": "HTTP and SSH",
                "RULE": [
                    ["PROTOCOL": "TCP", "RANGE": "22,80,443", "RULE_TYPE": "INBOUND"],
                    ["ICMP_TYPE": 8, "PROTOCOL": "ICMP", "RULE_TYPE": "INBOUND"],
                ],
            ])
    }
}

extension One.SecurityGroupPool {
    /// All security groups: an example for tests.
    ///
    /// - Parameter members: The security groups.
    /// - Returns: The pool.
    public static func example(_ members: [One.SecurityGroup] = [.example()]) -> One.SecurityGroupPool {
        Self(SECURITY_GROUP: members)
    }
}
