import Floor
import Foundation

/// The process's memory, in bytes.
enum Memory {
    /// What is resident now, and the most that was since `reset`; nothing where the system does not tell.
    static var usage: (now: Int, peak: Int) {
        let status = (try? String(contentsOfFile: "/proc/self/status", encoding: .utf8)) ?? ""
        func value(_ name: String) -> Int {
            let line = status.split(separator: "\n").first { $0.hasPrefix(name) }
            return (line?.split(whereSeparator: \.isWhitespace).dropFirst().first.flatMap { Int($0) } ?? 0) * 1024
        }
        return (value("VmRSS:"), value("VmHWM:"))
    }

    /// Gives free memory back, so that what is taken next shows.
    static func reset() {
        return_free_memory()
        try? Data("5".utf8).write(to: URL(fileURLWithPath: "/proc/self/clear_refs"))
    }
}
