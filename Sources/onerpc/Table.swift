import Foundation
import OpenNebula

/// Prints a pool as a table, with one object on each line.
enum Table {
    /// The default columns. Those without any value are left out.
    private static let columns = [
        "ID", "UNAME", "GNAME", "NAME", "STATE", "LCM_STATE", "TYPE", "CLUSTER", "HISTORY_RECORDS.HISTORY.HOSTNAME",
        "HOST_SHARE.RUNNING_VMS", "HOST_SHARE.CPU_USAGE", "HOST_SHARE.MAX_CPU", "HOST_SHARE.MEM_USAGE",
        "HOST_SHARE.MAX_MEM", "SIZE", "TOTAL_MB", "FREE_MB", "USED_LEASES",
    ]

    /// Returns the table. Columns are paths of OpenNebula's names, such as `TEMPLATE.CPU`, and the last name is the
    /// title. If a path has several values, the last one is shown.
    static func text(_ objects: [some OneRoot], columns named: [String]?, isBold: Bool) throws -> String {
        let objects = try objects.map { try Fields($0) }
        var columns = (named ?? columns).map { path in
            (path: path, cells: objects.map { $0.values(at: path)?.last.map(printable) })
        }
        if named == nil {
            columns.removeAll { $0.cells.allSatisfy { $0 == nil } && $0.path != "ID" }
        } else if !objects.isEmpty, let unknown = columns.first(where: { $0.cells.allSatisfy { $0 == nil } }) {
            throw Failure(description: "no object has a value at \(unknown.path)")
        }
        var lines = Array(repeating: "", count: objects.count + 1)
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

    /// Replaces control characters, which could move the cursor of the terminal.
    private static func printable(_ text: String) -> String {
        String(
            String.UnicodeScalarView(text.unicodeScalars.map { $0.properties.generalCategory == .control ? "?" : $0 }))
    }
}
