import Logging
import Metrics
import Synchronization
import Tracing

/// Shows one call to whom it may concern: a log, metrics, traces. What nobody set up costs nothing.
///
/// Only names, numbers and kinds of failure are shown: no argument, and no text of an answer.
struct Watch {
    private let method: String
    private let sent: Int
    private let logger: Logger?
    private let id: Int
    private let start = ContinuousClock.now

    private static let lastID = Atomic(0)

    init(of method: String, sent: Int, by logger: Logger?) {
        self.method = method
        self.sent = sent
        self.logger = logger
        id = Self.lastID.add(1, ordering: .relaxed).newValue
        logger?.trace("call begins", metadata: ["request": "\(id)", "method": "\(method)", "sent": "\(sent)"])
    }

    /// Runs the call in a span of its own, where traces are taken.
    func traced<T>(_ call: () async throws -> T) async throws -> T {
        guard !(InstrumentationSystem.tracer is NoOpTracer) else { return try await call() }
        return try await withSpan(method, ofKind: .client) { span in
            span.attributes["rpc.system"] = "xmlrpc"
            span.attributes["rpc.service"] = "opennebula"
            span.attributes["rpc.method"] = method
            return try await call()
        }
    }

    /// The call has its answer.
    func succeeded(received: Int) { ended("call", outcome: "success", received: received) }

    /// The call has no answer, or none that can be read.
    func failed(_ code: OneError.Code) {
        ended("call failed", outcome: "\(code)", label: code.kind.rawValue, received: 0)
    }

    /// The caller takes no more of the answer.
    func left(received: Int) { ended("call left", outcome: "left", received: received) }

    /// `label` is one of a few, which a metric can be kept for.
    private func ended(_ message: Logger.Message, outcome: String, label: String? = nil, received: Int) {
        let duration = start.duration(to: .now)
        logger?.debug(
            message,
            metadata: [
                "request": "\(id)", "method": "\(method)", "outcome": "\(outcome)", "duration": "\(duration)",
                "sent": "\(sent)", "received": "\(received)",
            ])
        guard !(MetricsSystem.factory is NOOPMetricsHandler) else { return }
        let isKnown = OneServer.introspection.contains(method) || MethodDescription.named(method) != nil
        let dimensions = [("method", isKnown ? method : "other"), ("outcome", label ?? outcome)]
        Counter(label: "opennebula.calls", dimensions: dimensions).increment()
        Counter(label: "opennebula.sent.bytes", dimensions: dimensions).increment(by: sent)
        Counter(label: "opennebula.received.bytes", dimensions: dimensions).increment(by: received)
        Metrics.Timer(label: "opennebula.call.duration", dimensions: dimensions).record(duration: duration)
    }
}
