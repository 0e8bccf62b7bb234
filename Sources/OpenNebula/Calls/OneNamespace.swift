/// A namespace of methods, such as `one.host`.
///
/// You can also call methods that the library does not declare: `one.host.anything(0)` calls `one.host.anything`.
@dynamicMemberLookup
public protocol OneNamespace: Sendable {
    /// The namespace's name in OpenNebula's reference, such as `host`.
    static var name: String { get }
    /// The server that receives the calls.
    var server: OneServer { get }
}

extension OneNamespace {
    /// A method that the library does not declare.
    public subscript(dynamicMember method: String) -> OneMethod {
        OneMethod(server: server, name: "\(Self.name).\(method)")
    }

    /// Calls a method of the namespace by name, and reads its response as any type.
    ///
    /// ```swift
    /// let xml: String = try await one.host.call("info", 0)
    /// ```
    ///
    /// - Parameters:
    ///   - method: The method's name, such as `info`.
    ///   - arguments: The arguments without the session, in the order of OpenNebula's reference.
    /// - Returns: The response, as the type that the context requires.
    /// - Throws: ``OneError``
    public func call<Answer: OneAnswer>(_ method: String, _ arguments: any OneArgument...) async throws -> Answer {
        try await server.perform("\(Self.name).\(method)", arguments)
    }

    /// Calls a method of the namespace by name, and reads its response as a tree. The compiler chooses this overload if
    /// the context requires no type.
    ///
    /// - Parameters:
    ///   - method: The method's name, such as `info`.
    ///   - arguments: The arguments without the session, in the order of OpenNebula's reference.
    /// - Returns: The response as a tree.
    /// - Throws: ``OneError``
    @discardableResult
    public func call(_ method: String, _ arguments: any OneArgument...) async throws -> OneDocument {
        try await server.perform("\(Self.name).\(method)", arguments)
    }

    /// Calls a method that returns a pool, and reads the pool while it arrives.
    func stream<Pool: OnePool>(_ method: String, _ arguments: any OneArgument...) -> OneStream<Pool> {
        OneStream(server: server, method: "\(Self.name).\(method)", arguments: arguments)
    }
}

extension One {
    /// A namespace that the library does not declare.
    @dynamicMemberLookup
    public struct UndeclaredNamespace: Sendable {
        let server: OneServer
        let name: String

        /// A method of the namespace.
        public subscript(dynamicMember method: String) -> OneMethod {
            OneMethod(server: server, name: "\(name).\(method)")
        }

        /// Calls a method of the namespace by name, and reads its response as any type.
        ///
        /// - Parameters:
        ///   - method: The method's name, such as `info`.
        ///   - arguments: The arguments without the session, in the order of OpenNebula's reference.
        /// - Returns: The response, as the type that the context requires.
        /// - Throws: ``OneError``
        public func call<Answer: OneAnswer>(_ method: String, _ arguments: any OneArgument...) async throws -> Answer {
            try await server.perform("\(name).\(method)", arguments)
        }

        /// Calls a method of the namespace by name, and reads its response as a tree. The compiler chooses this
        /// overload if the context requires no type.
        ///
        /// - Parameters:
        ///   - method: The method's name, such as `info`.
        ///   - arguments: The arguments without the session, in the order of OpenNebula's reference.
        /// - Returns: The response as a tree.
        /// - Throws: ``OneError``
        @discardableResult
        public func call(_ method: String, _ arguments: any OneArgument...) async throws -> OneDocument {
            try await server.perform("\(name).\(method)", arguments)
        }
    }
}
