import Foundation
import OpenNebulaTesting
import Testing

@testable import OpenNebula

/// What tests do with a demo beside calling it.
@Suite struct DemoCloudTests {
    // MARK: Built

    @Test func anEmptyCloudHasWhatACoreIsInstalledWith() async throws {
        let one = try OneServer(answering: Demo(empty: true))
        #expect(try await one.hostpool.info().isEmpty)
        #expect(try await one.userpool.info().map(\.NAME) == ["serveradmin", "oneadmin"])
        #expect(try await one.grouppool.info().map(\.NAME) == ["users", "oneadmin"])
        #expect(try await one.datastorepool.info().map(\.NAME) == ["files", "default", "system"])
        #expect(try await one.clusterpool.info().map(\.NAME) == ["default"])
        #expect(try await one.vnpool.info(-2, -1, -1).isEmpty)
        #expect(try await one.host.allocate("first", "kvm", "kvm", 0) == 0)
        #expect(try await one.group.allocate("first") == 100)
    }

    @Test(arguments: Demo.Builder.State.allCases) func aVMIsBuiltInAState(_ state: Demo.Builder.State) async throws {
        let (_, one, clock) = try cloud { $0.vm("web", state: state, image: "alpine", network: "private") }
        let vm = try await one.vm.info(0)
        #expect((vm.STATE == .ACTIVE ? vm.LCM_STATE.description : vm.STATE.description) == state.rawValue)
        #expect(vm.TEMPLATE["DISK"]?["IMAGE"]?.string == "alpine")
        #expect(vm.TEMPLATE["NIC"]?["IP"]?.string == "10.0.0.2")
        if state != .PENDING, state != .UNKNOWN {
            clock.advance(by: .seconds(600))
            #expect(try await one.vm.info(0).STATE == vm.STATE)
        }
    }

    @Test func aCloudIsBuilt() async throws {
        let (_, one, _) = try cloud {
            #expect($0.hosts(3) == [0, 1, 2])
            #expect($0.image("alpine") == $0.image("alpine"))
            $0.network("private", ip: "192.168.7.10", size: 4)
            $0.template("small")
            $0.user("ann", password: "s3cret", group: "devs")
            $0.vm("web", image: "alpine")
            $0.vm("db", state: .POWEROFF, image: "alpine")
        }
        #expect(try await one.hostpool.info().map(\.STATE) == [.MONITORED, .MONITORED, .MONITORED])
        #expect(try await one.image.info(0).VMS.ID == [0, 1])
        #expect(try await one.vn.info(0).AR_POOL.AR.first?.IP_END == "192.168.7.13")
        #expect(try await one.templatepool.info(-2, -1, -1).map(\.NAME) == ["small"])
        #expect(try await one.user.info(2).GNAME == "devs")
    }

    // MARK: What no call asks for

    @Test func aDriverFailsOnce() async throws {
        let (demo, one, clock) = try cloud { $0.vm("web", state: .HOLD) }
        demo.fail(.deploy, of: 0, "no such kernel")
        try await one.vm.action("release", 0)
        clock.advance(by: .seconds(10))
        let failed = try await one.vm.info(0)
        #expect(failed.LCM_STATE == .BOOT_FAILURE)
        #expect(failed.USER_TEMPLATE["ERROR"]?.string?.hasSuffix(": no such kernel") == true)
        try await one.vm.recover(0, .retry)
        clock.advance(by: .seconds(2))
        #expect(try await one.vm.info(0).LCM_STATE == .RUNNING)
    }

    @Test func whatCannotBeAttachedIsNotThere() async throws {
        let (demo, one, clock) = try cloud {
            $0.image("data")
            $0.vm("web", network: "private")
        }
        demo.fail(.disk, of: 0)
        try await one.vm.attach(0, ["DISK": ["IMAGE_ID": 0]])
        #expect(try await one.image.info(0).VMS.ID == [0])
        #expect(try await one.vm.info(0).TEMPLATE["DISK"]?["ATTACH"] == "YES")
        clock.advance(by: .seconds(2))
        #expect(try await one.vm.info(0).TEMPLATE["DISK"] == nil)
        let image = try await one.image.info(0)
        #expect(image.VMS.ID.isEmpty && image.STATE == .READY)
        demo.fail(.nic, of: 0)
        try await one.vm.detachnic(0, 0)
        clock.advance(by: .seconds(2))
        #expect(try await one.vm.info(0).TEMPLATE["NIC"]?["IP"] == "10.0.0.2")
        #expect(try await one.vn.info(0).USED_LEASES == 1)
    }

    @Test(arguments: [
        (One.RecoverOperation.success, "RUNNING"), (.failure, "BOOT_FAILURE"), (.delete, "DONE"),
    ]) func aSlowDriverIsHelped(_ operation: One.RecoverOperation, _ state: String) async throws {
        let (demo, one, clock) = try cloud { $0.vm("web", state: .HOLD) }
        demo.delay(.deploy, of: 0, by: .seconds(3600))
        try await one.vm.action("release", 0)
        clock.advance(by: .seconds(1800))
        #expect(try await one.vm.info(0).LCM_STATE == .BOOT)
        try await one.vm.recover(0, operation)
        let vm = try await one.vm.info(0)
        #expect((vm.STATE == .ACTIVE ? vm.LCM_STATE.description : vm.STATE.description) == state)
    }

    @Test func aHostIsLostAndFound() async throws {
        let (demo, one, _) = try cloud {
            $0.vm("web")
            $0.vm("db", state: .POWEROFF)
        }
        demo.lose(host: 0)
        #expect(try await one.host.info(0).STATE == .ERROR)
        #expect(try await one.vm.info(0).LCM_STATE == .UNKNOWN)
        #expect(try await one.vm.info(1).STATE == .POWEROFF)
        demo.find(host: 0)
        #expect(try await one.host.info(0).STATE == .MONITORED)
        #expect(try await one.vm.info(0).LCM_STATE == .RUNNING)
    }

    @Test func guestsReportTheirAddresses() async throws {
        let (demo, one, _) = try cloud { $0.vm("web") }
        demo.monitor(vm: 0, ["GUEST_IP_ADDRESSES": "10.0.0.7,fe80::1", "CPU": 12.5])
        let vm = try await one.vm.info(0)
        #expect(vm.MONITORING?.attributes["GUEST_IP_ADDRESSES"] == "10.0.0.7,fe80::1")
        #expect(try await one.vm.monitoring(0).MONITORING.count == 1)
    }

    @Test func callsAreLookedAt() async throws {
        let (demo, one, _) = try cloud { $0.hosts(1) }
        try await one.host.rename(0, "other")
        _ = try? await one.vm.info(77)
        #expect(demo.calls.map(\.method) == ["one.host.rename", "one.vm.info"])
        #expect(demo.calls[0].arguments.dropFirst() == [0, "other"])
    }

    // MARK: Saved

    @Test func aSavedCloudGoesOn() async throws {
        let demo = Demo(clock: ManualClock())
        let one = try OneServer(answering: demo)
        let id = try await one.template.instantiate(0, "later")
        try await one.user.allocate("ann", "s3cret", "core", [])
        #expect(try await one.vm.info(id).STATE == .PENDING)
        let before: String = try await one.call("vm.info", 0)

        let clock = ManualClock()
        let restored = try Demo(saved: demo.saved(), clock: clock)
        let again = try OneServer(answering: restored)
        #expect(try await again.call("vm.info", 0) as String == before)
        #expect(try await OneServer(answering: restored, session: "ann:s3cret").user.info(-1).NAME == "ann")
        clock.advance(by: .seconds(3))
        #expect(try await again.vm.info(id).LCM_STATE == .RUNNING)
        #expect(throws: OneError.self) { try Demo(saved: Data("{}".utf8)) }
    }

    // MARK: Releases

    @Test func releasesDiffer() async throws {
        let (_, old, _) = try cloud(.v6_10) { $0.vm("web") }
        let (_, new, _) = try cloud { $0.vm("web") }
        let documents: [(one: OneServer, text: String)] = [
            (old, try await old.call("group.info", 0)), (new, try await new.call("group.info", 0)),
        ]
        #expect(documents.map { $0.text.contains("VLAN_RULES") } == [false, true])
        let (before, after) = (try await old.vm.info(0), try await new.vm.info(0))
        #expect(before.HISTORY_RECORDS.HISTORY[0].PLAN_ID == nil && after.HISTORY_RECORDS.HISTORY[0].PLAN_ID != nil)
        #expect(try await failure { try await old.host.allocate("host1", "kvm", "kvm", 0) }.code == .internal)
        #expect(try await failure { try await new.host.allocate("host1", "kvm", "kvm", 0) }.code == .allocate)
        #expect(try await failure { try await old.cluster.optimize(0) }.faultCode == -506)
    }

    // MARK: Users

    @Test func whatAUserMayDo() async throws {
        let (demo, one, clock) = try cloud {
            $0.image("alpine")
            $0.user("ann", password: "s3cret")
            $0.hosts(1)
        }
        let ann = try OneServer(answering: demo, session: "ann:s3cret")
        #expect(try await ann.imagepool.info(-2, -1, -1).isEmpty)
        #expect(try await failure { try await ann.image.info(0) }.code == .authorization)
        try await one.image.chmod(0, -1, -1, -1, -1, -1, -1, 1, -1, -1)
        let id = try await ann.vm.allocate(["NAME": "own", "CPU": 1, "MEMORY": 64, "DISK": ["IMAGE_ID": 0]])
        clock.advance(by: .seconds(5))
        #expect(try await ann.vm.info(id).LCM_STATE == .RUNNING)

        // A quota counts what there is, and holds.
        try await one.user.quota(2, ["VM": ["VMS": 2, "MEMORY": 100]])
        #expect(try await failure { try await ann.vm.allocate(["CPU": 1, "MEMORY": 64]) }.message.contains("MEMORY"))
        try await ann.vm.allocate(["CPU": 1, "MEMORY": 16])
        #expect(try await failure { try await ann.vm.allocate(["CPU": 1, "MEMORY": 16]) }.message.contains("VMS"))
        #expect(try await one.user.info(2).VM_QUOTA?.VM.first?.VMS_USED == 2)
        try await ann.vm.action("terminate-hard", id)
        clock.advance(by: .seconds(5))
        #expect(try await one.user.info(2).VM_QUOTA?.VM.first?.VMS_USED == 1)

        // A token logs in as a password does, until it expires.
        let token = try await ann.user.login("ann", "", 60, -1)
        let byToken = try OneServer(answering: demo, session: "ann:\(token)")
        #expect(try await byToken.user.info(-1).ID == 2)
        clock.advance(by: .seconds(61))
        #expect(try await failure { try await byToken.user.info(-1) }.code == .authentication)

        try await one.user.passwd(2, "other")
        #expect(try await failure { try await ann.user.info(-1) }.code == .authentication)
        #expect(try await OneServer(answering: demo, session: "ann:other").user.info(-1).ID == 2)
    }

    /// Two hundred tasks at once get the addresses of a network, each its own, and no more than there are.
    @Test func addressesAreLeasedOnce() async throws {
        let (_, one, _) = try cloud {
            $0.hosts(1)
            $0.network("private", ip: "10.0.0.1", size: 150)
        }
        let addresses = await withTaskGroup(of: String?.self) { group in
            for number in 0..<200 {
                group.addTask {
                    let template: One.Template = [
                        "NAME": "vm\(number)", "CPU": 0.01, "MEMORY": 1, "NIC": ["NETWORK_ID": 0],
                    ]
                    guard let id = try? await one.vm.allocate(template) else { return nil }
                    return try? await one.vm.info(id).TEMPLATE["NIC"]?["IP"]?.string
                }
            }
            return await group.reduce(into: []) { $0.append($1) }
        }
        #expect(Set(addresses.compactMap(\.self)).count == 150)
        #expect(addresses.count { $0 == nil } == 50)
        #expect(try await one.vn.info(0).USED_LEASES == 150)
    }
}
