import OpenNebula

/// The snapshots of images: those of the disks of VMs, kept by the persistent images that were the disks.
extension Cloud {
    /// Does one of the methods on snapshots, for which the image is `LOCKED`.
    mutating func change(_ verb: String, _ snapshot: Int, of image: Node) throws {
        guard [.OS, .DATABLOCK].contains(image.imageType) else {
            throw OneError(
                .action, "IMAGES of type KERNEL, RAMDISK, BACKUP, FILESYSTEM and CONTEXT does not have snapshots.")
        }
        let (id, action) = (image[int: "ID"], verb.dropFirst("snapshot".count))
        guard image.imageState == .READY else {
            let what = action == "revert" ? "revert to" : "\(action)"
            throw OneError(.action, "Cannot \(what) snapshot in state \(image.imageState)")
        }
        guard let subject = image["SNAPSHOTS"].snapshot(snapshot) else {
            throw OneError(.action, "Snapshot does not exist")
        }
        var new = image
        switch action {
        case "delete":
            if ["NO", "MIXED"].contains(image["SNAPSHOTS"][text: "ALLOW_ORPHANS"].uppercased()) {
                guard subject[text: "ACTIVE"] != "YES" else {
                    throw OneError(.action, "Cannot delete the active snapshot")
                }
                guard subject[text: "CHILDREN"].isEmpty else {
                    throw OneError(.action, "Cannot delete snapshot with children")
                }
                new["SNAPSHOTS"].removeChild(snapshot, of: subject[int: "PARENT"])
            }
            new["SNAPSHOTS"].children.removeAll { $0.isSnapshot(snapshot) }
        case "revert":
            new["SNAPSHOTS"].activate(snapshot)
            new[text: "SIZE"] = subject[text: "SIZE"]
            if new["SNAPSHOTS"][text: "ALLOW_ORPHANS"].uppercased() == "LINEAR" {
                new["SNAPSHOTS"].children.removeAll { $0.name == "SNAPSHOT" && $0[int: "ID"] > snapshot }
            }
        default: new["SNAPSHOTS"] = Node("SNAPSHOTS")
        }
        try charge(.image, from: image, to: new)
        new[int: "TARGET_SNAPSHOT"] = snapshot
        self[.image, id] = new
        enter(.LOCKED, image: id)
        plan(.image, id, .state(One.ImageState.READY.rawValue))
    }

    /// Keeps in a persistent image the snapshots and the size of the disk that it is.
    mutating func keep(snapshots: Node?, size: Int, in id: Int) {
        guard let image = self[.image, id], image.imageState == .USED_PERS,
            [.OS, .DATABLOCK].contains(image.imageType)
        else { return }
        change(.image, id) {
            $0[int: "SIZE"] = size
            $0["SNAPSHOTS"] = snapshots ?? Node("SNAPSHOTS")
            $0["SNAPSHOTS"].remove("DISK_ID")
        }
    }
}

extension Node {
    fileprivate func isSnapshot(_ id: Int) -> Bool { name == "SNAPSHOT" && self[int: "ID"] == id }

    fileprivate func snapshot(_ id: Int) -> Node? { children.first { $0.isSnapshot(id) } }

    /// Makes a snapshot the one that the disk is based on.
    fileprivate mutating func activate(_ id: Int) {
        if self[text: "ALLOW_ORPHANS"].uppercased() == "MIXED" { self[int: "CURRENT_BASE"] = id }
        for index in children.indices where children[index].name == "SNAPSHOT" {
            children[index].remove("ACTIVE")
            if children[index].isSnapshot(id) { children[index].merge([Node("ACTIVE", "YES")]) }
        }
    }

    fileprivate mutating func removeChild(_ id: Int, of parent: Int) {
        guard let index = children.firstIndex(where: { $0.isSnapshot(parent) }) else { return }
        let left = children[index][text: "CHILDREN"].split(separator: ",").filter { $0 != "\(id)" }
        if left.isEmpty {
            children[index].remove("CHILDREN")
        } else {
            children[index][text: "CHILDREN"] = left.joined(separator: ",")
        }
    }
}
