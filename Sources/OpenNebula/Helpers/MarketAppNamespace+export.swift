#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

extension One {
    /// The objects that an export created.
    public struct ExportedApp: Sendable, Hashable {
        /// The new image's id, for an app of type `IMAGE`.
        public var image: Int?
        /// The new VM template's id, for an app of type `VMTEMPLATE`, or of type `IMAGE` with a template.
        public var vmtemplate: Int?
        /// The id of the new service template's document, for an app of type `SERVICE_TEMPLATE`.
        public var service_template: Int?
        /// The exports of the app's parts: the apps of the disks of a VM template, and of the
        /// roles of a service, in order. An app that occurs several times is exported once.
        public var parts: [ExportedApp]

        /// Creates a value from its fields.
        public init(
            image: Int? = nil, vmtemplate: Int? = nil, service_template: Int? = nil, parts: [ExportedApp] = []
        ) {
            self.image = image
            self.vmtemplate = vmtemplate
            self.service_template = service_template
            self.parts = parts
        }

        /// The ids of all new images, including those of its parts.
        public var images: [Int] { Set([image].compactMap(\.self) + parts.flatMap(\.images)).sorted() }
        /// The ids of all new VM templates, including those of its parts.
        public var vmtemplates: [Int] { Set([vmtemplate].compactMap(\.self) + parts.flatMap(\.vmtemplates)).sorted() }
    }
}

extension One.MarketAppNamespace {
    /// Exports an app with everything that it needs: images, VM templates, a service template. This makes several
    /// calls. The core has no such method.
    ///
    /// ```swift
    /// let app = try await one.marketapp.export(0, 1, "alpine")
    /// for image in app.images { try await one.image.wait(image, for: .READY, timeout: .seconds(600)) }
    /// ```
    ///
    /// - An app of type `IMAGE` becomes an image, and a VM template if the app has one.
    /// - An app of type `VMTEMPLATE` becomes a VM template, and its disks' apps images, called
    ///   `<name>-<app>-<disk>-<number>`. Kernels, RAM disks and files for the context go to their places in the
    ///   template.
    /// - An app of type `SERVICE_TEMPLATE` becomes a service template of OneFlow, which is a document of type 101, and
    ///   its roles' apps VM templates with their images, called `<name>-<role>-<number>`.
    ///
    /// If you already have an image or a VM template with such a composed name, it gets a number: `<name>_0-…`.
    ///
    /// The images are copied after this returns: wait until they are `READY`. If this throws, or its task is
    /// cancelled, all new objects are deleted. The error names those that could not be. A call whose connection breaks
    /// can leave an object that is not known here.
    ///
    /// Calls `marketapp.info`, `datastorepool.info`, `image.allocate` and `template.allocate`; for apps that consist of
    /// other apps, `marketapppool.info`, `imagepool.info`, `templatepool.info`, `system.version` and
    /// `document.allocate`.
    ///
    /// - Parameters:
    ///   - id: The app's id.
    ///   - datastore: The id of the datastore for images; nil for the one named `default`. Kernels, RAM disks and files
    ///     for the context go to the first datastore for files.
    ///   - name: The name of the new image, VM template or service template; nil for the app's name.
    ///   - vmtemplate_name: The name of the VM template, if there is one; nil for `name`, or for the app's name if the
    ///     app is an image.
    /// - Returns: The ids of the new objects.
    /// - Throws: ``OneError``: `action` if an app is not `READY`, has an unknown type, or lacks its template or an
    ///   app that it consists of, or if there is no datastore; `allocate` if the name is taken; also the errors of
    ///   the calls.
    @discardableResult
    public func export(
        _ id: Int, _ datastore: Int? = nil, _ name: String? = nil, _ vmtemplate_name: String? = nil
    ) async throws -> One.ExportedApp {
        let app = try await info(id)
        var export = AppExport(one: server, datastore: datastore)
        return try await server.undoingOnFailure { undo in
            let isImage = app.TYPE == .IMAGE
            return try await export.export(
                app, name: name ?? app.NAME, vmtemplate: vmtemplate_name ?? (isImage ? app.NAME : name ?? app.NAME),
                &undo)
        }
    }
}

/// An export of an app and its parts.
private struct AppExport {
    let one: OneServer
    /// The datastore for images, if one was chosen.
    let datastore: Int?
    private var datastores: [One.Datastore]?
    private var apps: [One.MarketplaceApp]?
    private var takenNames: Set<String>?
    /// The exported apps by their ids: an image alone, or with its VM template.
    private var images: [Int: One.ExportedApp] = [:]
    private var vmtemplates: [Int: One.ExportedApp] = [:]

    init(one: OneServer, datastore: Int?) {
        self.one = one
        self.datastore = datastore
    }

    /// Exports an app under a name, with a VM template under another; for an image without a template if that is
    /// nil.
    mutating func export(
        _ app: One.MarketplaceApp, name: String, vmtemplate: String?, _ undo: inout Undo
    ) async throws -> One.ExportedApp {
        guard app.STATE == .READY else { throw refusal("app \(app.ID) is \(app.STATE), not READY") }
        switch app.TYPE {
        case .IMAGE: return try await exportImage(app, name, vmtemplate, &undo)
        case .VMTEMPLATE: return try await exportVMTemplate(app, name, vmtemplate ?? name, &undo)
        case .SERVICE_TEMPLATE: return try await exportService(app, name, &undo)
        default: throw refusal("app \(app.ID) is of type \(app.TYPE), which cannot be exported")
        }
    }

    // MARK: Types of apps

    private mutating func exportImage(
        _ app: One.MarketplaceApp, _ name: String, _ vmtemplateName: String?, _ undo: inout Undo
    ) async throws -> One.ExportedApp {
        var image = try template(app.APPTEMPLATE64 ?? "", of: app)
        var vmtemplate: One.Template?
        if vmtemplateName != nil, let base64 = app.TEMPLATE["VMTEMPLATE64"]?.string {
            vmtemplate = try template(base64, of: app)
        }
        image["NAME"] = name
        image["FROM_APP"] = app.ID
        let target = try await datastore(forFiles: image.isFile)
        let (one, template) = (one, image)
        let id = try await undo.make("IMAGE", { try await one.image.allocate(template, target) }) {
            try await one.image.deleteUnfinished($0)
        }
        var exported = One.ExportedApp(image: id)
        if var vmtemplate {
            vmtemplate["NAME"] = vmtemplateName
            vmtemplate.plug(image: id, of: image)
            exported.vmtemplate = try await make(vmtemplate, &undo)
        }
        return exported
    }

    private mutating func exportVMTemplate(
        _ app: One.MarketplaceApp, _ name: String, _ vmtemplateName: String, _ undo: inout Undo
    ) async throws -> One.ExportedApp {
        var vmtemplate = try requiredTemplate(of: app)
        var exported = One.ExportedApp()
        for part in try await parts("DISK", of: app, types: [.IMAGE]) {
            if images[part.app.ID] == nil {
                let name = try await freeName(name, [part.app.NAME, part.name, "\(images.count)"])
                images[part.app.ID] = try await export(part.app, name: name, vmtemplate: nil, &undo)
            }
            guard let image = images[part.app.ID], let id = image.image else { continue }
            exported.parts.append(image)
            vmtemplate.plug(image: id, of: try template(part.app.APPTEMPLATE64 ?? "", of: part.app))
        }
        vmtemplate["NAME"] = vmtemplateName
        exported.vmtemplate = try await make(vmtemplate, &undo)
        return exported
    }

    private mutating func exportService(
        _ app: One.MarketplaceApp, _ name: String, _ undo: inout Undo
    ) async throws -> One.ExportedApp {
        guard var service = ServiceTemplate(json: try requiredText(of: app)) else {
            throw refusal("app \(app.ID) has an invalid service template")
        }
        var exported = One.ExportedApp()
        var roles: [String: Int] = [:]
        for part in try await parts("ROLE", of: app, types: [.VMTEMPLATE, .IMAGE]) {
            if vmtemplates[part.app.ID] == nil {
                let name = try await freeName(name, [part.name, "\(vmtemplates.count)"])
                vmtemplates[part.app.ID] = try await export(part.app, name: name, vmtemplate: name, &undo)
            }
            guard let role = vmtemplates[part.app.ID], let id = role.vmtemplate else {
                throw refusal("app \(part.app.ID) of role \(part.name ?? "") has no VM template")
            }
            exported.parts.append(role)
            if let name = part.name { roles[name] = id }
        }
        let release = try await one.system.version().utf8.prefix { $0 != UInt8(ascii: ".") }
        service.set(
            vmtemplates: roles, isBefore7: Int(String(decoding: release, as: UTF8.self)).map { $0 < 7 } ?? false)
        let (one, document) = (one, try service.document(named: name))
        exported.service_template = try await undo.make(
            "DOCUMENT", { try await one.document.allocate(document, ServiceTemplate.documentType) }
        ) { try await one.document.delete($0) }
        return exported
    }

    private func make(_ vmtemplate: One.Template, _ undo: inout Undo) async throws -> Int {
        let one = one
        return try await undo.make("TEMPLATE", { try await one.template.allocate(vmtemplate) }) {
            try await one.template.delete($0)
        }
    }

    // MARK: Shared

    private func refusal(_ problem: String) -> OneError { OneError(.action, problem, method: "one.marketapp.export") }

    private func text(_ base64: String, of app: One.MarketplaceApp) throws -> String {
        guard let data = Data(base64Encoded: base64), let text = String(data: data, encoding: .utf8) else {
            throw refusal("the template of app \(app.ID) is not valid Base64")
        }
        return text
    }

    private func template(_ base64: String, of app: One.MarketplaceApp) throws -> One.Template {
        try One.Template.parse(text(base64, of: app))
    }

    private func requiredText(of app: One.MarketplaceApp) throws -> String {
        guard let base64 = app.APPTEMPLATE64, !base64.isEmpty else { throw refusal("app \(app.ID) has no template") }
        return try text(base64, of: app)
    }

    private func requiredTemplate(of app: One.MarketplaceApp) throws -> One.Template {
        try One.Template.parse(requiredText(of: app))
    }

    private mutating func datastore(forFiles isForFiles: Bool) async throws -> Int {
        if let datastore, !isForFiles { return datastore }
        let all: [One.Datastore]
        if let datastores { all = datastores } else { all = try await one.datastorepool.info().DATASTORE }
        datastores = all
        let found =
            isForFiles
            ? all.filter { $0.TYPE == .FILE }.min { $0.ID < $1.ID } : all.first { $0.NAME == "default" }
        guard let found else {
            throw refusal(isForFiles ? "there is no datastore for files" : "no datastore is named default: pass one")
        }
        return found.ID
    }

    /// Returns the parts of an app. Parts are referenced by name. Apps of the same marketplace take precedence.
    private mutating func parts(
        _ kind: String, of app: One.MarketplaceApp, types: [One.MarketplaceAppType]
    ) async throws -> [(name: String?, app: One.MarketplaceApp)] {
        let wanted = app.TEMPLATE[kind]?.all.compactMap(\.vector) ?? []
        guard !wanted.isEmpty else { return [] }
        let all: [One.MarketplaceApp]
        if let apps { all = apps } else { all = try await one.marketapppool.info(.ALL, -1, -1).MARKETPLACEAPP }
        apps = all
        return try wanted.map { part in
            let name = part["APP"]?.string ?? ""
            let found = all.filter { $0.NAME.utf8.elementsEqual(name.utf8) && types.contains($0.TYPE) }
            guard let best = found.first(where: { $0.MARKETPLACE_ID == app.MARKETPLACE_ID }) ?? found.first else {
                let type = types.map { "\($0)" }.joined(separator: " or ")
                throw refusal(
                    "app \(app.ID) is made of an app \(name.debugDescription) of type \(type), which is missing")
            }
            return (part["NAME"]?.string, best)
        }
    }

    /// Returns a composed name that no image or VM template of the user has.
    private mutating func freeName(_ name: String, _ parts: [String?]) async throws -> String {
        var taken: Set<String>
        if let takenNames {
            taken = takenNames
        } else {
            taken = Set(try await one.imagepool.info(.MINE, -1, -1).IMAGE.map(\.NAME))
            taken.formUnion(try await one.templatepool.info(.MINE, -1, -1).VMTEMPLATE.map(\.NAME))
        }
        let rest = parts.compactMap(\.self).map { "-\($0)" }.joined()
        var (free, number) = (name + rest, 0)
        while taken.contains(free) {
            free = "\(name)_\(number)\(rest)"
            number += 1
        }
        taken.insert(free)
        takenNames = taken
        return free
    }
}

extension One.Template {
    /// For an image: whether it belongs in a datastore for files.
    fileprivate var isFile: Bool { ["KERNEL", "RAMDISK", "CONTEXT"].contains(imageType) }

    private var imageType: String { self["TYPE"]?.string?.uppercased() ?? "" }

    /// For a VM template: adds an image at the place of its type.
    fileprivate mutating func plug(image id: Int, of image: One.Template) {
        let file = "$FILE[IMAGE_ID=\(id)]"
        func set(_ vector: String, _ name: String, _ value: String) {
            var attributes = self[vector]?.vector ?? [:]
            attributes[name] = value
            self[vector] = .vector(attributes)
        }
        switch image.imageType {
        case "KERNEL": set("OS", "KERNEL_DS", file)
        case "RAMDISK": set("OS", "INITRD_DS", file)
        case "CONTEXT":
            let files = self["CONTEXT"]?["FILES_DS"]?.string.map { "\($0) \(file)" } ?? file
            set("CONTEXT", "FILES_DS", files)
        default: add("DISK", ["IMAGE_ID": id])
        }
    }
}
