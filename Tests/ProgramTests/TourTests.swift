import Foundation
import OpenNebula
import OpenNebulaTesting
import Programs
import Testing

/// The tour of the README, as it stands there: top-level code of a script, and the body of a function.
@Suite(.fewPrograms) struct TourTests {
    /// What the tour speaks of without declaring it.
    private static let prelude = """
        import Foundation
        import Logging
        import OpenNebula

        let name = "web 01"
        let text = "NAME=web02"
        let ids = [7, 2, 1]
        let logger = Logger(label: "tour")

        """

    private static func tour() throws -> String {
        let file = Program.package.appendingPathComponent("README.md")
        let lines = try String(contentsOf: file, encoding: .utf8).split(
            separator: "\n", omittingEmptySubsequences: false)
        let start = try #require(lines.firstIndex(of: "## The tour")) + 1
        let end = try #require(lines.firstIndex(of: "## Testing"))
        return try Example.examples(in: file).filter { (start..<end).contains($0.line) }
            .map { $0.lines.joined(separator: "\n") }.joined(separator: "\n")
    }

    @Test func theTourIsAScript() async throws {
        try await Program.withFolder { folder in
            try await FrontEnd.run(Demo(step: .milliseconds(20)).answer) { frontEnd in
                frontEnd.on("one.future.frobnicate", .result(12))
                frontEnd.on("one.future.info", .result("<TREE><A><B>5</B><B>6</B></A></TREE>"))
                let script = Self.prelude + (try Self.tour()).replacing("http://one:2633/RPC2", with: frontEnd.endpoint)
                let source = folder.appendingPathComponent("main.swift")
                let executable = folder.appendingPathComponent("tour")
                try script.write(to: source, atomically: true, encoding: .utf8)
                let compiled = try await Compiler.compile(
                    [source], flags: ["-warnings-as-errors"], executable: executable)
                #expect(compiled.code == 0, "\(compiled.errors.prefix(4000))")
                let run = try await Program.run(
                    executable, [], environment: try Script.environment(of: frontEnd, in: folder), timeout: .seconds(60)
                )
                #expect(run.code == 0, "\(run.errors)")
                let lines = run.output.split(separator: "\n")
                #expect(lines.prefix(5) == ["node03", "node02", "node01", "node00", "Marketplace name is mymarket"])
                #expect(lines.contains("NOTES Just updated") && lines.contains("Optional(9999)"))
                // The names of VMs, then the number of images.
                #expect(lines.suffix(8).contains("vm-2") && lines.last == "4", "\(lines)")
            }
        }
    }

    @Test func theTourIsAFunction() async throws {
        try await Program.withFolder { folder in
            let tour = try Self.tour()
            let declared = tour.matches(of: /(?m)^(?:let|var) (\w+)/).map { String($0.1) }
            #expect(declared.count > 15)
            let source = folder.appendingPathComponent("Tour.swift")
            try (Self.prelude + "func tour() async throws {\n\(tour)\n_ = (\(declared.joined(separator: ", ")))\n}\n")
                .write(to: source, atomically: true, encoding: .utf8)
            let compiled = try await Compiler.compile(
                [source], flags: ["-warnings-as-errors", "-parse-as-library", "-c", "-o", folder.path + "/tour.o"])
            #expect(compiled.code == 0, "\(compiled.errors.prefix(4000))")
        }
    }
}
