public import OpenNebula

extension One.Marketplace {
    /// OpenNebula's public marketplace, with one app: an example for tests.
    ///
    /// - Parameters:
    ///   - ID: The marketplace's id.
    ///   - NAME: The marketplace's name.
    /// - Returns: The marketplace.
    public static func example(ID: Int = 0, NAME: String = "OpenNebula Public") -> One.Marketplace {
        Self(
            ID: ID, UID: 0, GID: 0, UNAME: "oneadmin", GNAME: "oneadmin", NAME: NAME, STATE: .ENABLED,
            MARKET_MAD: "one", ZONE_ID: 0, TOTAL_MB: 0, FREE_MB: 0, USED_MB: 0, MARKETPLACEAPPS: One.IDs(ID: [0]),
            PERMISSIONS: .allMayUse, TEMPLATE: ["MARKET_MAD": "one"])
    }
}

extension One.MarketplacePool {
    /// All marketplaces: an example for tests.
    ///
    /// - Parameter members: The marketplaces.
    /// - Returns: The pool.
    public static func example(_ members: [One.Marketplace] = [.example()]) -> One.MarketplacePool {
        Self(MARKETPLACE: members)
    }
}
