import Foundation
import NIOConcurrencyHelpers
import OpenNebulaTesting
import Testing

@testable import OpenNebula

@Suite struct MulticallTests {
    private func codes<T>(_ results: [Result<T, any Error>]) -> [OneError.Code?] {
        results.map { result in
            guard case .failure(let error) = result else { return nil }
            return (error as? OneError)?.code
        }
    }

    /// What a core answered to four calls: a release, a host, an error, a fault.
    @Test(arguments: ["6.10.0", "7.4.0"]) func recordedAnswerHasItsTypes(release: String) async throws {
        let recording = try #require(
            Recording.all.first { $0.method == "system.multicall" && $0.release == release })
        let answer = try recording.response()
        let requests = NIOLockedValueBox(0)
        try await FrontEnd.run({ call in
            requests.withLockedValue { $0 += 1 }
            return .http(200, Array(answer))
        }) { frontEnd in
            let one = try OneServer(frontEnd.endpoint, session: "oneadmin:onepass")
            let results = await one.system.multicall([0]) { one, _ in
                // Sent in any order, so that only the order of the answers says which is which.
                try await one.system.version()
            }
            #expect(results.count == 1)
            #expect(codes(results) == [.malformedAnswer], "one call, four answers")
        }
        let answers = try [One.XMLRPCValue](saved: answer, ofCore: false)
        try await FrontEnd.run({ call in
            requests.withLockedValue { $0 += 1 }
            guard case .array(let calls) = call.arguments.first else { return .fault(-503, "no calls") }
            let answer = calls.map { call -> One.XMLRPCValue in
                guard case .struct(let members) = call, case .string(let name) = members["methodName"],
                    case .array(let arguments) = members["params"], arguments.first == "oneadmin:onepass"
                else { return .nil }
                switch name {
                case "one.system.version": return answers[0]
                case "one.host.info": return arguments[1] == 0 ? answers[1] : answers[2]
                default: return answers[3]
                }
            }
            return .value(.array(answer))
        }) { frontEnd in
            requests.withLockedValue { $0 = 0 }
            let one = try OneServer(frontEnd.endpoint, session: "oneadmin:onepass")
            let results = await one.system.multicall(Array(0..<4)) { one, index -> String in
                switch index {
                case 0: try await one.system.version()
                case 1: try await one.host.info(0).NAME
                case 2: try await one.host.info(9999).NAME
                default: try await one.call("nosuch") as String
                }
            }
            #expect(try results[0].get() == (release == "7.4.0" ? "7.4.0" : "6.10.0"))
            #expect(try results[1].get().hasPrefix("node00"))
            #expect(codes(results) == [nil, nil, .noExists, .fault(-506)])
            #expect(requests.withLockedValue { $0 } == 1)
        }
    }

    @Test func thousandUpdatesAreAFewRequests() async throws {
        let requests = NIOLockedValueBox<[Int]>([])
        try await FrontEnd.run({ call in
            if call.method == "system.multicall" {
                guard case .array(let calls) = call.arguments.first else { return .fault(-503, "no calls") }
                requests.withLockedValue { $0.append(calls.count) }
                return .fault(-506, "answer each")
            }
            let id = try call.int(1)
            return id % 100 == 7 ? .error(OneError(.noExists, "none", objectID: id)) : .result(.int(id))
        }) { frontEnd in
            let one = try OneServer(frontEnd.endpoint, session: "oneadmin:onepass")
            let ids = Array(0..<1000)
            let results = await one.system.multicall(ids) { one, id in
                try await one.vm.update(id, ["LABELS": "web"], .merge)
            }
            for (id, result) in zip(ids, results) {
                if id % 100 == 7 {
                    #expect(codes([result]) == [.noExists])
                } else {
                    #expect(try result.get() == id)
                }
            }
        }
        #expect(requests.withLockedValue { $0 } == [200, 200, 200, 200, 200])
    }

    @Test func callsOneAfterTheOtherShareRequests() async throws {
        let requests = NIOLockedValueBox(0)
        try await FrontEnd.run({ call in
            if call.method == "system.multicall" {
                requests.withLockedValue { $0 += 1 }
                return .fault(-506, "answer each")
            }
            return .result(.int(try call.int(1) + 1))
        }) { frontEnd in
            let one = try OneServer(frontEnd.endpoint, session: "oneadmin:onepass")
            let results = await one.system.multicall([10, 20, 30]) { one, id in
                guard id != 20 else { return 0 }
                return try await one.host.delete(one.host.delete(id))
            }
            #expect(try results.map { try $0.get() } == [12, 0, 32])
            #expect(requests.withLockedValue { $0 } == 2)
            #expect(await one.system.multicall([Int]()) { one, id in try await one.host.delete(id) }.isEmpty)
        }
    }

    @Test(
        arguments: [
            (.drop, .interrupted), (.hang, .timeout), (.value([]), .malformedAnswer),
            (.value([1, 2]), .malformedAnswer),
        ]
            as [(FrontEnd.Reply, OneError.Code)])
    func requestThatFailsFailsItsCalls(reply: FrontEnd.Reply, code: OneError.Code) async throws {
        try await FrontEnd.run({ _ in reply }) { frontEnd in
            let one = try OneServer(
                frontEnd.endpoint, session: "oneadmin:onepass", timeout: reply == .hang ? .seconds(1) : .seconds(60))
            let results = await one.system.multicall([1, 2]) { one, id in try await one.host.delete(id) }
            #expect(codes(results) == [code, code])
            for case .failure(let error) in results {
                #expect((error as? OneError)?.method == "one.host.delete" && !"\(error)".contains("onepass"))
            }
        }
    }

    @Test func cancelledCallsEnd() async throws {
        try await FrontEnd.run({ _ in .hang }) { frontEnd in
            let one = try OneServer(frontEnd.endpoint, session: "oneadmin:onepass")
            let task = Task {
                await one.system.multicall([1, 2, 3]) { one, id in try await one.host.delete(id) }
            }
            try await Task.sleep(for: .milliseconds(300))
            task.cancel()
            #expect(codes(await task.value) == [.cancelled, .cancelled, .cancelled])
        }
    }
}
