import Foundation
import Logging
import OpenNebula
import OpenNebulaTesting
import Testing

/// The tour of the README, line for line, over HTTP: the demo, and two methods of a release to come.
@Suite struct TourTests {
    @Test func tour() async throws {
        let clock = ManualClock()
        try await FrontEnd.run(Demo(clock: clock).answer) { frontEnd in
            frontEnd.on("one.future.frobnicate", .result(12))
            frontEnd.on("one.future.info", .result("<TREE><A><B>5</B><B>6</B></A></TREE>"))
            let one = try OneServer(frontEnd.endpoint, session: "oneadmin:onepass")
            let local = try withEnvironment(of: frontEnd) { try OneServer() }
            #expect("\(local)" == "\(one)")
            let logger = Logger(label: "tour")
            let service = try withEnvironment(of: frontEnd) {
                try OneServer(timeout: .seconds(10), retry: .reads(attempts: 5), logger: logger)
            }
            #expect("\(service)" == "\(one)")
            let lab = try OneServer(
                "https://one:8443/RPC2", session: "oneadmin:onepass", httpsVerify: false, timeout: .seconds(10))
            #expect("\(lab)" == "OneServer(https://one:8443/RPC2)")

            let hostpool = try await one.hostpool.info()
            let id = hostpool.HOST[0].ID
            #expect(id == 3)

            let m0 = try await one.marketpool.info().MARKETPLACE[0]
            #expect("Marketplace name is \(m0.NAME)" == "Marketplace name is mymarket")

            try await one.host.update(0, ["LABELS": "HD"], 1)
            try await one.host.update(0, ["LABELS": "HD"], .merge)
            try await one.vm.update(1, ["TEMPLATE": ["NAME": "abc", "MEMORY": 1024, "ATT1": "value1"]], 1)
            try await one.template.allocate(
                """
                NAME="test100"
                MEMORY="1024"
                DISK=[ IMAGE_ID= "1" ]
                DISK=[ IMAGE_ID= "2" ]
                """)
            try await one.template.allocate(["NAME": "test101", "CPU": 1, "DISK": [["IMAGE_ID": 1], ["IMAGE_ID": 2]]])
            let name = "web 01"
            try await one.template.allocate("NAME=\"\(name)\"")
            let text = "NAME=web02"
            try await one.template.allocate(One.Template(text))
            try await one.vm.attach(7, ["DISK": ["IMAGE_ID": 3]])

            var host = try await one.host.info(0)
            let arch = host.TEMPLATE["ARCH"]?.string
            #expect(arch == "x86_64")
            host.TEMPLATE["NOTES"] = "Just updated"
            try await one.host.update(0, host.TEMPLATE, 1)
            var names: [String] = []
            for (name, value) in host.TEMPLATE { names.append("\(name) \(value)") }
            #expect(names.first == "ARCH x86_64" && names.last == "NOTES Just updated")

            let app = try await one.marketapp.info(0)
            #expect(app.STATE == .READY)
            if app.STATE == .READY {}

            try await one.host.allocate("localhost", "kvm", "kvm", 0)
            let vmTemplate = try await one.templatepool.info(-1, -1, -1).VMTEMPLATE[0]
            #expect(vmTemplate.NAME == "web02")
            try await one.template.instantiate(0, "my_VM")
            let vm = try await one.vmpool.info(-1, -1, -1, -1).VM[0]
            #expect(vm.NAME == "my_VM" && vm.STATE == .PENDING)
            try await one.vm.action("terminate", 0)

            var streamed: [Int] = []
            for try await vm in one.vmpool.stream(-2, -1, -1, -1) { streamed.append(vm.ID) }
            #expect(streamed == [8, 7, 5, 4, 3, 2, 1, 0])
            let ids = [7, 2, 1]
            for try await page in one.imagepool.pages(size: 500) { #expect(page.map(\.ID) == [3, 2, 1, 0]) }
            let results = await one.system.multicall(ids) { one, id in
                try await one.vm.update(id, ["LABELS": "web"], .merge)
            }
            #expect(results.map { try? $0.get() } == ids)
            let node = try await one.hostpool.first(named: "node01")
            #expect(node?.ID == 1)
            clock.advance(by: .seconds(5))
            let running = try await one.vm.wait(7, for: .RUNNING, timeout: .seconds(300))
            #expect(running.NAME == "web01")

            let n: Int = try await one.future.frobnicate(1, "x", true)
            #expect(n == 12)
            let xml: String = try await one.call("hostpool.info")
            #expect(xml.hasPrefix("<HOST_POOL>"))
            let tree: OneDocument = try await one.future.info(7)
            #expect(tree.A.B[0].int == 5)

            do {
                try await one.host.info(9999)
                Issue.record("host 9999 does not exist")
            } catch let error as OneError where error.code == .noExists { #expect(error.objectID == 9999) }
        }
    }

    /// Sets what `OneServer()` reads.
    private func withEnvironment<T>(of frontEnd: FrontEnd, _ body: () throws -> T) throws -> T {
        let auth = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
        try "oneadmin:onepass\n".write(to: auth, atomically: true, encoding: .utf8)
        setenv("ONE_AUTH", auth.path, 1)
        setenv("ONE_XMLRPC", frontEnd.endpoint, 1)
        defer {
            unsetenv("ONE_AUTH")
            unsetenv("ONE_XMLRPC")
            try? FileManager.default.removeItem(at: auth)
        }
        return try body()
    }

    /// What the JSON of a document is.
    @Test func json() async throws {
        try await FrontEnd.run(Demo().answer) { frontEnd in
            let one = try OneServer(frontEnd.endpoint, session: "oneadmin:onepass")
            let vm = try await one.vm.info(0)
            let json = try #require(
                try JSONSerialization.jsonObject(with: JSONEncoder().encode(vm)) as? [String: Any])
            #expect(json["ID"] as? Int == 0)
            let template = try #require(json["TEMPLATE"] as? [String: Any])
            #expect(template["MEMORY"] as? String == "256")
        }
    }
}
