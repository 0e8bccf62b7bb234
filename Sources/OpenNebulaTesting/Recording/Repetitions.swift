import NIOConcurrencyHelpers

/// Counts how often each call is made.
struct Repetitions: Sendable {
    private let counts = NIOLockedValueBox<[Exchange.Call: Int]>([:])

    /// Counts a call. Returns 1 for the first call with this method and these arguments.
    func count(_ call: Exchange.Call) -> Int {
        counts.withLockedValue { counts in
            counts[call, default: 0] += 1
            return counts[call, default: 0]
        }
    }
}
