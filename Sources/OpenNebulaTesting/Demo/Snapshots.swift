import OpenNebula

/// A list `SNAPSHOTS`: the snapshots of a VM's disk, or of an image.
extension Node {
    static let noSnapshots = Node("SNAPSHOTS", ["ALLOW_ORPHANS": "NO", "CURRENT_BASE": "-1", "NEXT_SNAPSHOT": "0"])

    func snapshot(_ id: Int) -> Node? { all("SNAPSHOT").first { $0.id == id } }

    /// Refuses to delete the active snapshot, or one that others depend on.
    func checkDeletion(of snapshot: Node) throws {
        try ensure(!snapshot.isYes("ACTIVE"), .action, "Cannot delete the active snapshot")
        let canBeDeleted = snapshot[text: "CHILDREN"].isEmpty || isYes("ALLOW_ORPHANS")
        try ensure(canBeDeleted, .action, "Cannot delete snapshot with children")
    }

    /// Refuses to delete a snapshot of a VM's disk if others depend on it.
    func checkDeletion(of snapshot: Node, fromPersistent isPersistent: Bool) throws {
        guard !isYes("ALLOW_ORPHANS") else { return }
        guard self[text: "ALLOW_ORPHANS"] != "MIXED" else { return try checkDeletion(of: snapshot) }
        func refuse(_ isWrong: Bool, _ problem: String) throws {
            try ensure(!isWrong, .action, "Cannot delete \(problem)")
        }
        let children = snapshot[ids: "CHILDREN"]
        try refuse(isPersistent && snapshot.id == 0, "snapshot 0 for persistent disk images")
        try refuse(children.count > 1, "snapshot with more than one children")
        guard let child = children.first.flatMap(self.snapshot) else { return }
        try refuse(snapshot.isYes("ACTIVE"), "the active snapshot with children")
        let isInUse = child.isYes("ACTIVE") && child.has("CHILDREN")
        try refuse(child[ids: "CHILDREN"].count > 1 || isInUse, "snapshot if child has children")
        let siblings = self.snapshot(snapshot[int: "PARENT"])?[ids: "CHILDREN"] ?? []
        try refuse(siblings.count > 1, "snapshot if parent has more than one child")
    }

    /// Adds a snapshot. Its parent is the snapshot that was active.
    mutating func addSnapshot(_ id: Int, name: String, size: String, at time: Int) {
        let parent = all("SNAPSHOT").first { $0.isYes("ACTIVE") }?.id ?? -1
        changeAll("SNAPSHOT", parent) { $0.setChildren { $0 + [id] } }
        self[int: "NEXT_SNAPSHOT"] = id + 1
        let values: KeyValuePairs = [
            "DATE": "\(time)", "ID": "\(id)", "NAME": name, "PARENT": "\(parent)", "SIZE": size,
        ]
        children.append(Node("SNAPSHOT", values))
        activateSnapshot(id)
    }

    mutating func activateSnapshot(_ id: Int) {
        changeAll("SNAPSHOT") { $0.remove("ACTIVE") }
        changeAll("SNAPSHOT", id) { $0.merge(["ACTIVE": "YES"]) }
    }

    mutating func deleteSnapshot(_ id: Int) {
        remove("SNAPSHOT", id)
        changeAll("SNAPSHOT") { snapshot in snapshot.setChildren { $0.filter { $0 != id } } }
    }

    private mutating func setChildren(_ change: ([Int]) -> [Int]) {
        self[ids: "CHILDREN"] = change(self[ids: "CHILDREN"])
        if self[text: "CHILDREN"].isEmpty { remove("CHILDREN") } else { sort() }
    }
}
