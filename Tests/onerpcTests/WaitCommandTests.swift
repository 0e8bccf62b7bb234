import Foundation
import OpenNebula
import OpenNebulaTesting
import Programs
import Testing

@Suite(.fewPrograms) struct WaitCommandTests {
    @Test func anObjectIsWaitedFor() async throws {
        try await Command.run { onerpc in
            #expect(try await onerpc("template.instantiate", "0", "web02").output == "8\n")
            let running = try await onerpc("wait", "vm", "name:web02", "RUNNING", "--timeout", "60")
            #expect(running.code == 0 && running.errors == "")
            #expect(try running.json()["ID"] as? Int == 8 && running.json()["LCM_STATE"] as? Int == 3)
            let either = try await onerpc("wait", "vm", "1", "RUNNING", "POWEROFF")
            #expect(try either.json()["STATE"] as? Int == 8)
            #expect(try await onerpc("wait", "image", "name:ttylinux", "READY").json()["ID"] as? Int == 0)
            #expect(try await onerpc("wait", "host", "name:node03", "DISABLED").json()["ID"] as? Int == 3)
            #expect(try await onerpc("wait", "vn", "name:public", "READY").json()["ID"] as? Int == 1)
            #expect(try await onerpc("wait", "marketapp", "0", "READY").json()["NAME"] as? String == "Alpine Linux")
        }
    }

    /// It is deleted while the command waits.
    @Test func anObjectIsGone() async throws {
        try await Command.run { onerpc in
            onerpc.frontEnd.on("one.host.info", .error(OneError(.noExists, "Error getting host [7].")))
            onerpc.frontEnd.on("one.host.info", times: 2, .result(One.Host.example(ID: 7, NAME: "old")))
            let gone = try await onerpc("wait", "host", "7", "gone")
            #expect(gone.code == 0 && gone.output == "" && gone.errors == "")
        }
    }

    @Test func anErrorSaysHowTheObjectIs() async throws {
        let demo = Demo {
            $0.vm("failed", state: .BOOT_FAILURE)
            $0.vm("off", state: .POWEROFF)
        }
        try await Command.run(demo) { onerpc in
            let failed = try await onerpc("wait", "vm", "0", "RUNNING", "POWEROFF")
            #expect(failed.code == 1 && failed.output == "")
            #expect(failed.errors.contains("it is BOOT_FAILURE: "), "\(failed.errors)")
            #expect(failed.errors.contains("Error of the driver"))
            #expect(failed.errors.split(separator: "\n").count == 1)
            let late = try await onerpc("wait", "vm", "1", "RUNNING", "--timeout", "10")
            #expect(late.code == 1 && late.errors.contains("VM 1 is not RUNNING after 1"), "\(late.errors)")
            #expect(late.errors.contains("POWEROFF"))
            #expect(try await onerpc("wait", "vm", "99", "RUNNING").code == 1)
            #expect(try await onerpc("wait", "vm", "name:nothing", "RUNNING").errors.contains("no vm is named"))
            #expect(try await onerpc("wait", "vm", "off", "RUNNING").errors.contains("use a number, or name:off"))
        }
    }
}
