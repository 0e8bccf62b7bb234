extension One {
    /// What is done with a VM, or by a backup job, at a time: `SCHED_ACTION` of a template.
    public struct ScheduledAction: OneAttributes {
        /// All attributes, in order.
        public var attributes: Template
        /// Creates a value of attributes.
        public init(_ attributes: Template = [:]) { self.attributes = attributes }

        /// Its id.
        public var ID: Int? { int("ID") }
        /// The id of the VM or the backup job.
        public var PARENT_ID: Int? { int("PARENT_ID") }
        /// What that is: `VM` or `BACKUPJOB`.
        public var TYPE: String? { text("TYPE") }
        /// What is done, as `poweroff`.
        public var ACTION: String? { text("ACTION") }
        /// Its arguments, joined by commas.
        public var ARGS: String? { text("ARGS") }
        /// When, in Unix seconds; in a VM's template, `+` and seconds after its start.
        public var TIME: String? { text("TIME") }
        /// How often it is done again.
        public var REPEAT: ScheduledActionRepeat? { constant("REPEAT") }
        /// The days or hours on which it is done again, joined by commas.
        public var DAYS: String? { text("DAYS") }
        /// When it is done no more.
        public var END_TYPE: ScheduledActionEnd? { constant("END_TYPE") }
        /// How often it is done, or until when, in Unix seconds.
        public var END_VALUE: Int? { int("END_VALUE") }
        /// When it was done last, in Unix seconds; -1 for never.
        public var DONE: Int? { int("DONE") }
        /// Why it failed.
        public var MESSAGE: String? { text("MESSAGE") }
        /// When a time is warned of, in Unix seconds; -1 for never.
        public var WARNING: Int? { int("WARNING") }
    }
}

extension One.VM {
    /// Its scheduled actions: `SCHED_ACTION` of its `TEMPLATE`.
    public var scheduledActions: [One.ScheduledAction] { TEMPLATE.records("SCHED_ACTION") }
}

extension One.BackupJob {
    /// When it runs: `SCHED_ACTION` of its `TEMPLATE`.
    public var scheduledActions: [One.ScheduledAction] { TEMPLATE.records("SCHED_ACTION") }
}

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
