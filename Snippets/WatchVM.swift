// Prints the state of a VM each time it changes, until the VM is done.
//
// `swift run WatchVM 42`

import Foundation
import OpenNebula

guard CommandLine.arguments.count == 2, let id = Int(CommandLine.arguments[1]) else {
    FileHandle.standardError.write(Data("usage: swift run WatchVM <VM's id>\n".utf8))
    exit(2)
}

let one = try OneServer(retry: .reads(attempts: 5))
var last = ""
while last != "DONE" {
    let vm = try await one.vm.info(id)
    if vm.stateName != last { print(Date.now, vm.NAME, vm.stateName) }
    last = vm.stateName
    try await Task.sleep(for: .seconds(1))
}
