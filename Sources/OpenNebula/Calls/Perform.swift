import Logging

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
        let isIntrospection = Self.introspection.contains(name)
        let method = isIntrospection || name.hasPrefix("one.") ? name : "one.\(name)"
        do {
            let values = try arguments.map { argument throws(OneError) in try argument.xmlrpcValue() }
            let request = try XMLRPCCall(method: method, arguments: values)
                .xml(session: isIntrospection ? nil : configuration.session.text)
            let response = try await exchange(request, method: method)
            return try Answer(response: response, ofCore: !isIntrospection)
        } catch {
            throw error.during(method)
        }
    }

    private func exchange(_ request: String, method: String) async throws(OneError) -> XMLTree {
        let start = ContinuousClock.now
        do {
            let answer = try await withDeadline(configuration.timeout) { [transport] in
                let parser = try XMLParser()
                for try await chunk in try await transport.post(request) { try parser.parse(chunk.readableBytesView) }
                return try parser.finish()
            }
            logger?.debug("call", metadata: ["method": "\(method)", "duration": "\(start.duration(to: .now))"])
            return answer
        } catch {
            let error = Task.isCancelled ? OneError(.cancelled, "the task was cancelled") : Self.error(error)
            logger?.debug(
                "call failed",
                metadata: [
                    "method": "\(method)", "duration": "\(start.duration(to: .now))", "code": "\(error.code)",
                ])
            throw error
        }
    }

    private static func error(_ error: any Error) -> OneError {
        switch error {
        case let error as OneError: error
        case let error as XMLError: OneError(malformed: error)
        default: OneError(.connection, "no connection, or it broke: \(error)")
        }
    }
}
