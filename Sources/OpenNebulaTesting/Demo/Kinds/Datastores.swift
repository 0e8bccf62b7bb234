import OpenNebula

extension Cloud {
    mutating func datastore(_ verb: String, _ id: Int, _ call: Call, _ user: User) throws -> One.XMLRPCValue? {
        switch verb {
        case "allocate": return .int(try allocateDatastore(call, user))
        case "enable":
            let isEnabled = try call.bool(2)
            let type = try object(.datastore, id, .manage, user).datastoreType
            try ensure(type == .SYSTEM, .internal, "Only SYSTEM_DS can be disabled or enabled")
            set(isEnabled ? One.DatastoreState.READY : .DISABLED, of: .datastore, id)
            return .int(id)
        default: return nil
        }
    }

    private mutating func allocateDatastore(_ call: Call, _ user: User) throws -> Int {
        let cluster = max(try call.int(2, or: -1), 0)
        _ = try existing(.cluster, cluster)
        var (name, template) = try wanted(.datastore, "allocate", call, user, Request(.admin, .cluster, cluster))
        try check(name: name, forNew: .datastore, of: user)
        let type = One.DatastoreType(inTemplate: template[text: "TYPE"])
        let driver = template[text: "DS_MAD"]
        try ensure(type == .SYSTEM || !driver.isEmpty, .internal, "No DS_MAD in template.")
        try ensure(type != .SYSTEM || driver.isEmpty, .internal, "SYSTEM datastores cannot have DS_MAD defined.")
        try template.addDatastoreDriver(driver, type)
        try template.addTransferDriver(template[text: "TM_MAD"], type)
        let diskType = template.setDiskType(type)
        template.remove("BASE_PATH")
        if template[text: "SAFE_DIRS"].isEmpty, template[text: "RESTRICTED_DIRS"].isEmpty {
            template.merge(["SAFE_DIRS": "/var/tmp", "RESTRICTED_DIRS": "/"])
        }
        template.sort()
        let body = Node.list([
            "DS_MAD": type == .SYSTEM ? "-" : driver, "TM_MAD": type == .BACKUP ? "-" : template[text: "TM_MAD"],
            "BASE_PATH": "/var/lib/one//datastores/\(nextID(.datastore))", "TYPE": "\(type.rawValue)",
            "DISK_TYPE": "\(diskType.rawValue)", "STATE": "0",
        ])
        let rest = [Node("CLUSTERS", ["ID": "\(cluster)"])] + Node.sizes.map { Node($0, "0") } + [Node("IMAGES")]
        let id = try add(.datastore, named: name, body + rest + [template], user)
        change(.datastore, id) { $0["PERMISSIONS"][int: "GROUP_U"] = 1 }
        plan(.datastore, id, .state(0))
        return id
    }

    /// Returns the template that an update stores. Values that the datastore derives from it change at once.
    mutating func datastoreTemplate(_ template: Node, of datastore: Node) throws -> Node {
        var (template, datastore) = (template, datastore)
        let id = datastore.id
        var type = datastore.datastoreType
        if id != 0, type != .BACKUP, !template[text: "TYPE"].isEmpty {
            type = One.DatastoreType(inTemplate: template[text: "TYPE"])
        }
        let old = datastore.drivers
        template[text: "TYPE"] = "\(type)_DS"
        datastore[int: "TYPE"] = type.rawValue
        if template.has("DISK_TYPE") { datastore[int: "DISK_TYPE"] = template.setDiskType(type).rawValue }
        for name in ["TM_MAD", "DS_MAD"] {
            if template[text: name].isEmpty { template[text: name] = datastore[text: name] }
            datastore[text: name] = template[text: name]
        }
        if type == .SYSTEM {
            datastore[text: "DS_MAD"] = "-"
            template.remove("DS_MAD")
        }
        try template.addTransferDriver(datastore[text: "TM_MAD"], type)
        try template.addDatastoreDriver(datastore[text: "DS_MAD"], type)
        if datastore.drivers != old {
            for name in Node.sizes { datastore[text: name] = "0" }
            plan(.datastore, id, .state(0))
        }
        self[.datastore, id] = datastore
        template.sort()
        return template
    }

    /// Sets the monitored values of a datastore to those of a recorded one with the same drivers.
    mutating func monitor(datastore id: Int) {
        guard let datastore = self[.datastore, id],
            let pool = Recorded.document("one.datastorepool.info"),
            let recorded = pool.children.first(where: { $0.drivers == datastore.drivers })
        else { return }
        change(.datastore, id) { for name in Node.sizes { $0[text: name] = recorded[text: name] } }
    }
}

extension One.DatastoreType {
    /// Returns the type that a template names. The default is that of images.
    fileprivate init(inTemplate name: String) { self = Self(name: String(name.uppercased().dropLast(3))) ?? .IMAGE }
}

extension Node {
    fileprivate static let sizes = ["TOTAL_MB", "FREE_MB", "USED_MB"]

    /// The type of a datastore, and its drivers for images and transfers.
    fileprivate var drivers: [String] { ["TYPE", "DS_MAD", "TM_MAD"].map { self[text: $0] } }

    /// The type of a datastore.
    var datastoreType: One.DatastoreType { One.DatastoreType(self[int: "TYPE"]) }

    /// Returns the core's configuration of a driver: a `DS_MAD_CONF`, `TM_MAD_CONF` or `MARKET_MAD_CONF`.
    func driver(_ name: String, _ section: String, for owner: String) throws(OneError) -> Node {
        guard let driver = Recorded.driver(name, section) else {
            let kind = section.hasPrefix("MARKET") ? section : String(section.dropLast(5))
            throw OneError(.internal, "\(kind) named \"\(name)\" is not defined in oned.conf")
        }
        for name in driver[text: "REQUIRED_ATTRS"].split(separator: ",").map({ $0.uppercased() })
        where self[text: name].isEmpty {
            throw OneError(.internal, "\(owner) template is missing the \"\(name)\" attribute or it's empty.")
        }
        return driver
    }

    /// Adds the attributes of a datastore's image driver to its template.
    fileprivate mutating func addDatastoreDriver(_ name: String, _ type: One.DatastoreType) throws {
        guard type != .SYSTEM else { return }
        let driver = try driver(name, "DS_MAD_CONF", for: "Datastore")
        for check in driver.all("DATASTORE_CAPACITY_CHECK") { self[check.name] = check }
    }

    /// Adds the attributes of a datastore's transfer driver to its template.
    fileprivate mutating func addTransferDriver(_ name: String, _ type: One.DatastoreType) throws {
        guard type != .BACKUP else { return }
        try ensure(!name.isEmpty, .internal, "No TM_MAD in template.")
        var driver = try driver(name, "TM_MAD_CONF", for: "Datastore")
        driver.setDefaults([
            "SHARED": "", "DS_MIGRATE": "YES", "DS_LIVE_MIGRATE": "NO", "DS_MIGRATE_SNAP": "NO", "ALLOW_ORPHANS": "NO",
            "PERSISTENT_SNAPSHOTS": "YES",
        ])
        if type == .SYSTEM { remove("LN_TARGET", "CLONE_TARGET") } else { remove("SHARED") }
        let others = ["LN_TARGET", "CLONE_TARGET", "TM_MAD_SYSTEM", "DISK_TYPE", "DRIVER"]
        let names = ["ALLOW_ORPHANS", "PERSISTENT_SNAPSHOTS"] + (type == .SYSTEM ? ["SHARED", "DS_"] : others)
        for attribute in driver.children where names.contains(where: attribute.name.hasPrefix) {
            self[attribute.name] = attribute
        }
    }

    /// Writes the type of a datastore's disks in a core's spelling.
    fileprivate mutating func setDiskType(_ type: One.DatastoreType) -> One.DiskType {
        let name = self[text: "DISK_TYPE"].uppercased()
        remove("DISK_TYPE")
        guard type == .IMAGE || type == .SYSTEM else { return .FILE }
        let diskType = One.DiskType(name: name == "FILESYSTEM" ? "FILE_SYSTEM" : name)
        self[text: "DISK_TYPE"] = diskType == nil ? "FILE" : name
        return diskType ?? .FILE
    }
}
