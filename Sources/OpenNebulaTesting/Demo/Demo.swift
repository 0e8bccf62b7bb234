public import Foundation
import NIOConcurrencyHelpers
import OpenNebula

/// A small simulated cloud, to try calls on and to test against.
///
/// It starts with the objects of a recorded OpenNebula 7.4 and one more VM, with those of a new installation, or with
/// those that you build. Objects behave as in a core: users log in and have permissions, quotas count, hosts fill up,
/// networks lease addresses, images are cloned and used, and VMs go through their states. A call that a core refuses
/// fails with the core's code and message.
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
/// Log in with the session `oneadmin:onepass`, who may do everything, or `alice:s3cret`, a user in the group `devs`.
/// There is no `alice` in an empty cloud, or in one that you build.
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
    ///   - release: The release whose methods, documents, errors and version the cloud has.
    ///   - empty: Whether the cloud has only the objects of a new installation.
    ///   - clock: The clock that drives the cloud. In tests, use a ``ManualClock``.
    ///   - step: How long a VM stays in each transient state, and an image in `LOCKED`.
    public convenience init<C: Clock<Duration>>(
        release: Release = .v7_4, empty: Bool = false, clock: C = ContinuousClock(), step: Duration = .seconds(1)
    ) {
        self.init(
            Cloud(release: release, step: step, epoch: Int(Date().timeIntervalSince1970), isEmpty: empty), clock: clock)
    }

    /// Creates a cloud with objects that you build.
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
    ///   - release: The release whose methods, documents, errors and version the cloud has.
    ///   - clock: The clock that drives the cloud. In tests, use a ``ManualClock``.
    ///   - step: How long a VM stays in each transient state, and an image in `LOCKED`.
    ///   - build: Adds objects to those of a new installation.
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

    /// Restores a saved cloud. Everything that would have happened since it was saved happens at once.
    ///
    /// - Parameters:
    ///   - saved: The data that ``saved()`` returned.
    ///   - clock: The clock that drives the cloud.
    /// - Throws: `OneError.Code.configuration` if the data is not a saved cloud.
    public convenience init<C: Clock<Duration>>(saved: Data, clock: C = ContinuousClock()) throws {
        do {
            let cloud = try JSONDecoder().decode(Cloud.self, from: saved)
            self.init(cloud, clock: clock, since: cloud.elapsed(at: Date()))
        } catch {
            throw OneError(.configuration, "the data is not a saved demo cloud: \(error)")
        }
    }

    private init<C: Clock<Duration>>(_ cloud: Cloud, clock: C, since past: Duration = .zero) {
        let start = clock.now
        elapsed = { past + start.duration(to: clock.now) }
        state = NIOLockedValueBox(State(cloud: cloud))
    }

    /// Saves the cloud in its current state. Restore it with ``init(saved:clock:)``.
    ///
    /// - Returns: The cloud as JSON. It contains the users' passwords.
    /// - Throws: An error of the encoder.
    public func saved() throws -> Data { try JSONEncoder().encode(change { $0 }) }

    /// The calls that the cloud received, in order.
    public var calls: [FrontEnd.Call] { state.withLockedValue(\.calls) }

    func change<Result>(_ change: (inout Cloud) throws -> Result) rethrows -> Result {
        try state.withLockedValue { state in
            state.cloud.advance(to: elapsed())
            return try change(&state.cloud)
        }
    }

    /// Replies to a call. Pass this method to ``FrontEnd/run(_:port:connections:tls:_:)``.
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
