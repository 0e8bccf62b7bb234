import Foundation
import OpenNebula

/// The recorded responses of a core that the demo starts with.
enum Recorded {
    /// Returns a recorded response by its name, such as `one.host.info-0`.
    static func answer(_ name: String) -> String? {
        guard !name.contains("/") else { return nil }
        let file = Bundle.module.url(
            forResource: name, withExtension: "response.xml", subdirectory: "Recordings")
        return file.flatMap { try? String(contentsOf: $0, encoding: .utf8) }
    }

    /// Returns the document in a recorded response.
    static func document(_ name: String) -> Node? {
        answer(name).flatMap { try? OneDocument(saved: $0.utf8) }.map { Node($0) }
    }

    /// The core's configuration.
    static let configuration = document("one.system.config") ?? Node("OPENNEBULA_CONFIGURATION")

    /// Returns the configuration of a driver in a section such as `DS_MAD_CONF`.
    static func driver(_ name: String, _ section: String) -> Node? {
        configuration.all(section).first { $0[text: "NAME"] == name }
    }

    /// The methods that the core has.
    static let methods = Set(
        answer("system.listMethods").flatMap { try? [String](saved: $0.utf8, ofCore: false) } ?? [])

    /// An app for the marketplaces, because there is none in the recorded cloud.
    static let app = """
        <MARKETPLACEAPP><ID>0</ID><UID>0</UID><GID>0</GID><UNAME>oneadmin</UNAME><GNAME>oneadmin</GNAME>\
        <REGTIME>1795465280</REGTIME><NAME>Alpine Linux</NAME><ZONE_ID>0</ZONE_ID><ORIGIN_ID>-1</ORIGIN_ID>\
        <SOURCE>https://marketplace.opennebula.io/appliance/1</SOURCE><MD5>d41d8cd98f00b204e9800998ecf8427e</MD5>\
        <SIZE>256</SIZE><DESCRIPTION>Alpine Linux for KVM</DESCRIPTION><VERSION>3.20</VERSION><FORMAT>qcow2</FORMAT>\
        <APPTEMPLATE64></APPTEMPLATE64><MARKETPLACE_ID>0</MARKETPLACE_ID><MARKETPLACE>OpenNebula Public</MARKETPLACE>\
        <STATE>1</STATE><TYPE>1</TYPE><PERMISSIONS><OWNER_U>1</OWNER_U><OWNER_M>1</OWNER_M><OWNER_A>0</OWNER_A>\
        <GROUP_U>1</GROUP_U><GROUP_M>0</GROUP_M><GROUP_A>0</GROUP_A><OTHER_U>1</OTHER_U><OTHER_M>0</OTHER_M>\
        <OTHER_A>0</OTHER_A></PERMISSIONS><TEMPLATE><IMPORTED>YES</IMPORTED></TEMPLATE></MARKETPLACEAPP>
        """
}

/// The objects of a new installation.
extension Cloud {
    static var bare: [Kind: [Int: Node]] {
        let ids: [Kind: [Int]] = [
            .acl: [0, 1, 2, 3, 4, 5], .cluster: [0], .datastore: [0, 1, 2], .group: [0, 1], .market: [0, 1],
            .secgroup: [0], .user: [0, 1], .vdc: [0], .zone: [0],
        ]
        let lists: [String: Kind] = [
            "ADMINS": .user, "CLUSTERS": .cluster, "DATASTORES": .datastore, "GROUPS": .group, "HOSTS": .host,
            "IMAGES": .image, "MARKETPLACEAPPS": .marketapp, "UPDATED_VMS": .vm, "USERS": .user, "VNETS": .vn,
        ]
        func emptied(_ object: Node) -> Node {
            var object = object
            for index in object.children.indices {
                guard let kind = lists[object.children[index].name] else { continue }
                object.children[index].children.removeAll { member in
                    member.name == "ID" && ids[kind]?.contains(Int(member.text) ?? -1) != true
                }
            }
            return object
        }
        return recorded.reduce(into: [:]) { bare, objects in
            bare[objects.key] = objects.value.filter { ids[objects.key]?.contains($0.key) == true }.mapValues(emptied)
        }
    }
}

extension Cloud.Kind {
    /// The id of the first object that is created after the installation.
    var firstID: Int { [.cluster, .datastore, .group, .market, .secgroup, .vdc, .zone].contains(self) ? 100 : 0 }
}
