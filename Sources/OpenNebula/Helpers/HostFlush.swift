extension One.HostNamespace {
    /// Empties a host: disables it, and moves its VMs to other hosts.
    ///
    /// ```swift
    /// for (id, result) in try await one.host.flush(0, to: 2, timeout: .seconds(1800)) {
    ///     switch result {
    ///     case .success(let vm): print("VM \(id) is on", vm.lastHistory?.HOSTNAME ?? "no host")
    ///     case .failure(let error): print("VM \(id) stays: \(error)")
    ///     }
    /// }
    /// ```
    ///
    /// With a target host, the VMs are migrated there one after the other. Without one, all are rescheduled: the
    /// core's scheduler chooses the hosts, and moves the VMs when it runs next. That requires VMs that are `RUNNING`,
    /// `UNKNOWN` or `POWEROFF`. If one VM cannot be moved, the others still are. The host stays disabled
    /// in any case. A VM that could not be rescheduled stays marked for it.
    ///
    /// Calls `host.status`, `host.info`, and `vm.migrate` or `vm.action` for each VM, and `vm.info` until it has moved.
    ///
    /// - Parameters:
    ///   - id: The host's id.
    ///   - other: The id of the host that the VMs move to; nil to let the scheduler choose.
    ///   - live: Whether running VMs are migrated live. Otherwise they are saved, moved and restored. The scheduler
    ///     decides for itself.
    ///   - timeout: The longest wait for each VM.
    ///   - clock: The clock that measures the time.
    /// - Returns: For each VM that was on the host, the VM at its new place, or the error that kept it: the errors of
    ///   `vm.migrate` and `vm.action`; `stateUnreachable`, with the core's error message; `timeout`.
    /// - Throws: ``OneError``: `noExists`, `authorization`, `cancelled`.
    @discardableResult
    public func flush(
        _ id: Int, to other: Int? = nil, live: Bool = true, timeout: Duration,
        clock: some Clock<Duration> = ContinuousClock()
    ) async throws -> [(id: Int, result: Result<One.VM, any Error>)] {
        try await status(id, .DISABLED)
        let vms = try await info(id).VMS.ID
        // Reschedule all before waiting for any, because the scheduler moves several at a time.
        var rescheduled: [Int: Result<One.VM, any Error>] = [:]
        if other == nil {
            for vm in vms {
                rescheduled[vm] = try await attempt { try await server.vm.beginToLeave(vm, for: nil, live) }
            }
        }
        let end = clock.now.advanced(by: timeout)
        var results: [(id: Int, result: Result<One.VM, any Error>)] = []
        for vm in vms {
            let end = other == nil ? end : clock.now.advanced(by: timeout)
            let result = try await attempt {
                let before =
                    if let asked = rescheduled[vm] { try asked.get() } else {
                        try await server.vm.beginToLeave(vm, for: other, live)
                    }
                return try await server.vm.waitUntilGone(from: id, before, until: end, clock)
            }
            results.append((vm, result))
        }
        return results
    }

    /// The result, unless the task was cancelled.
    private func attempt(_ move: () async throws -> One.VM) async throws -> Result<One.VM, any Error> {
        do {
            return .success(try await move())
        } catch let error as OneError where error.code == .cancelled {
            throw error
        } catch {
            return .failure(error)
        }
    }
}

extension One.VMNamespace {
    /// - Returns: The VM as it was before.
    fileprivate func beginToLeave(_ id: Int, for other: Int?, _ live: Bool) async throws -> One.VM {
        let before = try await info(id)
        if let other { try await migrate(id, other, live) } else { try await action(.resched, id) }
        return before
    }

    fileprivate func waitUntilGone<C: Clock<Duration>>(
        from host: Int, _ before: One.VM, until end: C.Instant, _ clock: C
    ) async throws -> One.VM {
        var vm = before
        repeat {
            let left = max(clock.now.duration(to: end), .zero)
            vm =
                before.STATE == .ACTIVE
                ? try await wait(vm.ID, for: .RUNNING, after: vm, timeout: left, clock: clock)
                : try await wait(vm.ID, for: before.STATE, after: vm, timeout: left, clock: clock)
            // The VM may have changed in the meantime.
        } while vm.lastHistory?.HID == host
        return vm
    }
}
