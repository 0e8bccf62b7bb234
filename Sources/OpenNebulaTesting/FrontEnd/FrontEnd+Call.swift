public import OpenNebula

extension FrontEnd {
    /// A call that the front-end received.
    ///
    /// Read its arguments with ``int(_:)``, ``bool(_:)`` and ``string(_:)``. If an argument is missing or has another
    /// type, they throw the fault that a core responds with.
    ///
    /// ```swift
    /// frontEnd.on("one.vm.info") { call in
    ///     .result(One.VM.example(ID: try call.int(1)))
    /// }
    /// ```
    public struct Call: Sendable, Hashable {
        /// The method's full name, such as `one.host.info`.
        public var method: String
        /// All arguments, including the session if the method takes one.
        public var arguments: [One.XMLRPCValue]

        /// Creates a call, so that you can pass it to a handler directly.
        ///
        /// - Parameters:
        ///   - method: The method's full name, such as `one.host.info`.
        ///   - arguments: All arguments, including the session if the method takes one.
        public init(method: String, arguments: [One.XMLRPCValue]) {
            self.method = method
            self.arguments = arguments
        }

        /// Returns an argument that must be an integer of 32 bits. OpenNebula's methods take no larger ones.
        ///
        /// - Parameter position: The argument's position. For a core's own methods, position 0 is the session.
        /// - Returns: The argument.
        /// - Throws: The fault -501 if the argument is missing or has another type.
        public func int(_ position: Int) throws -> Int {
            guard case .int(let value) = try argument(position), let value = Int32(exactly: value) else {
                throw mismatch("integer")
            }
            return Int(value)
        }

        /// Returns an argument that must be a boolean.
        ///
        /// - Parameter position: The argument's position. For a core's own methods, position 0 is the session.
        /// - Returns: The argument.
        /// - Throws: The fault -501 if the argument is missing or has another type.
        public func bool(_ position: Int) throws -> Bool {
            guard case .bool(let value) = try argument(position) else { throw mismatch("boolean") }
            return value
        }

        /// Returns an argument that must be a string.
        ///
        /// - Parameter position: The argument's position. For a core's own methods, position 0 is the session.
        /// - Returns: The argument.
        /// - Throws: The fault -501 if the argument is missing or has another type.
        public func string(_ position: Int) throws -> String {
            guard case .string(let value) = try argument(position) else { throw mismatch("string") }
            return value
        }

        /// Returns whether there is an argument at a position. Use it for arguments that the client can leave out.
        ///
        /// - Parameter position: The argument's position, from 0.
        /// - Returns: Whether the argument was sent.
        public func has(_ position: Int) -> Bool { position < arguments.count }

        /// The call in the form that a transport receives.
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
