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
