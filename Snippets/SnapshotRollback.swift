// Takes a snapshot of a running VM. If you pass the id of a snapshot, rolls the VM back to it instead.
//
// `swift run SnapshotRollback 42`
//
// `swift run SnapshotRollback 42 0`

import Foundation
import OpenNebula

let arguments = CommandLine.arguments.dropFirst()
let ids = arguments.compactMap { Int($0) }
guard let id = ids.first, ids.count == arguments.count, ids.count <= 2 else {
    FileHandle.standardError.write(Data("usage: swift run SnapshotRollback <VM's id> [<snapshot's id>]\n".utf8))
    exit(2)
}

let one = try OneServer()
if ids.count == 2 {
    try await one.vm.snapshotrevert(id, ids[1])
} else {
    try await one.vm.takeSnapshot(id, "before the change", timeout: .seconds(600))
}

let vm = try await one.vm.wait(id, for: .RUNNING, timeout: .seconds(600))
print(vm.NAME, "is", vm.stateName, "and has these snapshots:")
for snapshot in vm.SNAPSHOT { print("   ", snapshot.SNAPSHOT_ID ?? -1, snapshot.NAME ?? "") }
