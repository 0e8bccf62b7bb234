extension One {
    /// What a query found: `SQL_COMMAND`.
    public struct SQLResult: OneRoot {
        /// The root element's name.
        public static let root = "SQL_COMMAND"

        /// The query.
        public var QUERY: String?
        /// What it found.
        public var RESULT: Rows
        /// What a newer core sends, and no property here holds; nil for nothing.
        public var others: Template?

        /// Creates a value of its fields.
        public init(QUERY: String? = nil, RESULT: Rows, others: Template? = nil) {
            self.QUERY = QUERY
            self.RESULT = RESULT
            self.others = others
        }

        /// The rows of a query: `RESULT`.
        public struct Rows: Codable, Hashable, Sendable {
            /// The rows, each its values by column. A value that begins with `<`, as that of a column `body`, is
            /// Base64, and found by `body64`.
            public var ROW: [Template]
            /// What a newer core sends, and no property here holds; nil for nothing.
            public var others: Template?

            /// Creates a value of its fields.
            public init(ROW: [Template] = [], others: Template? = nil) {
                self.ROW = ROW
                self.others = others
            }
        }
    }
}
