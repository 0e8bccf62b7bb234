import OpenNebula

extension Cloud {
    mutating func datastore(_ verb: String, _ call: Call, _ user: User) throws -> One.XMLRPCValue? {
        switch verb {
        case "allocate":
            let (template, cluster) = (try call.string(1), call.has(2) ? try call.int(2) : -1)
            return .int(try allocateDatastore(template, cluster: cluster == -1 ? 0 : cluster, user))
        case "delete":
            let id = try call.int(1)
            let datastore = try object(.datastore, id, .manage, user)
            guard datastore["IMAGES"].children.isEmpty else {
                throw OneError(.action, "Cannot delete datastore. Datastore \(id) is not empty.")
            }
            self[.datastore, id] = nil
            for cluster in datastore["CLUSTERS"].ids {
                change(.cluster, cluster) { $0["DATASTORES"].set(id: id, isMember: false) }
            }
            for vdc in all(.vdc) {
                change(.vdc, vdc[int: "ID"]) {
                    $0["DATASTORES"].children.removeAll { $0[int: "ZONE_ID"] == 0 && $0[int: "DATASTORE_ID"] == id }
                }
            }
            return .int(id)
        case "enable":
            let (id, isEnabled) = (try call.int(1), try call.bool(2))
            guard try object(.datastore, id, .manage, user).datastoreType == .SYSTEM else {
                throw OneError(.internal, "Only SYSTEM_DS can be disabled or enabled")
            }
            set(isEnabled ? One.DatastoreState.READY : .DISABLED, of: .datastore, id)
            return .int(id)
        default: return nil
        }
    }

    private mutating func allocateDatastore(_ text: String, cluster: Int, _ user: User) throws -> Int {
        var (name, template) = try named(template: text)
        guard self[.cluster, cluster] != nil else { throw missing(.cluster, cluster) }
        try authorize(user, Request(.create, .datastore), Request(.admin, .cluster, cluster))
        try check(name: name, forNew: .datastore, of: user)
        let type = One.DatastoreType(inTemplate: template[text: "TYPE"])
        var driver = template[text: "DS_MAD"]
        guard type == .SYSTEM || !driver.isEmpty else { throw OneError(.internal, "No DS_MAD in template.") }
        guard type != .SYSTEM || driver.isEmpty else {
            throw OneError(.internal, "SYSTEM datastores cannot have DS_MAD defined.")
        }
        try template.addDatastoreDriver(driver, type)
        try template.addTransferDriver(template[text: "TM_MAD"], type)
        let diskType = try template.setDiskType(type)
        template.remove("BASE_PATH")
        if template[text: "SAFE_DIRS"].isEmpty, template[text: "RESTRICTED_DIRS"].isEmpty {
            template[text: "SAFE_DIRS"] = "/var/tmp"
            template[text: "RESTRICTED_DIRS"] = "/"
        }
        template.sort()
        if type == .SYSTEM { driver = "-" }
        let path = "/var/lib/one//datastores/\(nextID(.datastore))"
        let transfer = type == .BACKUP ? "-" : template[text: "TM_MAD"]
        var datastore = owned(.datastore, name: name, user)
        datastore["PERMISSIONS"][int: "GROUP_U"] = 1
        datastore.children += [
            Node("DS_MAD", driver), Node("TM_MAD", transfer), Node("BASE_PATH", path),
            Node("TYPE", "\(type.rawValue)"), Node("DISK_TYPE", "\(diskType.rawValue)"), Node("STATE", "0"),
            Node("CLUSTERS", [Node("ID", "\(cluster)")]),
        ]
        datastore.children += Node.sizes.map { Node($0, "0") } + [Node("IMAGES"), template]
        let id = add(.datastore, datastore)
        change(.cluster, cluster) { $0["DATASTORES"].set(id: id, isMember: true) }
        plan(.datastore, id, .state(0))
        return id
    }

    /// The template that an update stores; what the datastore derives from it changes at once.
    mutating func datastoreTemplate(_ template: Node, of id: Int) throws -> Node {
        guard var datastore = self[.datastore, id] else { throw missing(.datastore, id) }
        var template = template
        let old = datastore["TEMPLATE"]
        if !datastore["IMAGES"].children.isEmpty {
            let fixed = ["LVM_THIN_ENABLE"] + ["ENABLE", "HOST", "PATH", "OPTS"].map { "NFS_AUTO_\($0)" }
            if let name = fixed.first(where: { template[text: $0] != old[text: $0] }) {
                throw OneError(.internal, "Cannot update option \(name) in a datastore with existing images")
            }
        }
        var type = datastore.datastoreType
        if id == 0 {
            type = .SYSTEM
        } else if type != .BACKUP, !template[text: "TYPE"].isEmpty {
            type = One.DatastoreType(inTemplate: template[text: "TYPE"])
        }
        template[text: "TYPE"] = "\(type)_DS"
        if template[text: "DISK_TYPE"].isEmpty {
            template.remove("DISK_TYPE")
        } else {
            datastore[int: "DISK_TYPE"] = try template.setDiskType(type).rawValue
        }
        let transfer = template[text: "TM_MAD"]
        var isOther = false
        if transfer.isEmpty || type == .BACKUP {
            template[text: "TM_MAD"] = datastore[text: "TM_MAD"]
        } else {
            try template.addTransferDriver(transfer, type)
            isOther = type == .SYSTEM && transfer != datastore[text: "TM_MAD"]
            datastore[text: "TM_MAD"] = transfer
        }
        let driver = template[text: "DS_MAD"]
        if type == .SYSTEM {
            datastore[text: "DS_MAD"] = "-"
            template.remove("DS_MAD")
        } else if driver.isEmpty {
            template[text: "DS_MAD"] = datastore[text: "DS_MAD"]
        } else if driver != datastore[text: "DS_MAD"] {
            datastore[text: "DS_MAD"] = driver
            isOther = true
        }
        try template.addDatastoreDriver(datastore[text: "DS_MAD"], type)
        datastore[int: "TYPE"] = type.rawValue
        if isOther {
            for name in Node.sizes { datastore[text: name] = "0" }
            plan(.datastore, id, .state(0))
        }
        self[.datastore, id] = datastore
        template.sort()
        return template
    }

    /// Measures a datastore: as a recorded one of the same drivers was.
    mutating func monitor(datastore id: Int) {
        guard let datastore = self[.datastore, id],
            let recorded = Recorded.document("one.datastorepool.info")?.children.first(where: { recorded in
                ["TYPE", "DS_MAD", "TM_MAD"].allSatisfy { recorded[text: $0] == datastore[text: $0] }
            })
        else { return }
        change(.datastore, id) { for name in Node.sizes { $0[text: name] = recorded[text: name] } }
    }
}

extension Recorded {
    /// What the core's configuration says of a driver: `DS_MAD_CONF`, `TM_MAD_CONF` or `MARKET_MAD_CONF`.
    static func driver(_ name: String, _ section: String) -> Node? {
        document("one.system.config")?.all(section).first { $0[text: "NAME"] == name }
    }
}

extension One.DatastoreType {
    /// The type that a template names, that of images where it names none.
    fileprivate init(inTemplate name: String) {
        self.init(Self.names.first { "\($0.value)_DS" == name.uppercased() }?.key ?? Self.IMAGE.rawValue)
    }
}

extension Node {
    fileprivate static let sizes = ["TOTAL_MB", "FREE_MB", "USED_MB"]

    /// What a datastore holds.
    var datastoreType: One.DatastoreType { One.DatastoreType(self[int: "TYPE"]) }

    /// - Throws: Where this template lacks what its driver needs.
    func checkAttributes(of driver: Node, _ owner: String) throws(OneError) {
        for name in driver[text: "REQUIRED_ATTRS"].split(separator: ",").map({ $0.uppercased() })
        where self[text: name].isEmpty {
            throw OneError(.internal, "\(owner) template is missing the \"\(name)\" attribute or it's empty.")
        }
    }

    /// Adds to a datastore's template what the driver of its images does.
    fileprivate mutating func addDatastoreDriver(_ name: String, _ type: One.DatastoreType) throws {
        guard type != .SYSTEM else { return }
        guard let driver = Recorded.driver(name, "DS_MAD_CONF") else {
            throw OneError(.internal, "DS_MAD named \"\(name)\" is not defined in oned.conf")
        }
        let check = "DATASTORE_CAPACITY_CHECK"
        if driver.has(check) { self[text: check] = driver[text: check] }
        try checkAttributes(of: driver, "Datastore")
    }

    /// Adds to a datastore's template what the driver that moves its images does.
    fileprivate mutating func addTransferDriver(_ name: String, _ type: One.DatastoreType) throws {
        guard type != .BACKUP else { return }
        guard !name.isEmpty else { throw OneError(.internal, "No TM_MAD in template.") }
        guard let driver = Recorded.driver(name, "TM_MAD_CONF") else {
            throw OneError(.internal, "TM_MAD named \"\(name)\" is not defined in oned.conf")
        }
        func value(_ name: String, _ otherwise: String) -> String {
            driver.has(name) ? driver[text: name] : otherwise
        }
        if type == .SYSTEM {
            self[text: "SHARED"] = driver[text: "SHARED"]
            self[text: "DS_MIGRATE"] = value("DS_MIGRATE", "YES")
            for name in ["DS_LIVE_MIGRATE", "DS_MIGRATE_SNAP"] { self[text: name] = value(name, "NO") }
            for name in ["LN_TARGET", "CLONE_TARGET"] { remove(name) }
        } else {
            let names = ["TM_MAD_SYSTEM", "LN_TARGET", "CLONE_TARGET", "DISK_TYPE", "DRIVER"]
            for attribute in driver.children where names.contains(where: attribute.name.hasPrefix) {
                self[attribute.name] = attribute
            }
            remove("SHARED")
        }
        self[text: "ALLOW_ORPHANS"] = value("ALLOW_ORPHANS", "NO")
        self[text: "PERSISTENT_SNAPSHOTS"] = value("PERSISTENT_SNAPSHOTS", "YES")
    }

    /// Spells the type of a datastore's disks as a core does.
    fileprivate mutating func setDiskType(_ type: One.DatastoreType) throws -> One.DiskType {
        let name = self[text: "DISK_TYPE"].uppercased()
        remove("DISK_TYPE")
        guard type == .IMAGE || type == .SYSTEM else { return .FILE }
        var fitting: [String: One.DiskType] = [
            "": .FILE, "FILE": .FILE, "RBD": .RBD, "BLOCK": .BLOCK, "FILESYSTEM": .FILE_SYSTEM,
        ]
        if type == .IMAGE {
            fitting.merge(["GLUSTER": .GLUSTER, "SHEEPDOG": .SHEEPDOG, "ISCSI": .ISCSI]) { $1 }
        }
        guard let diskType = fitting[name] else {
            let known = ["GLUSTER", "SHEEPDOG", "ISCSI", "CDROM", "RBD_CDROM", "SHEEPDOG_CDROM", "GLUSTER_CDROM"]
            let owner = type == .IMAGE ? "an Image" : "a System"
            throw OneError(
                .internal,
                known.contains(name)
                    ? "Invalid DISK_TYPE for \(owner) Datastore." : "Unknown DISK_TYPE in template.")
        }
        self[text: "DISK_TYPE"] = name.isEmpty ? "FILE" : name
        return diskType
    }
}
