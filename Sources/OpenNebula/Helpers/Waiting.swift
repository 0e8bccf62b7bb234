/// The result of a check whether an object meets the awaited condition.
enum WaitVerdict {
    case reached
    /// Not yet. The value describes the object's state.
    case pending(String)
    /// The object can no longer meet it. The value describes the object's state.
    case impossible(String)
}

/// A document of an object with a state that errors can name.
protocol OneStateful: OneRoot {
    var stateName: String { get }
    /// The last error message of the core in the object's template, without the date.
    var errorMessage: String? { get }
    /// Why the scheduler has not placed the object, without the date.
    var schedulerMessage: String? { get }
}

extension OneStateful {
    var schedulerMessage: String? { nil }
}

extension OneRoot {
    /// A description of the object's state for an error.
    var condition: String {
        guard let stateful = self as? any OneStateful else { return "not so" }
        return stateful.stateName + ((stateful.schedulerMessage ?? stateful.errorMessage).map { ": \($0)" } ?? "")
    }
}

extension One.Readable {
    /// Waits until an object's document meets a condition.
    ///
    /// ```swift
    /// try await one.host.wait(0, until: { $0.VMS.ID.isEmpty == false }, timeout: .seconds(300))
    /// ```
    ///
    /// The object is read repeatedly, at growing intervals of up to ten seconds. A broken connection or a restart of
    /// the core does not end the wait.
    ///
    /// - Parameters:
    ///   - id: The object's id.
    ///   - condition: The condition. It receives each document as it is read. An error that it throws ends the wait.
    ///   - timeout: The longest wait. When the time is up, the object is read once more, for at most one second.
    ///   - clock: The clock that measures the time.
    /// - Returns: The document that meets the condition.
    /// - Throws: ``OneError``: `timeout`, with the object's state; `cancelled`; `noExists`.
    @discardableResult
    public func wait(
        _ id: Int, until condition: (Document) throws -> Bool, timeout: Duration,
        clock: some Clock<Duration> = ContinuousClock()
    ) async throws -> Document {
        try await wait(id, for: "as awaited", timeout: timeout, clock: clock) { document, _ in
            try condition(document) ? .reached : .pending(document.condition)
        }
    }

    /// Waits until a deleted object is gone.
    ///
    /// A VM in state `DONE` is gone, although a core still returns it.
    ///
    /// - Parameters:
    ///   - id: The object's id.
    ///   - timeout: The longest wait. When the time is up, the object is read once more, for at most one second.
    ///   - clock: The clock that measures the time.
    /// - Throws: ``OneError``: `timeout`, with the object's state; `cancelled`; `stateUnreachable` if the object is in
    ///   `ERROR`.
    public func waitUntilGone(
        _ id: Int, timeout: Duration, clock: some Clock<Duration> = ContinuousClock()
    ) async throws {
        do {
            try await wait(id, for: "gone", timeout: timeout, clock: clock) { document, _ in
                if (document as? One.VM)?.STATE == .DONE { return .reached }
                let isError = (document as? any OneStateful)?.stateName == "ERROR"
                return isError ? .impossible(document.condition) : .pending(document.condition)
            }
        } catch let error as OneError where error.code == .noExists {}
    }

    /// Reads an object until it meets a condition.
    ///
    /// The time between two calls grows from a quarter of a second to ten seconds. A call that gets no response is
    /// repeated, because the core may be restarting. The last call is made when the time is up, and has one second.
    /// `judge` receives a document, and the first one that was read.
    @discardableResult
    func wait<C: Clock<Duration>>(
        _ id: Int, for goal: String, timeout: Duration, clock: C,
        _ judge: (_ document: Document, _ first: Document) throws -> WaitVerdict
    ) async throws -> Document {
        let (name, method) = ("\(Document.root) \(id)", "one.\(Self.name).info")
        let end = clock.now.advanced(by: timeout)
        var pause = Duration.milliseconds(250)
        var first: Document?
        var last = "not known"
        while true {
            do {
                let left = max(clock.now.duration(to: end), .seconds(1))
                let document: Document = try await server.changed { $0.timeout = min($0.timeout, left) }
                    .perform("\(Self.name).info", [id, false])
                first = first ?? document
                switch try judge(document, first ?? document) {
                case .reached: return document
                case .pending(let found): last = found
                case .impossible(let found):
                    throw OneError(
                        .stateUnreachable, "\(name) can no longer be \(goal): it is \(found)", method: method,
                        objectID: id)
                }
            } catch let error as OneError where error.mayPass || error.code == .timeout {
                if first == nil { last = "not known: \(error.message)" }
            }
            let left = clock.now.duration(to: end)
            guard left > .zero else {
                throw OneError(
                    .timeout, "\(name) is not \(goal) after \(timeout), its state is \(last)", method: method,
                    objectID: id)
            }
            do { try await clock.sleep(until: clock.now.advanced(by: min(pause, left)), tolerance: nil) } catch {
                throw OneError(.cancelled, "the task was cancelled", method: method, objectID: id)
            }
            pause = min(pause * 1.5, .seconds(10))
        }
    }

    /// Waits for one of several states. Some states are final. An object of a release without such states
    /// reaches the state at once.
    func wait<State: OneConstant>(
        _ id: Int, for states: [State], in found: (Document) -> State?, impossible: Set<State>,
        timeout: Duration, clock: some Clock<Duration>
    ) async throws -> Document {
        try await wait(id, for: Self.names(states), timeout: timeout, clock: clock) { document, _ in
            guard let found = found(document), !states.contains(found) else { return .reached }
            return impossible.contains(found) ? .impossible(document.condition) : .pending(document.condition)
        }
    }

    static func names(_ states: [some OneConstant]) -> String { states.map { "\($0)" }.joined(separator: " or ") }
}
