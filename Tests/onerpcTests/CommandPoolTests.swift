import Foundation
import OpenNebula
import OpenNebulaTesting
import Programs
import Testing

/// Filters, lines, and calls that are repeated.
@Suite(.fewPrograms) struct CommandPoolTests {
    @Test(arguments: [
        (["NAME=node0[12]"], ["node02", "node01"]),
        (["NAME=node*", "NAME!=*3"], ["node02", "node01", "node00"]),
        (["STATE=DISABLED"], ["node03"]),
        (["STATE~ABLED"], ["node03"]),
        (["HOST_SHARE.RUNNING_VMS=2", "STATE=MONITORED"], ["node02"]),
        (["VMS.ID=4"], ["node03"]),
        (["VMS.ID!=4", "HOST_SHARE.RUNNING_VMS=2"], ["node02"]),
        (["TEMPLATE.NOTHING=1"], []),
        (["TEMPLATE.NOTHING!=1", "NAME=*0"], ["node00"]),
        (["NAME="], []),
    ])
    func allFiltersHold(_ filters: [String], _ names: [String]) async throws {
        try await Command.run { onerpc in
            let options = filters.flatMap { ["--filter", $0] }
            let json = try await onerpc(["hostpool.info"] + options).json(as: [String: [[String: Any]]].self)
            #expect(json.keys.sorted() == ["HOST"] && json["HOST"]?.map { $0["NAME"] as? String } == names)
            let table = try await onerpc(["--table", "hostpool.info", "--columns", "NAME"] + options)
            #expect(table.lines.map { $0.trimmingCharacters(in: .whitespaces) } == ["NAME"] + names)
            let lines = try await onerpc(["--lines", "hostpool.info"] + options).lines
            #expect(lines.count == names.count && zip(lines, names).allSatisfy { $0.contains("\"NAME\":\"\($1)\"") })
        }
    }

    /// An object of which any element of a list is like that.
    @Test func aListIsSearchedWhole() async throws {
        let demo = Demo {
            $0.vm("one", network: "private")
            $0.vm("two", template: ["NIC": [["NETWORK_ID": 0], ["NETWORK_ID": 0]]])
        }
        try await Command.run(demo) { onerpc in
            for (address, name) in [("10.0.0.2", "one"), ("10.0.0.3", "two"), ("10.0.0.4", "two")] {
                let outcome = try await onerpc(
                    "vmpool.infoextended", "-2", "-1", "-1", "-1", "--columns", "NAME,TEMPLATE.NIC.IP", "--filter",
                    "TEMPLATE.NIC.IP=\(address)")
                #expect(outcome.lines.dropFirst().map { $0.prefix(3) } == [Substring(name)], "\(outcome)")
            }
        }
    }

    /// Whose description hides their passwords.
    @Test func usersAreFilteredToo() async throws {
        try await Command.run { onerpc in
            let outcome = try await onerpc("userpool.info", "--columns", "ID,NAME,GNAME", "--filter", "GNAME=devs")
            #expect(outcome.lines == ["ID  NAME   GNAME", " 2  alice  devs "])
        }
    }

    @Test func aMisspelledNameIsAnError() async throws {
        try await Command.run { onerpc in
            for format in ["--table", "--json", "--lines"] {
                let outcome = try await onerpc(format, "hostpool.info", "--filter", "NMAE=x")
                #expect(outcome.code == 1 && outcome.output == "")
                #expect(outcome.errors == "Error: --filter: a HOST has no NMAE\n")
            }
            #expect(try await onerpc("host.info", "0", "--filter", "NAME=x").errors.contains("return a pool"))
            #expect(try await onerpc("host.info", "0", "--lines").errors.contains("return a pool"))
        }
    }

    @Test(arguments: [
        ["hostpool.info", "--filter", "NAME"], ["hostpool.info", "--filter", "=x"],
        ["hostpool.info", "--filter", "NAME=x", "--xml"], ["hostpool.info", "--lines", "--table"],
        ["hostpool.info", "--lines", "--columns", "ID"], ["hostpool.info", "--lines", "--watch"],
        ["hostpool.info", "--watch", "--interval", "0"], ["host.delete", "0", "--watch"],
        ["no.such", "--watch"], ["wait", "vm", "0", "RUNING"], ["wait", "vm", "0"],
        ["wait", "user", "0", "READY"], ["wait", "host", "0", "gone", "MONITORED"],
        ["wait", "host", "0", "MONITORED", "--timeout", "0"], ["completion", "csh"],
    ])
    func misuseIsAnError(_ arguments: [String]) async throws {
        let demo = Demo()
        try await Command.run(demo) { onerpc in
            let outcome = try await onerpc(arguments)
            #expect(outcome.code == 64 && outcome.output == "" && outcome.errors.hasPrefix("Error: "))
            #expect(demo.calls.isEmpty)
        }
    }

    // MARK: Lines

    @Test func eachObjectIsALine() async throws {
        try await Command.run { onerpc in
            let call = ["vmpool.infoextended", "-2", "-1", "-1", "-1"]
            let lines = try await onerpc(call + ["--lines"]).lines
            let pool = try #require(try await onerpc(call).json()["VM"] as? [[String: Any]])
            #expect(lines.count == 7)
            for (line, object) in zip(lines, pool) {
                #expect(
                    try JSONSerialization.jsonObject(with: Data(line.utf8)) as? NSDictionary == object as NSDictionary)
            }
        }
    }

    /// What has arrived is printed before the answer ends.
    @Test func linesComeBeforeTheEnd() async throws {
        try await Command.run { onerpc in
            let hosts = (0..<4000).map { One.Host.example(ID: $0, NAME: "host\($0)") }
            let reply = FrontEnd.Reply.result(One.HostPool.example(hosts))
            guard case .value(let value) = reply, case .array(let items) = value, case .string(let document) = items[1]
            else { throw OneError(.malformedAnswer, "no document") }
            let escaped = document.replacing("&", with: "&amp;").replacing("<", with: "&lt;")
            let body = """
                <?xml version="1.0"?><methodResponse><params><param><value><array><data><value><boolean>1</boolean>\
                </value><value><string>\(escaped)</string></value><value><i4>0</i4></value></data></array></value>\
                </param></params></methodResponse>
                """
            onerpc.frontEnd.on("one.hostpool.info", .half(body))
            let outcome = try await onerpc("hostpool.info", "--lines")
            #expect(outcome.code == 1 && outcome.errors.hasPrefix("Error: [one.hostpool.info] "))
            #expect(outcome.lines.first?.contains("\"NAME\":\"host0\"") == true)
            // How many of the 2000 that were sent came before the break depends on the connection.
            #expect((1..<3000).contains(outcome.lines.count), "\(outcome.lines.count)")
            // Whoever reads no more gets no error.
            onerpc.frontEnd.on("one.hostpool.info", reply)
            let first = try await onerpc.script("onerpc --lines hostpool.info | head -n 1")
            #expect(first.errors == "" && first.lines.count == 1)
        }
    }

    // MARK: Repeated calls

    @Test func anAnswerIsPrintedWhenItChanges() async throws {
        try await Command.run { onerpc in
            onerpc.frontEnd.on("one.system.version", .error(OneError(.internal, "enough")))
            onerpc.frontEnd.on("one.system.version", times: 2, .result("7.4.1"))
            onerpc.frontEnd.on("one.system.version", times: 2, .result("7.4.0"))
            let outcome = try await onerpc("system.version", "--watch", "--interval", "1")
            #expect(outcome.output == "\"7.4.0\"\n\"7.4.1\"\n")
            #expect(outcome.code == 1 && outcome.errors.contains("enough"))
        }
    }

    @Test func aTableIsPrintedAgainWithoutAScreen() async throws {
        try await Command.run { onerpc in
            onerpc.frontEnd.on("one.hostpool.info", .error(OneError(.internal, "enough")))
            for name in ["second", "first"] {
                let pool = One.HostPool.example([.example(ID: 0, NAME: name)])
                onerpc.frontEnd.on("one.hostpool.info", times: 1, .result(pool))
            }
            let outcome = try await onerpc("hostpool.info", "--watch", "--interval", "1", "--columns", "NAME")
            #expect(outcome.output == "NAME \nfirst\nNAME  \nsecond\n")
        }
    }
}
