extension OneServer {
    /// The methods that XML-RPC servers have beside the core's own: they take no prefix and no session.
    package static let introspection: Set<String> = [
        "system.listMethods", "system.methodSignature", "system.methodHelp", "system.multicall",
        "system.methodExist", "system.capabilities", "system.getCapabilities", "system.shutdown",
    ]

    /// The arguments that are passwords or tokens, counted without the session.
    package static let secretArguments = ["one.user.allocate": 1, "one.user.passwd": 1, "one.user.login": 1]

    /// Makes a call: the one corridor that every method walks down.
    package func perform<Answer: OneAnswer>(
        _ name: String, _ arguments: [any OneArgument]
    ) async throws(OneError) -> Answer {
        let isIntrospection = Self.introspection.contains(name)
        let method = isIntrospection || name.hasPrefix("one.") ? name : "one.\(name)"
        var secrets = [configuration.session.text]
        do {
            let values = try arguments.map { argument throws(OneError) in try argument.xmlrpcValue() }
            if let position = Self.secretArguments[method], values.indices.contains(position),
                case .string(let secret) = values[position], !secret.isEmpty
            {
                secrets.append(secret)
            }
            let request = try XMLRPCCall(method: method, arguments: values)
                .xml(session: isIntrospection ? nil : configuration.session.text)
            let response = try await exchange(request, method: method) { () throws(XMLError) in
                try AnswerReader<Answer>(ofCore: !isIntrospection)
            }
            return try Answer(Payload(response, ofCore: !isIntrospection))
        } catch {
            throw error.during(method).without(secrets)
        }
    }

    private func exchange<Answer: OneAnswer>(
        _ request: String, method: String, _ reader: @escaping @Sendable () throws(XMLError) -> AnswerReader<Answer>
    ) async throws(OneError) -> Response {
        let watch = Watch(of: method, sent: request.utf8.count, by: logger)
        do {
            let (response, received) = try await watch.traced {
                try await withDeadline(configuration.timeout) {
                    try await repeating(method) { try await answer(to: request, reader()) }
                }
            }
            watch.succeeded(received: received)
            return response
        } catch {
            let error = Task.isCancelled ? OneError(.cancelled, "the task was cancelled") : Self.error(error)
            watch.failed(error.code)
            throw error
        }
    }

    /// Asks until there is an answer, or no reason to ask again.
    private func repeating<T>(_ method: String, _ ask: () async throws -> T) async throws -> T {
        var attempt = 1
        while true {
            do {
                return try await ask()
            } catch {
                guard configuration.retry.repeats(method, after: Self.error(error), attempt: attempt) else {
                    throw error
                }
            }
            attempt += 1
            try await Task.sleep(for: configuration.retry.delay(before: attempt))
        }
    }

    private func answer<Answer: OneAnswer>(
        to request: String, _ reader: AnswerReader<Answer>
    ) async throws -> (Response, received: Int) {
        var received = 0
        for try await chunk in try await transport.post(request) {
            received += chunk.readableBytes
            guard received <= configuration.maximumAnswer else {
                throw OneError(.malformedAnswer, "the answer has more than \(configuration.maximumAnswer) bytes")
            }
            try reader.read(chunk.readableBytesView)
        }
        return (try reader.finish(), received)
    }

    private static func error(_ error: any Error) -> OneError {
        switch error {
        case let error as OneError: error
        case let error as XMLError: OneError(malformed: error)
        default:
            OneError(.interrupted, "the connection broke, and whether the call was carried out is not known: \(error)")
        }
    }
}
