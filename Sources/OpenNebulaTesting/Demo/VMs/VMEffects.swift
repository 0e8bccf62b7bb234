import OpenNebula

/// What is true of a VM once a driver has done its work.
enum VMEffect: Codable, Sendable {
    case attachedDisk(Int)
    case detachedDisk(Int)
    case attachedNIC(Int)
    case detachedNIC(Int)
    case snapshot(Int, name: String)
    case deletedSnapshot(Int)
    case diskSnapshot(Int, disk: Int, name: String)
    case revertedDiskSnapshot(Int, disk: Int)
    case deletedDiskSnapshot(Int, disk: Int)
    case resizedDisk(Int, size: Int)
    case resized(memory: Int, cpu: String, vcpu: String)
    case savedDisk(image: Int)
    case leftHost(Int)
    case failure(Demo.Operation, String, of: [VMStep])
}

extension Cloud {
    mutating func end(_ effect: VMEffect, vm id: Int) {
        switch effect {
        case .attachedDisk(let disk): changeDisk(disk, of: id) { $0.remove("ATTACH") }
        case .detachedDisk(let disk): removeDisk(disk, of: id)
        case .attachedNIC(let nic): changeNIC(nic, of: id) { $0.remove("ATTACH") }
        case .detachedNIC(let nic): removeNIC(nic, of: id)
        case .snapshot(let snapshot, let name): addSnapshot(snapshot, name: name, of: id)
        case .deletedSnapshot(let snapshot):
            change(.vm, id) { vm in
                vm["TEMPLATE"].children.removeAll { $0.name == "SNAPSHOT" && $0[int: "SNAPSHOT_ID"] == snapshot }
            }
        case .diskSnapshot(let snapshot, let disk, let name): addSnapshot(snapshot, name: name, ofDisk: disk, of: id)
        case .revertedDiskSnapshot(let snapshot, let disk): activate(snapshot, ofDisk: disk, of: id)
        case .deletedDiskSnapshot(let snapshot, let disk): deleteSnapshot(snapshot, ofDisk: disk, of: id)
        case .resizedDisk(let disk, let size): changeDisk(disk, of: id) { $0[int: "SIZE"] = size }
        case .resized(let memory, let cpu, let vcpu): setCapacity(of: id, memory: memory, cpu: cpu, vcpu: vcpu)
        case .savedDisk(let image): enter(.READY, image: image)
        case .leftHost(let host): book(id, on: host, add: false)
        case .failure(let operation, let message, let steps): fail(operation, message, steps, vm: id)
        }
    }

    private mutating func fail(_ operation: Demo.Operation, _ message: String, _ steps: [VMStep], vm id: Int) {
        for case .end(let effect) in steps { takeBack(effect, vm: id) }
        let problem = logged(message)
        change(.vm, id) { $0["USER_TEMPLATE"].merge([Node("ERROR", problem)]) }
        stalled[id] = steps
    }

    /// Takes back what was begun for an effect that will not come.
    private mutating func takeBack(_ effect: VMEffect, vm id: Int) {
        switch effect {
        case .attachedDisk(let disk): removeDisk(disk, of: id)
        case .detachedDisk(let disk): changeDisk(disk, of: id) { $0.remove("ATTACH") }
        case .attachedNIC(let nic): removeNIC(nic, of: id)
        case .detachedNIC(let nic): changeNIC(nic, of: id) { $0.remove("ATTACH") }
        case .savedDisk(let image): enter(.ERROR, image: image)
        default: break
        }
    }
}
