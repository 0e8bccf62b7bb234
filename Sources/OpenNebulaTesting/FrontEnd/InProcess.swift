public import OpenNebula

extension OneServer {
    /// A server whose calls a handler answers, in this process: for tests that need no HTTP.
    ///
    /// ```swift
    /// let one = try OneServer(answering: { call in .result(One.Host.example(ID: try call.int(1))) })
    /// print(try await one.host.info(7).ID)        // 7
    /// ```
    ///
    /// The same handler answers over HTTP in ``FrontEnd/run(_:port:connections:tls:_:)``. What a reply says of a
    /// connection is an error here: one that breaks is `interrupted`.
    ///
    /// - Parameters:
    ///   - handler: Answers the calls.
    ///   - session: The session of the calls.
    /// - Throws: `OneError.Code.configuration` for an empty session.
    public init(
        answering handler: @escaping FrontEnd.Handler, session: One.Secret = "oneadmin:onepass"
    ) throws {
        try self.init(session: session, transport: HandlerTransport(handler: handler))
    }

    /// A server that is a small living cloud, in this process.
    ///
    /// ```swift
    /// let one = try OneServer(answering: Demo())
    /// print(try await one.hostpool.info().map(\.NAME))
    /// ```
    ///
    /// - Parameters:
    ///   - demo: The cloud.
    ///   - session: The session of the calls, one of the cloud's.
    /// - Throws: `OneError.Code.configuration` for an empty session.
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
