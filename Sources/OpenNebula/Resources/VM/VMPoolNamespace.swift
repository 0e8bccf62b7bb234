extension One {
    /// The methods `one.vmpool.*`.
    public struct VMPoolNamespace: OneNamespace {
        /// `vmpool`
        public static let name = "vmpool"
        /// The server that receives the calls.
        public let server: OneServer

        /// Reads VMs that the user can see, in short form: without the optional properties of ``One/VM``, with a few
        /// template attributes, and with the last history record.
        ///
        /// Calls `one.vmpool.info`.
        ///
        /// - Parameters:
        ///   - filter: Whose VMs to read.
        ///   - start: The lowest id, or -1 for no limit. If `end` is less than -1, the number of VMs to skip.
        ///   - end: The highest id, or -1 for no limit. A value less than -1 is the page size, negated.
        ///   - state: The state of the VMs.
        ///   - attributes: Values in the VMs' documents to search for, such as `VM.NAME=web`; empty for all VMs. Not
        ///     every database supports the search.
        /// - Returns: The pool's document.
        /// - Throws: ``OneError``: `api` if the filter or the state is invalid, `internal` if the core's database
        ///   cannot search documents.
        @discardableResult
        public func info(
            _ filter: FilterFlag, _ start: Int, _ end: Int, _ state: VMStateFilter, _ attributes: String = ""
        ) async throws -> VMPool {
            try await call("info", filter, start, end, state, attributes)
        }

        /// Reads VMs that the user can see, in full form, except for the monitoring records.
        ///
        /// Calls `one.vmpool.infoextended`.
        ///
        /// - Parameters:
        ///   - filter: Whose VMs to read.
        ///   - start: The lowest id, or -1 for no limit. If `end` is less than -1, the number of VMs to skip.
        ///   - end: The highest id, or -1 for no limit. A value less than -1 is the page size, negated.
        ///   - state: The state of the VMs.
        ///   - attributes: Values in the VMs' documents to search for, such as `VM.NAME=web`; empty for all VMs. Not
        ///     every database supports the search.
        /// - Returns: The pool's document.
        /// - Throws: ``OneError``: `api` if the filter or the state is invalid, `internal` if the core's database
        ///   cannot search documents.
        @discardableResult
        public func infoextended(
            _ filter: FilterFlag, _ start: Int, _ end: Int, _ state: VMStateFilter, _ attributes: String = ""
        ) async throws -> VMPool {
            try await call("infoextended", filter, start, end, state, attributes)
        }

        /// Reads VMs that the user can see, each as soon as it has arrived.
        ///
        /// Calls `one.vmpool.info` or `one.vmpool.infoextended`.
        ///
        /// - Parameters:
        ///   - filter: Whose VMs to read.
        ///   - start: The lowest id, or -1 for no limit. If `end` is less than -1, the number of VMs to skip.
        ///   - end: The highest id, or -1 for no limit. A value less than -1 is the page size, negated.
        ///   - state: The state of the VMs.
        ///   - attributes: Values in the VMs' documents to search for, such as `VM.NAME=web`; empty for all VMs. Not
        ///     every database supports the search.
        ///   - extended: Whether to read them in full form, like `infoextended`, or in short form, like `info`.
        /// - Returns: The VMs. The stream makes one call.
        public func stream(
            _ filter: FilterFlag, _ start: Int, _ end: Int, _ state: VMStateFilter, _ attributes: String = "",
            extended: Bool = false
        ) -> OneStream<VMPool> {
            stream(extended ? "infoextended" : "info", filter, start, end, state, attributes)
        }

        /// Reads the VMs with the given ids.
        ///
        /// Calls `one.vmpool.infoset`.
        ///
        /// - Parameters:
        ///   - ids: The VMs' ids, separated by commas.
        ///   - extended: Whether to read them in full form, like `infoextended`, or in short form, like `info`.
        /// - Returns: The pool's document. VMs that do not exist, or that the user cannot see, are omitted.
        /// - Throws: ``OneError``
        @discardableResult
        public func infoset(_ ids: String, _ extended: Bool) async throws -> VMPool {
            try await call("infoset", ids, extended)
        }

        /// Reads the monitoring records of VMs.
        ///
        /// Calls `one.vmpool.monitoring`.
        ///
        /// - Parameters:
        ///   - filter: Whose VMs to read.
        ///   - seconds: How far back to read, in seconds; 0 for the last record of each VM, -1 for all.
        /// - Returns: The records.
        /// - Throws: ``OneError``: `api` if the filter is invalid.
        @discardableResult
        public func monitoring(_ filter: FilterFlag, _ seconds: Int = -1) async throws -> VMMonitoringData {
            try await call("monitoring", filter, seconds)
        }

        /// Reads the history records of VMs, each with its VM.
        ///
        /// Calls `one.vmpool.accounting`.
        ///
        /// - Parameters:
        ///   - filter: Whose VMs to read.
        ///   - start: Records that end after this time, in Unix seconds; -1 for no limit.
        ///   - end: Records that begin before this time, in Unix seconds; -1 for no limit.
        /// - Returns: The records.
        /// - Throws: ``OneError``: `api` if the filter is invalid.
        @discardableResult
        public func accounting(_ filter: FilterFlag, _ start: Int, _ end: Int) async throws -> HistoryRecords {
            try await call("accounting", filter, start, end)
        }

        /// Reads the costs of VMs by month, as `calculateshowback` calculated them.
        ///
        /// Calls `one.vmpool.showback`.
        ///
        /// - Parameters:
        ///   - filter: Whose VMs to read.
        ///   - firstMonth: The first month, 1 for January; -1 for no limit.
        ///   - firstYear: The first month's year; -1 for no limit.
        ///   - lastMonth: The last month, 1 for January; -1 for no limit.
        ///   - lastYear: The last month's year; -1 for no limit.
        /// - Returns: A record for each VM and month.
        /// - Throws: ``OneError``: `api` if the filter is invalid.
        @discardableResult
        public func showback(
            _ filter: FilterFlag, _ firstMonth: Int, _ firstYear: Int, _ lastMonth: Int, _ lastYear: Int
        ) async throws -> ShowbackRecords {
            try await call("showback", filter, firstMonth, firstYear, lastMonth, lastYear)
        }

        /// Calculates the cost of each VM in each month, and stores it for `showback`. For administrators only.
        ///
        /// Calls `one.vmpool.calculateshowback`.
        ///
        /// - Parameters:
        ///   - firstMonth: The first month, 1 for January; -1 for no limit.
        ///   - firstYear: The first month's year; -1 for no limit.
        ///   - lastMonth: The last month, 1 for January; -1 for no limit.
        ///   - lastYear: The last month's year; -1 for no limit.
        /// - Returns: A string without meaning.
        /// - Throws: ``OneError``: `authorization`.
        @discardableResult
        public func calculateshowback(
            _ firstMonth: Int, _ firstYear: Int, _ lastMonth: Int, _ lastYear: Int
        ) async throws -> String {
            try await call("calculateshowback", firstMonth, firstYear, lastMonth, lastYear)
        }
    }
}
