import Foundation
import OpenNebulaTesting
import Testing

@testable import OpenNebula

/// What a user would test: starts a VM, and waits until it runs.
private func start(_ name: String, on one: OneServer, clock: some Clock<Duration>) async throws -> One.VM {
    let id = try await one.template.instantiate(0, name)
    while true {
        let vm = try await one.vm.info(id)
        if vm.LCM_STATE == .RUNNING { return vm }
        try await clock.sleep(for: .seconds(1))
    }
}

@Suite struct DemoTests {
    /// The test that the documentation shows.
    @Test func aVMRuns() async throws {
        let clock = ManualClock()
        try await FrontEnd.run(Demo(clock: clock).answer) { frontEnd in
            let one = try OneServer(frontEnd.endpoint, session: "oneadmin:onepass")
            let vm = try await start("web02", on: one, clock: clock)
            #expect(vm.NAME == "web02")
            #expect(clock.now.elapsed == .seconds(3))
        }
    }

    private func withDemo<T: Sendable>(
        as session: String = "oneadmin:onepass", _ body: (OneServer, ManualClock) async throws -> T
    ) async throws -> T {
        // Once in this process, and once over HTTP.
        var clock = ManualClock()
        _ = try await body(OneServer(answering: Demo(clock: clock), session: session), clock)
        clock = ManualClock()
        return try await FrontEnd.run(Demo(clock: clock).answer) { [clock] frontEnd in
            try await body(OneServer(frontEnd.endpoint, session: session), clock)
        }
    }

    // MARK: As recorded

    static let failures = Recording.all.filter { $0.name.hasPrefix("error-") || $0.name.hasPrefix("fault-") }

    /// The call that failed on a core fails here, with the same answer.
    @Test(arguments: failures) func recordedErrorsAreProvoked(_ recording: Recording) async throws {
        let release = try #require(Demo.Release(rawValue: recording.release))
        let call = try XMLRPCCall(parsing: recording.request())
        let reply = Demo(release: release).answer(.init(method: call.method, arguments: call.arguments))
        let expected = String(decoding: try recording.response(), as: UTF8.self)
        let message = String(try #require(expected.firstMatch(of: /<string>(.*?)<\/string>/)?.1))
        let numbers = expected.matches(of: /<i[48]>(-?\d+)<\/i[48]>/).compactMap { Int($0.1) }
        if recording.name.hasPrefix("fault-") {
            #expect(reply == .fault(numbers[0], message))
        } else {
            let items: [One.XMLRPCValue] = [false, .string(message)] + numbers.prefix(3).map { .int($0) }
            #expect(reply == .value(.array(items)))
        }
        // And over HTTP, by the same call of the same user.
        guard case .string(let session)? = call.arguments.first else { throw OneError(.api, "no session") }
        let error = try await FrontEnd.run(Demo(release: release).answer) { frontEnd in
            let one = try OneServer(frontEnd.endpoint, session: session)
            return try await #require(throws: OneError.self) {
                _ = try await one.perform(call.method, Array(call.arguments.dropFirst())) as One.XMLRPCValue
            }
        }
        let advice = recording.name == "fault-no-method" ? ": there is no one.nosuch" : ""
        #expect(error.message == message + advice && error.method == call.method)
    }

    static let readings = Recording.all.filter { recording in
        recording.release == "7.4.0"
            && recording.name.wholeMatch(of: /one\.((host|vm|image|template)\.info-\d+|vmpool\.info(extended|set)?)/)
                != nil
    }

    /// The living documents are those that were recorded, but for what the demo's own VM uses.
    @Test(arguments: readings) func documentsAreAsRecorded(_ recording: Recording) async throws {
        let call = try XMLRPCCall(parsing: recording.request())
        let reply = Demo().answer(.init(method: call.method, arguments: call.arguments))
        guard case .value(.array(let items)) = reply, case .string(let document) = items[1] else {
            Issue.record("\(reply) is no document")
            return
        }
        let recorded = try String(saved: recording.response())
        let own = document.replacing(#/<VM><ID>7</ID>.*?</VM>/#.dotMatchesNewlines(), with: "")
        let differences = try Leaves(xml: Data(own.utf8)).differences(from: Leaves(xml: Data(recorded.utf8)))
        let usage = ["MEM_USAGE", "CPU_USAGE", "RUNNING_VMS"].map { "HOST/HOST_SHARE/\($0)" }
        #expect(Set(differences).subtracting(usage + ["HOST/VMS/ID", "IMAGE/RUNNING_VMS", "IMAGE/VMS/ID"]) == [])
    }

    /// What was done to the cloud leaves documents that a core could have sent.
    @Test func documentsStayValid() async throws {
        try await withDemo { one, clock in
            _ = try await start("web02", on: one, clock: clock)
            try await one.vm.attach(8, ["DISK": ["IMAGE_ID": 3]])
            try await one.vm.lock(8, .MANAGE)
            try await one.vm.allocate("MEMORY=64\nCPU=1")
            try await one.template.lock(1, .USE)
            try await one.image.allocate(["NAME": "new", "TYPE": "DATABLOCK", "SIZE": 10], 1)
            try await one.host.allocate("new", "kvm", "kvm", 0)
            try await one.vm.action("poweroff", 7)
            clock.advance(by: .seconds(10))
            let documents: [(String, [any OneArgument], any OneRoot.Type)] = [
                ("vmpool.info", [-2, -1, -1, -2], One.VMPool.self),
                ("vmpool.infoextended", [-2, -1, -1, -2], One.VMPool.self),
                ("hostpool.info", [], One.HostPool.self), ("imagepool.info", [-2, -1, -1], One.ImagePool.self),
                ("templatepool.info", [-2, -1, -1], One.VMTemplatePool.self), ("vm.info", [8], One.VM.self),
                ("vm.info", [7], One.VM.self), ("host.info", [4], One.Host.self),
            ]
            for (method, arguments, type) in documents {
                let document: String = try await one.perform(method, arguments)
                #expect(
                    try SchemaTests.validate(document, against: SchemaTests.file(of: type)) == 0,
                    "\(method)\(arguments)")
            }
        }
    }

    // MARK: VMs

    @Test func aVMWalksThroughItsStates() async throws {
        try await withDemo { one, clock in
            let id = try await one.template.instantiate(0, "", false, ["MEMORY": 1024])
            #expect(id == 8)
            var names: [String] = []
            func step() async throws -> One.VM {
                let vm = try await one.vm.info(id)
                names.append(vm.STATE == .ACTIVE ? "\(vm.LCM_STATE)" : "\(vm.STATE)")
                clock.advance(by: .seconds(1))
                return vm
            }
            for _ in 0..<5 { _ = try await step() }
            #expect(names == ["PENDING", "PROLOG", "BOOT", "RUNNING", "RUNNING"])

            let vm = try await one.vm.info(id)
            #expect(vm.NAME == "tty small-8")
            #expect(vm.TEMPLATE["MEMORY"]?.int == 1024)
            #expect(vm.TEMPLATE["DISK"]?.all[0]["IMAGE"]?.string == "ttylinux")
            #expect(vm.TEMPLATE["NIC"]?.all[1]["NETWORK"]?.string == "public")
            #expect(vm.USER_TEMPLATE["LABELS"]?.string == "prod/linux,test")
            let history = try #require(vm.HISTORY_RECORDS.HISTORY.last)
            let host = try await one.host.info(history.HID)
            #expect(host.VMS.ID.contains(id))
            let before = host.HOST_SHARE.MEM_USAGE

            try await one.vm.action("poweroff-hard", id)
            names = []
            for _ in 0..<2 { _ = try await step() }
            #expect(names == ["SHUTDOWN_POWEROFF", "POWEROFF"])
            try await one.vm.action("resume", id)
            clock.advance(by: .seconds(1))
            #expect(try await one.vm.info(id).HISTORY_RECORDS.HISTORY.map(\.ACTION) == [.POWEROFF_HARD, .NONE])
            #expect(try await one.host.info(history.HID).HOST_SHARE.MEM_USAGE == before)

            try await one.vm.action("undeploy", id)
            clock.advance(by: .seconds(2))
            #expect(try await one.vm.info(id).STATE == .UNDEPLOYED)
            #expect(try await one.host.info(history.HID).HOST_SHARE.MEM_USAGE == before - 1024 * 1024)
            #expect(try await one.image.info(0).VMS.ID.contains(id))

            try await one.vm.action("terminate", id)
            #expect(try await one.vm.info(id).LCM_STATE == .EPILOG)
            clock.advance(by: .seconds(1))
            let done = try await one.vm.info(id)
            #expect(done.STATE == .DONE && done.ETIME > 0)
            #expect(try await !one.image.info(0).VMS.ID.contains(id))
            #expect(try await !one.vmpool.info(.ALL, -1, -1, .NOT_DONE).VM.map(\.ID).contains(id))
            #expect(try await failure { try await one.vm.action("resume", id) }.message.hasSuffix("for state DONE"))
        }
    }

    /// Until its probes report, a host has nothing, and a pool not even the sizes of its disks.
    @Test func aHostIsEmptyUntilItWasMonitored() async throws {
        try await withDemo { one, clock in
            let id = try await one.host.allocate("localhost", "kvm", "kvm", 0)
            let fresh = try await one.host.info(id)
            #expect(fresh.STATE == .INIT && fresh.HOST_SHARE.MAX_MEM == 0 && fresh.HOST_SHARE.DATASTORES.FREE_DISK == 0)
            #expect(fresh.TEMPLATE == ["IM_MAD": "kvm", "RESERVED_CPU": "", "RESERVED_MEM": "", "VM_MAD": "kvm"])
            #expect(fresh.MONITORING?.attributes.isEmpty == true)
            let inPool = try await one.hostpool.info().first
            #expect(inPool?.ID == id && inPool?.HOST_SHARE.DATASTORES == .init())
            clock.advance(by: .seconds(2))
            let monitored = try await one.host.info(id)
            #expect(monitored.STATE == .MONITORED && monitored.HOST_SHARE.MAX_MEM > 0)
            #expect(monitored.MONITORING?.ID == id && monitored.TEMPLATE["HOSTNAME"] == "localhost")
            #expect(monitored.TEMPLATE["IM_MAD"] == "kvm" && monitored.TEMPLATE["ARCH"] == "x86_64")
            #expect(try await one.hostpool.info().first?.HOST_SHARE == monitored.HOST_SHARE)
        }
    }

    @Test func aVMWaitsForRoom() async throws {
        try await withDemo { one, clock in
            let id = try await one.vm.allocate(["NAME": "large", "MEMORY": 15_000, "CPU": 8])
            for host in [0, 1, 2] { try await one.host.status(host, .DISABLED) }
            clock.advance(by: .seconds(60))
            #expect(try await one.vm.info(id).STATE == .PENDING)
            try await one.host.allocate("roomy", "kvm", "kvm", 0)
            clock.advance(by: .seconds(4))
            #expect(try await one.vm.info(id).LCM_STATE == .RUNNING)
            #expect(try await one.host.info(4).VMS.ID == [id])
            #expect(try await failure { try await one.host.delete(4) }.code == .action)
            try await one.vm.action("terminate-hard", id)
            clock.advance(by: .seconds(2))
            try await one.host.delete(4)
            #expect(try await failure { try await one.host.info(4) }.code == .noExists)
        }
    }

    @Test func holdAndDeploy() async throws {
        try await withDemo { one, clock in
            let id = try await one.template.instantiate(0, "held", true)
            clock.advance(by: .seconds(60))
            #expect(try await one.vm.info(id).STATE == .HOLD)
            try await one.vm.action("release", id)
            #expect(try await one.vm.info(id).STATE == .PENDING)
            try await one.vm.deploy(id, 1)
            #expect(try await one.vm.info(id).LCM_STATE == .LCM_INIT)
            clock.advance(by: .seconds(1))
            #expect(try await one.vm.info(id).LCM_STATE == .PROLOG)
            #expect(try await one.vm.info(id).HISTORY_RECORDS.HISTORY.map(\.HID) == [1])
            #expect(try await failure { try await one.vm.deploy(id, 1) }.code == .action)
        }
    }

    // MARK: What all kinds share

    @Test func writesAreKept() async throws {
        try await withDemo { one, clock in
            try await one.host.update(0, ["LABELS": "HD"], .merge)
            #expect(try await one.host.info(0).TEMPLATE["LABELS"]?.string == "HD")
            #expect(try await one.host.info(0).TEMPLATE["ARCH"]?.string == "x86_64")
            try await one.template.update(1, "a=\"b \\\"c\\\"\"\n# no\nd=[e=1,f=\"g,h\"] i = \"j k\"", .replace)
            let template = try await one.template.info(1).TEMPLATE
            #expect(template == ["A": "b \"c\"", "D": ["E": "1", "F": "g,h"], "I": "j k"])
            try await one.vm.update(0, ["TEMPLATE": ["X": "<&>"]], .merge)
            #expect(try await one.vm.info(0).USER_TEMPLATE["X"]?.string == "<&>")

            try await one.template.rename(1, "renamed")
            #expect(try await one.templatepool.info(-2, -1, -1).VMTEMPLATE.map(\.NAME) == ["renamed", "tty small"])
            #expect(
                try await failure { try await one.template.rename(1, "tty small") }.message
                    .contains("virtual machine template cannot be renamed to tty small because it collides"))
            #expect(try await failure { try await one.template.rename(1, "") }.code == .action)
            try await one.template.chmod(1, -1, 0, -1, -1, -1, -1, 1, -1, -1)
            let permissions = try await one.template.info(1).PERMISSIONS
            #expect("\(permissions.OWNER_U)\(permissions.OWNER_M)\(permissions.OTHER_U)" == "101")
            try await one.template.chown(1, 2, 100)
            #expect(try await one.template.info(1).UNAME == "alice")
            #expect(try await failure { try await one.template.chown(1, 77, -1) }.objectID == 77)

            let image = try await one.image.allocate(["NAME": "data", "TYPE": "DATABLOCK", "SIZE": 10], 1)
            #expect(try await one.image.info(image).STATE == .LOCKED)
            clock.advance(by: .seconds(1))
            #expect(try await one.image.info(image).STATE == .READY)
            #expect(try await one.image.info(image).SIZE == 10)
            try await one.image.delete(image)
            #expect(try await failure { try await one.image.delete(image) }.objectID == image)
            #expect(try await one.image.clone(1, "copy") == image + 1)
            try await one.image.unlock(0)
            #expect(try await failure { try await one.image.delete(0) }.code == .action)
        }
    }

    @Test func poolsAreFilteredAndPaged() async throws {
        try await withDemo { one, _ in
            let vms = try await one.vmpool.info(-2, -1, -1, -1).VM
            #expect(vms.map(\.ID) == [7, 5, 4, 3, 2, 1, 0])
            #expect(try await one.vmpool.info(-2, 2, 4, -1).VM.map(\.ID) == [4, 3, 2])
            #expect(try await one.vmpool.info(-2, 2, -3, -1).VM.map(\.ID) == [4, 3, 2])
            #expect(try await one.vmpool.info(-2, -1, -1, .init(.POWEROFF)).VM.map(\.ID) == [1])
            #expect(try await one.vmpool.infoset("0,4,99", false).VM.map(\.ID) == [4, 0])
            #expect(try await one.templatepool.info(2, -1, -1).VMTEMPLATE.isEmpty)
        }
    }

    @Test func usersMayDoWhatTheyMay() async throws {
        try await FrontEnd.run(Demo().answer) { frontEnd in
            let one = try OneServer(frontEnd.endpoint, session: "oneadmin:onepass")
            let alice = try OneServer(frontEnd.endpoint, session: "alice:s3cret")
            #expect(try await alice.vmpool.info(-2, -1, -1, -2).VM.isEmpty)
            #expect(try await failure { try await alice.vm.info(0) }.code == .authorization)
            try await one.template.chmod(0, -1, -1, -1, -1, -1, -1, 1, -1, -1)
            try await one.image.unlock(0)
            try await one.image.chmod(0, -1, -1, -1, -1, -1, -1, 1, -1, -1)
            #expect(
                try await failure { try await alice.template.instantiate(0, "mine") }.message.contains("CREATE VM"))
            try await one.acl.addrule(One.ACLRule("@100 VM/* CREATE *"))
            let id = try await alice.template.instantiate(0, "mine")
            #expect(try await alice.vmpool.info(-3, -1, -1, -1).VM.map(\.UNAME) == ["alice"])
            try await alice.vm.rename(id, "still mine")
            #expect(try await failure { try await alice.template.delete(0) }.message.contains("MANAGE TEMPLATE [0]"))
        }
    }

    @Test func otherKindsLive() async throws {
        try await withDemo { one, _ in
            #expect(try await one.clusterpool.info().CLUSTER.count == 2)
            #expect(try await one.datastore.info(1).NAME == "default")
            #expect(try await one.system.version() == "7.4.0")
            #expect(try await failure { try await one.vn.info(99) }.message.hasSuffix("virtual network [99]."))
            #expect(try await failure { try await one.vn.delete(0) }.code == .action)
            #expect(try await failure { try await one.nosuch.method() }.code == .fault(-506))
            let answers: [One.XMLRPCValue] = try await one.call(
                "system.multicall",
                [
                    ["methodName": "one.system.version", "params": ["oneadmin:onepass"]],
                    ["methodName": "one.host.info", "params": ["oneadmin:onepass", 9999]],
                    ["methodName": "one.nosuch", "params": ["oneadmin:onepass"]],
                ] as One.XMLRPCValue)
            #expect(answers[0] == [[true, "7.4.0", 0]])
            #expect(answers[1] == [[false, "[one.host.info] Error getting host [9999].", 0x400, 9999, -1]])
            guard case .struct(let fault) = answers[2] else { throw OneError(.api, "no fault") }
            #expect(fault["faultCode"] == -506)
        }
    }
}
