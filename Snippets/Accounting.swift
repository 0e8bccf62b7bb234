//! Prints each user's VM hours and CPU hours of the last days.
//! swift run Accounting 30

import Foundation
import OpenNebula

guard CommandLine.arguments.count == 2, let days = Int(CommandLine.arguments[1]) else {
    FileHandle.standardError.write(Data("usage: swift run Accounting <days>\n".utf8))
    exit(2)
}
let now = Int(Date.now.timeIntervalSince1970)
let start = now - days * 86400

let one = try OneServer()
var totals: [String: (hours: Double, cpuHours: Double)] = [:]
for record in try await one.vmpool.accounting(.ALL, start, now).HISTORY {
    guard let vm = record.VM, let began = record.STIME, let ended = record.ETIME else { continue }
    let end = ended == 0 ? now : min(ended, now)
    let hours = Double(max(end - max(began, start), 0)) / 3600
    totals[vm.UNAME, default: (0, 0)].hours += hours
    totals[vm.UNAME, default: (0, 0)].cpuHours += hours * (vm.TEMPLATE["CPU"]?.double ?? 0)
}

print("user", "hours", "CPU hours", separator: "\t")
for (user, total) in totals.sorted(by: { $0.key < $1.key }) {
    print(user, String(format: "%.1f", total.hours), String(format: "%.1f", total.cpuHours), separator: "\t")
}
