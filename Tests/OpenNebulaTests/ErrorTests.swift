import Foundation
import OpenNebulaTesting
import Testing

@testable import OpenNebula

/// What an error tells: its code, what is below it, and what was meant by a name that does not exist.
@Suite struct ErrorTests {
    @Test func codesAreBuiltAndRead() {
        let error = OneError(.http(503), "busy")
        #expect(error.code == .http(503) && error.code != .http(502) && error.httpStatus == 503)
        #expect(error.faultCode == nil && OneError(.fault(-506), "").faultCode == -506)
        #expect(OneError(.noExists, "").httpStatus == nil && OneError(.core(99), "").faultCode == nil)
        #expect(OneError.Code.core(0x0400) == .noExists && OneError.Code.core(0x20000) != .core(0x40000))
        #expect(
            "\(OneError.Code.noExists) \(OneError.Code.http(503)) \(OneError.Code.core(99))"
                == "noExists http(503) core(99)")
        switch error.code {
        case .noExists: Issue.record("it is a status")
        case .http(503): break
        default: Issue.record("\(error.code)")
        }
    }

    /// The core's numbers, as its documentation has them.
    @Test func codesHaveTheCoresNumbers() {
        let numbers: [OneError.Code: Int] = [
            .authentication: 0x0100, .authorization: 0x0200, .noExists: 0x0400, .action: 0x0800, .api: 0x1000,
            .internal: 0x2000, .allocate: 0x4000, .locked: 0x8000, .replication: 0x10000, .core(7): 7,
        ]
        for (code, number) in numbers { #expect(code.coreNumber == number && .core(number) == code) }
        #expect(OneError.Code.timeout.coreNumber == nil && OneError.Code.http(0x0400).coreNumber == nil)
    }

    // MARK: Names

    @Test(
        arguments: [
            ("host.inof", "one.host has no method inof; did you mean info?"),
            ("host.alocate", "one.host has no method alocate; did you mean allocate?"),
            ("vm.disksnapshotrevet", "one.vm has no method disksnapshotrevet; did you mean disksnapshotrevert?"),
            ("vm.xyzzyplugh", "one.vm has no method xyzzyplugh"),
            ("hots.info", "there is no one.hots; did you mean one.host?"),
            ("nonsense.info", "there is no one.nonsense"),
            ("info", "expected a namespace and a method, such as one.host.info"),
        ]) func unknownNamesAreAdvised(_ method: String, _ advice: String) async throws
    {
        try await FrontEnd.run { frontEnd in
            let one = try OneServer(frontEnd.endpoint, session: "a:b")
            let error = try await #require(throws: OneError.self) { try await one.call(method) }
            #expect(error.code == .fault(-506))
            #expect(error.message == "Method 'one.\(method)' not defined: \(advice)")
        }
    }

    @Test func aMethodThatThisCoreLacksIsNoTypingError() async throws {
        try await FrontEnd.run { frontEnd in
            let one = try OneServer(frontEnd.endpoint, session: "a:b")
            let error = try await #require(throws: OneError.self) { try await one.cluster.optimize(0) }
            #expect(error.message.hasSuffix("this core does not have the method, it may be an older release"))
        }
    }

    @Test func anyMethodOfAGroupIsCalledByName() async throws {
        try await FrontEnd.run({ .value([true, .string($0.method), 0]) }) { frontEnd in
            let one = try OneServer(frontEnd.endpoint, session: "a:b")
            let declared: String = try await one.host.call("info", 0)
            let undeclared: String = try await one.future.call("call", 7)
            let tree = try await one.host.call("future")
            #expect(declared == "one.host.info" && undeclared == "one.future.call" && tree.string == "one.host.future")
        }
    }

    // MARK: What is below

    private struct Own: Error, CustomStringConvertible { var description: String }

    private struct Picky: OneAnswer {
        init(_ payload: One.Payload) throws { throw Own(description: "no \(try Int(payload))") }
    }

    private struct Unwritable: OneArgument {
        func xmlrpcValue() throws -> One.XMLRPCValue { throw Own(description: "not today") }
    }

    /// What types of users throw arrives as an error of ours, and is in it.
    @Test func errorsOfOthersAreBelow() async throws {
        try await FrontEnd.run({ _ in .result(5) }) { frontEnd in
            let one = try OneServer(frontEnd.endpoint, session: "a:b")
            let read = try await #require(throws: OneError.self) { let _: Picky = try await one.call("host.x") }
            #expect(read.code == .malformedAnswer && read.underlying is Own && read.message.hasSuffix("no 5"))
            #expect(read.method == "one.host.x")
            let written = try await #require(throws: OneError.self) { try await one.call("host.x", 1, Unwritable()) }
            #expect(written.code == .invalidArgument && written.underlying is Own)
            #expect(written.message == "argument 2 cannot be encoded: not today")
        }
    }

    @Test func errorsOfTheNetworkAreBelow() async throws {
        let one = try OneServer("http://127.0.0.1:1/RPC2", session: "a:b", timeout: .seconds(60))
        let error = try await #require(throws: OneError.self) { try await one.host.info(0) }
        #expect(error.code == .connection && error.underlying != nil)
        let advice = "check the endpoint, and that oned runs"
        #expect(error.message == "cannot connect to http://127.0.0.1:1/RPC2: connection refused: \(advice)")
        let file = try #require(throws: OneError.self) { try OneServer(session: "a:b", certificates: "/nowhere") }
        #expect(file.code == .configuration && file.underlying != nil)
    }

    /// One that repeats a secret is left out.
    @Test func whatIsBelowHoldsNoSecret() {
        let error = OneError(.interrupted, "of hunter2", underlying: Own(description: "sent hunter2"))
        #expect(error.without(["hunter2"]) == OneError(.interrupted, "of <secret>"))
        #expect(error.without(["hunter2"]).underlying == nil && error.without(["other"]).underlying != nil)
        #expect(error.without([""]).message == "of hunter2")
    }
}
