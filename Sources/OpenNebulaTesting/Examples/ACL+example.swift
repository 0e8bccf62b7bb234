public import OpenNebula

extension One.ACLPool.Rule {
    /// A rule that lets a group use the networks of a zone: an example for tests.
    ///
    /// - Returns: The rule.
    public static func example() -> One.ACLPool.Rule {
        Self(
            ID: 7, USER: "200000064", RESOURCE: "4400000000", RIGHTS: "1", ZONE: "100000000",
            STRING: "@100 NET/* USE #0")
    }
}

extension One.ACLPool {
    /// All rules: an example for tests.
    ///
    /// - Parameter members: The rules.
    /// - Returns: The pool.
    public static func example(_ members: [One.ACLPool.Rule] = [.example()]) -> One.ACLPool { Self(ACL: members) }
}
