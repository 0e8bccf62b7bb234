extension OneServer {
    /// Users: `one.user.*`.
    public var user: One.UserNamespace { One.UserNamespace(server: self) }
    /// All users: `one.userpool.*`.
    public var userpool: One.UserPoolNamespace { One.UserPoolNamespace(server: self) }
    /// The default quotas of users: `one.userquota.*`.
    public var userquota: One.UserQuotaNamespace { One.UserQuotaNamespace(server: self) }
}

// MARK: Methods

extension One {
    /// The methods `one.user.*`. `info` takes -1 for the caller.
    public struct UserNamespace: Readable, Deletable, Updatable {
        /// The type that `info` returns.
        public typealias Document = User
        /// `user`
        public static let name = "user"
        /// The server that receives the calls.
        public let server: OneServer

        /// Adds a user.
        ///
        /// Calls `one.user.allocate`.
        ///
        /// - Parameters:
        ///   - name: The user's name.
        ///   - password: The user's password.
        ///   - driver: The authentication driver, such as `core`. An empty string means `core`.
        ///   - groups: The ids of the user's groups, the primary group first. If it is empty, the user gets the default
        ///     group.
        /// - Returns: The new user's id.
        /// - Throws: ``OneError``: `allocate` if the name is taken, `authorization`, `noExists` for a group.
        @discardableResult
        public func allocate(
            _ name: String, _ password: Secret, _ driver: String, _ groups: [Int] = []
        ) async throws -> Int {
            try await call("allocate", name, password, driver, groups)
        }

        /// Changes a user's password.
        ///
        /// Calls `one.user.passwd`.
        ///
        /// - Parameters:
        ///   - id: The user's id.
        ///   - password: The new password.
        /// - Returns: The user's id.
        /// - Throws: ``OneError``: `noExists`, `authorization`, `action` if the password is not allowed, or the
        ///   driver lets only administrators change it.
        @discardableResult
        public func passwd(_ id: Int, _ password: Secret) async throws -> Int {
            try await call("passwd", id, password)
        }

        /// Creates a login token that replaces the password, or removes tokens.
        ///
        /// Calls `one.user.login`.
        ///
        /// - Parameters:
        ///   - name: The user's name.
        ///   - token: The token to set or remove. If it is empty, the core creates one, or removes all.
        ///   - seconds: The validity in seconds; 0 removes the token, -1 means forever. The core can have a
        ///     limit.
        ///   - group: The id of the group that the token acts for, -1 for all of the user's groups.
        /// - Returns: The token.
        /// - Throws: ``OneError``: `noExists`, `authorization`, `action` if the driver has no tokens, `api` for an
        ///   unknown token, a group that is not the user's, or too many tokens.
        @discardableResult
        public func login(
            _ name: String, _ token: Secret, _ seconds: Int, _ group: Int = -1
        ) async throws -> String {
            try await call("login", name, token, seconds, group)
        }

        /// Changes how a user is authenticated.
        ///
        /// Calls `one.user.chauth`.
        ///
        /// - Parameters:
        ///   - id: The user's id.
        ///   - driver: The authentication driver, such as `core`.
        ///   - password: The new password, or empty to keep the password.
        /// - Returns: The user's id.
        /// - Throws: ``OneError``: `noExists`, `authorization`, `action`.
        @discardableResult
        public func chauth(_ id: Int, _ driver: String, _ password: Secret) async throws -> Int {
            try await call("chauth", id, driver, password)
        }

        /// Changes a user's primary group.
        ///
        /// Calls `one.user.chgrp`.
        ///
        /// - Parameters:
        ///   - id: The user's id.
        ///   - group: The group's id.
        /// - Returns: The user's id.
        /// - Throws: ``OneError``: `noExists`, `authorization`, `api` for a negative group, `action` if the driver
        ///   manages the groups, `internal` for `oneadmin`.
        @discardableResult
        public func chgrp(_ id: Int, _ group: Int) async throws -> Int {
            try await call("chgrp", id, group)
        }

        /// Adds a user to another group.
        ///
        /// Calls `one.user.addgroup`.
        ///
        /// - Parameters:
        ///   - id: The user's id.
        ///   - group: The group's id.
        /// - Returns: The user's id.
        /// - Throws: ``OneError``: `noExists`, `authorization`, `action` if the user is in it already.
        @discardableResult
        public func addgroup(_ id: Int, _ group: Int) async throws -> Int {
            try await call("addgroup", id, group)
        }

        /// Removes a user from a group that is not the primary one.
        ///
        /// Calls `one.user.delgroup`.
        ///
        /// - Parameters:
        ///   - id: The user's id.
        ///   - group: The group's id.
        /// - Returns: The user's id.
        /// - Throws: ``OneError``: `noExists`, `authorization`, `action` if the user is not in it, or it is the
        ///   primary one.
        @discardableResult
        public func delgroup(_ id: Int, _ group: Int) async throws -> Int {
            try await call("delgroup", id, group)
        }

        /// Enables or disables a user. Not in 5.12.
        ///
        /// Calls `one.user.enable`.
        ///
        /// - Parameters:
        ///   - id: The user's id.
        ///   - enable: Whether the user can log in.
        /// - Returns: The user's id.
        /// - Throws: ``OneError``: `noExists`, `authorization`, `action` for `oneadmin`.
        @discardableResult
        public func enable(_ id: Int, _ enable: Bool) async throws -> Int {
            try await call("enable", id, enable)
        }

        /// Sets a user's quotas.
        ///
        /// ```swift
        /// try await one.user.quota(2, ["VM": ["VMS": 10, "MEMORY": -2]])
        /// ```
        ///
        /// Calls `one.user.quota`.
        ///
        /// - Parameters:
        ///   - id: The user's id. The user `oneadmin` has no quotas.
        ///   - quotas: The vectors `DATASTORE`, `NETWORK`, `VM` and `IMAGE` of limits: -1 for the default, -2 for
        ///     unlimited. Omitted limits become -1.
        /// - Returns: The user's id.
        /// - Throws: ``OneError``: `noExists`, `authorization`, `action`, `invalidArgument`.
        @discardableResult
        public func quota(_ id: Int, _ quotas: Template) async throws -> Int {
            try await call("quota", id, quotas)
        }
    }

    /// The methods `one.userpool.*`.
    public struct UserPoolNamespace: ReadablePool {
        /// The type that `info` returns.
        public typealias Document = UserPool
        /// `userpool`
        public static let name = "userpool"
        /// The server that receives the calls.
        public let server: OneServer
    }

    /// The methods `one.userquota.*`. `info` returns the default quotas.
    public struct UserQuotaNamespace: ReadablePool {
        /// The type that `info` returns.
        public typealias Document = DefaultUserQuotas
        /// `userquota`
        public static let name = "userquota"
        /// The server that receives the calls.
        public let server: OneServer

        /// Sets the default quotas of users.
        ///
        /// Calls `one.userquota.update`.
        ///
        /// - Parameter quotas: The vectors `DATASTORE`, `NETWORK`, `VM` and `IMAGE` of limits: -2 for unlimited. Limits
        ///   that a vector leaves out become -2.
        /// - Returns: The default quotas.
        /// - Throws: ``OneError``: `authorization`, `action`, `invalidArgument`.
        @discardableResult
        public func update(_ quotas: Template) async throws -> DefaultUserQuotas {
            try await call("update", quotas)
        }
    }
}

// MARK: Documents

extension One {
    /// All users that the user can see: `USER_POOL`.
    public struct UserPool: OnePool {
        /// The type of the pool's objects.
        public typealias Element = User
        /// The root element's name.
        public static let root = "USER_POOL"

        /// The users.
        public var USER: [User]
        /// Their quotas.
        public var QUOTAS: [Quotas]
        /// The default quotas of users.
        public var DEFAULT_USER_QUOTAS: DefaultUserQuotas
        /// Elements that this type has no property for, such as those of a newer core; nil if there are none.
        public var others: Template?

        /// Creates a value from its fields.
        public init(
            USER: [User] = [], QUOTAS: [Quotas] = [], DEFAULT_USER_QUOTAS: DefaultUserQuotas, others: Template? = nil
        ) {
            self.USER = USER
            self.QUOTAS = QUOTAS
            self.DEFAULT_USER_QUOTAS = DEFAULT_USER_QUOTAS
            self.others = others
        }

        /// The same as ``USER``.
        public var members: [User] { USER }
    }

    /// A user: `USER`. In a pool, the pool contains its quotas.
    ///
    /// The description and `dump` contain no secrets. Encoding a user includes them.
    public struct User: OneObject {
        /// The root element's name.
        public static let root = "USER"

        /// The user's id.
        public var ID: Int
        /// The id of the primary group.
        public var GID: Int
        /// The ids of all groups, including the primary one.
        public var GROUPS: IDs
        /// The name of the primary group.
        public var GNAME: String
        /// The user's name.
        public var NAME: String
        /// The password as the authentication driver stores it, such as a hash. A secret.
        public var PASSWORD: String
        /// The authentication driver, such as `core`.
        public var AUTH_DRIVER: String
        /// Whether the user can log in: 1 or 0.
        public var ENABLED: Int
        /// The login tokens.
        public var LOGIN_TOKEN: [LoginToken]
        /// The user's attributes, including secrets.
        public var TEMPLATE: Template
        /// Limits of datastores; nil in a pool.
        public var DATASTORE_QUOTA: DatastoreQuota?
        /// Limits of networks; nil in a pool.
        public var NETWORK_QUOTA: NetworkQuota?
        /// Limits of VMs; nil in a pool.
        public var VM_QUOTA: VMQuota?
        /// Limits of images; nil in a pool.
        public var IMAGE_QUOTA: ImageQuota?
        /// The default quotas of users; nil in a pool.
        public var DEFAULT_USER_QUOTAS: DefaultUserQuotas?
        /// Elements that this type has no property for, such as those of a newer core; nil if there are none.
        public var others: Template?

        /// Creates a value from its fields.
        public init(
            ID: Int, GID: Int, GROUPS: IDs = IDs(), GNAME: String, NAME: String, PASSWORD: String, AUTH_DRIVER: String,
            ENABLED: Int, LOGIN_TOKEN: [LoginToken] = [], TEMPLATE: Template = [:],
            DATASTORE_QUOTA: DatastoreQuota? = nil, NETWORK_QUOTA: NetworkQuota? = nil, VM_QUOTA: VMQuota? = nil,
            IMAGE_QUOTA: ImageQuota? = nil, DEFAULT_USER_QUOTAS: DefaultUserQuotas? = nil, others: Template? = nil
        ) {
            self.ID = ID
            self.GID = GID
            self.GROUPS = GROUPS
            self.GNAME = GNAME
            self.NAME = NAME
            self.PASSWORD = PASSWORD
            self.AUTH_DRIVER = AUTH_DRIVER
            self.ENABLED = ENABLED
            self.LOGIN_TOKEN = LOGIN_TOKEN
            self.TEMPLATE = TEMPLATE
            self.DATASTORE_QUOTA = DATASTORE_QUOTA
            self.NETWORK_QUOTA = NETWORK_QUOTA
            self.VM_QUOTA = VM_QUOTA
            self.IMAGE_QUOTA = IMAGE_QUOTA
            self.DEFAULT_USER_QUOTAS = DEFAULT_USER_QUOTAS
            self.others = others
        }

        /// A login token: `LOGIN_TOKEN`.
        public struct LoginToken: Codable, Hashable, Sendable {
            /// The token. A secret.
            public var TOKEN: String
            /// The time when it expires, in Unix seconds; -1 for never.
            public var EXPIRATION_TIME: Int
            /// The id of the group that it acts for, -1 for all of the user's groups.
            public var EGID: Int
            /// Elements that this type has no property for, such as those of a newer core; nil if there are none.
            public var others: Template?

            /// Creates a value from its fields.
            public init(TOKEN: String, EXPIRATION_TIME: Int, EGID: Int, others: Template? = nil) {
                self.TOKEN = TOKEN
                self.EXPIRATION_TIME = EXPIRATION_TIME
                self.EGID = EGID
                self.others = others
            }
        }
    }
}

extension One.User: CustomStringConvertible, CustomReflectable {
    /// The id and the name, never a secret.
    public var description: String { "User(\(ID), \(NAME.debugDescription))" }

    /// The id and the name, never a secret.
    public var customMirror: Mirror { Mirror(self, children: ["ID": ID, "NAME": NAME]) }
}

extension One.User.LoginToken: CustomStringConvertible, CustomReflectable {
    /// The expiry time and the group, never the token.
    public var description: String { "LoginToken(EXPIRATION_TIME: \(EXPIRATION_TIME), EGID: \(EGID))" }

    /// The expiry time and the group, never the token.
    public var customMirror: Mirror {
        Mirror(self, children: ["EXPIRATION_TIME": EXPIRATION_TIME, "EGID": EGID])
    }
}
