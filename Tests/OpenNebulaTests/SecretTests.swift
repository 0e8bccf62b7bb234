import Foundation
import Logging
import OpenNebulaTesting
import Testing

@testable import OpenNebula

/// A password or a token that is an argument is shown nowhere, however the method is called.
@Suite struct SecretTests {
    /// The arguments that the reference calls passwords and tokens, by method, counted without the session.
    static let places = ["user.allocate": 1, "user.chauth": 2, "user.login": 1, "user.passwd": 1]

    private static let secret = "n3w-p4ss\"w&rd"

    enum Way: CaseIterable { case declared, byName, ofNamespace, inMulticall, inRawMulticall }

    private static let declared: [String: @Sendable (OneServer) async throws -> Void] = [
        "user.allocate": { try await $0.user.allocate("bob", secret, "core") },
        "user.chauth": { try await $0.user.chauth(2, "core", secret) },
        "user.login": { _ = try await $0.user.login("bob", secret, 60) },
        "user.passwd": { try await $0.user.passwd(2, secret) },
    ]

    private static let arguments: [String: [One.XMLRPCValue]] = [
        "user.allocate": ["bob", .string(secret), "core", []], "user.chauth": [2, "core", .string(secret)],
        "user.login": ["bob", .string(secret), 60, -1], "user.passwd": [2, .string(secret)],
    ]

    @Test func theTableHasThem() {
        let found = MethodDescription.all.filter { method in
            let arguments = (0..<12).map { One.XMLRPCValue.string("argument \($0)") }
            return !MethodDescription.secrets(in: arguments, of: "one.\(method.name)").isEmpty
        }
        #expect(Set(found.map(\.name)) == Set(Self.places.keys))
        for (method, place) in Self.places {
            let arguments = (0..<12).map { One.XMLRPCValue.string("\($0)") }
            #expect(MethodDescription.secrets(in: arguments, of: "one.\(method)") == ["\(place)"])
        }
    }

    /// Against a core that refuses, and repeats all it was sent; and against one that answers with the token.
    @Test(arguments: places.keys.sorted(), Way.allCases) func aSecretIsShownNowhere(
        _ method: String, _ way: Way
    ) async throws {
        WatchTests.bootstrap
        let log = CallTests.Log()
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
        defer { try? FileManager.default.removeItem(at: folder) }
        let answers: [FrontEnd.Handler] = [
            { call in .value([false, .string("no \(Self.texts(call).joined(separator: ", "))"), 0x0200, 2, -1]) },
            { call in .result(.string(Self.texts(call).last ?? "")) },
            { _ in .drop },
        ]
        var shown: [String] = []
        for (index, answer) in answers.enumerated() {
            try await FrontEnd.run(answer) { frontEnd in
                frontEnd.on("system.multicall") { _ in .fault(-506, "Method 'system.multicall' not defined") }
                let one = try OneServer(
                    frontEnd.endpoint, session: "oneadmin:s3ss10n", logger: Logger(label: "test") { _ in log }
                ).recording(to: folder.appendingPathComponent("\(index)"))
                for result in await Self.call(method, way, one) {
                    var text = ""
                    dump(result, to: &text)
                    if case .failure(let error) = result { shown += ["\(error)", String(reflecting: error), text] }
                }
                shown += ["\(one)", "\(one.user)"]
            }
        }
        #expect(shown.count > 6)
        shown += log.lines
        shown += WatchTests.tracer.finishedSpans.map { "\($0) \($0.errors)" }
        shown += WatchTests.metrics.counters.map { "\($0.label) \($0.dimensions)" }
        for case let file as URL in try #require(
            FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil))
        where !file.hasDirectoryPath {
            shown += [file.lastPathComponent, try String(contentsOf: file, encoding: .utf8)]
        }
        #expect(shown.contains { $0.contains("one.\(method)") && $0.contains("redacted") }, "nothing was recorded")
        for text in shown {
            for secret in ["n3w-p4ss", "w&rd", "w&amp;rd", "s3ss10n"] { #expect(!text.contains(secret), "\(text)") }
        }
    }

    /// The texts among the arguments.
    private static func texts(_ call: FrontEnd.Call) -> [String] {
        call.arguments.compactMap { if case .string(let text) = $0 { text } else { nil } }
            .filter { !$0.contains("s3ss10n") || call.method == "system.multicall" }
    }

    private static func call(_ method: String, _ way: Way, _ one: OneServer) async -> [Result<Void, any Error>] {
        func attempt(_ body: () async throws -> Void) async -> [Result<Void, any Error>] {
            do { return [.success(try await body())] } catch { return [.failure(error)] }
        }
        let values = arguments[method] ?? []
        switch way {
        case .declared: return await attempt { try await declared[method]?(one) }
        case .byName:
            return await attempt { _ = try await one.perform(method, values) as One.XMLRPCValue }
        case .ofNamespace:
            // `one.user.name(…)` and `one.user.call("name", …)` take any number of arguments.
            return await attempt {
                let name = String(method.dropFirst("user.".count))
                switch values.count {
                case 2: try await one.user.call(name, values[0], values[1])
                case 3: try await one.user.call(name, values[0], values[1], values[2])
                default: try await one.user.call(name, values[0], values[1], values[2], values[3])
                }
            }
        case .inMulticall:
            return await one.system.multicall([1, 2]) { one, _ in try await declared[method]?(one) }
                .map { $0.map { _ in } }
        case .inRawMulticall:
            let call: One.XMLRPCValue = [
                "methodName": .string("one.\(method)"), "params": .array(["oneadmin:s3ss10n"] + values),
            ]
            return await attempt { _ = try await one.call("system.multicall", [call]) as One.XMLRPCValue }
        }
    }
}
