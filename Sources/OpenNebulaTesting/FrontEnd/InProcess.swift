public import OpenNebula

extension OneServer {
    /// Creates a server whose calls go to a handler in this process. Use it in tests that need no HTTP.
    ///
    /// ```swift
    /// let one = try OneServer(answering: { call in .result(One.Host.example(ID: try call.int(1))) })
    /// print(try await one.host.info(7).ID)        // 7
    /// ```
    ///
    /// To use the same handler over HTTP, pass it to ``FrontEnd/run(_:port:connections:tls:_:)``. There is no
    /// connection here, so a reply that would break it throws `OneError.Code.interrupted`.
    ///
    /// - Parameters:
    ///   - handler: The handler of the calls.
    ///   - session: The session to send with the calls.
    /// - Throws: `OneError.Code.configuration` if the session is empty.
    public init(
        answering handler: @escaping FrontEnd.Handler, session: One.Secret = "oneadmin:onepass"
    ) throws {
        try self.init(session: session, transport: HandlerTransport(handler: handler))
    }

    /// Creates a server whose calls go to a simulated cloud in this process.
    ///
    /// ```swift
    /// let one = try OneServer(answering: Demo())
    /// print(try await one.hostpool.info().map(\.NAME))
    /// ```
    ///
    /// - Parameters:
    ///   - demo: The cloud.
    ///   - session: The session of one of the cloud's users.
    /// - Throws: `OneError.Code.configuration` if the session is empty.
    public init(answering demo: Demo, session: One.Secret = "oneadmin:onepass") throws {
        try self.init(answering: demo.answer, session: session)
    }
}

private struct HandlerTransport: Transport {
    let handler: FrontEnd.Handler

    func send(_ call: OneCall) async throws -> OneReply {
        let sent = XMLRPCCall(call)
        let asked = FrontEnd.Call(method: sent.method, arguments: sent.arguments)
        return try await reply(FrontEnd.reply(to: asked, handler), to: call)
    }

    private func reply(_ reply: FrontEnd.Reply, to call: OneCall) async throws -> OneReply {
        let isOfCore = call.session != nil
        switch reply {
        case .value(let value): return .value(try XMLRPCResponse.result(value, ofCore: isOfCore))
        case .fault(let code, let message): throw OneError(.fault(code), message)
        case .http(200, let bytes): return .value(try One.XMLRPCValue(saved: bytes, ofCore: isOfCore))
        case .http(let status, _): throw OneError(.http(status), "HTTP status \(status)")
        case .half, .drop: throw OneError(.interrupted, "the connection broke")
        case .paced(let bytes, let bytesPerSecond):
            try await Task.sleep(for: .seconds(Double(bytes.count) / Double(bytesPerSecond)))
            return try await self.reply(.http(200, bytes), to: call)
        case .stall, .hang:
            while true { try await Task.sleep(for: .seconds(86_400)) }
        case .delayed(let time, let reply):
            try await Task.sleep(for: time)
            return try await self.reply(reply, to: call)
        }
    }
}
