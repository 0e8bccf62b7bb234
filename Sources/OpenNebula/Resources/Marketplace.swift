extension OneServer {
    /// Marketplaces: `one.market.*`.
    public var market: One.MarketNamespace { One.MarketNamespace(server: self) }
    /// All marketplaces: `one.marketpool.*`.
    public var marketpool: One.MarketPoolNamespace { One.MarketPoolNamespace(server: self) }
}

// MARK: Methods

extension One {
    /// The methods `one.market.*`.
    public struct MarketNamespace: Readable, Deletable, Updatable, Renamable, Ownable, Permissible {
        /// The type that `info` returns.
        public typealias Document = Marketplace
        /// `market`
        public static let name = "market"
        /// The server that receives the calls.
        public let server: OneServer

        /// Adds a marketplace.
        ///
        /// Calls `one.market.allocate`.
        ///
        /// - Parameter template: The attributes: `NAME`, `MARKET_MAD`, and the attributes that its driver needs.
        /// - Returns: The new marketplace's id.
        /// - Throws: ``OneError``: `allocate` if the name is taken or an attribute is missing, `internal` if the
        ///   template cannot be parsed, `authorization`.
        @discardableResult
        public func allocate(_ template: Template) async throws -> Int {
            try await call("allocate", template)
        }

        /// Enables or disables a marketplace. Disabling it removes its apps from the pool. Not in 5.12.
        ///
        /// Calls `one.market.enable`.
        ///
        /// - Parameters:
        ///   - id: The marketplace's id.
        ///   - enable: Whether the core monitors it for apps.
        /// - Returns: The marketplace's id.
        /// - Throws: ``OneError``: `noExists`, `authorization`.
        @discardableResult
        public func enable(_ id: Int, _ enable: Bool) async throws -> Int {
            try await call("enable", id, enable)
        }

        /// Adds a marketplace from its document. Cores use this method: a zone's core calls it on the federation's
        /// master.
        ///
        /// Calls `one.market.allocatedb`.
        ///
        /// - Parameter xml: The document, `MARKETPLACE`.
        /// - Returns: The new marketplace's id.
        /// - Throws: ``OneError``: `authorization`, `allocate`, `fault` if the core is not the master.
        @discardableResult
        public func allocatedb(_ xml: String) async throws -> Int {
            try await call("allocatedb", xml)
        }

        /// Replaces a marketplace with its document. Cores use this method: a zone's core calls it on the federation's
        /// master.
        ///
        /// Calls `one.market.updatedb`.
        ///
        /// - Parameters:
        ///   - id: The marketplace's id.
        ///   - xml: The document, `MARKETPLACE`.
        /// - Returns: The marketplace's id.
        /// - Throws: ``OneError``: `noExists`, `authorization`, `internal`, `fault` if the core is not the master.
        @discardableResult
        public func updatedb(_ id: Int, _ xml: String) async throws -> Int {
            try await call("updatedb", id, xml)
        }
    }

    /// The methods `one.marketpool.*`.
    public struct MarketPoolNamespace: ReadablePool {
        /// The type that `info` returns.
        public typealias Document = MarketplacePool
        /// `marketpool`
        public static let name = "marketpool"
        /// The server that receives the calls.
        public let server: OneServer
    }
}

// MARK: Constants

extension One {
    /// The state of a marketplace. Since 6.2.
    public struct MarketplaceState: OneConstant {
        /// OpenNebula's number.
        public let rawValue: Int
        /// Creates a state from its number.
        public init(rawValue: Int) { self.rawValue = rawValue }

        /// Monitored for apps.
        public static let ENABLED = Self(0)
        /// Not monitored. It has no apps.
        public static let DISABLED = Self(1)

        /// OpenNebula's names.
        public static let names = [0: "ENABLED", 1: "DISABLED"]
    }
}

// MARK: Documents

extension One {
    /// All marketplaces that the user can see: `MARKETPLACE_POOL`.
    public struct MarketplacePool: OnePool {
        /// The type of the pool's objects.
        public typealias Element = Marketplace
        /// The root element's name.
        public static let root = "MARKETPLACE_POOL"

        /// The marketplaces.
        public var MARKETPLACE: [Marketplace]
        /// Elements that this type has no property for, such as those of a newer core; nil if there are none.
        public var others: Template?

        /// Creates a value from its fields.
        public init(MARKETPLACE: [Marketplace] = [], others: Template? = nil) {
            self.MARKETPLACE = MARKETPLACE
            self.others = others
        }

        /// The same as ``MARKETPLACE``.
        public var members: [Marketplace] { MARKETPLACE }
    }

    /// A marketplace: `MARKETPLACE`.
    public struct Marketplace: OneObject {
        /// The root element's name.
        public static let root = "MARKETPLACE"

        /// The marketplace's id.
        public var ID: Int
        /// The owner's id.
        public var UID: Int
        /// The group's id.
        public var GID: Int
        /// The owner's name.
        public var UNAME: String
        /// The group's name.
        public var GNAME: String
        /// The marketplace's name.
        public var NAME: String
        /// The state. Since 6.2.
        public var STATE: MarketplaceState?
        /// The driver that manages it.
        public var MARKET_MAD: String
        /// The id of the zone that it was added in.
        public var ZONE_ID: Int
        /// The total space, in MB.
        public var TOTAL_MB: Int
        /// The free space, in MB.
        public var FREE_MB: Int
        /// The used space, in MB.
        public var USED_MB: Int
        /// The ids of its apps.
        public var MARKETPLACEAPPS: IDs
        /// The permissions.
        public var PERMISSIONS: Permissions
        /// The attributes.
        public var TEMPLATE: Template
        /// Elements that this type has no property for, such as those of a newer core; nil if there are none.
        public var others: Template?

        /// Creates a value from its fields.
        public init(
            ID: Int, UID: Int, GID: Int, UNAME: String, GNAME: String, NAME: String, STATE: MarketplaceState? = nil,
            MARKET_MAD: String, ZONE_ID: Int, TOTAL_MB: Int, FREE_MB: Int, USED_MB: Int, MARKETPLACEAPPS: IDs = IDs(),
            PERMISSIONS: Permissions, TEMPLATE: Template = [:], others: Template? = nil
        ) {
            self.ID = ID
            self.UID = UID
            self.GID = GID
            self.UNAME = UNAME
            self.GNAME = GNAME
            self.NAME = NAME
            self.STATE = STATE
            self.MARKET_MAD = MARKET_MAD
            self.ZONE_ID = ZONE_ID
            self.TOTAL_MB = TOTAL_MB
            self.FREE_MB = FREE_MB
            self.USED_MB = USED_MB
            self.MARKETPLACEAPPS = MARKETPLACEAPPS
            self.PERMISSIONS = PERMISSIONS
            self.TEMPLATE = TEMPLATE
            self.others = others
        }
    }
}
