import Foundation
import InMemoryTracing
import Logging
import Metrics
import MetricsTestKit
import OpenNebulaTesting
import Testing
import Tracing

@testable import OpenNebula

/// What is shown of calls, and what is not.
@Suite struct WatchTests {
    static let metrics = TestMetrics()
    static let tracer = InMemoryTracer()
    /// Both are the process's: other tests' calls are in there as well.
    static let bootstrap: Void = {
        MetricsSystem.bootstrap(metrics)
        InstrumentationSystem.bootstrap(tracer)
    }()

    /// A loop over a stream that is left early is logged and counted like any end.
    @Test func aStreamThatIsLeftHasAnEnd() async throws {
        Self.bootstrap
        let log = CallTests.Log()
        try await FrontEnd.run({ _ in .result(One.HostPool.example((0..<500).map { .example(ID: $0) })) }) { frontEnd in
            let one = try OneServer(
                frontEnd.endpoint, session: "a:b", logger: Logger(label: "test") { _ in log })
            for try await host in one.hostpool.stream() where host.ID == 2 { break }
            for try await _ in one.hostpool.stream() {}
        }
        let lines = log.lines
        #expect(lines.count == 4 && lines[1].hasPrefix("call left ") && lines[3].hasPrefix("call "), "\(lines)")
        #expect(lines[1].contains("\"outcome\": left") && lines[3].contains("\"outcome\": success"))
        let left = Self.metrics.counters.filter { counter in
            counter.label == "opennebula.calls" && counter.dimensions.map(\.1) == ["one.hostpool.info", "left"]
        }
        #expect(left.map(\.totalValue) == [1])
    }

    /// A metric is kept for each label: their values are few, whatever is called and whatever fails.
    @Test func labelsOfMetricsAreFew() async throws {
        Self.bootstrap
        try await FrontEnd.run({ call in
            call.method.hasSuffix("0") ? .http(500 + call.method.count, "") : .fault(-call.method.count, "")
        }) { frontEnd in
            let one = try OneServer(frontEnd.endpoint, session: "a:b")
            for number in 0..<40 {
                _ = try? await one.call("few" + String(repeating: "x", count: number) + "\(number)")
            }
        }
        let calls = Self.metrics.counters.filter { $0.label == "opennebula.calls" }
        let outcomes = Set(calls.map { $0.dimensions[1].1 })
        #expect(
            outcomes.isSuperset(of: ["http", "fault"]) && outcomes.allSatisfy { $0.allSatisfy(\.isLetter) },
            "\(outcomes)")
        let methods = Set(calls.map { $0.dimensions[0].1 })
        #expect(methods.contains("other") && !methods.contains { $0.hasPrefix("one.few") })
    }

    @Test func callsAreShownAndSecretsAreNot() async throws {
        Self.bootstrap
        let log = CallTests.Log()
        let logger = Logger(label: "test") { _ in log }
        let secrets = ["s3cr3t", "n3wpass", "t0ken"]
        try await FrontEnd.run({ call in
            switch call.method {
            case "one.watch.read": .result("<A>12345</A>")
            case "one.watch.break": .drop
            default: .value([false, "no \(call.arguments)", 0x0200, -1, -1])
            }
        }) { frontEnd in
            let one = try OneServer(frontEnd.endpoint, session: "oneadmin:s3cr3t", logger: logger)
            try await one.call("watch.read")
            var errors: [OneError] = []
            for call in [
                { _ = try await one.user.passwd(0, "n3wpass") },
                { _ = try await one.user.login("oneadmin", "t0ken", 60) },
                { _ = try await one.user.allocate("bob", "n3wpass", "core", []) },
                { _ = try await one.call("watch.break") },
            ] as [() async throws -> Void] {
                do { try await call() } catch { errors.append(try #require(error as? OneError)) }
            }
            #expect(errors.map(\.code) == [.authorization, .authorization, .authorization, .interrupted])

            let lines = log.lines
            #expect(lines.count == 10, "five begin, five end")
            let read = lines.filter { $0.contains("one.watch.read") }
            for name in ["request", "method", "duration", "sent", "received"] { #expect(read[1].contains(name)) }
            let spans = Self.tracer.finishedSpans.filter { $0.operationName.hasPrefix("one.watch.") }
            #expect(Set(spans.map(\.operationName)) == ["one.watch.read", "one.watch.break"])
            #expect(spans.first { $0.operationName == "one.watch.break" }?.errors.count == 1)
            let calls = Self.metrics.counters.filter { counter in
                counter.label == "opennebula.calls" && counter.dimensions[0].1 == "other"
            }
            #expect(Set(calls.map { $0.dimensions[1].1 }).isSuperset(of: ["interrupted", "success"]))
            #expect(calls.allSatisfy { $0.totalValue >= 1 })

            var shown = lines + errors.flatMap { ["\($0)", String(reflecting: $0)] }
            for value in [one, one.user, errors] as [Any] {
                var text = ""
                dump(value, to: &text)
                shown.append(text)
            }
            shown += Self.tracer.finishedSpans.map { "\($0)" }
            shown += Self.metrics.counters.map { "\($0.label) \($0.dimensions)" }
            shown += Self.metrics.timers.map { "\($0.label) \($0.dimensions)" }
            for text in shown { for secret in secrets { #expect(!text.contains(secret), "\(text)") } }
        }
    }
}
