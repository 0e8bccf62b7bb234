/// A group of methods, as `one.host`.
///
/// What has no declaration is a method nevertheless: `one.host.anything(0)` calls `one.host.anything`.
@dynamicMemberLookup
public protocol OneNamespace: Sendable {
    /// The group's name in the reference, as `host`.
    static var name: String { get }
    /// Where the methods are called.
    var server: OneServer { get }
}

extension OneNamespace {
    /// The method of that name.
    public subscript(dynamicMember method: String) -> OneMethod {
        OneMethod(server: server, name: "\(Self.name).\(method)")
    }

    /// Calls a method of the group by name, to read its answer as any type.
    ///
    /// ```swift
    /// let xml: String = try await one.host.call("info", 0)
    /// ```
    ///
    /// - Parameters:
    ///   - method: The method's name, as `info`.
    ///   - arguments: All arguments but the session, in the reference's order.
    /// - Returns: The answer, as the type that the context asks for.
    /// - Throws: ``OneError``
    public func call<Answer: OneAnswer>(_ method: String, _ arguments: any OneArgument...) async throws -> Answer {
        try await server.perform("\(Self.name).\(method)", arguments)
    }

    /// Calls a method of the group by name, where the context asks for no type.
    ///
    /// - Parameters:
    ///   - method: The method's name, as `info`.
    ///   - arguments: All arguments but the session, in the reference's order.
    /// - Returns: The answer as a tree.
    /// - Throws: ``OneError``
    @discardableResult
    public func call(_ method: String, _ arguments: any OneArgument...) async throws -> OneDocument {
        try await server.perform("\(Self.name).\(method)", arguments)
    }

    /// Calls a method of the group whose answer is a pool, to read it while it arrives.
    func stream<Pool: OnePool>(_ method: String, _ arguments: any OneArgument...) -> OneStream<Pool> {
        OneStream(server: server, method: "\(Self.name).\(method)", arguments: arguments)
    }
}

extension One {
    /// A group of methods that this library declares nothing of.
    @dynamicMemberLookup
    public struct UndeclaredNamespace: Sendable {
        let server: OneServer
        let name: String

        /// The method of that name.
        public subscript(dynamicMember method: String) -> OneMethod {
            OneMethod(server: server, name: "\(name).\(method)")
        }

        /// Calls a method of the group by name, to read its answer as any type.
        ///
        /// - Parameters:
        ///   - method: The method's name, as `info`.
        ///   - arguments: All arguments but the session, in the reference's order.
        /// - Returns: The answer, as the type that the context asks for.
        /// - Throws: ``OneError``
        public func call<Answer: OneAnswer>(_ method: String, _ arguments: any OneArgument...) async throws -> Answer {
            try await server.perform("\(name).\(method)", arguments)
        }

        /// Calls a method of the group by name, where the context asks for no type.
        ///
        /// - Parameters:
        ///   - method: The method's name, as `info`.
        ///   - arguments: All arguments but the session, in the reference's order.
        /// - Returns: The answer as a tree.
        /// - Throws: ``OneError``
        @discardableResult
        public func call(_ method: String, _ arguments: any OneArgument...) async throws -> OneDocument {
            try await server.perform("\(name).\(method)", arguments)
        }
    }
}
