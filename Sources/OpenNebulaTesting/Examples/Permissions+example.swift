import OpenNebula

extension One.Permissions {
    /// The permissions of a new object: its owner can use and manage it.
    static let ownerOnly = One.Permissions(
        OWNER_U: 1, OWNER_M: 1, OWNER_A: 0, GROUP_U: 0, GROUP_M: 0, GROUP_A: 0, OTHER_U: 0, OTHER_M: 0, OTHER_A: 0)

    /// The group can use it too, like a datastore.
    static let groupMayUse: One.Permissions = {
        var permissions = ownerOnly
        permissions.GROUP_U = 1
        return permissions
    }()

    /// Everybody can use it, like a marketplace.
    static let allMayUse: One.Permissions = {
        var permissions = groupMayUse
        permissions.OTHER_U = 1
        return permissions
    }()
}
