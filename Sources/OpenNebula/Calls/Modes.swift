extension One {
    /// How `update` treats an object's existing attributes.
    public struct UpdateMode: OneConstant {
        /// The number in the request.
        public let rawValue: Int
        /// Creates a mode from its number.
        public init(rawValue: Int) { self.rawValue = rawValue }

        /// The new attributes replace the template.
        public static let replace = Self(0)
        /// The new attributes are added. They replace attributes of the same name.
        public static let merge = Self(1)

        /// The names: `replace` and `merge`.
        public static let names = [0: "replace", 1: "merge"]
    }

    /// The operations that a lock blocks.
    public struct LockLevel: OneConstant {
        /// The number in the request.
        public let rawValue: Int
        /// Creates a level from its number.
        public init(rawValue: Int) { self.rawValue = rawValue }

        /// Nothing: `NONE`.
        public static let NONE = Self(0)
        /// Use, management and administration: `USE`.
        public static let USE = Self(1)
        /// Management and administration: `MANAGE`.
        public static let MANAGE = Self(2)
        /// Administration: `ADMIN`.
        public static let ADMIN = Self(3)
        /// Everything: `ALL`.
        public static let ALL = Self(4)

        /// OpenNebula's names.
        public static let names = [0: "NONE", 1: "USE", 2: "MANAGE", 3: "ADMIN", 4: "ALL"]
    }

    /// The owners whose objects a pool call returns.
    ///
    /// You can also filter by a user's id: `FilterFlag(5)` selects the objects of user 5.
    public struct FilterFlag: OneConstant {
        /// The number in the request.
        public let rawValue: Int
        /// Creates a filter from its number.
        public init(rawValue: Int) { self.rawValue = rawValue }

        /// The objects of the user's primary group: `GROUP`.
        public static let GROUP = Self(-4)
        /// The user's objects: `MINE`.
        public static let MINE = Self(-3)
        /// All objects: `ALL`.
        public static let ALL = Self(-2)
        /// The objects of the user and of the user's groups: `MINE_GROUP`.
        public static let MINE_GROUP = Self(-1)

        /// OpenNebula's names.
        public static let names = [-4: "GROUP", -3: "MINE", -2: "ALL", -1: "MINE_GROUP"]
    }
}
