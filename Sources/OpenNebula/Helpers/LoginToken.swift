extension OneServer {
    /// Returns a copy that logs in with a token, and renews it before it expires. The password is sent once
    /// per token, not with every call.
    ///
    /// ```swift
    /// let withToken = try one.withLoginToken(valid: .seconds(3600))
    /// print(try await withToken.user.info(-1).NAME)
    /// ```
    ///
    /// Calls `user.login` with the first call, and when a tenth of the time is left. Then the old token is deleted. A
    /// core keeps ten tokens per user. If the core rejects the token, for example because it was deleted, a new one is
    /// requested once.
    ///
    /// - Parameters:
    ///   - time: The validity of each token, in whole seconds; at least one second.
    ///   - group: The id of the group that the calls are limited to; nil for all groups of the user.
    /// - Returns: The copy. Its own copies share the token.
    /// - Throws: ``OneError/Code/configuration`` if the session has no user.
    public func withLoginToken(valid time: Duration, group: Int? = nil) throws -> OneServer {
        guard let user = session.unicodeScalars.split(separator: ":", maxSplits: 1).first.map(String.init) else {
            throw OneError(.configuration, "the session must be user:password to log in with")
        }
        let seconds = max(Int(time.components.seconds), 1)
        return renewingSession { old, one in
            let end = ContinuousClock.now + .seconds(seconds) * 0.9
            let token = try await one.user.login(user, "", seconds, group ?? -1)
            if let old = old?.text.utf8.dropFirst(user.utf8.count + 1) {
                _ = try? await one.user.login(user, String(Substring(old)), 0, -1)
            }
            return TemporarySession("\(user):\(token)", expires: end)
        }
    }
}
