import Foundation
import OpenNebulaTesting
import Testing

@testable import OpenNebula

/// What a server does that is none of a caller's fault.
@Suite struct FaultTests {
    /// How often each call came in, and how many were there at once.
    actor Executions {
        struct Counts {
            var calls: [Int: Int] = [:]
            var running = 0
            var most = 0
        }

        private(set) var counts = Counts()

        func answer(_ call: FrontEnd.Call) async throws -> FrontEnd.Reply {
            let id = try call.int(1)
            counts.calls[id, default: 0] += 1
            counts.running += 1
            counts.most = max(counts.most, counts.running)
            await Task.yield()
            counts.running -= 1
            return .result(.int(id))
        }
    }

    private func server(
        _ frontEnd: FrontEnd, timeout: Duration = .seconds(60), retry: One.Retry = .never
    ) throws -> OneServer {
        try OneServer(frontEnd.endpoint, session: "oneadmin:onepass", timeout: timeout, retry: retry)
    }

    // MARK: Connections

    @Test(.serialized, arguments: [.asAsked, .calls(1), .calls(30), .idle(.seconds(5))] as [FrontEnd.Connections])
    func tenThousandCallsAreEachMadeOnce(_ connections: FrontEnd.Connections) async throws {
        let executions = Executions()
        try await FrontEnd.run({ try await executions.answer($0) }, connections: connections) { frontEnd in
            let one = try server(frontEnd, timeout: .seconds(300))
            let bursts = if case .idle = connections { 2 } else { 1 }
            for burst in 0..<bursts {
                try await withThrowingTaskGroup(of: Void.self) { group in
                    for task in 0..<64 {
                        group.addTask {
                            for id in stride(from: burst + task * bursts, to: 10_000, by: 64 * bursts) {
                                let answer = try await one.host.delete(id)
                                if answer != id { Issue.record("\(id) got \(answer)") }
                            }
                        }
                    }
                    try await group.waitForAll()
                }
                if burst + 1 < bursts { try await Task.sleep(for: .seconds(7)) }
            }
        }
        let counts = await executions.counts
        #expect(counts.calls.count == 10_000 && counts.calls.values.allSatisfy { $0 == 1 })
        #expect(counts.most > 1 && counts.most <= 8)
    }

    @Test func whatIsNotKnownIsSaid() async throws {
        let executions = Executions()
        try await FrontEnd.run({
            _ = try await executions.answer($0)
            return .drop
        }) { frontEnd in
            let one = try server(frontEnd, retry: .reads())
            for id in 0..<20 {
                let error = try await failure { try await one.host.delete(id) }
                #expect(error.code == .interrupted && error.message.contains("is not known"))
            }
        }
        let calls = await executions.counts.calls
        #expect(calls.count == 20 && calls.values.allSatisfy { $0 == 1 })
    }

    // MARK: Time

    @Test(
        arguments: [
            .hang, .delayed(.seconds(30), .result(1)), .stall("<methodResponse></methodResponse>"),
            .paced(Array(repeating: 0x20, count: 1000), bytesPerSecond: 1),
        ] as [FrontEnd.Reply])
    func aCallEndsAtItsDeadline(_ reply: FrontEnd.Reply) async throws {
        try await FrontEnd.run({ _ in reply }) { frontEnd in
            let one = try server(frontEnd, timeout: .milliseconds(700), retry: .reads(attempts: 100))
            let start = ContinuousClock.now
            let error = try await failure { try await one.host.delete(1) }
            #expect(error.code == .timeout)
            #expect(start.duration(to: .now) >= .milliseconds(700))
            #expect(try await failure { try await one.host.info(1) }.code == .timeout)
        }
    }

    @Test func cancellingFreesTheConnection() async throws {
        try await FrontEnd.run({ try $0.int(1) == 0 ? .hang : .result(1) }) { frontEnd in
            let one = try server(frontEnd)
            for _ in 0..<5 {
                let calls = (0..<8).map { _ in Task { try await one.host.delete(0) } }
                try await Task.sleep(for: .milliseconds(100))
                for call in calls { call.cancel() }
                for call in calls { #expect(try await failure { try await call.value }.code == .cancelled) }
                // Eight connections are all there are.
                #expect(try await one.host.delete(1) == 1)
            }
        }
    }

    // MARK: Repeating

    @Test(arguments: [.drop, .http(500, ""), .http(503, ""), .half("<methodResponse/>")] as [FrontEnd.Reply])
    func readsAreRepeated(_ fault: FrontEnd.Reply) async throws {
        try await FrontEnd.run({ _ in .result("<HOST_POOL></HOST_POOL>") }) { frontEnd in
            frontEnd.on("one.hostpool.info", times: 2, fault)
            let retry = One.Retry.reads(attempts: 3, backoff: .milliseconds(1))
            #expect(try await server(frontEnd, retry: retry).hostpool.info().HOST.isEmpty)

            frontEnd.on("one.hostpool.info", times: 3, fault)
            _ = try await failure { try await server(frontEnd, retry: retry).hostpool.info() }
            #expect(try await server(frontEnd).hostpool.info().HOST.isEmpty)

            // Not by itself, and not what may change something.
            frontEnd.on("one.hostpool.info", times: 1, fault)
            _ = try await failure { try await server(frontEnd).hostpool.info() }
            frontEnd.on("one.host.delete", times: 1, fault)
            _ = try await failure { try await server(frontEnd, retry: retry).host.delete(1) }
        }
    }

    @Test(
        arguments: [.http(404, ""), .http(200, "garbage"), .fault(-500, ""), .value([false, "no", 0x400])]
            as [FrontEnd.Reply])
    func answersAreFinal(_ reply: FrontEnd.Reply) async throws {
        try await FrontEnd.run({ _ in .result("<HOST_POOL></HOST_POOL>") }) { frontEnd in
            frontEnd.on("one.hostpool.info", times: 1, reply)
            let retry = One.Retry.reads(attempts: 3, backoff: .milliseconds(1))
            _ = try await failure { try await server(frontEnd, retry: retry).hostpool.info() }
        }
    }

    @Test func onlyReadsAreReads() {
        let writes = ["allocate", "delete", "update", "rename", "chmod", "chown", "lock", "unlock", "action", "clone"]
        for method in MethodDescription.all {
            let verb = method.name.split(separator: ".").last.map(String.init) ?? ""
            if writes.contains(verb) { #expect(!method.isRead) }
            if method.isRead { #expect(!(method.result is Int.Type), "\(method.name)") }
        }
        let repeats = { (method: String) in
            One.Retry.reads().repeats(method, after: OneError(.connection, ""), attempt: 1)
        }
        #expect(!repeats("system.multicall") && repeats("one.vmpool.infoextended") && repeats("system.listMethods"))
        #expect(!repeats("one.future.info"))
    }

    @Test func attemptsComeLaterAndLater() {
        let retry = One.Retry.reads(attempts: 9, backoff: .milliseconds(100))
        for (attempt, delay) in [(2, 100), (3, 200), (5, 800), (30, 10_000)] {
            for _ in 0..<50 {
                let actual = retry.delay(before: attempt)
                #expect(actual >= .milliseconds(delay / 2) && actual <= .milliseconds(delay))
            }
        }
    }

    // MARK: Size

    @Test func anAnswerIsBoundWhileItArrives() async throws {
        let document = "<HOST_POOL>\(String(repeating: " ", count: 100_000))</HOST_POOL>"
        try await FrontEnd.run({ _ in .result(.string(document)) }) { frontEnd in
            for (bound, fits) in [(200_000, true), (50_000, false)] {
                let one = try OneServer(frontEnd.endpoint, session: "a:b", maximumAnswer: bound)
                if fits {
                    #expect(try await one.hostpool.info().HOST.isEmpty)
                } else {
                    let error = try await failure { try await one.hostpool.info() }
                    #expect(error.code == .malformedAnswer && error.message.contains("50000"))
                }
            }
        }
    }
}
