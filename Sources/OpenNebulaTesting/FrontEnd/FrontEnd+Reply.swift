public import OpenNebula

extension FrontEnd {
    /// How the front-end replies to a call.
    public enum Reply: Sendable, Hashable {
        /// Respond with a value. For a core's own methods, use an array such as `[true, result, 0]`.
        case value(One.XMLRPCValue)
        /// Respond with an XML-RPC fault.
        case fault(Int, String)
        /// Respond with an HTTP status and any bytes as the body, valid or not.
        case http(Int, [UInt8])
        /// Send half of these bytes, then close the connection.
        case half([UInt8])
        /// Send half of these bytes, then nothing more. The connection stays open.
        case stall([UInt8])
        /// Respond with these bytes, at this rate.
        case paced([UInt8], bytesPerSecond: Int)
        /// Close the connection without a response.
        case drop
        /// Never respond. The connection stays open.
        case hang
        /// Wait, then send another reply.
        indirect case delayed(Duration, Reply)

        /// Respond with the result of a core's own method: an id, a string or a boolean.
        ///
        /// - Parameter value: The result, such as `7` or `"7.4.0"`.
        /// - Returns: The reply.
        public static func result(_ value: One.XMLRPCValue) -> Reply { .value([true, value, 0]) }

        /// Respond with a document.
        ///
        /// ```swift
        /// frontEnd.on("one.vm.info", .result(One.VM.example(ID: 7, NAME: "web")))
        /// ```
        ///
        /// - Parameter document: The document.
        /// - Returns: The reply. If the document cannot be written as XML, this is HTTP status 500.
        public static func result(_ document: some OneRoot) -> Reply {
            do {
                return .result(.string(try DocumentWriter.xml(document)))
            } catch {
                return .http(500, "\(error)")
            }
        }

        /// Respond with an HTTP status and this text as the body.
        public static func http(_ status: Int, _ text: String) -> Reply { .http(status, Array(text.utf8)) }

        /// Send half of this text, then close the connection.
        public static func half(_ text: String) -> Reply { .half(Array(text.utf8)) }

        /// Send half of this text, then nothing more. The connection stays open.
        public static func stall(_ text: String) -> Reply { .stall(Array(text.utf8)) }

        /// Respond in the way that makes a client throw this error.
        ///
        /// A core's error, a fault or an HTTP status is sent as such. `connection` and `interrupted` close the
        /// connection without a response, and `timeout` never responds. Any other error is HTTP status 500.
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
