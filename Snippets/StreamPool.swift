// Adds up the CPU and memory of all VMs, without holding all of them in memory.
//
// `swift run StreamPool`

import OpenNebula

let one = try OneServer()
var count = 0
var cpu = 0.0
var memory = 0

for try await vm in one.vmpool.stream(.ALL, -1, -1, .NOT_DONE) {
    count += 1
    cpu += vm.TEMPLATE["CPU"]?.double ?? 0
    memory += vm.TEMPLATE["MEMORY"]?.int ?? 0
}
print(count, "VMs,", cpu, "CPUs,", memory, "MB")
