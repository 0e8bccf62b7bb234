extension OneServer {
    /// Marketplace apps: `one.marketapp.*`.
    public var marketapp: One.MarketAppNamespace { One.MarketAppNamespace(server: self) }
    /// All marketplace apps: `one.marketapppool.*`.
    public var marketapppool: One.MarketAppPoolNamespace { One.MarketAppPoolNamespace(server: self) }
}

// MARK: Methods

extension One {
    /// The methods `one.marketapp.*`.
    public struct MarketAppNamespace: Readable, Deletable, Updatable, Renamable, Ownable, Permissible, Lockable {
        /// The document that `info` returns.
        public typealias Document = MarketplaceApp
        /// `marketapp`
        public static let name = "marketapp"
        /// Where the methods are called.
        public let server: OneServer

        /// Adds an app to a marketplace: the data of an image, a VM template or a service template is copied there.
        ///
        /// - Parameters:
        ///   - template: Its attributes: `NAME`, `TYPE` as `IMAGE`, `ORIGIN_ID`, the id of what is copied.
        ///   - market: The marketplace's id.
        /// - Returns: The new app's id.
        /// - Throws: ``OneError``: `allocate` where the name is taken or an attribute is missing, `action` where the
        ///   marketplace takes no apps or is in another zone, `internal` where it does not exist or the template cannot
        ///   be parsed, `authorization`.
        @discardableResult
        public func allocate(_ template: Template, _ market: Int) async throws -> Int {
            try await call("allocate", template, market)
        }

        /// Enables an app, or disables it.
        ///
        /// - Parameters:
        ///   - id: The app's id.
        ///   - enable: Whether it may be used.
        /// - Returns: The app's id.
        /// - Throws: ``OneError``: `noExists`, `authorization`, `internal`.
        @discardableResult
        public func enable(_ id: Int, _ enable: Bool) async throws -> Int {
            try await call("enable", id, enable)
        }

        /// Adds an app from its document. For cores: a zone's core calls it on the federation's master.
        ///
        /// - Parameter xml: The document, `MARKETPLACEAPP`.
        /// - Returns: The new app's id.
        /// - Throws: ``OneError``: `authorization`, `allocate`, `fault` where the core is no master.
        @discardableResult
        public func allocatedb(_ xml: String) async throws -> Int {
            try await call("allocatedb", xml)
        }

        /// Replaces an app by its document. For cores: a zone's core calls it on the federation's master.
        ///
        /// - Parameters:
        ///   - id: The app's id.
        ///   - xml: The document, `MARKETPLACEAPP`.
        /// - Returns: The app's id.
        /// - Throws: ``OneError``: `noExists`, `authorization`, `internal`, `fault` where the core is no master.
        @discardableResult
        public func updatedb(_ id: Int, _ xml: String) async throws -> Int {
            try await call("updatedb", id, xml)
        }

        /// Removes an app from the database, and leaves its data. For cores: a zone's core calls it on the federation's
        /// master.
        ///
        /// - Parameter id: The app's id.
        /// - Returns: The app's id.
        /// - Throws: ``OneError``: `noExists`, `authorization`, `action`, `fault` where the core is no master.
        @discardableResult
        public func dropdb(_ id: Int) async throws -> Int {
            try await call("dropdb", id)
        }
    }

    /// The methods `one.marketapppool.*`.
    public struct MarketAppPoolNamespace: FilterablePool {
        /// The document that `info` returns.
        public typealias Document = MarketplaceAppPool
        /// `marketapppool`
        public static let name = "marketapppool"
        /// Where the methods are called.
        public let server: OneServer
    }
}

// MARK: Constants

extension One {
    /// The state of a marketplace app.
    public struct MarketplaceAppState: OneConstant {
        /// OpenNebula's number.
        public let rawValue: Int
        /// Creates the state of that number.
        public init(rawValue: Int) { self.rawValue = rawValue }

        /// New.
        public static let INIT = Self(0)
        /// Ready to be used.
        public static let READY = Self(1)
        /// Being copied to the marketplace.
        public static let LOCKED = Self(2)
        /// Something failed.
        public static let ERROR = Self(3)
        /// Not to be used.
        public static let DISABLED = Self(4)

        /// OpenNebula's names.
        public static let names = [0: "INIT", 1: "READY", 2: "LOCKED", 3: "ERROR", 4: "DISABLED"]
    }

    /// What a marketplace app is.
    public struct MarketplaceAppType: OneConstant {
        /// OpenNebula's number.
        public let rawValue: Int
        /// Creates the type of that number.
        public init(rawValue: Int) { self.rawValue = rawValue }

        /// Unknown to the core.
        public static let UNKNOWN = Self(0)
        /// An image.
        public static let IMAGE = Self(1)
        /// A VM template, with its images.
        public static let VMTEMPLATE = Self(2)
        /// A template of a multi-VM service, with its VM templates.
        public static let SERVICE_TEMPLATE = Self(3)

        /// OpenNebula's names.
        public static let names = [0: "UNKNOWN", 1: "IMAGE", 2: "VMTEMPLATE", 3: "SERVICE_TEMPLATE"]
    }
}

// MARK: Documents

extension One {
    /// Marketplace apps that the user may see: `MARKETPLACEAPP_POOL`.
    public struct MarketplaceAppPool: OnePool {
        /// What the pool holds.
        public typealias Element = MarketplaceApp
        /// The root element's name.
        public static let root = "MARKETPLACEAPP_POOL"

        /// The apps.
        public var MARKETPLACEAPP: [MarketplaceApp]
        /// What a newer core sends, and no property here holds; nil for nothing.
        public var others: Template?

        /// Creates a value of its fields.
        public init(MARKETPLACEAPP: [MarketplaceApp] = [], others: Template? = nil) {
            self.MARKETPLACEAPP = MARKETPLACEAPP
            self.others = others
        }

        /// The same as ``MARKETPLACEAPP``.
        public var members: [MarketplaceApp] { MARKETPLACEAPP }
    }

    /// A marketplace app: `MARKETPLACEAPP`.
    public struct MarketplaceApp: OneObject {
        /// The root element's name.
        public static let root = "MARKETPLACEAPP"

        /// The app's id.
        public var ID: Int
        /// The owner's id.
        public var UID: Int
        /// The group's id.
        public var GID: Int
        /// The owner's name.
        public var UNAME: String
        /// The group's name.
        public var GNAME: String
        /// The lock, where it is locked.
        public var LOCK: Lock?
        /// When it was added, in Unix seconds.
        public var REGTIME: Int
        /// The app's name.
        public var NAME: String
        /// The id of the zone that it was added in.
        public var ZONE_ID: Int
        /// The id of what it was copied from, -1 for nothing of this cloud.
        public var ORIGIN_ID: Int
        /// Where its data is: a URL, or what its marketplace has in place of one.
        public var SOURCE: String?
        /// The MD5 sum of its data.
        public var MD5: String?
        /// The size of its data, in MB.
        public var SIZE: Int
        /// What it is, in words.
        public var DESCRIPTION: String?
        /// Its version.
        public var VERSION: String?
        /// The format of its data, as `qcow2`.
        public var FORMAT: String?
        /// The template for what is made of it, in Base64.
        public var APPTEMPLATE64: String?
        /// The id of its marketplace.
        public var MARKETPLACE_ID: Int
        /// The name of its marketplace.
        public var MARKETPLACE: String
        /// The state.
        public var STATE: MarketplaceAppState
        /// What it is.
        public var TYPE: MarketplaceAppType
        /// Who may do what with it.
        public var PERMISSIONS: Permissions
        /// Its attributes.
        public var TEMPLATE: Template
        /// What a newer core sends, and no property here holds; nil for nothing.
        public var others: Template?

        /// Creates a value of its fields.
        public init(
            ID: Int, UID: Int, GID: Int, UNAME: String, GNAME: String, LOCK: Lock? = nil, REGTIME: Int, NAME: String,
            ZONE_ID: Int, ORIGIN_ID: Int, SOURCE: String? = nil, MD5: String? = nil, SIZE: Int,
            DESCRIPTION: String? = nil, VERSION: String? = nil,
            FORMAT: String? = nil, APPTEMPLATE64: String? = nil, MARKETPLACE_ID: Int, MARKETPLACE: String,
            STATE: MarketplaceAppState,
            TYPE: MarketplaceAppType, PERMISSIONS: Permissions, TEMPLATE: Template = [:], others: Template? = nil
        ) {
            self.ID = ID
            self.UID = UID
            self.GID = GID
            self.UNAME = UNAME
            self.GNAME = GNAME
            self.LOCK = LOCK
            self.REGTIME = REGTIME
            self.NAME = NAME
            self.ZONE_ID = ZONE_ID
            self.ORIGIN_ID = ORIGIN_ID
            self.SOURCE = SOURCE
            self.MD5 = MD5
            self.SIZE = SIZE
            self.DESCRIPTION = DESCRIPTION
            self.VERSION = VERSION
            self.FORMAT = FORMAT
            self.APPTEMPLATE64 = APPTEMPLATE64
            self.MARKETPLACE_ID = MARKETPLACE_ID
            self.MARKETPLACE = MARKETPLACE
            self.STATE = STATE
            self.TYPE = TYPE
            self.PERMISSIONS = PERMISSIONS
            self.TEMPLATE = TEMPLATE
            self.others = others
        }
    }
}
