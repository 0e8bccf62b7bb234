import Foundation
import OpenNebulaTesting
import Testing

@testable import OpenNebula

@Suite struct FrontEndTests {
    private func server(_ frontEnd: FrontEnd, timeout: Duration = .seconds(60)) throws -> OneServer {
        try OneServer(frontEnd.endpoint, session: "oneadmin:onepass", httpsVerify: false, timeout: timeout)
    }

    @Test func handlersAnswer() async throws {
        try await FrontEnd.run { frontEnd in
            let one = try server(frontEnd)
            let unknown = try await #require(throws: OneError.self) { try await one.host.delete(1) }
            #expect(unknown.code == .fault(-506))

            frontEnd.on("one.host.delete") { call in .result(.int(try call.int(1) * 2)) }
            #expect(try await one.host.delete(21) == 42)
            // The latest comes first, for as often as it was told.
            frontEnd.on("one.host.delete", times: 2, .http(500, "oops"))
            for _ in 0..<2 {
                let error = await #expect(throws: OneError.self) { try await one.host.delete(21) }
                #expect(error?.code == .http(500))
            }
            #expect(try await one.host.delete(21) == 42)

            frontEnd.on("one.host.delete") { call in
                throw OneError(.noExists, "no \(try call.int(1))", objectID: try call.int(1))
            }
            let error = await #expect(throws: OneError.self) { try await one.host.delete(7) }
            #expect(error == OneError(.noExists, "no 7", method: "one.host.delete", objectID: 7))
        }
    }

    @Test func argumentsAreReadAsACoreReadsThem() throws {
        let call = FrontEnd.Call(method: "one.vm.action", arguments: ["a:b", 1, true])
        #expect(try call.string(0) == "a:b" && call.int(1) == 1 && call.bool(2))
        #expect(call.has(2) && !call.has(3))
        let isNone = "Parameter that is supposed to be"
        let failures = [
            (#expect(throws: OneError.self) { try call.int(3) }, "Not enough parameters"),
            (#expect(throws: OneError.self) { try call.int(0) }, "\(isNone) integer is not"),
            (#expect(throws: OneError.self) { try call.string(1) }, "\(isNone) string is not"),
        ]
        for (error, message) in failures {
            #expect(error?.code == .fault(-501) && error?.message == message)
        }
    }

    @Test func answersAreDelayed() async throws {
        try await FrontEnd.run { frontEnd in
            frontEnd.on("one.host.delete", .delayed(.milliseconds(300), .result(1)))
            let start = ContinuousClock.now
            let id = try await server(frontEnd).host.delete(1)
            #expect(id == 1)
            #expect(start.duration(to: .now) >= .milliseconds(300))
        }
    }

    @Test func manyAtOnce() async throws {
        try await withThrowingTaskGroup(of: Int.self) { group in
            for id in 0..<20 {
                group.addTask {
                    try await FrontEnd.run({ _ in .result(.int(id)) }) { try await server($0).host.delete(0) }
                }
            }
            let answers = try await group.reduce(into: Set()) { $0.insert($1) }
            #expect(answers == Set(0..<20))
        }
    }

    @Test func theManualClockStandsStill() async throws {
        let clock = ManualClock()
        #expect(clock.now.elapsed == .zero)
        clock.advance(by: .seconds(5))
        try await clock.sleep(for: .seconds(2))
        #expect(clock.now.elapsed == .seconds(7))
        try await clock.sleep(until: .init(elapsed: .seconds(1)))
        #expect(clock.now.elapsed == .seconds(7))
    }
}
