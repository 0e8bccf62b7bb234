import Foundation
import Testing

/// The folders of the library are floors: what stands on one knows those below it, and nothing above.
@Suite(.onSerialThread) struct FloorTests {
    private static let floors = [
        ["XML"], ["One.swift", "OneError.swift"], ["Template"],
        ["Calls", "Transports", "OneServer.swift", "Configuration.swift"], ["Resources"], ["Helpers"],
    ]
    /// The table of methods is of the calls, and names what each returns.
    private static let exceptions: Set<String> = ["MethodTable.swift"]

    private struct File {
        var floor: Int
        var name: String
        var declared: Set<Substring>
        /// Those of the declared types that other files see.
        var types: Set<Substring>
        var words: Set<Substring>
    }

    @Test func nothingPointsUp() throws {
        let sources = URL(filePath: #filePath).deletingLastPathComponent()
            .appending(path: "../../Sources/OpenNebula").standardizedFileURL
        var files: [File] = []
        for case let url as URL in FileManager.default.enumerator(at: sources, includingPropertiesForKeys: nil)
            ?? .init()
        where url.pathExtension == "swift" {
            let folder = url.path.dropFirst(sources.path.count + 1).prefix { $0 != "/" }
            let floor = try #require(Self.floors.firstIndex { $0.contains(String(folder)) }, "\(url.path)")
            let code = try String(contentsOf: url, encoding: .utf8)
                .replacing(/(?m)\/\/.*$/, with: "").replacing(/"(?:\\.|[^"\\\n])*"/, with: "")
            let declared = code.matches(of: /(?:struct|enum|class|actor|protocol|associatedtype) (\w+)/)
            let types = code.matches(
                of: /(?m)^(?: {4}public |public |package )?(?:final )?(?:struct|enum|class|actor|protocol) (\w+)/)
            files.append(
                File(
                    floor: floor, name: url.lastPathComponent, declared: Set(declared.map(\.1)),
                    types: Set(types.map(\.1)),
                    words: Set(code.split { !$0.isLetter && !$0.isNumber && $0 != "_" })))
        }
        #expect(files.count > 80)
        for (floor, _) in Self.floors.enumerated() {
            let known = files.filter { $0.floor <= floor }.reduce(into: Set<Substring>()) { $0.formUnion($1.declared) }
            let above = files.filter { $0.floor > floor }.reduce(into: Set<Substring>()) { $0.formUnion($1.types) }
            for file in files where file.floor == floor && !Self.exceptions.contains(file.name) {
                let found = file.words.intersection(above.subtracting(known))
                #expect(found == [], "\(file.name) knows \(found.sorted())")
            }
        }
    }
}
