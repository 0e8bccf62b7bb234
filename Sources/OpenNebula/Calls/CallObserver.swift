import Logging
import Metrics
import Synchronization
import Tracing

/// Reports one call to the log, the metrics and the traces. A backend that is not set up costs nothing.
///
/// A report contains only names, numbers and kinds of failure, never an argument or text of a response.
struct CallObserver {
    private let call: OneCall
    private let logger: Logger?
    private let id: Int
    private let start = ContinuousClock.now

    private static let lastID = Atomic(0)
    private static let active = Atomic(0)

    init(of call: OneCall, by logger: Logger?) {
        self.call = call
        self.logger = logger
        id = Self.lastID.add(1, ordering: .relaxed).newValue
        Self.changeActive(by: 1)
        logger?.trace("call begins", metadata: ["request": "\(id)", "method": "\(call.method)"])
    }

    /// Runs the call in its own span, if tracing is set up.
    func traced<T>(_ body: () async throws -> T) async throws -> T {
        guard !(InstrumentationSystem.tracer is NoOpTracer) else { return try await body() }
        return try await withSpan(call.method, ofKind: .client) { span in
            span.attributes["rpc.system"] = "xmlrpc"
            span.attributes["rpc.service"] = "opennebula"
            span.attributes["rpc.method"] = call.method
            return try await body()
        }
    }

    /// Reports that the call succeeded.
    func succeeded() { ended("call", outcome: "success") }

    /// Reports that the call failed: with no response, or with an invalid one.
    ///
    /// - Returns: The error.
    func failed(_ error: OneError) -> OneError {
        ended("call failed", outcome: "\(error.code)", label: error.code.kind.rawValue)
        return error
    }

    /// Reports that the caller stopped reading the response.
    func left() { ended("call left", outcome: "left") }

    /// How many calls of the process are in progress, including those that wait for a connection.
    private static func changeActive(by change: Int) {
        let count = active.add(change, ordering: .relaxed).newValue
        guard !(MetricsSystem.factory is NOOPMetricsHandler) else { return }
        Gauge(label: "opennebula.calls.active").record(count)
    }

    /// Reports the end of the call. `label` has few possible values, so that it can be a metric's dimension.
    private func ended(_ message: Logger.Message, outcome: String, label: String? = nil) {
        Self.changeActive(by: -1)
        let duration = start.duration(to: .now)
        let (method, sent, received) = (call.method, call.traffic.sent, call.traffic.received)
        logger?.debug(
            message,
            metadata: [
                "request": "\(id)", "method": "\(method)", "outcome": "\(outcome)", "duration": "\(duration)",
                "sent": "\(sent)", "received": "\(received)",
            ])
        guard !(MetricsSystem.factory is NOOPMetricsHandler) else { return }
        let isKnown = MethodDescription.named(method) != nil
        let dimensions = [("method", isKnown ? method : "other"), ("outcome", label ?? outcome)]
        Counter(label: "opennebula.calls", dimensions: dimensions).increment()
        Counter(label: "opennebula.sent.bytes", dimensions: dimensions).increment(by: sent)
        Counter(label: "opennebula.received.bytes", dimensions: dimensions).increment(by: received)
        Metrics.Timer(label: "opennebula.call.duration", dimensions: dimensions).record(duration: duration)
    }
}
