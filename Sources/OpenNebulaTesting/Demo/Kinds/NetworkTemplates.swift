import OpenNebula

extension Cloud {
    mutating func networkTemplate(_ verb: String, _ call: Call, _ user: User) throws -> One.XMLRPCValue? {
        switch verb {
        case "allocate":
            let (name, template) = try named(template: call.string(1))
            try authorize(user, Request(.create, .vntemplate))
            return .int(try addNetworkTemplate(template, name: name, user))
        case "clone":
            let (id, name) = (try call.int(1), try call.string(2))
            let template = try cloned(.vntemplate, id, user)["TEMPLATE"]
            return .int(try addNetworkTemplate(template, name: name, user))
        case "instantiate": return .int(try instantiateNetwork(call, user))
        default: return nil
        }
    }

    private mutating func addNetworkTemplate(_ template: Node, name: String, _ user: User) throws -> Int {
        try check(name: name, forNew: .vntemplate, of: user)
        guard !template[text: "VN_MAD"].isEmpty else {
            throw OneError(.internal, "Error inserting Template in DB. VN_MAD is mandatory")
        }
        var object = owned(.vntemplate, name: name, user)
        object.children += [Node("REGTIME", "\(now)"), template]
        return add(.vntemplate, object)
    }

    private mutating func instantiateNetwork(_ call: Call, _ user: User) throws -> Int {
        let (id, name, text) = (try call.int(1), try call.string(2), try call.string(3))
        guard let document = self[.vntemplate, id] else { throw missing(.vntemplate, id) }
        var extra = Node("TEMPLATE", text.isEmpty ? [] : try TemplateReader.read(text))
        var template = document["TEMPLATE"]
        if !user.isAdmin { try checkRestricted(extra, beside: template) }
        let clusters = template[ids: "CLUSTER_IDS"].filter { self[.cluster, $0] != nil }.sorted()
        let ranges = template.all("AR") + extra.all("AR")
        extra.remove("AR")
        template.merge(extra.children)
        template.remove("AR")
        template.merge(ranges + [Node("TEMPLATE_NAME", document[text: "NAME"]), Node("NAME", name)])
        let owner = try self.owner(askedBy: &template, user)
        _ = try object(.vntemplate, id, .use, user)
        do {
            return try addNetwork(template, template: id, clusters: clusters.isEmpty ? [0] : clusters, owner)
        } catch let error as OneError {
            throw OneError(.allocate, "Error allocating a new \(Kind.vntemplate.name). \(error.message)")
        }
    }

    private func checkRestricted(_ extra: Node, beside template: Node) throws {
        func refuse(_ name: String) -> OneError {
            OneError(.authorization, "Extra Template includes a restricted attribute \(name)")
        }
        if let name = extra.all("AR").lazy.compactMap({ Self.restricted($0) }).first { throw refuse("AR/\(name)") }
        let changes = extra.children.filter { $0.name != "AR" && $0.xml != template[$0.name].xml }
        if let name = Self.restricted(Node("TEMPLATE", changes)) { throw refuse(name) }
    }

    /// Who gets what a template makes: the user and the group that it names as `AS_UID` and `AS_GID`, or who calls.
    private func owner(askedBy template: inout Node, _ user: User) throws -> User {
        let (uid, gid) = (Int(template[text: "AS_UID"]), Int(template[text: "AS_GID"]))
        for name in ["AS_UID", "AS_GID"] { template.remove(name) }
        var owner = user
        if let uid {
            guard let other = self[.user, uid] else { throw missing(.user, uid) }
            if uid > 0 {
                try authorize(user, Request(.manage, .user, uid))
                (owner.id, owner.name) = (uid, other[text: "NAME"])
            }
        }
        if let gid {
            guard let group = self[.group, gid] else { throw missing(.group, gid) }
            if gid > 0 {
                try authorize(user, Request(.manage, .group, gid))
                (owner.group, owner.groups) = ((gid, group[text: "NAME"]), [gid])
            }
        }
        return owner
    }
}
