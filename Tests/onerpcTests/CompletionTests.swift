import Foundation
import OpenNebula
import OpenNebulaTesting
import Programs
import Testing

/// What the tab key offers.
@Suite(.fewPrograms) struct CompletionTests {
    @Test(arguments: [
        (["vm.disks"], ["vm.disksaveas"] + ["create", "delete", "rename", "revert"].map { "vm.disksnapshot\($0)" }),
        (["call", "hostpool."], ["hostpool.info", "hostpool.monitoring"]),
        (["wa"], ["wait"]), (["compl"], ["completion"]), (["completion", ""], ["bash", "zsh", "fish"]),
        (["wait", "v"], ["vm", "vn"]), (["wait", "host", "0", "OFF"], ["OFFLINE"]),
        (["wait", "vm", "0", "RUNNING", "POW"], ["POWEROFF"]), (["wait", "vm", "--timeout", ""], []),
        (["host.info", "0", "--wat"], ["--watch"]), (["wait", "--ti"], ["--timeout"]), (["demo", "--st"], ["--state"]),
        (["hostpool.info", "--filter", ""], []), (["methods", "zonepool"], ["zonepool.info"]),
        (["decode", "zonepool"], ["zonepool.info"]),
        (["vm.info", "na"], ["name:"]), (["vm.info", ""], ["name:"]), (["vm.detach", "0", "na"], []),
        (["vm.info", "name:w"], ["name:web01"]), (["vm.info", "0", "name:w"], []),
        (["vm.deploy", "0", "name:"], ["name:node00", "name:node01", "name:node02", "name:node03"]),
        (["--columns", "ID", "cluster.addvnet", "100", "name:pr"], ["name:private"]),
        (["vm.action", "poweroff", "name:vm-5"], ["name:vm-5"]),
        (["image.info", "name:d"], ["name:datos y más"]), (["wait", "vn", "name:pu"], ["name:public"]),
        (["vm.attachsg", "0", "0", "name:"], ["name:default", "name:web"]),
        (["no.such", "name:"], []), (["document.info", "name:"], []),
    ])
    func theLastWordIsCompleted(_ words: [String], _ found: [String]) async throws {
        try await Command.run { onerpc in
            let outcome = try await onerpc(["complete", "--"] + words)
            #expect(outcome.lines == found)
            #expect(outcome.code == 0 && outcome.errors == "")
        }
    }

    @Test func theFirstWordIsACommandOrAMethod() async throws {
        try await Command.run { onerpc in
            let all = try await onerpc("complete", "--", "").lines
            #expect(all.count == 6 + 307 && !all.contains("complete"))
            let options = try await onerpc("complete", "--", "-").lines
            #expect(["--demo", "--lines", "--filter", "--endpoint", "--help"].allSatisfy(options.contains))
        }
    }

    /// Nothing is asked before `name:` is typed, and no error is printed.
    @Test func noCoreIsNeeded() async throws {
        let demo = Demo()
        try await Command.run(demo) { onerpc in
            _ = try await onerpc("complete", "--", "vm.info", "nam")
            #expect(demo.calls.isEmpty)
            onerpc.frontEnd.on("one.hostpool.info", .error(OneError(.authentication, "no")))
            for words in [["host.info", "name:"], ["vm.info", "--endpoint", "http://127.0.0.1:1", "name:"]] {
                let outcome = try await onerpc(["complete", "--"] + words)
                #expect(outcome.code == 0 && outcome.output == "" && outcome.errors == "")
            }
            onerpc.frontEnd.on("one.vmpool.info", .hang)
            let start = ContinuousClock.now
            #expect(try await onerpc("complete", "--", "vm.info", "name:").output == "")
            #expect(start.duration(to: .now) < .seconds(30))
            let names = try await onerpc("complete", "--", "vm.info", "--demo", "name:web").lines
            #expect(names == ["name:web01"])
        }
        let alone = try await Program.run(
            Program.products.appendingPathComponent("onerpc"), ["complete", "--", "vm.info", "name:"],
            environment: ["HOME": "/nowhere"], timeout: .seconds(120))
        #expect(alone.code == 0 && alone.output == "" && alone.errors == "")
    }

    // MARK: Shells

    /// What bash puts in the place of the word; of one with a colon, in the place of what follows it.
    @Test(
        .enabled(if: Shell.bash.isThere),
        arguments: [
            (
                "onerpc vm.disks",
                ["vm.disksaveas"] + ["create", "delete", "rename", "revert"].map { "vm.disksnapshot\($0)" }
            ),
            ("onerpc vm.info name:we", ["web01"]), ("onerpc vm.deploy 0 name:node0", (0...3).map { "node0\($0)" }),
            ("onerpc image.info name:cd", ["cd\\ rescue\\ \\(old\\)"]),
            ("onerpc image.info name:cd\\ r", ["cd\\ rescue\\ \\(old\\)"]),
            ("onerpc wait ", ["vm", "image", "host", "vn", "marketapp"]), ("onerpc vm.info ", ["name:"]),
        ])
    func bashCompletes(_ line: String, _ found: [String]) async throws {
        try await Command.run { onerpc in
            let outcome = try await onerpc.script(
                """
                eval "$(onerpc completion bash)"
                COMP_LINE='\(line)'; COMP_POINT=${#COMP_LINE}
                _onerpc onerpc; printf '%s\\n' "${COMPREPLY[@]}"
                """, in: Shell.bash.path)
            #expect(outcome.lines == found && outcome.errors == "")
        }
    }

    @Test(
        .enabled(if: Shell.fish.isThere),
        arguments: [
            ("onerpc vm.info name:we", ["name:web01"]), ("onerpc wait h", ["host"]),
            ("onerpc image.info name:cd", ["name:cd rescue (old)"]),
        ])
    func fishCompletes(_ line: String, _ found: [String]) async throws {
        try await Command.run { onerpc in
            let outcome = try await onerpc.script(
                "onerpc completion fish | source; complete -C '\(line)'", in: Shell.fish.path)
            #expect(outcome.lines == found && outcome.errors == "")
        }
    }

    @Test(.enabled(if: Shell.zsh.isThere)) func zshReadsItsScript() async throws {
        try await Command.run { onerpc in
            let outcome = try await onerpc.script(
                "autoload -U compinit; compinit -u; eval \"$(onerpc completion zsh)\"; echo $_comps[onerpc]",
                in: Shell.zsh.path)
            #expect(outcome.output == "_onerpc\n" && outcome.errors == "")
        }
    }

    private struct Shell {
        var path: String
        var isThere: Bool { FileManager.default.isExecutableFile(atPath: path) }

        static let bash = Self(path: "/bin/bash")
        static let zsh = Self(path: "/bin/zsh")
        static let fish = Self(path: "/usr/bin/fish")
    }
}
