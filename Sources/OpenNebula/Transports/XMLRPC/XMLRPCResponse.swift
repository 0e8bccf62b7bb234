import NIOCore

/// An XML-RPC response: a value or a fault.
package enum XMLRPCResponse: Sendable, Hashable {
    case value(One.XMLRPCValue)
    case fault(code: Int, message: String)

    /// Returns the response as XML.
    ///
    /// - Throws: ``OneError/Code/invalidArgument`` if XML-RPC cannot carry the value.
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
    /// Creates the response that a core sends for an error; nil if the error does not come from a core.
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

// MARK: Results

extension XMLRPCResponse {
    /// Returns the result in `[true, result, …]`, the response of a core's methods. For other methods, it is the value.
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
            throw OneError(.core(code, message), message, objectID: objectID)
        default: break
        }
        throw malformed("a result, or a message and a code")
    }

    /// Returns the results of calls that were made together.
    package static func replies(
        in reply: OneReply, to calls: [OneCall]
    ) throws(OneError) -> [Result<OneReply, any Error>] {
        guard case .value(.array(let answers)) = reply, answers.count == calls.count else {
            throw OneError(.malformedAnswer, "invalid response: expected \(calls.count) results")
        }
        return zip(calls, answers).map { call, answer in
            Result { .value(try result(ofMember: answer, of: call)) }
        }
    }

    /// Returns the result of one call of a `system.multicall`.
    private static func result(ofMember answer: One.XMLRPCValue, of call: OneCall) throws(OneError) -> One.XMLRPCValue {
        switch answer {
        case .array(let values) where values.count == 1: return try result(values[0], ofCore: call.session != nil)
        case .struct: throw OneError(fault: answer)
        default: throw malformed("a value or a fault")
        }
    }

    /// Returns the value in a response.
    ///
    /// - Throws: The fault, if the response is one.
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
        OneError(.malformedAnswer, "invalid response: expected \(expected)")
    }
}

extension OneError {
    fileprivate init(fault: One.XMLRPCValue) {
        guard case .struct(let members) = fault, case .int(let code) = members["faultCode"],
            case .string(let message) = members["faultString"]
        else {
            self.init(.malformedAnswer, "invalid response: expected a fault's code and message")
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

    /// Returns the next piece of the document, or nil at the end of the response.
    func next() async throws -> [UInt8]? {
        while let chunk = try await chunk() {
            call.traffic.add(received: chunk.readableBytes)
            let text = try reader.read(ArraySlice(chunk.readableBytesView))
            if !text.isEmpty { return text }
            guard reader.hasDocument || call.traffic.received <= call.maximumAnswer else {
                throw OneError(
                    .malformedAnswer, "the response has more than \(call.maximumAnswer) bytes: raise maximumAnswer")
            }
        }
        guard hasEnd || reader.isWhole else {
            throw OneError(.interrupted, "the connection closed before the response was complete")
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
        guard let envelope else { throw OneError(.malformedAnswer, "invalid response: it is incomplete") }
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
