/// A method that you can call: the value of `one.host.info` before its parentheses.
public struct OneMethod: Sendable {
    let server: OneServer
    let name: String

    /// Calls the method.
    ///
    /// - Parameter arguments: The arguments without the session, in the order of OpenNebula's reference.
    /// - Returns: The response, as the type that the context requires.
    /// - Throws: ``OneError``
    public func callAsFunction<Answer: OneAnswer>(_ arguments: any OneArgument...) async throws -> Answer {
        try await server.perform(name, arguments)
    }

    /// Calls the method, and reads its response as a tree. The compiler chooses this overload if the context requires
    /// no type.
    ///
    /// - Parameter arguments: The arguments without the session, in the order of OpenNebula's reference.
    /// - Returns: The response as a tree.
    /// - Throws: ``OneError``
    @discardableResult
    public func callAsFunction(_ arguments: any OneArgument...) async throws -> OneDocument {
        try await server.perform(name, arguments)
    }
}
