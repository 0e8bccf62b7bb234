// Creates a VM from the template with a given name, waits until it runs, and prints its address.
//
// `swift run FirstVM alpine`

import Foundation
import OpenNebula

guard CommandLine.arguments.count == 2 else {
    FileHandle.standardError.write(Data("usage: swift run FirstVM <template>\n".utf8))
    exit(2)
}

let one = try OneServer()
guard let template = try await one.templatepool.first(named: CommandLine.arguments[1]) else {
    FileHandle.standardError.write(Data("there is no such template\n".utf8))
    exit(1)
}

let id = try await one.template.instantiate(template.ID, "")
let vm = try await one.vm.wait(id, for: .RUNNING, timeout: .seconds(300))
print(vm.ID, vm.NAME, vm.ipAddresses().first ?? "has no address")
