//! Prints each host's name, and below it the VMs on that host with their states.
//! swift run VMsByHost

import OpenNebula

let one = try OneServer()
var vms: [Int: One.VM] = [:]
for vm in try await one.vmpool.info(.ALL, -1, -1, .NOT_DONE).VM { vms[vm.ID] = vm }

for host in try await one.hostpool.info().HOST {
    print(host.NAME)
    for vm in host.VMS.ID.compactMap({ vms[$0] }) {
        print("   ", vm.ID, vm.NAME, vm.STATE == .ACTIVE ? "\(vm.LCM_STATE)" : "\(vm.STATE)")
    }
}
