import OpenNebula
import OpenNebulaTesting

/// A demo whose clock is set by hand, and a server that it answers.
func cloud(
    _ release: Demo.Release = .v7_4, _ build: (inout Demo.Builder) -> Void = { $0.vm("web") }
) throws -> (demo: Demo, one: OneServer, clock: ManualClock) {
    let clock = ManualClock()
    let demo = Demo(release: release, clock: clock, build)
    return (demo, try OneServer(answering: demo), clock)
}
