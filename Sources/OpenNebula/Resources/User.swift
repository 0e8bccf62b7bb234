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
        /// The document that `info` returns.
        public typealias Document = User
        /// `user`
        public static let name = "user"
        /// Where the methods are called.
        public let server: OneServer

        /// Adds a user.
        ///
        /// - Parameters:
        ///   - name: The user's name.
        ///   - password: The user's password.
        ///   - driver: The authentication driver, as `core`, which an empty text stands for.
        ///   - groups: The ids of the user's groups, the primary one first; none for the default group.
        /// - Returns: The new user's id.
        /// - Throws: ``OneError``: `allocate` where the name is taken, `authorization`, `noExists` for a group.
        @discardableResult
        public func allocate(
            _ name: String, _ password: Secret, _ driver: String, _ groups: [Int] = []
        ) async throws -> Int {
            try await call("allocate", name, password, driver, groups)
        }

        /// Changes a user's password.
        ///
        /// - Parameters:
        ///   - id: The user's id.
        ///   - password: The new password.
        /// - Returns: The user's id.
        /// - Throws: ``OneError``: `noExists`, `authorization`, `action` where the password is not allowed, or the
        ///   driver lets nobody but administrators change it.
        @discardableResult
        public func passwd(_ id: Int, _ password: Secret) async throws -> Int {
            try await call("passwd", id, password)
        }

        /// Makes a token to log in with instead of the password, or removes tokens.
        ///
        /// - Parameters:
        ///   - name: The user's name.
        ///   - token: The token to set or to remove. Empty: the core makes one, or removes all.
        ///   - seconds: How long the token is valid, in seconds: 0 to remove it, -1 for ever. The core may have a
        ///     limit.
        ///   - group: The id of the group that the token acts for, -1 for all of the user's groups.
        /// - Returns: The token.
        /// - Throws: ``OneError``: `noExists`, `authorization`, `action` where the driver has no tokens, `api` for an
        ///   unknown token, a group that is not the user's, or one token too many.
        @discardableResult
        public func login(
            _ name: String, _ token: Secret, _ seconds: Int, _ group: Int = -1
        ) async throws -> String {
            try await call("login", name, token, seconds, group)
        }

        /// Changes how a user is authenticated.
        ///
        /// - Parameters:
        ///   - id: The user's id.
        ///   - driver: The authentication driver, as `core`.
        ///   - password: The new password, empty to keep it.
        /// - Returns: The user's id.
        /// - Throws: ``OneError``: `noExists`, `authorization`, `action`.
        @discardableResult
        public func chauth(_ id: Int, _ driver: String, _ password: Secret) async throws -> Int {
            try await call("chauth", id, driver, password)
        }

        /// Changes a user's primary group.
        ///
        /// - Parameters:
        ///   - id: The user's id.
        ///   - group: The group's id.
        /// - Returns: The user's id.
        /// - Throws: ``OneError``: `noExists`, `authorization`, `api` for a negative group, `action` where the driver
        ///   manages the groups, `internal` for `oneadmin`.
        @discardableResult
        public func chgrp(_ id: Int, _ group: Int) async throws -> Int {
            try await call("chgrp", id, group)
        }

        /// Adds a user to a further group.
        ///
        /// - Parameters:
        ///   - id: The user's id.
        ///   - group: The group's id.
        /// - Returns: The user's id.
        /// - Throws: ``OneError``: `noExists`, `authorization`, `action` where the user is in it already.
        @discardableResult
        public func addgroup(_ id: Int, _ group: Int) async throws -> Int {
            try await call("addgroup", id, group)
        }

        /// Removes a user from a group that is not the primary one.
        ///
        /// - Parameters:
        ///   - id: The user's id.
        ///   - group: The group's id.
        /// - Returns: The user's id.
        /// - Throws: ``OneError``: `noExists`, `authorization`, `action` where the user is not in it, or it is the
        ///   primary one.
        @discardableResult
        public func delgroup(_ id: Int, _ group: Int) async throws -> Int {
            try await call("delgroup", id, group)
        }

        /// Lets a user log in, or not. Not in 5.12.
        ///
        /// - Parameters:
        ///   - id: The user's id.
        ///   - enable: Whether the user may log in.
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
        /// - Parameters:
        ///   - id: The user's id. The user `oneadmin` has no quotas.
        ///   - quotas: Vectors `DATASTORE`, `NETWORK`, `VM` and `IMAGE`, of limits: -1 for the default quota's, -2 for
        ///     unlimited. Limits that a vector leaves out become -1.
        /// - Returns: The user's id.
        /// - Throws: ``OneError``: `noExists`, `authorization`, `action`, `invalidArgument`.
        @discardableResult
        public func quota(_ id: Int, _ quotas: Template) async throws -> Int {
            try await call("quota", id, quotas)
        }
    }

    /// The methods `one.userpool.*`.
    public struct UserPoolNamespace: ReadablePool {
        /// The document that `info` returns.
        public typealias Document = UserPool
        /// `userpool`
        public static let name = "userpool"
        /// Where the methods are called.
        public let server: OneServer
    }

    /// The methods `one.userquota.*`. `info` returns the default quotas.
    public struct UserQuotaNamespace: ReadablePool {
        /// The document that `info` returns.
        public typealias Document = DefaultUserQuotas
        /// `userquota`
        public static let name = "userquota"
        /// Where the methods are called.
        public let server: OneServer

        /// Sets the quotas of users without own ones.
        ///
        /// - Parameter quotas: Vectors `DATASTORE`, `NETWORK`, `VM` and `IMAGE`, of limits: -2 for unlimited. Limits
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
    /// All users that the user may see: `USER_POOL`.
    public struct UserPool: OnePool {
        /// What the pool holds.
        public typealias Element = User
        /// The root element's name.
        public static let root = "USER_POOL"

        /// The users.
        public var USER: [User]
        /// Their quotas.
        public var QUOTAS: [Quotas]
        /// The quotas of users without own ones.
        public var DEFAULT_USER_QUOTAS: DefaultUserQuotas
        /// What a newer core sends, and no property here holds; nil for nothing.
        public var others: Template?

        /// Creates a value of its fields.
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

    /// A user: `USER`. In a pool, quotas stand beside it.
    ///
    /// What is printed or dumped of a user holds no secret. What is encoded holds all.
    public struct User: OneObject {
        /// The root element's name.
        public static let root = "USER"

        /// The user's id.
        public var ID: Int
        /// The id of the primary group.
        public var GID: Int
        /// The ids of all groups, the primary one among them.
        public var GROUPS: IDs
        /// The name of the primary group.
        public var GNAME: String
        /// The user's name.
        public var NAME: String
        /// What the authentication driver keeps of the password, as a hash. A secret.
        public var PASSWORD: String
        /// The authentication driver, as `core`.
        public var AUTH_DRIVER: String
        /// Whether the user may log in: 1 or 0.
        public var ENABLED: Int
        /// The tokens to log in with.
        public var LOGIN_TOKEN: [LoginToken]
        /// The user's attributes, secrets among them.
        public var TEMPLATE: Template
        /// Limits of datastores; nil in a pool.
        public var DATASTORE_QUOTA: DatastoreQuota?
        /// Limits of networks; nil in a pool.
        public var NETWORK_QUOTA: NetworkQuota?
        /// Limits of VMs; nil in a pool.
        public var VM_QUOTA: VMQuota?
        /// Limits of images; nil in a pool.
        public var IMAGE_QUOTA: ImageQuota?
        /// The quotas of users without own ones; nil in a pool.
        public var DEFAULT_USER_QUOTAS: DefaultUserQuotas?
        /// What a newer core sends, and no property here holds; nil for nothing.
        public var others: Template?

        /// Creates a value of its fields.
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

        /// A token to log in with: `LOGIN_TOKEN`.
        public struct LoginToken: Codable, Hashable, Sendable {
            /// The token. A secret.
            public var TOKEN: String
            /// Until when it is valid, in Unix seconds; -1 for ever.
            public var EXPIRATION_TIME: Int
            /// The id of the group that it acts for, -1 for all of the user's groups.
            public var EGID: Int
            /// What a newer core sends, and no property here holds; nil for nothing.
            public var others: Template?

            /// Creates a value of its fields.
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
    /// The id and the name. Never a secret.
    public var description: String { "User(\(ID), \(NAME.debugDescription))" }

    /// The id and the name. Never a secret.
    public var customMirror: Mirror { Mirror(self, children: ["ID": ID, "NAME": NAME]) }
}

extension One.User.LoginToken: CustomStringConvertible, CustomReflectable {
    /// The time and the group. Never the token.
    public var description: String { "LoginToken(EXPIRATION_TIME: \(EXPIRATION_TIME), EGID: \(EGID))" }

    /// The time and the group. Never the token.
    public var customMirror: Mirror {
        Mirror(self, children: ["EXPIRATION_TIME": EXPIRATION_TIME, "EGID": EGID])
    }
}
