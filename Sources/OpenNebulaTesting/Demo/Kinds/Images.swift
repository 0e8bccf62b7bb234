import OpenNebula

extension Cloud {
    mutating func image(_ verb: String, _ call: Call, _ user: User) throws -> One.XMLRPCValue? {
        switch verb {
        case "allocate":
            let (template, datastore) = (try call.string(1), try call.int(2))
            let skips = call.has(3) ? try call.bool(3) : false
            return .int(try allocateImage(template, in: datastore, isChecked: !(skips && user.isAdmin), user))
        case "clone":
            let (id, name, datastore) = (try call.int(1), try call.string(2), call.has(3) ? try call.int(3) : -1)
            return .int(try cloneImage(id, named: name, in: datastore, user))
        case "delete":
            let (id, isForced) = (try call.int(1), call.has(2) ? try call.bool(2) : false)
            try deleteImage(id, isForced: isForced, user)
            return .int(id)
        case "enable":
            let (id, isEnabled) = (try call.int(1), try call.bool(2))
            try enable(isEnabled, image: object(.image, id, .manage, user))
            return .int(id)
        case "persistent":
            let (id, isPersistent) = (try call.int(1), try call.bool(2))
            try make(object(.image, id, .manage, user), persistent: isPersistent)
            return .int(id)
        case "chtype":
            let (id, type) = (try call.int(1), try call.string(2))
            try change(type: type, of: object(.image, id, .manage, user))
            return .int(id)
        case "snapshotdelete", "snapshotrevert", "snapshotflatten":
            let (id, snapshot) = (try call.int(1), try call.int(2))
            try change(verb, snapshot, of: object(.image, id, .manage, user))
            return .int(snapshot)
        default: return nil
        }
    }

    private mutating func deleteImage(_ id: Int, isForced: Bool, _ user: User) throws {
        guard let image = self[.image, id] else { throw missing(.image, id) }
        guard isForced || !image.isLockedImage else {
            throw OneError(
                .internal,
                "Image locked, use --force flag to remove the image. Force delete may leave some files on Datastore",
                objectID: id)
        }
        _ = try object(.image, id, image.isLockedImage ? .admin : .manage, user)
        switch image.imageState {
        case .CLONE:
            throw OneError(
                .action, "Cannot delete image. There are \(image[int: "CLONING_OPS"]) active clone operations.")
        case .USED, .USED_PERS, .LOCKED_USED, .LOCKED_USED_PERS:
            throw OneError(.action, "Cannot delete image. There are \(image[int: "RUNNING_VMS"]) VMs using it.")
        default: break
        }
        try charge(.image, from: image, to: nil)
        self[.image, id] = nil
        change(.datastore, image[int: "DATASTORE_ID"]) { $0["IMAGES"].set(id: id, isMember: false) }
        copy(image: image[int: "CLONING_ID"], to: id, "CLONES", isBegun: false)
    }

    private mutating func enable(_ isEnabled: Bool, image: Node) throws {
        let problem =
            if image.imageType == .BACKUP {
                "Backup images cannot be enabled or disabled."
            } else if ![.READY, .DISABLED, .ERROR].contains(image.imageState) {
                "Image cannot be in state \(image.imageState)."
            } else {
                ""
            }
        guard problem.isEmpty else {
            throw OneError(.internal, "Could not \(isEnabled ? "enable" : "disable") image: \(problem)")
        }
        enter(isEnabled ? .READY : .DISABLED, image: image[int: "ID"])
    }

    private mutating func make(_ image: Node, persistent isPersistent: Bool) throws {
        guard isPersistent != image.isPersistent else { return }
        guard let datastore = self[.datastore, image[int: "DATASTORE_ID"]] else {
            throw OneError(.internal, "Datastore no longer exists.")
        }
        guard datastore[text: "DS_MAD"].lowercased() != "lvm" else {
            throw OneError(.internal, "lvm datastores doesn't support change of image persistency.")
        }
        switch image.imageType {
        case .KERNEL, .RAMDISK, .CONTEXT:
            throw OneError(.action, "KERNEL, RAMDISK and CONTEXT must be non-persistent")
        case .BACKUP: throw OneError(.action, "BACKUP images must be persistent")
        default: break
        }
        guard isPersistent || !datastore.isPersistentOnly else {
            throw OneError(.internal, "This Datastore only accepts persistent images.")
        }
        let problem =
            if !isPersistent, image["SNAPSHOTS"].has("SNAPSHOT") {
                "Image has snapshots."
            } else if [.USED, .CLONE, .USED_PERS, .LOCKED_USED, .LOCKED_USED_PERS].contains(image.imageState) {
                "Image cannot be in state \(image.imageState)."
            } else {
                ""
            }
        guard problem.isEmpty else {
            throw OneError(.internal, "Could not make image \(isPersistent ? "" : "non-")persistent: \(problem)")
        }
        change(.image, image[int: "ID"]) { $0[int: "PERSISTENT"] = isPersistent ? 1 : 0 }
    }

    private mutating func change(type name: String, of image: Node) throws {
        let name = name.isEmpty ? "OS" : name.uppercased()
        let (old, new) = (image.imageType, One.ImageType(name: name))
        guard old != .BACKUP, old != .FILESYSTEM else {
            throw OneError(.action, "Cannot change type for\(old) images.")
        }
        let fitting = [One.ImageType.diskTypes, One.ImageType.fileTypes].first { $0.contains(old) } ?? []
        guard fitting.contains(new ?? .OS) else {
            let problem = "Cannot change image type to an incompatible type for the current datastore."
            throw OneError(.action, problem)
        }
        guard !image["SNAPSHOTS"].has("SNAPSHOT") || ["OS", "DATABLOCK"].contains(name) else {
            throw OneError(.internal, "Image with snapshots can be only of type OS or DATABLOCK")
        }
        guard let new else {
            // A core skips as many characters of its message as the number of the old type.
            throw OneError(.internal, String("Unknown type ".dropFirst(old.rawValue)))
        }
        change(.image, image[int: "ID"]) { $0[int: "TYPE"] = new.rawValue }
    }
}

extension One.ImageType {
    /// What can be a disk of a VM, and be copied.
    static let diskTypes: [Self] = [.OS, .DATABLOCK, .CDROM]
    /// What datastores of files hold.
    static let fileTypes: [Self] = [.KERNEL, .RAMDISK, .CONTEXT]
}

extension OneConstant {
    /// The constant that OpenNebula calls so.
    init?(name: String) {
        guard let number = Self.names.first(where: { $0.value == name })?.key else { return nil }
        self.init(number)
    }
}

extension Node {
    var imageState: One.ImageState { One.ImageState(self[int: "STATE"]) }
    var imageType: One.ImageType { One.ImageType(self[int: "TYPE"]) }
    var isPersistent: Bool { self[int: "PERSISTENT"] == 1 }
    /// Whether its datastore is at work on an image.
    var isLockedImage: Bool { [.LOCKED, .LOCKED_USED, .LOCKED_USED_PERS].contains(imageState) }
    /// Whether a datastore takes persistent images alone.
    var isPersistentOnly: Bool {
        Recorded.driver(self[text: "DS_MAD"], "DS_MAD_CONF")?[text: "PERSISTENT_ONLY"] == "YES"
    }

    /// Makes the object the user's, with the rights that a core gives.
    mutating func own(_ user: Cloud.User) {
        self[int: "UID"] = user.id
        self[int: "GID"] = user.group.id
        self[text: "UNAME"] = user.name
        self[text: "GNAME"] = user.group.name
        self["PERMISSIONS"] = user.permissions
    }
}
