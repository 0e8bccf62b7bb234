extension OneServer {
    /// Zones: `one.zone.*`.
    public var zone: One.ZoneNamespace { One.ZoneNamespace(server: self) }
    /// All zones: `one.zonepool.*`.
    public var zonepool: One.ZonePoolNamespace { One.ZonePoolNamespace(server: self) }
}

// MARK: Methods

extension One {
    /// The methods `one.zone.*`.
    public struct ZoneNamespace: Readable, Deletable, Updatable, Renamable {
        /// The type that `info` returns.
        public typealias Document = Zone
        /// `zone`
        public static let name = "zone"
        /// The server that receives the calls.
        public let server: OneServer

        /// Adds a zone to the federation.
        ///
        /// Calls `one.zone.allocate`.
        ///
        /// - Parameter template: The attributes: `NAME`, and `ENDPOINT`, the URL of its core.
        /// - Returns: The new zone's id.
        /// - Throws: ``OneError``: `allocate` if the core is not the federation's master, `internal` if the
        ///   template cannot be parsed or the name is taken, `authorization`.
        @discardableResult
        public func allocate(_ template: Template) async throws -> Int {
            try await call("allocate", template)
        }

        /// Enables or disables a zone. A disabled zone only accepts calls that read. Not in 5.12.
        ///
        /// Calls `one.zone.enable`.
        ///
        /// - Parameters:
        ///   - id: The id of the core's own zone.
        ///   - enable: Whether the zone accepts changes.
        /// - Returns: The zone's id.
        /// - Throws: ``OneError``: `action` if the zone is not the core's own, `authorization`.
        @discardableResult
        public func enable(_ id: Int, _ enable: Bool) async throws -> Int {
            try await call("enable", id, enable)
        }

        /// Adds a server to a zone: a core that can take over if the leader fails.
        ///
        /// Calls `one.zone.addserver`.
        ///
        /// - Parameters:
        ///   - id: The id of the core's own zone.
        ///   - template: The server: `["SERVER": ["NAME": …, "ENDPOINT": …]]`.
        /// - Returns: The zone's id.
        /// - Throws: ``OneError``: `action` if the zone is not the core's own, or an attribute is missing,
        ///   `noExists`, `authorization`.
        @discardableResult
        public func addserver(_ id: Int, _ template: Template) async throws -> Int {
            try await call("addserver", id, template)
        }

        /// Removes a server from a zone.
        ///
        /// Calls `one.zone.delserver`.
        ///
        /// - Parameters:
        ///   - id: The id of the core's own zone.
        ///   - server: The server's id.
        /// - Returns: The zone's id.
        /// - Throws: ``OneError``: `action` if the zone is not the core's own, or has no such server,
        ///   `noExists`, `authorization`.
        @discardableResult
        public func delserver(_ id: Int, _ server: Int) async throws -> Int {
            try await call("delserver", id, server)
        }

        /// Reads the core's own replication status in its zone.
        ///
        /// Calls `one.zone.raftstatus`.
        ///
        /// - Returns: The status.
        /// - Throws: ``OneError``: `authorization`.
        @discardableResult
        public func raftstatus() async throws -> RaftStatus {
            try await call("raftstatus")
        }

        /// Resets the replication state of a server. Cores use this method: the leader determines it again.
        ///
        /// Calls `one.zone.resetserver`.
        ///
        /// - Parameters:
        ///   - id: The id of the core's own zone.
        ///   - server: The server's id.
        /// - Returns: The zone's id.
        /// - Throws: ``OneError``: `action` if the zone is not the core's own, `authorization`, `fault`.
        @discardableResult
        public func resetserver(_ id: Int, _ server: String) async throws -> Int {
            try await call("resetserver", id, server)
        }

        /// Appends a record to a follower's log, or sends the leader's heartbeat. Cores use this method: a zone's
        /// leader calls it on its followers. Changes the database.
        ///
        /// Calls `one.zone.replicate`.
        ///
        /// - Parameters:
        ///   - leader: The leader's server id.
        ///   - commit: The index of the last record that the leader has applied.
        ///   - leaderTerm: The leader's term.
        ///   - index: The record's index, 0 if there is no record.
        ///   - term: The record's term.
        ///   - previousIndex: The index of the record before it.
        ///   - previousTerm: The term of the record before it.
        ///   - sql: The record: a database statement; empty if there is no record.
        /// - Returns: The follower's term.
        /// - Throws: ``OneError``: `authorization`, `action` if the term or the record does not fit the follower's,
        ///   `fault`.
        @discardableResult
        public func replicate(
            _ leader: Int, _ commit: Int, _ leaderTerm: Int, _ index: Int, _ term: Int, _ previousIndex: Int,
            _ previousTerm: Int, _ sql: String
        ) async throws -> Int {
            try await call("replicate", leader, commit, leaderTerm, index, term, previousIndex, previousTerm, sql)
        }

        /// Appends a record to a zone's log of the federation. Cores use this method: the federation's master calls it
        /// on the zones. Changes the database.
        ///
        /// Calls `one.zone.fedreplicate`.
        ///
        /// - Parameters:
        ///   - index: The record's index.
        ///   - sql: The record: a database statement.
        /// - Returns: The index of the zone's last record.
        /// - Throws: ``OneError``: `authorization`, `action` if the record does not fit the zone's log, `fault`.
        @discardableResult
        public func fedreplicate(_ index: Int, _ sql: String) async throws -> Int {
            try await call("fedreplicate", index, sql)
        }

        /// Asks a core for its vote. Cores use this method: a candidate for leader calls it on the other servers of its
        /// zone.
        ///
        /// Calls `one.zone.voterequest`.
        ///
        /// - Parameters:
        ///   - term: The candidate's term.
        ///   - candidate: The candidate's server id.
        ///   - index: The index of the last record in the candidate's log.
        ///   - logTerm: The term of that record.
        /// - Returns: The voter's term.
        /// - Throws: ``OneError``: `authorization`, `action` if the vote is denied, `fault`.
        @discardableResult
        public func voterequest(
            _ term: Int, _ candidate: Int, _ index: Int, _ logTerm: Int
        ) async throws -> Int {
            try await call("voterequest", term, candidate, index, logTerm)
        }

        /// Replaces a zone with its document. Cores use this method: a zone's core calls it on the federation's master.
        ///
        /// Calls `one.zone.updatedb`.
        ///
        /// - Parameters:
        ///   - id: The zone's id.
        ///   - xml: The document, `ZONE`.
        /// - Returns: The zone's id.
        /// - Throws: ``OneError``: `noExists`, `authorization`, `internal`, `fault` if the core is not the master.
        @discardableResult
        public func updatedb(_ id: Int, _ xml: String) async throws -> Int {
            try await call("updatedb", id, xml)
        }
    }

    /// The methods `one.zonepool.*`.
    public struct ZonePoolNamespace: ReadablePool {
        /// The type that `info` returns.
        public typealias Document = ZonePool
        /// `zonepool`
        public static let name = "zonepool"
        /// The server that receives the calls.
        public let server: OneServer
    }
}

// MARK: Constants

extension One {
    /// The state of a zone. Since 6.2.
    public struct ZoneState: OneConstant {
        /// OpenNebula's number.
        public let rawValue: Int
        /// Creates a state from its number.
        public init(rawValue: Int) { self.rawValue = rawValue }

        /// Accepts changes.
        public static let ENABLED = Self(0)
        /// Only accepts calls that read.
        public static let DISABLED = Self(1)

        /// OpenNebula's names.
        public static let names = [0: "ENABLED", 1: "DISABLED"]
    }

    /// The state of a core among the servers of its zone.
    public struct RaftState: OneConstant {
        /// OpenNebula's number.
        public let rawValue: Int
        /// Creates a state from its number.
        public init(rawValue: Int) { self.rawValue = rawValue }

        /// The only server.
        public static let SOLO = Self(0)
        /// A candidate for leader.
        public static let CANDIDATE = Self(1)
        /// A follower.
        public static let FOLLOWER = Self(2)
        /// The leader.
        public static let LEADER = Self(3)

        /// OpenNebula's names.
        public static let names = [0: "SOLO", 1: "CANDIDATE", 2: "FOLLOWER", 3: "LEADER"]
    }
}

// MARK: Documents

extension One {
    /// All zones that the user can see: `ZONE_POOL`.
    public struct ZonePool: OnePool {
        /// The type of the pool's objects.
        public typealias Element = Zone
        /// The root element's name.
        public static let root = "ZONE_POOL"

        /// The zones.
        public var ZONE: [Zone]
        /// Elements that this type has no property for, such as those of a newer core; nil if there are none.
        public var others: Template?

        /// Creates a value from its fields.
        public init(ZONE: [Zone] = [], others: Template? = nil) {
            self.ZONE = ZONE
            self.others = others
        }

        /// The same as ``ZONE``.
        public var members: [Zone] { ZONE }
    }

    /// A zone: `ZONE`.
    public struct Zone: OneObject {
        /// The root element's name.
        public static let root = "ZONE"

        /// The zone's id.
        public var ID: Int
        /// The zone's name.
        public var NAME: String
        /// The state. Since 6.2.
        public var STATE: ZoneState?
        /// The attributes, including `ENDPOINT`, the URL of its core.
        public var TEMPLATE: Template
        /// The servers.
        public var SERVER_POOL: ServerPool
        /// Elements that this type has no property for, such as those of a newer core; nil if there are none.
        public var others: Template?

        /// Creates a value from its fields.
        public init(
            ID: Int, NAME: String, STATE: ZoneState? = nil, TEMPLATE: Template = [:], SERVER_POOL: ServerPool,
            others: Template? = nil
        ) {
            self.ID = ID
            self.NAME = NAME
            self.STATE = STATE
            self.TEMPLATE = TEMPLATE
            self.SERVER_POOL = SERVER_POOL
            self.others = others
        }

        /// A zone's servers: `SERVER_POOL`.
        public struct ServerPool: Codable, Hashable, Sendable {
            /// The servers; empty if the zone has a single core.
            public var SERVER: [Server]
            /// Elements that this type has no property for, such as those of a newer core; nil if there are none.
            public var others: Template?

            /// Creates a value from its fields.
            public init(SERVER: [Server] = [], others: Template? = nil) {
                self.SERVER = SERVER
                self.others = others
            }

            /// A server: `SERVER`. Its own ``One/RaftStatus`` contains the values that are nil here.
            public struct Server: OneAttributes {
                /// All attributes, in order.
                public var attributes: Template
                /// Creates a value from attributes.
                public init(_ attributes: Template = [:]) { self.attributes = attributes }

                /// The URL of its core.
                public var ENDPOINT: String? { text("ENDPOINT") }
                /// The gRPC endpoint. Since 7.2.
                public var ENDPOINT_GRPC: String? { text("ENDPOINT_GRPC") }
                /// The server's id.
                public var ID: Int? { int("ID") }
                /// The server's name.
                public var NAME: String? { text("NAME") }
                /// The state among the servers.
                public var STATE: RaftState? { constant("STATE") }
                /// The term.
                public var TERM: Int? { int("TERM") }
                /// The id of the server that it voted for, -1 for none.
                public var VOTEDFOR: Int? { int("VOTEDFOR") }
                /// The index of the last record that it has applied.
                public var COMMIT: Int? { int("COMMIT") }
                /// The index of the last record in its log.
                public var LOG_INDEX: Int? { int("LOG_INDEX") }
                /// The index of the last record in its log of the federation, -1 for none.
                public var FEDLOG_INDEX: Int? { int("FEDLOG_INDEX") }
            }
        }
    }

    /// The replication status of a core in its zone: `RAFT`.
    public struct RaftStatus: OneRoot {
        /// The root element's name.
        public static let root = "RAFT"

        /// The core's server id, -1 if it is alone.
        public var SERVER_ID: Int
        /// The state among the servers.
        public var STATE: RaftState
        /// The term.
        public var TERM: Int
        /// The id of the server that it voted for, -1 for none.
        public var VOTEDFOR: Int
        /// The index of the last record that it has applied.
        public var COMMIT: UInt64
        /// The index of the last record in its log, -1 if it is alone.
        public var LOG_INDEX: Int128
        /// The term of that record, -1 if it is alone.
        public var LOG_TERM: Int
        /// The index of the last record in its log of the federation, -1 for none.
        public var FEDLOG_INDEX: Int128
        /// Elements that this type has no property for, such as those of a newer core; nil if there are none.
        public var others: Template?

        /// Creates a value from its fields.
        public init(
            SERVER_ID: Int, STATE: RaftState, TERM: Int, VOTEDFOR: Int, COMMIT: UInt64, LOG_INDEX: Int128,
            LOG_TERM: Int,
            FEDLOG_INDEX: Int128, others: Template? = nil
        ) {
            self.SERVER_ID = SERVER_ID
            self.STATE = STATE
            self.TERM = TERM
            self.VOTEDFOR = VOTEDFOR
            self.COMMIT = COMMIT
            self.LOG_INDEX = LOG_INDEX
            self.LOG_TERM = LOG_TERM
            self.FEDLOG_INDEX = FEDLOG_INDEX
            self.others = others
        }
    }
}
