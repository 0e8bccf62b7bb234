import Foundation
import NIOConcurrencyHelpers
import OpenNebulaTesting
import Testing

@testable import OpenNebula

/// What a hostile or a broken server does: it ends no process, and takes no more than it is given.
@Suite struct SecurityTests {
    private static let seven =
        "<methodResponse><params><param><value><array><data><value><boolean>1</boolean></value>"
        + "<value><i4>7</i4></value><value><i4>0</i4></value></data></array></value></param></params></methodResponse>"

    private func server(_ endpoint: String, retry: One.Retry = .never) throws -> OneServer {
        try OneServer(endpoint, session: "oneadmin:onepass", timeout: .seconds(120), retry: retry)
    }

    // MARK: HTTP

    @Test(arguments: ["000 X", "042 X", "99 X", "001"]) func aStatusThatIsNone(_ status: String) async throws {
        try await RawServer.run({ _ in RawServer.http("HTTP/1.1 \(status)", "") }) { endpoint in
            let error = try await failure { try await server(endpoint).host.rename(1, "x") }
            #expect([.malformedAnswer, .interrupted].contains(error.code), "\(error)")
        }
    }

    /// Without a length, a connection that breaks ends the body as if it were whole.
    @Test func anAnswerThatIsCutOffIsInterrupted() async throws {
        let answers = [String(Self.seven.dropLast(60)), Self.seven]
        try await RawServer.run({ "HTTP/1.0 200 OK\r\n\r\n\(answers[min($0, 1)])" }) { endpoint in
            let error = try await failure { try await server(endpoint).host.rename(1, "x") }
            #expect(error.code == .interrupted)
            let answer = try await server(endpoint).host.rename(1, "x")
            #expect(answer == 7)
        }
    }

    /// What a gateway says before the core is there, is not final: a read is repeated.
    @Test(arguments: [
        RawServer.http("HTTP/1.1 200 OK", "<html>Starting</html>", "Content-Type: text/html; charset=utf-8\r\n"),
        RawServer.http("HTTP/1.1 200 OK", "<!DOCTYPE html><p>Starting", "Content-Type: text/html\r\n"),
        RawServer.http("HTTP/1.1 429 Slow down", "", "Retry-After: 1\r\n"),
        RawServer.http("HTTP/1.1 503 Busy", "", "Retry-After: 1\r\n"), RawServer.http("HTTP/1.1 502 No", ""),
    ])
    func aGatewayIsWaitedFor(_ answer: String) async throws {
        let pool = Self.seven.replacing("<i4>7</i4>", with: "<string>&lt;HOST_POOL&gt;&lt;/HOST_POOL&gt;</string>")
        try await RawServer.run({ $0 == 0 ? answer : RawServer.http("HTTP/1.1 200 OK", pool) }) { endpoint in
            let start = ContinuousClock.now
            let retry = One.Retry.reads(attempts: 3, backoff: .milliseconds(1))
            let pool = try await server(endpoint, retry: retry).hostpool.info()
            #expect(pool.isEmpty)
            if answer.contains("Retry-After") { #expect(start.duration(to: .now) > .milliseconds(900)) }
        }
    }

    /// What a server calls its answer does not matter, if it can be read.
    @Test func anAnswerMayBeCalledAWebPage() async throws {
        let answer = RawServer.http("HTTP/1.1 200 OK", Self.seven, "Content-Type: text/html\r\n")
        try await RawServer.run({ _ in answer }) { endpoint in
            let id = try await server(endpoint).host.rename(1, "x")
            #expect(id == 7)
        }
    }

    /// What waits says what for.
    @Test func aCallThatWaitsSaysSo() async throws {
        try await FrontEnd.run({ _ in .hang }) { frontEnd in
            let one = try server(frontEnd.endpoint).with(timeout: .seconds(2))
            await withTaskGroup(of: OneError?.self) { group in
                for id in 0..<9 { group.addTask { try? await failure { try await one.host.delete(id) } } }
                for await error in group {
                    #expect(error?.code == .timeout && error?.message.contains("no connection was free") == true)
                }
            }
        }
    }

    // MARK: Time and memory

    /// A tag of many attributes takes libxml2 the square of their number.
    @Test(arguments: ["a", "xmlns:a"]) func aTagIsBounded(_ attribute: String) throws {
        let attributes = (0..<400_000).map { " \(attribute)\($0)=''" }.joined()
        let start = ContinuousClock.now
        for document in ["<VM\(attributes)/>", "<VM><A\(attributes)></A></VM>"] {
            let error = try #require(throws: OneError.self) { try OneDocument(document) }
            #expect(error.code == .malformedAnswer && error.message.contains("markup"))
        }
        #expect(start.duration(to: .now) < .seconds(20))
    }

    /// Between two objects of a stream, nothing is kept without a bound.
    @Test(arguments: ["&lt;?x ", "&lt;!-- ", "&lt;VM ", "&lt;VM a='", "&lt;", " "]) func aStreamIsBounded(
        _ start: String
    ) throws {
        var response = try XMLRPCResponseReader(ofCore: true)
        var reader = try PayloadReader<One.VMPool>(members: Members(), maximumText: 1 << 20)
        let head = Self.seven.prefix { $0 != "7" }.dropLast("<i4>".count) + "<string>&lt;VM_POOL&gt;\(start)"
        try reader.read(response.read(Array(head.utf8)[...]))
        let piece = ArraySlice(Array(repeating: UInt8(ascii: start == "&lt;" ? "n" : " "), count: 1 << 16))
        var count = 0
        #expect(throws: (any Error).self) {
            while count < 1 << 24 {
                try reader.read(response.read(piece))
                count += piece.count
            }
        }
        #expect(count <= 1 << 21)
    }

    @Test func valuesAreBounded() throws {
        let values =
            "<methodResponse><params><param><value><array><data>"
            + String(repeating: "<value/>", count: 1 << 18)
            + "</data></array></value></param></params></methodResponse>"
        let error = try #require(throws: OneError.self) { try One.XMLRPCValue(saved: values.utf8, ofCore: false) }
        #expect(error.message.contains("elements"))
    }

    /// Cleaned before it is cut, so that no half of a secret is left.
    @Test func aMessageIsBounded() async throws {
        let password = String(repeating: "s3cr3t", count: 50)
        let many = try OneServer(
            answering: { _ in .value([false, .string(String(repeating: password + ".", count: 400)), 512]) },
            session: "me:" + password)
        let cut = try await failure { try await many.host.rename(1, "x") }
        #expect(!cut.message.utf8.contains("s3c".utf8))
        let padding = String(repeating: "x", count: 65_530)
        let one = try OneServer(
            answering: { _ in .value([false, .string(padding + "s3cr3t pass\u{301}"), 512]) }, session: "me:s3cr3t pass"
        )
        let error = try await failure { try await one.host.rename(1, "x") }
        #expect(error.message.utf8.count < 66_000 && !error.message.contains("s3c"))
        let short = try OneServer(
            answering: { _ in .value([false, "password s3cr3t pass\u{301} is wrong", 256]) }, session: "me:s3cr3t pass")
        let cleaned = try await failure { try await short.host.rename(1, "x") }
        #expect(!cleaned.message.utf8.contains("s3cr3t".utf8) && cleaned.message.utf8.contains("<secret>".utf8))
    }

    /// Loops over streams that make calls do not wait for each other.
    @Test func streamsLeaveConnectionsForCalls() async throws {
        let pool = One.HostPool.example((0..<400).map { One.Host.example(ID: $0) })
        try await FrontEnd.run({ call in
            call.method == "one.hostpool.info" ? .result(pool) : .result(7)
        }) { frontEnd in
            let one = try server(frontEnd.endpoint)
            try await withThrowingTaskGroup(of: Int.self) { group in
                for _ in 0..<12 {
                    group.addTask {
                        var count = 0
                        for try await host in one.hostpool.stream() {
                            if count < 3 { try await one.host.rename(host.ID, "x") }
                            count += 1
                        }
                        return count
                    }
                }
                for try await count in group { #expect(count == 400) }
            }
        }
    }

    // MARK: Batches

    @Test func aBatchIsBounded() async throws {
        let running = NIOLockedValueBox((now: 0, most: 0))
        try await FrontEnd.run({ _ in .delayed(.milliseconds(1), .result(7)) }) { frontEnd in
            frontEnd.on("system.multicall") { call in
                guard case .array(let calls)? = call.arguments.first else { return .fault(-503, "no calls") }
                return .delayed(.milliseconds(150), .value(.array(calls.map { _ in [[true, 7, 0]] })))
            }
            // Ten requests, of which each has its own time.
            let one = try OneServer(frontEnd.endpoint, session: "a:b", timeout: .seconds(60))
            let results = await one.system.multicall(0..<2_000) { one, id in
                running.withLockedValue { $0 = ($0.now + 1, max($0.most, $0.now + 1)) }
                defer { running.withLockedValue { $0.now -= 1 } }
                return try await one.host.rename(id, "x")
            }
            #expect(results.count == 2_000 && results.allSatisfy { (try? $0.get()) == 7 })
            #expect(running.withLockedValue { $0.most } <= 400)

            var seen: Set<Int> = []
            for await (id, result) in one.system.multicallResults(
                0..<900, maximum: 100, { try await $0.host.rename($1, "x") })
            {
                #expect((try? result.get()) == 7)
                seen.insert(id)
            }
            #expect(seen.count == 900)
            for await _ in one.system.multicallResults(0..<900, { try await $0.host.rename($1, "x") }) { break }
        }
    }

    /// A loop that is left begins no further item, and holds nothing.
    @Test func aLoopThatIsLeftEndsTheWork() async throws {
        final class Probe: Sendable {
            let begun = NIOLockedValueBox(0)
        }
        let one = try OneServer(answering: { _ in .result(7) })
        weak var left: Probe?
        do {
            let probe = Probe()
            left = probe
            let results = one.system.multicallResults(0..<9_000, maximum: 10) { one, id in
                probe.begun.withLockedValue { $0 += 1 }
                return try await one.host.rename(id, "x")
            }
            for await _ in results { break }
            #expect(probe.begun.withLockedValue { $0 } < 1_000)
        }
        let end = ContinuousClock.now + .seconds(60)
        while left != nil, ContinuousClock.now < end { try await Task.sleep(for: .milliseconds(20)) }
        #expect(left == nil)
    }

    /// The time of an item is that of its request, not of all before it.
    @Test func aRequestHasItsOwnTime() async throws {
        let one = try OneServer(answering: { _ in .delayed(.milliseconds(400), .result(7)) })
        let limited = one.with(timeout: .seconds(60))
        let results = await limited.system.multicall(0..<20, maximum: 2) { one, id in try await one.host.rename(id, "x")
        }
        #expect(results.allSatisfy { (try? $0.get()) == 7 })
    }
}
