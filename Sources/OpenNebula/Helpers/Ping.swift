extension One {
    /// The result of ``OneServer/ping()``.
    public struct Health: Sendable, Hashable {
        /// The core's release, such as `7.4.0`.
        public var version: String
        /// The server's role in its zone: `SOLO`, `LEADER` or `FOLLOWER`; nil if the session is not allowed to read it.
        public var state: RaftState?
        /// The term of the zone's leader, -1 in a zone of one server; nil if the session is not allowed to read it.
        public var term: Int?
        /// The time that the core took to return its release.
        public var duration: Duration
    }
}

extension OneServer {
    /// Checks that the core responds, and reads its state: a health check in one line.
    ///
    /// ```swift
    /// let health = try await one.with(timeout: .seconds(2)).ping()
    /// print(health.version, health.duration)
    /// ```
    ///
    /// Calls `system.version`, and `zone.raftstatus`, which only users of the group `oneadmin` can call.
    ///
    /// - Returns: The state of the core.
    /// - Throws: ``OneError``: the reason why the core does not respond, such as `connection`, `timeout` or
    ///   `authentication`.
    public func ping() async throws -> One.Health {
        let start = ContinuousClock.now
        let version = try await system.version()
        let duration = start.duration(to: .now)
        do {
            let status = try await zone.raftstatus()
            return One.Health(version: version, state: status.STATE, term: status.TERM, duration: duration)
        } catch let error as OneError where error.code == .authorization {
            return One.Health(version: version, duration: duration)
        }
    }
}
