extension One {
    /// What a query found: `SQL_COMMAND`.
    public struct SQLResult: OneRoot {
        /// The root element's name.
        public static let root = "SQL_COMMAND"

        /// The query.
        public var QUERY: String?
        /// What it found.
        public var RESULT: Rows

        /// Creates a value of its fields.
        public init(QUERY: String? = nil, RESULT: Rows) {
            self.QUERY = QUERY
            self.RESULT = RESULT
        }

        /// The rows of a query: `RESULT`.
        public struct Rows: Codable, Hashable, Sendable {
            /// The rows, each its values by column. A value that begins with `<`, as that of a column `body`, is
            /// Base64, and found by `body64`.
            public var ROW: [Template]

            /// Creates a value of its fields.
            public init(ROW: [Template] = []) {
                self.ROW = ROW
            }
        }
    }
}
