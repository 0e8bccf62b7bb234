import OpenNebula

extension Cloud {
    mutating func image(_ verb: String, _ call: Call, _ user: User) throws -> One.XMLRPCValue? {
        switch verb {
        case "allocate":
            let (template, datastore) = (try call.string(1), try call.int(2))
            return .int(try allocateImage(TemplateReader.read(template), datastore: datastore, user))
        case "clone":
            let (id, name) = (try call.int(1), try call.string(2))
            var image = try object(.image, id, .use, user)
            try check(name: name)
            try check(name: name, isFreeIn: .image, of: user.id)
            image[text: "NAME"] = name
            return .int(addImage(image, user))
        case "delete":
            let id = try call.int(1)
            guard try object(.image, id, .manage, user)[int: "RUNNING_VMS"] == 0 else {
                throw OneError(.action, "Cannot delete image. There are VMs using the image.")
            }
            self[.image, id] = nil
            return .int(id)
        case "enable":
            let (id, enable) = (try call.int(1), try call.bool(2))
            guard try object(.image, id, .manage, user)[int: "RUNNING_VMS"] == 0 else {
                throw OneError(.action, "Cannot change the state of an image that is used.")
            }
            enter(enable ? .READY : .DISABLED, image: id)
            return .int(id)
        case "persistent":
            let (id, persistent) = (try call.int(1), try call.bool(2))
            guard try object(.image, id, .manage, user)[int: "RUNNING_VMS"] == 0 else {
                throw OneError(.action, "Image is not in state READY.")
            }
            change(.image, id) { $0[int: "PERSISTENT"] = persistent ? 1 : 0 }
            return .int(id)
        case "chtype":
            let (id, type) = (try call.int(1), try call.string(2))
            _ = try object(.image, id, .manage, user)
            guard let number = Self.number(ofType: type) else { throw OneError(.api, "Unknown type \"\(type)\".") }
            change(.image, id) { $0[int: "TYPE"] = number }
            return .int(id)
        default: return nil
        }
    }

    private static func number(ofType name: String) -> Int? {
        One.ImageType.names.first { $0.value == name.uppercased() }?.key
    }

    private mutating func allocateImage(
        _ attributes: [Node], datastore: Int, _ user: User
    ) throws -> Int {
        var template = Node("TEMPLATE", attributes)
        let name = template[text: "NAME"]
        try check(name: name)
        guard let datastore = Recorded.document("one.datastore.info-\(datastore)") else {
            throw missing("datastore", datastore)
        }
        try check(name: name, isFreeIn: .image, of: user.id)
        var image = all(.image).last ?? Node("IMAGE")
        image[text: "NAME"] = name
        image[int: "TYPE"] = Self.number(ofType: template[text: "TYPE"]) ?? One.ImageType.OS.rawValue
        image[int: "PERSISTENT"] = template[text: "PERSISTENT"].uppercased() == "YES" ? 1 : 0
        image[text: "PATH"] = template[text: "PATH"]
        image[int: "SIZE"] = template.has("SIZE") ? template[int: "SIZE"] : 1024
        image[text: "DATASTORE_ID"] = datastore[text: "ID"]
        image[text: "DATASTORE"] = datastore[text: "NAME"]
        for name in ["NAME", "TYPE", "PERSISTENT", "PATH", "SIZE"] { template.remove(name) }
        image["TEMPLATE"] = template
        return addImage(image, user)
    }

    /// An image that is new is `LOCKED` for a step.
    private mutating func addImage(_ image: Node, _ user: User) -> Int {
        var image = image
        image.own(user)
        image.remove("LOCK")
        image[int: "REGTIME"] = now
        image[int: "MODTIME"] = now
        image[int: "RUNNING_VMS"] = 0
        image["VMS"] = Node("VMS")
        let id = add(.image, image)
        enter(.LOCKED, image: id)
        return id
    }

    private mutating func enter(_ state: One.ImageState, image id: Int) {
        set(state, of: .image, id)
        plan(.image, id) { cloud in if state == .LOCKED { cloud.enter(.READY, image: id) } }
    }

    // MARK: Use

    /// Makes a VM a user of an image, or takes it from its users.
    mutating func use(image id: Int, by vm: Int, _ isUsed: Bool) {
        var state: One.ImageState?
        change(.image, id) {
            $0["VMS"].set(id: vm, isMember: isUsed)
            $0[int: "RUNNING_VMS"] = $0["VMS"].children.count
            let used: One.ImageState = $0[int: "PERSISTENT"] == 1 ? .USED_PERS : .USED
            let next: One.ImageState = $0["VMS"].children.isEmpty ? .READY : used
            if $0[int: "STATE"] != next.rawValue { state = next }
        }
        if let state { enter(state, image: id) }
    }
}

extension Node {
    /// Makes the object the user's, with the rights that a core gives.
    mutating func own(_ user: Cloud.User) {
        self[int: "UID"] = user.id
        self[int: "GID"] = user.group.id
        self[text: "UNAME"] = user.name
        self[text: "GNAME"] = user.group.name
        self["PERMISSIONS"] = Node(
            "PERMISSIONS",
            ["OWNER", "GROUP", "OTHER"].flatMap { who in
                ["U", "M", "A"].map { Node("\(who)_\($0)", who == "OWNER" && $0 != "A" ? "1" : "0") }
            })
    }
}
