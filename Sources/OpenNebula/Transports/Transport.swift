/// What carries calls to a core, and the answers back.
///
/// A transport around a transport reads calls and replies: it records them, replays them, or gathers them.
package protocol Transport: Sendable {
    /// Makes a call.
    ///
    /// - Throws: ``OneError`` for what the core or the server says; `connection` if nothing was sent. Any other error is
    ///   taken for a connection that broke.
    func send(_ call: OneCall) async throws -> OneReply

    /// Makes several calls at once.
    ///
    /// - Returns: A reply for each.
    func send(_ calls: [OneCall]) async -> [Result<OneReply, any Error>]
}

extension Transport {
    /// Makes the calls side by side.
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
