#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

extension One.Lockable {
    /// Locks an object, runs `body`, and unlocks the object when `body` returns or throws, or when the task is
    /// cancelled.
    ///
    /// ```swift
    /// try await one.vm.withLock(0) {
    ///     try await one.vm.rename(0, "web-old")
    ///     try await one.vm.update(0, ["LABELS": "old"], .merge)
    /// }
    /// ```
    ///
    /// If the object is already locked, by any user including yours, this does not wait. It throws the error `locked`,
    /// which names the owner and the time. So two programs exclude each other, even with the same session.
    ///
    /// A core blocks the operations of the level for all users, including administrators and you. At
    /// ``One/LockLevel/ADMIN``, `body` can use and manage the object, and so can clients that do not lock. At
    /// ``One/LockLevel/MANAGE`` and ``One/LockLevel/USE``, nobody can change the object, not even `body`. Reading is
    /// always allowed.
    ///
    /// A program that crashes leaves its lock behind. With `staleAfter`, an older lock is taken over. Since 6.6,
    /// only administrators can take over a lock of another user. Choose a time far longer than any `body` takes. Two
    /// programs that take over a lock at the same moment both succeed. The age is measured by this machine's clock,
    /// which must agree with the core's. If the lock is taken over from you, it is not unlocked at the end.
    ///
    /// Calls `info`, and `lock` with its test, then `info` and `unlock`. These calls are not cancelled with the
    /// task. In 5.12, which has no such test, a lock that another client sets between `info` and `lock` goes unnoticed.
    ///
    /// - Parameters:
    ///   - id: The object's id.
    ///   - level: The operations to block. ``One/LockLevel/ALL`` is sent as ``One/LockLevel/USE``, which means the
    ///     same in all releases.
    ///   - staleAfter: The age from which a lock can be taken over; nil for never.
    ///   - isolation: The caller's actor. `body` runs on it.
    ///   - body: The work to do while the object is locked.
    /// - Returns: The result of `body`.
    /// - Throws: ``OneError``: `locked`, `noExists`, `authorization`, `cancelled`; and the errors of `body`. If `lock`
    ///   gets no response, `timeout` or `interrupted`: the object may then be locked.
    @discardableResult
    public func withLock<Result>(
        _ id: Int, _ level: One.LockLevel = .ADMIN, staleAfter: Duration? = nil,
        isolation: isolated (any Actor)? = #isolation, _ body: () async throws -> Result
    ) async throws -> Result {
        try checkCancellation(id)
        let mine = try await uncancelled { try await acquire(id, level, staleAfter) }
        do {
            try checkCancellation(id)
            let result = try await body()
            try await uncancelled { try await release(id, mine) }
            return result
        } catch {
            try? await uncancelled { try await release(id, mine) }
            throw error
        }
    }

    private func checkCancellation(_ id: Int) throws {
        guard Task.isCancelled else { return }
        throw OneError(.cancelled, "the task was cancelled", method: "one.\(Self.name).lock", objectID: id)
    }

    private func acquire(_ id: Int, _ level: One.LockLevel, _ staleAfter: Duration?) async throws -> One.Lock {
        let old = try await currentLock(id)
        if let old, !old.isOlder(than: staleAfter) { throw locked(id, by: old) }
        do { try await lock(id, level == .ALL ? .USE : level, old == nil) } catch let error as OneError
            where error.code == .action
        {
            guard let other = try await currentLock(id) else { throw error }
            throw locked(id, by: other)
        }
        do {
            if let mine = try await currentLock(id) { return mine }
        } catch {
            _ = try? await unlock(id)
            throw error
        }
        throw OneError(
            .action, "\(title(id)) was unlocked as soon as it was locked", method: "one.\(Self.name).lock", objectID: id
        )
    }

    /// Unlocks the object, unless the lock has changed.
    private func release(_ id: Int, _ mine: One.Lock) async throws {
        do {
            if try await currentLock(id) == mine { try await unlock(id) }
        } catch let error as OneError where error.code == .noExists {}
    }

    private func currentLock(_ id: Int) async throws -> One.Lock? {
        let document: OneDocument = try await call("info", id, false)
        let lock = document.LOCK
        return lock.LOCKED.int.map {
            One.Lock(LOCKED: .init($0), OWNER: lock.OWNER.int, TIME: lock.TIME.int, REQ_ID: lock.REQ_ID.int)
        }
    }

    private func locked(_ id: Int, by lock: One.Lock) -> OneError {
        let owner = lock.OWNER.map { $0 < 0 ? " by OpenNebula itself" : " by user \($0)" } ?? ""
        let since = lock.date.map { " since \($0.formatted(.iso8601))" } ?? ""
        return OneError(
            .locked, "\(title(id)) is locked\(owner)\(since): try again once it is unlocked",
            method: "one.\(Self.name).lock", objectID: id)
    }

    private func title(_ id: Int) -> String { "\(Self.name.uppercased()) \(id)" }
}

/// Makes calls in their own task, which continues if the caller's task is cancelled.
private func uncancelled<T: Sendable>(
    isolation: isolated (any Actor)? = #isolation, _ calls: @escaping @Sendable () async throws -> T
) async throws -> T {
    try await Task(operation: calls).value
}

extension One.Lock {
    fileprivate func isOlder(than age: Duration?) -> Bool {
        guard let age, let date else { return false }
        return .seconds(Date.now.timeIntervalSince(date)) > age
    }
}
