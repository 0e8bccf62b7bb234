import Foundation
import OpenNebula

/// What datastores, VMs and copies do with images.
extension Cloud {
    /// Lets an image enter a state; in `READY`, its datastore has done what it was `LOCKED` for.
    mutating func enter(_ state: One.ImageState, image id: Int) {
        guard let image = self[.image, id] else { return }
        guard state == .READY, image.isLockedImage else {
            return change(.image, id) { $0.enter(state) }
        }
        let datastore = self[.datastore, image[int: "DATASTORE_ID"]] ?? Node("DATASTORE")
        let isDummy = datastore[text: "DS_MAD"] == "dummy"
        let file = UUID().uuidString.lowercased().filter { $0 != "-" }
        change(.image, id) {
            if $0[text: "SOURCE"].isEmpty {
                $0[text: "SOURCE"] = isDummy ? "dummy_path" : "\(datastore[text: "BASE_PATH"])/\(file)"
            }
            if $0[text: "FORMAT"].isEmpty { $0[text: "FORMAT"] = isDummy ? "dummy_format" : "raw" }
            $0[text: "TARGET_SNAPSHOT"] = "-1"
            $0[text: "CLONING_ID"] = "-1"
            $0.enter(.READY)
            $0.enterUse()
        }
        copy(image: image[int: "CLONING_ID"], to: id, "CLONES", isBegun: false)
    }

    /// Begins or ends a copy of an image: another image, in the list `CLONES`, or an app, in `APP_CLONES`.
    mutating func copy(image id: Int, to copy: Int, _ list: String, isBegun: Bool) {
        change(.image, id) {
            $0[list].set(id: copy, isMember: isBegun)
            $0[int: "CLONING_OPS"] = $0["CLONES"].children.count + $0["APP_CLONES"].children.count
            $0.enterUse()
        }
    }

    /// Makes a VM a user of an image, or takes it from its users.
    mutating func use(image id: Int, by vm: Int, _ isUsed: Bool) {
        let time = now
        change(.image, id) {
            $0["VMS"].set(id: vm, isMember: isUsed)
            $0[int: "RUNNING_VMS"] = $0["VMS"].children.count
            if !isUsed, $0.isPersistent { $0[int: "MODTIME"] = time }
            $0.enterUse()
        }
    }

    /// The image that a disk names, nil for a volatile disk; one that the user may use, and a VM can.
    ///
    /// A disk to `attach` cannot wait for a `LOCKED` image.
    func image(of disk: Node, _ user: User, attach: Bool = false) throws -> Node? {
        guard let id = try imageID(of: disk, user) else { return nil }
        func unusable(_ problem: String) -> OneError { OneError(.action, problem) }
        guard self[.image, id] != nil else { throw unusable("Image with ID: \(id) does not exist") }
        let image = try object(.image, id, .use, user)
        let (type, state) = (image.imageType, image.imageState)
        guard One.ImageType.diskTypes.contains(type) || type == .FILESYSTEM else {
            throw unusable("Image \(id) (\(image[text: "NAME"])) of type \(type) cannot be used as DISK.")
        }
        switch state {
        case .READY, .USED: break
        case .USED_PERS, .LOCKED_USED_PERS:
            guard image["TEMPLATE"][text: "PERSISTENT_TYPE"].uppercased() == "SHAREABLE" else {
                throw unusable("Cannot acquire image \(id), it is persistent and already in use")
            }
        case .LOCKED, .LOCKED_USED: break
        default: throw unusable("Cannot acquire image \(id), it is in state: \(state)")
        }
        guard !attach || !image.isLockedImage else { throw unusable("Cannot acquire image \(id), it is locked") }
        if let size = Int(disk[text: "SIZE"]), size != image[int: "SIZE"] {
            if image.isPersistent { throw unusable("SIZE attribute is not supported for persistent image [\(id)].") }
            if type == .CDROM { throw unusable("SIZE attribute is not supported for CDROM image [\(id)].") }
            guard size > image[int: "SIZE"] else {
                let problem = "is less than the image [\(id)] size of \(image[text: "SIZE"])MB."
                throw unusable("SIZE of \(size)MB \(problem)")
            }
        }
        return image
    }

    private func imageID(of disk: Node, _ user: User) throws -> Int? {
        let (id, name) = (Int(disk[text: "IMAGE_ID"]), disk[text: "IMAGE"])
        guard !name.isEmpty else { return id }
        let owner =
            if !disk[text: "IMAGE_UID"].isEmpty {
                Int(disk[text: "IMAGE_UID"])
            } else if !disk[text: "IMAGE_UNAME"].isEmpty {
                all(.user).first { $0[text: "NAME"] == disk[text: "IMAGE_UNAME"] }?[int: "ID"]
            } else {
                user.id
            }
        if let found = owner.flatMap({ other(.image, named: name, of: $0) }) ?? id { return found }
        let hint = "Set IMAGE_UNAME or IMAGE_UID of owner in DISK."
        throw OneError(
            .action, "User \(owner ?? user.id) does not own an image with name: \(name) . \(hint)")
    }
}

extension Node {
    /// Enters a state; but in `LOCKED`, an image is no longer locked by a user.
    fileprivate mutating func enter(_ state: One.ImageState) {
        self[int: "STATE"] = state.rawValue
        self[int: "PREV_STATE"] = state.rawValue
        if state != .LOCKED { remove("LOCK") }
    }

    /// Enters the state that an image's VMs and copies bring it to.
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
