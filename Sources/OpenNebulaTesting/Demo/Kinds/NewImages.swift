import OpenNebula

/// The creation of images: from a template, as a copy of another image, or from a VM's disk.
extension Cloud {
    mutating func allocateImage(_ template: Node, in datastore: Int, isChecked: Bool, _ user: User) throws -> Int {
        var template = template
        let datastore = try existing(.datastore, datastore)
        let problem = "New images can only be allocated in a files or image datastore."
        try ensure([.IMAGE, .FILE].contains(datastore.datastoreType), or: failedToAllocate(.image, problem))
        template[int: "SIZE"] = try size(of: &template)
        if isChecked { try checkRoom(for: template[int: "SIZE"], in: datastore) }
        try checkUnrestricted("Template", template, as: "IMAGE", user)
        try authorize(user, Request(.create, .image), Request(.use, .datastore, datastore.id))
        return try addImage(template, in: datastore, user)
    }

    mutating func cloneImage(
        _ id: Int, named name: String, in target: Int = -1, isPersistent: Bool? = nil, _ user: User
    ) throws -> Int {
        let source = try existing(.image, id)
        let others = release == .v6_10 ? "KERNEL, RAMDISK, BACKUP and CONTEXT" : "\(source.imageType) images"
        try ensure(One.ImageType.diskTypes.contains(source.imageType), .action, "\(others) cannot be cloned.")
        try ensure(!source["SNAPSHOTS"].has("SNAPSHOT"), .action, "Cannot clone images with snapshots")
        let origin = source[int: "DATASTORE_ID"]
        let target = target == -1 ? origin : target
        let datastore = try existing(.datastore, target)
        try ensure(datastore.datastoreType == .IMAGE, .action, "Clone only supported for IMAGE_DS Datastores")
        let hasSameDriver = datastore[text: "DS_MAD"] == self[.datastore, origin]?[text: "DS_MAD"]
        try ensure(hasSameDriver, .action, "Clone only supported to same DS_MAD Datastores")
        try checkRoom(for: source[int: "SIZE"], in: datastore)
        let requests = [Request(.create, .image), Request(.use, .image, id), Request(.use, .datastore, target)]
        try authorize(user, requests + (target == origin ? [] : [Request(.use, .datastore, origin)]))
        var template = source["TEMPLATE"]
        template.merge([
            "NAME": name, "TYPE": "\(source.imageType)", "PATH": source[text: "SOURCE"], "SIZE": source[text: "SIZE"],
            "PERSISTENT": isPersistent ?? source.isPersistent ? "YES" : "NO",
        ])
        let problem = "Cannot clone image in state: \(source.imageState)"
        try ensure([.READY, .USED, .CLONE].contains(source.imageState), or: failedToAllocate(.image, problem))
        let new = try addImage(template, in: datastore, format: source[text: "FORMAT"], clone: id, user)
        copy(image: id, to: new, "CLONES", isBegun: true)
        return new
    }

    /// Creates the image to save a VM's disk in. It is `LOCKED` until the disk is saved.
    mutating func saveImage(of disk: Node, named name: String, type: String, of vm: Node, _ user: User) throws -> Int {
        let id = try ensure(
            Int(disk[text: "IMAGE_ID"]), .internal, "Cannot use DISK. DISK does not have a valid IMAGE_ID.")
        let source = try existing(.image, id)
        let datastore = try existing(.datastore, source[int: "DATASTORE_ID"])
        try checkRoom(for: disk[int: "SIZE"], in: datastore)
        try authorize(user, Request(.create, .image), Request(.use, .datastore, datastore.id))
        let kept = ["TARGET", "DEV_PREFIX"].map { source["TEMPLATE"][$0] }.filter { !$0.text.isEmpty }
        let own = Node.list([
            "NAME": name, "SIZE": disk[text: "SIZE"], "SAVED_IMAGE_ID": "\(id)",
            "SAVED_DISK_ID": disk[text: "DISK_ID"], "SAVED_VM_ID": vm[text: "ID"],
            "TYPE": type.isEmpty ? "\(source.imageType)" : type,
        ])
        let image = try addImage(Node("TEMPLATE", own + kept), in: datastore, format: disk[text: "FORMAT"], user)
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
        let type = try ensure(
            One.ImageType(name: typeName.isEmpty ? "OS" : typeName), or: failedToAllocate(.image, "Unknown type "))
        let isFile = One.ImageType.fileTypes.contains(type)
        let problem =
            isFile
            ? "IMAGES of type KERNEL, RAMDISK and CONTEXT cannot be registered in an IMAGE_DS datastore"
            : "Only IMAGES of type KERNEL, RAMDISK and CONTEXT can be registered in a FILE_DS datastore"
        try ensure(isFile == (datastore.datastoreType == .FILE), or: failedToAllocate(.image, problem))
        let isData = [.OS, .DATABLOCK].contains(type)
        // Only a persistent image can be shareable.
        let wantsPersistence = template.isYes("PERSISTENT")
        template.remove("PERSISTENT")
        if !wantsPersistence { template.remove("PERSISTENT_TYPE") }
        let isPersistent = wantsPersistence && (isData || type == .FILESYSTEM)
        let (size, fs, path, source) = (take("SIZE"), take("FS"), take("PATH"), take("SOURCE"))
        var newFormat = take("FORMAT")
        template.remove("DRIVER")
        if !isData { template.remove("DEV_PREFIX") }
        let prefix: String? = isData ? "sd" : release == .v6_10 && type == .CDROM ? "hd" : nil
        if let prefix, template[text: "DEV_PREFIX"].isEmpty { template[text: "DEV_PREFIX"] = prefix }
        switch (format, source, path) {
        case (let format?, _, _): newFormat = format
        case (nil, "", ""):
            guard isData else { throw failedToAllocate(.image, "No PATH nor SOURCE in template.") }
            let driver = datastore["TEMPLATE"][text: "DRIVER"]
            if !driver.isEmpty { template[text: "DRIVER"] = driver }
            newFormat = [driver, newFormat].first { !$0.isEmpty } ?? "raw"
        case (nil, "", _): newFormat = ""
        default:
            guard path.isEmpty else { throw failedToAllocate(.image, "PATH and SOURCE cannot be both set.") }
            guard !newFormat.isEmpty else { throw failedToAllocate(.image, "SOURCE needs FORMAT to be set.") }
        }
        template.sort()
        let isReady = format == nil && !source.isEmpty
        let state = (isReady ? One.ImageState.READY : .LOCKED).rawValue
        let body = Node.list([
            "TYPE": "\(type.rawValue)", "DISK_TYPE": datastore[text: "DISK_TYPE"],
            "PERSISTENT": isPersistent ? "1" : "0", "REGTIME": "\(now)", "MODTIME": "\(now)", "SOURCE": source,
            "PATH": path, "FORMAT": newFormat, "FS": fs, "SIZE": size, "STATE": "\(state)",
            "PREV_STATE": isReady ? "\(state)" : "0", "RUNNING_VMS": "0", "CLONING_OPS": "0",
            "CLONING_ID": "\(clone)", "TARGET_SNAPSHOT": "-1", "DATASTORE_ID": datastore[text: "ID"],
            "DATASTORE": datastore[text: "NAME"], "VMS": "", "CLONES": "", "APP_CLONES": "",
        ])
        let rest: [Node] = [template, .noSnapshots, Node("BACKUP_INCREMENTS"), Node("BACKUP_DISK_IDS")]
        let image = owned(.image, name: name, user, body + rest)
        try charge(.image, from: nil, to: image)
        let id = add(.image, image)
        if !isReady { plan(.image, id, .state(One.ImageState.READY.rawValue)) }
        return id
    }

    /// Returns the size of a new image: that in its template, or that of the app or file that it is created from.
    private func size(of template: inout Node) throws -> Int {
        if let app = Int(template[text: "FROM_APP"]) {
            let app = try ensure(self[.marketapp, app], .internal, "Cannot determine image SIZE.")
            template.merge([
                "FROM_APP_NAME": app[text: "NAME"], "PATH": app[text: "SOURCE"], "FORMAT": app[text: "FORMAT"],
                "FROM_APP_MD5": app[text: "MD5"],
            ])
            return app[int: "SIZE"]
        }
        let failure = "Cannot parse image SIZE:"
        let name = template[text: "TYPE"].uppercased()
        let (hasPath, hasSource) = (!template[text: "PATH"].isEmpty, !template[text: "SOURCE"].isEmpty)
        let isComplete = hasPath || hasSource || !["CDROM", "KERNEL", "RAMDISK", "CONTEXT"].contains(name)
        try ensure(isComplete, .internal, "\(failure) Either PATH or SOURCE are required for \(name)")
        if hasPath, !hasSource { return 1024 }
        return try ensure(Int(template[text: "SIZE"]), .internal, "\(failure) Wrong number or missing SIZE attribute.")
    }

    private func checkRoom(for size: Int, in datastore: Node) throws {
        let template = datastore["TEMPLATE"]
        guard template.isYes("DATASTORE_CAPACITY_CHECK") else { return }
        let isLimited = Int(template[text: "LIMIT_MB"]) != nil
        let left = isLimited ? template[int: "LIMIT_MB"] - datastore[int: "USED_MB"] : datastore[int: "FREE_MB"]
        guard size <= max(left, 0) else { throw OneError(.action, "Not enough space in datastore") }
    }
}
