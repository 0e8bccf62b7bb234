import OpenNebula

/// The creation of images: from a template, as a copy of another image, or from a VM's disk.
extension Cloud {
    mutating func allocateImage(_ template: Node, in datastore: Int, isChecked: Bool, _ user: User) throws -> Int {
        var template = template
        guard let datastore = self[.datastore, datastore] else { throw missing(.datastore, datastore) }
        guard [.IMAGE, .FILE].contains(datastore.datastoreType) else {
            throw failedToAllocate(.image, "New images can only be allocated in a files or image datastore.")
        }
        template[int: "SIZE"] = try size(of: &template)
        if isChecked { try checkRoom(for: template[int: "SIZE"], in: datastore) }
        if !user.isAdmin, let name = Self.restricted(template, by: "IMAGE_RESTRICTED_ATTR") {
            throw OneError(.authorization, "User [\(user.id)] : Template includes a restricted attribute \(name).")
        }
        try authorize(user, Request(.create, .image), Request(.use, .datastore, datastore.id))
        setPersistence(of: &template)
        return try addImage(template, in: datastore, user)
    }

    mutating func cloneImage(
        _ id: Int, named name: String, in target: Int = -1, isPersistent: Bool? = nil, _ user: User
    ) throws -> Int {
        guard let source = self[.image, id] else { throw missing(.image, id) }
        let others = release == .v6_10 ? "KERNEL, RAMDISK, BACKUP and CONTEXT" : "\(source.imageType) images"
        try ensure(One.ImageType.diskTypes.contains(source.imageType), .action, "\(others) cannot be cloned.")
        try ensure(!source["SNAPSHOTS"].has("SNAPSHOT"), .action, "Cannot clone images with snapshots")
        let origin = source[int: "DATASTORE_ID"]
        let target = target == -1 ? origin : target
        guard let datastore = self[.datastore, target] else { throw missing(.datastore, target) }
        try ensure(datastore.datastoreType == .IMAGE, .action, "Clone only supported for IMAGE_DS Datastores")
        guard datastore[text: "DS_MAD"] == self[.datastore, origin]?[text: "DS_MAD"] else {
            throw OneError(.action, "Clone only supported to same DS_MAD Datastores")
        }
        try checkRoom(for: source[int: "SIZE"], in: datastore)
        let places = target == origin ? [target] : [target, origin]
        try authorize(
            user,
            [Request(.create, .image), Request(.use, .image, id)] + places.map { Request(.use, .datastore, $0) })
        var template = source["TEMPLATE"]
        template.merge([
            "NAME": name, "TYPE": "\(source.imageType)", "PATH": source[text: "SOURCE"], "SIZE": source[text: "SIZE"],
            "PERSISTENT": isPersistent ?? source.isPersistent ? "YES" : "NO",
        ])
        setPersistence(of: &template)
        guard [.READY, .USED, .CLONE].contains(source.imageState) else {
            throw failedToAllocate(.image, "Cannot clone image in state: \(source.imageState)")
        }
        let new = try addImage(template, in: datastore, format: source[text: "FORMAT"], clone: id, user)
        copy(image: id, to: new, "CLONES", isBegun: true)
        return new
    }

    /// Creates the image to save a VM's disk in. It is `LOCKED` until the disk is saved.
    mutating func saveImage(of disk: Node, named name: String, type: String, of vm: Node, _ user: User) throws -> Int {
        let id = try ensure(
            Int(disk[text: "IMAGE_ID"]), .internal, "Cannot use DISK. DISK does not have a valid IMAGE_ID.")
        guard let source = self[.image, id] else { throw missing(.image, id) }
        guard let datastore = self[.datastore, source[int: "DATASTORE_ID"]] else {
            throw missing(.datastore, source[int: "DATASTORE_ID"])
        }
        try checkRoom(for: disk[int: "SIZE"], in: datastore)
        try authorize(user, Request(.create, .image), Request(.use, .datastore, datastore.id))
        var template = Node(
            "TEMPLATE",
            [
                "NAME": name, "SIZE": disk[text: "SIZE"], "SAVED_IMAGE_ID": "\(id)",
                "SAVED_DISK_ID": disk[text: "DISK_ID"], "SAVED_VM_ID": vm[text: "ID"],
                "TYPE": type.isEmpty ? "\(source.imageType)" : type,
            ])
        for name in ["TARGET", "DEV_PREFIX"] where !source["TEMPLATE"][text: name].isEmpty {
            template[name] = source["TEMPLATE"][name]
        }
        setPersistence(of: &template)
        let image = try addImage(template, in: datastore, format: disk[text: "FORMAT"], user)
        unplan(.image, image)
        return image
    }

    /// Adds an image. It is `LOCKED` until it is in its datastore. A copy keeps the format.
    private mutating func addImage(
        _ template: Node, in datastore: Node, format: String? = nil, clone: Int = -1, _ user: User
    ) throws -> Int {
        var template = template
        func take(_ name: String) -> String {
            defer { template.remove(name) }
            return template[text: name]
        }
        let (name, typeName) = (take("NAME"), take("TYPE").uppercased())
        try check(name: name, forNew: .image, of: user)
        guard let type = typeName.isEmpty ? .OS : One.ImageType(name: typeName) else {
            throw failedToAllocate(.image, "Unknown type ")
        }
        try check(type: type, in: datastore)
        let isData = [.OS, .DATABLOCK].contains(type)
        let isPersistent = take("PERSISTENT") == "YES" && (isData || type == .FILESYSTEM)
        let (size, fs, path, source) = (take("SIZE"), take("FS"), take("PATH"), take("SOURCE"))
        var newFormat = take("FORMAT")
        template.remove("DRIVER")
        if !isData {
            template.remove("DEV_PREFIX")
            if release == .v6_10, type == .CDROM { template[text: "DEV_PREFIX"] = "hd" }
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
        } else if isData {
            let driver = datastore["TEMPLATE"][text: "DRIVER"]
            if !driver.isEmpty { template[text: "DRIVER"] = driver }
            newFormat = [driver, newFormat].first { !$0.isEmpty } ?? "raw"
        } else {
            throw failedToAllocate(.image, "No PATH nor SOURCE in template.")
        }
        template.sort()
        let isReady = format == nil && !source.isEmpty
        let state = (isReady ? One.ImageState.READY : .LOCKED).rawValue
        let body =
            Node.list([
                "TYPE": "\(type.rawValue)", "DISK_TYPE": datastore[text: "DISK_TYPE"],
                "PERSISTENT": isPersistent ? "1" : "0", "REGTIME": "\(now)", "MODTIME": "\(now)", "SOURCE": source,
                "PATH": path, "FORMAT": newFormat, "FS": fs, "SIZE": size, "STATE": "\(state)",
                "PREV_STATE": isReady ? "\(state)" : "0", "RUNNING_VMS": "0", "CLONING_OPS": "0",
                "CLONING_ID": "\(clone)", "TARGET_SNAPSHOT": "-1", "DATASTORE_ID": datastore[text: "ID"],
                "DATASTORE": datastore[text: "NAME"], "VMS": "", "CLONES": "", "APP_CLONES": "",
            ]) + [
                template, .noSnapshots, Node("BACKUP_INCREMENTS"), Node("BACKUP_DISK_IDS"),
            ]
        let image = owned(.image, name: name, user, body)
        try charge(.image, from: nil, to: image)
        let id = add(.image, image)
        if !isReady { plan(.image, id, .state(One.ImageState.READY.rawValue)) }
        return id
    }

    private func check(type: One.ImageType, in datastore: Node) throws {
        let (isFile, place) = (One.ImageType.fileTypes.contains(type), datastore.datastoreType)
        let problem =
            isFile
            ? "IMAGES of type KERNEL, RAMDISK and CONTEXT cannot be registered in an IMAGE_DS datastore"
            : "Only IMAGES of type KERNEL, RAMDISK and CONTEXT can be registered in a FILE_DS datastore"
        try ensure(isFile == (place == .FILE), or: failedToAllocate(.image, problem))
    }

    /// Returns the size of a new image: that in its template, or that of the app or file that it is created from.
    private func size(of template: inout Node) throws -> Int {
        if let app = Int(template[text: "FROM_APP"]) {
            guard let app = self[.marketapp, app] else { throw OneError(.internal, "Cannot determine image SIZE.") }
            template.merge([
                "FROM_APP_NAME": app[text: "NAME"], "PATH": app[text: "SOURCE"], "FORMAT": app[text: "FORMAT"],
                "FROM_APP_MD5": app[text: "MD5"],
            ])
            return app[int: "SIZE"]
        }
        func unknown(_ problem: String) -> OneError { OneError(.internal, "Cannot parse image SIZE: \(problem)") }
        let name = template[text: "TYPE"].uppercased()
        let (hasPath, hasSource) = (!template[text: "PATH"].isEmpty, !template[text: "SOURCE"].isEmpty)
        guard hasPath || hasSource || !["CDROM", "KERNEL", "RAMDISK", "CONTEXT"].contains(name) else {
            throw unknown("Either PATH or SOURCE are required for \(name)")
        }
        if hasPath, !hasSource { return 1024 }
        guard let size = Int(template[text: "SIZE"]) else { throw unknown("Wrong number or missing SIZE attribute.") }
        return size
    }

    private func checkRoom(for size: Int, in datastore: Node) throws {
        let template = datastore["TEMPLATE"]
        guard template.isYes("DATASTORE_CAPACITY_CHECK") else { return }
        let left = Int(template[text: "LIMIT_MB"]).map { $0 - datastore[int: "USED_MB"] } ?? datastore[int: "FREE_MB"]
        guard size <= max(left, 0) else { throw OneError(.action, "Not enough space in datastore") }
    }

    /// Sets whether an image is persistent, and so whether VMs can share it.
    private func setPersistence(of template: inout Node) {
        let isPersistent = template.isYes("PERSISTENT")
        template[text: "PERSISTENT"] = isPersistent ? "YES" : "NO"
        if !isPersistent { template.remove("PERSISTENT_TYPE") }
    }
}
