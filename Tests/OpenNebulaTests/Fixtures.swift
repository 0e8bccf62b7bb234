import Foundation
import Testing

/// A call and its answer, recorded from a core.
struct Recording: CustomTestStringConvertible {
    let release: String
    /// As `one.host.info-0`.
    let name: String

    /// As `host.info`.
    var method: String {
        let name = name.split(separator: "-")[0]
        return name.hasPrefix("one.") ? String(name.dropFirst(4)) : String(name)
    }

    var testDescription: String { "\(release)/\(name)" }

    func request() throws -> Data { try data("request") }
    func response() throws -> Data { try data("response") }

    private func data(_ part: String) throws -> Data {
        let file = Bundle.module.url(
            forResource: "\(name).\(part)", withExtension: "xml", subdirectory: "Fixtures/\(release)")
        return try Data(contentsOf: #require(file))
    }

    /// Calls of all kinds, of two releases.
    static let all = recordings(["6.10.0", "7.4.0"])

    /// Documents of a cloud that has of everything something, and of objects that were just made.
    static let more = recordings(["7.4.0-rich", "7.4.0-fresh"])

    private static func recordings(_ folders: [String]) -> [Recording] {
        folders.flatMap(recordings)
    }

    private static func recordings(_ release: String) -> [Recording] {
        let files = Bundle.module.urls(forResourcesWithExtension: "xml", subdirectory: "Fixtures/\(release)") ?? []
        return files.map { ($0 as URL).lastPathComponent }.filter { $0.hasSuffix(".response.xml") }.sorted()
            .map { Recording(release: release, name: String($0.dropLast(".response.xml".count))) }
    }
}
