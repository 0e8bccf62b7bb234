public import OpenNebula

extension One.SQLResult {
    /// The result of a query of hosts: an example for tests.
    ///
    /// - Returns: The query and its rows.
    public static func example() -> One.SQLResult {
        Self(QUERY: "select oid,name from host_pool", RESULT: Rows(ROW: [["oid": 0, "name": "node01"]]))
    }
}
