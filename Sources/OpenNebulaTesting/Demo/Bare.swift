import OpenNebula

/// A cloud that has what a core has that was just installed.
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
    /// The id of the first object that is not there from the beginning.
    var firstID: Int {
        [.cluster, .datastore, .group, .market, .secgroup, .vdc, .zone].contains(self) ? 100 : 0
    }
}
