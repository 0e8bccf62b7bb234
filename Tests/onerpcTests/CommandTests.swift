import Foundation
import Programs
import Testing

/// The command, run as a user runs it.
@Suite(.fewPrograms) struct CommandTests {
    private func onerpc(_ arguments: String...) async throws -> Program { try await onerpc(arguments) }

    private func onerpc(_ arguments: [String]) async throws -> Program {
        try await Program.run(
            Program.products.appendingPathComponent("onerpc"), arguments, environment: ["HOME": "/nowhere"],
            timeout: .seconds(120))
    }

    @Test func theDemoAnswers() async throws {
        let outcome = try await onerpc("--demo", "hostpool.info")
        #expect(outcome.code == 0 && outcome.errors == "")
        let hosts = try #require(try outcome.json()["HOST"] as? [[String: Any]])
        #expect(hosts.map { $0["NAME"] as? String } == ["node03", "node02", "node01", "node00"])
        #expect(hosts.map { $0["STATE"] as? Int } == [4, 2, 2, 2])
        #expect(outcome.output.hasPrefix("{\n  \"HOST\" : ["))
    }

    @Test func numbersAreArgumentsNegativeOnesToo() async throws {
        #expect(try await onerpc("--demo", "vmpool.info", "-2", "-1", "-1", "-1").code == 0)
        #expect(try await onerpc("--demo", "host.info", "2").json()["NAME"] as? String == "node02")
        #expect(try await onerpc("--demo", "host.update", "0", "LABELS=\"HD\"", "1").output == "0\n")
    }

    @Test func anyMethodGoesThrough() async throws {
        #expect(try await onerpc("--demo", "system.version").output == "\"7.4.0\"\n")
        #expect(try await onerpc("--demo", "acl.delrule", "9999").code == 1)
        #expect(try await onerpc("--demo", "system.listMethods").json(as: [String].self).contains("one.vm.info"))
    }

    @Test func theRawDocument() async throws {
        let outcome = try await onerpc("--demo", "--xml", "host.info", "0")
        #expect(outcome.output.hasPrefix("<HOST><ID>0</ID><NAME>node00</NAME>"))
        #expect(try await onerpc("--demo", "host.info", "0", "--xml").output == outcome.output)
    }

    @Test(arguments: [
        ["--demo", "host.info", "99"], ["--demo", "no.such"], ["hostpool.info"],
        ["--endpoint", "nowhere", "hostpool.info"],
        ["decode", "host.info", "/nowhere"], ["decode", "no.such", "/nowhere"], ["methods", "nothing"],
        ["--demo", "host.rename", "1", "\u{1F600}"],
    ])
    func errorsAreOneLine(_ arguments: [String]) async throws {
        let process = try await onerpc(arguments)
        #expect(process.code == 1)
        #expect(process.output == "")
        #expect(
            process.errors.hasPrefix("Error: ") && process.errors.split(separator: "\n").count == 1, "\(process.errors)"
        )
    }

    @Test func whatCannotBeWrittenIsAnError() async throws {
        for arguments in ["methods", "--demo hostpool.info"] {
            let process = try await Program.run(
                URL(fileURLWithPath: "/bin/sh"),
                ["-c", "\(Program.products.path)/onerpc \(arguments) > /dev/full"], timeout: .seconds(120))
            #expect(process.code == 1 && process.errors == "Error: cannot write the output\n")
        }
    }

    /// What is changed in one run is there in the next, and only the owner of the file reads its passwords.
    @Test func aDemoIsKeptInAFile() async throws {
        try await Program.withFolder { folder in
            let file = folder.appendingPathComponent("cloud.json").path
            func call(_ arguments: String) async throws -> Program {
                let onerpc = "\(Program.products.path)/onerpc"
                let script = """
                    \(onerpc) demo --port 0 --state \(file) > \(folder.path)/log & trap "kill $!" EXIT
                    until grep -q "at http" \(folder.path)/log; do sleep 0.1; done
                    export ONE_XMLRPC=$(sed -n 's/.* at \\(http.*\\)\\.$/\\1/p' \(folder.path)/log)
                    echo oneadmin:onepass > \(folder.path)/auth; export ONE_AUTH=\(folder.path)/auth
                    \(onerpc) \(arguments)
                    """
                return try await Program.run(
                    URL(fileURLWithPath: "/bin/sh"), ["-c", script], timeout: .seconds(120))
            }
            #expect(try await call("host.allocate kept kvm kvm 0").output == "4\n")
            #expect(try await call("host.info 4").json()["NAME"] as? String == "kept")
            let mode = try FileManager.default.attributesOfItem(atPath: file)[.posixPermissions] as? Int
            #expect(mode == 0o600)
        }
    }

    /// From a file and from standard input, so that no list of processes shows them.
    @Test func secretsAreRead() async throws {
        let command = "\(Program.products.path)/onerpc --demo host.rename 1"
        for (script, name) in [
            ("printf 'piped\\n' | \(command) @-", "piped"), ("printf filed > $0; \(command) @$0; rm $0", "filed"),
        ] {
            let file = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
            let process = try await Program.run(
                URL(fileURLWithPath: "/bin/sh"), ["-c", script, file.path], timeout: .seconds(120))
            #expect(process.code == 0 && process.output == "1\n", "\(name): \(process.errors)")
        }
        let odd = try await Program.run(
            URL(fileURLWithPath: "/bin/sh"), ["-c", "\(command) \"$(printf 'x\\377')\""], timeout: .seconds(120))
        #expect(odd.code == 1 && odd.errors == "Error: an argument is not valid UTF-8\n")
        #expect(try await onerpc("--demo", "host.rename", "1", "@/nowhere").errors.contains("cannot read /nowhere"))
    }

    @Test func poolsAreTables() async throws {
        let lines = try await onerpc("--demo", "--table", "hostpool.info").output.split(separator: "\n")
        let rows = lines.map { $0.split(separator: " ") }
        #expect(rows[0].prefix(4) == ["ID", "NAME", "STATE", "CLUSTER"] && Set(lines.map(\.count)).count == 1)
        #expect(rows.dropFirst().map { $0[1] } == ["node03", "node02", "node01", "node00"])
        #expect(rows.dropFirst().map { $0[2] } == ["DISABLED", "MONITORED", "MONITORED", "MONITORED"])
        let named = try await onerpc("--demo", "hostpool.info", "--columns", "NAME,TEMPLATE.ARCH").output
        #expect(named.hasPrefix("NAME    ARCH  \nnode03  x86_64\n"))
        #expect(
            try await onerpc("--demo", "hostpool.info", "--json").output == onerpc("--demo", "hostpool.info").output)
        #expect(try await onerpc("--demo", "hostpool.info", "--columns", "NMAE").errors.contains("NMAE"))
        #expect(try await onerpc("--demo", "--table", "host.info", "0").errors.contains("return a pool"))
    }

    @Test func methodsAreListed() async throws {
        let all = try await onerpc("methods").output.split(separator: "\n")
        #expect(all.count == 307)
        #expect(
            try await onerpc("methods", "host.").output.split(separator: "\n") == all.filter { $0.hasPrefix("host.") })
        #expect(all.contains("host.info(_ id: Int, _ decrypt: Bool = false) -> One.Host"))
        #expect(all.contains("hostpool.info() -> One.HostPool"))
    }

    /// What a newer core sends, and no property of ours holds, is printed too.
    @Test func unknownElementsArePrinted() async throws {
        try await Program.withFolder { folder in
            let file = folder.appendingPathComponent("zone.xml")
            try """
            <ZONE><ID>7</ID><NAME>a</NAME><STATE>0</STATE><NEW>1</NEW><TEMPLATE><ENDPOINT>http</ENDPOINT></TEMPLATE>\
            <SERVER_POOL><SERVER><ID>0</ID><NAME>s</NAME></SERVER><X><Y>2</Y><Y>3</Y></X></SERVER_POOL></ZONE>
            """.write(to: file, atomically: true, encoding: .utf8)
            let json = try await onerpc("decode", "zone.info", file.path).json()
            #expect(json["ID"] as? Int == 7 && json["others"] as? [String: String] == ["NEW": "1"])
            let servers = try #require(json["SERVER_POOL"] as? [String: Any])
            #expect(servers["others"] as? [String: [String: [String]]] == ["X": ["Y": ["2", "3"]]])
            #expect((servers["SERVER"] as? [[String: String]])?.first?["NAME"] == "s")
        }
    }

    @Test func recordedListsAreDecoded() async throws {
        let answer = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
        defer { try? FileManager.default.removeItem(at: answer) }
        try """
        <methodResponse><params><param><value><array><data><value><string>one.vm.info</string></value>\
        <value><array><data><value><boolean>1</boolean></value></data></array></value>\
        </data></array></value></param></params></methodResponse>
        """.write(to: answer, atomically: true, encoding: .utf8)
        let outcome = try await onerpc("decode", "system.multicall", answer.path)
        #expect(outcome.output.filter { !$0.isWhitespace } == #"["one.vm.info",[true]]"#)
    }

    @Test func recordedAnswersAreDecoded() async throws {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let document = try await onerpc("--demo", "--xml", "image.info", "0").output
        let answer = folder.appendingPathComponent("answer.xml")
        try document.write(to: answer, atomically: true, encoding: .utf8)
        #expect(
            try await onerpc("decode", "image.info", answer.path).output == onerpc("--demo", "image.info", "0").output)
        let wrong = try await onerpc("decode", "host.info", answer.path)
        #expect(wrong.code == 1 && wrong.errors.contains("IMAGE: expected HOST"))
    }
}
