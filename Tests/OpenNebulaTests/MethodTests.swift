import Foundation
import OpenNebulaTesting
import Testing

@testable import OpenNebula

/// What each method really sends, against what a core says it takes.
@Suite struct MethodTests {
    struct Fact {
        /// The types that the core advertises for the arguments, without the session.
        var types: [String]
        /// The fewest arguments that the core accepts, the session counted; nil where that is not known.
        var fewest: Int?
    }

    static let facts: [String: Fact] = {
        guard let file = Bundle.module.url(forResource: "methods", withExtension: "tsv", subdirectory: "Fixtures"),
            let text = try? String(contentsOf: file, encoding: .utf8)
        else { return [:] }
        var facts: [String: Fact] = [:]
        for line in text.split(separator: "\n").dropFirst() {
            let row = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
            facts[String(row[0].dropFirst(4))] = Fact(
                types: row[2].split(separator: " ").dropFirst().map(String.init), fewest: Int(row[3]))
        }
        return facts
    }()

    /// Where a core advertises other arguments than it takes.
    static let corrected: [String: [String]] = [
        // Arguments that are documented, and not advertised.
        "hostpool.monitoring": ["int"],
        "marketapp.allocate": ["string", "int"],
        "marketapp.info": ["int", "boolean"],
        "marketapppool.info": ["int", "int", "int"],
        "template.delete": ["int", "boolean"],
        "template.instantiate": ["int", "string", "boolean", "string", "boolean"],
        "vm.allocate": ["string", "boolean"],
        "vm.disksnapshotrevert": ["int", "int", "int"],
        "vm.updateconf": ["int", "string", "int"],
        "vm.updatenic": ["int", "int", "string", "int"],
        "vn.allocate": ["string", "int"],
        "vntemplatepool.info": ["int", "int", "int"],
        // Documented as a boolean. A core faults where it gets the integer that it advertises.
        "market.enable": ["int", "boolean"],
        "marketapp.enable": ["int", "boolean"],
        "user.enable": ["int", "boolean"],
        "zone.enable": ["int", "boolean"],
        // Documented in another order, and a core faults on the advertised one.
        "vm.resize": ["int", "string", "boolean"],
        // Advertised arguments that nothing documents, and the core does not need.
        "cluster.allocate": ["string"],
        "vmpool.calculateshowback": ["int", "int", "int", "int"],
    ]

    @Test func everyMethodIsDeclared() {
        #expect(Self.facts.count == 307)
        #expect(Set(MethodDescription.all.map(\.name)) == Set(Self.facts.keys))
        #expect(Set(EveryMethod.calls.map(\.name)) == Set(Self.facts.keys))
    }

    @Test func everyCallSendsWhatTheCoreTakes() async throws {
        let (calls, log) = AsyncStream.makeStream(of: FrontEnd.Call.self)
        try await FrontEnd.run({ call in
            log.yield(call)
            return .value([false, "not done", 0x2000, -1])
        }) { frontEnd in
            let one = try OneServer(frontEnd.endpoint, session: "user:password")
            for (name, call) in EveryMethod.calls {
                let error = await #expect(throws: OneError.self, "\(name)") { try await call(one) }
                #expect(error?.code == .internal && error?.method == "one.\(name)")
            }
        }
        log.finish()
        let sent = await calls.reduce(into: []) { $0.append($1) }
        #expect(sent.count == EveryMethod.calls.count)
        for (call, (name, _)) in zip(sent, EveryMethod.calls) {
            #expect(call.method == "one.\(name)")
            #expect(call.arguments.first == "user:password")
            let types = call.arguments.dropFirst().map { $0.typeName }
            #expect(types == Self.corrected[name] ?? Self.facts[name]?.types, "\(name)")
            // Each argument is in its place: its value says which it is.
            for (index, argument) in call.arguments.dropFirst().enumerated() {
                switch argument {
                case .string(let text) where text.contains("text"): #expect(text == "text \(index + 1)", "\(name)")
                case .string(let text) where text.hasPrefix("A="): #expect(text == "A=\"\(index + 1)\"", "\(name)")
                case .int(let value) where value > 1: #expect(value == index + 1, "\(name)")
                default: break
                }
            }
        }
    }

    /// Arguments have a default where the core needs them not, and only there.
    @Test func defaultsAreWhereTheCoreNeedsNone() {
        for method in MethodDescription.all {
            guard let fewest = Self.facts[method.name]?.fewest else { continue }
            let parameters = method.signature.split(separator: "->")[0].split(separator: "_ ").dropFirst()
            let required = parameters.filter { !$0.contains(" = ") }.count
            #expect(required + 1 == fewest, "\(method.name)")
        }
    }
}

extension One.XMLRPCValue {
    /// The type's name, as `system.methodSignature` has it.
    fileprivate var typeName: String {
        switch self {
        case .int: "int"
        case .bool: "boolean"
        case .double: "double"
        case .string: "string"
        case .dateTime: "dateTime.iso8601"
        case .base64: "base64"
        case .struct: "struct"
        case .array: "array"
        case .nil: "nil"
        }
    }
}
