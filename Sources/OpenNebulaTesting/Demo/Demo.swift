import Foundation
import NIOConcurrencyHelpers
import OpenNebula

/// A small living cloud to try things on, and to test against.
///
/// It has what a recorded OpenNebula 7.4 has, and one VM more. Hosts, clusters, VM templates, VMs, images, security groups,
/// VM groups, documents, network templates and VDCs can be created, changed, used and deleted: VMs walk through their
/// states, images are used by VMs, hosts fill up; what a core refuses is refused, with the core's codes and messages.
/// Networks, users and the rest can be read.
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
    /// A release of OpenNebula, whose errors the demo has.
    public enum Release: String, Sendable, CaseIterable {
        /// 6.10
        case v6_10 = "6.10.0"
        /// 7.4
        case v7_4 = "7.4.0"
    }

    private let cloud: NIOLockedValueBox<Cloud>
    private let elapsed: @Sendable () -> Duration

    /// Creates a cloud.
    ///
    /// - Parameters:
    ///   - release: The release whose errors and version it has.
    ///   - clock: What its time goes by: a ``ManualClock`` in tests.
    ///   - step: How long a VM stays in each state that it only walks through, and an image in `LOCKED`.
    public init<C: Clock<Duration>>(
        release: Release = .v7_4, clock: C = ContinuousClock(), step: Duration = .seconds(1)
    ) {
        let start = clock.now
        elapsed = { start.duration(to: clock.now) }
        cloud = NIOLockedValueBox(Cloud(release: release, step: step, epoch: Int(Date().timeIntervalSince1970)))
    }

    /// Answers a call, as ``FrontEnd/run(_:port:connections:tls:_:)`` asks it to.
    ///
    /// - Parameter call: The call.
    /// - Returns: The reply.
    public func answer(_ call: FrontEnd.Call) -> FrontEnd.Reply {
        cloud.withLockedValue { cloud in
            cloud.advance(to: elapsed())
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
