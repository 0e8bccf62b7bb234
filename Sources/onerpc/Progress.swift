import Foundation

/// Shows the progress of a long response on standard error.
actor Progress {
    private let start = ContinuousClock.now
    private var shown: ContinuousClock.Instant?

    func show(bytes: Int, objects: Int) {
        let now = ContinuousClock.now
        guard start.duration(to: now) > .seconds(1), shown.map({ $0.duration(to: now) > .milliseconds(200) }) ?? true
        else { return }
        shown = now
        let megabytes = Double(bytes) / 1_000_000
        let rate = megabytes / (start.duration(to: now) / .seconds(1))
        let count = objects == 0 ? "" : "\(objects) objects, "
        let tenths = FloatingPointFormatStyle<Double>.number.precision(.fractionLength(1))
        write("\r\(megabytes.formatted(tenths)) MB, \(count)\(rate.formatted(tenths)) MB/s\u{1B}[K")
    }

    /// Erases the line.
    func finish() { if shown != nil { write("\r\u{1B}[K") } }

    private func write(_ text: String) { FileHandle.standardError.write(Data(text.utf8)) }
}
