/// A session that expires.
package struct TemporarySession: Sendable {
    /// `user:token`, or another form of session that the core accepts.
    package var text: String
    package var expires: ContinuousClock.Instant

    package init(_ text: String, expires: ContinuousClock.Instant) {
        self.text = text
        self.expires = expires
    }
}

extension OneServer {
    /// Returns a copy whose calls use sessions from `renew`. It requests a new session when the old one expires, or
    /// when the core rejects it.
    ///
    /// `renew` receives the session to replace, and a server with the permanent session.
    package func renewingSession(
        _ renew: @escaping @Sendable (_ old: TemporarySession?, _ one: OneServer) async throws -> TemporarySession
    ) -> OneServer {
        let sessions = Sessions { [self] old in try await renew(old, self) }
        return replacingTransport { RenewedSession(transport: $0, sessions: sessions) }
    }
}

/// Replaces the permanent session of each call with a temporary one.
private struct RenewedSession: Transport {
    let transport: any Transport
    let sessions: Sessions

    func send(_ call: OneCall) async throws -> OneReply {
        guard call.session != nil else { return try await transport.send(call) }
        let session = try await sessions.current()
        do {
            return try await send(call, with: session)
        } catch let error as OneError where error.code == .authentication {
            // The core did nothing. The token may have been deleted.
            return try await send(call, with: try await sessions.replacing(session))
        }
    }

    /// Makes the calls in one request. Calls whose session the core rejects are repeated with a new session.
    func send(_ calls: [OneCall]) async -> [Result<OneReply, any Error>] {
        do {
            let session = try await sessions.current()
            func send(_ calls: [OneCall], _ session: TemporarySession) async -> [Result<OneReply, any Error>] {
                let secrets = OneCall.secrets(ofSession: session.text)
                let calls = calls.map { $0.session == nil ? $0 : $0.with(session: session.text) }
                return await transport.send(calls).map { result in
                    result.mapError { ($0 as? OneError)?.without(secrets) ?? $0 }
                }
            }
            var results = await send(calls, session)
            let unknown = results.indices.filter { index in
                guard case .failure(let error as OneError) = results[index] else { return false }
                return error.code == .authentication
            }
            guard !unknown.isEmpty else { return results }
            let again = await send(unknown.map { calls[$0] }, try await sessions.replacing(session))
            for (index, result) in zip(unknown, again) { results[index] = result }
            return results
        } catch {
            return calls.map { _ in .failure(error) }
        }
    }

    private func send(_ call: OneCall, with session: TemporarySession) async throws -> OneReply {
        do { return try await transport.send(call.with(session: session.text)) } catch let error as OneError {
            throw error.without(OneCall.secrets(ofSession: session.text))
        }
    }
}

/// The current session. Tasks that need a new session share one renewal.
private actor Sessions {
    private let renew: @Sendable (TemporarySession?) async throws -> TemporarySession
    private var session: TemporarySession?
    private var renewal: Task<TemporarySession, any Error>?

    init(_ renew: @escaping @Sendable (TemporarySession?) async throws -> TemporarySession) { self.renew = renew }

    func current() async throws -> TemporarySession {
        if let session, .now < session.expires { return session }
        return try await replacing(session)
    }

    func replacing(_ old: TemporarySession?) async throws -> TemporarySession {
        if let session, session.text != old?.text { return session }
        let task = renewal ?? Task { [renew] in try await renew(old) }
        renewal = task
        defer { if renewal == task { renewal = nil } }
        let new = try await task.value
        session = new
        return new
    }
}
