package import NIOCore

/// What carries a request to a server, and its answer back.
package protocol Transport: Sendable {
    /// Sends a request.
    ///
    /// - Returns: The answer's XML, in pieces as they arrive.
    /// - Throws: ``OneError`` for an answer of another HTTP status than 200; any other error for a connection that
    ///   could not be made, or broke.
    func post(_ request: String) async throws -> any AsyncSequence<ByteBuffer, any Error>
}
