import OpenNebula

/// Marketplaces and their apps.
extension Cloud {
    mutating func market(_ verb: String, _ id: Int, _ call: Call, _ user: User) throws -> One.XMLRPCValue? {
        if verb == "allocate" { return .int(try allocateMarket(call, user)) }
        guard verb == "enable" else { return nil }
        let (isEnabled, market) = (try call.bool(2), try object(.market, id, .manage, user))
        set(isEnabled ? One.MarketplaceState.ENABLED : .DISABLED, of: .market, id)
        if !isEnabled { removeApps(of: market) }
        return .int(id)
    }

    mutating func marketApp(_ verb: String, _ id: Int, _ call: Call, _ user: User) throws -> One.XMLRPCValue? {
        if verb == "allocate" { return .int(try allocateApp(call, in: call.int(2), user)) }
        guard verb == "enable" else { return nil }
        let (isEnabled, state) = (try call.bool(2), try object(.marketapp, id, .manage, user)[int: "STATE"])
        guard [.READY, .DISABLED].contains(One.MarketplaceAppState(state)) else { return .int(id) }
        set(isEnabled ? One.MarketplaceAppState.READY : .DISABLED, of: .marketapp, id)
        return .int(id)
    }

    private mutating func allocateMarket(_ call: Call, _ user: User) throws -> Int {
        let (name, template) = try wanted(.market, "allocate", call, user)
        let driver = template[text: "MARKET_MAD"]
        try ensure(!driver.isEmpty, or: failedToAllocate(.market, "No marketplace driver (MARKET_MAD) in template."))
        do { _ = try template.driver(driver, "MARKET_MAD_CONF", for: "MarketPlace") } catch {
            throw failedToAllocate(.market, error.message)
        }
        let body = Node.list([
            "STATE": "0", "MARKET_MAD": driver, "ZONE_ID": "0", "TOTAL_MB": "0", "FREE_MB": "0", "USED_MB": "0",
            "MARKETPLACEAPPS": "", "PERMISSIONS": "",
        ])
        return try add(.market, named: name, body + [template.with { $0.remove("STATE", "ZONE_ID") }], user)
    }

    /// The template that an update stores.
    mutating func marketTemplate(_ template: Node, of market: Node) throws -> Node {
        let driver = template[text: "MARKET_MAD"]
        guard !driver.isEmpty else { return template.with { $0.merge([market["MARKET_MAD"]]) } }
        _ = try template.driver(driver, "MARKET_MAD_CONF", for: "MarketPlace")
        change(.market, market.id) { $0[text: "MARKET_MAD"] = driver }
        return template
    }

    mutating func removeApps(of market: Node) {
        for app in market["MARKETPLACEAPPS"].ids.compactMap({ self[.marketapp, $0] }) { remove(app, .marketapp) }
    }

    private mutating func allocateApp(_ call: Call, in marketID: Int, _ user: User) throws -> Int {
        var (name, template) = try wanted(.marketapp, "allocate", call, user)
        let market = try ensure(
            self[.market, marketID], .internal, "Cannot find associated MARKETPLACE ID = \(marketID)")
        try ensure(
            market.marketActions.contains("create"), .action, "Create disabled for market: \(market[text: "NAME"])")
        let problem = "Missing ORIGIN_ID for the MARKETPLACEAPP"
        let origin = try ensure(Int(template[text: "ORIGIN_ID"]), or: failedToAllocate(.marketapp, problem))
        let typeName = template[text: "TYPE"].uppercased()
        guard let type = typeName.isEmpty ? .IMAGE : One.MarketplaceAppType(name: typeName), type != .UNKNOWN
        else { throw OneError(.internal, "Marketplace app type not supported.") }
        if type == .IMAGE { try ensure(self[.image, origin] != nil, .internal, "Image does not exist.") }
        template.children.removeAll { (["ZONE_ID", "ORIGIN_ID"] + Node.appFacts).contains($0.name) }
        let version = template[text: "VERSION"]
        let state = type == .IMAGE ? One.MarketplaceAppState.LOCKED : .READY
        let body = Node.list([
            "REGTIME": "\(now)", "NAME": "", "ZONE_ID": "0", "ORIGIN_ID": "\(origin)", "SOURCE": "", "MD5": "",
            "SIZE": "0", "DESCRIPTION": template[text: "DESCRIPTION"], "VERSION": version.isEmpty ? "0.0" : version,
            "FORMAT": "", "APPTEMPLATE64": template[text: "APPTEMPLATE64"], "MARKETPLACE_ID": "\(marketID)",
            "MARKETPLACE": market[text: "NAME"], "STATE": "\(state.rawValue)", "TYPE": "\(type.rawValue)",
            "PERMISSIONS": "",
        ])
        let id = try add(.marketapp, named: name, body + [template], user)
        if type == .IMAGE {
            copy(image: origin, to: id, "APP_CLONES", isBegun: true)
            plan(.marketapp, id, .state(One.MarketplaceAppState.READY.rawValue))
        }
        return id
    }

    /// Puts an app in a state. `READY` means that its marketplace has a copy of its image.
    mutating func enter(_ state: One.MarketplaceAppState, app id: Int) {
        guard let app = self[.marketapp, id] else { return }
        let image = self[.image, app[int: "ORIGIN_ID"]] ?? Node("IMAGE")
        let checksum = Self.newFileName()
        let base = self[.market, app[int: "MARKETPLACE_ID"]]?["TEMPLATE"][text: "BASE_URL"] ?? ""
        change(.marketapp, id) {
            $0[int: "STATE"] = state.rawValue
            $0[text: "SOURCE"] = "\(base)\(base.hasSuffix("/") ? "" : "/")\(checksum)"
            $0[text: "MD5"] = checksum
            for name in ["SIZE", "FORMAT"] { $0[text: name] = image[text: name] }
        }
        copy(image: image.id, to: id, "APP_CLONES", isBegun: false)
    }

    /// The template that an update stores.
    mutating func marketAppTemplate(_ template: Node, of app: Node) -> Node {
        change(.marketapp, app.id) {
            for name in ["DESCRIPTION", "APPTEMPLATE64", "VERSION"] { $0[text: name] = template[text: name] }
        }
        return template.with { $0.children.removeAll { (["ORIGIN_ID"] + Node.appFacts).contains($0.name) } }
    }
}

extension Node {
    /// The attributes of an app that come from its marketplace, not from its template.
    fileprivate static let appFacts = ["SOURCE", "SIZE", "MD5", "FORMAT", "REGTIME"]

    private var marketDriver: Node { Recorded.driver(self[text: "MARKET_MAD"], "MARKET_MAD_CONF") ?? Node("") }

    /// Whether the marketplace offers apps of others.
    var isPublicMarket: Bool { marketDriver.isYes("PUBLIC") }

    /// The actions that a marketplace allows for its apps.
    var marketActions: Set<String> {
        Set(marketDriver[text: "APP_ACTIONS"].split { $0 == "," || $0 == " " }.map(String.init))
    }
}
