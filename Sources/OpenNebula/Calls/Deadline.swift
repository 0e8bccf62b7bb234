import NIOCore
import NIOPosix

/// Runs `operation`, and cancels it when the time is up.
///
/// The timer runs on an event loop, because a second task that sleeps would cost more per call.
///
/// - Throws: ``OneError/Code/timeout`` if the time is up, otherwise the error of `operation`.
func withTimeLimit<T: Sendable>(
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
        throw OneError(.timeout, "no complete response within \(timeout)")
    }
}
