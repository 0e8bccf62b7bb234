import Foundation
import OpenNebula

/// A pool, an object to a line.
enum Table {
    /// What is shown unless columns are named, as far as the objects have it.
    private static let columns = [
        "ID", "UNAME", "GNAME", "NAME", "STATE", "LCM_STATE", "TYPE", "CLUSTER", "HISTORY_RECORDS.HISTORY.HOSTNAME",
        "HOST_SHARE.RUNNING_VMS", "HOST_SHARE.CPU_USAGE", "HOST_SHARE.MAX_CPU", "HOST_SHARE.MEM_USAGE",
        "HOST_SHARE.MAX_MEM", "SIZE", "TOTAL_MB", "FREE_MB", "USED_LEASES",
    ]

    /// Columns are paths of OpenNebula's names, as `TEMPLATE.CPU`; the last name is the title.
    static func text(_ pool: some OnePool, columns named: [String]?, isBold: Bool) throws -> String {
        var columns = (named ?? columns).map { path in (path: path, cells: pool.members.map { cell(path, of: $0) }) }
        if named == nil {
            columns.removeAll { $0.cells.allSatisfy { $0 == nil } && $0.path != "ID" }
        } else if !pool.members.isEmpty, let unknown = columns.first(where: { $0.cells.allSatisfy { $0 == nil } }) {
            throw Failure(description: "no object has a value at \(unknown.path)")
        }
        var lines = Array(repeating: "", count: pool.members.count + 1)
        for (path, cells) in columns {
            let title = path.split(separator: ".").last.map(String.init) ?? path
            let texts = [title] + cells.map { $0 ?? "-" }
            let width = texts.map(\.count).max() ?? 0
            let isNumber = cells.allSatisfy { $0.map { Double($0) != nil } ?? true }
            for (line, text) in texts.enumerated() {
                let blank = String(repeating: " ", count: width - text.count)
                lines[line] += (lines[line].isEmpty ? "" : "  ") + (isNumber ? blank + text : text + blank)
            }
        }
        if isBold { lines[0] = "\u{1B}[1m\(lines[0])\u{1B}[0m" }
        return lines.joined(separator: "\n")
    }

    /// The value at a path; of a list, that of the last object.
    private static func cell(_ path: String, of member: Any) -> String? {
        var value: Any = member
        for name in path.split(separator: ".").map(String.init) {
            let child: Any? =
                switch value {
                case let template as One.Template: template[name]
                case let attribute as One.TemplateValue: attribute[name]
                default: Mirror(reflecting: value).children.first { $0.label == name }?.value
                }
            guard let child, let last = last(child) else { return nil }
            value = last
        }
        switch value {
        case let text as String: return printable(text)
        case let attribute as One.TemplateValue: return attribute.string.map(printable)
        case is Int, is Double, is Bool, is any OneConstant: return "\(value)"
        default: return nil
        }
    }

    /// What an optional holds, or an array holds last.
    private static func last(_ value: Any) -> Any? {
        let mirror = Mirror(reflecting: value)
        switch mirror.displayStyle {
        case .optional: return mirror.children.first.flatMap { last($0.value) }
        case .collection where !(value is One.Template):
            return mirror.children.reversed().first.flatMap { last($0.value) }
        default: return value
        }
    }

    /// A name may hold what moves a terminal's cursor.
    private static func printable(_ text: String) -> String {
        String(
            String.UnicodeScalarView(text.unicodeScalars.map { $0.properties.generalCategory == .control ? "?" : $0 }))
    }
}
