extension One.SystemNamespace {
    /// Makes many calls in few requests: `system.multicall`.
    ///
    /// ```swift
    /// let results = await one.system.multicall(ids) { one, id in
    ///     try await one.vm.update(id, ["LABELS": "web"], .merge)
    /// }
    /// for (id, result) in zip(ids, results) { print(id, result) }
    /// ```
    ///
    /// Make the calls in the closure with the server that it receives. They wait for the calls of other items, and are
    /// sent together. A closure that makes several calls in sequence takes part in as many requests. A core carries out
    /// the calls of a request in sequence. The server's timeout applies to each request. At most the items of two
    /// requests are in progress at once.
    ///
    /// - Parameters:
    ///   - items: The items to make calls for.
    ///   - maximum: The largest number of calls in a request; at least 1.
    ///   - call: A closure that makes the calls for one item.
    /// - Returns: The closure's result or error for each item, in order. The failure of one call does not affect
    ///   others. If a whole request fails, each of its calls fails.
    public func multicall<Item: Sendable, Value: Sendable>(
        _ items: some Collection<Item>, maximum: Int = 200,
        _ call: @escaping @Sendable (_ one: OneServer, _ item: Item) async throws -> Value
    ) async -> [Result<Value, any Error>] {
        var results: [Result<Value, any Error>?] = Array(repeating: nil, count: items.count)
        await server.run(items, maximum, call) { index, _, result in
            results[index] = result
            return true
        }
        return results.compactMap(\.self)
    }

    /// Makes many calls in few requests, and returns each result as soon as it is available.
    ///
    /// ```swift
    /// for await (id, result) in one.system.multicallResults(ids, { one, id in try await one.vm.info(id).NAME }) {
    ///     print(id, result)
    /// }
    /// ```
    ///
    /// Items start as you read results, so a slow loop keeps at most the items of two requests in memory. Leaving the
    /// loop early cancels the calls in progress. For details, see ``multicall(_:maximum:_:)``.
    ///
    /// - Parameters:
    ///   - items: The items to make calls for.
    ///   - maximum: The largest number of calls in a request; at least 1.
    ///   - call: A closure that makes the calls for one item.
    /// - Returns: The items with the closure's result or error, in the order of completion.
    public func multicallResults<Item: Sendable, Value: Sendable>(
        _ items: some Collection<Item> & Sendable, maximum: Int = 200,
        _ call: @escaping @Sendable (_ one: OneServer, _ item: Item) async throws -> Value
    ) -> AsyncStream<(item: Item, result: Result<Value, any Error>)> {
        let (results, yield) = AsyncStream.makeStream(of: (item: Item, result: Result<Value, any Error>).self)
        let (taken, take) = AsyncStream.makeStream(of: Void.self)
        let server = server
        let task = Task {
            var taken = taken.makeAsyncIterator()
            await server.run(items, maximum, call) { _, item, result in
                yield.yield((item, result))
                await taken.next()
                return !Task.isCancelled
            }
            yield.finish()
        }
        let work = Work(task: task)
        return AsyncStream {
            take.yield()
            for await result in results { return result }
            return nil
        } onCancel: {
            work.task.cancel()
        }
    }
}

/// Cancels a task when its last reference is released, because leaving a loop cancels nothing by itself.
private final class Work: Sendable {
    let task: Task<Void, Never>

    init(task: Task<Void, Never>) { self.task = task }

    deinit { task.cancel() }
}

extension OneServer {
    /// Makes the calls of all items, those of two requests at once, and reports each result. No new item starts once
    /// `finished` is true.
    fileprivate func run<Item: Sendable, Value: Sendable>(
        _ items: some Collection<Item>, _ maximum: Int,
        _ call: @escaping @Sendable (OneServer, Item) async throws -> Value,
        _ finished: (Int, Item, Result<Value, any Error>) async -> Bool
    ) async {
        let maximum = max(maximum, 1)
        let batch = Batch(maximum: maximum)
        // A request gets its deadline when it is sent. A call that waits for others has none.
        let one = limitless.replacingTransport { _ in BatchTransport(batch: batch) }
        await withTaskGroup(of: (Int, Item, Result<Value, any Error>)?.self) { group in
            group.addTask {
                while let calls = await batch.next() { await batch.answer(calls, with: await send(calls.map(\.call))) }
                return nil
            }
            var rest = items.enumerated().makeIterator()
            var goesOn = true
            func begin() async -> Bool {
                guard goesOn, let (index, item) = rest.next() else {
                    await batch.complete()
                    return false
                }
                await batch.enter()
                group.addTask {
                    let result: Result<Value, any Error>
                    do { result = .success(try await call(one, item)) } catch { result = .failure(error) }
                    await batch.leave()
                    return (index, item, result)
                }
                return true
            }
            var running = 0
            while running < 2 * maximum, await begin() { running += 1 }
            while running > 0, case let (index, item, result)?? = await group.next() {
                goesOn = await finished(index, item, result) && goesOn
                if await !begin() { running -= 1 }
            }
            await batch.end()
        }
    }

    /// Makes calls together.
    private func send(_ calls: [OneCall]) async -> [Result<OneReply, any Error>] {
        let deadline = ContinuousClock.now + configuration.timeLeft
        do {
            return try await withTimeLimit(configuration.timeLeft) {
                let replies = await transport.send(calls.map { $0.with(deadline: deadline) })
                try Task.checkCancellation()
                return replies
            }
        } catch {
            return calls.map { _ in .failure(error) }
        }
    }
}

/// Collects the calls of several tasks, which wait for each other.
private actor Batch {
    struct Waiting: Sendable {
        let id: Int
        let call: OneCall
    }

    private let maximum: Int
    /// The running tasks: those that do not wait can still make calls.
    private var tasks = 0
    /// Whether no new tasks will enter.
    private var isComplete = false
    private var hasEnded = false
    private var waiting: [Waiting] = []
    private var callers: [Int: CheckedContinuation<OneReply, any Error>] = [:]
    private var sender: CheckedContinuation<Void, Never>?
    private var lastID = 0

    init(maximum: Int) { self.maximum = maximum }

    func enter() { tasks += 1 }

    /// A task makes no more calls.
    func leave() {
        tasks -= 1
        wakeSender()
    }

    func complete() {
        isComplete = true
        wakeSender()
    }

    /// No more tasks will enter.
    func end() {
        hasEnded = true
        wakeSender()
    }

    func reply(to call: OneCall) async throws -> OneReply {
        lastID += 1
        let id = lastID
        return try await withTaskCancellationHandler {
            try await withCheckedThrowingContinuation { caller in
                if Task.isCancelled {
                    caller.resume(throwing: CancellationError())
                } else {
                    callers[id] = caller
                    waiting.append(Waiting(id: id, call: call))
                    wakeSender()
                }
            }
        } onCancel: {
            Task { await self.cancel(id) }
        }
    }

    private func cancel(_ id: Int) {
        waiting.removeAll { $0.id == id }
        callers.removeValue(forKey: id)?.resume(throwing: CancellationError())
    }

    /// Returns the next calls, once a request is full, or once all tasks wait and no new ones will enter; nil at the
    /// end.
    func next() async -> [Waiting]? {
        while !hasEnded, waiting.count < maximum, !isComplete || waiting.isEmpty || callers.count < tasks {
            await withCheckedContinuation { sender = $0 }
        }
        guard !waiting.isEmpty else { return nil }
        defer { waiting.removeFirst(min(maximum, waiting.count)) }
        return Array(waiting.prefix(maximum))
    }

    func answer(_ calls: [Waiting], with replies: [Result<OneReply, any Error>]) {
        for (call, reply) in zip(calls, replies) { callers.removeValue(forKey: call.id)?.resume(with: reply) }
    }

    private func wakeSender() {
        sender?.resume()
        sender = nil
    }
}

private struct BatchTransport: Transport {
    let batch: Batch

    func send(_ call: OneCall) async throws -> OneReply { try await batch.reply(to: call) }
}
