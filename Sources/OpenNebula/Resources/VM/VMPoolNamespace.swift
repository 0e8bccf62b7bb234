extension One {
    /// The methods `one.vmpool.*`.
    public struct VMPoolNamespace: OneNamespace {
        /// `vmpool`
        public static let name = "vmpool"
        /// Where the methods are called.
        public let server: OneServer

        /// Reads VMs that the user may see, in short: a VM lacks what is optional in ``One/VM``, its templates hold a
        /// few attributes only, and of its history there is the last record.
        ///
        /// - Parameters:
        ///   - filter: Whose VMs.
        ///   - start: The lowest id, -1 for no limit; or how many VMs to skip, where `end` is less than -1.
        ///   - end: The highest id, -1 for no limit; or the number of VMs of a page, negated, from -2 on.
        ///   - state: The state that the VMs are in.
        ///   - attributes: What the VMs' documents hold, as `VM.NAME=web`; empty for all VMs. Not every database that a
        ///     core uses can search for it.
        /// - Returns: The pool's document.
        /// - Throws: ``OneError``: `api` for a filter or a state that is none, `internal` where the core's database
        ///   cannot search documents.
        @discardableResult
        public func info(
            _ filter: FilterFlag, _ start: Int, _ end: Int, _ state: VMStateFilter, _ attributes: String = ""
        ) async throws -> VMPool {
            try await call("info", filter, start, end, state, attributes)
        }

        /// Reads VMs that the user may see, in full, except for what the probes measured.
        ///
        /// - Parameters:
        ///   - filter: Whose VMs.
        ///   - start: The lowest id, -1 for no limit; or how many VMs to skip, where `end` is less than -1.
        ///   - end: The highest id, -1 for no limit; or the number of VMs of a page, negated, from -2 on.
        ///   - state: The state that the VMs are in.
        ///   - attributes: What the VMs' documents hold, as `VM.NAME=web`; empty for all VMs. Not every database that a
        ///     core uses can search for it.
        /// - Returns: The pool's document.
        /// - Throws: ``OneError``: `api` for a filter or a state that is none, `internal` where the core's database
        ///   cannot search documents.
        @discardableResult
        public func infoextended(
            _ filter: FilterFlag, _ start: Int, _ end: Int, _ state: VMStateFilter, _ attributes: String = ""
        ) async throws -> VMPool {
            try await call("infoextended", filter, start, end, state, attributes)
        }

        /// Reads VMs that the user may see, each as soon as it has arrived.
        ///
        /// - Parameters:
        ///   - filter: Whose VMs.
        ///   - start: The lowest id, -1 for no limit; or how many VMs to skip, where `end` is less than -1.
        ///   - end: The highest id, -1 for no limit; or the number of VMs of a page, negated, from -2 on.
        ///   - state: The state that the VMs are in.
        ///   - attributes: What the VMs' documents hold, as `VM.NAME=web`; empty for all VMs. Not every database that a
        ///     core uses can search for it.
        ///   - extended: Whether they are read in full, as by `infoextended`, or in short, as by `info`.
        /// - Returns: The VMs, read in one call.
        public func stream(
            _ filter: FilterFlag, _ start: Int, _ end: Int, _ state: VMStateFilter, _ attributes: String = "",
            extended: Bool = false
        ) -> OneStream<VMPool> {
            stream(extended ? "infoextended" : "info", filter, start, end, state, attributes)
        }

        /// Reads the VMs of a list.
        ///
        /// - Parameters:
        ///   - ids: The VMs' ids, joined by commas.
        ///   - extended: Whether they are read in full, as by `infoextended`, or in short, as by `info`.
        /// - Returns: The pool's document; ids that are none, or not the user's to see, are left out.
        /// - Throws: ``OneError``
        @discardableResult
        public func infoset(_ ids: String, _ extended: Bool) async throws -> VMPool {
            try await call("infoset", ids, extended)
        }

        /// Reads what the probes measured of VMs.
        ///
        /// - Parameters:
        ///   - filter: Whose VMs.
        ///   - seconds: How far back, in seconds; 0 for the last record of each VM, -1 for all.
        /// - Returns: The records.
        /// - Throws: ``OneError``: `api` for a filter that is none.
        @discardableResult
        public func monitoring(_ filter: FilterFlag, _ seconds: Int = -1) async throws -> VMMonitoringData {
            try await call("monitoring", filter, seconds)
        }

        /// Reads the history records of VMs, each with its VM.
        ///
        /// - Parameters:
        ///   - filter: Whose VMs.
        ///   - start: Records that end after this time, in Unix seconds; -1 for no limit.
        ///   - end: Records that begin before this time, in Unix seconds; -1 for no limit.
        /// - Returns: The records.
        /// - Throws: ``OneError``: `api` for a filter that is none.
        @discardableResult
        public func accounting(_ filter: FilterFlag, _ start: Int, _ end: Int) async throws -> HistoryRecords {
            try await call("accounting", filter, start, end)
        }

        /// Reads what VMs cost, month by month, as `calculateshowback` found it.
        ///
        /// - Parameters:
        ///   - filter: Whose VMs.
        ///   - firstMonth: The first month, 1 for January; -1 for no limit.
        ///   - firstYear: The first month's year; -1 for no limit.
        ///   - lastMonth: The last month, 1 for January; -1 for no limit.
        ///   - lastYear: The last month's year; -1 for no limit.
        /// - Returns: A record for each VM and month.
        /// - Throws: ``OneError``: `api` for a filter that is none.
        @discardableResult
        public func showback(
            _ filter: FilterFlag, _ firstMonth: Int, _ firstYear: Int, _ lastMonth: Int, _ lastYear: Int
        ) async throws -> ShowbackRecords {
            try await call("showback", filter, firstMonth, firstYear, lastMonth, lastYear)
        }

        /// Finds out what each VM cost in each month, and keeps it for `showback`. For administrators only.
        ///
        /// - Parameters:
        ///   - firstMonth: The first month, 1 for January; -1 for no limit.
        ///   - firstYear: The first month's year; -1 for no limit.
        ///   - lastMonth: The last month, 1 for January; -1 for no limit.
        ///   - lastYear: The last month's year; -1 for no limit.
        /// - Returns: Nothing of interest.
        /// - Throws: ``OneError``: `authorization`.
        @discardableResult
        public func calculateshowback(
            _ firstMonth: Int, _ firstYear: Int, _ lastMonth: Int, _ lastYear: Int
        ) async throws -> String {
            try await call("calculateshowback", firstMonth, firstYear, lastMonth, lastYear)
        }
    }
}
