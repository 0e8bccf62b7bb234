// Creates an image from a URL, or from a file that the front-end can read, and waits until VMs can use it.
//
// `swift run UploadImage alpine https://example.com/alpine.qcow2 default`

import Foundation
import OpenNebula

guard CommandLine.arguments.count == 4 else {
    FileHandle.standardError.write(Data("usage: swift run UploadImage <name> <path or URL> <datastore>\n".utf8))
    exit(2)
}
let name = CommandLine.arguments[1]
let path = CommandLine.arguments[2]

let one = try OneServer()
guard let datastore = try await one.datastorepool.first(named: CommandLine.arguments[3]) else {
    FileHandle.standardError.write(Data("there is no such datastore\n".utf8))
    exit(1)
}

let id = try await one.image.allocate(["NAME": name, "PATH": path, "TYPE": "OS"], datastore.ID)
print("image", id, "is being copied")
let image = try await one.image.wait(id, for: .READY, timeout: .seconds(3600))
print(image.NAME, "is", image.STATE, "and has", image.SIZE, "MB")
