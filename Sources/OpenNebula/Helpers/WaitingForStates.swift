extension One.VM: OneStateful {}
extension One.Image: OneStateful { var stateName: String { "\(STATE)" } }
extension One.Host: OneStateful { var stateName: String { "\(STATE)" } }
extension One.VirtualNetwork: OneStateful { var stateName: String { STATE.map { "\($0)" } ?? "" } }
extension One.MarketplaceApp: OneStateful { var stateName: String { "\(STATE)" } }

extension One.ImageNamespace {
    /// Waits until an image is in a state, such as `READY`. An image that VMs use counts as `READY`.
    ///
    /// The image is read repeatedly, at growing intervals of up to ten seconds. A broken connection or a restart of the
    /// core does not end the wait.
    ///
    /// - Parameters:
    ///   - id: The image's id.
    ///   - states: The states to wait for. The wait ends with any of them.
    ///   - timeout: The longest wait. When the time is up, the image is read once more, for at most one second.
    ///   - clock: The clock that measures the time.
    /// - Returns: The image as last read.
    /// - Throws: ``OneError``: `stateUnreachable`, with the core's error message, as soon as the image is `ERROR`,
    ///   `DISABLED` or `DELETE`, unless you wait for that; `timeout`; `cancelled`; `noExists`.
    @discardableResult
    public func wait(
        _ id: Int, for states: One.ImageState..., timeout: Duration, clock: some Clock<Duration> = ContinuousClock()
    ) async throws -> One.Image {
        try await wait(id, for: states, timeout: timeout, clock: clock)
    }

    package func wait(
        _ id: Int, for states: [One.ImageState], timeout: Duration, clock: some Clock<Duration> = ContinuousClock()
    ) async throws -> One.Image {
        try await wait(
            id, for: states.contains(.READY) ? states + [.USED, .USED_PERS] : states, in: { $0.STATE },
            impossible: [.ERROR, .DISABLED, .DELETE], timeout: timeout, clock: clock)
    }
}

extension One.HostNamespace {
    /// Waits until a host is in a state, such as `MONITORED`.
    ///
    /// The host is read repeatedly, at growing intervals of up to ten seconds. A broken connection or a restart of the
    /// core does not end the wait.
    ///
    /// - Parameters:
    ///   - id: The host's id.
    ///   - states: The states to wait for. The wait ends with any of them.
    ///   - timeout: The longest wait. When the time is up, the host is read once more, for at most one second.
    ///   - clock: The clock that measures the time.
    /// - Returns: The host as last read.
    /// - Throws: ``OneError``: `stateUnreachable`, with the core's error message, as soon as the host is `ERROR`,
    ///   `DISABLED` or `OFFLINE`, unless you wait for that; `timeout`; `cancelled`; `noExists`.
    @discardableResult
    public func wait(
        _ id: Int, for states: One.HostState..., timeout: Duration, clock: some Clock<Duration> = ContinuousClock()
    ) async throws -> One.Host {
        try await wait(id, for: states, timeout: timeout, clock: clock)
    }

    package func wait(
        _ id: Int, for states: [One.HostState], timeout: Duration, clock: some Clock<Duration> = ContinuousClock()
    ) async throws -> One.Host {
        try await wait(
            id, for: states, in: { $0.STATE }, impossible: [.ERROR, .DISABLED, .OFFLINE], timeout: timeout, clock: clock
        )
    }
}

extension One.VNNamespace {
    /// Waits until a virtual network is in a state, such as `READY`.
    ///
    /// The network is read repeatedly, at growing intervals of up to ten seconds. A broken connection or a restart of
    /// the core does not end the wait.
    ///
    /// - Parameters:
    ///   - id: The network's id.
    ///   - states: The states to wait for. The wait ends with any of them.
    ///   - timeout: The longest wait. When the time is up, the network is read once more, for at most one second.
    ///   - clock: The clock that measures the time.
    /// - Returns: The network as last read.
    /// - Throws: ``OneError``: `stateUnreachable`, with the core's error message, as soon as the network is `ERROR`,
    ///   `UPDATE_FAILURE`, `LOCK_DELETE` or `DONE`, unless you wait for that; `timeout`; `cancelled`; `noExists`.
    @discardableResult
    public func wait(
        _ id: Int, for states: One.VirtualNetworkState..., timeout: Duration,
        clock: some Clock<Duration> = ContinuousClock()
    ) async throws -> One.VirtualNetwork {
        try await wait(id, for: states, timeout: timeout, clock: clock)
    }

    package func wait(
        _ id: Int, for states: [One.VirtualNetworkState], timeout: Duration,
        clock: some Clock<Duration> = ContinuousClock()
    ) async throws -> One.VirtualNetwork {
        try await wait(
            id, for: states, in: { $0.STATE }, impossible: [.ERROR, .UPDATE_FAILURE, .LOCK_DELETE, .DONE],
            timeout: timeout, clock: clock)
    }
}

extension One.MarketAppNamespace {
    /// Waits until a marketplace app is in a state, such as `READY`.
    ///
    /// The app is read repeatedly, at growing intervals of up to ten seconds. A broken connection or a restart of the
    /// core does not end the wait.
    ///
    /// - Parameters:
    ///   - id: The app's id.
    ///   - states: The states to wait for. The wait ends with any of them.
    ///   - timeout: The longest wait. When the time is up, the app is read once more, for at most one second.
    ///   - clock: The clock that measures the time.
    /// - Returns: The app as last read.
    /// - Throws: ``OneError``: `stateUnreachable`, with the core's error message, as soon as the app is `ERROR` or
    ///   `DISABLED`, unless you wait for that; `timeout`; `cancelled`; `noExists`.
    @discardableResult
    public func wait(
        _ id: Int, for states: One.MarketplaceAppState..., timeout: Duration,
        clock: some Clock<Duration> = ContinuousClock()
    ) async throws -> One.MarketplaceApp {
        try await wait(id, for: states, timeout: timeout, clock: clock)
    }

    package func wait(
        _ id: Int, for states: [One.MarketplaceAppState], timeout: Duration,
        clock: some Clock<Duration> = ContinuousClock()
    ) async throws -> One.MarketplaceApp {
        try await wait(
            id, for: states, in: { $0.STATE }, impossible: [.ERROR, .DISABLED], timeout: timeout, clock: clock)
    }
}
