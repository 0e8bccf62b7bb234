import Foundation

/// Which elements documents have, as read in the source of four releases of the core.
struct Presence {
    struct Row {
        var path: [String]
        /// Whether the core writes it by itself and always, in all releases.
        var isGuaranteed: Bool
        /// Whether a driver, a probe, a user or the configuration wrote it.
        var isRelayed: Bool
        /// Whether it holds other elements, of known names, of any names, or none.
        var container: Container
        var isList: Bool
    }

    enum Container { case leaf, closed, free }

    /// By path, the root included.
    private(set) var rows: [[String]: Row] = [:]

    /// By the name of the root element.
    static let documents: [String: Presence] = {
        guard let file = Bundle.module.url(forResource: "presence", withExtension: "tsv", subdirectory: "Fixtures"),
            let text = try? String(contentsOf: file, encoding: .utf8)
        else { return [:] }
        var documents: [String: Presence] = [:]
        for line in text.split(separator: "\n").dropFirst() {
            let fields = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
            let path = fields[1].split(separator: "/").map(String.init)
            let kinds = Set(fields[4].split(separator: ",").map(String.init))
            documents[fields[0], default: Presence()].rows[path] = Row(
                path: path, isGuaranteed: fields[2] == "core" && fields[3] == "always",
                isRelayed: fields[2] == "relayed",
                container: kinds.contains("free") ? .free : kinds.contains("closed") ? .closed : .leaf,
                isList: kinds.contains("list"))
        }
        return documents
    }()

    /// The free container that holds an element, or is it; nil where all of its ancestors are closed.
    func freeContainer(of path: [String]) -> [String]? {
        (1...path.count).map { Array(path.prefix($0)) }.first { rows[$0]?.container == .free }
    }
}
