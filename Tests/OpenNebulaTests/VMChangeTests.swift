import NIOConcurrencyHelpers
import OpenNebulaTesting
import Testing

@testable import OpenNebula

/// What programs change of VMs, and wait for.
@Suite struct VMChangeTests {
    // MARK: Devices

    @Test func aDiskIsAttachedAndDetached() async throws {
        let (demo, one, clock) = try cloud {
            $0.image("data", size: 10)
            $0.vm("web", image: "root")
        }
        let disk = try await one.vm.attachDisk(0, ["IMAGE_ID": 0], timeout: .seconds(60), clock: clock)
        #expect(disk.DISK_ID == 1 && disk.IMAGE == "data" && disk["ATTACH"] == nil)
        let swap = try await one.vm.attachDisk(0, ["TYPE": "swap", "SIZE": 8], timeout: .seconds(60), clock: clock)
        #expect(swap.DISK_ID == 2 && swap.SIZE == 8)
        let larger = try await one.vm.resizeDisk(0, 1, 20, timeout: .seconds(60), clock: clock)
        #expect(larger.SIZE == 20)
        let vm = try await one.vm.detachDisk(0, 1, timeout: .seconds(60), clock: clock)
        #expect(vm.DISK.map(\.DISK_ID) == [0, 2] && vm.stateName == "RUNNING")

        demo.fail(.disk, of: 0, "no space left")
        let refused = try await failure {
            try await one.vm.attachDisk(0, ["IMAGE_ID": 0], timeout: .seconds(60), clock: clock)
        }
        #expect(refused.code == .action && refused.objectID == 0)
        #expect(refused.message == "VM 0 is RUNNING, the disk was not attached: no space left")
        demo.fail(.disk, of: 0, "busy")
        let kept = try await failure { try await one.vm.detachDisk(0, 2, timeout: .seconds(60), clock: clock) }
        #expect(kept.message == "VM 0 is RUNNING, disk 2 was not detached: busy")
        // An error of before is not told again.
        let missing = try await failure { try await one.vm.detachDisk(0, 77, timeout: .seconds(60), clock: clock) }
        #expect(missing.message == "[one.vm.detach] VM disk does not exist")
    }

    @Test func interfacesAndAliasesAreAttached() async throws {
        let (_, one, clock) = try cloud { $0.vm("web", state: .POWEROFF, network: "private") }
        let nic = try await one.vm.attachNIC(0, ["NETWORK_ID": 0], timeout: .seconds(60), clock: clock)
        #expect(nic.NIC_ID == 1 && nic.IP == "10.0.0.3")
        let alias = try await one.vm.attachNIC(
            0, ["NETWORK_ID": 0, "PARENT": "NIC1"], timeout: .seconds(60), clock: clock)
        #expect(alias.NIC_ID == 2 && alias.IP == "10.0.0.4")
        let vm = try await one.vm.detachNIC(0, 1, timeout: .seconds(60), clock: clock)
        #expect(vm.NIC.map(\.NIC_ID) == [0] && vm.NIC_ALIAS.isEmpty && vm.stateName == "POWEROFF")
    }

    @Test func snapshotsAndSavedDisksAreWaitedFor() async throws {
        let (demo, one, clock) = try cloud { $0.vm("web", image: "root") }
        let snapshot = try await one.vm.takeSnapshot(0, "before", timeout: .seconds(60), clock: clock)
        #expect(snapshot.SNAPSHOT_ID == 0 && snapshot.NAME == "before")
        demo.fail(.snapshot, of: 0)
        let refused = try await failure {
            try await one.vm.takeSnapshot(0, "again", timeout: .seconds(60), clock: clock)
        }
        #expect(refused.message.hasPrefix("VM 0 is RUNNING, the snapshot was not taken"))
        let image = try await one.vm.saveDisk(0, 0, "golden", timeout: .seconds(60), clock: clock)
        #expect(try await one.image.info(image).STATE == .READY)
        demo.fail(.saveAs, of: 0, "disk full")
        let unsaved = try await failure {
            try await one.vm.saveDisk(0, 0, "silver", timeout: .seconds(60), clock: clock)
        }
        #expect(unsaved.code == .stateUnreachable && unsaved.message.contains("is ERROR"))
    }

    @Test func capacityIsChanged() async throws {
        let (_, one, clock) = try cloud { $0.vm("web") }
        let vm = try await one.vm.resize(0, ["MEMORY": 256, "CPU": 1], false, timeout: .seconds(60), clock: clock)
        #expect(vm.TEMPLATE["MEMORY"] == "256" && vm.stateName == "RUNNING")
    }

    // MARK: Waiting

    /// The state after a migration is the one before it.
    @Test func aMigrationIsWaitedFor() async throws {
        let (demo, one, clock) = try cloud {
            $0.hosts(2)
            $0.vm("web")
        }
        let before = try await one.vm.info(0)
        let other = before.lastHistory?.HID == 0 ? 1 : 0
        demo.delay(.migrate, of: 0, by: .seconds(100))
        try await one.vm.migrate(0, other, true)
        let moved = try await one.vm.wait(0, for: .RUNNING, after: before, timeout: .seconds(300), clock: clock)
        #expect(moved.lastHistory?.HID == other && clock.now.elapsed > .seconds(100))

        demo.fail(.shutdown, of: 0, "guest does not listen")
        try await one.vm.action("poweroff", 0)
        let refused = try await failure {
            try await one.vm.wait(0, for: .POWEROFF, after: moved, timeout: .seconds(300), clock: clock)
        }
        #expect(refused.code == .stateUnreachable)
        #expect(
            refused.message
                == "VM 0 can no longer be POWEROFF: it is RUNNING again: guest does not listen")
    }

    @Test func severalStatesAndConditionsAreWaitedFor() async throws {
        let (demo, one, clock) = try cloud { $0.vm("web", state: .HOLD) }
        try await one.vm.action("release", 0)
        let vm = try await one.vm.wait(0, for: .BOOT_FAILURE, .RUNNING, timeout: .seconds(60), clock: clock)
        #expect(vm.LCM_STATE == .RUNNING)
        let late = try await failure { try await one.vm.waitUntilReady(0, timeout: .seconds(30), clock: clock) }
        #expect(late.code == .timeout && late.message.contains("its state is RUNNING"))
        try await one.vm.update(0, ["READY": "YES"], .merge)
        try await one.vm.waitUntilReady(0, timeout: .seconds(30), clock: clock)
        try await one.host.wait(0, until: { $0.VMS.ID == [0] }, timeout: .seconds(30), clock: clock)
        struct Unwanted: Error {}
        let wrapped = try await failure {
            try await one.host.wait(0, until: { _ in throw OneError(.ambiguous, "mine") }, timeout: .seconds(3))
        }
        #expect(wrapped.code == .ambiguous)
        // What the core says of an image that failed.
        let image = try await one.image.allocate(["NAME": "data", "TYPE": "DATABLOCK", "SIZE": 1], 1)
        demo.fail(.saveAs, of: 0)
        try await one.image.wait(image, for: .READY, timeout: .seconds(30), clock: clock)
        try await one.image.delete(image)
        try await one.image.waitUntilGone(image, timeout: .seconds(30), clock: clock)
        let gone = try await failure {
            try await one.image.wait(image, for: .READY, timeout: .seconds(3), clock: clock)
        }
        #expect(gone.code == .noExists)
        try await one.vm.action(.terminate_hard, 0)
        try await one.vm.waitUntilGone(0, timeout: .seconds(30), clock: clock)
        #expect(try await one.vm.info(0).STATE == .DONE)
    }

    @Test func aWaitIsCancelled() async throws {
        let (_, one, _) = try cloud { $0.vm("web", state: .HOLD) }
        let task = Task { try await one.vm.wait(0, for: .RUNNING, timeout: .seconds(60)) }
        try await Task.sleep(for: .milliseconds(50))
        task.cancel()
        #expect(try await failure { try await task.value }.code == .cancelled)
    }

    // MARK: Templates

    @Test func onlyWhatChangesIsWritten() async throws {
        let (demo, one, _) = try cloud { $0.vm("web", template: ["LABELS": "a"]) }
        #expect(try await one.vm.update(0) { $0["LABELS"] = "b" })
        #expect(try await one.vm.info(0).USER_TEMPLATE["LABELS"] == "b")
        let calls = demo.calls.count
        #expect(try await !one.vm.update(0) { $0["LABELS"] = "b" })
        #expect(demo.calls.dropFirst(calls).map(\.method) == ["one.vm.info"])
        #expect(try await one.host.update(0) { $0["RACK"] = 7 })
        #expect(try await one.host.info(0).TEMPLATE["RACK"] == "7")
        struct Refused: Error {}
        await #expect(throws: Refused.self) { try await one.host.update(0) { _ in throw Refused() } }
    }

    @Test func theConfigurationIsChanged() async throws {
        let (demo, one, _) = try cloud {
            $0.vm(
                "web", state: .POWEROFF, network: "private",
                template: [
                    "GRAPHICS": ["TYPE": "VNC", "LISTEN": "0.0.0.0"], "CONTEXT": ["NETWORK": "YES", "A": "1"],
                    "FEATURES": ["ACPI": "yes"],
                ])
        }
        #expect(try await one.vm.updateconf(0) { $0["GRAPHICS"]?["TYPE"] = "SPICE" })
        var vm = try await one.vm.info(0)
        #expect(vm.GRAPHICS?.TYPE == "SPICE" && vm.GRAPHICS?["LISTEN"] == "0.0.0.0" && vm.GRAPHICS?.PORT != nil)
        #expect(vm.TEMPLATE["FEATURES"]?["ACPI"] == "yes" && vm.TEMPLATE["CONTEXT"]?["ETH0_IP"] == "10.0.0.2")
        #expect(try await one.vm.updateconf(0) { $0["CONTEXT"]?["B"] = "2" })
        vm = try await one.vm.info(0)
        #expect(vm.TEMPLATE["CONTEXT"]?["A"] == "1" && vm.TEMPLATE["CONTEXT"]?["B"] == "2")
        let calls = demo.calls.count
        #expect(try await !one.vm.updateconf(0) { _ in })
        #expect(demo.calls.count == calls + 1)
        let unknown = try await failure { try await one.vm.updateconf(0) { $0["DISK"] = ["SIZE": 1] } }
        #expect(unknown.code == .invalidArgument && unknown.message.contains("DISK"))
    }

    @Test func anObjectIsMadeAsItShouldBe() async throws {
        let (demo, one, _) = try cloud {
            $0.template("small")
            $0.user("ann", password: "s3cret")
        }
        let permissions = try One.Permissions(octal: "644")
        #expect(
            try await one.template.change(0, name: "large", owner: 2, group: 1, permissions: permissions))
        let template = try await one.template.info(0)
        #expect((template.NAME, template.UNAME, template.GNAME) == ("large", "ann", "users"))
        #expect(template.PERMISSIONS.octal == "644")
        let calls = demo.calls.count
        #expect(
            try await !one.template.change(0, name: "large", owner: 2, group: 1, permissions: permissions))
        #expect(demo.calls.dropFirst(calls).map(\.method) == ["one.template.info"])
    }
}
