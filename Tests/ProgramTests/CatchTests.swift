import Foundation
import OpenNebula
import OpenNebulaTesting
import Programs
import Testing

/// Every way to catch an error, in every place where a program calls: compiled with and without optimization, warnings
/// as errors, and run. The compiler is known to have hung, crashed or warned on some of them, where a public function
/// threw a typed error.
@Suite(.fewPrograms) struct CatchTests {
    private static let call = "try await one.host.info(9999)"

    /// Each counts its error.
    private static let ways = [
        "do { \(call) } catch let error as OneError where error.code == .noExists { hit(error) }",
        "do { \(call) } catch let error as OneError { hit(error) }",
        "do { \(call) } catch is OneError { hit() }",
        "do { \(call) } catch where (error as? OneError)?.code == .noExists { hit(error) }",
        "do { \(call) } catch { hit(error) }",
        """
        do { \(call) } catch let error as OneError {
            switch error.code {
            case .timeout, .interrupted: print("maybe")
            case .noExists where error.objectID != nil: hit(error)
            default: throw error
            }
        } catch is CancellationError { print("cancelled") }
        """,
        "do { \(call) } catch let error as OneError where error.httpStatus == nil && error.faultCode == nil { hit(error) }",
        "if (try? await one.host.info(9999)) == nil { hit() }",
    ]

    /// Places within functions.
    private static let places = [
        "WAY",
        "for _ in 0..<2 { WAY }",
        "var more = true; while more { WAY; more = false }",
        "for try await host in one.hostpool.stream() where host.ID < 2 { WAY }",
        "for host in try await one.hostpool.info() where host.ID == 1 { WAY }",
        "try await withThrowingTaskGroup(of: Void.self) { group in group.addTask { WAY }; try await group.waitForAll() }",
        "let closure = { () async throws -> Void in WAY }; try await closure()",
        "async let done: Void = { () async throws -> Void in WAY }(); try await done",
        "try await generic(one) { one in WAY }",
        "try await Task { () async throws -> Void in WAY }.value",
        "try await Caller(one: one).run()",
    ]

    /// Places at top level.
    private static let topLevel = ["WAY", "for _ in 0..<2 { WAY }", "if !hits.isEmpty { WAY }"]

    private static let common = """
        import Foundation
        import OpenNebula

        nonisolated(unsafe) var hits: [Int] = []
        func hit(_ error: (any Error)? = nil) { hits.append(1) }

        func generic<T>(_ one: OneServer, _ body: (OneServer) async throws -> T) async throws -> T {
            do { return try await body(one) } catch let error as OneError where error.code == .timeout { throw error }
        }

        """

    /// One function for each way in each place, and the calls of all.
    private static var program: (functions: String, script: String) {
        var functions = common
        var script = "import OpenNebula\n\nlet one = try OneServer()\n"
        for (index, way) in ways.enumerated() {
            for (place, text) in places.enumerated() {
                let name = "way\(index)place\(place)"
                let body = text.replacing("Caller", with: "Caller\(index)")
                functions += "func \(name)(_ one: OneServer) async throws {\n\(fill(body, with: way))\n}\n"
                script += "try await \(name)(one)\n"
            }
            functions += "actor Caller\(index) {\nlet one: OneServer\ninit(one: OneServer) { self.one = one }\n"
            functions += "func run() async throws { \(way) }\n}\n"
            for text in topLevel { script += fill(text, with: way) + "\n" }
        }
        return (functions, script + "print(hits.count)\n")
    }

    private static func fill(_ place: String, with way: String) -> String { place.replacing("WAY", with: "\n\(way)\n") }

    /// How often an error is caught: once a place, but for loops that run twice.
    private static let expected = ways.count * (places.count + 2 + topLevel.count + 1)

    @Test(arguments: [[], ["-O"]]) func everyWayCompilesInEveryPlace(_ flags: [String]) async throws {
        try await Program.withFolder { folder in
            let sources = ["Functions.swift", "main.swift"].map(folder.appendingPathComponent)
            let executable = folder.appendingPathComponent("program")
            try Self.program.functions.write(to: sources[0], atomically: true, encoding: .utf8)
            try Self.program.script.write(to: sources[1], atomically: true, encoding: .utf8)
            let compiled = try await Compiler.compile(
                sources, flags: ["-warnings-as-errors"] + flags, executable: executable)
            #expect(compiled.code == 0, "\(compiled.errors.prefix(4000))")
            let run = try await FrontEnd.run(Demo().answer) { frontEnd in
                try await Program.run(
                    executable, [], environment: try Script.environment(of: frontEnd, in: folder), timeout: .seconds(60)
                )
            }
            #expect(run.output == "\(Self.expected)\n", "\(run.errors)")
        }
    }
}
