import Foundation
import NIOConcurrencyHelpers
import OpenNebulaTesting
import Testing

@testable import OpenNebula

/// What is read out of documents, and how objects are found, locked and given permissions.
@Suite struct LookingTests {
    private static func document<Document: OneRoot>(_ name: String) throws -> Document {
        let recording = try #require(Recording.more.first { $0.name == name && $0.release == "7.4.0-rich" })
        return try Document(saved: recording.response())
    }

    private static func vm(_ change: (inout One.VM) -> Void) -> One.VM {
        var vm = One.VM.example()
        vm.MONITORING = nil
        vm.TEMPLATE = [:]
        change(&vm)
        return vm
    }

    // MARK: Devices

    @Test func devicesOfAVM() throws {
        let vm: One.VM = try Self.document("one.vm.info-0")
        #expect(vm.DISK.map(\.DISK_ID) == [0, 1, 2, 3])
        #expect(vm.DISK.map(\.TARGET) == ["vda", "sdb", "sdc", "sdd"])
        #expect(vm.DISK.map(\.SIZE) == [1024, 1024, 512, 64])
        #expect(vm.DISK.map(\.IMAGE_ID) == [0, 1, nil, nil])
        #expect(vm.DISK[1].IMAGE == "data ext4" && vm.DISK[1].PERSISTENT == "YES" && vm.DISK[1].TYPE == "FILE")
        #expect(vm.DISK[2].FORMAT == "raw" && vm.DISK[3].TYPE == "swap")

        #expect(vm.NIC.map(\.NIC_ID) == [0, 1, 4])
        #expect(vm.NIC[0].NAME == "main" && vm.NIC[0].IP == "192.168.0.10" && vm.NIC[0].ALIAS_IDS == "3")
        #expect(vm.NIC[2].NETWORK == "vlan multi AR" && vm.NIC[2].VLAN_ID == "77" && vm.NIC[2]["NIC_ID"] == "4")
        #expect(vm.NIC_ALIAS.map(\.NIC_ID) == [3])
        #expect(vm.NIC_ALIAS[0].PARENT == "main" && vm.NIC_ALIAS[0].PARENT_ID == 0 && vm.NIC_ALIAS[0].ALIAS_ID == 0)
        #expect(vm.PCI.map(\.PCI_ID) == [0, 1] && vm.PCI.map(\.TYPE) == ["NIC", nil])
        #expect(vm.PCI.map(\.SHORT_ADDRESS) == ["05:00.0", "65:00.4"] && vm.PCI[0].MAC == "02:00:c0:a8:09:0a")

        let graphics = try #require(vm.GRAPHICS)
        #expect(graphics.TYPE == "VNC" && graphics.PORT == 5900 && graphics.KEYMAP == "es")
        #expect(vm.SNAPSHOT.map(\.SNAPSHOT_ID) == [0, 1])
        #expect(vm.SNAPSHOT.map(\.NAME) == ["before \"upgrade\" & <x>", "second"])
        #expect(vm.SNAPSHOT.map(\.TIME) == [1_795_676_406, 1_795_676_407])
        #expect(vm.SNAPSHOT[0].SYSTEM_DISK_SIZE == 512 && vm.SNAPSHOT[0].HYPERVISOR_ID == "dummy-snap")
    }

    @Test func aVMMayHaveNone() throws {
        let vm: One.VM = try Self.document("one.vm.info-8")
        #expect(vm.DISK.isEmpty && vm.NIC.isEmpty && vm.NIC_ALIAS.isEmpty && vm.PCI.isEmpty && vm.SNAPSHOT.isEmpty)
        #expect(vm.GRAPHICS == nil && vm.console == nil && vm.lastHistory == nil && vm.errorMessage == nil)
        #expect(vm.ipAddresses() == [])
    }

    /// A core passes a text on where a vector is expected.
    @Test func whatIsNoVectorIsNoDevice() {
        let vm = Self.vm { $0.TEMPLATE = ["DISK": [["DISK_ID": "x"], "text"], "GRAPHICS": "VNC"] }
        #expect(vm.DISK.count == 1 && vm.DISK[0].DISK_ID == nil && vm.DISK[0]["DISK_ID"] == "x")
        #expect(vm.GRAPHICS == nil)
    }

    // MARK: Addresses

    @Test func addressesInTheirOrder() throws {
        let vm: One.VM = try Self.document("one.vm.info-0")
        let addresses = [
            "192.168.0.10", "192.168.0.40", "10.0.0.20", "192.168.9.10", "192.168.0.11", "192.168.122.9",
        ]
        #expect(vm.ipAddresses() == addresses && vm.ipAddresses(.v4) == addresses && vm.ipAddresses(.v6) == [])
        let router: One.VM = try Self.document("one.vm.info-9")
        #expect(router.ipAddresses() == ["192.168.0.23", "192.168.9.11"])
    }

    @Test func addressesOfBothVersions() {
        let vm = Self.vm {
            $0.TEMPLATE = [
                "NIC": [
                    [
                        "IP6_ULA": "fd00::aff:fe00:2", "IP6_LINK": "fe80::aff:fe00:2",
                        "IP6_GLOBAL": "2001:db8::aff:fe00:2",
                        "IP": "10.0.0.2",
                    ],
                    ["IP6": "2001:DB8:0::7", "EXTERNAL_IP": "203.0.113.9", "NETWORK": "private"],
                ],
                "NIC_ALIAS": ["IP": "10.0.0.3", "PARENT": "NIC0"],
            ]
            $0.MONITORING = [
                "GUEST_IP": "10.0.0.2",
                "GUEST_IP_ADDRESSES":
                    "10.0.0.2, 127.0.0.1,169.254.3.4,::1,fe80::1,febf::1,fe80::1%eth0,2001:db8::7,,none,fec0::1,172.17.0.1",
            ]
        }
        let v4 = ["10.0.0.2", "203.0.113.9", "10.0.0.3", "172.17.0.1"]
        let v6 = ["2001:db8::aff:fe00:2", "fd00::aff:fe00:2", "2001:db8::7", "fec0::1"]
        #expect(vm.ipAddresses(.v4) == v4)
        #expect(vm.ipAddresses(.v6) == v6)
        #expect(vm.ipAddresses() == [v4[0], v6[0], v6[1], v6[2], v4[1], v4[2], v6[3], v4[3]])
    }

    @Test func theGuestTellsTheDemo() async throws {
        let (demo, one, _) = try cloud { $0.vm("web", network: "private") }
        demo.monitor(vm: 0, ["GUEST_IP_ADDRESSES": "10.0.0.2,172.17.0.1,fe80::1"])
        #expect(try await one.vm.info(0).ipAddresses() == ["10.0.0.2", "172.17.0.1"])
    }

    // MARK: Status

    @Test(
        arguments: [
            (3, 3, "RUNNING", .running), (3, 36, "BOOT_FAILURE", .failed), (8, 0, "POWEROFF", .stopped),
            (6, 0, "DONE", .done), (1, 0, "PENDING", .pending), (2, 0, "HOLD", .pending), (10, 0, "CLONING", .pending),
            (11, 0, "CLONING_FAILURE", .failed), (3, 1, "PROLOG", .pending), (3, 2, "BOOT", .pending),
            (3, 4, "MIGRATE", .running), (3, 8, "PROLOG_MIGRATE", .pending), (3, 11, "EPILOG", .stopped),
            (3, 12, "SHUTDOWN", .stopped), (3, 16, "UNKNOWN", .running), (3, 17, "HOTPLUG", .running),
            (3, 18, "SHUTDOWN_POWEROFF", .stopped), (3, 33, "HOTPLUG_PROLOG_POWEROFF", .stopped),
            (3, 61, "PROLOG_MIGRATE_UNKNOWN_FAILURE", .failed), (3, 69, "BACKUP", .running),
            (3, 70, "BACKUP_POWEROFF", .stopped), (4, 0, "STOPPED", .stopped), (5, 0, "SUSPENDED", .stopped),
            (9, 0, "UNDEPLOYED", .stopped), (7, 0, "FAILED", .failed), (3, 999, "999", .running),
            (99, 0, "99", .pending),
        ] as [(Int, Int, String, One.VMPhase)])
    func stateInOneWord(_ state: Int, _ lcm: Int, _ name: String, _ phase: One.VMPhase) {
        let vm = Self.vm { ($0.STATE, $0.LCM_STATE) = (.init(state), .init(lcm)) }
        #expect(vm.stateName == name && vm.phase == phase)
    }

    /// A wait ends at `failed` and at `done`: nothing else may count as these.
    @Test func onlyFailuresHaveFailed() {
        for (number, name) in One.LCMState.names {
            let vm = Self.vm { ($0.STATE, $0.LCM_STATE) = (.ACTIVE, .init(number)) }
            #expect((vm.phase == .failed) == name.hasSuffix("FAILURE") && vm.phase != .done, "\(name)")
            if name.hasSuffix("_POWEROFF"), name != "BOOT_POWEROFF" { #expect(vm.phase == .stopped, "\(name)") }
            if name.hasPrefix("BOOT"), vm.phase != .failed { #expect(vm.phase == .pending, "\(name)") }
        }
    }

    /// As cores of several releases wrote them.
    @Test(arguments: [
        ("Thu Nov 26 06:22:28 2026: DEPLOY: node02:boot-fails:dummy", "DEPLOY: node02:boot-fails:dummy"),
        (
            "Thu Nov 26 07:00:47 2026 : [backup] User [0] : VM is locked. [4].",
            "[backup] User [0] : VM is locked. [4]."
        ),
        ("Sun Mar  1 00:00:01 2020 : Error deploying virtual machine", "Error deploying virtual machine"),
        ("manual <error>", "manual <error>"),
        ("Thu Nov 26 06:22:28 2026", "Thu Nov 26 06:22:28 2026"),
        ("Thu Nov 26 06:22:28 2026 no colon", "Thu Nov 26 06:22:28 2026 no colon"),
        ("Das ist alles schief gegangen: ganz", "Das ist alles schief gegangen: ganz"),
    ]) func errorsWithoutTheirDate(_ text: String, _ message: String) {
        #expect(Self.vm { $0.USER_TEMPLATE = ["ERROR": text] }.errorMessage == message)
        var image = One.Image.example()
        image.TEMPLATE["ERROR"] = text
        #expect(image.errorMessage == message)
    }

    @Test func pendingVMsSayWhy() throws {
        let text = "Thu Nov 26 06:22:28 2026: No host meets limits"
        let pending = Self.vm {
            $0.STATE = .PENDING
            $0.USER_TEMPLATE = ["ERROR": "older", "SCHED_MESSAGE": text]
        }
        #expect(pending.schedulerMessage == "No host meets limits")
        #expect(pending.condition == "PENDING: No host meets limits")
        // A core keeps the message when it has placed the VM.
        let recording = try #require(Recording.all.first { $0.release == "6.10.0" && $0.name == "one.vm.info-3" })
        let recorded = try One.VM(saved: recording.response())
        #expect(recorded.USER_TEMPLATE["SCHED_MESSAGE"] != nil && recorded.schedulerMessage == nil)
    }

    @Test func errorsOfAllKinds() throws {
        #expect(try (Self.document("one.vm.info-5") as One.VM).errorMessage == "manual <error>")
        let job: One.BackupJob = try Self.document("one.backupjob.info-0")
        #expect(job.errorMessage == "[backup] User [0] : VM is locked. [4].")
        #expect(Self.vm { $0.USER_TEMPLATE = ["ERROR": ""] }.errorMessage == nil)
        #expect(Self.vm { $0.USER_TEMPLATE = ["ERROR": ["A": "1"]] }.errorMessage == nil)
        var (host, network, app) = (One.Host.example(), One.VirtualNetwork.example(), One.MarketplaceApp.example())
        #expect(host.errorMessage == nil && network.errorMessage == nil && app.errorMessage == nil)
        host.TEMPLATE["ERROR"] = "Sun Mar  1 00:00:01 2020 : Error monitoring Host"
        network.TEMPLATE["ERROR"] = "Failure forced by user"
        app.TEMPLATE["ERROR"] = "Sun Mar  1 00:00:01 2020 : no space"
        #expect(host.errorMessage == "Error monitoring Host" && network.errorMessage == "Failure forced by user")
        #expect(app.errorMessage == "no space")
    }

    @Test func aFailedVMTellsWhy() async throws {
        let (demo, one, clock) = try cloud { $0.vm("web", state: .HOLD) }
        demo.fail(.deploy, of: 0, "no such kernel")
        try await one.vm.action(.release, 0)
        clock.advance(by: .seconds(10))
        let vm = try await one.vm.info(0)
        #expect(vm.phase == .failed && vm.errorMessage == "no such kernel")
    }

    @Test func whereAVMIs() throws {
        let vm: One.VM = try Self.document("one.vm.info-0")
        let console = One.VMConsole(type: "VNC", host: "kvm-01.example.com", port: 5900, password: "geheim")
        #expect(vm.console == console)
        let spice: One.VM = try Self.document("one.vm.info-5")
        #expect(spice.console == One.VMConsole(type: "SPICE", host: "kvm-01.example.com", port: 5905))
        let moved: One.VM = try Self.document("one.vm.info-4")
        #expect(moved.lastHistory?.SEQ == 3 && moved.lastHistory?.HOSTNAME == "kvm-01.example.com")

        var off = vm
        off.STATE = .POWEROFF
        #expect(off.console == nil)
        var closed = vm
        closed.TEMPLATE["GRAPHICS"] = ["TYPE": "VNC"]
        #expect(closed.console == nil)
    }

    // MARK: Permissions

    @Test(arguments: [
        ("640", "640", "um-u-----"), ("0640", "640", "um-u-----"), ("000", "000", "---------"),
        ("777", "777", "umaumauma"), ("751", "751", "umau-a--a"), ("602", "602", "um-----m-"),
    ]) func octalPermissions(_ text: String, _ octal: String, _ description: String) throws {
        let permissions = try One.Permissions(octal: text)
        #expect(permissions.octal == octal && "\(permissions)" == description)
    }

    @Test func permissionsOfARecordedVM() throws {
        let vm: One.VM = try Self.document("one.vm.info-0")
        #expect(vm.PERMISSIONS?.octal == "600" && vm.PERMISSIONS?.description == "um-------")
        let permissions = try One.Permissions(octal: "421")
        #expect(permissions.OWNER_U == 1 && permissions.OWNER_M == 0 && permissions.OWNER_A == 0)
        #expect(permissions.GROUP_U == 0 && permissions.GROUP_M == 1 && permissions.GROUP_A == 0)
        #expect(permissions.OTHER_U == 0 && permissions.OTHER_M == 0 && permissions.OTHER_A == 1)
    }

    @Test(arguments: ["", "64", "6400", "1640", "648", "-64", "+64", "6 0", "6４0", "64\u{301}0", "u=rw", "00640"])
    func whatIsNoOctal(_ text: String) async throws {
        let error = try await failure { try One.Permissions(octal: text) }
        #expect(error.code == .invalidArgument && error.message.contains("three digits"))
        let (demo, one, _) = try cloud()
        #expect(try await failure { try await one.vm.chmod(0, text) }.code == .invalidArgument)
        #expect(demo.calls.isEmpty)
    }

    @Test func permissionsAreChanged() async throws {
        let (_, one, _) = try cloud {
            $0.vm("web")
            $0.template("small")
        }
        #expect(try await one.vm.chmod(0, "751") == 0)
        #expect(try await one.vm.info(0).PERMISSIONS?.octal == "751")
        try await one.template.chmod(0, "644", true)
        #expect(try await one.template.info(0).PERMISSIONS.octal == "644")
        #expect(try await failure { try await one.vm.chmod(9, "600") }.code == .noExists)
    }

    // MARK: Locks

    @Test func lockedWhileTheBodyRuns() async throws {
        let (demo, one, _) = try cloud()
        let name = try await one.vm.withLock(0) {
            let lock = try #require(try await one.vm.info(0).LOCK)
            #expect(lock.LOCKED == .ADMIN && lock.OWNER == 0)
            try await one.vm.rename(0, "renamed")
            return try await one.vm.info(0).NAME
        }
        #expect(name == "renamed")
        #expect(try await one.vm.info(0).LOCK == nil)
        let locks = demo.calls.filter { $0.method == "one.vm.lock" }
        #expect(locks.map { Array($0.arguments.dropFirst()) } == [[0, 3, true]])
    }

    /// A core's `ALL` is `ADMIN` before 6.6.1.
    @Test func allIsUse() async throws {
        let (_, one, _) = try cloud()
        let (lock, error) = try await one.vm.withLock(0, .ALL) {
            (try await one.vm.info(0).LOCK, try await failure { try await one.vm.rename(0, "other") })
        }
        #expect(lock?.LOCKED == .USE && error.code == .authorization)
        #expect(try await one.vm.info(0).LOCK == nil)
    }

    @Test func anErrorUnlocks() async throws {
        struct Mine: Error {}
        let (_, one, _) = try cloud()
        await #expect(throws: Mine.self) { try await one.vm.withLock(0) { throw Mine() } }
        #expect(try await one.vm.info(0).LOCK == nil)
    }

    @Test func cancellingUnlocks() async throws {
        let (_, one, _) = try cloud()
        let (entered, enter) = AsyncStream.makeStream(of: Void.self)
        let task = Task {
            try await one.vm.withLock(0) {
                enter.yield()
                try await Task.sleep(for: .seconds(600))
            }
        }
        for await _ in entered { break }
        #expect(try await one.vm.info(0).LOCK != nil)
        task.cancel()
        await #expect(throws: CancellationError.self) { try await task.value }
        #expect(try await one.vm.info(0).LOCK == nil)
    }

    @Test func aCancelledTaskLocksNothing() async throws {
        let (demo, one, _) = try cloud()
        let task = Task {
            withUnsafeCurrentTask { $0?.cancel() }
            return await outcome(of: { try await one.vm.withLock(0) { Issue.record("it runs") } })
        }
        guard case .failure(let error) = await task.value else { throw OneError(.internal, "no error") }
        #expect(error.code == .cancelled && error.objectID == 0 && demo.calls.isEmpty)
    }

    @Test func anyLockIsRespected() async throws {
        let (_, one, clock) = try cloud()
        try await one.vm.lock(0, .MANAGE)
        let time = try #require(try await one.vm.info(0).LOCK?.date)
        clock.advance(by: .seconds(60))
        for age in [nil, .seconds(7200)] as [Duration?] {
            let error = try await failure {
                try await one.vm.withLock(0, staleAfter: age) { Issue.record("it runs") }
            }
            #expect(error.code == .locked && error.objectID == 0 && error.method == "one.vm.lock")
            #expect(error.message.contains("VM 0 is locked by user 0 since \(time.formatted(.iso8601))"))
        }
        #expect(try await one.vm.info(0).LOCK?.LOCKED == .MANAGE)
    }

    @Test func aStaleLockIsTakenOver() async throws {
        let (_, one, clock) = try cloud()
        try await one.vm.lock(0, .MANAGE)
        clock.advance(by: .seconds(60))
        let lock = try await one.vm.withLock(0, staleAfter: .zero) { try await one.vm.info(0).LOCK }
        #expect(lock?.LOCKED == .ADMIN)
        #expect(try await one.vm.info(0).LOCK == nil)
    }

    @Test func theLockOfAnotherIsNotTakenOverByUsers() async throws {
        let (demo, one, _) = try cloud {
            $0.user("ann", password: "s3cret")
            $0.vm("web")
        }
        let ann = try #require(try await one.userpool.first(named: "ann"))
        try await one.vm.chown(0, ann.ID, -1)
        try await one.vm.lock(0, .ADMIN)
        let hers = try OneServer(answering: demo, session: "ann:s3cret")
        let error = try await failure { try await hers.vm.withLock(0, staleAfter: .zero) { Issue.record("it runs") } }
        #expect(error.code == .locked && error.message.contains("by user 0"))
        #expect(try await one.vm.info(0).LOCK?.OWNER == 0)
    }

    /// Another locks it between the calls.
    @Test func theCoreDecidesWhoIsFirst() async throws {
        let (demo, one, _) = try cloud()
        let isFirst = NIOLockedValueBox(true)
        let slow = try OneServer(answering: { call in
            if call.method == "one.vm.lock",
                isFirst.withLockedValue({ first in
                    defer { first = false }; return first
                })
            {
                try await one.vm.lock(0, .USE, true)
            }
            return demo.answer(call)
        })
        let error = try await failure { try await slow.vm.withLock(0) { Issue.record("it runs") } }
        #expect(error.code == .locked && error.message.contains("VM 0 is locked by user 0"))
        #expect(try await one.vm.info(0).LOCK?.LOCKED == .USE)
    }

    @Test func aLostLockIsNotUnlocked() async throws {
        let (_, one, clock) = try cloud()
        try await one.vm.withLock(0) {
            try await one.vm.unlock(0)
            clock.advance(by: .seconds(5))
            try await one.vm.lock(0, .ADMIN, true)
        }
        #expect(try await one.vm.info(0).LOCK?.LOCKED == .ADMIN)
    }

    @Test func whatIsGoneIsNotUnlocked() async throws {
        let (_, one, _) = try cloud { $0.image("alpine") }
        let id = try await one.image.withLock(0) { try await one.image.delete(0) }
        #expect(id == 0)
        #expect(try await one.image.find(0) == nil)
    }

    /// What cannot be read after it was locked is unlocked.
    @Test func aHalfLockedObjectIsUnlocked() async throws {
        let (demo, one, _) = try cloud()
        let isLocked = NIOLockedValueBox(false)
        let broken = try OneServer(answering: { call in
            if call.method == "one.vm.info", isLocked.withLockedValue({ $0 }) { return .drop }
            if call.method == "one.vm.lock" { isLocked.withLockedValue { $0 = true } }
            return demo.answer(call)
        })
        #expect(try await failure { try await broken.vm.withLock(0) {} }.code == .interrupted)
        #expect(try await one.vm.info(0).LOCK == nil)
    }

    @Test func whatCannotBeLocked() async throws {
        let (_, one, _) = try cloud()
        #expect(try await failure { try await one.vm.withLock(7) {} }.code == .noExists)
        let error = try await failure { try await one.vm.withLock(0, .NONE) {} }
        #expect(error.code == .action && error.message.contains("Wrong lock level"))
    }

    // MARK: Found by id

    @Test func whatDoesNotExistIsNil() async throws {
        let (demo, one, _) = try cloud {
            $0.vm("web", state: .DONE)
            $0.template("small")
        }
        #expect(try await one.vm.find(0)?.NAME == "web")
        #expect(try await one.vm.find(77) == nil)
        #expect(try await one.host.find(77) == nil)
        #expect(try await one.template.find(0)?.NAME == "small")
        #expect(try await one.template.find(77) == nil)
        let stranger = try OneServer(answering: demo, session: "ann:wrong")
        #expect(try await failure { try await stranger.vm.find(0) }.code == .authentication)
    }

    // MARK: Searched for

    private func sent(_ search: One.VMSearch) throws -> String {
        guard case .string(let text) = try search.xmlrpcValue() else { throw OneError(.internal, "no string") }
        return text
    }

    @Test func searchesAreWritten() throws {
        #expect(try sent([:]) == "")
        #expect(try sent(["VM.NAME": "web-01"]) == "VM.NAME=web-01")
        #expect(
            try sent(["VM.UNAME": "ann", "VM.TEMPLATE.NIC[*].IP": "10.0."])
                == "VM.TEMPLATE.NIC[*].IP=10.0.&VM.UNAME=ann")
        #expect(try sent(["VM.USER_TEMPLATE.\"my-attr\"": ""]) == "VM.USER_TEMPLATE.\"my-attr\"=%")
        #expect(try sent(.init(["VM.NAME": "a b"], text: "x&y=z")) == "VM.NAME=a%b&x%y%z")
        #expect(try sent(.init(text: "")) == "%")
        #expect(try sent(["VM.NAME": "50%_\\'\"é"]) == "VM.NAME=50%_%%%%%")
    }

    @Test(arguments: ["", "VM NAME", "VM.A=B", "VM.A&B", "VM.'A'", "VM.Ä", "VM.A\nB"])
    func whatIsNoPath(_ path: String) async throws {
        let (demo, one, _) = try cloud()
        let error = try await failure { try await one.vmpool.info(.ALL, -1, -1, .NOT_DONE, [path: "x"]) }
        #expect(error.code == .invalidArgument && error.message.contains("path") && demo.calls.isEmpty)
    }

    /// How a core of 6.10 to 7.4 reads a search for one attribute: up to `&`, a part up to its first blank, cut at `=`; and
    /// how SQL compares it.
    private func coreFinds(_ value: String, by search: String) -> Bool {
        let part = search.split(separator: "&").first.map(String.init) ?? ""
        let word = part.split(whereSeparator: { " \t\n\r".contains($0) }).first.map(String.init) ?? ""
        let pieces = word.split(separator: "=").map(String.init)
        return pieces.count > 1 && like(Array(value.unicodeScalars), Array("%\(pieces[1])%".unicodeScalars))
    }

    private func like(_ text: [Unicode.Scalar], _ pattern: [Unicode.Scalar]) -> Bool {
        guard let first = pattern.first else { return text.isEmpty }
        let rest = Array(pattern.dropFirst())
        switch first {
        case "%": return (0...text.count).contains { like(Array(text.dropFirst($0)), rest) }
        case "_": return !text.isEmpty && like(Array(text.dropFirst()), rest)
        case "\\":
            return !rest.isEmpty && text.first == rest[0] && like(Array(text.dropFirst()), Array(rest.dropFirst()))
        default: return text.first == first && like(Array(text.dropFirst()), rest)
        }
    }

    /// Whatever a VM is called, a search for its name finds it.
    @Test(arguments: [
        "web", "web 01", " web", "a=b", "a,b", "50%", "a_b", "é", "e\u{301}", "名前", "a(b)", "x@y", "a\tb", "a!b", "==",
        "[a]*",
    ]) func noNameIsMissed(_ name: String) throws {
        #expect(coreFinds(name, by: try sent(["VM.NAME": name])))
        #expect(!coreFinds("other", by: try sent(["VM.NAME": "web"])))
    }

    /// Answers reads of the pool, and counts them.
    private func pool(
        _ answer: @escaping @Sendable (_ search: String) -> FrontEnd.Reply
    ) throws -> (OneServer, NIOLockedValueBox<[String]>) {
        let searches = NIOLockedValueBox<[String]>([])
        let one = try OneServer(answering: { call in
            let search = call.has(5) ? try call.string(5) : ""
            searches.withLockedValue { $0.append(search) }
            return answer(search)
        })
        return (one, searches)
    }

    private static let vms: [One.VM] = [
        .example(ID: 1, NAME: "web-2"), .example(ID: 2, NAME: "web"), .example(ID: 3, NAME: "db"),
    ]

    @Test func aCoreThatSearchesIsAskedOnce() async throws {
        let (one, searches) = try pool { _ in .result(One.VMPool.example(Array(Self.vms.prefix(2)))) }
        #expect(try await one.vmpool.first(named: "web")?.ID == 2)
        #expect(searches.withLockedValue { $0 } == ["VM.LCM_STATE=%&VM.NAME=web"])
    }

    @Test func aCoreThatCannotSearchIsReadAsAWhole() async throws {
        let refusals = [
            "JSON query search is not supported by the SQL backend",
            "Full text search is not supported by the SQL backend",
        ]
        for refusal in refusals {
            let (one, searches) = try pool {
                $0.isEmpty ? .result(One.VMPool.example(Self.vms)) : .error(OneError(.internal, refusal))
            }
            #expect(try await one.vmpool.first(named: "web")?.ID == 2)
            #expect(try await one.vmpool.first(named: "Web") == nil)
            #expect(searches.withLockedValue { $0.count } == 4)
        }
    }

    /// As one before 6.10, which takes the search for words.
    @Test func aCoreThatFindsNothingIsReadAsAWhole() async throws {
        let (one, searches) = try pool { .result(One.VMPool.example($0.isEmpty ? Self.vms : [])) }
        #expect(try await one.vmpool.first(named: "web")?.ID == 2)
        #expect(searches.withLockedValue { $0.last } == "")
    }

    @Test func vmsOfOneNameAreAmbiguous() async throws {
        let (one, _) = try pool { _ in .result(One.VMPool.example([.example(ID: 4), .example(ID: 5)])) }
        let error = try await failure { try await one.vmpool.first(named: "web") }
        #expect(error.code == .ambiguous && error.message.contains("4, 5"))
    }

    @Test func otherErrorsEndTheSearch() async throws {
        let (one, searches) = try pool { _ in .error(OneError(.authentication, "no")) }
        #expect(try await failure { try await one.vmpool.first(named: "web") }.code == .authentication)
        #expect(searches.withLockedValue { $0.count } == 1)
    }

    @Test func searchesGoWithEveryRead() async throws {
        let (one, searches) = try pool { _ in .result(One.VMPool.example(Self.vms)) }
        let search: One.VMSearch = ["VM.UNAME": "ann"]
        try await one.vmpool.info(.MINE, -1, -1, .ALL_VM, search)
        try await one.vmpool.infoextended(.MINE, -1, -1, .ALL_VM, search)
        for try await _ in one.vmpool.stream(.MINE, -1, -1, .ALL_VM, search, extended: true) {}
        try await one.vmpool.info(.MINE, -1, -1, .ALL_VM, "UNAME=ann")
        #expect(searches.withLockedValue { $0 } == ["VM.UNAME=ann", "VM.UNAME=ann", "VM.UNAME=ann", "UNAME=ann"])
    }
}
