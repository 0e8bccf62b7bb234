import Foundation
import OpenNebulaTesting
import Testing

@testable import OpenNebula

/// Steps that were taken on a real core, taken on the demo: each answer is compared with the core's.
@Suite struct TranscriptTests {
    /// What was recorded, and in which steps the demo differs from the core, with the reason.
    struct Recorded: Sendable {
        var file: String
        var release: Demo.Release = .v7_4
        /// Whether the core was a new installation.
        var isNew = false
        var differences: [Int: String]
    }
    private static let words = "the words of the core's parser generator, with numbers that are not initialized"
    private static let records = "the core shows VMs as they were when a record was written last, amid a change"
    private static let measured = "the datastore was measured at another time, or its disk is another"
    /// The life of one of each kind of object, on two releases; calls that are refused, among others that lead there;
    /// and what the users of a new cloud do with it, on two releases.
    private static let recorded = [
        Recorded(
            file: "transcript-7.4.0",
            differences: [342: words, 387: records, 501: "the zone of that cloud had one attribute more"]),
        Recorded(file: "refusals-7.4.0", differences: [53: words, 82: words]),
        Recorded(
            file: "users-7.4.0", isNew: true,
            differences: [66: measured, 78: measured, 87: measured, 93: measured]),
        Recorded(
            file: "transcript-6.10.0", release: .v6_10, isNew: true,
            differences: [
                54: "the core's host had reported twice", 68: measured, 74: measured, 78: measured,
                80: "the core's datastore was done sooner", 343: words, 388: records,
            ]),
        Recorded(
            file: "users-6.10.0", release: .v6_10, isNew: true,
            differences: [
                66: "the datastores of a new 6.10 have the driver ssh, those of the demo have local", 78: measured,
                87: measured, 93: measured, 102: measured,
            ]),
    ]

    @Test(arguments: recorded, [false, true]) func theDemoAnswersAsACore(_ recorded: Recorded, isOverHTTP: Bool)
        async throws
    {
        let steps = try Self.steps(recorded.file)
        let clock = ManualClock()
        let demo = Demo(release: recorded.release, empty: recorded.isNew, clock: clock)
        let report =
            if isOverHTTP {
                try await FrontEnd.run(demo.answer) { frontEnd in
                    await Self.play(steps, Player(clock: clock) { try OneServer(frontEnd.endpoint, session: $0) })
                }
            } else {
                await Self.play(steps, Player(clock: clock) { try OneServer(answering: demo, session: $0) })
            }
        // What leads there must be right as well.
        let differing = report.indices.filter { report[$0] != nil }.map { $0 + 1 }
        let count = steps.count { $0.isCounted }
        print("\(count - differing.count) of \(count) steps as the core")
        if let path = ProcessInfo.processInfo.environment["TRANSCRIPT_REPORT"] {
            let lines = zip(steps, report).enumerated().map { "\($0 + 1)\t\($1.0)\t\($1.1 ?? "as the core")\n" }
            try lines.joined().write(
                toFile: "\(path)/\(recorded.file)\(isOverHTTP ? "-http" : "").tsv", atomically: true, encoding: .utf8)
        }
        #expect(differing == recorded.differences.keys.sorted())
    }

    private static func steps(_ file: String) throws -> [Step] {
        let file = try #require(Bundle.module.url(forResource: file, withExtension: "jsonl", subdirectory: "Fixtures"))
        let decoder = JSONDecoder()
        let steps = try String(contentsOf: file, encoding: .utf8).split(separator: "\n")
            .map { try decoder.decode(Step.self, from: Data($0.utf8)) }
        // Where only some steps were recorded, the others lead there.
        guard steps.contains(where: { $0.recorded != nil }) else { return steps }
        return steps.map { step in
            var step = step
            step.isCounted = step.recorded != nil
            return step
        }
    }

    /// - Returns: What differs in each step; nil where nothing does.
    private static func play(_ steps: [Step], _ player: Player) async -> [String?] {
        var report: [String?] = []
        for step in steps { report.append(await player.take(step)) }
        return report
    }
}

/// A call with what a core answered, or the states of an object until it came to rest.
private struct Step: Decodable, CustomStringConvertible {
    struct Refusal: Decodable {
        var code: Int
        var message: String
        var object: Int
    }
    struct Fault: Decodable {
        var code: Int
        var message: String
    }

    /// An argument, or the id that an earlier step made.
    enum Value: Decodable {
        case value(One.XMLRPCValue)
        case id(String)

        init(from decoder: any Decoder) throws {
            let container = try decoder.singleValueContainer()
            if let made = try? container.decode([String: String].self), let name = made["id"] {
                self = .id(name)
            } else if let bool = try? container.decode(Bool.self) {
                self = .value(.bool(bool))
            } else if let int = try? container.decode(Int.self) {
                self = .value(.int(int))
            } else if let double = try? container.decode(Double.self) {
                self = .value(.double(double))
            } else if let text = try? container.decode(String.self) {
                self = .value(.string(text))
            } else {
                let ints = try container.decode([Int].self)
                self = .value(.array(ints.map { .int($0) }))
            }
        }
    }

    private enum CodingKeys: CodingKey {
        case method, args, recorded, user, makes, result, document, error, fault, settle, id, states
    }

    var isCounted = true
    /// The name of the recording, for those that have one.
    var recorded: String?
    var method: String?
    var args: [Value]?
    var user: String?
    var makes: String?
    var result: Value?
    var document: String?
    var error: Refusal?
    var fault: Fault?
    var settle: String?
    var id: String?
    var states: [String]?

    var description: String { recorded ?? method ?? "\(settle ?? "") settles" }
}

/// Takes steps on a cloud of its own.
private final class Player {
    private let clock: ManualClock
    /// The cloud for a session.
    private let server: (String) throws -> OneServer
    /// What the demo and the core called what a step made.
    private var ids: [String: (demo: Int, core: Int)] = [:]
    /// The state of an object that was seen last.
    private var states: [String: String] = [:]

    init(clock: ManualClock, server: @escaping (String) throws -> OneServer) {
        self.clock = clock
        self.server = server
    }

    private var oneadmin: OneServer { get throws { try server("oneadmin:onepass") } }

    /// - Returns: What differs; nil where nothing does.
    func take(_ step: Step) async -> String? {
        do {
            if let method = step.method {
                return try await call("one.\(method)".replacing("one.one.", with: "one."), step)
            }
            return try await settle(step)
        } catch {
            return "\(error)"
        }
    }

    private func call(_ method: String, _ step: Step) async throws -> String? {
        // A call takes a while.
        clock.advance(by: .milliseconds(200))
        let arguments = (step.args ?? []).map { argument -> One.XMLRPCValue in
            switch argument {
            case .value(.string(let text)):
                .string(ids.reduce(text) { $0.replacing("{\($1.key)}", with: "\($1.value.demo)") })
            case .value(let value): value
            case .id(let name): .int(ids[name]?.demo ?? 987_654)
            }
        }
        let answer: One.XMLRPCValue
        do {
            let one = try step.user.map { try server($0.contains(":") ? $0 : "ann-80192:s3cretpw") } ?? oneadmin
            answer = try await one.perform(method, arguments)
        } catch let error as OneError {
            if let fault = step.fault { return error.faultCode == fault.code ? nil : "\(error)" }
            guard let refusal = step.error else { return "refused: \(error.message)" }
            guard error.code.coreNumber == refusal.code else { return "\(error.code), not \(refusal.code)" }
            let (found, expected) = (Self.withoutNumbers(error.message), Self.withoutNumbers(refusal.message))
            guard found == expected else { return "\(error.message), not \(refusal.message)" }
            return (error.objectID ?? -1 < 0) == (refusal.object < 0) ? nil : "object \(refusal.object)"
        }
        if let refusal = step.error { return "accepted, not \(refusal.message)" }
        if let fault = step.fault { return "accepted, not \(fault.message)" }
        if let made = step.makes {
            guard case .int(let id) = answer, case .value(.int(let core))? = step.result else { return "\(answer)" }
            ids[made] = (id, core)
            return nil
        }
        if let document = step.document {
            guard case .string(let found) = answer else { return "no document" }
            return try difference(
                Tree(xml: found), Tree(xml: document), isPool: method.contains("pool.") || method == "one.acl.info")
        }
        switch (answer, step.result) {
        case (_, nil): return nil
        case (.int(let found), .value(.int(let expected))):
            let isMapped = found == expected || ids.values.contains { $0.demo == found && $0.core == expected }
            // A scheduled action's id is of the cloud.
            return isMapped || method == "one.vm.schedadd" ? nil : "\(found), not \(expected)"
        case (let found, .value(let expected)): return found == expected ? nil : "\(found), not \(expected)"
        default: return "\(answer)"
        }
    }

    // MARK: Documents

    /// Of pools, only what a step made is compared: the core had other objects as well.
    private func difference(_ found: Tree, _ expected: Tree, isPool: Bool) -> String? {
        guard isPool else { return difference(found.leaves, expected.leaves) }
        guard found.name == expected.name else { return "\(found.name), not \(expected.name)" }
        let made = { (pool: Tree, id: KeyPath<(demo: Int, core: Int), Int>) in
            pool.children.filter { member in
                let number = member.children.first { ["ID", "OID"].contains($0.name) }?.text
                return self.ids.contains { name, ids in
                    "\(ids[keyPath: id])" == number && Self.kind(of: member) == name.prefix { !$0.isNumber }
                }
            }.flatMap(\.leaves)
        }
        return difference(made(found, \.demo), made(expected, \.core))
    }

    private static func kind(of member: Tree) -> String {
        let kinds = ["VNET": "vn", "SECURITY_GROUP": "sg", "VMTEMPLATE": "tpl", "HISTORY": "vm", "DOCUMENT": "doc"]
        let others = ["DATASTORE": "ds", "VM_GROUP": "vg", "VROUTER": "vr", "VNTEMPLATE": "vnt"]
        return kinds[member.name] ?? others[member.name] ?? member.name.lowercased()
    }

    private func difference(_ found: [Leaf], _ expected: [Leaf]) -> String? {
        let paths = (found.map(\.path), expected.map(\.path))
        guard paths.0 == paths.1 else {
            let changes = paths.0.difference(from: paths.1).map { change in
                switch change {
                case .insert(_, let path, _): "+\(path)"
                case .remove(_, let path, _): "-\(path)"
                }
            }
            return "differs in \(changes.prefix(12).joined(separator: ", "))"
        }
        let differences = zip(found, expected).filter { !isSame($0, $1) }
        guard !differences.isEmpty else { return nil }
        let shown = differences.prefix(8).map { "\($0.path)=\($0.text), not \($1.text)" }
        return "differs in \(shown.joined(separator: "; "))"
    }

    /// Whether leaves are the same, but for what every cloud has of its own: ids, times, addresses, hashes, and what
    /// is measured.
    private func isSame(_ found: Leaf, _ expected: Leaf) -> Bool {
        let path = found.path.split(separator: "/")
        let name = path.last ?? ""
        let isMeasured =
            path.contains("MONITORING") || path.suffix(2) == ["MEMORY", "FREE"] || path.suffix(2) == ["MEMORY", "USED"]
        if found.text == expected.text || isMeasured || name.hasSuffix("ID") || name.hasSuffix("TIME")
            || name.hasPrefix("MAC")
            || name.hasSuffix("PASSWORD")
            || ["LAST_POLL", "KEY", "DATE", "TIMESTAMP", "PORT", "ALLOCATED"].contains(name)
        {
            return found.text.isEmpty == expected.text.isEmpty
        }
        let numbers = [found.text, expected.text].map { $0.matches(of: #/\d+/#).map { $0.output } }
        return Self.withoutNumbers(found.text) == Self.withoutNumbers(expected.text)
            && zip(numbers[0], numbers[1]).allSatisfy { found, expected in
                found == expected || ids.values.contains { "\($0.demo)" == found && "\($0.core)" == expected }
            }
    }

    private static func withoutNumbers(_ text: String) -> String { text.replacing(#/\d+/#, with: "#") }

    // MARK: States

    /// Lets time pass until the object rests in the state that it rested in.
    private func settle(_ step: Step) async throws -> String? {
        guard let kind = step.settle, let name = step.id, let expected = step.states else { return "no states" }
        guard let id = ids[name]?.demo else { return "nothing was made" }
        // A core may not have begun yet, when it was looked at.
        var seen = states[name] == expected.first ? [expected[0]] : []
        var rested = 0
        while rested < 8 {
            let tree = try await oneadmin.perform("one.\(kind).info", [id]) as OneDocument
            let state = [tree.STATE.string, kind == "vm" ? tree.LCM_STATE.string : nil].compactMap(\.self)
                .joined(separator: "/")
            rested = seen.last == state ? rested + 1 : 0
            if seen.last != state { seen.append(state) }
            clock.advance(by: .milliseconds(500))
        }
        states[name] = seen.last
        var rest = seen[...]
        for state in expected {
            guard let index = rest.firstIndex(of: state) else { return "\(seen), not \(expected)" }
            rest = rest[index...]
        }
        return seen.last == expected.last ? nil : "\(seen), not \(expected)"
    }
}
