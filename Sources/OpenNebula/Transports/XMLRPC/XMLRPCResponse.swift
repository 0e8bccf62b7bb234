import NIOCore

/// What a server answers to a call, as XML-RPC has it on the wire.
package enum XMLRPCResponse: Sendable, Hashable {
    case value(One.XMLRPCValue)
    case fault(code: Int, message: String)

    /// - Throws: ``OneError/Code/invalidArgument`` where XML-RPC cannot carry the value.
    package func xml() throws(OneError) -> String {
        var xml = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<methodResponse>"
        do {
            switch self {
            case .value(let value):
                xml += "<params><param>"
                try value.append(to: &xml)
                xml += "</param></params>"
            case .fault(let code, let message):
                xml += "<fault>"
                try One.XMLRPCValue.struct(["faultCode": .int(code), "faultString": .string(message)]).append(to: &xml)
                xml += "</fault>"
            }
        } catch {
            throw OneError(.invalidArgument, error.problem)
        }
        return xml + "</methodResponse>\n"
    }
}

extension XMLRPCResponse {
    /// The response that a core sends for an error; nil for an error that is none of a core's.
    package init?(_ error: OneError) {
        if let fault = error.faultCode {
            self = .fault(code: fault, message: error.message)
        } else if let code = error.code.coreNumber {
            self = .value([false, .string(error.message), .int(code), .int(error.objectID ?? -1), -1])
        } else {
            return nil
        }
    }
}

// MARK: What it says

extension XMLRPCResponse {
    /// The result of `[true, result, …]`, which is what a core's own methods answer; the value itself for other methods.
    ///
    /// - Throws: The core's error for `[false, message, code, object id, …]`.
    package static func result(_ value: One.XMLRPCValue, ofCore: Bool) throws(OneError) -> One.XMLRPCValue {
        guard ofCore else { return value }
        guard case .array(let items) = value, let success = items.first else { throw malformed("an array") }
        switch success {
        case .bool(true) where items.count > 1: return items[1]
        case .bool(false) where items.count > 2:
            guard case .string(let message) = items[1], case .int(let code) = items[2] else { break }
            var objectID: Int?
            if items.count > 3, case .int(let id) = items[3], id >= 0 { objectID = id }
            throw OneError(.core(code), message, objectID: objectID)
        default: break
        }
        throw malformed("a result, or a message and a code")
    }

    /// The replies to calls that were made together.
    package static func replies(
        in reply: OneReply, to calls: [OneCall]
    ) throws(OneError) -> [Result<OneReply, any Error>] {
        guard case .value(.array(let answers)) = reply, answers.count == calls.count else {
            throw OneError(.malformedAnswer, "\(calls.count) calls got another number of answers")
        }
        return zip(calls, answers).map { call, answer in
            Result { .value(try result(ofMember: answer, of: call)) }
        }
    }

    /// The result of a call within a `system.multicall`.
    private static func result(ofMember answer: One.XMLRPCValue, of call: OneCall) throws(OneError) -> One.XMLRPCValue {
        switch answer {
        case .array(let values) where values.count == 1: return try result(values[0], ofCore: call.session != nil)
        case .struct: throw OneError(fault: answer)
        default: throw malformed("a value or a fault")
        }
    }

    /// The value that a response holds.
    ///
    /// - Throws: A fault as an error.
    static func value(_ response: XMLElement) throws(OneError) -> One.XMLRPCValue {
        let fault = response.child(named: "fault")
        let value = try OneError.reading { () throws(XMLError) in
            guard response.name == "methodResponse", let body = response.child(named: "params") ?? fault,
                body.endIndex == response.endIndex
            else { throw response.unexpected("an XML-RPC response") }
            guard let parent = fault ?? body.child(named: "param"), parent.endIndex == body.endIndex,
                let value = parent.child(named: "value"), value.endIndex == parent.endIndex
            else { throw body.unexpected("one value") }
            return try One.XMLRPCValue(value)
        }
        if fault != nil { throw OneError(fault: value) }
        return value
    }

    private static func malformed(_ expected: String) -> OneError {
        OneError(.malformedAnswer, "the answer is not what it should be: expected \(expected)")
    }
}

extension OneError {
    fileprivate init(fault: One.XMLRPCValue) {
        guard case .struct(let members) = fault, case .int(let code) = members["faultCode"],
            case .string(let message) = members["faultString"]
        else {
            self.init(.malformedAnswer, "the answer is not what it should be: expected a fault's code and message")
            return
        }
        self.init(.fault(code), message)
    }
}

// MARK: Arriving

extension XMLRPCResponse {
    /// Reads a response up to where its document begins, or to its end.
    static func reply(
        to call: OneCall, _ body: some AsyncSequence<ByteBuffer, any Error> & Sendable, hasEnd: Bool = true
    ) async throws -> OneReply {
        let response = try ArrivingResponse(to: call, body, hasEnd: hasEnd)
        guard let first = try await response.next() else { return .value(try await response.result()) }
        return .document(DocumentPieces(first: first, response: response))
    }
}

private actor ArrivingResponse {
    private let call: OneCall
    private var body: (any AsyncIteratorProtocol<ByteBuffer, any Error>)?
    private var reader: XMLRPCResponseReader
    private var envelope: XMLTree?
    private let hasEnd: Bool

    init(to call: OneCall, _ body: some AsyncSequence<ByteBuffer, any Error> & Sendable, hasEnd: Bool) throws {
        self.call = call
        self.hasEnd = hasEnd
        self.body = body.makeAsyncIterator()
        reader = try XMLRPCResponseReader(ofCore: call.session != nil)
    }

    /// What arrives next of the document; nil at the response's end.
    func next() async throws -> [UInt8]? {
        while let chunk = try await chunk() {
            call.traffic.add(received: chunk.readableBytes)
            let text = try reader.read(ArraySlice(chunk.readableBytesView))
            if !text.isEmpty { return text }
            guard reader.hasDocument || call.traffic.received <= call.maximumAnswer else {
                throw OneError(.malformedAnswer, "the answer has more than \(call.maximumAnswer) bytes")
            }
        }
        guard hasEnd || reader.isWhole else {
            throw OneError(.interrupted, "the connection ended before the answer did")
        }
        envelope = try reader.finish()
        return nil
    }

    private func chunk() async throws -> ByteBuffer? {
        guard var body = body.take() else { return nil }
        let chunk = try await body.next(isolation: self)
        self.body = body
        return chunk
    }

    func result() throws -> One.XMLRPCValue {
        guard let envelope else { throw OneError(.malformedAnswer, "the answer is not complete") }
        return try XMLRPCResponse.result(try XMLRPCResponse.value(envelope.root), ofCore: call.session != nil)
    }
}

private struct DocumentPieces: AsyncSequence, Sendable {
    let first: [UInt8]
    let response: ArrivingResponse

    func makeAsyncIterator() -> Iterator { Iterator(first: first, response: response) }

    struct Iterator: AsyncIteratorProtocol {
        var first: [UInt8]?
        let response: ArrivingResponse

        mutating func next(isolation actor: isolated (any Actor)?) async throws -> [UInt8]? {
            if let first = first.take() { return first }
            return try await response.next()
        }
    }
}
