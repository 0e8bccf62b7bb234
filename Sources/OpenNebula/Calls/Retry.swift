extension One {
    /// Which failed calls to retry. A call is retried only if it failed before its response arrived.
    ///
    /// ```swift
    /// let one = try OneServer(retry: .reads(attempts: 5))
    /// ```
    public struct Retry: Sendable, Hashable {
        var attempts: Int
        var backoff: Duration
        /// Whether to retry a write that was not sent.
        var repeatsUnsent = false

        /// Retries no call.
        public static let never = Retry(attempts: 1, backoff: .zero)

        /// Retries calls that only read: if the connection failed or broke, if the HTTP status is 429 or at least 500,
        /// if a gateway responded with a web page, or if the core's zone has no leader.
        ///
        /// While the zone has no leader, all calls are retried, because the core has done nothing. Otherwise calls that
        /// write are never retried, because it is not known whether the core carried them out. The timeout of a call
        /// covers all attempts.
        ///
        /// - Parameters:
        ///   - attempts: The largest number of attempts, including the first; at least 1.
        ///   - backoff: The wait before the second attempt. It doubles with each attempt, up to 10 s. Each wait is
        ///     shortened by a random amount of up to half, so that clients do not all retry at once.
        /// - Returns: The value for ``OneServer``.
        public static func reads(attempts: Int = 3, backoff: Duration = .milliseconds(200)) -> Retry {
            Retry(attempts: max(1, attempts), backoff: max(.zero, backoff))
        }

        /// Retries the same calls as ``reads(attempts:backoff:)``, and calls that write if the connection failed,
        /// because then nothing was sent.
        ///
        /// - Parameters:
        ///   - attempts: The largest number of attempts, including the first; at least 1.
        ///   - backoff: The wait before the second attempt. It doubles with each attempt, up to 10 s, and is shortened
        ///     by a random amount of up to half.
        /// - Returns: The value for ``OneServer``.
        public static func safely(attempts: Int = 3, backoff: Duration = .milliseconds(200)) -> Retry {
            var retry = reads(attempts: attempts, backoff: backoff)
            retry.repeatsUnsent = true
            return retry
        }

        /// Returns the wait before an attempt, from the second on.
        func delay(before attempt: Int) -> Duration {
            min(backoff * (1 << min(attempt - 2, 20)), .seconds(10)) * Double.random(in: 0.5...1)
        }

        func repeats(_ method: String, after error: OneError, attempt: Int) -> Bool {
            guard attempt < attempts else { return false }
            let isDoneNothing = error.code == .noLeader || repeatsUnsent && error.code == .connection
            return isDoneNothing || error.mayPass && MethodDescription.named(method)?.isRead ?? false
        }
    }
}

extension OneError {
    /// Whether the failure may be temporary: of the connection, or of a core that starts or elects a leader.
    var mayPass: Bool {
        // Status 200 is a gateway's web page.
        [.connection, .interrupted, .replication, .noLeader].contains(code)
            || httpStatus.map { $0 >= 500 || $0 == 429 || $0 == 200 } ?? false
    }
}
