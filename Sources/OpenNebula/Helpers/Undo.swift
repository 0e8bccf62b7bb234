/// The steps that a helper has completed so far, and how to undo each.
struct Undo {
    private var steps: [(name: String, undo: @Sendable () async throws -> Void)] = []

    /// Records how to undo a completed step.
    ///
    /// - Parameters:
    ///   - name: The name of what remains if that fails, such as `IMAGE 7`.
    ///   - undo: Undoes the step.
    mutating func add(_ name: String, _ undo: @escaping @Sendable () async throws -> Void) {
        steps.append((name, undo))
    }

    /// Performs a step that may be undone later. Cancelling the task does not interrupt it, so its outcome is always
    /// known.
    func perform<Result: Sendable>(_ call: @escaping @Sendable () async throws -> Result) async throws -> Result {
        guard !Task.isCancelled else { throw OneError(.cancelled, "the task was cancelled") }
        return try await Task(operation: call).value
    }

    /// Creates an object of a kind, such as `IMAGE`, and records how to remove it. Both closures use its id.
    mutating func make(
        _ kind: String, _ make: @escaping @Sendable () async throws -> Int,
        removing remove: @escaping @Sendable (Int) async throws -> Void
    ) async throws -> Int {
        let id = try await perform(make)
        add("\(kind) \(id)") { try await remove(id) }
        return id
    }

    /// Undoes all steps, the latest first, even if the task is cancelled.
    ///
    /// - Returns: The error, with the steps that could not be undone.
    fileprivate func undo(after error: any Error) async -> OneError {
        let steps = steps
        let left = await Task {
            var left: [String] = []
            for step in steps.reversed() {
                do { try await step.undo() } catch { left.append("\(step.name): \(error)") }
            }
            return left
        }.value
        var error = OneError(wrapping: error, as: .internal, "the work was not completed")
        if !left.isEmpty { error.message += "; not undone: \(left.joined(separator: ", "))" }
        return error
    }
}

extension OneServer {
    /// Performs work in several steps, and undoes the completed steps if it throws or is cancelled.
    func undoingOnFailure<Result>(_ work: (inout Undo) async throws -> Result) async throws -> Result {
        var undo = Undo()
        do { return try await work(&undo) } catch { throw await undo.undo(after: error) }
    }
}

extension One.ImageNamespace {
    /// Deletes an image that was just created. A core refuses that while the image is being copied, unless an
    /// administrator forces it. Other users wait for the copy, for up to a minute.
    func deleteUnfinished(_ id: Int) async throws {
        do { try await delete(id) } catch let error as OneError where error.code == .internal {
            do { try await delete(id, true) } catch let error as OneError where error.code == .authorization {
                let busy: [One.ImageState] = [.LOCKED, .LOCKED_USED, .LOCKED_USED_PERS]
                try await wait(id, until: { !busy.contains($0.STATE) }, timeout: .seconds(60))
                try await delete(id)
            }
        }
    }
}
