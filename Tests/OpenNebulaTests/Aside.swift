import Dispatch
import Testing

/// Runs tests that compute for long on a thread of their own, one after the other: the few threads that carry all
/// tasks stay free for tests that wait for servers.
struct Aside: SuiteTrait, TestTrait, TestScoping {
    let isRecursive = true

    private final class Thread: TaskExecutor {
        private let queue = DispatchQueue(label: "aside")

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

extension Trait where Self == Aside {
    static var aside: Self { Self() }
}
