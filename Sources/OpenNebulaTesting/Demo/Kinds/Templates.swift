import OpenNebula

extension Cloud {
    mutating func template(_ verb: String, _ id: Int, _ call: Call, _ user: User) throws -> One.XMLRPCValue? {
        switch verb {
        case "info":
            let template = try object(.template, id, .use, user, ignoringLock: true)
            return document(try call.flag(2) ? extended(template, user) : template)
        case "allocate":
            let (name, template) = try wanted(.template, verb, call, user)
            try checkUnrestricted(template, user)
            return .int(try add(.template, named: name, [Node("REGTIME", "\(now)"), template], user))
        case "clone": return .int(try copyTemplate(id, named: call.string(2), withImages: call.flag(3), user))
        case "instantiate":
            let (name, hold) = (call.has(2) ? try call.string(2) : "", try call.flag(3))
            var extra = call.has(4) ? try call.template(4) : Node("TEMPLATE")
            try checkUnrestricted(extra, user)
            let template = try object(.template, id, .use, user)
            let isRouter = template["TEMPLATE"].isYes("VROUTER")
            try ensure(!isRouter, .action, "Virtual router templates cannot be instantiated")
            guard try call.flag(5) else {
                return .int(try instantiate(id, name: name, hold: hold, extra: extra.children, as: user))
            }
            let copy = name.isEmpty ? "\(template[text: "NAME"])-copy" : name
            let own = try copyTemplate(
                id, named: copy, withImages: true, isPersistent: true, extra: extra.children, user)
            extra = Node("TEMPLATE", ["CLONING_TEMPLATE_ID": "\(id)"])
            return .int(try instantiate(own, name: name, hold: hold, extra: extra.children, as: user))
        case "chmod", "delete":
            let images = try call.flag(verb == "chmod" ? 11 : 2) ? try images(ofTemplate: id, user) : []
            let result = try common(verb, .template, id, call, user)
            for image in Set(images.compactMap { $1 }) {
                var own = call
                own.arguments[1] = .int(image)
                if verb == "delete" { own.arguments.removeLast() }
                _ = try? common(verb, .image, image, own, user)
            }
            return result
        default: return nil
        }
    }

    /// Returns the disks of a template, each with its image.
    private func images(ofTemplate id: Int, _ user: User) throws -> [(disk: Node, image: Int?)] {
        guard let template = self[.template, id] else { throw missing(.template, id) }
        return template["TEMPLATE"].vectors("DISK").map { ($0, try? named(.image, in: $0, "DISK", user)) }
    }

    /// Copies a template and, on request, the images of its disks.
    private mutating func copyTemplate(
        _ id: Int, named name: String, withImages: Bool, isPersistent: Bool? = nil, extra: [Node] = [], _ user: User
    ) throws -> Int {
        guard let document = self[.template, id] else { throw missing(.template, id) }
        try authorize(user, Request(.use, .template, id), Request(.create, .template))
        var (cloud, template) = (self, document["TEMPLATE"])
        template.merge(extra)
        let new = try cloud.add(.template, named: name, [Node("REGTIME", "\(now)"), template], user)
        if withImages {
            let disks = try recoding(.action, "Failed to clone images: ") {
                try images(ofTemplate: id, user).enumerated().map { index, found in
                    guard let image = found.image else { return found.disk }
                    let own = "\(name)-disk-\(index)"
                    let copy = try cloud.cloneImage(image, named: own, isPersistent: isPersistent, user)
                    var disk = found.disk
                    disk.remove("IMAGE", "IMAGE_UNAME", "IMAGE_UID")
                    disk.merge(["IMAGE_ID": "\(copy)"])
                    return disk
                }
            }
            cloud.change(.template, new) {
                $0["TEMPLATE"].remove("DISK")
                $0["TEMPLATE"].merge(disks)
            }
        }
        self = cloud
        return new
    }

    /// Creates a VM from a template and `extra`. The default name consists of the template's name and the VM's id.
    mutating func instantiate(
        _ id: Int, name: String, hold: Bool = false, extra: [Node] = [], as user: User
    ) throws -> Int {
        let document = try object(.template, id, .use, user)
        try authorize(user, Request(.create, .vm))
        var template = document["TEMPLATE"]
        template.merge(extra)
        template[int: "TEMPLATE_ID"] = id
        do {
            return try addVM(template, named: name, or: document[text: "NAME"], hold: hold, user)
        } catch let error as OneError where error.code != .authorization {
            throw failedToAllocate(.template, error.message)
        }
    }

    /// Returns a template with its disks in the form that a VM would have.
    private func extended(_ template: Node, _ user: User) -> Node {
        var (template, number) = (template, 0)
        template["TEMPLATE"].changeAll("DISK") { disk in
            if let complete = try? self.disk(disk, number: number, of: Node("VM"), user) {
                disk = complete
                disk.remove("TARGET")
            }
            number += 1
        }
        return template
    }
}

/// Documents: objects of any type with a template.
extension Cloud {
    mutating func document(_ verb: String, _ id: Int, _ call: Call, _ user: User) throws -> One.XMLRPCValue? {
        guard ["allocate", "clone"].contains(verb) else { return nil }
        let type = verb == "clone" ? self[.document, id]?[int: "TYPE"] ?? 0 : try call.int(2)
        let (name, template) = try wanted(.document, verb, call, user)
        guard name.utf8.count <= 128 else { throw OneError(.internal, "NAME is too long; max length is 128 chars.") }
        let given = name.isEmpty ? "document-\(nextID(.document))" : name
        let body = [Node("TYPE", "\(type)"), Node("PERMISSIONS"), template]
        return .int(add(.document, owned(.document, name: given, user, body)))
    }
}
