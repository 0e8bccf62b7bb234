public import Foundation
import NIOConcurrencyHelpers
import OpenNebula

/// A small living cloud to try things on, and to test against.
///
/// It has what a recorded OpenNebula 7.4 has, and one VM more, or what a test builds. Everything in it lives: users log in
/// and may do what they may, quotas count, hosts fill up, networks lease addresses, images are cloned and used, VMs walk
/// through their states; what a core refuses is refused, with the core's codes and messages.
///
/// ```swift
/// let clock = ManualClock()
/// let demo = Demo(clock: clock)
/// try await FrontEnd.run(demo.answer) { frontEnd in
///     let one = try OneServer(frontEnd.endpoint, session: "oneadmin:onepass")
///     let id = try await one.template.instantiate(0, "web02")
///     clock.advance(by: .seconds(3))
///     print(try await one.vm.info(id).LCM_STATE)  // RUNNING
/// }
/// ```
///
/// Its sessions are `oneadmin:onepass`, who may do everything, and `alice:s3cret`, a user of the group `devs`.
public final class Demo: Sendable {
    private struct State {
        var cloud: Cloud
        var calls: [FrontEnd.Call] = []
    }
    private let state: NIOLockedValueBox<State>
    private let elapsed: @Sendable () -> Duration

    /// Creates a cloud.
    ///
    /// - Parameters:
    ///   - release: The release whose errors and version it has.
    ///   - empty: Whether it has only what a core has that was just installed.
    ///   - clock: What its time goes by: a ``ManualClock`` in tests.
    ///   - step: How long a VM stays in each state that it only walks through, and an image in `LOCKED`.
    public convenience init<C: Clock<Duration>>(
        release: Release = .v7_4, empty: Bool = false, clock: C = ContinuousClock(), step: Duration = .seconds(1)
    ) {
        self.init(
            Cloud(release: release, step: step, epoch: Int(Date().timeIntervalSince1970), isEmpty: empty), clock: clock)
    }

    /// Creates a cloud of what is built.
    ///
    /// ```swift
    /// let built = Demo {
    ///     $0.hosts(3)
    ///     $0.image("alpine")
    ///     $0.vm("web", state: .RUNNING)
    /// }
    /// let names = try await OneServer(answering: built).vmpool.info(-2, -1, -1, -1).map(\.NAME)
    /// print(names)                                            // ["web"]
    /// ```
    ///
    /// - Parameters:
    ///   - release: The release whose errors and version it has.
    ///   - clock: What its time goes by: a ``ManualClock`` in tests.
    ///   - step: How long a VM stays in each state that it only walks through, and an image in `LOCKED`.
    ///   - build: Builds what the cloud has beside what a core has that was just installed.
    public convenience init<C: Clock<Duration>>(
        release: Release = .v7_4, clock: C = ContinuousClock(), step: Duration = .seconds(1),
        _ build: (inout Builder) -> Void
    ) {
        let empty = Cloud(release: release, step: step, epoch: Int(Date().timeIntervalSince1970), isEmpty: true)
        var builder = Builder(cloud: empty)
        build(&builder)
        builder.cloud.begin()
        self.init(builder.cloud, clock: clock)
    }

    /// Restores a cloud that was saved; what would have happened since then happens at once.
    ///
    /// - Parameters:
    ///   - saved: What ``saved()`` returned.
    ///   - clock: What its time goes by.
    /// - Throws: `OneError.Code.configuration` for what no demo saved.
    public convenience init<C: Clock<Duration>>(saved: Data, clock: C = ContinuousClock()) throws {
        do {
            let cloud = try JSONDecoder().decode(Cloud.self, from: saved)
            self.init(cloud, clock: clock, since: cloud.elapsed(at: Date()))
        } catch {
            throw OneError(.configuration, "This is not the state of a demo: \(error)")
        }
    }

    private init<C: Clock<Duration>>(_ cloud: Cloud, clock: C, since past: Duration = .zero) {
        let start = clock.now
        elapsed = { past + start.duration(to: clock.now) }
        state = NIOLockedValueBox(State(cloud: cloud))
    }

    /// The cloud as it is now, for ``init(saved:clock:)``. It holds the users' passwords.
    ///
    /// - Returns: JSON.
    /// - Throws: An error of the encoder.
    public func saved() throws -> Data { try JSONEncoder().encode(change { $0 }) }

    /// The calls that were answered, in the order in which they came.
    public var calls: [FrontEnd.Call] { state.withLockedValue(\.calls) }

    func change<Result>(_ change: (inout Cloud) throws -> Result) rethrows -> Result {
        try state.withLockedValue { state in
            state.cloud.advance(to: elapsed())
            return try change(&state.cloud)
        }
    }

    /// Answers a call, as ``FrontEnd/run(_:port:connections:tls:_:)`` asks it to.
    ///
    /// - Parameter call: The call.
    /// - Returns: The reply.
    public func answer(_ call: FrontEnd.Call) -> FrontEnd.Reply {
        state.withLockedValue { $0.calls.append(call) }
        return change { cloud in
            do {
                return try cloud.answer(call)
            } catch {
                var error = error as? OneError ?? OneError(.internal, "\(error)")
                if error.code.coreNumber != nil { error.message = "[\(call.method)] \(error.message)" }
                return .error(error)
            }
        }
    }
}
