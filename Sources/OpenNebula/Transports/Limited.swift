import NIOConcurrencyHelpers

extension OneServer {
    /// Returns a copy that limits the number of concurrent calls. Further calls wait in order.
    ///
    /// A core accepts few connections. To leave some for other clients, use one limited value for all calls:
    ///
    /// ```swift
    /// let few = one.limited(to: 4)
    /// let vms = try await withThrowingTaskGroup(of: One.VM.self) { group in
    ///     for id in ids { group.addTask { try await few.vm.info(id) } }
    ///     return try await group.reduce(into: []) { $0.append($1) }
    /// }
    /// ```
    ///
    /// The timeout of a call includes its wait. A stream counts as one call until you read it to its end or discard it.
    ///
    /// - Parameter count: The largest number of concurrent calls; at least 1.
    /// - Returns: The copy. Its own copies share the limit.
    public func limited(to count: Int) -> OneServer {
        let turns = Turns(max(count, 1))
        return replacingTransport { Limited(transport: $0, turns: turns) }
    }
}

/// Limits the number of concurrent calls.
private struct Limited: Transport {
    let transport: any Transport
    let turns: Turns

    func send(_ call: OneCall) async throws -> OneReply {
        let turn = try await turns.next()
        switch try await transport.send(call) {
        case .value(let value): return .value(value)
        case .document(let pieces): return .document(Pieces(base: pieces, turn: turn))
        }
    }

    func send(_ calls: [OneCall]) async -> [Result<OneReply, any Error>] {
        do {
            let turn = try await turns.next()
            let results = await transport.send(calls)
            withExtendedLifetime(turn) {}
            return results
        } catch {
            return calls.map { _ in .failure(error) }
        }
    }

    /// A document's pieces. The iterator keeps the turn.
    private struct Pieces: AsyncSequence, Sendable {
        let base: any AsyncSequence<[UInt8], any Error> & Sendable
        let turn: Turns.Turn

        struct Iterator: AsyncIteratorProtocol {
            var base: any AsyncIteratorProtocol<[UInt8], any Error>
            let turn: Turns.Turn

            mutating func next(isolation actor: isolated (any Actor)?) async throws -> [UInt8]? {
                try await base.next(isolation: actor)
            }
        }

        func makeAsyncIterator() -> Iterator { Iterator(base: base.makeAsyncIterator(), turn: turn) }
    }
}

/// A semaphore that serves waiters in order.
private final class Turns: Sendable {
    /// A turn. It ends when its last reference is released.
    final class Turn: Sendable {
        private let turns: Turns
        fileprivate init(_ turns: Turns) { self.turns = turns }
        deinit { turns.end() }
    }

    private struct State {
        var free: Int
        var lastID = 0
        var waiting: [(id: Int, continuation: CheckedContinuation<Void, any Error>)] = []
        var cancelled: Set<Int> = []
    }

    private let state: NIOLockedValueBox<State>

    init(_ count: Int) { state = NIOLockedValueBox(State(free: count)) }

    func next() async throws -> Turn {
        let id = state.withLockedValue { state in
            state.lastID += 1
            return state.lastID
        }
        try await withTaskCancellationHandler {
            try await withCheckedThrowingContinuation { (continuation: CheckedContinuation<Void, any Error>) in
                let result: Result<Void, any Error>? = state.withLockedValue { state in
                    if state.cancelled.remove(id) != nil { return .failure(CancellationError()) }
                    guard state.free == 0 else {
                        state.free -= 1
                        return .success(())
                    }
                    state.waiting.append((id, continuation))
                    return nil
                }
                if let result { continuation.resume(with: result) }
            }
        } onCancel: {
            let waiting = state.withLockedValue { state -> CheckedContinuation<Void, any Error>? in
                guard let index = state.waiting.firstIndex(where: { $0.id == id }) else {
                    state.cancelled.insert(id)
                    return nil
                }
                return state.waiting.remove(at: index).continuation
            }
            waiting?.resume(throwing: CancellationError())
        }
        state.withLockedValue { _ = $0.cancelled.remove(id) }
        return Turn(self)
    }

    private func end() {
        let next = state.withLockedValue { state -> CheckedContinuation<Void, any Error>? in
            guard !state.waiting.isEmpty else {
                state.free += 1
                return nil
            }
            return state.waiting.removeFirst().continuation
        }
        next?.resume()
    }
}
