import Foundation
import NIOConcurrencyHelpers
import OpenNebulaTesting
import Testing

@testable import OpenNebula

/// What stands at the boundary: any transport carries calls, and XML-RPC's bytes are its own affair.
@Suite struct TransportTests {
    /// Plain XML, without an envelope: as a protocol would carry it that has statuses for errors.
    private struct PlainTransport: Transport {
        let calls = NIOLockedValueBox<[OneCall]>([])

        func send(_ call: OneCall) async throws -> OneReply {
            calls.withLockedValue { $0.append(call) }
            switch call.method {
            case "one.hostpool.info":
                let pieces = ["<HOST_P", "OOL></HOST", "_POOL>"].map { Array($0.utf8) }
                return .document(
                    AsyncThrowingStream { continuation in
                        for piece in pieces { continuation.yield(piece) }
                        continuation.finish()
                    })
            case "one.host.rename": return .value(.int(7))
            case "one.host.info":
                if call.arguments[0] == 9999 { throw OneError(.noExists, "no host", objectID: 9999) }
                return .value("<HOST><NAME>text</NAME></HOST>")
            default: throw OneError(.fault(-506), "unknown")
            }
        }
    }

    @Test func anyTransportCarriesCalls() async throws {
        struct Named: OneRoot {
            static let root = "HOST"
            var NAME: String
        }
        let transport = PlainTransport()
        let one = try OneServer(session: "user:password", transport: transport)
        #expect(try await one.hostpool.info().isEmpty)
        #expect(try await one.call("hostpool.info") as String == "<HOST_POOL></HOST_POOL>")
        #expect(try await (one.call("hostpool.info") as OneDocument).name == "HOST_POOL")
        #expect(try await one.hostpool.stream().reduce(0) { count, _ in count + 1 } == 0)
        #expect(try await one.host.rename(7, "x") == 7)
        #expect(try await (one.call("host.info", 1) as Named).NAME == "text")
        let missing = try await #require(throws: OneError.self) { try await one.host.info(9999) }
        #expect(missing.code == .noExists && missing.objectID == 9999 && missing.method == "one.host.info")
        let unknown = try await #require(throws: OneError.self) { try await one.host.infos(1) }
        #expect(unknown.message.contains("did you mean info"))
        let names = await one.system.multicall([1, 2, 9999]) { one, id in
            try await (one.call("host.info", id) as Named).NAME
        }
        #expect(try names[0].get() == "text" && names[1].get() == "text")
        #expect(throws: OneError.self) { try names[2].get() }
        let calls = transport.calls.withLockedValue { $0 }
        #expect(calls.allSatisfy { $0.session == "user:password" } && calls[4].arguments == [7, "x"])
        #expect(!calls.contains { $0.method.hasPrefix("system.") })
    }

    private struct Capture: Transport {
        let sent = NIOLockedValueBox<[String]>([])

        func send(_ call: OneCall) async throws -> OneReply {
            let xml = try XMLRPCCall(call).xml()
            sent.withLockedValue { $0.append(xml) }
            throw OneError(.connection, "captured")
        }
    }

    /// What each method sends, to the byte: `wire.tsv` has the lines of a request behind the method's name.
    @Test func everyCallIsTheSameBytes() async throws {
        let file = try #require(Bundle.module.url(forResource: "wire", withExtension: "tsv", subdirectory: "Fixtures"))
        var expected: [String: String] = [:]
        for line in try String(contentsOf: file, encoding: .utf8).split(separator: "\n") {
            let parts = line.split(separator: "\t")
            expected[String(parts[0])] = "\(parts[1])\n\(parts[2])\n"
        }
        #expect(expected.count == 307)
        let capture = Capture()
        let one = try OneServer(session: "user:pa<s>&word é", transport: capture)
        for (name, call) in EveryMethod.calls {
            _ = try? await call(one)
            let sent = capture.sent.withLockedValue { $0.last ?? "" }
            #expect(sent == expected[name], "\(name)")
        }
    }

    @Test func aHandlerAnswersInProcess() async throws {
        let one = try OneServer(answering: { call in
            switch call.method {
            case "one.host.info": .result(One.Host.example(ID: try call.int(1)))
            case "one.host.rename": .drop
            case "one.host.delete": .http(503, "overloaded")
            case "one.host.update": .delayed(.milliseconds(1), .result(3))
            case "one.host.flush": .hang
            default: .fault(-506, "Method '\(call.method)' not defined")
            }
        })
        #expect(try await one.host.info(7).ID == 7)
        func code(_ call: () async throws -> some Any) async throws -> OneError.Code {
            try await #require(throws: OneError.self) { _ = try await call() }.code
        }
        #expect(try await code { try await one.host.rename(1, "x") } == .interrupted)
        #expect(try await code { try await one.host.delete(1) } == .http(503))
        #expect(try await code { try await one.call("host.info") as Int } == .fault(-501))
        #expect(try await code { try await one.host.nosuch() } == .fault(-506))
        #expect(try await one.host.update(3, [:]) == 3)
        #expect(
            try await code { try await one.with(timeout: .milliseconds(50)).call("host.flush", 1) as Int } == .timeout)
        let results = await one.system.multicall(0..<200) { one, id in try await one.host.info(id).ID }
        #expect(try results.map { try $0.get() } == Array(0..<200))
    }
}
