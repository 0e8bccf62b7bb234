import OpenNebula

extension Cloud {
    mutating func template(_ verb: String, _ id: Int, _ call: Call, _ user: User) throws -> One.XMLRPCValue? {
        switch verb {
        case "info":
            let template = try object(.template, id, .use, user, ignoringLock: true)
            return document(try call.flag(2) ? extended(template, user) : template)
        case "allocate":
            let (name, template) = try wanted(.template, verb, call, user)
            try checkUnrestricted("VM Template", template, as: "VM", user)
            return .int(try add(.template, named: name, [Node("REGTIME", "\(now)"), template], user))
        case "clone": return .int(try copyTemplate(id, named: call.string(2), withImages: call.flag(3), user))
        case "instantiate":
            let (name, hold) = (call.has(2) ? try call.string(2) : "", try call.flag(3))
            let extra = call.has(4) ? try call.template(4) : Node("TEMPLATE")
            try checkUnrestricted("VM Template", extra, as: "VM", user)
            let template = try object(.template, id, .use, user)
            let isRouter = template["TEMPLATE"].isYes("VROUTER")
            try ensure(!isRouter, .action, "Virtual router templates cannot be instantiated")
            var (source, added) = (id, extra.children)
            if try call.flag(5) {
                let copy = name.isEmpty ? "\(template[text: "NAME"])-copy" : name
                source = try copyTemplate(id, named: copy, withImages: true, isPersistent: true, extra: added, user)
                added = [Node("CLONING_TEMPLATE_ID", "\(id)")]
            }
            return .int(try instantiate(source, name: name, hold: hold, extra: added, as: user))
        case "chmod", "delete":
            let images = try call.flag(verb == "chmod" ? 11 : 2) ? try images(ofTemplate: id, user) : []
            let result = try common(verb, .template, id, call, user)
            var own = call
            if verb == "delete" { own.arguments.removeLast() }
            for image in Set(images.compactMap { $1 }) { _ = try? common(verb, .image, image, own, user) }
            return result
        default: return nil
        }
    }

    /// Returns the disks of a template, each with its image.
    private func images(ofTemplate id: Int, _ user: User) throws -> [(disk: Node, image: Int?)] {
        try existing(.template, id)["TEMPLATE"].vectors("DISK").map { ($0, try? named(.image, in: $0, "DISK", user)) }
    }

    /// Copies a template and, on request, the images of its disks.
    private mutating func copyTemplate(
        _ id: Int, named name: String, withImages: Bool, isPersistent: Bool? = nil, extra: [Node] = [], _ user: User
    ) throws -> Int {
        let document = try existing(.template, id)
        try authorize(user, Request(.use, .template, id), Request(.create, .template))
        let template = document["TEMPLATE"].with { $0.merge(extra) }
        var cloud = self
        let new = try cloud.add(.template, named: name, [Node("REGTIME", "\(now)"), template], user)
        if withImages {
            let disks = try recoding(.action, "Failed to clone images: ") {
                try images(ofTemplate: id, user).enumerated().map { index, found in
                    guard let image = found.image else { return found.disk }
                    let own = "\(name)-disk-\(index)"
                    let copy = try cloud.cloneImage(image, named: own, isPersistent: isPersistent, user)
                    return found.disk.with {
                        $0.remove("IMAGE", "IMAGE_UNAME", "IMAGE_UID")
                        $0.merge(["IMAGE_ID": "\(copy)"])
                    }
                }
            }
            cloud.change(.template, new) { $0["TEMPLATE"].replaceAll("DISK", by: disks) }
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
        return try recoding(.allocate, Kind.template.beginningOfFailure) {
            try addVM(template, named: name, or: document[text: "NAME"], hold: hold, user)
        }
    }

    /// Returns a template with its disks in the form that a VM would have.
    private func extended(_ template: Node, _ user: User) -> Node {
        var (template, number) = (template, 0)
        template["TEMPLATE"].changeAll("DISK") { disk in
            disk = (try? self.disk(disk, number: number, of: Node("VM"), user).with { $0.remove("TARGET") }) ?? disk
            number += 1
        }
        return template
    }

    /// Carries out the methods of documents, which are objects of any type with a template.
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
