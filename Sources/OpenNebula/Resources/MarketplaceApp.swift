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
        /// The type that `info` returns.
        public typealias Document = MarketplaceApp
        /// `marketapp`
        public static let name = "marketapp"
        /// The server that receives the calls.
        public let server: OneServer

        /// Adds an app to a marketplace: a copy of an image, a VM template or a service template.
        ///
        /// Calls `one.marketapp.allocate`.
        ///
        /// - Parameters:
        ///   - template: The attributes: `NAME`, `TYPE` as `IMAGE`, `ORIGIN_ID`, the id of the object to copy.
        ///   - market: The marketplace's id.
        /// - Returns: The new app's id.
        /// - Throws: ``OneError``: `allocate` if the name is taken or an attribute is missing, `action` if the
        ///   marketplace takes no apps or is in another zone, `internal` if it does not exist or the template cannot
        ///   be parsed, `authorization`.
        @discardableResult
        public func allocate(_ template: Template, _ market: Int) async throws -> Int {
            try await call("allocate", template, market)
        }

        /// Enables or disables an app.
        ///
        /// Calls `one.marketapp.enable`.
        ///
        /// - Parameters:
        ///   - id: The app's id.
        ///   - enable: Whether it can be used.
        /// - Returns: The app's id.
        /// - Throws: ``OneError``: `noExists`, `authorization`, `internal`.
        @discardableResult
        public func enable(_ id: Int, _ enable: Bool) async throws -> Int {
            try await call("enable", id, enable)
        }

        /// Adds an app from its document. Cores use this method: a zone's core calls it on the federation's master.
        ///
        /// Calls `one.marketapp.allocatedb`.
        ///
        /// - Parameter xml: The document, `MARKETPLACEAPP`.
        /// - Returns: The new app's id.
        /// - Throws: ``OneError``: `authorization`, `allocate`, `fault` if the core is not the master.
        @discardableResult
        public func allocatedb(_ xml: String) async throws -> Int {
            try await call("allocatedb", xml)
        }

        /// Replaces an app with its document. Cores use this method: a zone's core calls it on the federation's master.
        ///
        /// Calls `one.marketapp.updatedb`.
        ///
        /// - Parameters:
        ///   - id: The app's id.
        ///   - xml: The document, `MARKETPLACEAPP`.
        /// - Returns: The app's id.
        /// - Throws: ``OneError``: `noExists`, `authorization`, `internal`, `fault` if the core is not the master.
        @discardableResult
        public func updatedb(_ id: Int, _ xml: String) async throws -> Int {
            try await call("updatedb", id, xml)
        }

        /// Removes an app from the database, and leaves its data. Cores use this method: a zone's core calls it on the
        /// federation's master.
        ///
        /// Calls `one.marketapp.dropdb`.
        ///
        /// - Parameter id: The app's id.
        /// - Returns: The app's id.
        /// - Throws: ``OneError``: `noExists`, `authorization`, `action`, `fault` if the core is not the master.
        @discardableResult
        public func dropdb(_ id: Int) async throws -> Int {
            try await call("dropdb", id)
        }
    }

    /// The methods `one.marketapppool.*`.
    public struct MarketAppPoolNamespace: FilterablePool {
        /// The type that `info` returns.
        public typealias Document = MarketplaceAppPool
        /// `marketapppool`
        public static let name = "marketapppool"
        /// The server that receives the calls.
        public let server: OneServer
    }
}

// MARK: Constants

extension One {
    /// The state of a marketplace app.
    public struct MarketplaceAppState: OneConstant {
        /// OpenNebula's number.
        public let rawValue: Int
        /// Creates a state from its number.
        public init(rawValue: Int) { self.rawValue = rawValue }

        /// New.
        public static let INIT = Self(0)
        /// Ready to be used.
        public static let READY = Self(1)
        /// Being copied to the marketplace.
        public static let LOCKED = Self(2)
        /// Failed.
        public static let ERROR = Self(3)
        /// Disabled.
        public static let DISABLED = Self(4)

        /// OpenNebula's names.
        public static let names = [0: "INIT", 1: "READY", 2: "LOCKED", 3: "ERROR", 4: "DISABLED"]
    }

    /// The type of a marketplace app.
    public struct MarketplaceAppType: OneConstant {
        /// OpenNebula's number.
        public let rawValue: Int
        /// Creates a type from its number.
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
    /// Marketplace apps that the user can see: `MARKETPLACEAPP_POOL`.
    public struct MarketplaceAppPool: OnePool {
        /// The type of the pool's objects.
        public typealias Element = MarketplaceApp
        /// The root element's name.
        public static let root = "MARKETPLACEAPP_POOL"

        /// The apps.
        public var MARKETPLACEAPP: [MarketplaceApp]
        /// Elements that this type has no property for, such as those of a newer core; nil if there are none.
        public var others: Template?

        /// Creates a value from its fields.
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
        /// The lock; nil if the object is not locked.
        public var LOCK: Lock?
        /// The time when it was added, in Unix seconds.
        public var REGTIME: Int
        /// The app's name.
        public var NAME: String
        /// The id of the zone that it was added in.
        public var ZONE_ID: Int
        /// The id of the object it was copied from, -1 if it is not from this cloud.
        public var ORIGIN_ID: Int
        /// The location of its data: a URL, or the marketplace's equivalent.
        public var SOURCE: String?
        /// The MD5 sum of its data.
        public var MD5: String?
        /// The size of its data, in MB.
        public var SIZE: Int
        /// The description.
        public var DESCRIPTION: String?
        /// The version.
        public var VERSION: String?
        /// The format of its data, such as `qcow2`.
        public var FORMAT: String?
        /// The template for objects created from it, in Base64.
        public var APPTEMPLATE64: String?
        /// The id of its marketplace.
        public var MARKETPLACE_ID: Int
        /// The name of its marketplace.
        public var MARKETPLACE: String
        /// The state.
        public var STATE: MarketplaceAppState
        /// The type.
        public var TYPE: MarketplaceAppType
        /// The permissions.
        public var PERMISSIONS: Permissions
        /// The attributes.
        public var TEMPLATE: Template
        /// Elements that this type has no property for, such as those of a newer core; nil if there are none.
        public var others: Template?

        /// Creates a value from its fields.
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
