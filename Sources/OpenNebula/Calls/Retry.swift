extension One {
    /// Which calls are repeated that failed before an answer arrived.
    ///
    /// ```swift
    /// let one = try OneServer(retry: .reads(attempts: 5))
    /// ```
    public struct Retry: Sendable, Hashable {
        var attempts: Int
        var backoff: Duration

        /// No call.
        public static let never = Retry(attempts: 1, backoff: .zero)

        /// Calls that only read, where the connection could not be made or broke, the HTTP status is 429 or from 500 on, a
        /// gateway answered with a web page, or the core's zone has no leader.
        ///
        /// Never what may have changed something: of that it could not be known whether it was done. All attempts
        /// together are bound by the timeout of the call.
        ///
        /// - Parameters:
        ///   - attempts: How often a call is made at most, the first time included; 1 at least.
        ///   - backoff: How long to wait before the second attempt; twice as long before each further one, 10 s at
        ///     most. Of each time a random part of up to a half is left out, so that clients do not come back all at
        ///     once.
        /// - Returns: What to give to ``OneServer``.
        public static func reads(attempts: Int = 3, backoff: Duration = .milliseconds(200)) -> Retry {
            Retry(attempts: max(1, attempts), backoff: max(.zero, backoff))
        }

        /// How long to wait before an attempt, counted from 2.
        func delay(before attempt: Int) -> Duration {
            min(backoff * (1 << min(attempt - 2, 20)), .seconds(10)) * Double.random(in: 0.5...1)
        }

        func repeats(_ method: String, after error: OneError, attempt: Int) -> Bool {
            attempt < attempts && error.mayPass && MethodDescription.named(method)?.isRead ?? false
        }
    }
}

extension OneError {
    /// Whether the failure is one of the connection, or of a core that starts or elects a leader.
    var mayPass: Bool {
        // Status 200 is a gateway's web page.
        [.connection, .interrupted, .replication].contains(code)
            || httpStatus.map { $0 >= 500 || $0 == 429 || $0 == 200 } ?? false
    }
}
