import Foundation
import NIOConcurrencyHelpers
import OpenNebulaTesting
import Testing

@testable import OpenNebula

@Suite struct WaitingTests {
    /// Answers each call with the next of these, and then with the last again.
    private func answering<T: Sendable>(
        _ replies: [FrontEnd.Reply], _ body: @escaping @Sendable (OneServer, ManualClock) async throws -> T
    ) async throws -> (T, calls: Int) {
        let calls = NIOLockedValueBox(0)
        return try await FrontEnd.run({ _ in
            calls.withLockedValue { calls in
                calls += 1
                return replies[min(calls, replies.count) - 1]
            }
        }) { frontEnd in
            let one = try OneServer(frontEnd.endpoint, session: "oneadmin:onepass")
            return (try await body(one, ManualClock()), calls.withLockedValue { $0 })
        }
    }

    private static func recorded(_ name: String, _ change: (String) -> String = { $0 }) throws -> FrontEnd.Reply {
        let recording = try #require(Recording.all.first { $0.name == name && $0.release == "7.4.0" })
        return .result(.string(change(try String(saved: recording.response()))))
    }

    /// A VM that is in a state, and was on no host yet.
    private func vm(_ state: Int, _ lcm: Int) throws -> FrontEnd.Reply {
        try Self.recorded("one.vm.info-6") {
            $0.replacing(
                /<STATE>\d+<\/STATE><LCM_STATE>\d+/, with: "<STATE>\(state)</STATE><LCM_STATE>\(lcm)",
                maxReplacements: 1)
        }
    }

    @Test func waitEndsWhenTheStateIsReached() async throws {
        let replies = [try vm(1, 0), .drop, try vm(3, 1), .http(503, "starting"), try vm(3, 2), try vm(3, 3)]
        let (vm, calls) = try await answering(replies) { one, clock in
            try await one.vm.wait(0, for: .RUNNING, timeout: .seconds(300), clock: clock)
        }
        #expect(vm.LCM_STATE == .RUNNING && calls == 6)
    }

    @Test func failingStateEndsTheWait() async throws {
        for (state, lcm, name) in [(3, 36, "BOOT_FAILURE"), (6, 0, "DONE"), (11, 0, "CLONING_FAILURE")] {
            let replies = [try vm(1, 0), try vm(state, lcm)]
            let error = try await #require(throws: OneError.self) {
                _ = try await answering(replies) { one, clock in
                    try await one.vm.wait(0, for: .RUNNING, timeout: .seconds(300), clock: clock)
                }
            }
            #expect(error.code == .stateUnreachable && error.message.contains(name) && error.objectID == 0)
        }
    }

    /// VMs of which a core recorded where they had been.
    @Test(
        arguments: [
            ("one.vm.info-1", .POWEROFF), ("one.vm.info-2", .SUSPENDED), ("one.vm.info-3", .UNDEPLOYED),
        ] as [(String, One.VMState)])
    func whatCameAndWentIsInTheHistory(_ name: String, _ state: One.VMState) async throws {
        let replies = [try self.vm(1, 0), try Self.recorded(name)]
        let (vm, _) = try await answering(replies) { one, clock in
            try await one.vm.wait(0, for: .RUNNING, timeout: .seconds(300), clock: clock)
        }
        #expect(vm.STATE == state)

        // Each has gone on to RUNNING meanwhile. The last action of VM 1 was another one, but in its last record.
        let running = try Self.recorded(name) {
            $0.replacing(/<STATE>\d+<\/STATE><LCM_STATE>\d+/, with: "<STATE>3</STATE><LCM_STATE>3", maxReplacements: 1)
        }
        let (gone, calls) = try await answering([try self.vm(1, 0), running]) { one, clock in
            try await one.vm.wait(0, for: state, timeout: .seconds(300), clock: clock)
        }
        #expect(gone.LCM_STATE == .RUNNING && calls == 2)
    }

    /// A core sets the time of running when a VM begins to boot.
    @Test func bootingIsNotRunning() async throws {
        let ran = #/<(RSTIME|RETIME)>\d+/#
        func booting(_ lcm: Int) throws -> FrontEnd.Reply {
            try Self.recorded("one.vm.info-4") {
                $0.replacing(/<LCM_STATE>\d+/, with: "<LCM_STATE>\(lcm)", maxReplacements: 1)
                    .replacing(ran) { "<\($0.1)>\($0.1 == "RSTIME" ? 1_800_000_000 : 0)" }
            }
        }
        let (vm, calls) = try await answering([try self.vm(1, 0), try booting(2), try booting(2), try booting(3)]) {
            one, clock in
            try await one.vm.wait(0, for: .RUNNING, timeout: .seconds(300), clock: clock)
        }
        #expect(vm.LCM_STATE == .RUNNING && calls == 4)
        let error = try await #require(throws: OneError.self) {
            _ = try await answering([try self.vm(1, 0), try booting(2), try booting(36)]) { one, clock in
                try await one.vm.wait(0, for: .RUNNING, timeout: .seconds(300), clock: clock)
            }
        }
        #expect(error.code == .stateUnreachable && error.message.contains("BOOT_FAILURE"))
    }

    @Test func timeIsLimited() async throws {
        let error = try await #require(throws: OneError.self) {
            _ = try await answering([try self.vm(3, 1)]) { one, clock in
                try await one.vm.wait(0, for: .RUNNING, timeout: .seconds(300), clock: clock)
            }
        }
        #expect(error.code == .timeout && error.message.contains("PROLOG"))
    }

    @Test func pagesHoldEachObjectOnce() async throws {
        // Between the pages, VM 1 vanishes, and VM 100 appears.
        let ids = NIOLockedValueBox((Array(0..<23), 0))
        try await FrontEnd.run({ call in
            let (start, count) = (try call.int(2), -(try call.int(3)))
            let page = ids.withLockedValue { state in
                state.1 += 1
                if state.1 == 2 { state.0.remove(at: 1) }
                if state.1 == 3 { state.0.append(100) }
                return state.0.dropFirst(start).prefix(count)
            }
            let vms = page.map { "<IMAGE><ID>\($0)</ID></IMAGE>" }.joined()
            return .result(.string("<IMAGE_POOL>\(vms)</IMAGE_POOL>"))
        }) { frontEnd in
            struct Item: OneObject {
                static let root = "IMAGE"
                var ID: Int
                var NAME: String { "" }
            }
            struct Items: OnePool {
                static let root = "IMAGE_POOL"
                var IMAGE: [Item]
                typealias Element = Item
                var members: [Item] { IMAGE }
            }
            let one = try OneServer(frontEnd.endpoint, session: "oneadmin:onepass")
            let pages = OnePages<Item>(size: 5) { start, count in
                let pool: Items = try await one.call("imagepool.info", -2, start, -count)
                return pool.IMAGE
            }
            var found: [Int] = []
            for try await page in pages {
                #expect(page.count <= 5)
                found += page.map(\.ID)
            }
            #expect(Set(found).isSuperset(of: Set(0..<23)), "1 was read before it vanished")
            #expect(Set(found).count == found.count && found.last == 100)
        }
    }
}
