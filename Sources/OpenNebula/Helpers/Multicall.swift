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
    /// The calls that the closure makes with the server that it is given wait for those of other items, and go out with
    /// them. One that makes several calls, one after the other, takes part in as many requests. A core carries out the
    /// calls of a request one after the other. The server's timeout is that of a request. No more than two requests'
    /// items are at work at once, however many there are.
    ///
    /// - Parameters:
    ///   - items: What to call for.
    ///   - maximum: How many calls a request may hold, at least 1.
    ///   - call: Makes the calls for an item.
    /// - Returns: What the closure returned for each item, or why it failed, in the order of the items. That one call
    ///   fails touches no other; where a whole request fails, each of its calls does.
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

    /// Makes many calls in few requests, and gives each result as soon as it is there.
    ///
    /// ```swift
    /// for await (id, result) in one.system.multicallResults(ids, { one, id in try await one.vm.info(id).NAME }) {
    ///     print(id, result)
    /// }
    /// ```
    ///
    /// Items are begun as results are taken, so a slow loop holds no more than those of two requests. A loop that is
    /// left cancels what is at work. See ``multicall(_:maximum:_:)`` for the rest.
    ///
    /// - Parameters:
    ///   - items: What to call for.
    ///   - maximum: How many calls a request may hold, at least 1.
    ///   - call: Makes the calls for an item.
    /// - Returns: The items, each with what the closure returned or why it failed, in the order in which they end.
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

/// Ends a task with the last who waits for it: a loop that is left cancels nothing by itself.
private final class Work: Sendable {
    let task: Task<Void, Never>

    init(task: Task<Void, Never>) { self.task = task }

    deinit { task.cancel() }
}

extension OneServer {
    /// Makes the calls of all items, those of two requests at once, and tells each result. No further item is begun once
    /// `finished` says so.
    fileprivate func run<Item: Sendable, Value: Sendable>(
        _ items: some Collection<Item>, _ maximum: Int,
        _ call: @escaping @Sendable (OneServer, Item) async throws -> Value,
        _ finished: (Int, Item, Result<Value, any Error>) async -> Bool
    ) async {
        let maximum = max(maximum, 1)
        let batch = Batch(maximum: maximum)
        // A request has its deadline when it is sent; a call that waits for others has none.
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
        let deadline = ContinuousClock.now + configuration.timeout
        do {
            return try await withDeadline(configuration.timeout) {
                let replies = await transport.send(calls.map { $0.with(deadline: deadline) })
                try Task.checkCancellation()
                return replies
            }
        } catch {
            return calls.map { _ in .failure(error) }
        }
    }
}

/// The calls of several tasks, which wait for one another.
private actor Batch {
    struct Waiting: Sendable {
        let id: Int
        let call: OneCall
    }

    private let maximum: Int
    /// The tasks at work: those that do not wait may still call.
    private var tasks = 0
    /// Whether no further task enters.
    private var isComplete = false
    private var hasEnded = false
    private var waiting: [Waiting] = []
    private var callers: [Int: CheckedContinuation<OneReply, any Error>] = [:]
    private var sender: CheckedContinuation<Void, Never>?
    private var lastID = 0

    init(maximum: Int) { self.maximum = maximum }

    func enter() { tasks += 1 }

    /// A task makes no further call.
    func leave() {
        tasks -= 1
        wakeSender()
    }

    func complete() {
        isComplete = true
        wakeSender()
    }

    /// All tasks have left.
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

    /// The next calls to make, once a request is full, or every task waits for one and no further enters; nil after the end.
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
