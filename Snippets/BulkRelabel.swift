// Sets the labels of all VMs whose names start with a prefix. Sends many calls in one request, and prints each failure.
//
// `swift run BulkRelabel web- production,frontend`

import Foundation
import OpenNebula

guard CommandLine.arguments.count == 3 else {
    FileHandle.standardError.write(Data("usage: swift run BulkRelabel <prefix> <labels>\n".utf8))
    exit(2)
}
let prefix = CommandLine.arguments[1]
let labels = CommandLine.arguments[2]

let one = try OneServer()
let vms = try await one.vmpool.info(.ALL, -1, -1, .NOT_DONE).VM.filter { $0.NAME.hasPrefix(prefix) }
let results = await one.system.multicall(vms.map(\.ID)) { [labels] one, id in
    try await one.vm.update(id, ["LABELS": labels], .merge)
}

var failures = 0
for case (let vm, .failure(let error)) in zip(vms, results) {
    print(vm.ID, vm.NAME, error)
    failures += 1
}
print(vms.count - failures, "of", vms.count, "VMs have new labels")
exit(failures == 0 ? 0 : 1)
