import Foundation
import OpenNebulaTesting
import Testing

@testable import OpenNebula

@Suite struct RecorderTests {
    static let session = "oneadmin:onepass"

    /// Runs `body` with a folder of its own, which is removed afterwards.
    private func withFolder<T>(_ body: (URL) async throws -> T) async throws -> T {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
        defer { try? FileManager.default.removeItem(at: folder) }
        return try await body(folder)
    }

    private func contents(_ folder: URL) throws -> [String: Data] {
        let files = try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)
        return try Dictionary(uniqueKeysWithValues: files.map { ($0.lastPathComponent, try Data(contentsOf: $0)) })
    }

    /// Calls of every kind, and what they came to.
    private func program(_ one: OneServer) async -> [String] {
        var outcomes: [String] = []
        func run(_ call: () async throws -> some Any) async {
            do { outcomes.append("\(try await call())") } catch { outcomes.append("\(error)") }
        }
        await run { try await one.call("hostpool.info") as String }
        await run { try await one.host.info(0) }
        await run { try await one.host.info(9999) }
        await run { try await one.template.instantiate(0, "recorded", false, ["NOTE": "a \"quoted\"\nvalue"]) }
        await run { try await one.vm.info(8) }
        await run { try await one.vm.info(8) }
        await run { try await one.call("nosuch.method") as Int }
        await run { try await one.system.listMethods() }
        await run { try await one.call("is.garbage") as Int }
        await run { try await one.call("is.half") as Int }
        await run { try await one.call("is.gone") as Int }
        await run { try await one.call("is.broken") as Int }
        await run { try await one.with(timeout: .seconds(2)).call("is.late") as Int }
        return outcomes
    }

    private func record(to folder: URL) async throws -> [String] {
        let demo = Demo(clock: ManualClock())
        return try await FrontEnd.run(demo.answer) { frontEnd in
            frontEnd.on("one.is.garbage", .http(200, "\u{FF}<not>XML"))
            frontEnd.on("one.is.half", .half("<methodResponse></methodResponse>"))
            frontEnd.on("one.is.gone", .drop)
            frontEnd.on("one.is.broken", .http(503, "overloaded"))
            frontEnd.on("one.is.late", .hang)
            frontEnd.on("one.vm.info", times: 1) { call in
                .result("<VM><ID>\(try call.int(1))</ID><NAME>first &amp; only</NAME></VM>")
            }
            let one = try OneServer(frontEnd.endpoint, session: Self.session)
            return await program(try one.recording(to: folder))
        }
    }

    @Test func aRecordingReplays() async throws {
        try await withFolder { folder in
            let live = try await record(to: folder)
            #expect(live.count == 13 && live[8].contains("malformedAnswer") && live[12].contains("timeout"))
            let recorded = try contents(folder)
            #expect(recorded.count == 13)

            let replayed = await program(try OneServer(replaying: folder))
            for (live, replayed) in zip(live, replayed) where !live.contains("interrupted") && !live.contains("timeout")
            {
                #expect(replayed == live)
            }
            let codes = replayed.map { $0.firstMatch(of: /\((\w+)\)$/)?.1 }
            #expect(codes[9] == "interrupted" && codes[10] == "interrupted" && codes[12] == "timeout")

            // Over HTTP as well, and what is recorded of the replay is the recording.
            try await withFolder { again in
                try await FrontEnd.run(Replay(folder).answer) { frontEnd in
                    let one = try OneServer(frontEnd.endpoint, session: "other:secret")
                    _ = await program(try one.recording(to: again))
                }
                let second = try contents(again)
                #expect(Set(second.keys) == Set(recorded.keys))
                for (name, data) in recorded where !name.contains("is.") {
                    #expect(second[name] == data, "\(name)")
                }
            }
        }
    }

    @Test func recordingAgainChangesNothing() async throws {
        try await withFolder { folder in
            _ = try await record(to: folder)
            try Data("kept".utf8).write(to: folder.appendingPathComponent("README"))
            try Data("old".utf8).write(to: folder.appendingPathComponent("one.vm.info-1.1.exchange"))
            let first = try contents(folder)
            _ = try await record(to: folder)
            let second = try contents(folder)
            #expect(Set(first.keys).subtracting(second.keys) == ["one.vm.info-1.1.exchange"])
            let changed = second.filter { first[$0.key] != $0.value }.keys.sorted()
            // What has a time in it.
            #expect(
                Set(changed).isSubset(of: ["one.vm.info-8-false.2.exchange", "one.is.late.1.exchange"]), "\(changed)")
        }
    }

    /// However often a call was begun again, what ended it is told from what its caller ended.
    @Test func aTimeoutIsNoCancelling() async throws {
        try await withFolder { folder in
            try await FrontEnd.run({ _ in .hang }) { frontEnd in
                frontEnd.on("one.host.info", .hang)
                frontEnd.on("one.host.info", times: 1, .drop)
                let one = try OneServer(
                    frontEnd.endpoint, session: Self.session, timeout: .seconds(10), retry: .reads(attempts: 3)
                ).recording(to: folder)
                let error = await #expect(throws: OneError.self) { try await one.host.info(0) }
                #expect(error?.code == .timeout)
                let task = Task { try await one.host.delete(0) }
                try await Task.sleep(for: .milliseconds(300))
                task.cancel()
                _ = await task.result
            }
            let codes = try contents(folder).mapValues {
                String(decoding: $0, as: UTF8.self).split(separator: "\n")[1].prefix { $0 != ":" }
            }
            let expected: [String: Substring] = [
                "one.host.info-0-false.1.exchange": "interrupted", "one.host.info-0-false.2.exchange": "timeout",
                "one.host.delete-0.1.exchange": "cancelled",
            ]
            #expect(codes == expected)
        }
    }

    @Test func exchangesAreReadable() async throws {
        try await withFolder { folder in
            _ = try await record(to: folder)
            let text = String(
                decoding: try #require(try contents(folder)["one.vm.info-8-false.1.exchange"]), as: UTF8.self)
            let lines = text.split(separator: "\n").map(String.init)
            #expect(lines[0...1] == ["one.vm.info [8,false]", "document"])
            #expect(lines.suffix(4) == ["<VM>", "<ID>8</ID>", "<NAME>first &amp; only</NAME>", "</VM>"])
            let failed = try #require(try contents(folder)["one.is.broken.1.exchange"])
            #expect(String(decoding: failed, as: UTF8.self).hasPrefix("one.is.broken []\nHTTP 503: "))
        }
    }

    /// Every answer that was recorded from a core is written and read again to the byte.
    @Test(.serialized, arguments: Recording.all) func answersAreKeptToTheByte(_ recording: Recording) async throws {
        try await withFolder { folder in
            let (request, response) = (try recording.request(), try recording.response())
            let call = try XMLRPCCall(parsing: request)
            try await FrontEnd.run({ _ in .http(200, Array(response)) }) { frontEnd in
                let one = try OneServer(frontEnd.endpoint, session: Self.session).recording(to: folder)
                _ = try? await one.perform(call.method, Array(call.arguments.dropFirst())) as One.XMLRPCValue
            }
            let replay = try Replay(folder)
            let introspection = call.method.hasPrefix("system.")
            let arguments = introspection ? Array(call.arguments.dropFirst()) : ["a:b"] + call.arguments.dropFirst()
            let reply: FrontEnd.Reply
            do {
                reply = try replay.answer(.init(method: call.method, arguments: Array(arguments)))
            } catch {
                let recorded = #expect(throws: OneError.self) {
                    try One.XMLRPCValue(saved: response, ofCore: !introspection)
                }
                #expect(error as? OneError == recorded)
                return
            }
            let isSecret = String(decoding: response, as: UTF8.self).contains(
                #/(PASSWORD|PASSWD|TOKEN|PRIVATE_KEY|ONE_KEY)&gt;/#)
            guard case .value(let value) = reply else {
                Issue.record("\(reply)")
                return
            }
            let result = try XMLRPCResponse.result(value, ofCore: !introspection)
            #expect(isSecret == (try result != One.XMLRPCValue(saved: response, ofCore: !introspection)))
        }
    }

    /// A recording that an earlier version of this library wrote.
    @Test func olderRecordingsReplay() async throws {
        let folder = try #require(
            Bundle.module.url(forResource: "recording", withExtension: nil, subdirectory: "Fixtures"))
        let one = try OneServer(replaying: folder)
        #expect(try await one.hostpool.info().map(\.NAME).sorted() == ["node00", "node01", "node02", "node03"])
        #expect(try await one.host.info(0).NAME == "node00")
        let missing = try await #require(throws: OneError.self) { try await one.host.info(9999) }
        #expect(missing.code == .noExists && missing.objectID == 9999)
        let id = try await one.template.instantiate(
            0, "recorded", false, ["NOTE": "a \"quoted\"\nvalue", "D": ["A": 1]])
        #expect(id == 8)
        let methods: [String] = try await one.call("system.listMethods")
        #expect(methods.count > 307 && methods.contains("one.vm.info"))
        let unknown = try await #require(throws: OneError.self) { try await one.call("nosuch.method") as Int }
        #expect(unknown.faultCode == -506)
        let broken = try await #require(throws: OneError.self) { try await one.call("is.broken") as Int }
        #expect(broken.httpStatus == 503)
        let gone = try await #require(throws: OneError.self) { try await one.call("is.gone") as Int }
        #expect(gone.code == .interrupted)
        let together = await one.system.multicall([1]) { one, id in try await one.host.info(id).NAME }
        #expect(try together[0].get() == "node01")
        let failed = await one.system.multicall([77]) { one, id in try await one.host.info(id).NAME }
        let last = #expect(throws: OneError.self) { try failed[0].get() }
        #expect(last?.code == .noExists)
    }

    @Test func whatWasNotRecordedFails() async throws {
        try await withFolder { folder in
            _ = try await record(to: folder)
            let one = try OneServer(replaying: folder)
            try await one.host.info(0)
            var error = try await #require(throws: OneError.self) { try await one.host.info(0) }
            #expect(error.code == .notRecorded && error.message.contains("recorded once, but"))
            error = try await #require(throws: OneError.self) { try await one.host.info(5) }
            #expect(error.code == .notRecorded && error.method == "one.host.info")
            #expect(error.message.contains("calls: one.host.info [0,false], one.host.info [9999,false], "))
            error = try await #require(throws: OneError.self) { try await one.vm.infos(8) }
            #expect(error.message.contains("one.vm.info [8,false]"))
        }
    }

    @Test func whatIsNoRecordingIsRefused() async throws {
        try await withFolder { folder in
            #expect(throws: OneError.self) { try Replay(folder) }
            try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
            #expect(throws: OneError.self) { try OneServer(replaying: folder) }
            try Data("garbage".utf8).write(to: folder.appendingPathComponent("a.1.exchange"))
            let error = #expect(throws: OneError.self) { try OneServer(replaying: folder) }
            #expect(error?.message.contains("a.1.exchange") == true)
        }
    }

    @Test func secretsAreNotWritten() async throws {
        let secrets = ["s3cr3tpass", "t0ken", "n3wpass", "r00tpw", "k3y", "h1dden", "4ns", "cdatapw"]
        try await withFolder { folder in
            try await FrontEnd.run({ call in
                switch call.method {
                case "one.user.login": .result("t0ken4ns")
                case "one.user.info":
                    .result(
                        "<USER><PASSWORD><![CDATA[cdatapw]]></PASSWORD><LOGIN_TOKEN><TOKEN>t0ken</TOKEN></LOGIN_TOKEN></USER>"
                    )
                case "one.vm.info": .result("<VM><CONTEXT><root_password>r00tpw</root_password></CONTEXT></VM>")
                case "system.multicall": .value([[[true, 1, 0]]])
                default: .value([false, "User oneadmin:s3cr3tpass is not known", 256])
                }
            }) { frontEnd in
                let one = try OneServer(frontEnd.endpoint, session: "oneadmin:s3cr3tpass").recording(to: folder)
                _ = try await one.user.login("oneadmin", "t0ken", 3600)
                _ = try? await one.user.allocate("bob", "n3wpass", "core", [])
                _ = try? await one.user.passwd(1, "n3wpass")
                _ = try await one.call("user.info", 0)
                _ = try await one.call("vm.info", 0)
                _ = try? await one.vm.update(0, ["ROOT_PASSWORD": "r00tpw", "CONTEXT": ["PRIVATE_KEY": "k3y"]], 1)
                _ = try? await one.vm.update(0, "CONTEXT=[ db_secret = \"h1dden \\\" h1dden\", TOKEN=h1dden, A=1 ]", 1)
                let multicall: One.XMLRPCValue = [
                    ["methodName": "one.user.passwd", "params": ["oneadmin:s3cr3tpass", 0, "x"]]
                ]
                let _: One.XMLRPCValue = try await one.call("system.multicall", multicall)
            }
            let written = try contents(folder)
            #expect(written.count == 8)
            for (name, data) in written {
                let text = name + String(decoding: data, as: UTF8.self)
                for secret in secrets { #expect(!text.contains(secret), "\(text)") }
            }
            #expect(written.values.contains { String(decoding: $0, as: UTF8.self).contains("<A>1<") })
            // What was replaced does not keep a call from being found.
            let one = try OneServer(replaying: folder)
            #expect(try await one.user.login("oneadmin", "t0ken", 3600) == "redacted")
            try await #expect(one.call("user.info", 0).LOGIN_TOKEN.TOKEN.string == "redacted")
        }
    }

    /// The rule errs on the side of replacing, and leaves what is no secret.
    @Test func secretsAreKnownByTheirNames() async throws {
        let secret = [
            "PASSWORD", "PASSPHRASE", "API_KEY", "ROOT_PW", "ADMIN_PWD", "CREDENTIALS", "WIFI_PSK", "Private_Key",
            "TOKEN",
            "SSH_KEY", "DB_SECRET", "VCENTER_PASSWORD", "ONE_KEY", "S3_SECRET_ACCESS_KEY", "PASSWORD_BASE64",
            "x-api-key",
        ]
        let open = [
            "SSH_PUBLIC_KEY", "PCI_PASSTHROUGH_BUS", "KEYMAP", "PASSWORD_CHANGE", "MAX_TOKEN_TIME", "NAME", "IP",
        ]
        for (names, isSecret) in [(secret, true), (open, false)] {
            for name in names {
                let line = name.contains("-") ? "" : "A=\"1\"\n\(name) = \"v4lue\" B=2"
                let texts = [
                    "<\(name)>v4lue</\(name)>", "<\(name)><![CDATA[v4lue\u{301}]]></\(name)>", line,
                    "<BODY><![CDATA[{\"a\": 1, \"\(name)\": \"v4lue\"}]]></BODY>",
                ]
                for text in texts where !text.isEmpty {
                    try await withFolder { folder in
                        let one = try OneServer(answering: { _ in .result(.string(text)) }).recording(to: folder)
                        let _: String = try await one.call("host.info", 0)
                        let written = try contents(folder).values.map { String(decoding: $0, as: UTF8.self) }.joined()
                        #expect(written.utf8.contains("v4lue".utf8) != isSecret, "\(text)")
                    }
                }
            }
        }
    }

    @Test func concurrentCallsAreRecordedApart() async throws {
        try await withFolder { folder in
            try await FrontEnd.run(Demo().answer) { frontEnd in
                let one = try OneServer(frontEnd.endpoint, session: Self.session).recording(to: folder)
                try await withThrowingTaskGroup(of: Void.self) { group in
                    for id in 0..<60 { group.addTask { _ = try await one.host.info(id % 3) } }
                    try await group.waitForAll()
                }
            }
            #expect(try contents(folder).count == 60)
            let one = try OneServer(replaying: folder)
            for id in 0..<60 { #expect(try await one.host.info(id % 3).ID == id % 3) }
        }
    }
}
