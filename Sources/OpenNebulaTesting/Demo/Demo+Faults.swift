public import OpenNebula

/// Events in a cloud that no call causes.
extension Demo {
    /// Makes the next operation of this kind fail for a VM. Later operations succeed again.
    ///
    /// The VM enters the state that it would enter in a core, such as `BOOT_FAILURE`. The message is in the attribute
    /// `ERROR` of the VM's template. A device that was to be attached is not attached. Use `one.vm.recover` to recover
    /// the VM.
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
    ///   - operation: The operation to fail.
    ///   - id: The VM's id. The VM need not exist yet.
    ///   - message: The driver's error message.
    public func fail(_ operation: Operation, of id: Int, _ message: String = "Error of the driver") {
        change { $0.faults.add(.failure(message), to: operation, of: id) }
    }

    /// Makes the next operation of this kind take longer for a VM. Later operations take the usual time again.
    ///
    /// - Parameters:
    ///   - operation: The operation to delay.
    ///   - id: The VM's id. The VM need not exist yet.
    ///   - delay: The additional time, on top of the demo's `step`.
    public func delay(_ operation: Operation, of id: Int, by delay: Duration) {
        change { $0.faults.add(.delay(delay), to: operation, of: id) }
    }

    /// Makes a host fail. The host enters `ERROR`, and its running VMs enter `UNKNOWN`.
    ///
    /// - Parameter id: The host's id. If there is no such host, nothing happens.
    public func lose(host id: Int) { change { $0.lose(host: id) } }

    /// Brings a host back after ``lose(host:)``. The host enters `MONITORED`, and its `UNKNOWN` VMs run again.
    ///
    /// - Parameter id: The host's id. If the host is not in `ERROR`, nothing happens.
    public func find(host id: Int) { change { $0.find(host: id) } }

    /// Reports monitoring values of a VM, such as the addresses of its guest.
    ///
    /// ```swift
    /// let demo = Demo { $0.vm("web", network: "private") }
    /// demo.monitor(vm: 0, ["GUEST_IP_ADDRESSES": "10.0.0.7,fe80::1", "CPU": 12.5, "MEMORY": 262_144])
    /// ```
    ///
    /// - Parameters:
    ///   - id: The VM's id. If there is no such VM, nothing happens.
    ///   - values: The values. Other values that were reported before are kept.
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
