import NIOCore

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
                while let requests = await batch.next(atMost: Swift.max(maximum, 1)) {
                    await batch.answer(requests, with: server.post(requests.map(\.xml)))
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
    /// Sends requests as one.
    ///
    /// - Returns: A response for each.
    fileprivate func post(_ requests: [String]) async -> Result<[String], any Error> {
        do {
            let calls = try requests.map { request -> One.XMLRPCValue in
                let call = try XMLRPCCall(parsing: request.utf8)
                return ["methodName": .string(call.method), "params": .array(call.arguments)]
            }
            let request = try Request("system.multicall", [One.XMLRPCValue.array(calls)], of: configuration)
            let (response, _) = try await withDeadline(configuration.timeout) {
                try await send(request, AnswerReader<[One.XMLRPCValue]>(ofCore: false))
            }
            let answers = try [One.XMLRPCValue](One.Payload(response, ofCore: false))
            guard answers.count == requests.count else {
                throw OneError(.malformedAnswer, "\(requests.count) calls got \(answers.count) answers")
            }
            return .success(try answers.map { try Self.response($0).xml() })
        } catch {
            return .failure(error)
        }
    }

    /// The response that a call would have got by itself.
    private static func response(_ answer: One.XMLRPCValue) throws(OneError) -> XMLRPCResponse {
        switch answer {
        case .array(let values) where values.count == 1: return .value(values[0])
        case .struct(let members):
            guard case .int(let code) = members["faultCode"], case .string(let message) = members["faultString"] else {
                fallthrough
            }
            return .fault(code: code, message: message)
        default: throw OneError(.malformedAnswer, "an answer of system.multicall is neither a value nor a fault")
        }
    }
}

/// The calls of several tasks, which wait for one another.
private actor Batch {
    struct Request: Sendable {
        let id: Int
        let xml: String
    }

    /// The tasks that have not left: those that neither wait nor have left may still call.
    private var tasks: Int
    private var requests: [Request] = []
    private var callers: [Int: CheckedContinuation<String, any Error>] = [:]
    private var sender: CheckedContinuation<Void, Never>?
    private var lastID = 0

    init(of tasks: Int) { self.tasks = tasks }

    /// A task makes no further call.
    func leave() {
        tasks -= 1
        wakeSender()
    }

    func response(to xml: String) async throws -> String {
        lastID += 1
        let id = lastID
        return try await withTaskCancellationHandler {
            try await withCheckedThrowingContinuation { caller in
                if Task.isCancelled {
                    caller.resume(throwing: CancellationError())
                } else {
                    callers[id] = caller
                    requests.append(Request(id: id, xml: xml))
                    wakeSender()
                }
            }
        } onCancel: {
            Task { await self.cancel(id) }
        }
    }

    private func cancel(_ id: Int) {
        requests.removeAll { $0.id == id }
        callers.removeValue(forKey: id)?.resume(throwing: CancellationError())
    }

    /// The next requests to send, once every task waits for one; nil once all have left.
    func next(atMost maximum: Int) async -> [Request]? {
        while tasks > 0, requests.isEmpty || callers.count < tasks {
            await withCheckedContinuation { sender = $0 }
        }
        guard tasks > 0 else { return nil }
        defer { requests.removeFirst(min(maximum, requests.count)) }
        return Array(requests.prefix(maximum))
    }

    func answer(_ requests: [Request], with responses: Result<[String], any Error>) {
        for (index, request) in requests.enumerated() {
            callers.removeValue(forKey: request.id)?.resume(with: responses.map { $0[index] })
        }
    }

    private func wakeSender() {
        sender?.resume()
        sender = nil
    }
}

private struct BatchTransport: Transport {
    let batch: Batch

    func post(_ request: String) async throws -> any AsyncSequence<ByteBuffer, any Error> {
        let response = try await batch.response(to: request)
        return AsyncThrowingStream { continuation in
            continuation.yield(ByteBuffer(string: response))
            continuation.finish()
        }
    }
}
