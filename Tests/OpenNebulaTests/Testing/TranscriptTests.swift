import Foundation
import OpenNebulaTesting
import Testing

@testable import OpenNebula

/// Steps that were taken on a real core, taken on the demo: each answer is compared with the core's.
@Suite(.aside) struct TranscriptTests {
    /// How many steps of the transcript the demo answers as the core did. It only grows.
    private static let reached = 192

    @Test func theDemoAnswersAsACore() async throws {
        let file = try #require(
            Bundle.module.url(forResource: "transcript-7.4.0", withExtension: "jsonl", subdirectory: "Fixtures"))
        let decoder = JSONDecoder()
        let steps = try String(contentsOf: file, encoding: .utf8).split(separator: "\n")
            .map { try decoder.decode(Step.self, from: Data($0.utf8)) }
        let player = Player()
        var alike = 0
        var report = ""
        for (index, step) in steps.enumerated() {
            let difference = await player.take(step)
            if difference == nil { alike += 1 }
            report += "\(index + 1)\t\(step)\t\(difference ?? "as the core")\n"
        }
        print("\(alike) of \(steps.count) steps as the core")
        if let path = ProcessInfo.processInfo.environment["TRANSCRIPT_REPORT"] {
            try report.write(toFile: path, atomically: true, encoding: .utf8)
        }
        #expect(alike >= Self.reached)
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

    var description: String { method ?? "\(settle ?? "") settles" }
}

/// Takes steps on a cloud of its own.
private final class Player {
    private let clock = ManualClock()
    private let demo: Demo
    /// What the demo, and the core, called what a step made.
    private var ids: [String: Int] = [:]

    init() { demo = Demo(clock: clock) }

    /// - Returns: What differs; nil where nothing does.
    func take(_ step: Step) async -> String? {
        do {
            if let method = step.method { return try await call(method, step) }
            return try await settle(step)
        } catch {
            return "\(error)"
        }
    }

    private func server(_ user: String?) throws -> OneServer {
        try OneServer(answering: demo, session: user == nil ? "oneadmin:onepass" : "ann-80192:s3cretpw")
    }

    private func call(_ method: String, _ step: Step) async throws -> String? {
        let arguments = (step.args ?? []).map { argument -> One.XMLRPCValue in
            switch argument {
            case .value(let value): value
            case .id(let name): .int(ids[name] ?? 987_654)
            }
        }
        let answer: One.XMLRPCValue
        do {
            answer = try await server(step.user).perform(method, arguments)
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
            guard case .int(let id) = answer else { return "\(answer)" }
            ids[made] = id
            return nil
        }
        if let document = step.document {
            guard case .string(let found) = answer else { return "no document" }
            let differences = try Leaves(xml: Data(Self.plain(found).utf8))
                .differences(from: Leaves(xml: Data(Self.plain(document).utf8)))
            let others = differences.filter { !Self.isOfTheCloud($0) }
            return others.isEmpty ? nil : "differs in \(others.prefix(8).joined(separator: ", "))"
        }
        switch (answer, step.result) {
        case (.int, .value(.int)), (_, nil): return nil
        case (let found, .value(let expected)): return found == expected ? nil : "\(found), not \(expected)"
        default: return "\(answer)"
        }
    }

    /// What every cloud has of its own: ids, times, addresses, hashes.
    private static func isOfTheCloud(_ path: String) -> Bool {
        let name = path.split(separator: "/").last ?? ""
        return name.hasSuffix("ID") || name.hasSuffix("TIME") || name.hasPrefix("MAC") || name.hasSuffix("PASSWORD")
            || ["LAST_POLL", "KEY", "UUID", "TIMESTAMP"].contains(name)
    }

    private static func plain(_ document: String) -> String {
        document.isEmpty ? "<EMPTY/>" : document
    }

    private static func withoutNumbers(_ text: String) -> String { text.replacing(#/\d+/#, with: "#") }

    /// Lets time pass until the object rests in the state that it rested in.
    private func settle(_ step: Step) async throws -> String? {
        guard let kind = step.settle, let name = step.id, let expected = step.states else { return "no states" }
        guard let id = ids[name] else { return "nothing was made" }
        var seen: [String] = []
        for _ in 0..<60 {
            let tree = try await server(nil).perform("\(kind).info", [id]) as OneDocument
            let state = [tree.STATE.string, kind == "vm" ? tree.LCM_STATE.string : nil].compactMap(\.self)
                .joined(separator: "/")
            if seen.last != state { seen.append(state) }
            clock.advance(by: .milliseconds(500))
        }
        var rest = seen[...]
        for state in expected {
            guard let index = rest.firstIndex(of: state) else { return "\(seen), not \(expected)" }
            rest = rest[index...]
        }
        return seen.last == expected.last ? nil : "\(seen), not \(expected)"
    }
}
