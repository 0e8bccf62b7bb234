import Foundation
import OpenNebula

/// A small cloud to try things on: answers recorded from OpenNebula 7.4.
///
/// It has no state: what is written to it is accepted, and forgotten.
///
/// ```swift
/// try await FrontEnd.run(Demo.answer) { frontEnd in
///     let one = try OneServer(frontEnd.endpoint, session: "oneadmin:demo")
///     print(try await one.hostpool.info().HOST.map(\.NAME))
/// }
/// ```
public enum Demo {
    /// Answers a call from a recording, a write with the id of the object, anything else as a core would.
    ///
    /// - Parameter call: The call.
    /// - Returns: The reply.
    public static func answer(_ call: FrontEnd.Call) -> FrontEnd.Reply {
        let arguments = call.arguments.dropFirst()
        let id: Int? = arguments.lazy.compactMap { if case .int(let id) = $0 { id } else { nil } }.first
        guard recording("system.listMethods")?.contains(">\(call.method)<") == true else {
            return .fault(-506, "Method '\(call.method)' not defined")
        }
        if let recorded = recording(call.method) { return .http(200, recorded) }
        if let newID = newIDs[call.method] { return .value([true, newID, 0]) }
        let kind = call.method.split(separator: ".").dropLast().last.map(String.init) ?? ""
        guard let id, recording("one.\(kind)pool.info") != nil else {
            return .value([false, .string("[\(call.method)] The demo does not know this method."), 0x2000, -1, -1])
        }
        if call.method == "one.marketapp.info", id == 0 { return .value([true, .string(app), 0]) }
        let document = recording("one.\(kind).info-\(id)")
        guard let document else {
            return .value([false, .string("[\(call.method)] Error getting \(kind) [\(id)]."), 0x0400, .int(id), -1])
        }
        if call.method.hasSuffix(".info") { return .http(200, document) }
        return recording("\(call.method)-\(id)").map { .http(200, $0) } ?? .value([true, .int(id), 0])
    }

    /// The ids of what the demo pretends to create.
    private static let newIDs: [String: XMLRPCValue] = [
        "one.host.allocate": 100, "one.template.allocate": 100, "one.template.instantiate": 100,
        "one.vm.allocate": 100, "one.image.allocate": 100,
    ]

    private static func recording(_ name: String) -> String? {
        guard !name.contains("/") else { return nil }
        let file = Bundle.module.url(forResource: name, withExtension: "response.xml", subdirectory: "Recordings")
        return file.flatMap { try? String(contentsOf: $0, encoding: .utf8) }
    }

    /// The recorded cloud has no app in its marketplaces: this is one.
    package static let app = """
        <MARKETPLACEAPP><ID>0</ID><UID>0</UID><GID>0</GID><UNAME>oneadmin</UNAME><GNAME>oneadmin</GNAME>\
        <NAME>Alpine Linux</NAME><REGTIME>1795465280</REGTIME><ORIGIN_ID>-1</ORIGIN_ID><ZONE_ID>0</ZONE_ID>\
        <SOURCE>https://marketplace.opennebula.io/appliance/1</SOURCE><MD5>d41d8cd98f00b204e9800998ecf8427e</MD5>\
        <SIZE>256</SIZE><DESCRIPTION>Alpine Linux for KVM</DESCRIPTION><VERSION>3.20</VERSION><FORMAT>qcow2</FORMAT>\
        <APPTEMPLATE64></APPTEMPLATE64><MARKETPLACE_ID>0</MARKETPLACE_ID><MARKETPLACE>OpenNebula Public</MARKETPLACE>\
        <STATE>1</STATE><TYPE>1</TYPE><PERMISSIONS><OWNER_U>1</OWNER_U><OWNER_M>1</OWNER_M><OWNER_A>0</OWNER_A>\
        <GROUP_U>1</GROUP_U><GROUP_M>0</GROUP_M><GROUP_A>0</GROUP_A><OTHER_U>1</OTHER_U><OTHER_M>0</OTHER_M>\
        <OTHER_A>0</OTHER_A></PERMISSIONS><TEMPLATE><IMPORTED>YES</IMPORTED></TEMPLATE></MARKETPLACEAPP>
        """
}
