extension One {
    /// Ids of other objects.
    public struct IDs: Codable, Hashable, Sendable {
        /// The ids, in the order of the response.
        public var ID: [Int]
        /// Elements that this type has no property for, such as those of a newer core; nil if there are none.
        public var others: Template?

        /// Creates a value from its fields.
        public init(ID: [Int] = [], others: Template? = nil) {
            self.ID = ID
            self.others = others
        }
    }

    /// The permissions of an object. Each is 1 or 0.
    public struct Permissions: Codable, Hashable, Sendable {
        /// Whether the owner can use it.
        public var OWNER_U: Int
        /// Whether the owner can manage it.
        public var OWNER_M: Int
        /// Whether the owner can administer it.
        public var OWNER_A: Int
        /// Whether the group can use it.
        public var GROUP_U: Int
        /// Whether the group can manage it.
        public var GROUP_M: Int
        /// Whether the group can administer it.
        public var GROUP_A: Int
        /// Whether all other users can use it.
        public var OTHER_U: Int
        /// Whether all other users can manage it.
        public var OTHER_M: Int
        /// Whether all other users can administer it.
        public var OTHER_A: Int
        /// Elements that this type has no property for, such as those of a newer core; nil if there are none.
        public var others: Template?

        /// Creates a value from its fields.
        public init(
            OWNER_U: Int, OWNER_M: Int, OWNER_A: Int, GROUP_U: Int, GROUP_M: Int, GROUP_A: Int, OTHER_U: Int,
            OTHER_M: Int, OTHER_A: Int, others: Template? = nil
        ) {
            self.OWNER_U = OWNER_U
            self.OWNER_M = OWNER_M
            self.OWNER_A = OWNER_A
            self.GROUP_U = GROUP_U
            self.GROUP_M = GROUP_M
            self.GROUP_A = GROUP_A
            self.OTHER_U = OTHER_U
            self.OTHER_M = OTHER_M
            self.OTHER_A = OTHER_A
            self.others = others
        }
    }

    /// A lock on an object.
    public struct Lock: Codable, Hashable, Sendable {
        /// The blocked operations.
        public var LOCKED: LockLevel
        /// The id of the user who locked it.
        public var OWNER: Int?
        /// When it was locked, in Unix seconds.
        public var TIME: Int?
        /// The request that locked it.
        public var REQ_ID: Int?
        /// Elements that this type has no property for, such as those of a newer core; nil if there are none.
        public var others: Template?

        /// Creates a value from its fields.
        public init(LOCKED: LockLevel, OWNER: Int? = nil, TIME: Int? = nil, REQ_ID: Int? = nil, others: Template? = nil)
        {
            self.LOCKED = LOCKED
            self.OWNER = OWNER
            self.TIME = TIME
            self.REQ_ID = REQ_ID
            self.others = others
        }
    }
}
