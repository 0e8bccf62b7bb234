import Logging
import Metrics
import Synchronization
import Tracing

/// Shows one call to whom it may concern: a log, metrics, traces. What nobody set up costs nothing.
///
/// Only names, numbers and kinds of failure are shown: no argument, and no text of an answer.
struct CallObserver {
    private let call: OneCall
    private let logger: Logger?
    private let id: Int
    private let start = ContinuousClock.now

    private static let lastID = Atomic(0)

    init(of call: OneCall, by logger: Logger?) {
        self.call = call
        self.logger = logger
        id = Self.lastID.add(1, ordering: .relaxed).newValue
        logger?.trace("call begins", metadata: ["request": "\(id)", "method": "\(call.method)"])
    }

    /// Runs the call in a span of its own, where traces are taken.
    func traced<T>(_ body: () async throws -> T) async throws -> T {
        guard !(InstrumentationSystem.tracer is NoOpTracer) else { return try await body() }
        return try await withSpan(call.method, ofKind: .client) { span in
            span.attributes["rpc.system"] = "xmlrpc"
            span.attributes["rpc.service"] = "opennebula"
            span.attributes["rpc.method"] = call.method
            return try await body()
        }
    }

    /// The call has its answer.
    func succeeded() { ended("call", outcome: "success") }

    /// The call has no answer, or none that can be read.
    ///
    /// - Returns: The error.
    func failed(_ error: OneError) -> OneError {
        ended("call failed", outcome: "\(error.code)", label: error.code.kind.rawValue)
        return error
    }

    /// The caller takes no more of the answer.
    func left() { ended("call left", outcome: "left") }

    /// `label` is one of a few, which a metric can be kept for.
    private func ended(_ message: Logger.Message, outcome: String, label: String? = nil) {
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
