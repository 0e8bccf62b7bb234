import Foundation
import OpenNebula

/// Marketplaces, and the apps in them.
extension Cloud {
    mutating func market(_ verb: String, _ call: Call, _ user: User) throws -> One.XMLRPCValue? {
        switch verb {
        case "allocate": return .int(try allocateMarket(call.string(1), user))
        case "delete":
            let id = try call.int(1)
            let market = try object(.market, id, .manage, user)
            guard market.isPublicMarket || market["MARKETPLACEAPPS"].children.isEmpty else {
                throw OneError(.action, "Cannot delete marketplace. marketplace  \(id) is not empty.")
            }
            removeApps(of: market)
            self[.market, id] = nil
            return .int(id)
        case "enable":
            let (id, isEnabled) = (try call.int(1), try call.bool(2))
            let market = try object(.market, id, .manage, user)
            set(isEnabled ? One.MarketplaceState.ENABLED : .DISABLED, of: .market, id)
            if !isEnabled { removeApps(of: market) }
            return .int(id)
        default: return nil
        }
    }

    mutating func marketApp(_ verb: String, _ call: Call, _ user: User) throws -> One.XMLRPCValue? {
        switch verb {
        case "allocate":
            let (template, market) = (try call.string(1), try call.int(2))
            return .int(try allocateApp(template, in: market, user))
        case "delete":
            let id = try call.int(1)
            let app = try object(.marketapp, id, .manage, user)
            let marketID = app[int: "MARKETPLACE_ID"]
            guard let market = self[.market, marketID] else {
                throw OneError(.action, "Cannot delete marketplaceapp. Cannot find associated  ID = \(marketID)")
            }
            guard market.marketActions.contains("delete") else {
                let problem = "Delete disabled for market: \(market[text: "NAME"])"
                throw OneError(.action, "Cannot delete marketplaceapp. \(problem)")
            }
            remove(app: app)
            return .int(id)
        case "enable":
            let (id, isEnabled) = (try call.int(1), try call.bool(2))
            let app = try object(.marketapp, id, .manage, user)
            if [.READY, .DISABLED].contains(app.appState) {
                set(isEnabled ? One.MarketplaceAppState.READY : .DISABLED, of: .marketapp, id)
            }
            return .int(id)
        default: return nil
        }
    }

    // MARK: Marketplaces

    private mutating func allocateMarket(_ text: String, _ user: User) throws -> Int {
        var (name, template) = try named(template: text)
        try authorize(user, Request(.create, .market))
        try check(name: name, forNew: .market, of: user)
        guard !template[text: "MARKET_MAD"].isEmpty else {
            throw failedToAllocate(.market, "No marketplace driver (MARKET_MAD) in template.")
        }
        do { try template.checkMarketDriver() } catch { throw failedToAllocate(.market, error.message) }
        let state = One.MarketplaceState(name: template[text: "STATE"].uppercased())
        if state != nil { template.remove("STATE") }
        template.remove("ZONE_ID")
        var market = Node("MARKETPLACE", ["ID", "UID", "GID", "UNAME", "GNAME"].map { Node($0) })
        market.children += [
            ("NAME", name), ("STATE", "\((state ?? .ENABLED).rawValue)"), ("MARKET_MAD", template[text: "MARKET_MAD"]),
            ("ZONE_ID", "0"), ("TOTAL_MB", "0"), ("FREE_MB", "0"), ("USED_MB", "0"), ("MARKETPLACEAPPS", ""),
        ].map { Node($0, $1) }
        market.own(user)
        market.children.append(template)
        return add(.market, market)
    }

    /// The template that an update stores.
    mutating func marketTemplate(_ template: Node, of id: Int) throws -> Node {
        var template = template
        if template[text: "MARKET_MAD"].isEmpty {
            template[text: "MARKET_MAD"] = self[.market, id]?[text: "MARKET_MAD"] ?? ""
            template.sort()
        } else {
            try template.checkMarketDriver()
            change(.market, id) { $0[text: "MARKET_MAD"] = template[text: "MARKET_MAD"] }
        }
        return template
    }

    private mutating func removeApps(of market: Node) {
        for app in market["MARKETPLACEAPPS"].ids.compactMap({ self[.marketapp, $0] }) { remove(app: app) }
    }

    // MARK: Apps

    private mutating func allocateApp(_ text: String, in marketID: Int, _ user: User) throws -> Int {
        var (name, template) = try named(template: text)
        try authorize(user, Request(.create, .marketapp))
        guard let market = self[.market, marketID] else {
            throw OneError(.internal, "Cannot find associated MARKETPLACE ID = \(marketID)")
        }
        guard market.marketActions.contains("create") else {
            throw OneError(.action, "Create disabled for market: \(market[text: "NAME"])")
        }
        try check(name: name, forNew: .marketapp, of: user)
        guard let origin = Int(template[text: "ORIGIN_ID"]) else {
            throw failedToAllocate(.marketapp, "Missing ORIGIN_ID for the MARKETPLACEAPP")
        }
        let typeName = template[text: "TYPE"].uppercased()
        let type = typeName.isEmpty ? .IMAGE : One.MarketplaceAppType(name: typeName) ?? .UNKNOWN
        if type == .UNKNOWN { throw OneError(.internal, "Marketplace app type not supported.") }
        if type == .IMAGE { try checkImage(origin) }
        for name in ["ZONE_ID", "ORIGIN_ID"] + Node.appFacts { template.remove(name) }
        let version = template[text: "VERSION"]
        let state = type == .IMAGE ? One.MarketplaceAppState.LOCKED : .READY
        var app = Node("MARKETPLACEAPP", ["ID", "UID", "GID", "UNAME", "GNAME"].map { Node($0) })
        app.children += [
            ("REGTIME", "\(now)"), ("NAME", name), ("ZONE_ID", "0"), ("ORIGIN_ID", "\(origin)"), ("SOURCE", ""),
            ("MD5", ""), ("SIZE", "0"), ("DESCRIPTION", template[text: "DESCRIPTION"]),
            ("VERSION", version.isEmpty ? "0.0" : version), ("FORMAT", ""),
            ("APPTEMPLATE64", template[text: "APPTEMPLATE64"]), ("MARKETPLACE_ID", "\(marketID)"),
            ("MARKETPLACE", market[text: "NAME"]), ("STATE", "\(state.rawValue)"), ("TYPE", "\(type.rawValue)"),
        ].map { Node($0, $1) }
        app.own(user)
        app.children.append(template)
        let id = add(.marketapp, app)
        change(.market, marketID) { $0["MARKETPLACEAPPS"].set(id: id, isMember: true) }
        if type == .IMAGE {
            copy(image: origin, to: id, "APP_CLONES", isBegun: true)
            plan(.marketapp, id, .state(One.MarketplaceAppState.READY.rawValue))
        }
        return id
    }

    /// Refuses an image that no app can be made from now.
    private func checkImage(_ id: Int) throws {
        guard let image = self[.image, id] else { throw OneError(.internal, "Image does not exist.") }
        guard image.imageType != .BACKUP else { throw OneError(.internal, "Cannoe clone backup images") }
        guard [.READY, .USED, .CLONE].contains(image.imageState) else {
            throw OneError(.internal, "Cannot clone image in current state")
        }
    }

    /// Lets an app enter a state: in `READY`, its marketplace holds a copy of its image.
    mutating func enter(_ state: One.MarketplaceAppState, app id: Int) {
        guard let app = self[.marketapp, id] else { return }
        let origin = app[int: "ORIGIN_ID"]
        let checksum = UUID().uuidString.lowercased().filter { $0 != "-" }
        let base = self[.market, app[int: "MARKETPLACE_ID"]]?["TEMPLATE"][text: "BASE_URL"] ?? ""
        let image = self[.image, origin]
        change(.marketapp, id) {
            $0[int: "STATE"] = state.rawValue
            $0[text: "SOURCE"] = "\(base)\(base.hasSuffix("/") ? "" : "/")\(checksum)"
            $0[text: "MD5"] = checksum
            for name in ["SIZE", "FORMAT"] { $0[text: name] = image?[text: name] ?? "" }
        }
        copy(image: origin, to: id, "APP_CLONES", isBegun: false)
    }

    /// The template that an update stores.
    mutating func marketAppTemplate(_ template: Node, of id: Int) -> Node {
        var template = template
        for name in ["ORIGIN_ID"] + Node.appFacts { template.remove(name) }
        change(.marketapp, id) {
            for name in ["DESCRIPTION", "APPTEMPLATE64", "VERSION"] { $0[text: name] = template[text: name] }
        }
        return template
    }

    private mutating func remove(app: Node) {
        let id = app[int: "ID"]
        if app.appState == .LOCKED { copy(image: app[int: "ORIGIN_ID"], to: id, "APP_CLONES", isBegun: false) }
        change(.market, app[int: "MARKETPLACE_ID"]) { $0["MARKETPLACEAPPS"].set(id: id, isMember: false) }
        self[.marketapp, id] = nil
    }
}

extension Node {
    /// What a marketplace finds out of an app, and no template says.
    fileprivate static let appFacts = ["SOURCE", "SIZE", "MD5", "FORMAT", "REGTIME"]

    fileprivate var appState: One.MarketplaceAppState { One.MarketplaceAppState(self[int: "STATE"]) }

    fileprivate var marketDriver: Node? { Recorded.driver(self[text: "MARKET_MAD"], "MARKET_MAD_CONF") }

    /// Whether what a marketplace offers is others' work.
    fileprivate var isPublicMarket: Bool { marketDriver?[text: "PUBLIC"].uppercased() == "YES" }

    /// What a marketplace lets be done to its apps.
    fileprivate var marketActions: Set<String> {
        let actions = marketDriver?[text: "APP_ACTIONS"] ?? ""
        return Set(actions.split { $0 == "," || $0 == " " }.map(String.init))
    }

    fileprivate func checkMarketDriver() throws(OneError) {
        let name = self[text: "MARKET_MAD"]
        guard let driver = marketDriver else {
            throw OneError(.internal, "MARKET_MAD_CONF named \"\(name)\" is not defined in oned.conf")
        }
        try checkAttributes(of: driver, "MarketPlace")
    }
}
