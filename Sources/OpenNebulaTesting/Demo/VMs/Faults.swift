import OpenNebula

extension Demo {
    /// An operation of a VM's driver. You can make it fail with ``Demo/fail(_:of:_:)``, or take longer
    /// with ``Demo/delay(_:of:by:)``.
    public enum Operation: String, Sendable, Codable, CaseIterable {
        /// Transfers the disks to the host.
        case prolog
        /// Starts the VM.
        case deploy
        /// Starts the VM from a saved state.
        case restore
        /// Shuts the VM down, to power it off, undeploy it or terminate it.
        case shutdown
        /// Saves the VM's state, to suspend it, stop it or migrate it.
        case save
        /// Migrates a running VM.
        case migrate
        /// Transfers the disks back, or deletes them.
        case epilog
        /// Attaches or detaches a disk.
        case disk
        /// Attaches or detaches a network interface.
        case nic
        /// Takes, restores or deletes a snapshot of the VM.
        case snapshot
        /// Takes, restores or deletes a snapshot of a disk.
        case diskSnapshot
        /// Resizes a disk.
        case diskResize
        /// Saves a disk as an image.
        case saveAs
        /// Changes the memory and CPUs of a running VM.
        case resize
    }
}

/// The faults that a test has injected and that have not occurred yet.
struct Faults: Codable, Sendable {
    enum Outcome: Codable { case failure(String), delay(Duration) }
    private struct Fault: Codable {
        var operation: Demo.Operation
        var vm: Int
        var outcome: Outcome
    }
    private var faults: [Fault] = []

    mutating func add(_ outcome: Outcome, to operation: Demo.Operation, of vm: Int) {
        faults.append(Fault(operation: operation, vm: vm, outcome: outcome))
    }

    /// Returns the next fault for an operation, and removes it. Returns nil if there is none.
    mutating func take(_ operation: Demo.Operation, of vm: Int) -> Outcome? {
        guard let index = faults.firstIndex(where: { $0.operation == operation && $0.vm == vm }) else { return nil }
        return faults.remove(at: index).outcome
    }
}

extension Cloud {
    /// The operations of `one.vm.recover`.
    enum Recovery: Int { case failure, success, retry, delete, recreate, deleteFromDatabase }

    mutating func recover(_ id: Int, _ number: Int, _ user: User) throws {
        let recovery = try ensure(Recovery(rawValue: number), .action, "Wrong recovery operation code")
        let vm = try object(.vm, id, .admin, user)
        let phase = VMPhase(of: vm)
        switch recovery {
        case .failure, .success, .retry:
            guard let state = phase.lcm else {
                let what = recovery == .retry ? "retry" : "recover operation"
                throw OneError(.action, "Could not perform a \(what) on VM \(id), wrong state \(phase.name).")
            }
            if state == .UNKNOWN, recovery != .retry { return walk([.lcm(.RUNNING)], vm: id) }
            guard let steps = stalled[id] ?? planned(id) else { return }
            switch recovery {
            case .success: walk(Array(steps.dropFirst(stalled[id] == nil ? 0 : 1)), vm: id)
            case .retry: if stalled[id] != nil { walk(steps, vm: id) }
            default:
                guard stalled[id] == nil, Demo.Operation(phase) != nil else { return }
                walk(failing([.enter(phase)] + steps, "Recovered as a failure"), vm: id)
            }
        case .delete, .deleteFromDatabase: walk([.state(.DONE)], vm: id)
        case .recreate:
            leaveHost(id)
            walk(VMStep.fromPending, vm: id)
        }
    }
}
