public import Foundation

extension One {
    /// A month of a year.
    public struct Month: Sendable, Hashable {
        /// The year.
        public var year: Int
        /// The month, from 1 for January to 12.
        public var month: Int

        /// Creates a month.
        public init(year: Int, month: Int) {
            self.year = year
            self.month = month
        }
    }

    /// The resources that VMs used, and for how long.
    public struct AccountingTotals: Sendable, Hashable {
        /// The hours on a host, of all VMs together.
        public var hours = 0.0
        /// The running hours.
        public var runningHours = 0.0
        /// `CPU` times hours: hours of one core.
        public var cpuHours = 0.0
        /// `MEMORY` times hours: hours of one MB.
        public var memoryHours = 0.0
        /// The size of all disks and their snapshots times hours: hours of one MB.
        public var diskHours = 0.0
    }

    /// The costs of VMs, and their hours.
    public struct ShowbackTotals: Sendable, Hashable {
        /// The cost of the CPU.
        public var CPU_COST = 0.0
        /// The cost of the memory.
        public var MEMORY_COST = 0.0
        /// The cost of the disks.
        public var DISK_COST = 0.0
        /// The total cost.
        public var TOTAL_COST = 0.0
        /// The hours on a host.
        public var HOURS = 0.0
        /// The running hours. 0 in releases before 6.2.
        public var RHOURS = 0.0
    }
}

extension One.Month: Comparable, CustomStringConvertible {
    /// Whether the first month is earlier.
    public static func < (first: Self, second: Self) -> Bool {
        (first.year, first.month) < (second.year, second.month)
    }

    /// The year and the month, such as `2026-11`.
    public var description: String { "\(year)-\(month < 10 ? "0" : "")\(month)" }
}

extension One.HistoryRecords {
    /// Adds up the resources of VMs by user, VM, month, or any other key.
    ///
    /// ```swift
    /// let start = Date.now - 30 * 86_400
    /// let records = try await one.vmpool.accounting(.ALL, Int(start.timeIntervalSince1970), -1)
    /// let byUser = records.totals(from: start) { vm, _ in vm.UNAME }
    /// let byMonth = records.totals(from: start) { _, month in month }
    /// for (month, total) in byMonth.sorted(by: { $0.key < $1.key }) { print(month, total.cpuHours) }
    /// print(byUser["oneadmin"]?.memoryHours ?? 0)
    /// ```
    ///
    /// The rules are those of a core's showback. A record counts from its `STIME` to its `ETIME`, with the `CPU`,
    /// `MEMORY` and disks that the VM had when the record ended; running hours are those from `RSTIME` to `RETIME`.
    /// Records that have not ended count up to `end`.
    ///
    /// - Parameters:
    ///   - start: The start; nil for no limit. Pass the same time as to `vmpool.accounting`, because that
    ///     returns whole records.
    ///   - end: The end.
    ///   - onlyRunning: Whether CPU and memory count only while a VM runs, like `SHOWBACK_ONLY_RUNNING`.
    ///   - calendar: The calendar that determines when a month begins.
    ///   - key: The key of a VM in a month.
    /// - Returns: The totals by key.
    public func totals<Key: Hashable>(
        from start: Date? = nil, to end: Date = .now, onlyRunning: Bool = false, calendar: Calendar = .current,
        by key: (_ vm: One.VM, _ month: One.Month) -> Key
    ) -> [Key: One.AccountingTotals] {
        var totals: [Key: One.AccountingTotals] = [:]
        for record in HISTORY {
            guard let vm = record.VM else { continue }
            func hours(_ begin: Int?, _ stop: Int?) -> [One.Month: Double] {
                guard let begin, begin > 0 else { return [:] }
                let stop = stop.flatMap { $0 > 0 ? Date(timeIntervalSince1970: TimeInterval($0)) : nil } ?? end
                let first = Date(timeIntervalSince1970: TimeInterval(begin))
                return calendar.hours(from: max(first, start ?? first), to: min(stop, end))
            }
            let whole = hours(record.STIME, record.ETIME)
            let running = hours(record.RSTIME, record.RETIME == 0 ? record.ETIME : record.RETIME)
            let cpu = vm.TEMPLATE["CPU"]?.double ?? 0
            let memory = vm.TEMPLATE["MEMORY"]?.double ?? 0
            let disk = vm.DISK.reduce(0) { $0 + ($1.SIZE ?? 0) + ($1.DISK_SNAPSHOT_TOTAL_SIZE ?? 0) }
            for month in Set(whole.keys).union(running.keys) {
                let (hours, runningHours) = (whole[month] ?? 0, running[month] ?? 0)
                let capacityHours = onlyRunning ? runningHours : hours
                var total = totals[key(vm, month)] ?? .init()
                total.hours += hours
                total.runningHours += runningHours
                total.cpuHours += cpu * capacityHours
                total.memoryHours += memory * capacityHours
                total.diskHours += Double(disk) * hours
                totals[key(vm, month)] = total
            }
        }
        return totals
    }
}

extension One.ShowbackRecords {
    /// Adds up the costs of VMs by user, VM, month, or any other key.
    ///
    /// ```swift
    /// let records = try await one.vmpool.showback(.ALL, 1, 2026, -1, -1)
    /// for (user, total) in records.totals(by: \.UNAME) { print(user, total.TOTAL_COST) }
    /// print(records.totals(by: \.month), records.totals(by: \.VMID))
    /// ```
    ///
    /// - Parameter key: The key of a record.
    /// - Returns: The totals by key.
    public func totals<Key: Hashable>(by key: (Showback) -> Key) -> [Key: One.ShowbackTotals] {
        var totals: [Key: One.ShowbackTotals] = [:]
        for record in SHOWBACK {
            var total = totals[key(record)] ?? .init()
            total.CPU_COST += record.CPU_COST
            total.MEMORY_COST += record.MEMORY_COST
            total.DISK_COST += record.DISK_COST
            total.TOTAL_COST += record.TOTAL_COST
            total.HOURS += record.HOURS
            total.RHOURS += record.RHOURS ?? 0
            totals[key(record)] = total
        }
        return totals
    }
}

extension One.ShowbackRecords.Showback {
    /// ``YEAR`` and ``MONTH``.
    public var month: One.Month { One.Month(year: YEAR, month: MONTH) }
}

extension Calendar {
    /// The hours of a time span in each month that it covers.
    fileprivate func hours(from start: Date, to end: Date) -> [One.Month: Double] {
        var hours: [One.Month: Double] = [:]
        var begin = start
        while begin < end, let month = dateInterval(of: .month, for: begin) {
            let stop = min(month.end, end)
            guard stop > begin else { break }
            let parts = dateComponents([.year, .month], from: begin)
            hours[One.Month(year: parts.year ?? 0, month: parts.month ?? 0)] = stop.timeIntervalSince(begin) / 3600
            begin = stop
        }
        return hours
    }
}
