import Foundation
import Programs

/// A block of Swift in a text.
struct Example {
    let file: String
    let line: Int
    var lines: [Substring] = []

    var place: String { "\(file):\(line)" }

    /// Whether it is a part of a manifest, which is no program.
    private var isManifest: Bool {
        lines.first { !$0.isEmpty }?.hasPrefix(".") == true || lines.contains("import PackageDescription")
    }

    /// The example as a function, whose errors are shown where it stands.
    func declaration(_ number: Int) -> String {
        var code = lines.map { $0.hasPrefix("import ") ? "" : $0 }.joined(separator: "\n")
            .replacing("\"http://one:2633/RPC2\"", with: "frontEnd.endpoint").replacing(
                "#expect(", with: "try await expect(")
        for test in code.matches(of: /@Test func (\w+)/) { code += "\ntry await \(test.1)()" }
        code = code.replacing("@Test ", with: "")
        return """
            @Sendable func example\(number)(_ context: Context) async throws {
            let (one, frontEnd, folder) = (context.one, context.frontEnd, context.folder)
            let (host, vm, vms, mine, file) = (context.host, context.vm, [context.vm], [context.vm], context.file)
            let (ids, name, text, session) = ([7, 2, 1], "web 01", "NAME=web02", "oneadmin:onepass")
            let (uri, logger, service) = (frontEnd.endpoint, Logger(label: "example"), context.one)
            do {
            #sourceLocation(file: "\(file)", line: \(line))
            \(code)
            #sourceLocation()
            }
            }

            """
    }

    /// All examples of the documentation.
    static func all() throws -> [Example] {
        let texts = ["README.md", "CONTRIBUTING.md"].map(Program.package.appendingPathComponent)
        let sources = Compiler.files(under: Program.package.appendingPathComponent("Sources"))
        return try (texts + sources).filter { ["swift", "md"].contains($0.pathExtension) }
            .sorted { $0.path < $1.path }.flatMap(examples).filter { !$0.isManifest }
    }

    static func examples(in file: URL) throws -> [Example] {
        let isSource = file.pathExtension == "swift"
        let name = String(file.path.dropFirst(Program.package.path.count + 1))
        var examples: [Example] = []
        var current: Example?
        let lines = try String(contentsOf: file, encoding: .utf8).split(
            separator: "\n", omittingEmptySubsequences: false)
        for (index, line) in lines.enumerated() {
            let text = isSource ? comment(line) : line
            switch (text, current) {
            case ("```swift", nil): current = Example(file: name, line: index + 2)
            case ("```", let example?):
                examples.append(example)
                current = nil
            case (let text?, _?): current?.lines.append(text)
            default: break
            }
        }
        return examples
    }

    /// The text of a line of a documentation comment.
    private static func comment(_ line: Substring) -> Substring? {
        let line = line.drop { $0 == " " }
        return line.hasPrefix("///") ? line.dropFirst(line.hasPrefix("/// ") ? 4 : 3) : nil
    }
}
