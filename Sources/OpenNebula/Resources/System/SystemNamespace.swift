extension OneServer {
    /// The core itself: `one.system.*`. You can also call the methods of its XML-RPC server, `system.*`, such as
    /// `one.system.listMethods()`.
    public var system: One.SystemNamespace { One.SystemNamespace(server: self) }
}

extension One {
    /// The methods `one.system.*`.
    public struct SystemNamespace: OneNamespace {
        /// `system`
        public static let name = "system"
        /// The server that receives the calls.
        public let server: OneServer

        /// Reads the core's release.
        ///
        /// Calls `one.system.version`.
        ///
        /// - Returns: The release, such as `7.4.0`.
        /// - Throws: ``OneError``
        @discardableResult
        public func version() async throws -> String {
            try await call("version")
        }

        /// Reads the core's configuration.
        ///
        /// Calls `one.system.config`.
        ///
        /// - Returns: The configuration. Users outside the group `oneadmin` get fewer settings.
        /// - Throws: ``OneError``: `authorization`.
        @discardableResult
        public func config() async throws -> OpenNebulaConfiguration {
            try await call("config")
        }

        /// Changes the database without checks, on all servers of the zone. For administrators.
        ///
        /// Calls `one.system.sql`.
        ///
        /// - Parameters:
        ///   - sql: A database statement.
        ///   - federate: Whether to run it in all zones of the federation. Only the master accepts that.
        /// - Returns: 0
        /// - Throws: ``OneError``: `authorization`, `action` if the statement fails, or for `federate` on a core that
        ///   is not the master.
        @discardableResult
        public func sql(_ sql: String, _ federate: Bool) async throws -> Int {
            try await call("sql", sql, federate)
        }

        /// Reads from the database. For administrators.
        ///
        /// Calls `one.system.sqlquery`.
        ///
        /// - Parameter sql: A query. Its columns need names that are valid for XML elements, as in
        ///   `SELECT count(*) AS n`.
        /// - Returns: The rows.
        /// - Throws: ``OneError``: `authorization`, `action` if the query fails.
        @discardableResult
        public func sqlquery(_ sql: String) async throws -> SQLResult {
            try await call("sqlquery", sql)
        }
    }
}
