import Foundation
import OpenNebula

/// How images come into being: from a template, as a copy of another, or of a VM's disk.
extension Cloud {
    mutating func allocateImage(_ text: String, in datastore: Int, isChecked: Bool, _ user: User) throws -> Int {
        var template = Node("TEMPLATE", try TemplateReader.read(text))
        guard let datastore = self[.datastore, datastore] else { throw missing(.datastore, datastore) }
        guard [.IMAGE, .FILE].contains(datastore.datastoreType) else {
            throw failedToAllocate(.image, "New images can only be allocated in a files or image datastore.")
        }
        template[int: "SIZE"] = try size(of: &template, in: datastore)
        if isChecked { try checkRoom(for: template[int: "SIZE"], in: datastore) }
        guard user.isAdmin || !template.has("SOURCE") else {
            throw OneError(
                .authorization, "User [\(user.id)] : Template includes a restricted attribute SOURCE.")
        }
        try authorize(user, Request(.create, .image), Request(.use, .datastore, datastore[int: "ID"]))
        setPersistence(of: &template, user, isNew: true)
        guard !datastore.isPersistentOnly || template[text: "PERSISTENT"] == "YES" else {
            throw failedToAllocate(.image, "This Datastore only accepts persistent images.")
        }
        let image = try newImage(template, in: datastore, user)
        let id = try add(image, to: datastore)
        if image.isLockedImage { plan(.image, id, .state(One.ImageState.READY.rawValue)) }
        return id
    }

    mutating func cloneImage(_ id: Int, named name: String, in target: Int, _ user: User) throws -> Int {
        guard let source = self[.image, id] else { throw missing(.image, id) }
        guard One.ImageType.diskTypes.contains(source.imageType) else {
            throw OneError(.action, "\(source.imageType) images cannot be cloned.")
        }
        guard !source["SNAPSHOTS"].has("SNAPSHOT") else {
            throw OneError(.action, "Cannot clone images with snapshots")
        }
        let target = target == -1 ? source[int: "DATASTORE_ID"] : target
        let datastores = try [target, source[int: "DATASTORE_ID"]].map { id in
            guard let datastore = self[.datastore, id] else { throw missing(.datastore, id) }
            guard datastore.datastoreType == .IMAGE else {
                throw OneError(.action, "Clone only supported for IMAGE_DS Datastores")
            }
            return datastore
        }
        guard datastores[0][text: "DS_MAD"] == datastores[1][text: "DS_MAD"] else {
            throw OneError(.action, "Clone only supported to same DS_MAD Datastores")
        }
        try checkRoom(for: source[int: "SIZE"], in: datastores[0])
        let origin = source[int: "DATASTORE_ID"]
        let places = target == origin ? [target] : [target, origin]
        try authorize(
            user, [Request(.create, .image), Request(.use, .image, id)] + places.map { Request(.use, .datastore, $0) })
        var template = source["TEMPLATE"]
        template[text: "NAME"] = name
        template[text: "TYPE"] = "\(source.imageType)"
        template[text: "PATH"] = source[text: "SOURCE"]
        template[text: "SIZE"] = source[text: "SIZE"]
        template[text: "PERSISTENT"] = source.isPersistent ? "YES" : "NO"
        setPersistence(of: &template, user, isNew: false)
        var image = try newImage(template, in: datastores[0], format: source[text: "FORMAT"], user)
        guard [.READY, .USED, .CLONE].contains(source.imageState) else {
            throw failedToAllocate(.image, "Cannot clone image in state: \(source.imageState)")
        }
        image[int: "CLONING_ID"] = id
        let new = try add(image, to: datastores[0])
        copy(image: id, to: new, "CLONES", isBegun: true)
        plan(.image, new, .state(One.ImageState.READY.rawValue))
        return new
    }

    /// Creates the image that a disk of a VM is to be saved in: `LOCKED` until the VM has saved it.
    mutating func saveImage(
        of disk: Node, named name: String, type: String, snapshot: Int, of vm: Node, _ user: User
    ) throws -> Int {
        guard let id = Int(disk[text: "IMAGE_ID"]) else {
            throw OneError(.internal, "Cannot use DISK. DISK does not have a valid IMAGE_ID.")
        }
        let snapshots = vm.all("SNAPSHOTS").first { $0[text: "DISK_ID"] == disk[text: "DISK_ID"] }?.all("SNAPSHOT")
        guard snapshot == -1 || (snapshots ?? []).contains(where: { $0[int: "ID"] == snapshot }) else {
            throw OneError(.internal, "Cannot use DISK. Snapshot does not exist.")
        }
        guard let source = self[.image, id] else { throw missing(.image, id) }
        guard One.ImageType.diskTypes.contains(source.imageType) else {
            throw OneError(.internal, "Cannot save an image of type \(source.imageType)")
        }
        guard let datastore = self[.datastore, source[int: "DATASTORE_ID"]] else {
            throw missing(.datastore, source[int: "DATASTORE_ID"])
        }
        try checkRoom(for: disk[int: "SIZE"], in: datastore)
        try authorize(user, Request(.create, .image), Request(.use, .datastore, datastore[int: "ID"]))
        var template = Node(
            "TEMPLATE",
            [
                Node("NAME", name), Node("SIZE", disk[text: "SIZE"]), Node("SAVED_IMAGE_ID", "\(id)"),
                Node("SAVED_DISK_ID", disk[text: "DISK_ID"]), Node("SAVED_VM_ID", vm[text: "ID"]),
                Node("TYPE", type.isEmpty ? "\(source.imageType)" : type),
            ])
        for name in ["TARGET", "DEV_PREFIX"] where !source["TEMPLATE"][text: name].isEmpty {
            template[text: name] = source["TEMPLATE"][text: name]
        }
        setPersistence(of: &template, user, isNew: false)
        return try add(newImage(template, in: datastore, format: disk[text: "FORMAT"], user), to: datastore)
    }

    private mutating func add(_ image: Node, to datastore: Node) throws -> Int {
        try charge(.image, from: nil, to: image)
        let id = add(.image, image)
        change(.datastore, datastore[int: "ID"]) { $0["IMAGES"].set(id: id, isMember: true) }
        return id
    }

    /// The document of a new image, which is `LOCKED` until its datastore holds it; a copy takes over a format.
    private func newImage(
        _ template: Node, in datastore: Node, format: String? = nil, _ user: User
    ) throws -> Node {
        var template = template
        func take(_ name: String) -> String {
            defer { template.remove(name) }
            return template[text: name]
        }
        let (name, typeName) = (take("NAME"), take("TYPE").uppercased())
        try check(name: name, forNew: .image, of: user)
        let named = typeName.isEmpty ? One.ImageType.OS : One.ImageType(name: typeName)
        try check(type: named ?? .OS, in: datastore)
        guard let type = named else { throw failedToAllocate(.image, "Unknown type ") }
        let isPersistent = take("PERSISTENT") == "YES" && [.OS, .DATABLOCK, .FILESYSTEM].contains(type)
        let (size, fs, path, source) = (take("SIZE"), take("FS"), take("PATH"), take("SOURCE"))
        var newFormat = take("FORMAT")
        _ = take("DRIVER")
        if ![.OS, .DATABLOCK].contains(type) {
            template.remove("DEV_PREFIX")
        } else if template[text: "DEV_PREFIX"].isEmpty {
            template[text: "DEV_PREFIX"] = "sd"
        }
        if let format {
            newFormat = format
        } else if !source.isEmpty {
            guard path.isEmpty else { throw failedToAllocate(.image, "PATH and SOURCE cannot be both set.") }
            guard !newFormat.isEmpty else { throw failedToAllocate(.image, "SOURCE needs FORMAT to be set.") }
        } else if !path.isEmpty {
            newFormat = ""
        } else if [.OS, .DATABLOCK].contains(type) {
            let driver = datastore["TEMPLATE"][text: "DRIVER"]
            if !driver.isEmpty { template[text: "DRIVER"] = driver }
            newFormat = [driver, newFormat].first { !$0.isEmpty } ?? "raw"
        } else {
            throw failedToAllocate(.image, "No PATH nor SOURCE in template.")
        }
        template.sort()
        let state = format == nil && !source.isEmpty ? One.ImageState.READY : .LOCKED
        var image = owned(.image, name: name, user)
        image.children += [
            ("TYPE", "\(type.rawValue)"), ("DISK_TYPE", datastore[text: "DISK_TYPE"]),
            ("PERSISTENT", isPersistent ? "1" : "0"), ("REGTIME", "\(now)"), ("MODTIME", "\(now)"),
            ("SOURCE", source), ("PATH", path), ("FORMAT", newFormat), ("FS", fs), ("SIZE", size),
            ("STATE", "\(state.rawValue)"), ("PREV_STATE", state == .READY ? "\(state.rawValue)" : "0"),
            ("RUNNING_VMS", "0"), ("CLONING_OPS", "0"), ("CLONING_ID", "-1"), ("TARGET_SNAPSHOT", "-1"),
            ("DATASTORE_ID", datastore[text: "ID"]), ("DATASTORE", datastore[text: "NAME"]),
        ].map { Node($0, $1) }
        image.children += ["VMS", "CLONES", "APP_CLONES"].map { Node($0) }
        image.children += [
            template,
            Node(
                "SNAPSHOTS",
                [Node("ALLOW_ORPHANS", "NO"), Node("CURRENT_BASE", "-1"), Node("NEXT_SNAPSHOT", "0")]),
            Node("BACKUP_INCREMENTS"), Node("BACKUP_DISK_IDS"),
        ]
        return image
    }

    private func check(type: One.ImageType, in datastore: Node) throws {
        let problem: String? =
            switch (type, datastore.datastoreType) {
            case (.BACKUP, _): "IMAGES of type BACKUP can only be registered in an BACKUP_DS datastore"
            case (.KERNEL, .IMAGE), (.RAMDISK, .IMAGE), (.CONTEXT, .IMAGE):
                "IMAGES of type KERNEL, RAMDISK and CONTEXT cannot be registered in an IMAGE_DS datastore"
            case (.KERNEL, _), (.RAMDISK, _), (.CONTEXT, _), (_, .IMAGE): nil
            default: "Only IMAGES of type KERNEL, RAMDISK and CONTEXT can be registered in a FILE_DS datastore"
            }
        if let problem { throw failedToAllocate(.image, problem) }
    }

    /// The size of a new image, as its template or its datastore gives it, or the app that it is made from.
    private func size(of template: inout Node, in datastore: Node) throws -> Int {
        if let app = Int(template[text: "FROM_APP"]) {
            guard let app = self[.marketapp, app] else { throw OneError(.internal, "Cannot determine image SIZE.") }
            guard self[.market, app[int: "MARKETPLACE_ID"]] != nil else {
                throw OneError(.internal, "Could not get the appliance's market.")
            }
            for (name, of) in [
                ("FROM_APP_NAME", "NAME"), ("PATH", "SOURCE"), ("FORMAT", "FORMAT"), ("FROM_APP_MD5", "MD5"),
            ] { template[text: name] = app[text: of] }
            return app[int: "SIZE"]
        }
        func unknown(_ problem: String) -> OneError { OneError(.internal, "Cannot parse image SIZE: \(problem)") }
        let name = template[text: "TYPE"].uppercased()
        let type = One.ImageType(name: name) ?? .OS
        let (hasPath, hasSource) = (!template[text: "PATH"].isEmpty, !template[text: "SOURCE"].isEmpty)
        switch type {
        case .FILESYSTEM where !hasPath: throw unknown("Missing PATH attribute.")
        case .BACKUP where template[text: "SIZE"].isEmpty: throw unknown("")
        case .CDROM, .KERNEL, .RAMDISK, .CONTEXT:
            guard hasPath || hasSource else { throw unknown("Either PATH or SOURCE are required for \(name)") }
            fallthrough
        default:
            if type == .FILESYSTEM || type != .BACKUP && hasPath && !hasSource { return 1024 }
            guard let size = Int(template[text: "SIZE"]) else {
                throw unknown("Wrong number or missing SIZE attribute.")
            }
            return size
        }
    }

    private func checkRoom(for size: Int, in datastore: Node) throws {
        let template = datastore["TEMPLATE"]
        guard template[text: "DATASTORE_CAPACITY_CHECK"].uppercased() == "YES" else { return }
        let left = Int(template[text: "LIMIT_MB"]).map { $0 - datastore[int: "USED_MB"] } ?? datastore[int: "FREE_MB"]
        guard size <= max(left, 0) else { throw OneError(.action, "Not enough space in datastore") }
    }

    /// Settles whether an image is persistent: as its template says, or as its user or their group has it by default.
    private func setPersistence(of template: inout Node, _ user: User, isNew: Bool) {
        let setting = isNew ? "DEFAULT_IMAGE_PERSISTENT_NEW" : "DEFAULT_IMAGE_PERSISTENT"
        let byDefault = [self[.user, user.id], self[.group, user.group.id]]
            .compactMap { $0?["TEMPLATE"][text: setting] }.first { !$0.isEmpty }
        let isAsked = isNew && template.has("PERSISTENT")
        let answer = isAsked ? nil : byDefault
        let isPersistent = (answer ?? template[text: "PERSISTENT"]).uppercased() == "YES"
        template[text: "PERSISTENT"] = isPersistent ? "YES" : "NO"
        if !isPersistent, template[text: "PERSISTENT_TYPE"].uppercased() == "SHAREABLE" {
            template.remove("PERSISTENT_TYPE")
        }
    }
}
