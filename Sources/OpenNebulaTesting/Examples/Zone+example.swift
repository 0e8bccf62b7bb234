public import OpenNebula

extension One.Zone {
    /// A zone of one front-end: an example for tests.
    ///
    /// - Parameters:
    ///   - ID: The zone's id.
    ///   - NAME: The zone's name.
    /// - Returns: The zone.
    public static func example(ID: Int = 0, NAME: String = "OpenNebula") -> One.Zone {
        Self(
            ID: ID, NAME: NAME, STATE: .ENABLED,
            TEMPLATE: ["ENDPOINT": "http://localhost:2633/RPC2", "ENDPOINT_GRPC": "localhost:2634"],
            SERVER_POOL: ServerPool())
    }
}

extension One.ZonePool {
    /// All zones: an example for tests.
    ///
    /// - Parameter members: The zones.
    /// - Returns: The pool.
    public static func example(_ members: [One.Zone] = [.example()]) -> One.ZonePool { Self(ZONE: members) }
}

extension One.RaftStatus {
    /// The status of a front-end that is alone in its zone: an example for tests.
    ///
    /// - Returns: The status.
    public static func example() -> One.RaftStatus {
        Self(
            SERVER_ID: -1, STATE: .SOLO, TERM: 0, VOTEDFOR: -1, COMMIT: 0, LOG_INDEX: -1, LOG_TERM: -1,
            FEDLOG_INDEX: -1)
    }
}
