public import Foundation

extension One.ScheduledAction {
    /// Creates an action for a date.
    ///
    /// ```swift
    /// let snapshot = One.ScheduledAction(
    ///     "disk-snapshot-create", at: .now + 3600, args: ["0", "nightly"], repeating: .hourly(24, until: .times(30)))
    /// try await one.vm.schedadd(0, ["SCHED_ACTION": snapshot])
    /// ```
    ///
    /// It is a `SCHED_ACTION` for `schedadd` and `schedupdate`, and for the template of a VM or a backup job.
    ///
    /// - Parameters:
    ///   - action: The action: one of ``One/VMAction`` except `resched`; or `snapshot-create`, `snapshot-revert`,
    ///     `snapshot-delete`, `disk-snapshot-create`, `disk-snapshot-revert`, `disk-snapshot-delete`, `backup`.
    ///   - date: The date.
    ///   - args: The action's arguments, such as `["0", "nightly"]`: a disk's id and a name; for `backup`, a
    ///     datastore's id.
    ///   - repetition: How the action repeats; nil for once only.
    public init(
        _ action: One.VMAction, at date: Date, args: [String] = [], repeating repetition: Repetition? = nil
    ) {
        self.init(action, time: "\(date.oneSeconds)", args, repetition)
    }

    /// Creates an action for a time after the creation of a VM. Not for backup jobs.
    ///
    /// ```swift
    /// let end = One.ScheduledAction(.terminate, after: .seconds(8 * 3600))
    /// try await one.template.instantiate(0, "for a day", false, ["SCHED_ACTION": end])
    /// ```
    ///
    /// - Parameters:
    ///   - action: The action, as for ``init(_:at:args:repeating:)``.
    ///   - interval: The time after the VM's ``One/VM/STIME``, in whole seconds.
    ///   - args: The action's arguments.
    ///   - repetition: How the action repeats; nil for once only.
    public init(
        _ action: One.VMAction, after interval: Duration, args: [String] = [], repeating repetition: Repetition? = nil
    ) {
        self.init(action, time: "+\(interval.components.seconds)", args, repetition)
    }

    private init(_ action: One.VMAction, time: String, _ args: [String], _ repetition: Repetition?) {
        self.init(["ACTION": action, "TIME": time])
        if !args.isEmpty { self["ARGS"] = args.joined(separator: ",") }
        guard let repetition else { return }
        self["REPEAT"] = repetition.rhythm.rawValue
        self["DAYS"] = repetition.days.map(String.init).joined(separator: ",")
        self["END_TYPE"] = repetition.end.type.rawValue
        self["END_VALUE"] = repetition.end.value
    }

    /// How an action repeats. It first runs at its own date, on any day.
    ///
    /// The core's time zone determines when a day begins. A core rejects days out of range.
    public struct Repetition: Sendable, Hashable {
        let rhythm: One.ScheduledActionRepeat
        let days: [Int]
        let end: End

        /// On days of every week.
        ///
        /// - Parameters:
        ///   - days: The days, from 0 for Sunday to 6 for Saturday.
        ///   - end: When the repetition ends.
        /// - Returns: The repetition.
        public static func weekly(_ days: [Int], until end: End = .never) -> Self {
            Self(rhythm: .WEEKLY, days: days, end: end)
        }

        /// On days of every month.
        ///
        /// - Parameters:
        ///   - days: The days, from 1 to 31.
        ///   - end: When the repetition ends.
        /// - Returns: The repetition.
        public static func monthly(_ days: [Int], until end: End = .never) -> Self {
            Self(rhythm: .MONTHLY, days: days, end: end)
        }

        /// On days of every year.
        ///
        /// - Parameters:
        ///   - days: The days, from 0 for January 1 to 365.
        ///   - end: When the repetition ends.
        /// - Returns: The repetition.
        public static func yearly(_ days: [Int], until end: End = .never) -> Self {
            Self(rhythm: .YEARLY, days: days, end: end)
        }

        /// Every given number of hours.
        ///
        /// - Parameters:
        ///   - hours: The number of hours, from 1 to 167.
        ///   - end: When the repetition ends.
        /// - Returns: The repetition.
        public static func hourly(_ hours: Int, until end: End = .never) -> Self {
            Self(rhythm: .HOURLY, days: [hours], end: end)
        }
    }

    /// How the repetition of an action ends.
    public struct End: Sendable, Hashable {
        let type: One.ScheduledActionEnd
        let value: Int?

        /// It repeats forever.
        public static let never = Self(type: .NEVER, value: nil)

        /// After a number of executions.
        ///
        /// - Parameter count: The number of executions; at least 1.
        /// - Returns: The end.
        public static func times(_ count: Int) -> Self { Self(type: .TIMES, value: count) }

        /// After a date.
        ///
        /// - Parameter date: The date.
        /// - Returns: The end.
        public static func date(_ date: Date) -> Self { Self(type: .DATE, value: date.oneSeconds) }
    }
}

extension Date {
    /// The date in Unix seconds, limited to the range that a core can store.
    fileprivate var oneSeconds: Int { Int(exactly: timeIntervalSince1970.rounded(.down)) ?? Int(Int32.max) }
}
