/// Carries calls to a core, and results back.
///
/// A transport can wrap another one, to record, replay or combine calls.
package protocol Transport: Sendable {
    /// Makes a call.
    ///
    /// - Throws: ``OneError`` for an error of the core or the server, with the code `connection` if nothing was sent.
    ///   Any other error means that the connection broke.
    func send(_ call: OneCall) async throws -> OneReply

    /// Makes several calls together.
    ///
    /// - Returns: The result of each call, in order.
    func send(_ calls: [OneCall]) async -> [Result<OneReply, any Error>]
}

extension Transport {
    /// Makes the calls concurrently.
    package func send(_ calls: [OneCall]) async -> [Result<OneReply, any Error>] {
        await withTaskGroup(of: (Int, Result<OneReply, any Error>).self) { group in
            for (index, call) in calls.enumerated() {
                group.addTask {
                    do { return (index, .success(try await send(call))) } catch { return (index, .failure(error)) }
                }
            }
            var replies: [Int: Result<OneReply, any Error>] = [:]
            for await (index, reply) in group { replies[index] = reply }
            return calls.indices.compactMap { replies[$0] }
        }
    }
}
