import Foundation

/// The Swift compiler, for programs that use the modules which the tests were built with.
public enum Compiler {
    /// Compiles a program, and links it where `executable` is given.
    ///
    /// Nothing tells the compiler where libxml2's headers are: a program that depends on this package needs none.
    public static func compile(
        _ sources: [URL], flags: [String] = [], executable: URL? = nil, timeout: Duration = .seconds(300)
    ) async throws -> Program {
        var arguments = ["swiftc", "-swift-version", "6"] + flags + modules + sources.map(\.path)
        if let executable {
            let objects = executable.appendingPathExtension("objects")
            try objectFiles().joined(separator: "\n").write(to: objects, atomically: true, encoding: .utf8)
            arguments += ["@" + objects.path, "-lxml2", "-lstdc++", "-o", executable.path]
        }
        return try await Program.run(
            URL(fileURLWithPath: "/usr/bin/env"), arguments, timeout: timeout)
    }

    /// Where to find the modules, and those of C below them.
    public static let modules: [String] = {
        let checkouts = Program.products.deletingLastPathComponent().deletingLastPathComponent()
            .appendingPathComponent("checkouts")
        let sources = Program.package.appendingPathComponent("Sources")
        let maps = [sources, Program.products, checkouts].flatMap(files(under:)).filter {
            $0.lastPathComponent == "module.modulemap" && !$0.path.contains("-tool.build")
                && !$0.path.contains(".build/include/")
        }
        return ["-I", Program.products.appendingPathComponent("Modules").path]
            + maps.flatMap { ["-Xcc", "-fmodule-map-file=\($0.path)"] }
    }()

    /// What the command is linked of, but its own files.
    private static func objectFiles() throws -> [String] {
        let list = Program.products.appendingPathComponent("onerpc.product/Objects.LinkFileList")
        return try String(contentsOf: list, encoding: .utf8).split(separator: "\n").map(String.init)
            .filter { !$0.contains("/onerpc.build/") }
    }

    /// All files of a folder.
    public static func files(under folder: URL) -> [URL] {
        let files = FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil)
        return files?.compactMap { $0 as? URL } ?? []
    }
}
