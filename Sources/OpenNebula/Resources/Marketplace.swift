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
        /// The document that `info` returns.
        public typealias Document = Marketplace
        /// `market`
        public static let name = "market"
        /// Where the methods are called.
        public let server: OneServer

        /// Adds a marketplace.
        ///
        /// - Parameter template: Its attributes: `NAME`, `MARKET_MAD`, and what that driver needs.
        /// - Returns: The new marketplace's id.
        /// - Throws: ``OneError``: `allocate` where the name is taken or an attribute is missing, `internal` where the
        ///   template cannot be parsed, `authorization`.
        @discardableResult
        public func allocate(_ template: Template) async throws -> Int {
            try await call("allocate", template)
        }

        /// Enables a marketplace, or disables it. Disabling it removes its apps from the pool. Not in 5.12.
        ///
        /// - Parameters:
        ///   - id: The marketplace's id.
        ///   - enable: Whether it is monitored for apps.
        /// - Returns: The marketplace's id.
        /// - Throws: ``OneError``: `noExists`, `authorization`.
        @discardableResult
        public func enable(_ id: Int, _ enable: Bool) async throws -> Int {
            try await call("enable", id, enable)
        }

        /// Adds a marketplace from its document. For cores: a zone's core calls it on the federation's master.
        ///
        /// - Parameter xml: The document, `MARKETPLACE`.
        /// - Returns: The new marketplace's id.
        /// - Throws: ``OneError``: `authorization`, `allocate`, `fault` where the core is no master.
        @discardableResult
        public func allocatedb(_ xml: String) async throws -> Int {
            try await call("allocatedb", xml)
        }

        /// Replaces a marketplace by its document. For cores: a zone's core calls it on the federation's master.
        ///
        /// - Parameters:
        ///   - id: The marketplace's id.
        ///   - xml: The document, `MARKETPLACE`.
        /// - Returns: The marketplace's id.
        /// - Throws: ``OneError``: `noExists`, `authorization`, `internal`, `fault` where the core is no master.
        @discardableResult
        public func updatedb(_ id: Int, _ xml: String) async throws -> Int {
            try await call("updatedb", id, xml)
        }
    }

    /// The methods `one.marketpool.*`.
    public struct MarketPoolNamespace: ReadablePool {
        /// The document that `info` returns.
        public typealias Document = MarketplacePool
        /// `marketpool`
        public static let name = "marketpool"
        /// Where the methods are called.
        public let server: OneServer
    }
}

// MARK: Constants

extension One {
    /// The state of a marketplace. Since 6.2.
    public struct MarketplaceState: OneConstant {
        /// OpenNebula's number.
        public let rawValue: Int
        /// Creates the state of that number.
        public init(rawValue: Int) { self.rawValue = rawValue }

        /// Monitored for apps.
        public static let ENABLED = Self(0)
        /// Not monitored, without apps.
        public static let DISABLED = Self(1)

        /// OpenNebula's names.
        public static let names = [0: "ENABLED", 1: "DISABLED"]
    }
}

// MARK: Documents

extension One {
    /// All marketplaces that the user may see: `MARKETPLACE_POOL`.
    public struct MarketplacePool: OnePool {
        /// What the pool holds.
        public typealias Element = Marketplace
        /// The root element's name.
        public static let root = "MARKETPLACE_POOL"

        /// The marketplaces.
        public var MARKETPLACE: [Marketplace]
        /// What a newer core sends, and no property here holds; nil for nothing.
        public var others: Template?

        /// Creates a value of its fields.
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
        /// Space, in MB.
        public var TOTAL_MB: Int
        /// Free space, in MB.
        public var FREE_MB: Int
        /// Used space, in MB.
        public var USED_MB: Int
        /// The ids of its apps.
        public var MARKETPLACEAPPS: IDs
        /// Who may do what with it.
        public var PERMISSIONS: Permissions
        /// Its attributes.
        public var TEMPLATE: Template
        /// What a newer core sends, and no property here holds; nil for nothing.
        public var others: Template?

        /// Creates a value of its fields.
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
