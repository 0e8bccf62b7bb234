// Disables a host, and moves its VMs to another host with live migration, one by one.
//
// `swift run DrainHost node01 node02`

import Foundation
import OpenNebula

let one = try OneServer()
let arguments = CommandLine.arguments
guard arguments.count == 3, let source = try await one.hostpool.first(named: arguments[1]),
    let target = try await one.hostpool.first(named: arguments[2])
else {
    FileHandle.standardError.write(Data("usage: swift run DrainHost <host> <other host>\n".utf8))
    exit(2)
}
for (id, result) in try await one.host.flush(source.ID, to: target.ID, timeout: .seconds(1800)) {
    switch result {
    case .success(let vm): print("VM \(id) is \(vm.stateName) on", vm.lastHistory?.HOSTNAME ?? "no host")
    case .failure(let error): print("VM \(id) was not moved: \(error)")
    }
}
