import Foundation
import OpenNebula

/// What the demo's cloud holds, and what it answers.
struct Cloud: Sendable, Codable {
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
    /// The steps that VMs did not come to since a driver failed.
    var stalled: [Int: [VMStep]] = [:]
    /// What is to happen to VMs that a test has chosen.
    var faults = Faults()
    /// The histories of VMs, each record with its VM as it was then.
    var records: [Int: [Int: Node]] = [:]
    /// What is scheduled for VMs and backup jobs, by its id.
    var scheduled: [Int: Node] = [:]
    var nextAction = 0
    /// What users log in with, by their ids.
    var passwords: [Int: String] = [0: "onepass", 2: "s3cret"]
    /// The id of the user whose call is answered.
    private(set) var caller = 0
    /// What hosts were called when their probes were started, by their ids.
    var probed: [Int: String] = [:]

    private struct Plan: Codable {
        var time: Duration
        var kind: Kind
        var id: Int
        var event: Event
    }

    /// What happens to an object after a while.
    enum Event: Codable, Sendable {
        /// It enters a state.
        case state(Int)
        /// A VM walks on.
        case walk([VMStep])
    }

    init(release: Demo.Release, step: Duration, epoch: Int, isEmpty: Bool) {
        self.release = release
        self.step = step
        self.epoch = epoch
        objects = isEmpty ? Self.bare : Self.recorded
        for kind in Kind.allCases { nextIDs[kind] = max((objects[kind]?.keys.max() ?? -1) + 1, kind.firstID) }
        guard !isEmpty else { return }
        for kind in [Kind.vm, .backupjob] {
            for object in all(kind) {
                for action in object["TEMPLATE"].all("SCHED_ACTION") { scheduled[action.id] = action }
                change(kind, object.id) { $0["TEMPLATE"].remove("SCHED_ACTION") }
            }
        }
        nextAction = (scheduled.keys.max() ?? -1) + 1
        // The VM of the documentation's examples.
        _ = try? instantiate(0, name: "web01", as: oneadmin)
        advance(to: step * 3)
        begin()
    }

    /// Makes this the beginning.
    mutating func begin() {
        for index in plans.indices { plans[index].time -= elapsed }
        elapsed = .zero
    }

    /// How long the cloud has been there, or was when it was saved.
    func elapsed(at date: Date) -> Duration { max(elapsed, .seconds(date.timeIntervalSince1970 - Double(epoch))) }

    static let recorded: [Kind: [Int: Node]] = Dictionary(
        uniqueKeysWithValues: Kind.allCases.map { kind in
            let pool =
                Recorded.document(kind == .acl ? "one.acl.info" : "one.\(kind)pool.info")?.all(kind.element)
                ?? []
            var documents = pool.map { Recorded.document("one.\(kind).info-\($0.id)") ?? $0 }
            if kind == .marketapp, let app = try? Node(xml: Recorded.app) { documents.append(app) }
            return (kind, Dictionary(uniqueKeysWithValues: documents.map { ($0.id, $0) }))
        })

    // MARK: Time

    /// The Unix time.
    var now: Int { epoch + Int(elapsed.components.seconds) }

    /// A message with the time, as a core keeps it in the template of an object.
    func logged(_ message: String) -> String {
        "\(Self.times.string(from: Date(timeIntervalSince1970: TimeInterval(now)))) : \(message)"
    }

    private static let times: DateFormatter = {
        let formatter = DateFormatter()
        formatter.locale = Locale(identifier: "en_US_POSIX")
        formatter.timeZone = TimeZone(secondsFromGMT: 0)
        formatter.dateFormat = "EEE MMM d HH:mm:ss yyyy"
        return formatter
    }()

    /// Lets happen what happens until then.
    mutating func advance(to time: Duration) {
        while let index = plans.indices.min(by: { plans[$0].time < plans[$1].time }), plans[index].time <= time {
            let plan = plans.remove(at: index)
            elapsed = max(elapsed, plan.time)
            happen(plan.event, to: plan.kind, plan.id)
        }
        elapsed = max(elapsed, time)
    }

    /// Has something happen to an object after a step or another while, instead of what was planned for it.
    mutating func plan(_ kind: Kind, _ id: Int, _ event: Event, after wait: Duration? = nil) {
        unplan(kind, id)
        plans.append(Plan(time: elapsed + (wait ?? step), kind: kind, id: id, event: event))
    }

    mutating func unplan(_ kind: Kind, _ id: Int) { plans.removeAll { $0.kind == kind && $0.id == id } }

    /// The steps that a VM has before it.
    func planned(_ vm: Int) -> [VMStep]? {
        guard case .walk(let steps)? = plans.first(where: { $0.kind == .vm && $0.id == vm })?.event else { return nil }
        return steps
    }

    private mutating func happen(_ event: Event, to kind: Kind, _ id: Int) {
        guard self[kind, id] != nil else { return }
        switch (kind, event) {
        case (.vm, .walk(let steps)): walk(steps, vm: id)
        case (.host, .state(let state)): enter(One.HostState(rawValue: state), host: id)
        case (.image, .state(let state)): enter(One.ImageState(rawValue: state), image: id)
        case (.datastore, .state): monitor(datastore: id)
        case (.marketapp, .state(let state)): enter(One.MarketplaceAppState(rawValue: state), app: id)
        case (.vn, .state(let state)): enter(One.VirtualNetworkState(rawValue: state), network: id)
        default: break
        }
    }

    // MARK: Objects

    /// The objects of a kind, the latest first.
    func all(_ kind: Kind) -> [Node] { (objects[kind] ?? [:]).sorted { $0.key > $1.key }.map(\.value) }

    subscript(kind: Kind, id: Int) -> Node? {
        get { objects[kind]?[id] }
        set { objects[kind]?[id] = newValue }
    }

    mutating func change(_ kind: Kind, _ id: Int, _ change: (inout Node) -> Void) {
        guard var object = self[kind, id] else { return }
        change(&object)
        self[kind, id] = object
    }

    mutating func set(_ state: some OneConstant, of kind: Kind, _ id: Int) { change(kind, id) { $0.set(state) } }

    func nextID(_ kind: Kind) -> Int { nextIDs[kind] ?? 0 }

    /// The id of an object that is to be added.
    mutating func newID(_ kind: Kind) -> Int {
        defer { nextIDs[kind] = nextID(kind) + 1 }
        return nextID(kind)
    }

    // MARK: Calls

    /// Answers a call.
    mutating func answer(_ call: Call) throws -> FrontEnd.Reply {
        guard release.has(call.method) else { throw OneError(.fault(-506), "Method '\(call.method)' not defined") }
        guard call.method.hasPrefix("one.") else { return try recorded(call) }
        let user = try user(of: call)
        caller = user.id
        let names = call.method.split(separator: ".").map(String.init)
        guard names.count == 3 else { return try recorded(call) }
        if names[1] == "system", names[2] == "version" { return .result(.string(release.rawValue)) }
        if let kind = Kind(rawValue: names[1]) {
            // The id comes first but in few calls.
            let id = MethodDescription.named(call.method)?.parameters.first?.type == "Int" ? try call.int(1) : -1
            if let result = try result(names[2], kind, id, call, user) ?? common(names[2], kind, id, call, user) {
                return .result(result)
            }
        } else if names[1].hasSuffix("pool"), let kind = Kind(rawValue: String(names[1].dropLast(4))),
            let pool = try pool(names[2], kind, call, user)
        {
            return .result(document(pool))
        } else if names[1].hasSuffix("quota"), let kind = Kind(rawValue: String(names[1].dropLast(5))) {
            return .result(document(try defaultQuotas(of: kind, names[2], call, user)))
        }
        return try recorded(call)
    }

    /// The result of what only some kinds can do.
    private mutating func result(
        _ verb: String, _ kind: Kind, _ id: Int, _ call: Call, _ user: User
    ) throws -> One.XMLRPCValue? {
        switch kind {
        case .acl: try acl(verb, id, call, user)
        case .cluster: try cluster(verb, id, call, user)
        case .datastore: try datastore(verb, id, call, user)
        case .document: try document(verb, id, call, user)
        case .secgroup: try securityGroup(verb, id, call, user)
        case .vmgroup: try vmGroup(verb, id, call, user)
        case .group: try group(verb, id, call, user)
        case .hook: try hook(verb, id, call, user)
        case .host: try host(verb, id, call, user)
        case .image: try image(verb, id, call, user)
        case .template: try template(verb, id, call, user)
        case .user: try self.user(verb, id, call, user)
        case .vdc: try vdc(verb, id, call, user)
        case .vm: try vm(verb, id, call, user)
        case .vn: try network(verb, id, call, user)
        case .vntemplate: try networkTemplate(verb, id, call, user)
        case .vrouter: try virtualRouter(verb, id, call, user)
        case .market: try market(verb, id, call, user)
        case .marketapp: try marketApp(verb, id, call, user)
        case .backupjob: try backupJob(verb, id, call, user)
        case .zone: try zone(verb, id, call, user)
        }
    }

    /// An answer's document, as the release has it.
    func document(_ document: Node) -> One.XMLRPCValue { .string(release.document(document).xml) }

    /// Answers as was recorded what does not live.
    private func recorded(_ call: Call) throws -> FrontEnd.Reply {
        if let answer = Recorded.answer(call.method) { return .http(200, answer) }
        if call.method.hasSuffix(".monitoring"), let answer = Recorded.answer("\(call.method)-\(try call.int(1))") {
            return .http(200, answer)
        }
        throw OneError(.internal, "The demo cannot do this.")
    }
}
