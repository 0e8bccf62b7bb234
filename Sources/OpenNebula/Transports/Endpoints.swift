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
struct Endpoints: Transport {
    private struct State {
        var current = 0
        /// Until when each server that was unreachable, or did not respond in time, is tried last.
        var rests: [Int: ContinuousClock.Instant] = [:]
    }

    private let transports: [any Transport]
    private let state = NIOLockedValueBox(State())

    init(_ transports: [any Transport]) { self.transports = transports }

    func send(_ call: OneCall) async throws -> OneReply {
        var failure: any Error = OneError(.connection, "no endpoint")
        for index in order {
            do {
                let reply = try await transports[index].send(call)
                answered(index)
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
                break
            }
        }
        return results
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
        if code != .noLeader {
            if error.mayPass { rest(index) } else { answered(index) }
        }
        return code == .connection || code == .noLeader
    }
}
