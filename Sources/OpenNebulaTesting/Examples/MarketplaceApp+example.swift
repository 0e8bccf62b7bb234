public import OpenNebula

extension One.MarketplaceApp {
    /// A marketplace app that is ready to make an image of: an example for tests.
    ///
    /// - Parameters:
    ///   - ID: The app's id.
    ///   - NAME: The app's name.
    /// - Returns: The app.
    public static func example(ID: Int = 0, NAME: String = "Alpine Linux") -> One.MarketplaceApp {
        Self(
            ID: ID, UID: 0, GID: 0, UNAME: "oneadmin", GNAME: "oneadmin", REGTIME: .exampleTime, NAME: NAME,
            ZONE_ID: 0, ORIGIN_ID: -1, SOURCE: "https://marketplace.example.org/alpine/download/0",
            MD5: "9e107d9d372bb6826bd81d3542a419d6", SIZE: 256, DESCRIPTION: "Alpine Linux for KVM",
            VERSION: "7.4.0", FORMAT: "qcow2", APPTEMPLATE64: "REVWX1BSRUZJWD0idmQiClRZUEU9Ik9TIgo=",
            MARKETPLACE_ID: 0, MARKETPLACE: "OpenNebula Public", STATE: .READY, TYPE: .IMAGE,
            PERMISSIONS: .allMayUse, TEMPLATE: ["ARCHITECTURE": "x86_64", "HYPERVISOR": "kvm"])
    }
}

extension One.MarketplaceAppPool {
    /// All marketplace apps: an example for tests.
    ///
    /// - Parameter members: The apps.
    /// - Returns: The pool.
    public static func example(_ members: [One.MarketplaceApp] = [.example()]) -> One.MarketplaceAppPool {
        Self(MARKETPLACEAPP: members)
    }
}
