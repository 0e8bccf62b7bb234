#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

extension One {
    /// What an app was exported to.
    public struct ExportedApp: Sendable, Hashable {
        /// The new image's id.
        public var image: Int
        /// The new VM template's id; nil where the app has none.
        public var vmtemplate: Int?
    }
}

extension One.MarketAppNamespace {
    /// Exports an app: makes an image of it, and a VM template where it has one. Several calls, not one of the core's.
    ///
    /// - Parameters:
    ///   - id: The app's id.
    ///   - datastore: The id of the datastore for the image; nil for the one named `default`.
    ///   - name: The image's name; nil for the app's.
    ///   - vmtemplate_name: The VM template's name; nil for the app's.
    /// - Returns: The ids of what was made.
    /// - Throws: ``OneError``: `action` where the app is not `READY` or no image, or there is no datastore named
    ///   `default`; else what the calls throw.
    @discardableResult
    public func export(
        _ id: Int, _ datastore: Int? = nil, _ name: String? = nil, _ vmtemplate_name: String? = nil
    ) async throws -> One.ExportedApp {
        func refuse(_ problem: String) -> OneError { OneError(.action, problem, method: "one.marketapp.export") }

        let app = try await info(id)
        guard app.STATE == .READY else { throw refuse("app \(id) is \(app.STATE), not READY") }
        guard app.TYPE == .IMAGE else { throw refuse("app \(id) is of type \(app.TYPE), only IMAGE can be exported") }
        var target = datastore
        if target == nil {
            target = try await server.datastorepool.info().DATASTORE.first { $0.NAME == "default" }?.ID
        }
        guard let target else { throw refuse("no datastore is named default: pass one") }

        func template(_ base64: String) throws(OneError) -> One.Template {
            guard let data = Data(base64Encoded: base64), let text = String(data: data, encoding: .utf8) else {
                throw refuse("app \(id) holds a template that is no base64")
            }
            return try One.Template.parse(text)
        }
        var image = try template(app.APPTEMPLATE64 ?? "")
        var vmTemplate: One.Template?
        if let base64 = app.TEMPLATE["VMTEMPLATE64"]?.string { vmTemplate = try template(base64) }
        image["NAME"] = name ?? app.NAME
        image["FROM_APP"] = app.ID
        var exported = One.ExportedApp(image: try await server.image.allocate(image, target))
        if var vmTemplate {
            vmTemplate["NAME"] = vmtemplate_name ?? app.NAME
            vmTemplate["DISK"] = ["IMAGE_ID": exported.image]
            exported.vmtemplate = try await server.template.allocate(vmTemplate)
        }
        return exported
    }
}
