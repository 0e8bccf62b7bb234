import NIOCore

/// The objects of a pool, each as soon as it has arrived. Methods named `stream` return it.
///
/// ```swift
/// for try await vm in one.vmpool.stream(.ALL, -1, -1, -1) { print(vm.NAME) }
/// ```
///
/// The call starts when you request the first object. The stream reads from the connection only as far as you iterate,
/// so a pool of any size takes the memory of a few objects. Each loop makes its own call.
public struct OneStream<Pool: OnePool>: AsyncSequence, Sendable {
    /// The type of the pool's objects.
    public typealias Element = Pool.Element
    /// The type of errors: always ``OneError``.
    public typealias Failure = any Error

    let server: OneServer
    let method: String
    let arguments: [any OneArgument]
    /// Receives the error of each object that is skipped. If it is nil, no object is skipped.
    var report: (@Sendable (OneError) -> Void)?

    /// Returns a stream that skips objects that cannot be decoded, instead of ending with an error.
    ///
    /// ```swift
    /// for try await vm in one.vmpool.stream(.ALL, -1, -1, -1).skippingMalformed({ print($0) }) { print(vm.NAME) }
    /// ```
    ///
    /// - Parameter report: Receives an error for each skipped object. The error names the object's id.
    /// - Returns: The objects that can be decoded. A response that is not valid XML still ends the loop with an error.
    public func skippingMalformed(_ report: @escaping @Sendable (OneError) -> Void) -> OneStream {
        var stream = self
        stream.report = report
        return stream
    }

    /// Creates an iterator. The call starts with its first `next`.
    public func makeAsyncIterator() -> Iterator { Iterator(stream: self) }

    /// The objects of one call.
    public struct Iterator: AsyncIteratorProtocol {
        private let stream: OneStream
        private var answer: StreamedAnswer<Pool>?
        /// Objects that have arrived and were not returned yet, in reverse order.
        private var members: [Element] = []
        private var hasEnded = false

        fileprivate init(stream: OneStream) { self.stream = stream }

        /// Returns the next object, or nil after the last one.
        ///
        /// - Parameter actor: The actor of the caller.
        /// - Returns: The object, or nil.
        /// - Throws: ``OneError``, like the pool's `info`. The timeout applies to each part of the response, so a slow
        ///   caller does not cause one. The size of the response is not limited.
        public mutating func next(isolation actor: isolated (any Actor)?) async throws -> Element? {
            while members.isEmpty, !hasEnded {
                // An error ends the iteration.
                hasEnded = true
                let answer = if let answer { answer } else { try StreamedAnswer<Pool>(stream) }
                self.answer = answer
                let (arrived, isLast) = try await answer.next(isolation: actor)
                members = arrived.reversed()
                hasEnded = isLast
            }
            return members.popLast()
        }
    }
}

extension OneServer {
    /// Streams the objects of any method that returns a pool.
    package func stream<Pool: OnePool>(_ method: String, _ arguments: [any OneArgument]) -> OneStream<Pool> {
        OneStream(server: self, method: method, arguments: arguments)
    }
}

/// A response that is read in parts.
private final class StreamedAnswer<Pool: OnePool> {
    private let server: OneServer
    private let call: OneCall
    private let observer: CallObserver
    private let members: Members<Pool.Element>
    private var reader: PayloadReader<Pool>?
    private var pieces: Pieces?
    private var hasEnded = false

    init(_ stream: OneStream<Pool>) throws(OneError) {
        server = stream.server
        call = try OneCall(stream.method, stream.arguments, of: server.configuration, isStream: true)
        let call = call
        members = Members<Pool.Element>(
            skip: stream.report.map { report in { report(call.describing(OneError(malformed: $0))) } })
        observer = CallObserver(of: call, by: server.configuration.logger)
    }

    /// Returns the objects in the next part of the response.
    func next(isolation actor: isolated (any Actor)?) async throws(OneError) -> (members: [Pool.Element], isLast: Bool)
    {
        do {
            let piece = try await piece()
            // Create the parser only when there is something to parse, because many calls may be waiting.
            var reader = try reader ?? PayloadReader(members: members, maximumText: call.maximumAnswer)
            defer { self.reader = reader }
            if let piece {
                try reader.read(piece)
                return (members.take(), false)
            }
            let pool = try Pool(reading: try reader.finish())
            hasEnded = true
            observer.succeeded()
            return (pool.members, true)
        } catch {
            hasEnded = true
            throw observer.failed(call.describing(error))
        }
    }

    deinit {
        if !hasEnded { observer.left() }
    }

    private nonisolated(nonsending) func piece() async throws -> [UInt8]? {
        if let pieces { return try await withTimeLimit(server.configuration.timeLeft) { try await pieces.next() } }
        let (server, call) = (server, call)
        let (begun, piece) = try await observer.traced {
            try await call.describingErrors {
                try await withTimeLimit(server.configuration.timeLeft) {
                    try await server.repeating(call) {
                        let pieces = Pieces(try await server.transport.send(call))
                        return (pieces, try await pieces.next())
                    }
                }
            }
        }
        pieces = begun
        return piece
    }
}

/// The parts of a document, in order. It is an actor because `withTimeLimit` reads them from another task.
private actor Pieces {
    private var iterator: (any AsyncIteratorProtocol<[UInt8], any Error>)?
    /// The result, if it is not a document.
    private var value: One.XMLRPCValue?

    init(_ reply: OneReply) {
        switch reply {
        case .value(let value): self.value = value
        case .document(let pieces): iterator = pieces.makeAsyncIterator()
        }
    }

    func next() async throws -> [UInt8]? {
        if let value = value.take() { return Array(try String(One.Payload(value)).utf8) }
        guard var iterator = iterator.take() else { return nil }
        let piece = try await iterator.next(isolation: self)
        self.iterator = iterator
        return piece
    }
}
