extension One {
    /// How often a scheduled action is done again.
    public struct ScheduledActionRepeat: OneConstant {
        /// OpenNebula's number.
        public let rawValue: Int
        /// Creates the interval of that number.
        public init(rawValue: Int) { self.rawValue = rawValue }

        /// Once only.
        public static let NONE = Self(-1)
        /// On days of the week.
        public static let WEEKLY = Self(0)
        /// On days of the month.
        public static let MONTHLY = Self(1)
        /// On days of the year.
        public static let YEARLY = Self(2)
        /// Every so many hours.
        public static let HOURLY = Self(3)

        /// OpenNebula's names.
        public static let names = [-1: "NONE", 0: "WEEKLY", 1: "MONTHLY", 2: "YEARLY", 3: "HOURLY"]
    }

    /// When a scheduled action is done no more.
    public struct ScheduledActionEnd: OneConstant {
        /// OpenNebula's number.
        public let rawValue: Int
        /// Creates the end of that number.
        public init(rawValue: Int) { self.rawValue = rawValue }

        /// Nothing is said, as the action does not repeat.
        public static let END_NONE = Self(-1)
        /// It is done for ever.
        public static let NEVER = Self(0)
        /// After so many times.
        public static let TIMES = Self(1)
        /// After a date.
        public static let DATE = Self(2)

        /// OpenNebula's names.
        public static let names = [-1: "END_NONE", 0: "NEVER", 1: "TIMES", 2: "DATE"]
    }
}
