extension OneServer {
    /// Makes a call. Every method goes through here. `progress` receives the bytes and objects of a document that have
    /// arrived so far.
    package func perform<Answer: OneAnswer>(
        _ name: String, _ arguments: [any OneArgument], progress: Progress? = nil
    ) async throws(OneError) -> Answer {
        let call = try OneCall(name, arguments, of: configuration)
        let observer = CallObserver(of: call, by: configuration.logger)
        do {
            let answer = try await observer.traced {
                try await call.describingErrors {
                    let payload = try await withTimeLimit(configuration.timeLeft) {
                        try await repeating(call) {
                            try await transport.send(call).payload(of: call, as: Answer.self, progress)
                        }
                    }
                    return try Answer(reading: payload)
                }
            }
            observer.succeeded()
            return answer
        } catch {
            throw observer.failed(call.describing(error))
        }
    }

    package typealias Progress = @Sendable (_ bytes: Int, _ objects: Int) async -> Void

    /// Repeats a request until it succeeds, or until the retry policy or the deadline ends the attempts.
    func repeating<T>(_ call: OneCall, _ ask: () async throws -> T) async throws -> T {
        var attempt = 1
        while true {
            do {
                return try await ask()
            } catch {
                let failure = OneError(exchange: error)
                attempt += 1
                let delay = max(configuration.retry.delay(before: attempt), failure.retryAfter ?? .zero)
                guard configuration.retry.repeats(call.method, after: failure, attempt: attempt - 1),
                    delay < ContinuousClock.now.duration(to: call.deadline)
                else { throw error }
                try await Task.sleep(for: delay)
            }
        }
    }
}

extension OneReply {
    /// Reads the whole reply to a call.
    func payload<Answer: OneAnswer>(
        of call: OneCall, as type: Answer.Type, _ progress: OneServer.Progress? = nil
    ) async throws -> One.Payload {
        switch self {
        case .value(let value): return One.Payload(value)
        case .document(let pieces):
            var reader = try PayloadReader<Answer>()
            var received = 0
            for try await piece in pieces {
                received += piece.count
                guard received <= call.maximumAnswer else {
                    throw OneError(
                        .malformedAnswer, "the response has more than \(call.maximumAnswer) bytes: raise maximumAnswer")
                }
                try reader.read(piece)
                await progress?(received, reader.memberCount)
            }
            return try reader.finish()
        }
    }
}

extension OneAnswer {
    init(reading payload: One.Payload) throws(OneError) {
        do { try self.init(payload) } catch {
            throw OneError(wrapping: error, as: .malformedAnswer, "invalid response")
        }
    }
}

// MARK: Errors

extension OneCall {
    /// Runs a part of the call. Its errors get the method's name, and their secrets are removed.
    func describingErrors<T>(_ part: () async throws -> T) async throws(OneError) -> T {
        do { return try await part() } catch { throw describing(error) }
    }

    func describing(_ error: any Error) -> OneError {
        var error = Task.isCancelled ? OneError(.cancelled, "the task was cancelled") : OneError(exchange: error)
        let reason = ": the server did not start to respond, or no connection was free"
        if error.code == .timeout, traffic.isWaiting, !error.message.hasSuffix(reason) { error.message += reason }
        if error.faultCode == -506, error.method == nil { error.message += MethodDescription.advice(for: method) }
        return error.during(method).without(secrets)
    }
}

extension OneError {
    /// The error that ended an exchange with a core.
    fileprivate init(exchange error: any Error) {
        self.init(
            wrapping: error, as: .interrupted, "the connection broke, it is not known whether the core did the call"
        )
    }
}
