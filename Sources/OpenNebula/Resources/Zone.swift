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
        /// The document that `info` returns.
        public typealias Document = Zone
        /// `zone`
        public static let name = "zone"
        /// Where the methods are called.
        public let server: OneServer

        /// Adds a zone to the federation.
        ///
        /// - Parameter template: Its attributes: `NAME`, and `ENDPOINT`, the URL of its core.
        /// - Returns: The new zone's id.
        /// - Throws: ``OneError``: `allocate` where the core is not the federation's master, `internal` where the
        ///   template cannot be parsed or the name is taken, `authorization`.
        @discardableResult
        public func allocate(_ template: Template) async throws -> Int {
            try await call("allocate", template)
        }

        /// Enables a zone, or disables it: a disabled zone only answers what changes nothing. Not in 5.12.
        ///
        /// - Parameters:
        ///   - id: The id of the core's own zone.
        ///   - enable: Whether the zone takes changes.
        /// - Returns: The zone's id.
        /// - Throws: ``OneError``: `action` for another zone than the core's, `authorization`.
        @discardableResult
        public func enable(_ id: Int, _ enable: Bool) async throws -> Int {
            try await call("enable", id, enable)
        }

        /// Adds a server to a zone: a core that takes over where the leader fails.
        ///
        /// - Parameters:
        ///   - id: The id of the core's own zone.
        ///   - template: The server: `["SERVER": ["NAME": …, "ENDPOINT": …]]`.
        /// - Returns: The zone's id.
        /// - Throws: ``OneError``: `action` for another zone than the core's, or where an attribute is missing,
        ///   `noExists`, `authorization`.
        @discardableResult
        public func addserver(_ id: Int, _ template: Template) async throws -> Int {
            try await call("addserver", id, template)
        }

        /// Removes a server from a zone.
        ///
        /// - Parameters:
        ///   - id: The id of the core's own zone.
        ///   - server: The server's id.
        /// - Returns: The zone's id.
        /// - Throws: ``OneError``: `action` for another zone than the core's, or where it has no such server,
        ///   `noExists`, `authorization`.
        @discardableResult
        public func delserver(_ id: Int, _ server: Int) async throws -> Int {
            try await call("delserver", id, server)
        }

        /// Reads what the core itself knows of the replication within its zone.
        ///
        /// - Returns: The status.
        /// - Throws: ``OneError``: `authorization`.
        @discardableResult
        public func raftstatus() async throws -> RaftStatus {
            try await call("raftstatus")
        }

        /// Forgets how far a server has replicated. For cores: the leader finds out anew.
        ///
        /// - Parameters:
        ///   - id: The id of the core's own zone.
        ///   - server: The server's id.
        /// - Returns: The zone's id.
        /// - Throws: ``OneError``: `action` for another zone than the core's, `authorization`, `fault`.
        @discardableResult
        public func resetserver(_ id: Int, _ server: String) async throws -> Int {
            try await call("resetserver", id, server)
        }

        /// Appends a record to a follower's log, or tells that the leader lives. For cores: a zone's leader calls it on
        /// its followers. Changes the database.
        ///
        /// - Parameters:
        ///   - leader: The leader's server id.
        ///   - commit: The index of the last record that the leader has applied.
        ///   - leaderTerm: The leader's term.
        ///   - index: The record's index, 0 where there is no record.
        ///   - term: The record's term.
        ///   - previousIndex: The index of the record before it.
        ///   - previousTerm: The term of the record before it.
        ///   - sql: The record: a database statement, empty where there is no record.
        /// - Returns: The follower's term.
        /// - Throws: ``OneError``: `authorization`, `action` where the term or the record does not fit the follower's,
        ///   `fault`.
        @discardableResult
        public func replicate(
            _ leader: Int, _ commit: Int, _ leaderTerm: Int, _ index: Int, _ term: Int, _ previousIndex: Int,
            _ previousTerm: Int, _ sql: String
        ) async throws -> Int {
            try await call("replicate", leader, commit, leaderTerm, index, term, previousIndex, previousTerm, sql)
        }

        /// Appends a record to a zone's log of the federation. For cores: the federation's master calls it on the
        /// zones. Changes the database.
        ///
        /// - Parameters:
        ///   - index: The record's index.
        ///   - sql: The record: a database statement.
        /// - Returns: The index of the zone's last record.
        /// - Throws: ``OneError``: `authorization`, `action` where the record does not fit the zone's log, `fault`.
        @discardableResult
        public func fedreplicate(_ index: Int, _ sql: String) async throws -> Int {
            try await call("fedreplicate", index, sql)
        }

        /// Asks a core for its vote. For cores: a server that stands for leader calls it on the others of its zone.
        ///
        /// - Parameters:
        ///   - term: The candidate's term.
        ///   - candidate: The candidate's server id.
        ///   - index: The index of the last record in the candidate's log.
        ///   - logTerm: The term of that record.
        /// - Returns: The voter's term.
        /// - Throws: ``OneError``: `authorization`, `action` where the vote is denied, `fault`.
        @discardableResult
        public func voterequest(
            _ term: Int, _ candidate: Int, _ index: Int, _ logTerm: Int
        ) async throws -> Int {
            try await call("voterequest", term, candidate, index, logTerm)
        }

        /// Replaces a zone by its document. For cores: a zone's core calls it on the federation's master.
        ///
        /// - Parameters:
        ///   - id: The zone's id.
        ///   - xml: The document, `ZONE`.
        /// - Returns: The zone's id.
        /// - Throws: ``OneError``: `noExists`, `authorization`, `internal`, `fault` where the core is no master.
        @discardableResult
        public func updatedb(_ id: Int, _ xml: String) async throws -> Int {
            try await call("updatedb", id, xml)
        }
    }

    /// The methods `one.zonepool.*`.
    public struct ZonePoolNamespace: ReadablePool {
        /// The document that `info` returns.
        public typealias Document = ZonePool
        /// `zonepool`
        public static let name = "zonepool"
        /// Where the methods are called.
        public let server: OneServer
    }
}

// MARK: Constants

extension One {
    /// The state of a zone. Since 6.2.
    public struct ZoneState: OneConstant {
        /// OpenNebula's number.
        public let rawValue: Int
        /// Creates the state of that number.
        public init(rawValue: Int) { self.rawValue = rawValue }

        /// Takes changes.
        public static let ENABLED = Self(0)
        /// Only answers what changes nothing.
        public static let DISABLED = Self(1)

        /// OpenNebula's names.
        public static let names = [0: "ENABLED", 1: "DISABLED"]
    }

    /// What a core is among the servers of its zone.
    public struct RaftState: OneConstant {
        /// OpenNebula's number.
        public let rawValue: Int
        /// Creates the state of that number.
        public init(rawValue: Int) { self.rawValue = rawValue }

        /// The only server.
        public static let SOLO = Self(0)
        /// Stands for leader.
        public static let CANDIDATE = Self(1)
        /// Follows the leader.
        public static let FOLLOWER = Self(2)
        /// Leads.
        public static let LEADER = Self(3)

        /// OpenNebula's names.
        public static let names = [0: "SOLO", 1: "CANDIDATE", 2: "FOLLOWER", 3: "LEADER"]
    }
}

// MARK: Documents

extension One {
    /// All zones that the user may see: `ZONE_POOL`.
    public struct ZonePool: OnePool {
        /// What the pool holds.
        public typealias Element = Zone
        /// The root element's name.
        public static let root = "ZONE_POOL"

        /// The zones.
        public var ZONE: [Zone]
        /// What a newer core sends, and no property here holds; nil for nothing.
        public var others: Template?

        /// Creates a value of its fields.
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
        /// Its attributes, among them `ENDPOINT`, the URL of its core.
        public var TEMPLATE: Template
        /// Its servers.
        public var SERVER_POOL: ServerPool
        /// What a newer core sends, and no property here holds; nil for nothing.
        public var others: Template?

        /// Creates a value of its fields.
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
            /// The servers, none where the zone has one core alone.
            public var SERVER: [Server]
            /// What a newer core sends, and no property here holds; nil for nothing.
            public var others: Template?

            /// Creates a value of its fields.
            public init(SERVER: [Server] = [], others: Template? = nil) {
                self.SERVER = SERVER
                self.others = others
            }

            /// A server: `SERVER`. What is nil is found in its own ``One/RaftStatus``.
            public struct Server: OneAttributes {
                /// All attributes, in order.
                public var attributes: Template
                /// Creates a value of attributes.
                public init(_ attributes: Template = [:]) { self.attributes = attributes }

                /// The URL of its core.
                public var ENDPOINT: String? { text("ENDPOINT") }
                /// Where it answers gRPC. Since 7.2.
                public var ENDPOINT_GRPC: String? { text("ENDPOINT_GRPC") }
                /// The server's id.
                public var ID: Int? { int("ID") }
                /// The server's name.
                public var NAME: String? { text("NAME") }
                /// What it is among the servers.
                public var STATE: RaftState? { constant("STATE") }
                /// Its term.
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

    /// What a core knows of the replication within its zone: `RAFT`.
    public struct RaftStatus: OneRoot {
        /// The root element's name.
        public static let root = "RAFT"

        /// The core's server id, -1 where it is alone.
        public var SERVER_ID: Int
        /// What it is among the servers.
        public var STATE: RaftState
        /// Its term.
        public var TERM: Int
        /// The id of the server that it voted for, -1 for none.
        public var VOTEDFOR: Int
        /// The index of the last record that it has applied.
        public var COMMIT: UInt64
        /// The index of the last record in its log, -1 where it is alone.
        public var LOG_INDEX: Int128
        /// The term of that record, -1 where it is alone.
        public var LOG_TERM: Int
        /// The index of the last record in its log of the federation, -1 for none.
        public var FEDLOG_INDEX: Int128
        /// What a newer core sends, and no property here holds; nil for nothing.
        public var others: Template?

        /// Creates a value of its fields.
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
