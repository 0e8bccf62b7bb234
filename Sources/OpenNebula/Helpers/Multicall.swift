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
    /// The calls that the closure makes with the server that it is given wait for those of the other items, and go out
    /// with them. One that makes several calls, one after the other, takes part in as many requests. A core carries
    /// out the calls of a request one after the other.
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
        let batch = Batch(of: items.count)
        let one = server.replacingTransport { _ in BatchTransport(batch: batch) }
        return await withTaskGroup(of: (Int, Result<Value, any Error>)?.self) { group in
            for (index, item) in items.enumerated() {
                group.addTask {
                    let result: Result<Value, any Error>
                    do { result = .success(try await call(one, item)) } catch { result = .failure(error) }
                    await batch.leave()
                    return (index, result)
                }
            }
            group.addTask {
                while let calls = await batch.next(atMost: Swift.max(maximum, 1)) {
                    await batch.answer(calls, with: await server.send(calls.map(\.call)))
                }
                return nil
            }
            var results: [Int: Result<Value, any Error>] = [:]
            for await case let (index, result)? in group { results[index] = result }
            return items.indices.enumerated().compactMap { results[$0.offset] }
        }
    }
}

extension OneServer {
    /// Makes calls together.
    fileprivate func send(_ calls: [OneCall]) async -> [Result<OneReply, any Error>] {
        do {
            return try await withDeadline(configuration.timeout) { await transport.send(calls) }
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

    /// The tasks that have not left: those that neither wait nor have left may still call.
    private var tasks: Int
    private var waiting: [Waiting] = []
    private var callers: [Int: CheckedContinuation<OneReply, any Error>] = [:]
    private var sender: CheckedContinuation<Void, Never>?
    private var lastID = 0

    init(of tasks: Int) { self.tasks = tasks }

    /// A task makes no further call.
    func leave() {
        tasks -= 1
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

    /// The next calls to make, once every task waits for one; nil once all have left.
    func next(atMost maximum: Int) async -> [Waiting]? {
        while tasks > 0, waiting.isEmpty || callers.count < tasks {
            await withCheckedContinuation { sender = $0 }
        }
        guard tasks > 0 else { return nil }
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
