import OpenNebula

extension Demo {
    /// What a driver does for a VM: what can be made to fail, or to last.
    public enum Operation: String, Sendable, Codable, CaseIterable {
        /// Brings the disks to the host.
        case prolog
        /// Starts the VM.
        case deploy
        /// Starts the VM from a saved state.
        case restore
        /// Shuts the VM down, to power it off, undeploy or terminate it.
        case shutdown
        /// Saves the VM's state, to suspend, stop or migrate it.
        case save
        /// Moves a VM that runs.
        case migrate
        /// Brings the disks back, or removes them.
        case epilog
        /// Attaches or detaches a disk.
        case disk
        /// Attaches or detaches a network interface.
        case nic
        /// Takes, restores or deletes a snapshot of the VM.
        case snapshot
        /// Takes, restores or deletes a snapshot of a disk.
        case diskSnapshot
        /// Makes a disk larger.
        case diskResize
        /// Saves a disk as an image.
        case saveAs
        /// Changes the memory and CPUs of a VM that runs.
        case resize
    }
}

/// What happens to operations that a test has chosen.
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

    /// What happens to the operation this time.
    mutating func take(_ operation: Demo.Operation, of vm: Int) -> Outcome? {
        guard let index = faults.firstIndex(where: { $0.operation == operation && $0.vm == vm }) else { return nil }
        return faults.remove(at: index).outcome
    }
}

extension Cloud {
    /// What `one.vm.recover` asks for.
    enum Recovery: Int { case failure, success, retry, delete, recreate, deleteFromDatabase }

    mutating func recover(_ id: Int, _ number: Int, _ user: User) throws {
        let recovery = try ensure(Recovery(rawValue: number), .action, "Wrong recovery operation code")
        let vm = try object(.vm, id, recovery.rawValue < 3 ? .admin : .manage, user)
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
