// Prints the VM hours and CPU hours of each user in the last days.
//
// `swift run Accounting 30`

import Foundation
import OpenNebula

guard CommandLine.arguments.count == 2, let days = Int(CommandLine.arguments[1]) else {
    FileHandle.standardError.write(Data("usage: swift run Accounting <days>\n".utf8))
    exit(2)
}
let start = Date.now - Double(days) * 86_400

let one = try OneServer()
let records = try await one.vmpool.accounting(.ALL, Int(start.timeIntervalSince1970), -1)
print("user", "hours", "CPU hours", separator: "\t")
for (user, total) in records.totals(from: start, by: { vm, _ in vm.UNAME }).sorted(by: { $0.key < $1.key }) {
    print(user, String(format: "%.1f", total.hours), String(format: "%.1f", total.cpuHours), separator: "\t")
}
