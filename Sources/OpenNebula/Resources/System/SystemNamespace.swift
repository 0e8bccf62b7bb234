extension OneServer {
    /// The core itself: `one.system.*`. The methods of its XML-RPC server, `system.*`, are called here too, as
    /// `one.system.listMethods()`.
    public var system: One.SystemNamespace { One.SystemNamespace(server: self) }
}

extension One {
    /// The methods `one.system.*`.
    public struct SystemNamespace: OneNamespace {
        /// `system`
        public static let name = "system"
        /// Where the methods are called.
        public let server: OneServer

        /// Reads the core's release.
        ///
        /// - Returns: The release, as `7.4.0`.
        /// - Throws: ``OneError``
        @discardableResult
        public func version() async throws -> String {
            try await call("version")
        }

        /// Reads how the core is configured.
        ///
        /// - Returns: The configuration. Outside the group `oneadmin`, less of it.
        /// - Throws: ``OneError``: `authorization`.
        @discardableResult
        public func config() async throws -> OpenNebulaConfiguration {
            try await call("config")
        }

        /// Changes the database past all checks, on all servers of the zone. For administrators.
        ///
        /// - Parameters:
        ///   - sql: A database statement.
        ///   - federate: Whether it is run in all zones of the federation. Its master only takes that.
        /// - Returns: 0
        /// - Throws: ``OneError``: `authorization`, `action` where the statement fails, or is to be run in all zones by
        ///   a core that is not the master.
        @discardableResult
        public func sql(_ sql: String, _ federate: Bool) async throws -> Int {
            try await call("sql", sql, federate)
        }

        /// Reads from the database. For administrators.
        ///
        /// - Parameter sql: A query. Its columns need names that elements may have, as in `SELECT count(*) AS n`.
        /// - Returns: The rows.
        /// - Throws: ``OneError``: `authorization`, `action` where the query fails.
        @discardableResult
        public func sqlquery(_ sql: String) async throws -> SQLResult {
            try await call("sqlquery", sql)
        }
    }
}
