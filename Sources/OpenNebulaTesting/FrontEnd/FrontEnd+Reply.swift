public import OpenNebula

extension FrontEnd {
    /// What to do with a call.
    public enum Reply: Sendable, Hashable {
        /// Answer with a value: for a method of a core, an array as `[true, result, 0]`.
        case value(One.XMLRPCValue)
        /// Answer with an XML-RPC fault.
        case fault(Int, String)
        /// Answer with an HTTP status and these bytes, whatever they are: HTTP 500, garbage, a recording.
        case http(Int, [UInt8])
        /// Send half of these bytes, then close the connection.
        case half([UInt8])
        /// Send half of these bytes, and never the rest.
        case stall([UInt8])
        /// Answer with these bytes, no faster than that.
        case paced([UInt8], bytesPerSecond: Int)
        /// Close the connection without an answer.
        case drop
        /// Never answer.
        case hang
        /// Wait, then do that.
        indirect case delayed(Duration, Reply)

        /// Answer with the result of a core's own method: an id, a text, whether something is so.
        ///
        /// - Parameter value: The result, as `7` or `"7.4.0"`.
        /// - Returns: The reply.
        public static func result(_ value: One.XMLRPCValue) -> Reply { .value([true, value, 0]) }

        /// Answer with a document.
        ///
        /// ```swift
        /// frontEnd.on("one.vm.info", .result(One.VM.example(ID: 7, NAME: "web")))
        /// ```
        ///
        /// - Parameter document: The document.
        /// - Returns: The reply; HTTP status 500 where the document cannot be written.
        public static func result(_ document: some OneRoot) -> Reply {
            do {
                return .result(.string(try DocumentWriter.xml(document)))
            } catch {
                return .http(500, "\(error)")
            }
        }

        /// Answer with an HTTP status and this text.
        public static func http(_ status: Int, _ text: String) -> Reply { .http(status, Array(text.utf8)) }

        /// Send half of this text, then close the connection.
        public static func half(_ text: String) -> Reply { .half(Array(text.utf8)) }

        /// Send half of this text, and never the rest.
        public static func stall(_ text: String) -> Reply { .stall(Array(text.utf8)) }

        /// Answer as a core that fails with this error; with the HTTP status or the fault that it stands for. A
        /// connection that breaks is dropped, a timeout never answered, and anything else is HTTP status 500.
        public static func error(_ error: OneError) -> Reply {
            switch XMLRPCResponse(error) {
            case .value(let value): return .value(value)
            case .fault(let code, let message): return .fault(code, message)
            case nil: break
            }
            if let status = error.httpStatus { return .http(status, "") }
            switch error.code {
            case .connection, .interrupted: return .drop
            case .timeout: return .hang
            default: return .http(500, "\(error)")
            }
        }
    }
}
