import NIOCore
import NIOPosix

/// Runs `operation`, and cancels it when the time is up.
///
/// The timer is an event loop's: a second task, which sleeps, would cost each call more.
///
/// - Throws: ``OneError/Code/timeout`` where it did not end in time, else what `operation` throws.
func withDeadline<T: Sendable>(
    _ timeout: Duration, _ operation: @escaping @Sendable () async throws -> T
) async throws -> T {
    let deadline = NIODeadline.now() + TimeAmount(timeout)
    let task = Task(operation: operation)
    let timer = MultiThreadedEventLoopGroup.singleton.any().scheduleTask(deadline: deadline) { task.cancel() }
    defer { timer.cancel() }
    do {
        return try await withTaskCancellationHandler {
            try await task.value
        } onCancel: {
            task.cancel()
        }
    } catch {
        guard deadline <= .now(), !Task.isCancelled else { throw error }
        throw OneError(.timeout, "no complete answer within \(timeout)")
    }
}
