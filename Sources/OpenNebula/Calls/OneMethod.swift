/// A method, ready to be called: what `one.host.info` is before its parentheses.
public struct OneMethod: Sendable {
    let server: OneServer
    let name: String

    /// Calls the method.
    ///
    /// - Parameter arguments: All arguments but the session, in the reference's order.
    /// - Returns: The answer, as the type that the context asks for.
    /// - Throws: ``OneError``
    public func callAsFunction<Answer: OneAnswer>(_ arguments: any OneArgument...) async throws -> Answer {
        try await server.perform(name, arguments)
    }

    /// Calls the method, where the context asks for no type.
    ///
    /// - Parameter arguments: All arguments but the session, in the reference's order.
    /// - Returns: The answer as a tree.
    /// - Throws: ``OneError``
    @discardableResult
    public func callAsFunction(_ arguments: any OneArgument...) async throws -> OneDocument {
        try await server.perform(name, arguments)
    }
}
