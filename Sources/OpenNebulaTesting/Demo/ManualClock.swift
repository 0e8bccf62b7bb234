import NIOConcurrencyHelpers

/// A clock for tests. It stands still until you advance it, or until code sleeps on it.
///
/// A sleep takes no real time: it moves the clock to the end of the sleep. Code that polls on this clock sees at once
/// what happens after minutes, and in the same order each time.
///
/// ```swift
/// let clock = ManualClock()
/// let demo = Demo(clock: clock)
/// clock.advance(by: .seconds(3))
/// ```
public final class ManualClock: Clock, Sendable {
    /// A point in time of the clock.
    public struct Instant: InstantProtocol {
        /// The time since the clock was created.
        public var elapsed: Swift.Duration

        /// Creates an instant from the time since the clock was created.
        public init(elapsed: Swift.Duration = .zero) { self.elapsed = elapsed }

        /// Returns an instant that is later by a duration.
        public func advanced(by duration: Swift.Duration) -> Self { Self(elapsed: elapsed + duration) }
        /// Returns the duration from this instant to another one.
        public func duration(to other: Self) -> Swift.Duration { other.elapsed - elapsed }
        /// Returns whether the first instant is earlier.
        public static func < (first: Self, second: Self) -> Bool { first.elapsed < second.elapsed }
    }

    private let time = NIOLockedValueBox(Instant())

    /// Creates a clock whose elapsed time is zero.
    public init() {}

    /// The current time of the clock.
    public var now: Instant { time.withLockedValue { $0 } }

    /// The minimum resolution, which is zero.
    public var minimumResolution: Swift.Duration { .zero }

    /// Moves the clock forward by a duration.
    public func advance(by duration: Swift.Duration) { time.withLockedValue { $0 = $0.advanced(by: duration) } }

    /// Moves the clock to an instant, without waiting. If the instant is in the past, the clock stays as it is.
    ///
    /// - Throws: `CancellationError` if the task is cancelled.
    public func sleep(until deadline: Instant, tolerance: Swift.Duration? = nil) async throws {
        try Task.checkCancellation()
        time.withLockedValue { $0 = max($0, deadline) }
        await Task.yield()
    }
}
