// Counts the VMs in each state. Reads 500 VMs at a time.
//
// `swift run Pages`

import OpenNebula

let one = try OneServer()
var counts: [String: Int] = [:]

for try await page in one.vmpool.pages(size: 500) {
    for vm in page { counts[vm.stateName, default: 0] += 1 }
}
for (state, count) in counts.sorted(by: { $0.key < $1.key }) { print(state, count) }
