extension One {
    /// How `update` treats the attributes that an object has.
    public struct UpdateMode: OneConstant {
        /// The number that is sent.
        public let rawValue: Int
        /// Creates the mode of that number.
        public init(rawValue: Int) { self.rawValue = rawValue }

        /// The new attributes replace the template.
        public static let replace = Self(0)
        /// The new attributes are added, or replace those of the same name.
        public static let merge = Self(1)

        /// `replace` and `merge`.
        public static let names = [0: "replace", 1: "merge"]
    }

    /// What a lock keeps from being done.
    public struct LockLevel: OneConstant {
        /// The number that is sent.
        public let rawValue: Int
        /// Creates the level of that number.
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

    /// Whose objects a pool holds.
    ///
    /// A user's id is a filter too: `FilterFlag(5)` are the objects of user 5.
    public struct FilterFlag: OneConstant {
        /// The number that is sent.
        public let rawValue: Int
        /// Creates the filter of that number.
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
