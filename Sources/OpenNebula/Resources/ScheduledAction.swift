// MARK: Constants

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

// MARK: Documents

/// What is done to an object at a time: `SCHED_ACTION`. Since 6.8.
///
/// The template of a ``BackupJob`` holds one for each of the job's `SCHED_ACTIONS`, where `info` reads the job alone.
/// A document of your own reads them as this type:
///
/// ```swift
/// struct Schedule: OneRoot {
///     static let root = "BACKUPJOB"
///     struct Actions: Codable, Hashable, Sendable { var SCHED_ACTION: [ScheduledAction] }
///     var TEMPLATE: Actions
/// }
/// let schedule: Schedule = try await one.call("backupjob.info", 0)
/// for action in schedule.TEMPLATE.SCHED_ACTION where action.REPEAT == .WEEKLY { print(action.DAYS) }
/// ```
public struct ScheduledAction: Codable, Hashable, Sendable {
    /// The scheduled action's id.
    public var ID: Int
    /// The object's id.
    public var PARENT_ID: Int
    /// The object's kind: `BACKUPJOB` or `VM`.
    public var TYPE: String
    /// What is done: `backup` to a backup job, the name of an action to a VM.
    public var ACTION: String
    /// What the action takes, with commas between; empty where it takes nothing.
    public var ARGS: String
    /// When it is done next, in Unix seconds.
    public var TIME: Int
    /// How often it is done again.
    public var REPEAT: ScheduledActionRepeat
    /// When it is done again, with commas between: days from 0, Sunday, to 6 of the week, from 1 to 31 of the month or
    /// from 0 to 365 of the year, or a number of hours, as `REPEAT` says; empty where it is not.
    public var DAYS: String
    /// When it is done no more.
    public var END_TYPE: ScheduledActionEnd
    /// How many times it is done, or the date in Unix seconds after which it is not, as `END_TYPE` says; -1 for none.
    public var END_VALUE: Int
    /// When it was last done, in Unix seconds, -1 for never.
    public var DONE: Int
    /// Why it failed, empty where it did not.
    public var MESSAGE: String
    /// When user interfaces warn that it nears, in seconds, 0 for never. Since 6.10.
    public var WARNING: Int?
}
