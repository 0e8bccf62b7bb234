// Prints each host's name, and below it the VMs on that host with their states.
//
// `swift run VMsByHost`

import OpenNebula

let one = try OneServer()
let vms = try await one.vmpool.info(.ALL, -1, -1, .NOT_DONE)

for host in try await one.hostpool.info() {
    print(host.NAME)
    for vm in vms where host.VMS.ID.contains(vm.ID) { print("   ", vm.ID, vm.NAME, vm.stateName) }
}
