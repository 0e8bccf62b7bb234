public import OpenNebula

extension FrontEnd {
    /// A call that came in.
    ///
    /// Its arguments are read as a core reads them: one that is missing or of another type throws the fault that a
    /// core answers with.
    ///
    /// ```swift
    /// frontEnd.on("one.vm.info") { call in
    ///     .result(One.VM.example(ID: try call.int(1)))
    /// }
    /// ```
    public struct Call: Sendable, Hashable {
        /// The method's full name, as `one.host.info`.
        public var method: String
        /// All arguments, the session among them where the method takes one.
        public var arguments: [One.XMLRPCValue]

        /// Creates a call, to ask a handler directly.
        ///
        /// - Parameters:
        ///   - method: The method's full name, as `one.host.info`.
        ///   - arguments: All arguments, the session among them where the method takes one.
        public init(method: String, arguments: [One.XMLRPCValue]) {
            self.method = method
            self.arguments = arguments
        }

        /// An argument that must be an integer.
        ///
        /// - Parameter position: From 0, which is the session of a core's own methods.
        /// - Returns: The argument.
        /// - Throws: The fault -501.
        public func int(_ position: Int) throws -> Int {
            guard case .int(let value) = try argument(position) else { throw mismatch("integer") }
            return value
        }

        /// An argument that must be a boolean.
        ///
        /// - Parameter position: From 0, which is the session of a core's own methods.
        /// - Returns: The argument.
        /// - Throws: The fault -501.
        public func bool(_ position: Int) throws -> Bool {
            guard case .bool(let value) = try argument(position) else { throw mismatch("boolean") }
            return value
        }

        /// An argument that must be a text.
        ///
        /// - Parameter position: From 0, which is the session of a core's own methods.
        /// - Returns: The argument.
        /// - Throws: The fault -501.
        public func string(_ position: Int) throws -> String {
            guard case .string(let value) = try argument(position) else { throw mismatch("string") }
            return value
        }

        /// Whether there is an argument at that position: an optional one was sent.
        ///
        /// - Parameter position: From 0.
        /// - Returns: Whether it was.
        public func has(_ position: Int) -> Bool { position < arguments.count }

        /// The call as a transport gets it.
        var asCall: OneCall {
            let hasSession = MethodDescription.isOfCore(method)
            let session = if hasSession, case .string(let session)? = arguments.first { session } else { "" }
            return OneCall(
                method, Array(arguments.dropFirst(hasSession ? 1 : 0)), session: hasSession ? session : nil,
                deadline: .now + .seconds(60), maximumAnswer: .max)
        }

        private func argument(_ position: Int) throws -> One.XMLRPCValue {
            guard has(position) else { throw OneError(.fault(-501), "Not enough parameters", method: method) }
            return arguments[position]
        }

        private func mismatch(_ type: String) -> OneError {
            OneError(.fault(-501), "Parameter that is supposed to be \(type) is not", method: method)
        }
    }
}
