extension OneServer {
    /// The methods that XML-RPC servers have beside the core's own: they take no prefix and no session.
    package static let introspection: Set<String> = [
        "system.listMethods", "system.methodSignature", "system.methodHelp", "system.multicall",
        "system.methodExist", "system.capabilities", "system.getCapabilities", "system.shutdown",
    ]

    /// Makes a call: the one corridor that every method walks down.
    package func perform<Answer: OneAnswer>(
        _ name: String, _ arguments: [any OneArgument]
    ) async throws(OneError) -> Answer {
        let request = try Request(name, arguments, of: configuration)
        let watch = Watch(of: request.method, sent: request.xml.utf8.count, by: logger)
        do {
            let (answer, received) = try await watch.traced {
                try await request.describingErrors {
                    let (response, received) = try await withDeadline(configuration.timeout) {
                        try await repeating(request.method) {
                            try await send(request, AnswerReader<Answer>(ofCore: request.isOfCore))
                        }
                    }
                    return (try request.read(response, as: Answer.self), received)
                }
            }
            watch.succeeded(received: received)
            return answer
        } catch {
            throw request.failed(error, watch)
        }
    }

    /// Asks until there is an answer, or no reason to ask again.
    func repeating<T>(_ method: String, _ ask: () async throws -> T) async throws -> T {
        var attempt = 1
        while true {
            do {
                return try await ask()
            } catch {
                guard configuration.retry.repeats(method, after: OneError(exchange: error), attempt: attempt) else {
                    throw error
                }
            }
            attempt += 1
            try await Task.sleep(for: configuration.retry.delay(before: attempt))
        }
    }

    /// Sends a request once.
    func send<Answer: OneAnswer>(
        _ request: Request, _ reader: AnswerReader<Answer>
    ) async throws -> (Response, received: Int) {
        var received = 0
        for try await chunk in try await transport.post(request.xml) {
            received += chunk.readableBytes
            guard received <= configuration.maximumAnswer else {
                throw OneError(.malformedAnswer, "the answer has more than \(configuration.maximumAnswer) bytes")
            }
            try reader.read(chunk.readableBytesView)
        }
        return (try reader.finish(), received)
    }
}

/// A call that is about to be made.
struct Request: Sendable {
    /// The full name.
    let method: String
    let xml: String
    /// Whether the method is one of a core's own, which take a session and answer `[true, result, …]`.
    let isOfCore: Bool
    private let secrets: [String]

    /// `name` is the method's, its prefix left out or not.
    init(_ name: String, _ arguments: [any OneArgument], of configuration: Configuration) throws(OneError) {
        isOfCore = !OneServer.introspection.contains(name)
        method = isOfCore && !name.hasPrefix("one.") ? "one.\(name)" : name
        var secrets = [configuration.session.text]
        do {
            let values = try arguments.enumerated().map { [method] index, argument in
                do {
                    if let text = argument as? String { try MethodDescription.check(text, at: index, of: method) }
                    return try argument.xmlrpcValue()
                } catch {
                    throw OneError(wrapping: error, as: .invalidArgument, "argument \(index + 1) cannot be written")
                }
            }
            secrets += MethodDescription.secrets(in: values, of: method)
            self.secrets = secrets
            xml = try XMLRPCCall(method: method, arguments: values)
                .xml(session: isOfCore ? configuration.session.text : nil)
        } catch {
            throw OneError(wrapping: error, as: .invalidArgument, "an argument cannot be written")
                .during(method).without(secrets)
        }
    }

    /// What the response says; a core's error is thrown.
    func read<Answer: OneAnswer>(_ response: Response, as type: Answer.Type) throws(OneError) -> Answer {
        let payload = try One.Payload(response, ofCore: isOfCore)
        do { return try Answer(payload) } catch {
            throw OneError(wrapping: error, as: .malformedAnswer, "the answer cannot be read")
        }
    }

    /// Runs a part of the call, whose errors tell the method, and nothing that is secret.
    func describingErrors<T>(_ part: () async throws -> T) async throws(OneError) -> T {
        do { return try await part() } catch { throw describing(error) }
    }

    /// What made the call fail.
    func failed(_ error: any Error, _ watch: Watch) -> OneError {
        let error = describing(error)
        watch.failed(error.code)
        return error
    }

    func describing(_ error: any Error) -> OneError {
        var error = Task.isCancelled ? OneError(.cancelled, "the task was cancelled") : OneError(exchange: error)
        if error.faultCode == -506, error.method == nil { error.message += MethodDescription.advice(for: method) }
        return error.during(method).without(secrets)
    }
}

extension OneError {
    /// What ended an exchange with a core.
    fileprivate init(exchange error: any Error) {
        self.init(
            wrapping: error, as: .interrupted, "the connection broke, and whether the call was carried out is not known"
        )
    }

    /// The error itself where it is one of ours, else one that holds it.
    init(wrapping error: any Error, as code: Code, _ message: String) {
        switch error {
        case let error as OneError: self = error
        case let error as XMLError: self.init(malformed: error)
        default: self.init(code, "\(message): \(error)", underlying: error)
        }
    }
}
