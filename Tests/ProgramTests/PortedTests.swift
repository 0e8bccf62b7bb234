import Foundation
import OpenNebula
import OpenNebulaTesting
import Programs
import Testing

/// The snippets that do what programs of other languages do, run against a cloud.
@Suite(.fewPrograms) struct PortedTests {
    /// A cloud that programs run against.
    private struct Stage: Sendable {
        let demo: Demo
        /// The same cloud, for the test.
        let one: OneServer
        let folder: URL
        let environment: [String: String]

        @discardableResult
        func run(_ program: String, _ arguments: String..., with others: [String: String] = [:]) async throws -> Program
        {
            try await Program.run(
                Program.products.appendingPathComponent(program), arguments,
                environment: environment.merging(others) { $1 }, timeout: .seconds(60))
        }

        /// Runs a program that is interrupted as soon as `isTime` returns.
        func interrupt(
            _ program: String, _ arguments: String..., when isTime: @Sendable @escaping () async throws -> Void
        ) async throws -> Program {
            let go = folder.appendingPathComponent("go")
            let script = """
                "$@" & program=$!
                until [ -e "$0" ]; do sleep 0.05; done
                kill -INT $program; wait $program
                """
            let executable = Program.products.appendingPathComponent(program).path
            async let ended = Program.run(
                URL(fileURLWithPath: "/bin/sh"), ["-c", script, go.path, executable] + arguments,
                environment: environment.merging(["PATH": "/usr/bin:/bin"]) { $1 }, timeout: .seconds(60))
            try await isTime()
            try Data().write(to: go)
            return try await ended
        }

        /// Calls made since then that may have changed something.
        func changes(since count: Int) -> [String] {
            demo.calls.dropFirst(count).map(\.method).filter { !$0.hasSuffix("info") && !$0.hasSuffix("infoextended") }
        }

        func file(_ name: String, _ text: String) throws -> String {
            let file = folder.appendingPathComponent(name)
            try text.write(to: file, atomically: true, encoding: .utf8)
            return file.path
        }

        func states() async throws -> [Int: String] {
            let vms = try await one.vmpool.info(.ALL, -1, -1, .ALL_VM)
            return Dictionary(uniqueKeysWithValues: vms.map { ($0.ID, $0.stateName) })
        }
    }

    private func onStage(
        _ build: (inout Demo.Builder) -> Void, _ body: @Sendable (Stage) async throws -> Void
    ) async throws {
        let demo = Demo(step: .milliseconds(5), build)
        try await Program.withFolder { folder in
            try await FrontEnd.run(demo.answer) { frontEnd in
                try await body(
                    Stage(
                        demo: demo, one: OneServer(answering: demo), folder: folder,
                        environment: Script.environment(of: frontEnd, in: folder)))
            }
        }
    }

    // MARK: OneVM

    private struct Outcome: Decodable {
        struct Instance: Decodable {
            var vm_id: Int
            var vm_name: String
            var state: String
            var lcm_state: String?
            var mode: String
            var memory: String
            var disk_size: [String]
            var labels: [String]
            var networks: [[String: String?]]
            var attributes: [String: String]
        }
        var changed: Bool
        var instances: [Instance]
        var instances_ids: [Int]
        var tagged_instances: [Instance]
    }
    private struct Failure: Decodable {
        var failed: Bool
        var msg: String
    }

    private func oneVM(_ stage: Stage, _ arguments: String) async throws -> Outcome {
        let program = try await stage.run("OneVM", arguments)
        #expect(program.code == 0, "\(arguments): \(program.output)\(program.errors)")
        return try JSONDecoder().decode(Outcome.self, from: Data(program.output.utf8))
    }

    private func oneVMFails(_ stage: Stage, _ arguments: String) async throws -> String {
        let program = try await stage.run("OneVM", arguments)
        #expect(program.code == 1, "\(arguments): \(program.output)\(program.errors)")
        let failure = try JSONDecoder().decode(Failure.self, from: Data(program.output.utf8))
        #expect(failure.failed)
        return failure.msg
    }

    private static func withTemplate(_ cloud: inout Demo.Builder) {
        cloud.hosts(1)
        cloud.image("os", size: 1024)
        cloud.network("private")
        cloud.template(
            "web", ["CPU": 0.5, "MEMORY": 128, "DISK": ["IMAGE_ID": 0], "CONTEXT": ["NETWORK": true]])
    }

    @Test func vmsAreCountedExactly() async throws {
        try await onStage(Self.withTemplate) { stage in
            func count(_ number: Int) -> String {
                """
                {"template_name": "web", "exact_count": \(number), "count_labels": ["blue"],
                 "attributes": {"name": "web-##", "role": "front"}}
                """
            }
            let first = try await oneVM(stage, count(3))
            #expect(first.changed && first.instances_ids == [0, 1, 2])
            #expect(first.instances.map(\.vm_name) == ["web-00", "web-01", "web-02"])
            #expect(first.instances.allSatisfy { $0.lcm_state == "RUNNING" && $0.labels == ["blue"] })
            #expect(first.tagged_instances.map(\.vm_id) == [0, 1, 2])
            #expect(try await stage.one.vm.info(1).USER_TEMPLATE["ROLE"] == "front")

            let calls = stage.demo.calls.count
            let second = try await oneVM(stage, count(3))
            #expect(!second.changed && second.instances.isEmpty)
            #expect(second.tagged_instances.map(\.vm_id) == [0, 1, 2])
            #expect(stage.changes(since: calls) == [])

            let fewer = try await oneVM(stage, count(1))
            #expect(fewer.changed && fewer.instances_ids == [0, 1])
            #expect(fewer.instances.map(\.state) == ["DONE", "DONE"])
            #expect(fewer.tagged_instances.map(\.vm_id) == [2])
            #expect(try await stage.states() == [0: "DONE", 1: "DONE", 2: "RUNNING"])

            // A number that is free again is taken.
            #expect(try await oneVM(stage, count(2)).instances.map(\.vm_name) == ["web-00"])
            let none = #"{"template_id": 0, "exact_count": 0, "count_attributes": {"role": null}, "hard": true}"#
            #expect(try await oneVM(stage, none).instances_ids == [2, 3])
            #expect(try await !oneVM(stage, none).changed)
        }
    }

    @Test func vmsAreMadeAsAskedFor() async throws {
        try await onStage(Self.withTemplate) { stage in
            let made = try await oneVM(
                stage,
                """
                {"template_id": 0, "count": 2, "vm_start_on_hold": true, "memory": "1.5 GB", "cpu": 0.25, "vcpu": 2,
                 "disk_size": ["2 GB"], "networks": [{"NETWORK": "private"}], "labels": ["a", "b"], "mode": "640",
                 "attributes": {"port": 8080}, "updateconf": {"CONTEXT": {"START_SCRIPT": "true"}}}
                """)
            #expect(made.changed && made.instances_ids == [0, 1])
            let instance = try #require(made.instances.first)
            #expect(instance.state == "HOLD" && instance.lcm_state == nil && instance.mode == "640")
            #expect(instance.memory == "1536 MB" && instance.disk_size == ["2048 MB"] && instance.labels == ["a", "b"])
            #expect(instance.attributes["PORT"] == "8080" && instance.networks.first?["ip"] == "10.0.0.2")
            let vm = try await stage.one.vm.info(1)
            #expect(vm.TEMPLATE["CPU"]?.double == 0.25 && vm.TEMPLATE["VCPU"]?.int == 2)
            #expect(vm.TEMPLATE["CONTEXT"]?["START_SCRIPT"] == "true" && vm.TEMPLATE["CONTEXT"]?["NETWORK"] == "YES")
            #expect(vm.PERMISSIONS?.GROUP_U == 1 && vm.PERMISSIONS?.OTHER_U == 0)

            let found = try await oneVM(stage, #"{"attributes": {"port": 8080}, "labels": ["b"]}"#)
            #expect(!found.changed && found.instances_ids == [0, 1])
            #expect(try await oneVM(stage, #"{"instance_ids": [0, 1], "state": "running"}"#).changed)
            #expect(try await stage.states() == [0: "RUNNING", 1: "RUNNING"])
        }
    }

    @Test func vmsAreBroughtToStates() async throws {
        try await onStage {
            $0.vm("a")
            $0.vm("b", state: .POWEROFF)
        } _: { stage in
            let steps: [(state: String, isChanged: Bool, after: String)] = [
                ("running", true, "RUNNING"), ("running", false, "RUNNING"), ("poweredoff", true, "POWEROFF"),
                ("poweredoff", false, "POWEROFF"), ("rebooted", true, "RUNNING"), ("rebooted", true, "RUNNING"),
                ("absent", true, "DONE"), ("absent", false, "DONE"),
            ]
            for (state, isChanged, after) in steps {
                let calls = stage.demo.calls.count
                let outcome = try await oneVM(stage, #"{"instance_ids": [0, 1], "state": "\#(state)"}"#)
                #expect(outcome.changed == isChanged && outcome.instances_ids == [0, 1], "\(state)")
                #expect(try await stage.states() == [0: after, 1: after], "\(state)")
                #expect(isChanged || stage.changes(since: calls) == [], "\(state)")
            }
            #expect(try await !oneVM(stage, #"{"instance_ids": [77], "state": "absent"}"#).changed)
        }
    }

    @Test func vmsAreGivenRightsAndAttributes() async throws {
        try await onStage {
            $0.user("ann", password: "s3cret")
            $0.image("os")
            $0.vm("db", state: .POWEROFF, image: "os")
        } _: { stage in
            let arguments = """
                {"instance_ids": [0], "mode": "604", "owner_id": 2, "update_attributes": {"role": "db", "port": 5432},
                 "updateconf": {"GRAPHICS": {"TYPE": "VNC", "LISTEN": "0.0.0.0"}}}
                """
            #expect(try await oneVM(stage, arguments).changed)
            let vm = try await stage.one.vm.info(0)
            #expect(vm.UID == 2 && vm.USER_TEMPLATE["ROLE"] == "db" && vm.USER_TEMPLATE["PORT"] == "5432")
            #expect(vm.TEMPLATE["GRAPHICS"]?["LISTEN"] == "0.0.0.0")
            #expect(vm.PERMISSIONS?.OWNER_M == 1 && vm.PERMISSIONS?.GROUP_U == 0 && vm.PERMISSIONS?.OTHER_U == 1)
            let calls = stage.demo.calls.count
            #expect(try await !oneVM(stage, arguments).changed)
            #expect(stage.changes(since: calls) == [])

            #expect(try await oneVM(stage, #"{"instance_ids": [0], "disk_saveas": {"name": "copy"}}"#).changed)
            let image = try await stage.one.imagepool.first(named: "copy")
            #expect(image?.STATE == .READY && image?.TYPE == .OS)
        }
    }

    @Test(arguments: [
        (#"{"template_name": "none", "count": 1}"#, "none"),
        (#"{"template_id": 0, "exact_cuont": 1}"#, "exact_cuont"),
        (#"{"template_id": 0, "template_name": "web"}"#, "template_name"),
        (#"{"template_id": 0, "exact_count": 1}"#, "count_labels"),
        (#"{"exact_count": 1, "count_labels": ["a"]}"#, "template"),
        (#"{"template_id": 0, "count": 0}"#, "count"),
        (#"{"template_id": 0, "memory": "much"}"#, "much"),
        (#"{"template_id": 0, "disk_size": ["1 GB", "1 GB"]}"#, "1 disks"),
        (#"{"template_id": 0, "state": "absent"}"#, "present"),
        (#"{"labels": ["a"], "state": "absent"}"#, "instance_ids"),
        (#"{"labels": ["none"], "state": "running"}"#, "no such VMs"),
        (#"{"instance_ids": [7], "state": "running"}"#, "VM 7"),
        (#"{"instance_ids": [], "state": "sleeping"}"#, "sleeping"),
        (#"{"state": "running"}"#, "instance_ids"), ("[", "JSON"),
    ])
    func whatIsWrongMakesNoVM(_ arguments: String, _ word: String) async throws {
        try await onStage(Self.withTemplate) { stage in
            let problem = try await oneVMFails(stage, arguments)
            #expect(problem.contains(word), "\(problem)")
            #expect(stage.changes(since: 0) == [])
        }
    }

    @Test func aVMThatFailsIsTold() async throws {
        try await onStage(Self.withTemplate) { stage in
            stage.demo.fail(.deploy, of: 0, "no such kernel")
            let problem = try await oneVMFails(stage, #"{"template_id": 0}"#)
            #expect(problem.contains("BOOT_FAILURE") && problem.contains("no such kernel"), "\(problem)")

            stage.demo.delay(.deploy, of: 1, by: .seconds(3600))
            let late = try await oneVMFails(stage, #"{"template_id": 0, "wait_timeout": 1}"#)
            #expect(late.contains("(timeout)") && late.contains("BOOT"), "\(late)")

            stage.demo.delay(.deploy, of: 2, by: .seconds(3600))
            let made = try await oneVM(stage, #"{"template_id": 0, "wait": false}"#)
            #expect(made.changed && made.instances_ids == [2])
            #expect(made.instances.first?.lcm_state != "RUNNING")
        }
    }

    // MARK: Inventory

    private func inventory(
        _ stage: Stage, _ options: [String: String] = [:]
    ) async throws -> (hosts: [String: One.Template], groups: [String: [String]]) {
        let program = try await stage.run("Inventory", "--list", with: options)
        #expect(program.code == 0, "\(program.errors)")
        let all = try JSONDecoder().decode([String: One.Template].self, from: Data(program.output.utf8))
        let groups = all.filter { $0.key != "_meta" }.mapValues { ($0["hosts"] ?? [String]()).sorted() }
        return (all["_meta"]?["hostvars"] ?? [:], groups)
    }

    @Test func vmsAreAnInventory() async throws {
        try await onStage {
            $0.vm(
                "web", network: "private",
                template: ["LABELS": "blue,prod/eu-1 a", "SSH_PORT": 2222, "ROLE": "front", "HARDWARE": ["RACK": 7]])
            $0.vm("twin", network: "private", template: ["LABELS": "blue", "SSH_PORT": "none"])
            $0.vm("twin")
            $0.vm("off", state: .POWEROFF)
        } _: { stage in
            let (hosts, groups) = try await inventory(stage)
            #expect(groups["all"] == ["twin-1", "twin-2", "web"])
            #expect(groups["blue"] == ["twin-1", "web"] && groups["prodeu_1_a"] == ["web"] && groups.count == 3)
            let web = try #require(hosts["web"])
            #expect(web["ansible_host"] == "10.0.0.2" && web["ansible_port"] == "2222" && web["id"] == "0")
            #expect(web["host"] == "host1" && web["ROLE"] == "front" && web["HARDWARE"]?["RACK"] == "7")
            #expect(web["LABELS"] == ["blue", "prodeu_1_a"] && web["UNAME"] == "oneadmin")
            #expect(hosts["twin-1"]?["ansible_host"] == "10.0.0.3" && hosts["twin-1"]?["ansible_port"] == nil)
            #expect(hosts["twin-2"]?["ansible_host"] == nil && hosts["twin-2"]?["name"] == "twin")

            let blue = try await inventory(stage, ["FILTER_BY_LABEL": "blue", "GROUP_BY_LABELS": "no"])
            #expect(blue.groups == ["all": ["twin-1", "web"]])
            #expect(try await inventory(stage, ["HOSTNAME_FROM": "name"]).hosts["web"]?["ansible_host"] == nil)
            #expect(try await inventory(stage, ["FILTER_BY_LABEL": "none"]).groups == ["all": []])
            #expect(stage.changes(since: 0) == [])
        }
    }

    // MARK: DockerMachine

    private static func withDockerTemplate(_ cloud: inout Demo.Builder) {
        cloud.hosts(1)
        cloud.image("ubuntu", size: 1024)
        cloud.network("private")
        cloud.template(
            "docker",
            [
                "CPU": 0.5, "MEMORY": 128, "DISK": ["IMAGE_ID": 0, "DEV_PREFIX": "vd"],
                "CONTEXT": ["START_SCRIPT": "exit 1", "SET_HOSTNAME": "$NAME"],
            ])
    }

    @Test func machinesAreManagedByName() async throws {
        try await onStage(Self.withDockerTemplate) { stage in
            let key = try stage.file("key.pub", "ssh-ed25519 AAAA machine\n")
            let create = try await stage.run(
                "DockerMachine", "create", "web", "--template-name", "docker", "--ssh-key", key, "--cpu", "1",
                "--disk-resize", "4096", "--network-name", "private")
            #expect(create.code == 0, "\(create.errors)")
            let vm = try await stage.one.vm.info(0)
            #expect(vm.NAME == "web" && vm.LCM_STATE == .RUNNING && vm.TEMPLATE["CPU"]?.int == 1)
            #expect(vm.TEMPLATE["DISK"]?["SIZE"] == "4096" && vm.TEMPLATE["DISK"]?["DEV_PREFIX"] == "vd")
            let context = try #require(vm.TEMPLATE["CONTEXT"])
            #expect(context["DOCKER_SSH_USER"] == "docker" && context["SET_HOSTNAME"] == "web")
            #expect(context["DOCKER_SSH_PUBLIC_KEY"]?.string?.hasPrefix("ssh-ed25519 AAAA machine") == true)
            #expect(context["START_SCRIPT"] == nil)
            let script = try #require(Data(base64Encoded: context["START_SCRIPT_BASE64"]?.string ?? ""))
            #expect(String(decoding: script, as: UTF8.self).contains("authorized_keys"))

            let steps: [(command: String, output: String, state: String)] = [
                ("ip", "10.0.0.2\n", "Running"), ("url", "tcp://10.0.0.2:2376\n", "Running"), ("stop", "", "Stopped"),
                ("stop", "", "Stopped"), ("start", "", "Running"), ("start", "", "Running"),
                ("restart", "", "Running"), ("kill", "", "Stopped"),
            ]
            for (command, output, state) in steps {
                let program = try await stage.run("DockerMachine", command, "web")
                #expect(program.code == 0 && program.output == output, "\(command): \(program.errors)")
                #expect(try await stage.run("DockerMachine", "state", "web").output == "\(state)\n", "\(command)")
            }
            try await stage.one.vm.action(.resume, 0)
            try await stage.one.vm.wait(0, for: .RUNNING, timeout: .seconds(10))
            try await stage.one.vm.action(.suspend, 0)
            try await stage.one.vm.wait(0, for: .SUSPENDED, timeout: .seconds(10))
            #expect(try await stage.run("DockerMachine", "state", "web").output == "Saved\n")

            let again = try await stage.run(
                "DockerMachine", "create", "web", "--template-id", "0", "--ssh-key", key)
            #expect(again.code == 1 && again.errors.contains("already"))
            #expect(try await stage.run("DockerMachine", "rm", "web").code == 0)
            #expect(try await stage.states() == [0: "DONE"])
            let gone = try await stage.run("DockerMachine", "rm", "web")
            #expect(gone.code == 1 && gone.errors.contains("no machine web"))
        }
    }

    @Test func aMachineIsMadeOfAnImage() async throws {
        try await onStage(Self.withDockerTemplate) { stage in
            let key = try stage.file("key.pub", "ssh-ed25519 AAAA machine")
            let image = ["--image-name", "ubuntu", "--network-id", "0", "--ssh-key", key]
            func create(_ name: String, _ options: [String]) async throws -> Program {
                try await Program.run(
                    Program.products.appendingPathComponent("DockerMachine"), ["create", name] + options,
                    environment: stage.environment, timeout: .seconds(60))
            }
            let made = try await create("db", image + ["--memory", "256", "--ssh-user", "core"])
            #expect(made.code == 0, "\(made.errors)")
            let vm = try await stage.one.vm.info(0)
            #expect(vm.TEMPLATE["DISK"]?["IMAGE"] == "ubuntu" && vm.TEMPLATE["MEMORY"] == "256")
            #expect(vm.TEMPLATE["NIC"]?["IP"] == "10.0.0.2" && vm.TEMPLATE["OS"]?["BOOT"] == "disk0")
            #expect(vm.TEMPLATE["CONTEXT"]?["DOCKER_SSH_USER"] == "core")

            stage.demo.fail(.deploy, of: 1, "no such kernel")
            let failed = try await create("broken", image)
            #expect(failed.code == 1 && failed.errors.contains("no such kernel"), "\(failed.errors)")
            #expect(try await stage.run("DockerMachine", "state", "broken").output == "Error\n")
            #expect(try await stage.run("DockerMachine", "rm", "broken").code == 0)
            #expect(try await stage.states() == [0: "RUNNING", 1: "DONE"])

            let plain = try await create("plain", ["--template-name", "docker", "--ssh-key", key])
            #expect(plain.code == 0, "\(plain.errors)")
            let ip = try await stage.run("DockerMachine", "ip", "plain")
            #expect(ip.code == 1 && ip.errors.contains("no address"))

            let calls = stage.demo.calls.count
            let wrong: [[String]] = [
                [], ["--ssh-key", key], ["--image-name", "ubuntu", "--ssh-key", key], Array(image.dropLast(2)),
                image + ["--template-name", "docker"], image + ["--image-id", "0"], image + ["--colour", "red"],
                image + ["--cpu"],
            ]
            for options in wrong { #expect(try await create("other", options).code == 2, "\(options)") }
            let none = try await create("other", ["--template-name", "none", "--ssh-key", key])
            #expect(none.code == 1 && none.errors.contains("no template none"))
            #expect(try await create("other", Array(image.dropLast()) + ["/nowhere"]).code == 1)
            #expect(try await stage.run("DockerMachine", "explode", "plain").code == 2)
            #expect(stage.changes(since: calls) == [])
        }
    }

    // MARK: TerraformDisks

    private static func withDevices(_ cloud: inout Demo.Builder) {
        cloud.image("os", size: 1024)
        cloud.image("data", size: 512)
        cloud.network("front", ip: "10.0.0.2")
        cloud.network("back", ip: "10.1.0.2")
        cloud.vm("web", image: "os", network: "front")
    }

    @Test func devicesBecomeThoseOfAList() async throws {
        try await onStage(Self.withDevices) { stage in
            let list = """
                {"DISK": [{"IMAGE": "data"}, {"TYPE": "fs", "SIZE": 256}, {"IMAGE_ID": 0, "SIZE": 2048}],
                 "NIC": [{"NETWORK": "back"}, {"NETWORK_ID": 0, "SECURITY_GROUPS": "0"}],
                 "NIC_ALIAS": [{"NETWORK": "back", "PARENT": "NIC0"}]}
                """
            let first = try await stage.run("TerraformDisks", "0", list)
            #expect(first.code == 0, "\(first.errors)")
            #expect(
                first.output == """
                    attached NIC1 of back, 10.1.0.2
                    attached NIC0_ALIAS2 of back, 10.1.0.3
                    attached disk 1, data, as sdb
                    attached disk 2, volatile, as sdc
                    resized disk 0 to 2048 MB

                    """)
            let vm = try await stage.one.vm.info(0)
            #expect(vm.LCM_STATE == .RUNNING)
            let disks = vm.TEMPLATE["DISK"]?.all ?? []
            #expect(disks.map { $0["IMAGE"]?.string } == ["os", "data", nil])
            #expect(disks.map { $0["SIZE"]?.int } == [2048, 512, 256])
            #expect(vm.TEMPLATE["NIC"]?.all.map { $0["NETWORK"]?.string } == ["front", "back"])
            #expect(vm.TEMPLATE["NIC_ALIAS"]?["PARENT_ID"] == "0")

            let calls = stage.demo.calls.count
            #expect(try await stage.run("TerraformDisks", "0", list).output == "nothing to change\n")
            #expect(try await stage.run("TerraformDisks", "0", "{}").output == "nothing to change\n")
            #expect(stage.changes(since: calls) == [])

            // The alias would go with its interface, and the list does not say so.
            let fewer = #"{"NIC": [{"NETWORK": "back"}]}"#
            let refused = try await stage.run("TerraformDisks", "0", fewer)
            #expect(refused.code == 1 && refused.output.isEmpty && refused.errors.contains("alias"))
            #expect(stage.changes(since: calls) == [])

            let without = #"{"NIC": [{"NETWORK": "back"}], "NIC_ALIAS": [], "DISK": [{"IMAGE": "os"}]}"#
            let second = try await stage.run("TerraformDisks", "0", without)
            #expect(
                second.output == """
                    detached NIC0_ALIAS2 of back
                    detached NIC0 of front
                    detached disk 1, data
                    detached disk 2, volatile

                    """, "\(second.errors)")
            let left = try await stage.one.vm.info(0)
            #expect(left.TEMPLATE["NIC"]?["NETWORK"] == "back" && left.TEMPLATE["NIC_ALIAS"] == nil)
            #expect(left.TEMPLATE["DISK"]?["IMAGE"] == "os" && left.TEMPLATE["DISK"]?.all.count == 1)
            #expect(try await stage.one.vn.info(0).USED_LEASES == 0)
        }
    }

    @Test func interfacesKeepTheirOrder() async throws {
        try await onStage(Self.withDevices) { stage in
            func networks() async throws -> [String?] {
                try await stage.one.vm.info(0).TEMPLATE["NIC"]?.all.map { $0["NETWORK"]?.string } ?? []
            }
            let any = try await stage.run(
                "TerraformDisks", "0", #"{"NIC": [{"NETWORK": "back"}, {"NETWORK": "front"}]}"#)
            #expect(any.output == "attached NIC1 of back, 10.1.0.2\n")
            #expect(try await networks() == ["front", "back"])
            let ordered = #"{"NIC": [{"NETWORK": "back"}, {"NETWORK": "front"}], "KEEP_NIC_ORDER": true}"#
            #expect(try await stage.run("TerraformDisks", "0", ordered).code == 0)
            #expect(try await networks() == ["back", "front"])
            #expect(try await stage.run("TerraformDisks", "0", ordered).output == "nothing to change\n")
        }
    }

    @Test func whatCannotBeChangedIsTold() async throws {
        try await onStage(Self.withDevices) { stage in
            let wrong: [(list: String, word: String)] = [
                (#"{"DISK": [{"IMAGE": "os", "SIZE": 512}, {"IMAGE": "data"}]}"#, "shrink"),
                (#"{"NIC_ALIAS": [{"NETWORK": "back", "PARENT": "NIC7"}], "DISK": []}"#, "NIC7"),
                (#"{"DISKS": []}"#, "DISKS"), (#"{"DISK": "os"}"#, "DISK"), ("[", "JSON"),
            ]
            for (list, word) in wrong {
                let program = try await stage.run("TerraformDisks", "0", list)
                #expect(program.code == 1 && program.errors.contains(word), "\(list): \(program.errors)")
            }
            #expect(try await stage.run("TerraformDisks", "77", "{}").errors.contains("noExists"))
            #expect(try await stage.run("TerraformDisks", "web", "{}").code == 2)
            #expect(stage.changes(since: 0) == [])

            // What was done until then stays done, and the next run does the rest.
            let list =
                #"{"NIC": [{"NETWORK": "front"}, {"NETWORK": "back"}], "DISK": [{"IMAGE": "os"}, {"IMAGE": "data"}]}"#
            stage.demo.fail(.disk, of: 0, "no space left")
            let failed = try await stage.run("TerraformDisks", "0", list)
            #expect(failed.code == 1 && failed.errors.contains("no space left"), "\(failed.errors)")
            #expect(failed.output == "attached NIC1 of back, 10.1.0.2\n")
            #expect(try await stage.run("TerraformDisks", "0", list).output == "attached disk 1, data, as sdb\n")
        }
    }

    // MARK: BuildImage

    private static func withBase(_ cloud: inout Demo.Builder) {
        cloud.hosts(1)
        cloud.image("os", size: 1024)
        cloud.template(
            "base",
            ["CPU": 0.5, "MEMORY": 128, "DISK": ["IMAGE_ID": 0], "CONTEXT": ["NETWORK": true, "START_SCRIPT": "true"]])
    }

    /// Waits for the VM of a build, and says as its guest would that it is ready.
    private func makeReady(_ stage: Stage, _ vm: Int) async throws {
        while try await stage.one.vm.find(vm) == nil { try await Task.sleep(for: .milliseconds(20)) }
        try await stage.one.vm.wait(vm, for: .RUNNING, timeout: .seconds(20))
        try await stage.one.vm.update(vm, ["READY": true], .merge)
    }

    @Test func aDiskBecomesAnImage() async throws {
        try await onStage(Self.withBase) { stage in
            let script = try stage.file("install.sh", "#!/bin/sh\necho \"installed\"\n")
            async let ended = stage.run("BuildImage", "base", "golden", script, "40")
            try await makeReady(stage, 0)
            let program = try await ended
            #expect(
                program.code == 0 && program.output == "image 1 golden is READY and has 1024 MB\n", "\(program.errors)")
            #expect(try await stage.states() == [0: "DONE"])
            let image = try await stage.one.image.info(1)
            #expect(image.NAME == "golden" && image.STATE == .READY)
            let context = try await stage.one.vm.info(0).TEMPLATE["CONTEXT"]
            #expect(context?["REPORT_READY"] == "YES" && context?["TOKEN"] == "YES" && context?["NETWORK"] == "YES")
            #expect(context?["START_SCRIPT"] == nil)
            #expect(
                Data(base64Encoded: context?["START_SCRIPT_BASE64"]?.string ?? "")
                    == Data("#!/bin/sh\necho \"installed\"\n".utf8))

            let calls = stage.demo.calls.count
            let again = try await stage.run("BuildImage", "base", "golden", script)
            #expect(again.code == 1 && again.errors.contains("golden already"))
            #expect(try await stage.run("BuildImage", "none", "other", script).errors.contains("no template none"))
            #expect(try await stage.run("BuildImage", "base", "other", "/nowhere").code == 1)
            #expect(try await stage.run("BuildImage", "base").code == 2)
            #expect(stage.changes(since: calls) == [])
            #expect(try await stage.one.image.info(1).STATE == .READY)
        }
    }

    @Test func aBuildThatFailsLeavesNothing() async throws {
        try await onStage(Self.withBase) { stage in
            let script = try stage.file("install.sh", "#!/bin/sh\n")
            stage.demo.fail(.deploy, of: 0, "no such kernel")
            let unbooted = try await stage.run("BuildImage", "base", "golden", script)
            #expect(unbooted.code == 1 && unbooted.errors.contains("no such kernel"), "\(unbooted.errors)")

            let silent = try await stage.run("BuildImage", "base", "golden", script, "1")
            #expect(silent.code == 1 && silent.errors.contains("(timeout)"), "\(silent.errors)")

            stage.demo.fail(.saveAs, of: 2, "no space left")
            async let ended = stage.run("BuildImage", "base", "golden", script, "40")
            try await makeReady(stage, 2)
            let unsaved = try await ended
            #expect(unsaved.code == 1 && unsaved.errors.contains("VM 2 is removed"), "\(unsaved.errors)")

            #expect(try await stage.states() == [0: "DONE", 1: "DONE", 2: "DONE"])
            #expect(try await stage.one.imagepool.info(.ALL, -1, -1).map(\.NAME) == ["os"])
            #expect(try await stage.one.image.info(0).VMS.ID == [])
        }
    }

    @Test func aBuildThatIsInterruptedLeavesNothing() async throws {
        try await onStage(Self.withBase) { stage in
            let script = try stage.file("install.sh", "#!/bin/sh\n")
            let running = try await stage.interrupt("BuildImage", "base", "golden", script, "40") {
                while try await stage.one.vm.find(0) == nil { try await Task.sleep(for: .milliseconds(20)) }
                try await stage.one.vm.wait(0, for: .RUNNING, timeout: .seconds(20))
                try await Task.sleep(for: .milliseconds(300))
            }
            #expect(running.code == 1 && running.errors.contains("VM 0 is removed"), "\(running.errors)")
            try FileManager.default.removeItem(at: stage.folder.appendingPathComponent("go"))

            stage.demo.delay(.saveAs, of: 1, by: .seconds(3600))
            let saving = try await stage.interrupt("BuildImage", "base", "golden", script, "40") {
                try await makeReady(stage, 1)
                try await stage.one.vm.wait(1, for: .HOTPLUG_SAVEAS_POWEROFF, timeout: .seconds(20))
                try await Task.sleep(for: .milliseconds(300))
            }
            #expect(saving.code == 1 && saving.errors.contains("VM 1 is removed"), "\(saving.errors)")
            #expect(try await stage.states() == [0: "DONE", 1: "DONE"])
            #expect(try await stage.one.imagepool.info(.ALL, -1, -1).map(\.NAME) == ["os"])
        }
    }
}
