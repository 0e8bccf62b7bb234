import NIOConcurrencyHelpers

/// Counts how often each call is made.
struct Repetitions: Sendable {
    private let counts = NIOLockedValueBox<[Exchange.Call: Int]>([:])

    /// Counts a call: 1 for the first of its kind.
    func count(_ call: Exchange.Call) -> Int {
        counts.withLockedValue { counts in
            counts[call, default: 0] += 1
            return counts[call, default: 0]
        }
    }
}
