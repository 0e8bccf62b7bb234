extension One {
    /// A server of a zone, and its own status.
    public struct RaftServer: Sendable {
        /// The server as its zone lists it.
        public var server: Zone.ServerPool.Server
        /// Its own status; nil if it did not respond.
        public var status: RaftStatus?
        /// The error, if it did not respond.
        public var error: OneError?
        /// The number of log entries that it is behind the most advanced server; nil if it did not respond.
        public var behind: Int128?
    }
}

extension One.ZoneNamespace {
    /// Reads the replication status of all servers of a zone, concurrently.
    ///
    /// ```swift
    /// for server in try await one.zone.raftStatuses(0) {
    ///     print(server.server.NAME ?? "", server.status.map { "\($0.STATE)" } ?? "no answer", server.behind ?? 0)
    /// }
    /// ```
    ///
    /// Calls `zone.info`, and `zone.raftstatus` at each server's `ENDPOINT`, with this server's session, timeout and
    /// certificates. A zone of one server lists none.
    ///
    /// - Parameter id: The zone's id.
    /// - Returns: The servers, in the zone's order. Servers that do not respond have an error.
    /// - Throws: ``OneError``: `noExists`, `authorization`.
    public func raftStatuses(_ id: Int) async throws -> [One.RaftServer] {
        let servers = try await info(id).SERVER_POOL.SERVER
        var statuses = await withTaskGroup(of: (Int, One.RaftServer).self) { group in
            for (index, server) in servers.enumerated() {
                group.addTask { (index, await ask(server)) }
            }
            return await group.reduce(into: [:]) { $0[$1.0] = $1.1 }
        }
        let last = statuses.values.compactMap { $0.status?.LOG_INDEX }.max()
        for index in servers.indices {
            guard let last, let own = statuses[index]?.status?.LOG_INDEX else { continue }
            statuses[index]?.behind = last - own
        }
        return servers.indices.compactMap { statuses[$0] }
    }

    private func ask(_ server: One.Zone.ServerPool.Server) async -> One.RaftServer {
        do {
            var configuration = self.server.configuration
            configuration.endpoint = server.ENDPOINT ?? ""
            let status = try await OneServer(configuration).zone.raftstatus()
            return One.RaftServer(server: server, status: status)
        } catch {
            let error = OneError(wrapping: error, as: .connection, "no response")
            return One.RaftServer(server: server, error: error)
        }
    }
}
