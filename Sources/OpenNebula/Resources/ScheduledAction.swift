extension One {
    /// A scheduled action of a VM or a backup job: `SCHED_ACTION` of a template.
    public struct ScheduledAction: OneAttributes {
        /// All attributes, in order.
        public var attributes: Template
        /// Creates a value from attributes.
        public init(_ attributes: Template = [:]) { self.attributes = attributes }

        /// The id.
        public var ID: Int? { int("ID") }
        /// The id of the VM or the backup job.
        public var PARENT_ID: Int? { int("PARENT_ID") }
        /// The kind of that object: `VM` or `BACKUPJOB`.
        public var TYPE: String? { text("TYPE") }
        /// The action, such as `poweroff`.
        public var ACTION: String? { text("ACTION") }
        /// The arguments, separated by commas.
        public var ARGS: String? { text("ARGS") }
        /// The time, in Unix seconds; in a VM's template, `+` and the seconds after its start.
        public var TIME: String? { text("TIME") }
        /// How the action repeats.
        public var REPEAT: ScheduledActionRepeat? { constant("REPEAT") }
        /// The days or hours when it repeats, separated by commas.
        public var DAYS: String? { text("DAYS") }
        /// How the repetition ends.
        public var END_TYPE: ScheduledActionEnd? { constant("END_TYPE") }
        /// The number of repetitions, or the end time in Unix seconds.
        public var END_VALUE: Int? { int("END_VALUE") }
        /// The time of the last execution, in Unix seconds; -1 for never.
        public var DONE: Int? { int("DONE") }
        /// The error, if it failed.
        public var MESSAGE: String? { text("MESSAGE") }
        /// The time of the last warning, in Unix seconds; -1 for never.
        public var WARNING: Int? { int("WARNING") }
    }
}

extension One.VM {
    /// The scheduled actions: `SCHED_ACTION` of its `TEMPLATE`.
    public var scheduledActions: [One.ScheduledAction] { TEMPLATE.records("SCHED_ACTION") }
}

extension One.BackupJob {
    /// The times when it runs: `SCHED_ACTION` of its `TEMPLATE`.
    public var scheduledActions: [One.ScheduledAction] { TEMPLATE.records("SCHED_ACTION") }
}

extension One {
    /// How a scheduled action repeats.
    public struct ScheduledActionRepeat: OneConstant {
        /// OpenNebula's number.
        public let rawValue: Int
        /// Creates an interval from its number.
        public init(rawValue: Int) { self.rawValue = rawValue }

        /// Once only.
        public static let NONE = Self(-1)
        /// On days of the week.
        public static let WEEKLY = Self(0)
        /// On days of the month.
        public static let MONTHLY = Self(1)
        /// On days of the year.
        public static let YEARLY = Self(2)
        /// Every given number of hours.
        public static let HOURLY = Self(3)

        /// OpenNebula's names.
        public static let names = [-1: "NONE", 0: "WEEKLY", 1: "MONTHLY", 2: "YEARLY", 3: "HOURLY"]
    }

    /// How the repetition of a scheduled action ends.
    public struct ScheduledActionEnd: OneConstant {
        /// OpenNebula's number.
        public let rawValue: Int
        /// Creates an end from its number.
        public init(rawValue: Int) { self.rawValue = rawValue }

        /// None: the action does not repeat.
        public static let END_NONE = Self(-1)
        /// Never: it repeats forever.
        public static let NEVER = Self(0)
        /// After a number of repetitions.
        public static let TIMES = Self(1)
        /// After a date.
        public static let DATE = Self(2)

        /// OpenNebula's names.
        public static let names = [-1: "END_NONE", 0: "NEVER", 1: "TIMES", 2: "DATE"]
    }
}
