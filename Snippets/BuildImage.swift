// Builds an image, as packer does: creates a VM from a template, runs a script in it, and saves its disk as an image
// once the guest is ready. If a step fails, or you interrupt the program, the VM and the image are removed.
//
// `swift run BuildImage ubuntu ubuntu-docker install-docker.sh 1800`

import Foundation
import OpenNebula

func say(_ text: String) { FileHandle.standardError.write(Data("\(text)\n".utf8)) }

let arguments = CommandLine.arguments
guard arguments.count == 4 || arguments.count == 5, let seconds = Int(arguments.count == 5 ? arguments[4] : "1800")
else {
    say("usage: swift run BuildImage <template> <new image> <file of the script> [<seconds it may take>]")
    exit(2)
}
let (template, name, script) = (arguments[1], arguments[2], arguments[3])
let timeout = Duration.seconds(seconds)

/// Creates the VM to build the image in.
func start(_ one: OneServer) async throws -> Int {
    guard try await one.imagepool.first(named: name, .MINE) == nil else {
        throw OneError(.invalidArgument, "you have an image \(name) already")
    }
    guard let template = try await one.templatepool.first(named: template) else {
        throw OneError(.noExists, "there is no template \(template)")
    }
    var context: One.Template = template.TEMPLATE["CONTEXT"] ?? [:]
    context["START_SCRIPT"] = nil
    // The guest runs the script when it boots, and then reports through OneGate that it is ready.
    let added = One.Template.context(
        startScript: try String(contentsOfFile: script, encoding: .utf8), ["REPORT_READY": true, "TOKEN": true])
    return try await one.template.instantiate(
        template.ID, "build \(name)", false, ["CONTEXT": context.merging(added)])
}

func build(_ one: OneServer, in id: Int) async throws -> One.Image {
    say("VM \(id) runs the script")
    let vm = try await one.vm.waitUntilReady(id, timeout: timeout)
    say("VM \(id) is ready")
    try await one.vm.action(.poweroff, id)
    try await one.vm.wait(id, for: .POWEROFF, after: vm, timeout: timeout)
    guard let disk = vm.DISK.first(where: { $0.TYPE != "CDROM" })?.DISK_ID else {
        throw OneError(.action, "VM \(id) has no disk to save")
    }
    say("disk \(disk) of VM \(id) is being saved")
    return try await one.image.info(one.vm.saveDisk(id, disk, name, timeout: timeout))
}

/// Removes the VM. `saveDisk` removes an incomplete image itself.
func remove(_ one: OneServer, vm id: Int, hasFailed: Bool) async {
    do {
        // A VM in a transient state cannot be terminated, but it can be deleted.
        if hasFailed { try await one.vm.recover(id, .delete) } else { try await one.vm.action(.terminate_hard, id) }
        try await one.vm.wait(id, for: .DONE, timeout: .seconds(300))
        say("VM \(id) is removed")
    } catch {
        say("something is left: \(error)")
    }
}

do {
    let one = try OneServer()
    let id = try await start(one)
    let work = Task { try await build(one, in: id) }
    let interrupts = [SIGINT, SIGTERM].map { number in
        signal(number, SIG_IGN)
        let interrupt = DispatchSource.makeSignalSource(signal: number, queue: .main)
        interrupt.setEventHandler { work.cancel() }
        interrupt.resume()
        return interrupt
    }
    let result = await work.result
    await remove(one, vm: id, hasFailed: (try? result.get()) == nil)
    interrupts.forEach { $0.cancel() }
    let image = try result.get()
    print("image", image.ID, image.NAME, "is", image.STATE, "and has", image.SIZE, "MB")
} catch {
    say("\(error)")
    exit(1)
}
