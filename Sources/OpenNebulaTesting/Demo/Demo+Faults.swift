public import OpenNebula

/// What happens to a cloud that no call asks for.
extension Demo {
    /// Makes an operation of a VM's driver fail, once: the next of its kind.
    ///
    /// The VM goes where a core's would go, as to `BOOT_FAILURE`, with the message in the `ERROR` of its template; what
    /// was to be attached is not. `one.vm.recover` helps it on.
    ///
    /// ```swift
    /// let clock = ManualClock()
    /// let demo = Demo(clock: clock) { $0.vm("web", state: .HOLD) }
    /// let one = try OneServer(answering: demo)
    /// demo.fail(.deploy, of: 0)
    /// _ = try await one.vm.action("release", 0)
    /// clock.advance(by: .seconds(5))
    /// print(try await one.vm.info(0).LCM_STATE)               // BOOT_FAILURE
    /// ```
    ///
    /// - Parameters:
    ///   - operation: The operation.
    ///   - id: The VM's id, which need not be there yet.
    ///   - message: What the driver says.
    public func fail(_ operation: Operation, of id: Int, _ message: String = "Error of the driver") {
        change { $0.faults.add(.failure(message), to: operation, of: id) }
    }

    /// Makes an operation of a VM's driver last longer, once: the next of its kind.
    ///
    /// - Parameters:
    ///   - operation: The operation.
    ///   - id: The VM's id, which need not be there yet.
    ///   - delay: How much longer it lasts than the step of the demo.
    public func delay(_ operation: Operation, of id: Int, by delay: Duration) {
        change { $0.faults.add(.delay(delay), to: operation, of: id) }
    }

    /// Loses a host: it is in `ERROR`, and its VMs that run are `UNKNOWN`.
    ///
    /// - Parameter id: The host's id. One that is not there is not lost.
    public func lose(host id: Int) { change { $0.lose(host: id) } }

    /// Finds a host again that was lost, and its VMs.
    ///
    /// - Parameter id: The host's id.
    public func find(host id: Int) { change { $0.find(host: id) } }

    /// Has monitoring report values of a VM, as its guest's addresses.
    ///
    /// ```swift
    /// let demo = Demo { $0.vm("web", network: "private") }
    /// demo.monitor(vm: 0, ["GUEST_IP_ADDRESSES": "10.0.0.7,fe80::1", "CPU": 12.5, "MEMORY": 262_144])
    /// ```
    ///
    /// - Parameters:
    ///   - id: The VM's id. Of one that is not there nothing is reported.
    ///   - values: The values, which are added to those that were reported before.
    public func monitor(vm id: Int, _ values: One.Template) { change { $0.monitor(vm: id, values) } }
}

extension Cloud {
    fileprivate mutating func lose(host id: Int) {
        enter(.ERROR, host: id)
        for vm in self[.host, id]?["VMS"].ids ?? [] where phase(of: vm) == .lcm(.RUNNING) {
            walk([.lcm(.UNKNOWN)], vm: vm)
        }
    }

    fileprivate mutating func find(host id: Int) {
        guard self[.host, id]?[int: "STATE"] == One.HostState.ERROR.rawValue else { return }
        enter(.MONITORED, host: id)
        for vm in self[.host, id]?["VMS"].ids ?? [] where phase(of: vm) == .lcm(.UNKNOWN) {
            walk([.lcm(.RUNNING)], vm: vm)
        }
    }

    fileprivate mutating func monitor(vm id: Int, _ values: One.Template) {
        let now = now
        change(.vm, id) { vm in
            vm[int: "LAST_POLL"] = now
            vm["MONITORING"].merge(
                TemplateReader.nodes(values) + [Node("ID", "\(id)"), Node("TIMESTAMP", "\(now)")])
        }
    }
}
