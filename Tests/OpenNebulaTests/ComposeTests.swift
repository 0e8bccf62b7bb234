import Foundation
import NIOConcurrencyHelpers
import OpenNebulaTesting
import Testing

@testable import OpenNebula

/// What is made of several calls; and what is left of it where one of them fails, or the task is cancelled.
private enum Compose {
    /// Runs `work`, and cancels its task once the demo has answered a method.
    static func cancelled<T: Sendable>(
        at method: String, _ demo: Demo, _ work: @escaping @Sendable (OneServer) async throws -> T
    ) async throws -> OneError {
        let cancel = NIOLockedValueBox<(@Sendable () -> Void)?>(nil)
        let one = try OneServer(answering: { call in
            let reply = demo.answer(call)
            if call.method == method { cancel.withLockedValue { $0 }?() }
            return reply
        })
        let (started, start) = AsyncStream.makeStream(of: Void.self)
        let task = Task {
            for await _ in started { break }
            return try await work(one)
        }
        cancel.withLockedValue { $0 = { task.cancel() } }
        start.yield()
        return try await failure { try await task.value }
    }

    /// The names of all images and VM templates.
    static func names(_ one: OneServer) async throws -> [String] {
        let images = try await one.imagepool.info(.ALL, -1, -1).map(\.NAME)
        return (images + (try await one.templatepool.info(.ALL, -1, -1).map(\.NAME))).sorted()
    }

    static func base64(_ text: String) -> String { Data(text.utf8).base64EncodedString() }
}

@Suite struct SaveAsTemplateTests {
    /// A cloud with a VM that runs: of two images, a volatile disk and a network interface.
    private static func cloud() async throws -> (demo: Demo, one: OneServer, clock: ManualClock) {
        let clock = ManualClock()
        let demo = Demo(clock: clock) {
            $0.hosts(1)
            $0.image("alpine")
            $0.image("data")
            $0.network("private")
            let disks: [One.Template] = [["IMAGE_ID": 0], ["TYPE": "swap", "SIZE": 64], ["IMAGE_ID": 1]]
            $0.template("small", ["CPU": 0.5, "MEMORY": 128, "DISK": disks, "NIC": ["NETWORK_ID": 0]])
        }
        let one = try OneServer(answering: demo)
        try await one.template.instantiate(0, "web", false, ["MEMORY": 256])
        try await one.vm.wait(0, for: .RUNNING, timeout: .seconds(60), clock: clock)
        return (demo, one, clock)
    }

    @Test func aVMIsSaved() async throws {
        let (_, one, clock) = try await Self.cloud()
        let id = try await one.vm.saveAsTemplate(
            0, "golden", description: "As it was", persistent: true, poweroff: true, timeout: .seconds(600),
            clock: clock)
        let saved = try await one.template.info(id)
        #expect(saved.ID == 1 && saved.NAME == "golden")
        #expect(saved.TEMPLATE["DESCRIPTION"] == "As it was" && saved.TEMPLATE["SAVED_TEMPLATE_ID"] == "0")
        #expect(saved.TEMPLATE["MEMORY"] == "256" && saved.TEMPLATE["CPU"] == "0.5")
        let disks = saved.TEMPLATE["DISK"]?.all.compactMap(\.vector) ?? []
        #expect(disks.count == 3)
        #expect(disks.map { $0["IMAGE_ID"]?.int } == [2, nil, 3])
        #expect(disks[0].map(\.name) == ["IMAGE_ID"])
        #expect(disks[1]["TYPE"] == "swap" && disks[1]["SIZE"] == "64" && disks[1]["DISK_ID"] == nil)
        let nic = try #require(saved.TEMPLATE["NIC"]?.vector)
        #expect(nic["NETWORK_ID"] == "0" && nic["IP"] == nil && nic["MAC"] == nil && nic["NETWORK"] == nil)
        let images = try await [one.image.info(2), one.image.info(3)]
        #expect(images.map(\.NAME) == ["golden-disk-0", "golden-disk-2"])
        #expect(images.map(\.PERSISTENT) == [1, 1] && images.map(\.STATE) == [.READY, .READY])
        try await one.vm.wait(0, for: .RUNNING, timeout: .seconds(60), clock: clock)

        let copy = try await one.vm.info(try await one.template.instantiate(id, "copy"))
        #expect(copy.TEMPLATE["DISK"]?[0]?["IMAGE"] == "golden-disk-0")
        #expect(copy.TEMPLATE["NIC"]?["IP"] == "10.0.0.3")
    }

    @Test func aVMThatRunsIsLeftAlone() async throws {
        let (demo, one, clock) = try await Self.cloud()
        let before = demo.calls.count
        let error = try await failure {
            try await one.vm.saveAsTemplate(0, "golden", timeout: .seconds(60), clock: clock)
        }
        #expect(error.code == .action && error.message.contains("RUNNING") && error.objectID == 0)
        #expect(demo.calls.dropFirst(before).map(\.method) == ["one.vm.info"])
    }

    @Test func aVMOfNoTemplateCannotBeSaved() async throws {
        let one = try OneServer(answering: Demo { $0.vm("web", state: .POWEROFF) })
        let error = try await failure { try await one.vm.saveAsTemplate(0, "golden", timeout: .seconds(60)) }
        #expect(error.code == .action && error.method == "one.vm.saveAsTemplate")
    }

    /// What the VM has no more, its template does not get from the one that it was made of.
    @Test func whatWasDetachedIsNotSaved() async throws {
        let (_, one, clock) = try await Self.cloud()
        for disk in [0, 1, 2] {
            try await one.vm.detach(0, disk)
            try await one.vm.wait(0, until: { $0.LCM_STATE == .RUNNING }, timeout: .seconds(60), clock: clock)
        }
        try await one.vm.detachnic(0, 0)
        try await one.vm.wait(0, until: { $0.LCM_STATE == .RUNNING }, timeout: .seconds(60), clock: clock)
        let id = try await one.vm.saveAsTemplate(0, "bare", poweroff: true, timeout: .seconds(600), clock: clock)
        let saved = try await one.template.info(id).TEMPLATE
        #expect(saved["DISK"] == nil && saved["NIC"] == nil && saved["MEMORY"] == "256")
    }

    /// A core's documents: what they give a disk and a network interface, and what is written of it.
    @Test func attributesThatMustGo() async throws {
        var vm = One.VM.example()
        vm.STATE = .POWEROFF
        vm.LCM_STATE = .LCM_INIT
        var disk = try #require(vm.TEMPLATE["DISK"]?.vector)
        disk["CACHE"] = "none"
        let disks: [One.Template] = [
            disk,
            ["DISK_ID": 2, "IMAGE_ID": 7, "IMAGE": "rescue", "TYPE": "CDROM", "READONLY": "YES", "TARGET": "sda"],
            ["DISK_ID": 3, "IMAGE_ID": 8, "TYPE": "RBD_CDROM"], ["DISK_ID": 4, "IMAGE_ID": 9, "TYPE": "FILESYSTEM"],
        ]
        vm.TEMPLATE["DISK"] = disks
        let nics: [One.Template] = [
            [
                "NIC_ID": 0, "NAME": "NIC0", "NETWORK": "private", "NETWORK_ID": 0, "IP": "10.0.0.2", "MTU": 9000,
                "FILTER_MAC_SPOOFING": "YES", "INBOUND_AVG_BW": 100, "MODEL": "virtio", "AR_ID": 0,
            ],
            [
                "NIC_ID": 1, "NAME": "NIC1", "NETWORK": "public", "NETWORK_ID": 4, "NETWORK_MODE": "auto",
                "RANK": "FREE",
            ],
        ]
        vm.TEMPLATE["NIC"] = nics
        vm.TEMPLATE["NIC_ALIAS"] = [
            "NIC_ID": 2, "NAME": "NIC0_ALIAS0", "PARENT": "NIC0", "PARENT_ID": 0, "ALIAS_ID": 0, "NETWORK_ID": 0,
            "IP": "10.0.0.3",
        ]
        var copy = One.VMTemplate.example(ID: 5)
        copy.TEMPLATE["NIC"] = ["NETWORK_ID": 0, "INBOUND_AVG_BW": 100]
        let (answeredVM, answeredCopy) = (vm, copy)
        let written = NIOLockedValueBox("")
        let one = try OneServer(answering: { call in
            switch call.method {
            case "one.vm.info": return .result(answeredVM)
            case "one.template.info": return .result(answeredCopy)
            case "one.image.info": return .result(One.Image.example(ID: 30))
            case "one.vm.disksaveas": return .result(30)
            case "one.template.update":
                let text = try call.string(2)
                written.withLockedValue { $0 = text }
                #expect(try call.int(3) == 1)
                return .result(5)
            case "one.template.clone": return .result(5)
            default: throw OneError(.internal, "unexpected: \(call.method)")
            }
        })
        #expect(try await one.vm.saveAsTemplate(0, "golden", timeout: .seconds(60)) == 5)
        #expect(
            try CoreTemplate.read(written.withLockedValue { $0 }) == [
                "CPU": [.text("1")], "VCPU": [.text("1")], "MEMORY": [.text("768")],
                "DISK": [
                    .vector(["IMAGE_ID": "30", "CACHE": "none"]), .vector(["IMAGE_ID": "7"]),
                    .vector(["IMAGE_ID": "8"]), .vector(["IMAGE_ID": "9"]),
                ],
                "NIC": [
                    .vector(["NAME": "NIC0", "NETWORK_ID": "0", "INBOUND_AVG_BW": "100", "MODEL": "virtio"]),
                    .vector(["NAME": "NIC1", "NETWORK_MODE": "auto", "RANK": "FREE"]),
                ],
                "NIC_ALIAS": [.vector(["NAME": "NIC0_ALIAS0", "PARENT": "NIC0", "NETWORK_ID": "0"])],
                "SAVED_TEMPLATE_ID": [.text("0")],
            ])
    }

    @Test func aDiskThatCannotBeSavedLeavesNothing() async throws {
        let (demo, one, clock) = try await Self.cloud()
        demo.fail(.saveAs, of: 0, "no space left")
        let error = try await failure {
            try await one.vm.saveAsTemplate(0, "golden", poweroff: true, timeout: .seconds(600), clock: clock)
        }
        #expect(error.code == .stateUnreachable && !error.message.contains("not undone"))
        #expect(try await Compose.names(one) == ["alpine", "data", "small"])
        try await one.vm.wait(0, for: .RUNNING, timeout: .seconds(60), clock: clock)
    }

    @Test(arguments: ["one.template.clone", "one.vm.disksaveas", "one.template.update"])
    func aCallThatFailsLeavesNothing(_ method: String) async throws {
        let (demo, plain, clock) = try await Self.cloud()
        let one = try OneServer(answering: { call in
            // The first disk is saved.
            let isRefused = try call.method == method && (method != "one.vm.disksaveas" || call.int(2) == 2)
            return isRefused ? .error(OneError(.authorization, "quota")) : demo.answer(call)
        })
        let error = try await failure {
            try await one.vm.saveAsTemplate(0, "golden", poweroff: true, timeout: .seconds(600), clock: clock)
        }
        #expect(error.code == .authorization && error.method == method)
        #expect(try await Compose.names(plain) == ["alpine", "data", "small"])
        try await plain.vm.wait(0, for: .RUNNING, timeout: .seconds(60), clock: clock)
    }

    @Test(arguments: [
        "one.vm.action", "one.template.clone", "one.vm.disksaveas", "one.image.info", "one.template.update",
    ]) func aTaskThatIsCancelledLeavesNothing(_ method: String) async throws {
        let (demo, one, clock) = try await Self.cloud()
        let error = try await Compose.cancelled(at: method, demo) { one in
            try await one.vm.saveAsTemplate(0, "golden", poweroff: true, timeout: .seconds(600), clock: clock)
        }
        #expect(error.code == .cancelled && !error.message.contains("not undone"), "\(error)")
        #expect(try await Compose.names(one) == ["alpine", "data", "small"])
        try await one.vm.wait(0, for: .RUNNING, timeout: .seconds(60), clock: clock)
    }

    @Test func theErrorNamesWhatIsLeft() async throws {
        let (demo, _, clock) = try await Self.cloud()
        let one = try OneServer(answering: { call in
            switch call.method {
            case "one.template.update": .error(OneError(.internal, "the disk is full"))
            case "one.template.delete": .error(OneError(.locked, "in use"))
            default: demo.answer(call)
            }
        })
        let error = try await failure {
            try await one.vm.saveAsTemplate(0, "golden", poweroff: true, timeout: .seconds(600), clock: clock)
        }
        #expect(error.code == .internal && error.message.contains("TEMPLATE 1"))
        #expect(error.message.contains("the disk is full") && !error.message.contains("IMAGE"))
    }
}

@Suite struct ContextTests {
    @Test func aGuestIsToldEverything() async throws {
        let context = One.Template.context(
            sshPublicKey: "ssh-ed25519 AAAA ann", startScript: "#!/bin/sh\n", userData: "#cloud-config\n",
            ["REPORT_READY": true, "NETWORK": "NO"])
        let expected: One.Template = [
            "NETWORK": "NO", "SSH_PUBLIC_KEY": "ssh-ed25519 AAAA ann", "START_SCRIPT_BASE64": "IyEvYmluL3NoCg==",
            "USER_DATA": "I2Nsb3VkLWNvbmZpZwo=", "USER_DATA_ENCODING": "base64", "REPORT_READY": "YES",
        ]
        #expect(context == expected)
        let one = try OneServer(answering: Demo(empty: true))
        let id = try await one.template.allocate(["NAME": "web", "CONTEXT": context])
        #expect(try await one.template.info(id).TEMPLATE["CONTEXT"]?.vector == expected)
    }

    @Test func byDefaultOwnersLogIn() {
        #expect(One.Template.context() == ["NETWORK": "YES", "SSH_PUBLIC_KEY": "$USER[SSH_PUBLIC_KEY]"])
        #expect(One.Template.context(network: false, sshPublicKey: nil) == ["NETWORK": "NO"])
    }
}

@Suite struct ComposedExportTests {
    private struct Market {
        let demo: Demo
        let one: OneServer
        let clock: ManualClock
        var vmtemplate = 0
        var service = 0
    }

    private static let body = """
        {"name":"?","deployment":"straight","custom_attrs":{"MOTD":"O|text|\u{1F600} ]]>"},"roles":[\
        {"name":"web","cardinality":2,\
        "vm_template_contents":"NIC=[NAME=\\"NIC0\\",NETWORK_ID=\\"$net\\"]\\nHOT=\\"yes\\"",\
        "custom_attrs":{"A":"M|text|a"}},\
        {"name":"lb","type":"vr","cardinality":1,"template_contents":{"HOT":"no"}}]}
        """

    /// A marketplace with an app of each type.
    private static func market(_ release: Demo.Release = .v7_4) async throws -> Market {
        let clock = ManualClock()
        let demo = Demo(release: release, clock: clock)
        let one = try OneServer(answering: demo)
        func add(_ name: String, _ type: String, _ template: String, _ more: One.Template = [:]) async throws -> Int {
            let app: One.Template = [
                "NAME": name, "TYPE": type, "ORIGIN_ID": type == "IMAGE" ? 0 : -1,
                "APPTEMPLATE64": Compose.base64(template),
            ]
            return try await one.marketapp.allocate(app.merging(more), 100)
        }
        _ = try await add("root app", "IMAGE", "TYPE=\"DATABLOCK\"\nDEV_PREFIX=\"vd\"")
        _ = try await add("kernel app", "IMAGE", "TYPE=\"KERNEL\"")
        let disks: [One.Template] = [
            ["NAME": "one", "APP": "root app"], ["NAME": "two", "APP": "root app"],
            ["NAME": "vmlinuz", "APP": "kernel app"],
        ]
        let vmtemplate = try await add(
            "vm app", "VMTEMPLATE", "CPU=\"1\"\nMEMORY=\"128\"\nOS=[ARCH=\"x86_64\"]", ["DISK": disks])
        let roles: [One.Template] = [["NAME": "web", "APP": "vm app"], ["NAME": "lb", "APP": "vm app"]]
        let service = try await add("service app", "SERVICE_TEMPLATE", body, ["ROLE": roles])
        clock.advance(by: .seconds(10))
        return Market(demo: demo, one: one, clock: clock, vmtemplate: vmtemplate, service: service)
    }

    @Test func aVMTemplateWithItsImages() async throws {
        let market = try await Self.market()
        let one = market.one
        let exported = try await one.marketapp.export(market.vmtemplate, 1, "web")
        #expect(exported.image == nil && exported.service_template == nil && exported.parts.count == 3)
        let images = try await [one.image.info(exported.images[0]), one.image.info(exported.images[1])]
        #expect(exported.images.count == 2)
        #expect(images.map(\.NAME) == ["web-root app-one-0", "web-kernel app-vmlinuz-1"])
        #expect(images.map(\.TYPE) == [.DATABLOCK, .KERNEL])
        #expect(images.map(\.DATASTORE_ID) == [1, 2], "a kernel is in a datastore for files")
        #expect(images.map { $0.TEMPLATE["FROM_APP"]?.int } == [1, 2])
        let template = try await one.template.info(try #require(exported.vmtemplate))
        #expect(template.NAME == "web")
        #expect(template.TEMPLATE["DISK"]?.all.map { $0["IMAGE_ID"]?.int } == [images[0].ID, images[0].ID])
        #expect(template.TEMPLATE["OS"]?["KERNEL_DS"]?.string == "$FILE[IMAGE_ID=\(images[1].ID)]")
        #expect(template.TEMPLATE["OS"]?["ARCH"] == "x86_64")
    }

    @Test func aNameThatIsTakenGetsANumber() async throws {
        let market = try await Self.market()
        let one = market.one
        try await one.image.allocate(["NAME": "web-root app-one-0", "SIZE": 1, "TYPE": "DATABLOCK"], 1)
        let exported = try await one.marketapp.export(market.vmtemplate, 1, "web", "other")
        #expect(try await one.image.info(exported.images[0]).NAME == "web_0-root app-one-0")
        #expect(try await one.template.info(try #require(exported.vmtemplate)).NAME == "other")
    }

    @Test func aServiceTemplateIsADocumentOfOneFlow() async throws {
        let market = try await Self.market()
        let one = market.one
        let exported = try await one.marketapp.export(market.service, 1, "shop")
        #expect(exported.images.count == 2 && exported.vmtemplates.count == 1 && exported.parts.count == 2)
        let vmtemplate = exported.vmtemplates[0]
        #expect(try await one.template.info(vmtemplate).NAME == "shop-web-0")
        #expect(try await one.image.info(exported.images[0]).NAME == "shop-web-0-root app-one-0")
        let document = try await one.document.info(try #require(exported.service_template))
        #expect(document.TYPE == 101 && document.NAME == "shop")
        let text = try #require(document.TEMPLATE["BODY"]?.string)
        let body = try #require(JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
        #expect(body["name"] as? String == "shop" && body["deployment"] as? String == "straight")
        #expect((body["registration_time"] as? Int ?? 0) > 1_700_000_000)
        #expect(body["user_inputs"] as? [String: String] == ["MOTD": "O|text|\u{1F600} ]]>"])
        #expect(body["custom_attrs"] == nil)
        let roles = try #require(body["roles"] as? [[String: Any]])
        #expect(roles.map { $0["template_id"] as? Int } == [vmtemplate, vmtemplate])
        #expect(roles.map { $0["type"] as? String } == ["vm", "vr"])
        #expect(roles[0]["cardinality"] as? Int == 2)
        #expect(roles[0]["user_inputs"] as? [String: String] == ["A": "M|text|a"])
        let contents = try #require(roles[0]["template_contents"] as? [String: Any])
        #expect(contents["HOT"] as? String == "yes")
        #expect(contents["NIC"] as? [[String: String]] == [["NAME": "NIC0", "NETWORK_ID": "$net"]])
        #expect(roles[1]["template_contents"] as? [String: String] == ["HOT": "no"])
    }

    @Test func aServiceTemplateOfAnEarlierRelease() async throws {
        let market = try await Self.market(.v6_10)
        let exported = try await market.one.marketapp.export(market.service, 1, "shop")
        let document = try await market.one.document.info(try #require(exported.service_template))
        let text = try #require(document.TEMPLATE["BODY"]?.string)
        let body = try #require(JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
        let roles = try #require(body["roles"] as? [[String: Any]])
        #expect(roles.map { $0["vm_template"] as? Int } == [exported.vmtemplates[0], exported.vmtemplates[0]])
        #expect(roles[0]["template_id"] == nil && roles[0]["vm_template_contents"] is String)
        #expect(body["custom_attrs"] as? [String: String] == ["MOTD": "O|text|\u{1F600} ]]>"])
    }

    @Test func anAppThatIsMissing() async throws {
        let market = try await Self.market()
        let id = try await market.one.marketapp.allocate(
            [
                "NAME": "broken", "TYPE": "VMTEMPLATE", "ORIGIN_ID": -1, "APPTEMPLATE64": Compose.base64("CPU=\"1\""),
                "DISK": ["NAME": "root", "APP": "vm app"],
            ], 100)
        let error = try await failure { try await market.one.marketapp.export(id, 1, "web") }
        #expect(error.code == .action && error.message.contains("\"vm app\" of type IMAGE"))
    }

    /// The calls that make something, and which of them fails.
    @Test(arguments: [("one.image.allocate", 2), ("one.template.allocate", 1), ("one.document.allocate", 1)])
    func whatFailsHalfWayLeavesNothing(_ method: String, _ number: Int) async throws {
        let market = try await Self.market()
        let (demo, before) = (market.demo, try await Compose.names(market.one))
        let count = NIOLockedValueBox(0)
        let one = try OneServer(answering: { call in
            guard call.method == method else { return demo.answer(call) }
            let isFailing = count.withLockedValue { count in
                count += 1
                return count == number
            }
            return isFailing ? .error(OneError(.allocate, "no")) : demo.answer(call)
        })
        let error = try await failure { try await one.marketapp.export(market.service, 1, "shop") }
        #expect(error.code == .allocate && !error.message.contains("not undone"), "\(error)")
        #expect(try await Compose.names(market.one) == before)
        #expect(try await market.one.documentpool.info(.ALL, -1, -1, 101).allSatisfy { $0.NAME != "shop" })
    }

    @Test(arguments: ["one.image.allocate", "one.template.allocate"])
    func aTaskThatIsCancelledLeavesNothing(_ method: String) async throws {
        let market = try await Self.market()
        let before = try await Compose.names(market.one)
        let error = try await Compose.cancelled(at: method, market.demo) { one in
            try await one.marketapp.export(market.service, 1, "shop")
        }
        #expect(error.code == .cancelled)
        #expect(try await Compose.names(market.one) == before)
    }

    /// Who is no administrator cannot delete an image while it is copied.
    @Test func anImageIsWaitedForWhereItCannotBeDeleted() async throws {
        let demo = Demo(step: .milliseconds(20))
        let one = try OneServer(answering: { call in
            if call.method == "one.image.delete", try call.bool(2) { return .error(OneError(.authorization, "no")) }
            if call.method == "one.template.allocate" { return .error(OneError(.allocate, "no")) }
            if call.method == "one.marketapp.info" {
                var app = One.MarketplaceApp.example()
                app.APPTEMPLATE64 = Compose.base64("TYPE=\"OS\"")
                app.TEMPLATE = ["VMTEMPLATE64": One.TemplateValue(Compose.base64("CPU=\"1\""))]
                return .result(app)
            }
            return demo.answer(call)
        })
        let before = try await Compose.names(one)
        let error = try await failure { try await one.marketapp.export(0, 1, "waited for") }
        #expect(error.code == .allocate && !error.message.contains("not undone"), "\(error)")
        #expect(try await Compose.names(one) == before)
    }
}

@Suite struct ScheduledActionValueTests {
    private static let friday = Date(timeIntervalSince1970: 1_795_468_881.7)

    /// What a core recorded, and actions that say the same.
    @Test func everyRepetition() {
        let weekly = One.ScheduledAction(.poweroff, at: Self.friday, repeating: .weekly([1, 5], until: .times(5)))
        #expect(
            weekly == [
                "ACTION": "poweroff", "TIME": "1795468881", "REPEAT": "0", "DAYS": "1,5", "END_TYPE": "1",
                "END_VALUE": "5",
            ])
        let monthly = One.ScheduledAction("backup", at: Self.friday, args: ["100"], repeating: .monthly([1, 15]))
        #expect(
            monthly == [
                "ACTION": "backup", "TIME": "1795468881", "ARGS": "100", "REPEAT": "1", "DAYS": "1,15",
                "END_TYPE": "0",
            ])
        let end = Date(timeIntervalSince1970: 1_800_000_000)
        let yearly = One.ScheduledAction(
            .resume, after: .seconds(3600), repeating: .yearly([0, 365], until: .date(end)))
        #expect(
            yearly == [
                "ACTION": "resume", "TIME": "+3600", "REPEAT": "2", "DAYS": "0,365", "END_TYPE": "2",
                "END_VALUE": "1800000000",
            ])
        let hourly = One.ScheduledAction("snapshot-create", at: Self.friday, args: ["a"], repeating: .hourly(12))
        #expect(hourly["REPEAT"] == "3" && hourly["DAYS"] == "12" && hourly["END_TYPE"] == "0")
        let once = One.ScheduledAction(.terminate_hard, at: Self.friday)
        #expect(once == ["ACTION": "terminate-hard", "TIME": "1795468881"])
    }

    @Test func aVMTakesThem() async throws {
        let one = try OneServer(answering: Demo { $0.vm("web") })
        let action = One.ScheduledAction(
            "disk-snapshot-create", at: Self.friday, args: ["0", "nightly"],
            repeating: .weekly([1, 5], until: .times(5)))
        let id = try await one.vm.schedadd(0, ["SCHED_ACTION": action])
        let stored = try #require(try await one.vm.info(0).scheduledActions.first)
        #expect(stored.ID == id && stored.ACTION == "disk-snapshot-create" && stored.ARGS == "0,nightly")
        #expect(stored.TIME == "1795468881" && stored.REPEAT == .WEEKLY && stored.DAYS == "1,5")
        #expect(stored.END_TYPE == .TIMES && stored.END_VALUE == 5)
        let error = try await failure {
            try await one.vm.schedadd(
                0, ["SCHED_ACTION": One.ScheduledAction(.poweroff, at: Self.friday, repeating: .weekly([7]))])
        }
        #expect(error.message.contains("[0,6]"))
    }
}

@Suite struct QuotaTests {
    @Test func limitsAreWritten() throws {
        let quotas = One.Template.quotas(
            VM: ["VMS": 10, "CPU": 4.5, "MEMORY": .unlimited, "RUNNING_VMS": .standard],
            clusters: [[0, 100]: ["VMS": 3]], DATASTORE: [1: ["SIZE": 20480, "IMAGES": 0]], NETWORK: [4: 8],
            IMAGE: [7: .unlimited])
        #expect(
            try CoreTemplate.read(quotas.serialized()) == [
                "VM": [
                    .vector(["VMS": "10", "CPU": "4.5", "MEMORY": "-2", "RUNNING_VMS": "-1"]),
                    .vector(["CLUSTER_IDS": "0,100", "VMS": "3"]),
                ],
                "DATASTORE": [.vector(["ID": "1", "SIZE": "20480", "IMAGES": "0"])],
                "NETWORK": [.vector(["ID": "4", "LEASES": "8"])], "IMAGE": [.vector(["ID": "7", "RVMS": "-2"])],
            ])
        #expect(One.Template.quotas().isEmpty)
        #expect(
            [10, 2.5, .unlimited, .standard].map(\One.QuotaLimit.description) == ["10", "2.5", "unlimited", "standard"])
    }

    @Test func defaultsStandWhereNothingElseDoes() async throws {
        let one = try OneServer(answering: Demo { $0.user("ann", password: "s3cret") })
        try await one.userquota.update(.quotas(VM: ["VMS": 5, "CPU": 3], DATASTORE: [1: ["SIZE": 1000]]))
        try await one.user.quota(2, .quotas(VM: ["VMS": 10, "MEMORY": .unlimited], NETWORK: [0: 8]))
        let user = try await one.user.info(2)
        func quota(_ list: String, _ name: String, _ id: Int? = nil) -> One.QuotaUsage? {
            user.quotas.first { $0.list == list && $0.name == name && $0.ID == id }
        }
        #expect(quota("VM", "VMS") == One.QuotaUsage(list: "VM", name: "VMS", used: 0, limit: 10))
        #expect(quota("VM", "CPU")?.limit == 3, "the default")
        #expect(quota("VM", "MEMORY") == One.QuotaUsage(list: "VM", name: "MEMORY", used: 0), "unlimited")
        #expect(
            quota("VM", "RUNNING_VMS") == One.QuotaUsage(list: "VM", name: "RUNNING_VMS", used: 0), "nothing is said")
        #expect(quota("NETWORK", "LEASES", 0)?.limit == 8)
        #expect(quota("DATASTORE", "SIZE", 1)?.limit == 1000, "the default of what is not used yet")
        let pool = try await one.userpool.info()
        #expect(Set(pool.quotas(of: 2)) == Set(user.quotas))
        #expect(pool.quotas(of: 1).first { $0.list == "VM" && $0.name == "VMS" }?.limit == 5, "of no own quota")
        #expect(try await one.user.info(0).quotas.isEmpty && pool.quotas(of: 0).isEmpty, "oneadmin")
    }

    @Test func whatIsUsed() throws {
        var user = One.User.example()
        user.VM_QUOTA = One.VMQuota(VM: [
            ["VMS": 4, "VMS_USED": 1, "LICENSES": 0, "LICENSES_USED": 0, "CPU": -1, "CPU_USED": "1.5"],
            ["CLUSTER_IDS": "0,100", "VMS": -1, "VMS_USED": 1],
        ])
        let quotas = user.quotas
        let vms = try #require(quotas.first { $0.name == "VMS" })
        #expect(vms.used == 1 && vms.percentUsed == 25)
        let cpu = try #require(quotas.first { $0.name == "CPU" })
        #expect(cpu.used == 1.5 && cpu.limit == 8 && cpu.percentUsed == 18.75)
        #expect(quotas.first { $0.name == "LICENSES" }?.percentUsed == 100)
        let cluster = try #require(quotas.first { $0.CLUSTER_IDS == "0,100" })
        #expect(cluster.limit == nil && cluster.percentUsed == nil, "clusters have no default")
        #expect(quotas.first { $0.list == "DATASTORE" && $0.name == "SIZE" }?.percentUsed == 1.25)
    }
}

@Suite struct AccountingTests {
    private static let calendar = {
        var calendar = Calendar(identifier: .gregorian)
        calendar.timeZone = .gmt
        return calendar
    }()

    /// A record of a VM of ann's or bob's, of times in hours after 2026-02-01 00:00 UTC.
    private static func record(
        _ vm: Int, _ user: String, _ times: (Double, Double), ran: (Double, Double), _ template: One.Template
    ) -> One.History {
        func seconds(_ hours: Double) -> Int { hours.isInfinite ? 0 : 1_769_904_000 + Int(hours * 3600) }
        var owned = One.VM.example(ID: vm)
        owned.UNAME = user
        owned.TEMPLATE = template
        return One.History(
            OID: vm, SEQ: 0, HOSTNAME: "node01", HID: 0, CID: 0, STIME: seconds(times.0), ETIME: seconds(times.1),
            DS_ID: 0, RSTIME: seconds(ran.0), RETIME: seconds(ran.1), ACTION: .NONE, VM: owned)
    }

    private static let records = One.HistoryRecords(HISTORY: [
        // Two hours of January, four of February.
        record(
            0, "ann", (-2, 4), ran: (-1, 3),
            [
                "CPU": "0.5", "MEMORY": 1000,
                "DISK": [["SIZE": 10, "DISK_SNAPSHOT_TOTAL_SIZE": 5], ["SIZE": 20]] as [One.Template],
            ]),
        record(0, "ann", (10, 11), ran: (.infinity, .infinity), ["CPU": 1, "MEMORY": 500]),
        // Still there.
        record(1, "bob", (20, .infinity), ran: (21, .infinity), ["CPU": 2, "MEMORY": 100]),
    ])

    private static let (start, end) = (
        Date(timeIntervalSince1970: 1_769_904_000 - 86_400), Date(timeIntervalSince1970: 1_769_904_000 + 86_400)
    )

    @Test func byUser() {
        let totals = Self.records.totals(to: Self.end, calendar: Self.calendar) { vm, _ in vm.UNAME }
        #expect(totals.count == 2)
        #expect(
            totals["ann"]
                == One.AccountingTotals(
                    hours: 7, runningHours: 4, cpuHours: 0.5 * 6 + 1, memoryHours: 6000 + 500, diskHours: 35 * 6))
        #expect(
            totals["bob"]
                == One.AccountingTotals(hours: 4, runningHours: 3, cpuHours: 8, memoryHours: 400, diskHours: 0))
    }

    @Test func byVM() {
        let totals = Self.records.totals(to: Self.end, calendar: Self.calendar) { vm, _ in vm.ID }
        #expect(totals.mapValues(\.hours) == [0: 7, 1: 4])
    }

    @Test func byMonth() {
        let totals = Self.records.totals(to: Self.end, calendar: Self.calendar) { _, month in month }
        let (january, february) = (One.Month(year: 2026, month: 1), One.Month(year: 2026, month: 2))
        #expect(totals.keys.sorted() == [january, february] && january.description == "2026-01")
        #expect(totals[january]?.hours == 2 && totals[january]?.runningHours == 1 && totals[january]?.cpuHours == 1)
        #expect(totals[february]?.hours == 4 + 1 + 4 && totals[february]?.diskHours == 35 * 4)
    }

    @Test func withinATimeAndOnlyRunning() {
        let start = Date(timeIntervalSince1970: 1_769_904_000 + 3600)
        let totals = Self.records.totals(from: start, to: Self.end, onlyRunning: true, calendar: Self.calendar) {
            vm, _ in vm.UNAME
        }
        #expect(
            totals["ann"]
                == One.AccountingTotals(hours: 4, runningHours: 2, cpuHours: 1, memoryHours: 2000, diskHours: 35 * 3))
        #expect(totals["bob"]?.cpuHours == 6)
        #expect(Self.records.totals(from: Self.end, to: Self.end) { vm, _ in vm.ID }.isEmpty)
    }

    @Test func showback() {
        func record(_ vm: Int, _ user: String, _ month: Int, _ cost: Double) -> One.ShowbackRecords.Showback {
            .init(
                VMID: vm, VMNAME: "web", UID: 2, GID: 1, UNAME: user, GNAME: "users", YEAR: 2026, MONTH: month,
                CPU_COST: cost, MEMORY_COST: 2, DISK_COST: 1, TOTAL_COST: cost + 3, HOURS: 10, RHOURS: 4)
        }
        let records = One.ShowbackRecords(SHOWBACK: [
            record(0, "ann", 1, 5), record(0, "ann", 2, 6), record(1, "bob", 2, 7),
        ])
        #expect(
            records.totals(by: \.UNAME)["ann"]
                == One.ShowbackTotals(
                    CPU_COST: 11, MEMORY_COST: 4, DISK_COST: 2, TOTAL_COST: 17, HOURS: 20, RHOURS: 8))
        #expect(records.totals(by: \.month)[One.Month(year: 2026, month: 2)]?.TOTAL_COST == 19)
        #expect(records.totals(by: \.VMID).mapValues(\.HOURS) == [0: 20, 1: 10])
    }
}

@Suite struct FlushTests {
    /// Two hosts, and on the first of them three VMs that run and one that is off.
    private static func cloud() async throws -> (demo: Demo, one: OneServer, clock: ManualClock) {
        let clock = ManualClock()
        let demo = Demo(clock: clock) {
            $0.hosts(2)
            for name in ["a", "b", "c", "d"] { $0.vm(name, state: .HOLD) }
        }
        let one = try OneServer(answering: demo)
        for id in 0...3 {
            try await one.vm.deploy(id, 0)
            try await one.vm.wait(id, for: .RUNNING, timeout: .seconds(60), clock: clock)
        }
        try await one.vm.action(.poweroff, 3)
        try await one.vm.wait(3, for: .POWEROFF, timeout: .seconds(60), clock: clock)
        return (demo, one, clock)
    }

    private static func places(_ one: OneServer) async throws -> [Int?] {
        try await one.vmpool.infoextended(.ALL, -1, -1, .NOT_DONE).sorted { $0.ID < $1.ID }.map { $0.lastHistory?.HID }
    }

    @Test func allMoveToAHost() async throws {
        let (_, one, clock) = try await Self.cloud()
        let results = try await one.host.flush(0, to: 1, timeout: .seconds(600), clock: clock)
        #expect(results.map(\.id).sorted() == [0, 1, 2, 3])
        for (id, result) in results {
            let vm = try result.get()
            #expect(vm.ID == id && vm.lastHistory?.HID == 1 && vm.stateName == (id == 3 ? "POWEROFF" : "RUNNING"))
        }
        #expect(try await one.host.info(0).STATE == .DISABLED)
        #expect(try await one.host.info(0).VMS.ID.isEmpty)
        #expect(try await Self.places(one) == [1, 1, 1, 1])
    }

    @Test func aVMThatFailsDoesNotKeepTheOthers() async throws {
        let (demo, plain, clock) = try await Self.cloud()
        demo.fail(.migrate, of: 1, "no route to host")
        let one = try OneServer(answering: { call in
            if call.method == "one.vm.migrate", try call.int(1) == 2 { return .error(OneError(.action, "pinned")) }
            return demo.answer(call)
        })
        let results = try await one.host.flush(0, to: 1, timeout: .seconds(600), clock: clock)
        var errors: [Int: OneError] = [:]
        for (id, result) in results { if case .failure(let error as OneError) = result { errors[id] = error } }
        #expect(errors.keys.sorted() == [1, 2])
        #expect(errors[1]?.code == .stateUnreachable && errors[1]?.message.contains("no route to host") == true)
        #expect(errors[2]?.code == .action && errors[2]?.message.contains("pinned") == true)
        #expect(try await plain.vm.info(0).lastHistory?.HID == 1)
        #expect(try await plain.vm.info(3).lastHistory?.HID == 1)
    }

    /// A scheduler moves the VMs that are marked, but one.
    @Test func theSchedulerMovesThem() async throws {
        let (demo, _, clock) = try await Self.cloud()
        let one = try OneServer(answering: { call in
            let reply = demo.answer(call)
            if call.method == "one.vm.action", try call.string(1) == "resched", try call.int(2) != 2 {
                _ = demo.answer(
                    FrontEnd.Call(method: "one.vm.migrate", arguments: [call.arguments[0], call.arguments[2], 1, true]))
            }
            return reply
        })
        let results = try await one.host.flush(0, timeout: .seconds(120), clock: clock)
        var states: [Int: String] = [:]
        for (id, result) in results {
            switch result {
            case .success(let vm): states[id] = vm.lastHistory?.HID == 1 ? vm.stateName : "not moved"
            case .failure(let error as OneError): states[id] = "\(error.code)"
            case .failure: states[id] = "?"
            }
        }
        #expect(states == [0: "RUNNING", 1: "RUNNING", 2: "timeout", 3: "POWEROFF"])
        let marked = demo.calls.filter { $0.method == "one.vm.action" && $0.arguments[1] == "resched" }
        #expect(marked.count == 4)
    }

    @Test func aTaskThatIsCancelledStops() async throws {
        let (demo, one, clock) = try await Self.cloud()
        let error = try await Compose.cancelled(at: "one.vm.migrate", demo) { one in
            try await one.host.flush(0, to: 1, timeout: .seconds(600), clock: clock).count
        }
        #expect(error.code == .cancelled)
        #expect(demo.calls.count { $0.method == "one.vm.migrate" } == 1)
        #expect(try await one.host.info(0).STATE == .DISABLED)
    }

    @Test func aHostThatIsNone() async throws {
        let one = try OneServer(answering: Demo(empty: true))
        let error = try await failure { try await one.host.flush(7, timeout: .seconds(60)) }
        #expect(error.code == .noExists)
    }
}
