//! Prints every host and every VM that is not done, in full, as JSON.
//! swift run Inventory

import Foundation
import OpenNebula

struct Cloud: Encodable {
    var hosts: One.HostPool
    var vms: One.VMPool
}

let one = try OneServer()
let cloud = Cloud(
    hosts: try await one.hostpool.info(),
    vms: try await one.vmpool.infoextended(.ALL, -1, -1, .NOT_DONE)
)

let encoder = JSONEncoder()
encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
print(String(decoding: try encoder.encode(cloud), as: UTF8.self))
