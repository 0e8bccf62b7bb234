extension One {
    /// Ids of other objects.
    public struct IDs: Codable, Hashable, Sendable {
        /// The ids, in the order of the answer.
        public var ID: [Int]
        /// What a newer core sends, and no property here holds; nil for nothing.
        public var others: Template?

        /// Creates a value of its fields.
        public init(ID: [Int] = [], others: Template? = nil) {
            self.ID = ID
            self.others = others
        }
    }

    /// Who may do what with an object: each 1 or 0.
    public struct Permissions: Codable, Hashable, Sendable {
        /// The owner may use it.
        public var OWNER_U: Int
        /// The owner may manage it.
        public var OWNER_M: Int
        /// The owner may administrate it.
        public var OWNER_A: Int
        /// The group may use it.
        public var GROUP_U: Int
        /// The group may manage it.
        public var GROUP_M: Int
        /// The group may administrate it.
        public var GROUP_A: Int
        /// Everybody may use it.
        public var OTHER_U: Int
        /// Everybody may manage it.
        public var OTHER_M: Int
        /// Everybody may administrate it.
        public var OTHER_A: Int
        /// What a newer core sends, and no property here holds; nil for nothing.
        public var others: Template?

        /// Creates a value of its fields.
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
        /// What is locked.
        public var LOCKED: LockLevel
        /// The id of the user who locked it.
        public var OWNER: Int?
        /// When it was locked, in Unix seconds.
        public var TIME: Int?
        /// The request that locked it.
        public var REQ_ID: Int?
        /// What a newer core sends, and no property here holds; nil for nothing.
        public var others: Template?

        /// Creates a value of its fields.
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
