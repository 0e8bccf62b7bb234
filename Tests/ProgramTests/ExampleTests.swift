import Foundation
import Programs
import Testing

/// What the documentation shows in Swift compiles and runs: in articles, in the README, in comments.
@Suite(.fewPrograms) struct ExampleTests {
    @Test func examplesRun() async throws {
        let examples = try Example.all()
        #expect(examples.count > 80)
        try await Program.withFolder { folder in
            let source = folder.appendingPathComponent("main.swift")
            let executable = folder.appendingPathComponent("program")
            let calls = examples.indices.map { "try await run(\($0), \"\(examples[$0].place)\", example\($0))\n" }
            let code = [Self.context] + examples.enumerated().map { $1.declaration($0) } + calls
            try code.joined().write(to: source, atomically: true, encoding: .utf8)
            let compiled = try await Compiler.compile([source], flags: ["-suppress-warnings"], executable: executable)
            #expect(compiled.code == 0, "\(compiled.errors.prefix(4000))")
            let run = try await Program.run(executable, [], timeout: .seconds(120))
            #expect(run.code == 0, "\(run.errors)")
            for line in run.output.split(separator: "\n") where line.hasPrefix("failed: ") {
                Issue.record("\(line)")
            }
        }
    }

    /// What examples speak of without declaring it, and how one is run: against a cloud of its own.
    private static let context = #"""
        import Foundation
        import Logging
        import OpenNebula
        import OpenNebulaTesting

        struct Failed: Error {}
        func expect(_ isSo: @autoclosure () async throws -> Bool) async throws {
            guard try await isSo() else { throw Failed() }
        }

        struct Context: Sendable {
            let one: OneServer
            let frontEnd: FrontEnd
            let folder: URL
            let host: One.Host
            let vm: One.VM
            let file: URL
        }

        func run(
            _ number: Int, _ place: String, _ example: @Sendable @escaping (Context) async throws -> Void
        ) async throws {
            let folder = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
            try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
            defer { try? FileManager.default.removeItem(at: folder) }
            let session = folder.appendingPathComponent("one_auth")
            try Data("oneadmin:onepass".utf8).write(to: session)
            setenv("ONE_AUTH", session.path, 1)
            FileManager.default.changeCurrentDirectoryPath(folder.path)
            try await FrontEnd.run(Demo(step: .milliseconds(20)).answer) { frontEnd in
                for method in ["acl.addrule", "user.quota", "group.quota"] { frontEnd.on("one.\(method)", .result(1)) }
                frontEnd.on("one.future.frobnicate", .result(12))
                frontEnd.on("one.future.info", .result("<TREE><A><B>5</B><B>6</B></A></TREE>"))
                setenv("ONE_XMLRPC", frontEnd.endpoint, 1)
                let one = try OneServer(frontEnd.endpoint, session: "oneadmin:onepass")
                let file = folder.appendingPathComponent("answer.xml")
                let answer: String = try await one.call("vm.info", 0)
                try Data(answer.utf8).write(to: file)
                let recordings = folder.appendingPathComponent("Tests/Recordings")
                let recorded = try one.recording(to: recordings)
                try await recorded.hostpool.info()
                let context = Context(
                    one: one, frontEnd: frontEnd, folder: recordings, host: try await one.host.info(0),
                    vm: try await one.vm.info(0), file: file)
                do { try await example(context) } catch { print("failed: \(place): \(error)") }
            }
        }

        func start(_ name: String, on one: OneServer, clock: some Clock<Duration>) async throws -> One.VM {
            let id = try await one.template.instantiate(0, name)
            while true {
                let vm = try await one.vm.info(id)
                if vm.LCM_STATE == .RUNNING { return vm }
                try await clock.sleep(for: .seconds(1))
            }
        }

        """#
}
