import Foundation
import NIOConcurrencyHelpers
import OpenNebulaTesting
import Testing

@testable import OpenNebula

@Suite struct HighAvailabilityTests {
    /// How a server of a zone behaves.
    private enum Mode: CaseIterable { case answers, elects, refuses, hangs }

    private static let election = OneError(.internal, "Cannot process request, oned cluster in election mode")

    /// A thousand writes to a zone whose servers elect, hang or are not there, one of them always: those that succeed are
    /// done once, and those that fail are not done twice.
    @Test func writesAreDoneOnce() async throws {
        let demo = Demo(empty: true)
        let modes = NIOLockedValueBox<[Mode]>([.answers, .answers, .answers])
        func handler(_ index: Int) -> FrontEnd.Handler {
            { call in
                switch modes.withLockedValue({ $0[index] }) {
                case .answers: demo.answer(call)
                case .elects: .error(Self.election)
                case .refuses: .http(503, "")
                case .hangs: .hang
                }
            }
        }
        try await FrontEnd.run(handler(0)) { first in
            try await FrontEnd.run(handler(1)) { second in
                try await FrontEnd.run(handler(2)) { third in
                    // The fourth has nobody behind it.
                    let one = try OneServer(
                        ["http://127.0.0.1:1/RPC2", first.endpoint, second.endpoint, third.endpoint],
                        session: "oneadmin:onepass", timeout: .seconds(3),
                        retry: .safely(attempts: 20, backoff: .milliseconds(5)))
                    let done = await withTaskGroup(of: String?.self) { group in
                        var done: [String] = []
                        for number in 0..<1000 {
                            if number % 50 == 0 {
                                modes.withLockedValue { modes in
                                    modes = [.answers, .answers, .answers]
                                    modes[number / 50 % 3] = Mode.allCases[1 + number / 150 % 3]
                                }
                            }
                            if number >= 20, case let name?? = await group.next() { done.append(name) }
                            group.addTask {
                                let name = "template \(number)"
                                do { try await one.template.allocate(["NAME": name]) } catch { return nil }
                                return name
                            }
                        }
                        for await name in group { if let name { done.append(name) } }
                        return done
                    }
                    let made = try await OneServer(answering: demo).templatepool.info(-2, -1, -1).map(\.NAME)
                    #expect(Set(made).count == made.count)
                    #expect(Set(done).isSubset(of: made))
                    // What a server holds that begins to fail or to hang fails; twenty are under way at a time.
                    #expect(done.count > 500)
                }
            }
        }
    }

    /// A follower passes writes on, but has them itself a moment later. Only administrators may ask who leads.
    @Test(arguments: [true, false]) func whatWasWrittenIsRead(mayAsk: Bool) async throws {
        let demo = Demo(empty: true)
        let (statuses, written) = (NIOLockedValueBox(0), NIOLockedValueBox(ContinuousClock.now))
        func server(_ state: Int) -> FrontEnd.Handler {
            { call in
                guard call.method == "one.zone.raftstatus" else {
                    if call.method == "one.template.allocate" { written.withLockedValue { $0 = .now } }
                    let isBehind = state == 2 && written.withLockedValue { $0 + .milliseconds(300) > .now }
                    return isBehind && call.method == "one.template.info"
                        ? .error(OneError(.noExists, "not yet", objectID: 0)) : demo.answer(call)
                }
                statuses.withLockedValue { $0 += 1 }
                guard mayAsk else { return .error(OneError(.authorization, "not authorized")) }
                return .result(
                    .string(
                        "<RAFT><SERVER_ID>0</SERVER_ID><STATE>\(state)</STATE><TERM>4</TERM><VOTEDFOR>1</VOTEDFOR>"
                            + "<COMMIT>1</COMMIT><LOG_INDEX>1</LOG_INDEX><LOG_TERM>4</LOG_TERM>"
                            + "<FEDLOG_INDEX>-1</FEDLOG_INDEX></RAFT>"))
            }
        }
        try await FrontEnd.run(server(2)) { follower in
            try await FrontEnd.run(server(3)) { leader in
                let one = try OneServer([follower.endpoint, leader.endpoint], session: "oneadmin:onepass")
                for number in 0..<5 {
                    let id = try await one.template.allocate(["NAME": "\("t\(number)")"])
                    #expect(try await one.template.info(id).NAME == "t\(number)")
                }
                // The servers were not asked after each write.
                #expect(statuses.withLockedValue { $0 } < 10)
            }
        }
    }

    @Test func aServerThatIsGoneIsLeftAlone() async throws {
        try await FrontEnd.run(Demo().answer) { frontEnd in
            let one = try OneServer(
                ["http://127.0.0.1:1/RPC2", frontEnd.endpoint], session: "oneadmin:onepass")
            // Without a retry, reads and writes.
            for _ in 0..<3 { #expect(try await one.system.version() == "7.4.0") }
            try await one.host.rename(0, "other")
            let gone = try OneServer(
                ["http://127.0.0.1:1/RPC2", "http://127.0.0.1:2/RPC2"], session: "oneadmin:onepass")
            let error = await #expect(throws: OneError.self) { try await gone.system.version() }
            #expect(error?.code == .connection)
        }
    }

    /// What a follower says if it gets no response from the leader, as libcurl words it.
    private static let forwarding = "libcurl failed to execute the HTTP POST transaction, explaining:  "

    @Test(arguments: [
        "Cannot process request, no leader found", "Cannot process request, oned cluster in election mode",
        "Cannot process request, oned cluster is replicating log",
        forwarding + "Failed to connect to 127.0.0.1 port 2641 after 0 ms: Couldn't connect to server",
        forwarding + "Could not resolve host: one1",
    ]) func anElectionPasses(_ words: String) async throws {
        let calls = NIOLockedValueBox(0)
        let demo = Demo()
        func server(_ retry: One.Retry, elections: Int) throws -> OneServer {
            calls.withLockedValue { $0 = 0 }
            let one = try OneServer(answering: { call in
                let number = calls.withLockedValue { calls in
                    calls += 1
                    return calls
                }
                let error = OneError(.internal, "[\(call.method)] \(words)")
                return number > elections ? demo.answer(call) : .error(error)
            })
            return one.changed { $0.retry = retry }
        }
        for retry in [One.Retry.reads(backoff: .zero), .safely(backoff: .zero)] {
            try await server(retry, elections: 2).host.rename(0, "name \(retry.repeatsUnsent)")
            #expect(calls.withLockedValue { $0 } == 3)
        }
        let error = await #expect(throws: OneError.self) { try await server(.never, elections: 1).host.rename(0, "x") }
        #expect(error?.code == .noLeader && error?.code.coreNumber == 0x2000)
        // A wait goes on.
        try await server(.never, elections: 3).host.wait(
            0, for: .MONITORED, timeout: .seconds(60), clock: ManualClock())
    }

    /// The leader may have carried out the call.
    @Test(arguments: [forwarding + "Empty reply from server", "RPC call timed out and aborted"])
    func aForwardedCallBreaks(_ words: String) async throws {
        let calls = NIOLockedValueBox(0)
        let one = try OneServer(answering: { call in
            calls.withLockedValue { $0 += 1 }
            return .error(OneError(.internal, "[\(call.method)] \(words)"))
        }).changed { $0.retry = .safely(backoff: .zero) }
        let write = await #expect(throws: OneError.self) { try await one.host.rename(0, "x") }
        #expect(write?.code == .interrupted && calls.withLockedValue { $0 } == 1)
        let read = await #expect(throws: OneError.self) { try await one.host.info(0) }
        #expect(read?.code == .interrupted && calls.withLockedValue { $0 } == 4)
    }

    @Test func aDisabledZoneIsNoElection() async throws {
        let one = try OneServer(answering: { _ in .error(OneError(.internal, "Cannot process request, zone disabled")) }
        )
        let error = await #expect(throws: OneError.self) { try await one.host.rename(0, "x") }
        #expect(error?.code == .internal)
    }

    @Test func everyServerOfAZoneIsAsked() async throws {
        func status(_ id: Int, _ state: Int, _ index: Int) -> FrontEnd.Handler {
            { _ in
                .result(
                    .string(
                        "<RAFT><SERVER_ID>\(id)</SERVER_ID><STATE>\(state)</STATE><TERM>4</TERM><VOTEDFOR>1</VOTEDFOR>"
                            + "<COMMIT>\(index)</COMMIT><LOG_INDEX>\(index)</LOG_INDEX><LOG_TERM>4</LOG_TERM>"
                            + "<FEDLOG_INDEX>-1</FEDLOG_INDEX></RAFT>"))
            }
        }
        try await FrontEnd.run(status(0, 2, 90)) { follower in
            try await FrontEnd.run(status(1, 3, 100)) { leader in
                let servers = [follower.endpoint, leader.endpoint, "http://127.0.0.1:1/RPC2"].enumerated()
                    .map { "<SERVER><ID>\($0)</ID><NAME>one\($0)</NAME><ENDPOINT>\($1)</ENDPOINT></SERVER>" }
                let zone = "<ZONE><ID>0</ID><NAME>zone</NAME><TEMPLATE></TEMPLATE><SERVER_POOL>"
                let document = "\(zone)\(servers.joined())</SERVER_POOL></ZONE>"
                let one = try OneServer(answering: { _ in .result(.string(document)) })
                let found = try await one.zone.raftStatuses(0)
                #expect(found.map(\.status?.STATE) == [.FOLLOWER, .LEADER, nil])
                #expect(found.map(\.behind) == [10, 0, nil])
                #expect(found.map(\.error?.code) == [nil, nil, .connection])
            }
        }
    }

    // MARK: Deadlines, users, turns

    @Test func callsHaveTheirTime() async throws {
        let one = try OneServer(answering: { call in call.method == "one.host.info" ? .hang : Demo().answer(call) })
        for limited in [one.with(timeout: .milliseconds(50)), one.with(timeout: .zero)] {
            let error = await #expect(throws: OneError.self) { try await limited.host.info(0) }
            #expect(error?.code == .timeout)
        }
        let start = ContinuousClock.now
        let error = await #expect(throws: OneError.self) {
            try await one.withDeadline(.milliseconds(300)) { one in
                _ = try await one.system.version()
                _ = try? await one.with(timeout: .milliseconds(50)).host.info(0)
                _ = try await one.host.info(0)
            }
        }
        #expect(error?.code == .timeout)
        #expect(start.duration(to: .now) < .seconds(20))
    }

    @Test func sessionsShareAServer() async throws {
        let one = try OneServer(answering: Demo())
        #expect(try await one.with(session: "alice:s3cret").user.info(-1).NAME == "alice")
        #expect(try await one.user.info(-1).NAME == "oneadmin")
        #expect(throws: OneError.self) { try one.with(session: "") }
    }

    @Test func aTokenIsRenewed() async throws {
        let demo = Demo()
        let one = try OneServer(answering: demo, session: "alice:s3cret")
        let byToken = try one.withLoginToken(valid: .seconds(3600))
        #expect(try await byToken.user.info(-1).NAME == "alice")
        _ = try await withThrowingTaskGroup(of: Int.self) { group in
            for _ in 0..<20 { group.addTask { try await byToken.user.info(-1).ID } }
            return try await group.reduce(0, +)
        }
        #expect(demo.calls.count { $0.method == "one.user.login" } == 1)
        #expect(
            try demo.calls.filter { $0.method != "one.user.login" }.allSatisfy { try $0.string(0) != "alice:s3cret" })
        // Somebody deletes all tokens: a new one is asked for.
        try await OneServer(answering: demo).user.login("alice", "", 0)
        #expect(try await byToken.user.info(-1).NAME == "alice")
        let names = await byToken.system.multicall([1, 2, 3]) { one, _ in try await one.user.info(-1).NAME }
        #expect(try names.map { try $0.get() } == ["alice", "alice", "alice"])
    }

    @Test func turnsAreTakenInOrder() async throws {
        let (running, most, order) = (NIOLockedValueBox(0), NIOLockedValueBox(0), NIOLockedValueBox<[Int]>([]))
        let one = try OneServer(answering: { call in
            order.withLockedValue { $0.append((try? call.int(1)) ?? -1) }
            let now = running.withLockedValue { running in
                running += 1
                return running
            }
            most.withLockedValue { $0 = max($0, now) }
            await Task.yield()
            running.withLockedValue { $0 -= 1 }
            return .result(7)
        }).limited(to: 4).with(timeout: .seconds(600))
        let answered = await withTaskGroup(of: Bool.self) { group in
            for number in 0..<2000 {
                group.addTask {
                    let answer: Int? = try? await one.call("vm.unlock", number)
                    return answer == 7
                }
            }
            return await group.reduce(0) { $0 + ($1 ? 1 : 0) }
        }
        #expect(answered == 2000 && most.withLockedValue { $0 } <= 4)
        #expect(Set(order.withLockedValue { $0 }).count == 2000)
    }

    @Test func whatIsCancelledGivesItsTurnBack() async throws {
        let demo = Demo()
        let (asked, ask) = AsyncStream.makeStream(of: Void.self)
        let one = try OneServer(answering: { call in
            guard call.method == "one.host.info" else { return demo.answer(call) }
            ask.yield()
            return .hang
        }).limited(to: 1)
        let long = Task { try await one.host.info(0) }
        for await _ in asked { break }
        let waiting = Task { try await one.system.version() }
        waiting.cancel()
        let error = await #expect(throws: OneError.self) { try await waiting.value }
        #expect(error?.code == .cancelled)
        long.cancel()
        _ = await long.result
        #expect(try await one.system.version() == "7.4.0")
        // A stream that is left gives its turn back.
        for try await _ in one.imagepool.stream(.ALL, -1, -1) { break }
        #expect(try await one.system.version() == "7.4.0")
    }

    // MARK: Watching

    @Test func aCoreIsWell() async throws {
        let health = try await OneServer(answering: Demo()).ping()
        #expect(health.version == "7.4.0" && health.state == .SOLO)
        let alice = try await OneServer(answering: Demo(), session: "alice:s3cret").ping()
        #expect(alice.version == "7.4.0")
    }

    @Test func changesAreSeen() async throws {
        let clock = ManualClock()
        let demo = Demo(clock: clock) {
            $0.hosts(1)
            $0.vm("web")
        }
        let broken = NIOLockedValueBox(false)
        let one = try OneServer(answering: { broken.withLockedValue { $0 } ? .drop : demo.answer($0) })
        var changes = one.vmpool.changes(every: .seconds(1), clock: clock).makeAsyncIterator()
        guard case .created(let web)? = try await changes.next() else { throw OneError(.api, "not created") }
        #expect(web.NAME == "web" && web.PERMISSIONS != nil)
        try await one.vm.action("poweroff", 0)
        guard case .changed(let before, let now)? = try await changes.next() else {
            throw OneError(.api, "not changed")
        }
        #expect(before.LCM_STATE == .RUNNING && now.stateName != "RUNNING")
        // The core restarts.
        broken.withLockedValue { $0 = true }
        Task {
            try await Task.sleep(for: .milliseconds(100))
            broken.withLockedValue { $0 = false }
        }
        let id = try await OneServer(answering: demo).vm.allocate(["NAME": "db", "CPU": 1, "MEMORY": 16])
        try await OneServer(answering: demo).vm.action("terminate-hard", 0)
        var seen: [String] = []
        while seen.count < 2 {
            switch try await changes.next() {
            case .created(let vm): seen.append("created \(vm.ID)")
            case .gone(let vm): seen.append("gone \(vm.ID)")
            default: break
            }
        }
        #expect(seen.sorted() == ["created \(id)", "gone 0"])
    }
}
