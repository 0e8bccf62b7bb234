extension One {
    /// The result of a query: `SQL_COMMAND`.
    public struct SQLResult: OneRoot {
        /// The root element's name.
        public static let root = "SQL_COMMAND"

        /// The query.
        public var QUERY: String?
        /// The rows.
        public var RESULT: Rows
        /// Elements that this type has no property for, such as those of a newer core; nil if there are none.
        public var others: Template?

        /// Creates a value from its fields.
        public init(QUERY: String? = nil, RESULT: Rows, others: Template? = nil) {
            self.QUERY = QUERY
            self.RESULT = RESULT
            self.others = others
        }

        /// The rows of a query: `RESULT`.
        public struct Rows: Codable, Hashable, Sendable {
            /// The rows, with values by column. A value that begins with `<`, such as that of a column `body`, is
            /// Base64, with the name `body64`.
            public var ROW: [Template]
            /// Elements that this type has no property for, such as those of a newer core; nil if there are none.
            public var others: Template?

            /// Creates a value from its fields.
            public init(ROW: [Template] = [], others: Template? = nil) {
                self.ROW = ROW
                self.others = others
            }
        }
    }
}
