import Foundation
import OpenNebula
import OpenNebulaTesting
import Programs
import Testing

/// Names where ids stand, permissions as octal digits, texts.
@Suite(.fewPrograms) struct CommandArgumentTests {
    @Test func aNameStandsForAnID() async throws {
        let demo = Demo()
        try await Command.run(demo) { onerpc in
            let vm = try await onerpc("vm.info", "name:web01")
            #expect(try vm.json()["ID"] as? Int == 7)
            #expect(try await onerpc("host.update", "name:node01", "LABELS=\"HD\"", "1").output == "1\n")
            #expect(try await onerpc("template.instantiate", "name:tty small", "web02", "true").output == "8\n")
            #expect(try await onerpc("vm.deploy", "name:web02", "name:node02").output == "8\n")
            #expect(demo.sent("one.vm.deploy") == [8, 2])
        }
    }

    /// The parameters of all kinds, by the names that the demo has.
    @Test(
        arguments: [
            ("cluster.addhost name:edge-madrid name:node03", [100, 3]),
            ("cluster.addvnet name:edge-madrid name:public", [100, 1]),
            ("cluster.adddatastore name:edge-madrid name:bk", [100, 102]),
            ("vm.attachsg name:vm-0 0 name:web", [0, 0, 100]),
            ("vm.vmgroupadd name:vm-5 name:app role", [5, 0, "role"]),
            ("group.addadmin name:devs name:alice", [100, 2]),
            ("vm.action poweroff name:vm-4", ["poweroff", 4]),
            ("vm.restore name:vm-0 name:ttylinux -1 -1", [0, 0, -1, -1]),
            ("vrouter.instantiate name:vr 1 name:web x false X=1", [0, 1, 0, "x", false, "X=1"]),
            ("vdc.addgroup name:tenant-a name:devs", [100, 100]),
            ("vdc.addhost name:tenant-a name:OpenNebula 0", [100, 0, 0]),
            ("marketapp.allocate X=1 name:mymarket", ["X=1", 100]),
            ("image.clone name:ttylinux name:copy name:default", [0, "name:copy", 1]),
        ] as [(String, [One.XMLRPCValue])])
    func aNameIsOfTheKindThatAParameterTakes(_ call: String, _ sent: [One.XMLRPCValue]) async throws {
        let demo = Demo()
        try await Command.run(demo) { onerpc in
            if call.hasPrefix("vrouter") { _ = try await onerpc("template.rename", "0", "web") }
            _ = try await onerpc(call.split(separator: " ").map(String.init))
            #expect(demo.sent("one.\(call.prefix { $0 != " " })") == sent)
        }
    }

    /// Nothing but the search is sent.
    @Test func aNameThatIsNoneOrOfSeveralIsAnError() async throws {
        let demo = Demo {
            $0.vm("web")
            $0.vm("web")
        }
        try await Command.run(demo) { onerpc in
            let unknown = try await onerpc("vm.action", "terminate", "name:nothing")
            #expect(unknown.code == 1 && unknown.output == "")
            #expect(unknown.errors == "Error: no vm is named \"nothing\"\n")
            let ambiguous = try await onerpc("vm.action", "terminate", "name:web")
            #expect(ambiguous.code == 1 && ambiguous.output == "")
            #expect(ambiguous.errors.contains("are all named \"web\""), "\(ambiguous.errors)")
            #expect(Set(demo.calls.map(\.method)) == ["one.vmpool.info"])
        }
    }

    @Test func everyKindIsFoundByItsName() async throws {
        let kinds = [
            "backupjob", "cluster", "datastore", "group", "hook", "host", "image", "market", "marketapp", "secgroup",
            "template", "user", "vdc", "vm", "vmgroup", "vn", "vntemplate", "vrouter", "zone",
        ]
        try await Command.run { onerpc in
            for kind in kinds {
                let pool = ["cluster", "datastore", "group", "hook", "host", "market", "user", "vdc", "zone"]
                let rest = pool.contains(kind) ? [] : kind == "vm" ? ["-2", "-1", "-1", "-1"] : ["-2", "-1", "-1"]
                let first = try #require(try await onerpc(["\(kind)pool.info", "--lines"] + rest).lines.first)
                let object = try #require(try JSONSerialization.jsonObject(with: Data(first.utf8)) as? [String: Any])
                let name = try #require(object["NAME"] as? String)
                let found = try await onerpc("\(kind).info", "name:\(name)")
                #expect(try found.json()["ID"] as? Int == object["ID"] as? Int, "\(kind): \(found.errors)")
                #expect(try await onerpc("\(kind).info", "name:?").errors == "Error: no \(kind) is named \"?\"\n")
            }
        }
    }

    @Test(arguments: [
        ["vm.detach", "0", "name:vda"], ["vdc.addhost", "0", "101", "name:node00"], ["document.info", "name:x"],
        ["acl.delrule", "name:x"],
    ])
    func whatHasNoNameTakesNone(_ arguments: [String]) async throws {
        let demo = Demo()
        try await Command.run(demo) { onerpc in
            let outcome = try await onerpc(arguments)
            #expect(outcome.code == 1 && outcome.errors.contains("\(arguments[0]): the parameter "))
            #expect(demo.calls.isEmpty)
        }
    }

    // MARK: Permissions

    @Test func permissionsAreOctal() async throws {
        let demo = Demo()
        try await Command.run(demo) { onerpc in
            #expect(try await onerpc("vm.chmod", "name:web01", "640").output == "7\n")
            #expect(demo.sent("one.vm.chmod") == [7, 1, 1, 0, 1, 0, 0, 0, 0, 0])
            #expect(try await onerpc("template.chmod", "0", "017", "true").output == "0\n")
            #expect(demo.sent("one.template.chmod") == [0, 0, 0, 0, 0, 0, 1, 1, 1, 1, true])
            #expect(try await onerpc("image.chmod", "1", "1", "1", "0", "-1", "0", "0", "0", "0", "0").output == "1\n")
            #expect(demo.sent("one.image.chmod") == [1, 1, 1, 0, -1, 0, 0, 0, 0, 0])
            let wrong = try await onerpc("vn.chmod", "0", "648")
            #expect(wrong.code == 1 && wrong.errors.contains("three digits"), "\(wrong.errors)")
            #expect(demo.sent("one.vn.chmod") == nil)
        }
    }

    // MARK: Texts

    @Test func whereATextIsMeantDigitsAreOne() async throws {
        let demo = Demo()
        try await Command.run(demo) { onerpc in
            for name in ["123", "true", "name:x"] {
                // A core does not take the colon, but it is asked.
                let outcome = try await onerpc("host.rename", "1", name)
                #expect(outcome.output == (name == "name:x" ? "" : "1\n"))
                #expect(demo.sent("one.host.rename") == [1, .string(name)])
            }
            #expect(try await onerpc("user.passwd", "name:alice", "12345678").output == "2\n")
            #expect(demo.sent("one.user.passwd") == [2, "12345678"])
            let wrong = try await onerpc("host.rename", "1", "a]]>")
            #expect(wrong.code == 1 && wrong.errors.contains("]]>"))
            #expect(demo.sent("one.host.rename") == [1, "name:x"])
        }
    }

    /// Of several lines, with comments and quotes in them.
    @Test func aTemplateIsReadFromAFileOrFromStandardInput() async throws {
        let text = """
            # A comment.
            NAME = "from a file"
            CPU  = 1
            MEMORY = 128
            DISK = [ IMAGE_ID = "0",
                     TARGET = "vda" ]
            NOTES = "say \\"hello\\""

            """
        let demo = Demo()
        try await Command.run(demo) { onerpc in
            for (source, id) in [("@$HOME/web.tpl", "2"), ("@- < $HOME/web.tpl", "3")] {
                let outcome = try await onerpc.script(
                    """
                    cat > $HOME/web.tpl << 'END'
                    \(text)END
                    onerpc template.allocate \(source); onerpc template.rename \(id) \(id)
                    """)
                #expect(outcome.output == "\(id)\n\(id)\n" && outcome.errors == "")
                #expect(demo.sent("one.template.allocate") == [.string(String(text.dropLast()))])
                let template = try #require(
                    try await onerpc("template.info", "name:\(id)").json()["TEMPLATE"] as? [String: Any])
                #expect(template["NOTES"] as? String == "say \"hello\"")
                #expect(template["DISK"] as? [String: String] == ["IMAGE_ID": "0", "TARGET": "vda"])
            }
            let xml = "<TEMPLATE><NAME>xml</NAME><CPU>1</CPU><MEMORY>128</MEMORY></TEMPLATE>"
            #expect(try await onerpc.script("echo '\(xml)' | onerpc template.allocate @-").output == "4\n")
            #expect(demo.sent("one.template.allocate") == [.string(xml)])
        }
    }
}

extension Demo {
    /// The arguments of the last call of a method, but the session.
    fileprivate func sent(_ method: String) -> [One.XMLRPCValue]? {
        calls.last { $0.method == method }.map { Array($0.arguments.dropFirst()) }
    }
}
