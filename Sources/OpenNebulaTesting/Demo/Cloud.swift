import Foundation
import OpenNebula

/// The state of the demo's cloud, and its replies to calls.
struct Cloud: Sendable, Codable {
    typealias Call = FrontEnd.Call

    let release: Demo.Release
    /// How long a transient state lasts.
    let step: Duration
    /// The Unix time at which the cloud started.
    private let epoch: Int
    /// The time since then.
    private(set) var elapsed: Duration = .zero

    private var objects: [Kind: [Int: Node]]
    private var nextIDs: [Kind: Int] = [:]
    /// The events that are due. Each of them is for one object.
    private var plans: [Plan] = []
    /// The remaining steps of VMs whose driver failed, by the VMs' ids.
    var stalled: [Int: [VMStep]] = [:]
    /// The faults that a test has injected.
    var faults = Faults()
    /// The history records of VMs, by VM and sequence number. Each holds the VM as it was then.
    var records: [Int: [Int: Node]] = [:]
    /// The scheduled actions of VMs and backup jobs, by id.
    var scheduled: [Int: Node] = [:]
    var nextAction = 0
    /// The passwords of users, by the users' ids.
    var passwords: [Int: String] = [0: "onepass", 2: "s3cret"]
    /// The id of the user who made the current call.
    private(set) var caller = 0
    /// The names of hosts at the time when their probes were started, by the hosts' ids.
    var probed: [Int: String] = [:]

    private struct Plan: Codable {
        var time: Duration
        var kind: Kind
        var id: Int
        var event: Event
    }

    /// An event that happens to an object later.
    enum Event: Codable, Sendable {
        /// The object enters a state.
        case state(Int)
        /// A VM takes its next steps.
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
        // The documentation's examples use this VM.
        _ = try? instantiate(0, name: "web01", as: oneadmin)
        advance(to: step * 3)
        begin()
    }

    /// Makes the current time the start of the cloud.
    mutating func begin() {
        for index in plans.indices { plans[index].time -= elapsed }
        elapsed = .zero
    }

    /// Returns the time from the start of the cloud to a date, but at least the time when it was saved.
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

    /// The current Unix time.
    var now: Int { epoch + Int(elapsed.components.seconds) }

    /// Returns a message with the current time, in the form that a core stores in an object's template.
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

    /// Advances the time, and carries out the events that are due until then.
    mutating func advance(to time: Duration) {
        while let index = plans.indices.min(by: { plans[$0].time < plans[$1].time }), plans[index].time <= time {
            let plan = plans.remove(at: index)
            elapsed = max(elapsed, plan.time)
            happen(plan.event, to: plan.kind, plan.id)
        }
        elapsed = max(elapsed, time)
    }

    /// Plans an event for an object, after a step or another duration. It replaces the events planned before.
    mutating func plan(_ kind: Kind, _ id: Int, _ event: Event, after wait: Duration? = nil) {
        unplan(kind, id)
        plans.append(Plan(time: elapsed + (wait ?? step), kind: kind, id: id, event: event))
    }

    mutating func unplan(_ kind: Kind, _ id: Int) { plans.removeAll { $0.kind == kind && $0.id == id } }

    /// Returns the steps that are planned for a VM.
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

    /// Returns the objects of a kind, newest first.
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

    /// Returns the id for a new object, and reserves it.
    mutating func newID(_ kind: Kind) -> Int {
        defer { nextIDs[kind] = nextID(kind) + 1 }
        return nextID(kind)
    }

    // MARK: Calls

    /// Replies to a call.
    mutating func answer(_ call: Call) throws -> FrontEnd.Reply {
        guard release.has(call.method) else { throw OneError(.fault(-506), "Method '\(call.method)' not defined") }
        guard call.method.hasPrefix("one.") else { return try recorded(call) }
        let user = try user(of: call)
        caller = user.id
        let names = call.method.split(separator: ".").map(String.init)
        guard names.count == 3 else { return try recorded(call) }
        if names[1] == "system", names[2] == "version" { return .result(.string(release.rawValue)) }
        if let kind = Kind(rawValue: names[1]) {
            // In most calls, the id is the first parameter.
            let id = MethodDescription.named(call.method)?.parameters.first?.type == "Int" ? try call.int(1) : -1
            do {
                if let result = try result(names[2], kind, id, call, user) ?? common(names[2], kind, id, call, user) {
                    return .result(try release.result(result, of: call))
                }
            } catch let error as OneError { throw release.error(error, of: names[2], on: kind) }
        } else if names[1].hasSuffix("pool"), let kind = Kind(rawValue: String(names[1].dropLast(4))),
            let pool = try pool(names[2], kind, call, user)
        {
            return .result(document(pool))
        } else if names[1].hasSuffix("quota"), let kind = Kind(rawValue: String(names[1].dropLast(5))) {
            return .result(document(try defaultQuotas(of: kind, names[2], call, user)))
        }
        return try recorded(call)
    }

    /// Returns the result of a method that is specific to a kind; nil for other methods.
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

    /// Returns a document as the result of a call, in the form of the release.
    func document(_ document: Node) -> One.XMLRPCValue { .string(release.document(document).xml) }

    /// Replies with a recording. This is for methods that the demo does not simulate.
    private func recorded(_ call: Call) throws -> FrontEnd.Reply {
        if let answer = Recorded.answer(call.method) { return .http(200, answer) }
        if call.method.hasSuffix(".monitoring"), let answer = Recorded.answer("\(call.method)-\(try call.int(1))") {
            return .http(200, answer)
        }
        throw OneError(.internal, "The demo cannot do this.")
    }
}
