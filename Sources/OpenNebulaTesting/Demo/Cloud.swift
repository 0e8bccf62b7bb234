import OpenNebula

/// What the demo's cloud holds, and what it answers.
struct Cloud: Sendable {
    typealias Call = FrontEnd.Call

    let release: Demo.Release
    /// How long a state lasts that is only walked through.
    let step: Duration
    /// The Unix time at which the cloud began.
    private let epoch: Int
    /// Since then.
    private(set) var elapsed: Duration = .zero

    private var objects: [Kind: [Int: Node]]
    private var nextIDs: [Kind: Int] = [:]
    /// What happens by itself, each to one object.
    private var plans: [Plan] = []

    private struct Plan {
        var time: Duration
        var kind: Kind
        var id: Int
        var event: @Sendable (inout Cloud) -> Void
    }

    init(release: Demo.Release, step: Duration, epoch: Int) {
        self.release = release
        self.step = step
        self.epoch = epoch
        objects = Self.recorded
        for kind in Kind.allCases { nextIDs[kind] = (objects[kind]?.keys.max() ?? -1) + 1 }
        // The VM of the documentation's examples.
        _ = try? instantiate(0, name: "web01", as: User.oneadmin)
        advance(to: step * 3)
        elapsed = .zero
    }

    private static let recorded: [Kind: [Int: Node]] = Dictionary(
        uniqueKeysWithValues: Kind.allCases.map { kind in
            let pool = Recorded.document("one.\(kind)pool.info")?.children ?? []
            let documents = pool.map { Recorded.document("one.\(kind).info-\($0[int: "ID"])") ?? $0 }
            return (kind, Dictionary(uniqueKeysWithValues: documents.map { ($0[int: "ID"], $0) }))
        })

    // MARK: Time

    /// The Unix time.
    var now: Int { epoch + Int(elapsed.components.seconds) }

    /// Lets happen what happens until then.
    mutating func advance(to time: Duration) {
        while let index = plans.indices.min(by: { plans[$0].time < plans[$1].time }), plans[index].time <= time {
            let plan = plans.remove(at: index)
            elapsed = max(elapsed, plan.time)
            plan.event(&self)
        }
        elapsed = max(elapsed, time)
    }

    /// Has something happen to an object after a step, instead of what was planned for it.
    mutating func plan(_ kind: Kind, _ id: Int, _ event: @escaping @Sendable (inout Cloud) -> Void) {
        plans.removeAll { $0.kind == kind && $0.id == id }
        plans.append(Plan(time: elapsed + step, kind: kind, id: id, event: event))
    }

    // MARK: Objects

    /// The objects of a kind, the latest first.
    func all(_ kind: Kind) -> [Node] {
        (objects[kind] ?? [:]).sorted { $0.key > $1.key }.map(\.value)
    }

    subscript(kind: Kind, id: Int) -> Node? {
        get { objects[kind]?[id] }
        set { objects[kind]?[id] = newValue }
    }

    mutating func change(_ kind: Kind, _ id: Int, _ change: (inout Node) -> Void) {
        guard var object = self[kind, id] else { return }
        change(&object)
        self[kind, id] = object
    }

    mutating func set(_ state: some OneConstant, of kind: Kind, _ id: Int) {
        change(kind, id) {
            $0[text: "PREV_STATE"] = $0[text: "STATE"]
            $0[int: "STATE"] = state.rawValue
        }
    }

    func nextID(_ kind: Kind) -> Int { nextIDs[kind] ?? 0 }

    /// Adds an object, which gets an id.
    mutating func add(_ kind: Kind, _ object: Node) -> Int {
        let id = nextID(kind)
        nextIDs[kind] = id + 1
        self[kind, id] = object
        change(kind, id) { $0[int: "ID"] = id }
        return id
    }

    // MARK: Calls

    /// Answers a call.
    ///
    /// - Throws: What a core answers with, the method's name missing from the message.
    mutating func answer(_ call: Call) throws -> FrontEnd.Reply {
        guard Recorded.methods.contains(call.method), call.method != "system.multicall" else {
            throw OneError(.fault(-506), "Method '\(call.method)' not defined")
        }
        guard call.method.hasPrefix("one.") else { return try recorded(call) }
        let user = try user(of: call)
        let names = call.method.split(separator: ".").map(String.init)
        guard names.count == 3 else { return try recorded(call) }
        if names[1] == "system", names[2] == "version" { return .result(.string(release.rawValue)) }
        if let kind = Kind(rawValue: names[1]) {
            let result =
                switch kind {
                case .host: try host(names[2], call, user)
                case .vm: try vm(names[2], call, user)
                case .image: try image(names[2], call, user)
                case .template: try template(names[2], call, user)
                case .cluster: try cluster(names[2], call, user)
                case .vdc: try vdc(names[2], call, user)
                case .secgroup, .vmgroup, .document, .vntemplate: try owned(names[2], kind, call, user)
                }
            if let result { return .result(result) }
            if let result = try common(names[2], kind, call, user) { return .result(result) }
        } else if names[1].hasSuffix("pool"), let kind = Kind(rawValue: String(names[1].dropLast(4))),
            let pool = try pool(names[2], kind, call, user)
        {
            return .result(.string(pool.xml))
        }
        return try recorded(call)
    }

    /// Answers as was recorded what does not live.
    private func recorded(_ call: Call) throws -> FrontEnd.Reply {
        if let answer = Recorded.answer(call.method) { return .http(200, answer) }
        if call.method.hasSuffix(".info") || call.method.hasSuffix(".monitoring") {
            let id = try call.int(1)
            if call.method == "one.marketapp.info", id == 0 { return .result(.string(Recorded.app)) }
            if let answer = Recorded.answer("\(call.method)-\(id)") { return .http(200, answer) }
            throw missing(call.method.split(separator: ".").dropFirst().first.map(String.init) ?? "", id)
        }
        throw OneError(
            .internal, "The demo cannot do this: networks, users and the like can only be read.")
    }

    func missing(_ namespace: String, _ id: Int) -> OneError {
        let name = Kind(rawValue: namespace)?.name ?? Self.names[namespace] ?? namespace
        return OneError(.noExists, "Error getting \(name) [\(id)].", objectID: id)
    }

    /// What messages call the kinds that can only be read.
    private static let names = [
        "vn": "virtual network", "vrouter": "virtual router", "market": "marketplace", "marketapp": "marketplaceapp",
        "backupjob": "backup job",
    ]
}
