import Testing

/// Runs tests that start programs two at a time: all at once they would keep each other, and tests that measure time, from
/// the processor.
public struct FewPrograms: SuiteTrait, TestTrait, TestScoping {
    /// It holds for each test of a suite.
    public let isRecursive = true

    private actor Turns {
        private var free = 2
        private var waiting: [CheckedContinuation<Void, Never>] = []

        func begin() async {
            if free > 0 { return free -= 1 }
            await withCheckedContinuation { waiting.append($0) }
        }

        func end() {
            if waiting.isEmpty { free += 1 } else { waiting.removeFirst().resume() }
        }
    }

    private static let turns = Turns()

    /// Runs a test when it is its turn.
    public func provideScope(
        for test: Test, testCase: Test.Case?, performing function: @Sendable () async throws -> Void
    ) async throws {
        // A suite is no test case, and would hold the turn of its own tests.
        guard testCase != nil else { return try await function() }
        await Self.turns.begin()
        do { try await function() } catch {
            await Self.turns.end()
            throw error
        }
        await Self.turns.end()
    }
}

extension Trait where Self == FewPrograms {
    /// Two tests at a time.
    public static var fewPrograms: Self { Self() }
}
