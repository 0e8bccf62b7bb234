/// What a document says of a state that is waited for.
private enum Verdict {
    case reached
    /// Not yet; the state that the object is in.
    case pending(String)
    /// No state that follows this one is the state waited for.
    case impossible(String)
}

extension One.Readable {
    /// Reads an object until it is in a state.
    ///
    /// The time between two calls grows from a quarter of a second to ten seconds. A call that gets no answer is
    /// made again: a core may restart meanwhile. The last call is made when the time is up, and has a second.
    /// `judge` gets a document and the one that was read first.
    fileprivate func wait<C: Clock<Duration>>(
        _ id: Int, for state: String, timeout: Duration, clock: C,
        _ judge: (_ document: Document, _ first: Document) -> Verdict
    ) async throws(OneError) -> Document {
        let name = "\(Document.root) \(id)"
        let end = clock.now.advanced(by: timeout)
        var pause = Duration.milliseconds(250)
        var first: Document?
        var last = "not known"
        while true {
            do throws(OneError) {
                let left = max(clock.now.duration(to: end), .seconds(1))
                let document: Document = try await server.limited(to: left).perform("\(Self.name).info", [id, false])
                first = first ?? document
                switch judge(document, first ?? document) {
                case .reached: return document
                case .pending(let found): last = found
                case .impossible(let found):
                    throw OneError(
                        .stateUnreachable, "\(name) is \(found), which does not lead to \(state)",
                        method: "one.\(Self.name).info", objectID: id)
                }
            } catch  where error.mayPass || error.code == .timeout {
                if first == nil { last = "not known: \(error.message)" }
            }
            let left = clock.now.duration(to: end)
            guard left > .zero else {
                throw OneError(
                    .timeout, "\(name) is not \(state) after \(timeout), its state is \(last)",
                    method: "one.\(Self.name).info", objectID: id)
            }
            do { try await clock.sleep(until: clock.now.advanced(by: min(pause, left)), tolerance: nil) } catch {
                throw OneError(.cancelled, "the task was cancelled", method: "one.\(Self.name).info", objectID: id)
            }
            pause = min(pause * 1.5, .seconds(10))
        }
    }

    /// Waits for a state that objects of a kind have, of which some lead to no other. One of a release that has no
    /// such states is in the state at once.
    fileprivate func wait<State: OneConstant, C: Clock<Duration>>(
        _ id: Int, for state: State, in found: (Document) -> State?, impossible: Set<State>, asGood: Set<State> = [],
        timeout: Duration, clock: C
    ) async throws(OneError) -> Document {
        try await wait(id, for: "\(state)", timeout: timeout, clock: clock) { document, _ in
            guard let found = found(document) else { return .reached }
            if found == state || asGood.contains(found) { return .reached }
            return impossible.contains(found) ? .impossible("\(found)") : .pending("\(found)")
        }
    }
}

extension One.VMNamespace {
    /// Waits until an `ACTIVE` VM is at something, as `RUNNING`.
    ///
    /// ```swift
    /// let vm = try await one.vm.wait(7, for: .RUNNING, timeout: .seconds(300))
    /// ```
    ///
    /// The VM is read again and again, at growing intervals of up to ten seconds. A connection that breaks, or a core
    /// that restarts, does not end the wait. A VM that was `PROLOG`, `RUNNING` or `EPILOG` between two calls, as its
    /// history tells, counts as being so: the VM that is returned has gone on from there.
    ///
    /// - Parameters:
    ///   - id: The VM's id.
    ///   - state: What to wait for.
    ///   - timeout: How long. When it is up, the state is read once more, for at most a second.
    ///   - clock: What measures the time.
    /// - Returns: The VM as it was read last.
    /// - Throws: ``OneError``: `stateUnreachable`, with the VM's state, as soon as that is `DONE` or a failure;
    ///   `timeout`; `cancelled`; `noExists`.
    @discardableResult
    public func wait(
        _ id: Int, for state: One.LCMState, timeout: Duration, clock: some Clock<Duration> = ContinuousClock()
    ) async throws -> One.VM {
        try await wait(id, for: "\(state)", timeout: timeout, clock: clock) { vm, first in
            if vm.STATE == .ACTIVE && vm.LCM_STATE == state || vm.hasBeen(state, since: first) { return .reached }
            return vm.hasFailed ? .impossible(vm.stateName) : .pending(vm.stateName)
        }
    }

    /// Waits until a VM is in a state, as `POWEROFF` or `DONE`.
    ///
    /// The VM is read again and again, at growing intervals of up to ten seconds. A connection that breaks, or a core
    /// that restarts, does not end the wait. A VM that was `POWEROFF`, `SUSPENDED`, `STOPPED` or `UNDEPLOYED` between
    /// two calls, as its history tells, counts as being so.
    ///
    /// - Parameters:
    ///   - id: The VM's id.
    ///   - state: What to wait for.
    ///   - timeout: How long. When it is up, the state is read once more, for at most a second.
    ///   - clock: What measures the time.
    /// - Returns: The VM as it was read last.
    /// - Throws: ``OneError``: `stateUnreachable`, with the VM's state, as soon as that is `DONE` or a failure;
    ///   `timeout`; `cancelled`; `noExists`.
    @discardableResult
    public func wait(
        _ id: Int, for state: One.VMState, timeout: Duration, clock: some Clock<Duration> = ContinuousClock()
    ) async throws -> One.VM {
        try await wait(id, for: "\(state)", timeout: timeout, clock: clock) { vm, first in
            if vm.STATE == state || vm.hasBeen(state, since: first) { return .reached }
            return vm.hasFailed ? .impossible(vm.stateName) : .pending(vm.stateName)
        }
    }
}

extension One.VM {
    fileprivate var stateName: String { STATE == .ACTIVE ? "\(LCM_STATE)" : "\(STATE)" }

    /// Whether somebody has to do something before it is in another state.
    fileprivate var hasFailed: Bool {
        switch STATE {
        case .DONE, .FAILED, .CLONING_FAILURE: true
        case .ACTIVE: "\(LCM_STATE)".hasSuffix("FAILURE")
        default: false
        }
    }

    /// Whether the history tells that it was at something after `first` was read.
    fileprivate func hasBeen(_ state: One.LCMState, since first: One.VM) -> Bool {
        switch state {
        case .PROLOG: hasComeTo(since: first) { $0.PSTIME }
        case .RUNNING: hasComeTo(since: first) { $0.endOfRun }
        case .EPILOG: hasComeTo(since: first) { $0.ESTIME }
        default: false
        }
    }

    /// Whether the history tells that it was in a state after `first` was read.
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
    /// When the VM stopped running. `RSTIME` alone tells nothing: a core sets it when the VM begins to boot; and where
    /// a VM that is off gets a new record, that holds a run of no time, and no prolog.
    fileprivate var endOfRun: Int? {
        guard let start = RSTIME, let end = RETIME, start > 0 else { return nil }
        return end > start || end == start && PSTIME != 0 ? end : nil
    }
}

extension One.ImageNamespace {
    /// Waits until an image is in a state, as `READY`. One that VMs use already counts as `READY`.
    ///
    /// The image is read again and again, at growing intervals of up to ten seconds. A connection that breaks, or a
    /// core that restarts, does not end the wait.
    ///
    /// - Parameters:
    ///   - id: The image's id.
    ///   - state: What to wait for.
    ///   - timeout: How long. When it is up, the state is read once more, for at most a second.
    ///   - clock: What measures the time.
    /// - Returns: The image as it was read last.
    /// - Throws: ``OneError``: `stateUnreachable` as soon as the image is `ERROR`, `DISABLED` or `DELETE`; `timeout`;
    ///   `cancelled`; `noExists`.
    @discardableResult
    public func wait(
        _ id: Int, for state: One.ImageState, timeout: Duration, clock: some Clock<Duration> = ContinuousClock()
    ) async throws -> One.Image {
        try await wait(
            id, for: state, in: { $0.STATE }, impossible: [.ERROR, .DISABLED, .DELETE],
            asGood: state == .READY ? [.USED, .USED_PERS] : [], timeout: timeout, clock: clock)
    }
}

extension One.HostNamespace {
    /// Waits until a host is in a state, as `MONITORED`.
    ///
    /// The host is read again and again, at growing intervals of up to ten seconds. A connection that breaks, or a
    /// core that restarts, does not end the wait.
    ///
    /// - Parameters:
    ///   - id: The host's id.
    ///   - state: What to wait for.
    ///   - timeout: How long. When it is up, the state is read once more, for at most a second.
    ///   - clock: What measures the time.
    /// - Returns: The host as it was read last.
    /// - Throws: ``OneError``: `stateUnreachable` as soon as the host is `ERROR`, `DISABLED` or `OFFLINE`; `timeout`;
    ///   `cancelled`; `noExists`.
    @discardableResult
    public func wait(
        _ id: Int, for state: One.HostState, timeout: Duration, clock: some Clock<Duration> = ContinuousClock()
    ) async throws -> One.Host {
        try await wait(
            id, for: state, in: { $0.STATE }, impossible: [.ERROR, .DISABLED, .OFFLINE], timeout: timeout, clock: clock)
    }
}

extension One.VNNamespace {
    /// Waits until a virtual network is in a state, as `READY`.
    ///
    /// The network is read again and again, at growing intervals of up to ten seconds. A connection that breaks, or a
    /// core that restarts, does not end the wait.
    ///
    /// - Parameters:
    ///   - id: The network's id.
    ///   - state: What to wait for.
    ///   - timeout: How long. When it is up, the state is read once more, for at most a second.
    ///   - clock: What measures the time.
    /// - Returns: The network as it was read last.
    /// - Throws: ``OneError``: `stateUnreachable` as soon as the network is `ERROR`, `UPDATE_FAILURE`, `LOCK_DELETE` or
    ///   `DONE`; `timeout`; `cancelled`; `noExists`.
    @discardableResult
    public func wait(
        _ id: Int, for state: One.VirtualNetworkState, timeout: Duration,
        clock: some Clock<Duration> = ContinuousClock()
    ) async throws -> One.VirtualNetwork {
        try await wait(
            id, for: state, in: { $0.STATE }, impossible: [.ERROR, .UPDATE_FAILURE, .LOCK_DELETE, .DONE],
            timeout: timeout,
            clock: clock)
    }
}
