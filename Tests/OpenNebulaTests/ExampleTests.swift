import Foundation
import Testing

/// What the documentation shows in Swift compiles: in articles, in the README, in comments.
@Suite(.aside) struct ExampleTests {
    private static let package = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
        .appendingPathComponent("../..").standardizedFileURL

    /// What examples speak of without declaring it.
    private static let context = """
        import Foundation
        import Logging
        import OpenNebula
        import OpenNebulaTesting
        import Testing

        func start(_ name: String, on one: OneServer, clock: some Clock<Duration>) async throws -> One.VM {
            try await one.vm.info(0)
        }

        """
    private static let parameters = """
        one: OneServer, host: One.Host, vm: One.VM, vms: [One.VM], mine: [One.VM], ids: [Int], name: String, text: String,
        session: String, uri: String, file: URL, folder: URL, frontEnd: FrontEnd, logger: Logger
        """

    private struct Example {
        let place: String
        let line: Int
        var lines: [Substring] = []

        /// Whether it is a part of a manifest, which is no program.
        var isManifest: Bool {
            lines.first { !$0.isEmpty }?.hasPrefix(".") == true || lines.contains("import PackageDescription")
        }

        /// The example as a declaration, whose errors are shown where it stands.
        func declaration(_ number: Int) -> String {
            let code = lines.map { $0.hasPrefix("import ") ? "" : $0 }.joined(separator: "\n")
            let scope =
                code.contains("@Test")
                ? "struct Example\(number)" : "func example\(number)(\(ExampleTests.parameters)) async throws"
            return """
                \(scope) {
                #sourceLocation(file: "\(place)", line: \(line))
                \(code)
                #sourceLocation()
                }

                """
        }
    }

    private static func examples(in file: URL) throws -> [Example] {
        let isSource = file.pathExtension == "swift"
        let place = String(file.path.dropFirst(package.path.count + 1))
        var examples: [Example] = []
        var current: Example?
        let lines = try String(contentsOf: file, encoding: .utf8).split(
            separator: "\n", omittingEmptySubsequences: false)
        for (index, line) in lines.enumerated() {
            let text = isSource ? comment(line) : line
            switch (text, current) {
            case ("```swift", nil): current = Example(place: place, line: index + 2)
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

    private static func files() -> [URL] {
        let sources = files(under: package.appendingPathComponent("Sources"))
        return (["README.md", "CONTRIBUTING.md"].map(package.appendingPathComponent) + sources)
            .filter { ["swift", "md"].contains($0.pathExtension) }
            .sorted { $0.path < $1.path }
    }

    @Test func examplesCompile() async throws {
        let examples = try Self.files().flatMap(Self.examples).filter { !$0.isManifest }
        #expect(examples.count > 80)
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let source = folder.appendingPathComponent("Examples.swift")
        let code = Self.context + examples.enumerated().map { $1.declaration($0) }.joined()
        try code.write(to: source, atomically: true, encoding: .utf8)
        let messages = folder.appendingPathComponent("messages")
        try Data().write(to: messages)

        let compiler = Process()
        compiler.executableURL = URL(fileURLWithPath: "/bin/sh")
        let command = "swiftc -typecheck -swift-version 6 -suppress-warnings -Xcc -I/usr/include/libxml2"
        compiler.arguments =
            ["-c", command + " $(pkg-config --cflags libxml-2.0 2>/dev/null) \"$@\"", "sh"]
            + Self.modules() + [source.path]
        compiler.standardError = try FileHandle(forWritingTo: messages)
        let status = try await withCheckedThrowingContinuation { done in
            compiler.terminationHandler = { done.resume(returning: $0.terminationStatus) }
            do { try compiler.run() } catch { done.resume(throwing: error) }
        }
        let errors = try String(contentsOf: messages, encoding: .utf8)
        #expect(status == 0, "\(errors)")
    }

    /// The modules that the tests were built with.
    private static func modules() -> [String] {
        let products = Bundle.module.bundleURL.deletingLastPathComponent()
        let checkouts = products.deletingLastPathComponent().deletingLastPathComponent()
            .appendingPathComponent("checkouts")
        let maps = [package.appendingPathComponent("Sources"), products, checkouts].flatMap(files)
            .filter { $0.lastPathComponent == "module.modulemap" && !$0.path.contains("-tool.build") }
        return ["-I", products.appendingPathComponent("Modules").path]
            + maps.flatMap { ["-Xcc", "-fmodule-map-file=\($0.path)"] }
    }

    private static func files(under folder: URL) -> [URL] {
        let files = FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil)
        return files?.compactMap { $0 as? URL } ?? []
    }
}
