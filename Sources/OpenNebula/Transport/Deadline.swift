import NIOCore
import NIOPosix

/// Runs `operation`, and cancels it when the time is up.
///
/// The timer is an event loop's, which forgets it as soon as the answer is there: a task that sleeps would hold its
/// memory until the time is up, and cost a call a tenth of its time.
///
/// - Throws: ``OneError/Code/timeout`` where it did not end in time, else what `operation` throws.
func withDeadline<T: Sendable>(
    _ timeout: Duration, _ operation: @escaping @Sendable () async throws -> T
) async throws -> T {
    let task = Task(operation: operation)
    let timer = MultiThreadedEventLoopGroup.singleton.any().scheduleTask(in: TimeAmount(timeout)) { task.cancel() }
    do {
        defer { timer.cancel() }
        return try await withTaskCancellationHandler {
            try await task.value
        } onCancel: {
            task.cancel()
        }
    } catch {
        let isLate: Void? = try? await timer.futureResult.get()
        guard isLate != nil, !Task.isCancelled else { throw error }
        throw OneError(.timeout, "no complete answer within \(timeout)")
    }
}
