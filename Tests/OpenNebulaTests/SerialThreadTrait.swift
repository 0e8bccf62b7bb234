import Dispatch
import Testing

/// Runs CPU-bound tests one after the other on a thread of their own. This keeps the few threads of the cooperative
/// pool free for tests that wait for servers.
struct SerialThreadTrait: SuiteTrait, TestTrait, TestScoping {
    let isRecursive = true

    private final class Thread: TaskExecutor {
        private let queue = DispatchQueue(label: "serial-tests")

        func enqueue(_ job: consuming ExecutorJob) {
            let job = UnownedJob(job)
            queue.async { job.runSynchronously(on: self.asUnownedTaskExecutor()) }
        }
    }

    private static let thread = Thread()

    func provideScope(
        for test: Test, testCase: Test.Case?, performing function: @Sendable () async throws -> Void
    ) async throws {
        try await withTaskExecutorPreference(Self.thread) { try await function() }
    }
}

extension Trait where Self == SerialThreadTrait {
    static var onSerialThread: Self { Self() }
}
