// Works like docker-machine's driver for OpenNebula: creates a VM for docker, and manages the VM by its name.
//
// `swift run DockerMachine create web --template-name ubuntu --ssh-key ~/.ssh/id_ed25519.pub`
//
// `swift run DockerMachine create db --image-name ubuntu --network-name private --disk-resize 20480 --ssh-key key.pub`
//
// `swift run DockerMachine ip web`

import Foundation
import OpenNebula

/// A script that the guest runs at boot. It gives docker-machine access.
let startScript = """
    #!/bin/sh
    id "$DOCKER_SSH_USER" || useradd --create-home "$DOCKER_SSH_USER"
    echo "$DOCKER_SSH_USER ALL=(ALL) NOPASSWD: ALL" > "/etc/sudoers.d/$DOCKER_SSH_USER"
    keys="$(getent passwd "$DOCKER_SSH_USER" | cut -d: -f6)/.ssh"
    mkdir -p "$keys"
    echo "$DOCKER_SSH_PUBLIC_KEY" >> "$keys/authorized_keys"
    chown -R "$DOCKER_SSH_USER" "$keys"
    chmod -R go= "$keys"
    """

let alternatives = [["template-name", "template-id"], ["image-name", "image-id"], ["network-name", "network-id"]]
let others = [
    "ssh-key", "ssh-user", "cpu", "vcpu", "memory", "disk-resize", "dev-prefix", "image-owner", "network-owner",
]

struct Driver {
    let one: OneServer
    let timeout = Duration.seconds(300)

    func machine(_ name: String) async throws -> One.VM {
        guard let vm = try await one.vmpool.first(named: name) else {
            throw OneError(.noExists, "there is no machine \(name)")
        }
        return try await one.vm.info(vm.ID)
    }

    func create(_ name: String, _ options: [String: String]) async throws {
        guard try await one.vmpool.first(named: name) == nil else {
            throw OneError(.invalidArgument, "there is a machine \(name) already")
        }
        var wanted = One.Template()
        for (option, attribute) in [("cpu", "CPU"), ("vcpu", "VCPU"), ("memory", "MEMORY")] {
            wanted[attribute] = options[option]
        }
        if options["network-name"] ?? options["network-id"] != nil {
            var nic = One.Template()
            nic["NETWORK"] = options["network-name"]
            nic["NETWORK_ID"] = options["network-id"]
            nic["NETWORK_UNAME"] = options["network-owner"]
            wanted["NIC"] = nic
        }
        let key = try String(contentsOfFile: options["ssh-key"] ?? "", encoding: .utf8)
        let context = One.Template.context(
            startScript: startScript,
            ["DOCKER_SSH_USER": options["ssh-user"] ?? "docker", "DOCKER_SSH_PUBLIC_KEY": key])
        var disk = One.Template()
        disk["SIZE"] = options["disk-resize"]
        disk["DEV_PREFIX"] = options["dev-prefix"]

        let id: Int
        if let template = try await template(options) {
            var own: One.Template = template.TEMPLATE["CONTEXT"] ?? [:]
            own["START_SCRIPT"] = nil
            wanted["CONTEXT"] = own.merging(context)
            var disks: [One.Template] = template.TEMPLATE["DISK"] ?? []
            if !disk.isEmpty, let first = disks.first {
                disks[0] = first.merging(disk)
                wanted["DISK"] = disks
            }
            id = try await one.template.instantiate(template.ID, name, false, wanted)
        } else {
            disk["IMAGE"] = options["image-name"]
            disk["IMAGE_ID"] = options["image-id"]
            disk["IMAGE_UNAME"] = options["image-owner"]
            let plain: One.Template = [
                "NAME": name, "CPU": 1, "VCPU": 1, "MEMORY": 1024, "DISK": disk, "CONTEXT": context,
                "OS": ["BOOT": "disk0"], "GRAPHICS": ["TYPE": "vnc", "LISTEN": "0.0.0.0"],
            ]
            id = try await one.vm.allocate(plain.merging(wanted))
        }
        try await one.vm.wait(id, for: .RUNNING, timeout: timeout)
    }

    private func template(_ options: [String: String]) async throws -> One.VMTemplate? {
        if let id = options["template-id"].flatMap({ Int($0) }) { return try await one.template.info(id) }
        guard let name = options["template-name"] else { return nil }
        guard let template = try await one.templatepool.first(named: name) else {
            throw OneError(.noExists, "there is no template \(name)")
        }
        return template
    }

    /// Runs a command that needs only the machine's name. Returns the text to print.
    func manage(_ command: String, _ name: String) async throws -> String? {
        let vm = try await machine(name)
        switch command {
        case "ip": return try vm.address
        case "url": return "tcp://\(try vm.address):2376"
        case "state": return vm.machineState
        case "start":
            if vm.phase == .stopped { try await one.vm.action(.resume, vm.ID) }
            try await one.vm.wait(vm.ID, for: .RUNNING, timeout: timeout)
        case "stop", "kill":
            guard vm.STATE != .POWEROFF else { return nil }
            try await one.vm.action(command == "stop" ? .poweroff : .poweroff_hard, vm.ID)
            try await one.vm.wait(vm.ID, for: .POWEROFF, after: vm, timeout: timeout)
        case "restart": try await one.vm.action(.reboot, vm.ID)
        default:
            try await one.vm.action(.terminate_hard, vm.ID)
            try await one.vm.wait(vm.ID, for: .DONE, timeout: timeout)
        }
        return nil
    }
}

extension One.VM {
    var address: String {
        get throws {
            guard let address = ipAddresses().first else { throw OneError(.action, "\(NAME) has no address yet") }
            return address
        }
    }

    /// The state, in docker-machine's terms.
    var machineState: String {
        switch (phase, STATE) {
        case (.pending, _): "Starting"
        case (.running, _): LCM_STATE == .UNKNOWN ? "Error" : "Running"
        case (.stopped, .STOPPED), (.stopped, .SUSPENDED): "Saved"
        case (.stopped, _):
            ["SAVE", "SHUTDOWN", "EPILOG"].contains { stateName.hasPrefix($0) } ? "Stopping" : "Stopped"
        case (.failed, _), (.done, _): "Error"
        }
    }
}

func fail(_ problem: String, _ code: Int32) -> Never {
    FileHandle.standardError.write(Data("\(problem)\n".utf8))
    exit(code)
}

/// Parses options such as `--name value` for a new machine.
func options(_ arguments: ArraySlice<String>) -> [String: String] {
    var (options, rest) = ([String: String](), arguments)
    while let name = rest.popFirst() {
        guard name.hasPrefix("--"), let value = rest.popFirst() else { fail("\(name) is no option with a value", 2) }
        guard (alternatives.joined() + others).contains(String(name.dropFirst(2))) else {
            fail("there is no option \(name)", 2)
        }
        options[String(name.dropFirst(2))] = value
    }
    for names in alternatives where names.allSatisfy({ options[$0] != nil }) {
        fail("only one of --\(names.joined(separator: ", --")) can be given", 2)
    }
    let given = alternatives.map { names in names.contains { options[$0] != nil } }
    if given[0] == given[1] { fail("give a template or an image", 2) }
    if given[1] && !given[2] { fail("an image needs a network", 2) }
    if options["ssh-key"] == nil { fail("give the file of a public key: --ssh-key", 2) }
    return options
}

let arguments = CommandLine.arguments.dropFirst()
let commands = ["create", "ip", "url", "state", "start", "stop", "restart", "kill", "rm"]
guard let command = arguments.first, commands.contains(command), let name = arguments.dropFirst().first,
    command == "create" || arguments.count == 2
else { fail("usage: swift run DockerMachine \(commands.joined(separator: "|")) <name> [--<option> <value> …]", 2) }

do {
    let driver = Driver(one: try OneServer())
    if command == "create" {
        try await driver.create(name, options(arguments.dropFirst(2)))
    } else if let answer = try await driver.manage(command, name) {
        print(answer)
    }
} catch {
    fail("\(error)", 1)
}
