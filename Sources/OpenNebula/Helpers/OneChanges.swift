extension One {
    /// A change in a pool between two reads.
    public enum Change<Object: OneObject>: Sendable, Hashable {
        /// An object is new. In the first read, all objects are.
        case created(Object)
        /// An object has changed.
        case changed(from: Object, to: Object)
        /// An object no longer exists, or the user can no longer see it.
        case gone(Object)
    }
}

/// The changes of a pool, as they happen.
///
/// ```swift
/// for try await change in one.hostpool.changes(every: .seconds(5)) {
///     switch change {
///     case .created(let host): print("new:", host.NAME)
///     case .changed(let before, let host): print(host.NAME, before.STATE, "->", host.STATE)
///     case .gone(let host): print("gone:", host.NAME)
///     }
///     break
/// }
/// ```
///
/// The pool is read at the interval, in its short form. Objects that differ from the last read are read in full, if the
/// pool has a short form. Unchanged objects need no more calls. A restart of the core, an election and a broken
/// connection do not end the sequence: the next read shows the changes. Two changes between two
/// reads appear as one, and an object that is created and deleted between them does not appear.
///
/// The sequence ends with an error that is not temporary, such as `authentication`, and with its task.
public struct OneChanges<Object: OneObject>: AsyncSequence, Sendable {
    let interval: Duration
    let clock: any Clock<Duration>
    let look: @Sendable () async throws -> [Object]
    /// Reads an object in full; nil if it is gone.
    let read: @Sendable (Object) async throws -> Object?

    /// Reads the pool, and waits for the next read.
    public struct Iterator: AsyncIteratorProtocol {
        private let changes: OneChanges
        /// The objects of the last read: in short form, to compare, and in full.
        private var seen: [Int: (short: Object, full: Object)] = [:]
        private var pending: [One.Change<Object>] = []
        private var hasLooked = false

        fileprivate init(_ changes: OneChanges) { self.changes = changes }

        /// Returns the next change.
        ///
        /// - Throws: ``OneError``
        public mutating func next() async throws -> One.Change<Object>? {
            while pending.isEmpty {
                if hasLooked {
                    do { try await changes.wait() } catch { throw OneError(.cancelled, "the task was cancelled") }
                }
                hasLooked = true
                do { try await look() } catch let error as OneError where error.mayPass || error.code == .timeout {}
            }
            return pending.removeFirst()
        }

        private mutating func look() async throws {
            let objects = try await changes.look()
            var (now, found) = (seen, [One.Change<Object>]())
            for short in objects where seen[short.ID]?.short != short {
                guard let full = try await changes.read(short) else { continue }
                let before = seen[short.ID]?.full
                found.append(before.map { .changed(from: $0, to: full) } ?? .created(full))
                now[short.ID] = (short, full)
            }
            let ids = Set(objects.map(\.ID))
            for (id, object) in seen.sorted(by: { $0.key < $1.key }) where !ids.contains(id) {
                found.append(.gone(object.full))
                now[id] = nil
            }
            (seen, pending) = (now, found)
        }
    }

    /// Creates an iterator. The first `next` reads the pool.
    public func makeAsyncIterator() -> Iterator { Iterator(self) }

    private func wait() async throws {
        func sleep(_ clock: some Clock<Duration>) async throws { try await clock.sleep(for: interval) }
        try await sleep(clock)
    }
}

extension One.VMPoolNamespace {
    /// The changes of VMs that are not `DONE`, as they happen. A VM that becomes `DONE` counts as gone.
    ///
    /// - Parameters:
    ///   - interval: The wait between two reads.
    ///   - filter: Whose VMs to read.
    ///   - clock: The clock that measures the time.
    /// - Returns: The changes: see ``OneChanges``.
    public func changes(
        every interval: Duration, _ filter: One.FilterFlag = .ALL, clock: any Clock<Duration> = ContinuousClock()
    ) -> OneChanges<One.VM> {
        OneChanges(interval: interval, clock: clock) {
            try await info(filter, -1, -1, .NOT_DONE).VM
        } read: { vm in
            do { return try await server.vm.info(vm.ID) } catch let error as OneError where error.code == .noExists {
                return nil
            }
        }
    }
}

extension One.HostPoolNamespace {
    /// The changes of the hosts, as they happen.
    ///
    /// - Parameters:
    ///   - interval: The wait between two reads.
    ///   - clock: The clock that measures the time.
    /// - Returns: The changes: see ``OneChanges``.
    public func changes(
        every interval: Duration, clock: any Clock<Duration> = ContinuousClock()
    ) -> OneChanges<One.Host> {
        OneChanges(interval: interval, clock: clock) {
            try await info().HOST
        } read: {
            $0
        }
    }
}

extension One.ImagePoolNamespace {
    /// The changes of the images, as they happen.
    ///
    /// - Parameters:
    ///   - interval: The wait between two reads.
    ///   - filter: Whose images to read.
    ///   - clock: The clock that measures the time.
    /// - Returns: The changes: see ``OneChanges``.
    public func changes(
        every interval: Duration, _ filter: One.FilterFlag = .ALL, clock: any Clock<Duration> = ContinuousClock()
    ) -> OneChanges<One.Image> {
        OneChanges(interval: interval, clock: clock) {
            try await info(filter, -1, -1).IMAGE
        } read: {
            $0
        }
    }
}
