import Foundation
import OpenNebula

extension Cloud {
    mutating func image(_ verb: String, _ id: Int, _ call: Call, _ user: User) throws -> One.XMLRPCValue? {
        switch verb {
        case "allocate":
            let skips = try call.flag(3) && user.isAdmin
            return .int(try allocateImage(call.template(1), in: call.int(2), isChecked: !skips, user))
        case "clone": return .int(try cloneImage(id, named: call.string(2), in: call.int(3, or: -1), user))
        case "enable":
            let (isEnabled, state) = (try call.bool(2), try object(.image, id, .manage, user).imageState)
            let problem = "Could not \(isEnabled ? "enable" : "disable") image: Image cannot be in state \(state)."
            try ensure([.READY, .DISABLED, .ERROR].contains(state), .internal, problem)
            enter(isEnabled ? .READY : .DISABLED, image: id)
        case "persistent":
            let (image, isPersistent) = (try object(.image, id, .manage, user), try call.bool(2))
            guard isPersistent != image.isPersistent else { break }
            let what = "Could not make image \(isPersistent ? "" : "non-")persistent: Image"
            try ensure(isPersistent || !image["SNAPSHOTS"].has("SNAPSHOT"), .internal, "\(what) has snapshots.")
            let isUsed = [.USED, .CLONE, .USED_PERS, .LOCKED_USED, .LOCKED_USED_PERS].contains(image.imageState)
            try ensure(!isUsed, .internal, "\(what) cannot be in state \(image.imageState).")
            change(.image, id) { $0[int: "PERSISTENT"] = isPersistent ? 1 : 0 }
        case "chtype":
            let (name, old) = (try call.string(2).uppercased(), try object(.image, id, .manage, user).imageType)
            let new = One.ImageType(name: name.isEmpty ? "OS" : name)
            let fitting = [One.ImageType.diskTypes, One.ImageType.fileTypes].first { $0.contains(old) } ?? []
            let problem = "Cannot change image type to an incompatible type for the current datastore."
            try ensure(fitting.contains(new ?? .OS), .action, problem)
            // A core drops as many characters of its message as the number of the old type.
            let type = try ensure(new, .internal, String("Unknown type ".dropFirst(old.rawValue)))
            change(.image, id) { $0[int: "TYPE"] = type.rawValue }
        case "snapshotdelete", "snapshotrevert", "snapshotflatten":
            let snapshot = try call.int(2)
            try change(verb, snapshot, of: object(.image, id, .manage, user))
            return .int(snapshot)
        default: return nil
        }
        return .int(id)
    }

    /// Carries out a method on snapshots. The image is `LOCKED` meanwhile.
    private mutating func change(_ verb: String, _ snapshot: Int, of image: Node) throws {
        let action = verb.dropFirst("snapshot".count)
        let what = action == "revert" ? "revert to" : "\(action)"
        try ensure(image.imageState == .READY, .action, "Cannot \(what) snapshot in state \(image.imageState)")
        let subject = try ensure(image["SNAPSHOTS"].snapshot(snapshot), .action, "Snapshot does not exist")
        var new = image
        switch action {
        case "delete":
            try image["SNAPSHOTS"].checkDeletion(of: subject)
            new["SNAPSHOTS"].deleteSnapshot(snapshot)
        case "revert":
            new["SNAPSHOTS"].activateSnapshot(snapshot)
            new["SIZE"] = subject["SIZE"]
        default: new["SNAPSHOTS"] = Node("SNAPSHOTS")
        }
        try charge(.image, from: image, to: new)
        new[int: "TARGET_SNAPSHOT"] = snapshot
        self[.image, image.id] = new
        enter(.LOCKED, image: image.id)
        plan(.image, image.id, .state(One.ImageState.READY.rawValue))
    }

    static func newFileName() -> String { UUID().uuidString.lowercased().filter { $0 != "-" } }

    /// Puts an image in a state. `READY` means that its datastore has finished the operation that it was `LOCKED` for.
    mutating func enter(_ state: One.ImageState, image id: Int) {
        guard var image = self[.image, id] else { return }
        guard state == .READY, image.isLockedImage else { return change(.image, id) { $0.enter(state) } }
        let datastore = self[.datastore, image[int: "DATASTORE_ID"]] ?? Node("DATASTORE")
        let (isDummy, origin) = (datastore[text: "DS_MAD"] == "dummy", image[int: "CLONING_ID"])
        if image[text: "SOURCE"].isEmpty {
            image[text: "SOURCE"] = isDummy ? "dummy_path" : "\(datastore[text: "BASE_PATH"])/\(Self.newFileName())"
        }
        if image[text: "FORMAT"].isEmpty { image[text: "FORMAT"] = isDummy ? "dummy_format" : "raw" }
        for name in ["TARGET_SNAPSHOT", "CLONING_ID"] { image[int: name] = -1 }
        image.enter(.READY)
        image.enterUse()
        self[.image, id] = image
        copy(image: origin, to: id, "CLONES", isBegun: false)
        let source = image["SOURCE"]
        for vm in image["VMS"].ids {
            change(.vm, vm) { vm in
                vm["TEMPLATE"].changeAll("DISK") { if $0[text: "IMAGE_ID"] == "\(id)" { $0["SOURCE"] = source } }
            }
        }
    }

    /// Starts or ends a copy of an image. The copy is another image, in the list `CLONES`, or an app, in `APP_CLONES`.
    mutating func copy(image id: Int, to copy: Int, _ list: String, isBegun: Bool) {
        change(.image, id) {
            $0[list].set(id: copy, isMember: isBegun)
            $0[int: "CLONING_OPS"] = $0["CLONES"].children.count + $0["APP_CLONES"].children.count
            $0.enterUse()
        }
    }

    /// Adds a VM to the VMs that use an image, or removes it.
    mutating func use(image id: Int, by vm: Int, _ isUsed: Bool) {
        let time = now
        change(.image, id) {
            $0["VMS"].set(id: vm, isMember: isUsed)
            $0[int: "RUNNING_VMS"] = $0["VMS"].children.count
            if !isUsed, $0.isPersistent { $0[int: "MODTIME"] = time }
            $0.enterUse()
        }
    }

    /// Returns the image of a disk, or nil for a volatile disk. The user must be allowed to use the image, and its state
    /// and type must allow it to be a disk.
    func image(of disk: Node, _ user: User) throws -> Node? {
        guard let id = try named(.image, in: disk, "DISK", user) else { return nil }
        guard self[.image, id] != nil else { throw OneError(.action, "Image with ID: \(id) does not exist") }
        let image = try object(.image, id, .use, user)
        let (type, state) = (image.imageType, image.imageState)
        let isDisk = One.ImageType.diskTypes.contains(type) || type == .FILESYSTEM
        try ensure(isDisk, .action, "Image \(id) (\(image[text: "NAME"])) of type \(type) cannot be used as DISK.")
        let isShareable = image["TEMPLATE"][text: "PERSISTENT_TYPE"].uppercased() == "SHAREABLE"
        let isInUse = [.USED_PERS, .LOCKED_USED_PERS].contains(state)
        try ensure(!isInUse || isShareable, .action, "Cannot acquire image \(id), it is persistent and already in use")
        let isUsable = isInUse || [.READY, .USED, .LOCKED, .LOCKED_USED].contains(state)
        try ensure(isUsable, .action, "Cannot acquire image \(id), it is in state: \(state)")
        if let size = Int(disk[text: "SIZE"]), size < image[int: "SIZE"] {
            let problem = "is less than the image [\(id)] size of \(image[text: "SIZE"])MB."
            throw OneError(.action, "SIZE of \(size)MB \(problem)")
        }
        return image
    }

    /// Returns the object that an attribute names by its id, or by its name and owner. The default owner is the user.
    func named(_ kind: Kind, in attribute: Node, _ place: String, _ user: User) throws -> Int? {
        let (word, article) = kind == .vn ? ("NETWORK", "a") : (kind.root, "an")
        let (id, name) = (attribute[text: "\(word)_ID"], attribute[text: word])
        if !id.isEmpty || name.isEmpty { return id.isEmpty ? nil : Int(id) ?? -1 }
        let (uid, owner) = (attribute[text: "\(word)_UID"], attribute[text: "\(word)_UNAME"])
        let number = uid.isEmpty ? owner.isEmpty ? user.id : other(.user, named: owner, of: 0) ?? -1 : Int(uid) ?? -1
        if let found = other(kind, named: name, of: number) { return found }
        let hint = "Set \(word)_UNAME or \(word)_UID of owner in \(place)."
        let problem = "User \(number) does not own \(article) \(word.lowercased()) with name: \(name) . \(hint)"
        throw OneError(.action, problem)
    }
}

extension One.ImageType {
    /// The types of images that can be disks of VMs, and can be copied.
    static let diskTypes: [Self] = [.OS, .DATABLOCK, .CDROM]
    /// The types of images in file datastores.
    static let fileTypes: [Self] = [.KERNEL, .RAMDISK, .CONTEXT]
}

extension Node {
    var imageState: One.ImageState { One.ImageState(self[int: "STATE"]) }
    var imageType: One.ImageType { One.ImageType(self[int: "TYPE"]) }
    var isPersistent: Bool { self[int: "PERSISTENT"] == 1 }
    /// Whether the datastore is busy with the image.
    var isLockedImage: Bool { [.LOCKED, .LOCKED_USED, .LOCKED_USED_PERS].contains(imageState) }

    /// Enters a state. Except in `LOCKED`, this removes a user's lock.
    fileprivate mutating func enter(_ state: One.ImageState) {
        set(state)
        if state != .LOCKED { remove("LOCK") }
    }

    /// Enters the state that follows from the image's VMs and copies.
    fileprivate mutating func enterUse() {
        guard ![.INIT, .DISABLED, .ERROR, .DELETE].contains(imageState) else { return }
        let hasVMs = self[int: "RUNNING_VMS"] > 0
        let state: One.ImageState =
            switch (hasVMs || self[int: "CLONING_OPS"] > 0, isLockedImage) {
            case (false, true): .LOCKED
            case (false, false): .READY
            case (true, true): isPersistent ? .LOCKED_USED_PERS : .LOCKED_USED
            case (true, false): !isPersistent ? .USED : hasVMs ? .USED_PERS : .CLONE
            }
        if state != imageState { enter(state) }
    }
}
