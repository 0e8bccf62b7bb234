import NIOConcurrencyHelpers

extension One.Configuration {
    /// Creates the transport to the endpoint, or to several endpoints of one zone.
    func transport() throws(OneError) -> any Transport {
        var transports: [any Transport] = []
        for endpoint in try validEndpoints() { transports.append(try XMLRPCTransport(self, endpoint: endpoint)) }
        return transports.count == 1 ? transports[0] : Endpoints(transports)
    }
}

/// The servers of a zone. A call goes to the server that responded last, and to the next one if nothing was done.
///
/// A follower passes writes on to the leader, but answers most reads itself, and gets the writes later: a program could
/// not read what it just wrote. So after a write, the calls go to the leader. Only administrators may ask who leads:
/// for others, an object that is missing right after a write is looked for again.
struct Endpoints: Transport {
    private struct State {
        var current = 0
        /// Until when the leader need not be looked for.
        var looks = ContinuousClock.Instant.now
        var knowsLeader = false
        /// Until when a server may lack the last write.
        var lag = ContinuousClock.Instant.now
        /// Until when each server that was unreachable, or did not respond in time, is tried last.
        var rests: [Int: ContinuousClock.Instant] = [:]
    }

    /// The state of the server that leads its zone.
    private static let leader = 3

    private let transports: [any Transport]
    private let state = NIOLockedValueBox(State())

    init(_ transports: [any Transport]) { self.transports = transports }

    func send(_ call: OneCall) async throws -> OneReply {
        var failure: any Error = OneError(.connection, "no endpoint")
        for index in order {
            do {
                let reply = try await ask(index, call)
                answered(index)
                await followLeader(after: [call])
                return reply
            } catch {
                if Task.isCancelled, call.deadline - .milliseconds(100) < .now { rest(index) }
                guard isDoneNothing(error, by: index) else { throw error }
                failure = error
            }
        }
        throw failure
    }

    func send(_ calls: [OneCall]) async -> [Result<OneReply, any Error>] {
        var results: [Result<OneReply, any Error>] = []
        for index in order {
            results = await transports[index].send(calls)
            guard case .failure(let error)? = results.first, isDoneNothing(error, by: index) else {
                answered(index)
                await followLeader(after: calls)
                break
            }
        }
        return results
    }

    private func ask(_ index: Int, _ call: OneCall) async throws -> OneReply {
        while true {
            do {
                return try await transports[index].send(call)
            } catch let error as OneError
                where error.code == .noExists && state.withLockedValue({ $0.lag > .now })
            {
                try await Task.sleep(for: .milliseconds(100))
            }
        }
    }

    /// Lets calls go to the leader, if one of these calls was a write. This asks each server at most every 10 seconds,
    /// unless one fails.
    private func followLeader(after calls: [OneCall]) async {
        let now = ContinuousClock.now
        guard let write = calls.first(where: { MethodDescription.named($0.method)?.isRead == false }) else { return }
        let mayLook = state.withLockedValue { state in
            // Followers get a write within half a second.
            if !state.knowsLeader { state.lag = now + .seconds(1) }
            // The write is done: its call must not end in a timeout now.
            guard state.looks <= now, write.deadline > now + .seconds(1) else { return false }
            state.looks = now + .seconds(10)
            return true
        }
        guard mayLook else { return }
        let status = OneCall(
            "one.zone.raftstatus", [], session: write.session, deadline: write.deadline, maximumAnswer: 1 << 16)
        let leader = await withTaskGroup(of: Int?.self) { group in
            for (index, transport) in transports.enumerated() {
                group.addTask {
                    let raft = try? await withTimeLimit(.milliseconds(500)) {
                        try OneDocument(await transport.send(status).payload(of: status, as: OneDocument.self))
                    }
                    return raft?.STATE.int == Self.leader ? index : nil
                }
            }
            defer { group.cancelAll() }
            for await case let index? in group { return index as Int? }
            return nil
        }
        state.withLockedValue { state in
            state.knowsLeader = leader != nil
            guard let leader else { return }
            state.current = leader
            state.lag = .now
        }
    }

    /// The server that responded last, then the others. Servers that were unreachable come at the end.
    private var order: [Int] {
        let state = state.withLockedValue { $0 }
        let now = ContinuousClock.now
        let all = transports.indices.map { (state.current + $0) % transports.count }
        return all.filter { state.rests[$0] ?? now <= now } + all.filter { state.rests[$0] ?? now > now }
    }

    private func answered(_ index: Int) {
        state.withLockedValue { state in
            state.current = index
            state.rests[index] = nil
        }
    }

    private func rest(_ index: Int) { state.withLockedValue { $0.rests[index] = .now + .seconds(30) } }

    /// Whether the call can go to another server. This also records an unreachable server.
    private func isDoneNothing(_ error: any Error, by index: Int) -> Bool {
        guard let error = error as? OneError else { return false }
        let code = error.code
        if error.mayPass {
            state.withLockedValue { state in
                state.looks = .now
                state.knowsLeader = false
            }
        }
        if code != .noLeader {
            if error.mayPass { rest(index) } else { answered(index) }
        }
        return code == .connection || code == .noLeader
    }
}
