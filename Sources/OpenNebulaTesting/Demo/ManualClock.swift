import NIOConcurrencyHelpers

/// A clock for tests: it stands still until it is advanced, or until somebody sleeps on it.
///
/// A sleep takes no time: it moves the clock to its end. Code that polls on this clock so gets to see what happens
/// after minutes at once, in the same order each time.
///
/// ```swift
/// let clock = ManualClock()
/// let demo = Demo(clock: clock)
/// clock.advance(by: .seconds(3))
/// ```
public final class ManualClock: Clock, Sendable {
    /// A time of the clock.
    public struct Instant: InstantProtocol {
        /// Since the clock was created.
        public var elapsed: Swift.Duration

        /// The time that long after the clock was created.
        public init(elapsed: Swift.Duration = .zero) { self.elapsed = elapsed }

        /// The time that much later.
        public func advanced(by duration: Swift.Duration) -> Self { Self(elapsed: elapsed + duration) }
        /// How much later the other time is.
        public func duration(to other: Self) -> Swift.Duration { other.elapsed - elapsed }
        /// Whether the first is earlier.
        public static func < (first: Self, second: Self) -> Bool { first.elapsed < second.elapsed }
    }

    private let time = NIOLockedValueBox(Instant())

    /// Creates a clock that stands at the beginning.
    public init() {}

    /// What the clock shows.
    public var now: Instant { time.withLockedValue { $0 } }

    /// Sleeping needs no time.
    public var minimumResolution: Swift.Duration { .zero }

    /// Moves the clock.
    public func advance(by duration: Swift.Duration) { time.withLockedValue { $0 = $0.advanced(by: duration) } }

    /// Moves the clock to a time, where that is not past.
    ///
    /// - Throws: `CancellationError` in a task that was cancelled.
    public func sleep(until deadline: Instant, tolerance: Swift.Duration? = nil) async throws {
        try Task.checkCancellation()
        time.withLockedValue { $0 = max($0, deadline) }
        await Task.yield()
    }
}
