//! Disables a host, and moves its running VMs to another one, live and one by one.
//! swift run DrainHost node01 node02

import Foundation
import OpenNebula

guard CommandLine.arguments.count == 3 else {
    FileHandle.standardError.write(Data("usage: swift run DrainHost <host> <other host>\n".utf8))
    exit(2)
}
let one = try OneServer()
guard let source = try await one.hostpool.first(named: CommandLine.arguments[1]),
    let target = try await one.hostpool.first(named: CommandLine.arguments[2])
else {
    FileHandle.standardError.write(Data("there is no such host\n".utf8))
    exit(1)
}

try await one.host.status(source.ID, .DISABLED)
let running = try await one.vmpool.info(.ALL, -1, -1, One.VMStateFilter(.ACTIVE)).VM.filter { vm in
    vm.LCM_STATE == .RUNNING && vm.HISTORY_RECORDS.HISTORY.last?.HID == source.ID
}
for vm in running {
    try await one.vm.migrate(vm.ID, target.ID, true)
    var moved: One.VM
    repeat {
        // The VM is RUNNING for a moment more before it moves; its new record has no RSTIME until it has moved.
        try await Task.sleep(for: .seconds(1))
        moved = try await one.vm.wait(vm.ID, for: .RUNNING, timeout: .seconds(1800))
    } while moved.HISTORY_RECORDS.HISTORY.last?.RSTIME == 0
    print(moved.ID, moved.NAME, "runs on", moved.HISTORY_RECORDS.HISTORY.last?.HOSTNAME ?? "no host")
}
