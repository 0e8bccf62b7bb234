extension One.VMNamespace {
    /// Waits until an `ACTIVE` VM is in a life cycle state, such as `RUNNING`.
    ///
    /// ```swift
    /// let vm = try await one.vm.wait(7, for: .RUNNING, timeout: .seconds(300))
    /// ```
    ///
    /// The VM is read repeatedly, at growing intervals of up to ten seconds. A broken connection or a restart of the
    /// core does not end the wait. If the VM's history shows that it was `PROLOG`, `RUNNING` or `EPILOG` between two
    /// calls, that counts too. The VM that is returned can then be in a later state.
    ///
    /// An action takes a moment to start. If the state after an action is the same as before it, as after a migration,
    /// pass the VM as it was before:
    ///
    /// ```swift
    /// let before = try await one.vm.info(0)
    /// let other = try await one.hostpool.info().first { $0.ID != before.lastHistory?.HID }
    /// try await one.vm.migrate(0, other?.ID ?? 0, true)
    /// try await one.vm.wait(0, for: .RUNNING, after: before, timeout: .seconds(300))
    /// ```
    ///
    /// - Parameters:
    ///   - id: The VM's id.
    ///   - states: The states to wait for. The wait ends with any of them.
    ///   - before: The VM as read before an action. Its state does not count until the VM has changed to another
    ///     state, or to another history record. A reboot and a snapshot leave no record, and can end unnoticed: do not
    ///     pass it after these actions.
    ///   - timeout: The longest wait. When the time is up, the VM is read once more, for at most one second.
    ///   - clock: The clock that measures the time.
    /// - Returns: The VM as last read.
    /// - Throws: ``OneError``: `stateUnreachable`, with the VM's state and the core's error message, as soon as the
    ///   state is `DONE` or a failure, or the action failed without a change of the VM; `timeout`; `cancelled`;
    ///   `noExists`.
    @discardableResult
    public func wait(
        _ id: Int, for states: One.LCMState..., after before: One.VM? = nil, timeout: Duration,
        clock: some Clock<Duration> = ContinuousClock()
    ) async throws -> One.VM {
        try await wait(id, for: states, or: [], after: before, timeout: timeout, clock: clock)
    }

    /// Waits until a VM is in a state, such as `POWEROFF` or `DONE`.
    ///
    /// The VM is read repeatedly, at growing intervals of up to ten seconds. A broken connection or a restart of the
    /// core does not end the wait. If the VM's history shows that it was `POWEROFF`, `SUSPENDED`, `STOPPED` or
    /// `UNDEPLOYED` between two calls, that counts too.
    ///
    /// - Parameters:
    ///   - id: The VM's id.
    ///   - states: The states to wait for. The wait ends with any of them.
    ///   - before: The VM as read before an action. Its state does not count until the VM has changed to another
    ///     state, or to another history record. A reboot and a snapshot leave no record, and can end unnoticed: do not
    ///     pass it after these actions.
    ///   - timeout: The longest wait. When the time is up, the VM is read once more, for at most one second.
    ///   - clock: The clock that measures the time.
    /// - Returns: The VM as last read.
    /// - Throws: ``OneError``: `stateUnreachable`, with the VM's state and the core's error message, as soon as the
    ///   state is `DONE` or a failure, or the action failed without a change of the VM; `timeout`; `cancelled`;
    ///   `noExists`.
    @discardableResult
    public func wait(
        _ id: Int, for states: One.VMState..., after before: One.VM? = nil, timeout: Duration,
        clock: some Clock<Duration> = ContinuousClock()
    ) async throws -> One.VM {
        try await wait(id, for: [], or: states, after: before, timeout: timeout, clock: clock)
    }

    /// Waits for a life cycle state of an `ACTIVE` VM or for another state, whichever comes first.
    package func wait(
        _ id: Int, for states: [One.LCMState], or others: [One.VMState], after before: One.VM? = nil,
        timeout: Duration, clock: some Clock<Duration> = ContinuousClock()
    ) async throws -> One.VM {
        let goal = [Self.names(states), Self.names(others)].filter { !$0.isEmpty }.joined(separator: " or ")
        return try await wait(
            id, for: goal, after: before, timeout: timeout, clock: clock,
            isThere: { $0.STATE == .ACTIVE && states.contains($0.LCM_STATE) || others.contains($0.STATE) },
            hasBeen: { vm, first in
                states.contains { vm.hasBeen($0, since: first) } || others.contains { vm.hasBeen($0, since: first) }
            })
    }

    /// Waits until the guest of a VM reports that it is ready: `READY=YES` in the VM's user template. The guest's
    /// contextualization sets it through OneGate, if the template requests `REPORT_READY`.
    ///
    /// - Parameters:
    ///   - id: The VM's id.
    ///   - timeout: The longest wait. When the time is up, the VM is read once more, for at most one second.
    ///   - clock: The clock that measures the time.
    /// - Returns: The VM as last read.
    /// - Throws: ``OneError``: `stateUnreachable`, with the VM's state and the core's error message, as soon as the
    ///   state is `DONE` or a failure; `timeout`; `cancelled`; `noExists`.
    @discardableResult
    public func waitUntilReady(
        _ id: Int, timeout: Duration, clock: some Clock<Duration> = ContinuousClock()
    ) async throws -> One.VM {
        try await wait(
            id, for: "READY", after: nil, timeout: timeout, clock: clock,
            isThere: { $0.USER_TEMPLATE["READY"]?.string?.uppercased() == "YES" }, hasBeen: { _, _ in false })
    }

    /// Waits until no driver works on a VM after an operation was requested.
    func waitUntilSettled(
        _ id: Int, after before: One.VM, timeout: Duration, clock: some Clock<Duration>
    ) async throws -> One.VM {
        try await wait(id, for: "settled", timeout: timeout, clock: clock) { vm, _ in
            if vm.STATE != .ACTIVE || [.RUNNING, .UNKNOWN].contains(vm.LCM_STATE) { return .reached }
            return vm.phase == .failed ? .impossible(vm.condition) : .pending(vm.condition)
        }
    }

    private func wait(
        _ id: Int, for goal: String, after before: One.VM?, timeout: Duration, clock: some Clock<Duration>,
        isThere: (One.VM) -> Bool, hasBeen: (One.VM, One.VM) -> Bool
    ) async throws -> One.VM {
        var hasMoved = before == nil
        return try await wait(id, for: goal, timeout: timeout, clock: clock) { vm, first in
            if let before, vm.hasMoved(since: before) { hasMoved = true }
            if let before, vm.stateName == before.stateName, let problem = vm.errorMessage,
                vm.USER_TEMPLATE["ERROR"] != before.USER_TEMPLATE["ERROR"]
            {
                return .impossible("\(vm.stateName) again: \(problem)")
            }
            if hasMoved && isThere(vm) || before == nil && hasBeen(vm, first) { return .reached }
            return [.failed, .done].contains(vm.phase) ? .impossible(vm.condition) : .pending(vm.condition)
        }
    }
}

extension One.VM {
    /// Whether its state has changed, or its history has a new entry.
    fileprivate func hasMoved(since before: One.VM) -> Bool {
        if stateName != before.stateName { return true }
        // A new record has no times until the VM has moved.
        guard let last = lastHistory, last.RSTIME ?? 0 > 0 || last.PETIME ?? 0 > 0 else { return false }
        return last.SEQ != before.lastHistory?.SEQ || last.RSTIME != before.lastHistory?.RSTIME
    }

    /// Whether the history shows that it was in a life cycle state after `first` was read.
    fileprivate func hasBeen(_ state: One.LCMState, since first: One.VM) -> Bool {
        switch state {
        case .PROLOG: hasComeTo(since: first) { $0.PSTIME }
        case .RUNNING: hasComeTo(since: first) { $0.endOfRun }
        case .EPILOG: hasComeTo(since: first) { $0.ESTIME }
        default: false
        }
    }

    /// Whether the history shows that it was in a state after `first` was read.
    fileprivate func hasBeen(_ state: One.VMState, since first: One.VM) -> Bool {
        switch state {
        case .POWEROFF:
            hasComeTo(since: first) { [.POWEROFF, .POWEROFF_HARD].contains($0.ACTION) ? $0.RETIME : nil }
        case .SUSPENDED: hasComeTo(since: first) { $0.ACTION == .SUSPEND ? $0.RETIME : nil }
        case .STOPPED: hasComeTo(since: first) { $0.ACTION == .STOP ? $0.EETIME : nil }
        case .UNDEPLOYED:
            hasComeTo(since: first) { [.UNDEPLOY, .UNDEPLOY_HARD].contains($0.ACTION) ? $0.EETIME : nil }
        default: false
        }
    }

    private func hasComeTo(since first: One.VM, _ time: (One.History) -> Int?) -> Bool {
        func last(_ vm: One.VM) -> Int { vm.HISTORY_RECORDS.HISTORY.compactMap(time).max() ?? 0 }
        return last(self) > last(first)
    }
}

extension One.History {
    /// The time when the VM stopped running. `RSTIME` alone is not enough: a core sets it when the VM begins to boot.
    /// And if a VM that is off gets a new record, that record has a run of zero length, and no prolog.
    fileprivate var endOfRun: Int? {
        guard let start = RSTIME, let end = RETIME, start > 0 else { return nil }
        return end > start || end == start && PSTIME != 0 ? end : nil
    }
}
