import Foundation
import Logging
import NIOConcurrencyHelpers
import OpenNebulaTesting
import Testing

@testable import OpenNebula

/// Calls over real HTTP, to a server on loopback.
@Suite struct CallTests {
    static let session = "oneadmin:s3cr:et"

    private func withServer<T: Sendable>(
        timeout: Duration = .seconds(60),
        _ answer: @escaping @Sendable (FrontEnd.Call) async -> FrontEnd.Reply,
        _ body: (OneServer) async throws -> T
    ) async throws -> T {
        try await FrontEnd.run(answer) { frontEnd in
            try await body(OneServer(frontEnd.endpoint, session: Self.session, httpsVerify: true, timeout: timeout))
        }
    }

    /// What a call puts on the wire, as the method's name and the arguments.
    private func sent(_ call: (OneServer) async throws -> Void) async throws -> [FrontEnd.Call] {
        let (calls, log) = AsyncStream.makeStream(of: FrontEnd.Call.self)
        try await withServer { call in
            log.yield(call)
            return .value(call.method.hasPrefix("one.") ? [true, 7, 0] : ["a"])
        } _: {
            try await call($0)
        }
        log.finish()
        return await calls.reduce(into: []) { $0.append($1) }
    }

    // MARK: The names

    @Test func anyNameIsACall() async throws {
        let calls = try await sent { one in
            let n: Int = try await one.future.frobnicate(1, "x", true, 0.5, [1, 2], UInt8(9), One.HostState.ERROR)
            #expect(n == 7)
            try await one.future.unused()
            try await one.host.undeclared(3)
            try await one.call("by.name", 1)
            try await one.call("one.by.name")
            try await one.host.delete(4)
        }
        #expect(
            calls.map(\.method) == [
                "one.future.frobnicate", "one.future.unused", "one.host.undeclared", "one.by.name", "one.by.name",
                "one.host.delete",
            ])
        #expect(
            calls[0].arguments == [.string(Self.session), 1, "x", true, 0.5, [1, 2], 9, 3])
        #expect(calls.allSatisfy { $0.arguments.first == .string(Self.session) })
    }

    @Test func introspectionHasNoPrefixAndNoSession() async throws {
        let calls = try await sent { one in
            let names: [String] = try await one.system.listMethods()
            #expect(names == ["a"])
            let _: One.XMLRPCValue = try await one.system.methodSignature("one.vm.info")
            let _: One.XMLRPCValue = try await one.call("system.methodHelp", "one.vm.info")
            let version: Int = try await one.call("system.version")
            #expect(version == 7)
        }
        #expect(
            calls.map(\.method) == [
                "system.listMethods", "system.methodSignature", "system.methodHelp", "one.system.version",
            ])
        #expect(calls.map(\.arguments) == [[], ["one.vm.info"], ["one.vm.info"], [.string(Self.session)]])
    }

    // MARK: The results

    @Test func resultsAreOfTheTypeAskedFor() async throws {
        let document = "<HOST_POOL><HOST><NAME>a &amp; b</NAME><VMS><ID>1</ID><ID>2</ID></VMS></HOST></HOST_POOL>"
        let answers: [String: One.XMLRPCValue] = [
            "one.is.int": 42, "one.is.bool": true, "one.is.text": "7.4.0", "one.is.document": .string(document),
        ]
        struct Names: OneRoot {
            static let root = "HOST_POOL"
            struct Host: Codable, Hashable, Sendable { var NAME: String }
            var HOST: [Host]
        }
        try await withServer {
            .value([true, answers[$0.method] ?? .nil, 0])
        } _: { one in
            let int: Int = try await one.is.int()
            #expect(int == 42)
            let bool: Bool = try await one.is.bool()
            #expect(bool)
            let text: String = try await one.is.text()
            #expect(text == "7.4.0")
            let raw: String = try await one.is.document()
            #expect(raw == document)
            let names: Names = try await one.is.document()
            #expect(names == Names(HOST: [.init(NAME: "a & b")]))
            let tree: OneDocument = try await one.is.document()
            #expect(tree.HOST[0].NAME.string == "a & b")
            #expect(tree.HOST.VMS.ID[1].int == 2)
            #expect(tree.HOST.VMS.ID.map(\.int) == [1, 2])
            #expect(tree.HOST.VMS.ID[2].int == nil && tree.NO.SUCH.THING.string == nil)
            let leaf = try await one.is.int()
            #expect(leaf.int == 42)

            for expected in [Int.self, Bool.self, Names.self, One.HostPool.self, [Int].self] as [any OneAnswer.Type] {
                let error = try await #require(throws: OneError.self) { try await one.answer(expected, "is.text") }
                #expect(error.code == .malformedAnswer)
            }
            let error = try await #require(throws: OneError.self) {
                let _: One.Host = try await one.is.document()
            }
            #expect(error.message.contains("HOST_POOL: expected HOST"))
        }
    }

    // MARK: The errors

    static let failures = Recording.all.filter { $0.name.hasPrefix("error-") || $0.name.hasPrefix("fault-") }

    /// Every error that was recorded from a core arrives with its code, its message and its object.
    @Test(arguments: failures) func recordedErrorsArrive(_ recording: Recording) async throws {
        let response = String(decoding: try recording.response(), as: UTF8.self)
        let numbers = response.matches(of: /<i4>(-?\d+)<\/i4>/).compactMap { Int($0.1) }
        let call = try XMLRPCCall(parsing: recording.request())
        let error = try await withServer { _ in
            .http(200, response)
        } _: { one in
            try await #require(throws: OneError.self) { try await one.perform(call.method, []) as Int }
        }
        let message = try #require(response.firstMatch(of: /<string>(.*?)<\/string>/)?.1)
        let advice = recording.name == "fault-no-method" ? ": there is no one.nosuch" : ""
        #expect(error.message == message.replacing("&quot;", with: "\"") + advice)
        #expect(error.method == call.method)
        if recording.name.hasPrefix("fault-") {
            #expect(error.code == .fault(numbers[0]))
        } else {
            let codes: [Int: OneError.Code] = [
                0x100: .authentication, 0x200: .authorization, 0x400: .noExists, 0x800: .action, 0x1000: .api,
                0x2000: .internal, 0x4000: .allocate,
            ]
            #expect(error.code == codes[numbers[0]])
            #expect(error.objectID == (numbers[1] < 0 ? nil : numbers[1]))
        }
    }

    @Test func everyCodeHasItsNumber() async throws {
        let codes: [Int: OneError.Code] = [0x8000: .locked, 0x10000: .replication, 0x20000: .core(0x20000)]
        for (number, code) in codes {
            let error = try await withServer { _ in
                .value([false, "no", .int(number)])
            } _: { one in
                try await #require(throws: OneError.self) { try await one.host.delete(0) }
            }
            #expect(error == OneError(code, "no", method: "one.host.delete"))
        }
    }

    @Test(
        arguments: [
            (.http(500, "oops"), .http(500)), (.http(302, ""), .http(302)), (.http(200, ""), .malformedAnswer),
            (.http(200, "<html><body>login</body></html>"), .malformedAnswer),
            (.http(200, "not XML"), .malformedAnswer),
            (.value([]), .malformedAnswer), (.value([true]), .malformedAnswer), (.value(true), .malformedAnswer),
            (.value([false, "no code"]), .malformedAnswer), (.value(["true", 1, 0]), .malformedAnswer),
            (.fault(-506, "no such method"), .fault(-506)), (.drop, .interrupted),
            (
                .half("<methodResponse><params><param><value><array><data></data></array></value></param></params>"),
                .interrupted
            ),
            (.hang, .timeout),
        ] as [(FrontEnd.Reply, OneError.Code)])
    func failuresAreDistinguished(_ reply: FrontEnd.Reply, _ code: OneError.Code) async throws {
        let error = try await withServer(timeout: code == .timeout ? .milliseconds(500) : .seconds(60)) { _ in
            reply
        } _: { one in
            try await #require(throws: OneError.self) { try await one.host.delete(0) }
        }
        #expect(error.code == code, "\(error)")
        #expect(error.method == "one.host.delete")
        #expect(!"\(error)".contains("s3cr") && !"\(error)".contains("\n"))
    }

    @Test func nobodyListens() async throws {
        let endpoint = try await FrontEnd.run({ _ in .drop }) { $0.endpoint }
        let one = try OneServer(endpoint, session: Self.session, timeout: .seconds(60))
        let error = try await #require(throws: OneError.self) { try await one.hostpool.info() }
        #expect(error.code == .connection)
    }

    @Test func cancellingEndsTheCall() async throws {
        try await withServer(timeout: .seconds(120)) { _ in
            .hang
        } _: { one in
            let start = ContinuousClock.now
            let task = Task { try await one.host.delete(0) }
            try await Task.sleep(for: .milliseconds(200))
            task.cancel()
            let error = await #expect(throws: OneError.self) { try await task.value }
            #expect(error?.code == .cancelled)
            #expect(start.duration(to: .now) < .seconds(60))
        }
    }

    @Test func nothingIsSentThatNoCoreCanStore() async throws {
        let calls = try await sent { one in
            let error = try await #require(throws: OneError.self) { try await one.host.rename(1, "\u{1F600}") }
            #expect(error.code == .invalidArgument && error.method == "one.host.rename")
            await #expect(throws: OneError.self) { try await one.host.update(1, ["A": "]]>"], .merge) }
            let argument = try await #require(throws: OneError.self) {
                try await one.vm.disksnapshotcreate(1, 0, "]]>\u{301}")
            }
            #expect(argument.code == .invalidArgument && argument.message.contains("argument 3, name: "))
            let _: [OneError] = [
                try await #require(throws: OneError.self) { try await one.vm.snapshotcreate(1, "]]>") },
                try await #require(throws: OneError.self) {
                    let _: Int = try await one.call("vm.disksnapshotcreate", 1, 0, "]]>")
                },
                try await #require(throws: OneError.self) {
                    let _: Int = try await one.call("host.update", 1, "A=\"]]>\"", 1)
                },
                try await #require(throws: OneError.self) {
                    let _: Int = try await one.call("one.host.update", 1, "<T><A>&#x1F600;</A></T>", 1)
                },
            ]
        }
        #expect(calls.isEmpty)
        // A section's end is no value's, a password is no part of a document, and a newer core may know other syntax.
        let sent = try await sent { one in
            let _: Int = try await one.call("host.update", 1, "<T><A><![CDATA[1]]></A></T>", 1)
            try await one.market.allocatedb("<MARKETPLACE><NAME><![CDATA[1]]></NAME></MARKETPLACE>")
            try await one.user.passwd(1, "]]>")
            let _: Int = try await one.call("host.update", 1, "A={ new }", 1)
            try await one.host.update(1, One.Template(verbatim: "A={ new }"), .merge)
        }
        #expect(sent.count == 5)
    }

    // MARK: Many at once

    @Test func twoHundredCallsAtOnce() async throws {
        try await withServer { call in
            try? await Task.sleep(for: .milliseconds(Int.random(in: 0..<20)))
            return .value([true, call.arguments[1], 0])
        } _: { one in
            let ids = try await withThrowingTaskGroup(of: (Int, Int).self) { group in
                for id in 0..<200 { group.addTask { (id, try await one.host.delete(id)) } }
                return try await group.reduce(into: [Int: Int]()) { $0[$1.0] = $1.1 }
            }
            #expect(ids == Dictionary(uniqueKeysWithValues: (0..<200).map { ($0, $0) }))
        }
    }

    /// The client below gives up after ten seconds without a free connection: that is no failure of a call whose time
    /// is not up.
    @Test func aCallWaitsForAFreeConnection() async throws {
        try await withServer { call in
            .delayed(.seconds(call.arguments[1] == 100 ? 0 : 11), .value([true, call.arguments[1], 0]))
        } _: { one in
            try await withThrowingTaskGroup(of: Int.self) { group in
                for id in 0..<8 { group.addTask { try await one.host.delete(id) } }
                try await Task.sleep(for: .milliseconds(500))
                let start = ContinuousClock.now
                #expect(try await one.host.delete(100) == 100)
                #expect(start.duration(to: .now) > .seconds(10))
                #expect(try await group.reduce(into: Set()) { $0.insert($1) } == Set(0..<8))
            }
        }
    }

    // MARK: The session

    @Test func theSessionIsNowhere() async throws {
        let log = Log()
        let logger = Logger(label: "test") { _ in log }
        try await FrontEnd.run({ $0.method == "one.host.delete" ? .value([true, 1, 0]) : .drop }) { frontEnd in
            let one = try OneServer(frontEnd.endpoint, session: Self.session, logger: logger)
            try await one.host.delete(1)
            let error = await #expect(throws: OneError.self) { try await one.hostpool.info() }
            var dumped = ""
            dump(one, to: &dumped)
            dump(one.host, to: &dumped)
            for text in ["\(one)", String(reflecting: one), dumped, "\(error as Any)", String(reflecting: error)]
                + log.lines
            {
                #expect(!text.contains("s3cr"), "\(text)")
            }
            #expect("\(one)" == "OneServer(\(frontEnd.endpoint))")
            #expect(log.lines.count == 4)
            #expect(log.lines[1].contains("one.host.delete"))
        }
    }

    struct Log: LogHandler {
        private let written = NIOLockedValueBox<[String]>([])
        var lines: [String] { written.withLockedValue { $0 } }
        var metadata: Logger.Metadata = [:]
        var logLevel: Logger.Level = .trace
        subscript(metadataKey key: String) -> Logger.Metadata.Value? {
            get { metadata[key] }
            set { metadata[key] = newValue }
        }
        func log(event: LogEvent) { written.withLockedValue { $0.append("\(event.message) \(event.metadata ?? [:])") } }
    }
}

extension OneServer {
    func answer<Answer: OneAnswer>(_ type: Answer.Type, _ method: String) async throws {
        let _: Answer = try await call(method)
    }
}
