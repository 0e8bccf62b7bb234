import NIOCore

/// A pool's objects, each as soon as it has arrived: what `stream` returns.
///
/// ```swift
/// for try await vm in one.vmpool.stream(.ALL, -1, -1, -1) { print(vm.NAME) }
/// ```
///
/// The call begins when the first object is asked for, and no more is read from the connection than the objects asked
/// for need: a pool of any size takes the memory of a few of its objects. Each loop is a call of its own.
public struct OneStream<Pool: OnePool>: AsyncSequence, Sendable {
    /// One of the pool's objects.
    public typealias Element = Pool.Element
    /// Why the call failed.
    public typealias Failure = any Error

    let server: OneServer
    let method: String
    let arguments: [any OneArgument]
    /// What is told of an object that is skipped; without it, none is.
    var report: (@Sendable (OneError) -> Void)?

    /// The same objects, but for those that cannot be decoded: the loop goes on after them.
    ///
    /// ```swift
    /// for try await vm in one.vmpool.stream(.ALL, -1, -1, -1).skippingMalformed({ print($0) }) { print(vm.NAME) }
    /// ```
    ///
    /// - Parameter report: Is told of each object that is skipped: the error names its id.
    /// - Returns: The objects that can be decoded. An answer that is no XML still ends the loop with an error.
    public func skippingMalformed(_ report: @escaping @Sendable (OneError) -> Void) -> OneStream {
        var stream = self
        stream.report = report
        return stream
    }

    /// Begins the call, as soon as the first object is asked for.
    public func makeAsyncIterator() -> Iterator { Iterator(stream: self) }

    /// The objects of one call.
    public struct Iterator: AsyncIteratorProtocol {
        private let stream: OneStream
        private var answer: StreamedAnswer<Pool>?
        /// What has arrived and was not asked for yet, last first.
        private var members: [Element] = []
        private var hasEnded = false

        fileprivate init(stream: OneStream) { self.stream = stream }

        /// The next object; nil after the last.
        ///
        /// - Parameter actor: Where the caller runs.
        /// - Returns: The object, or nil.
        /// - Throws: ``OneError``, as the pool's `info` does. The time that is allowed for a call is here allowed for
        ///   each part of the answer, so that slow callers fail no call; and it has no limit of size.
        public mutating func next(isolation actor: isolated (any Actor)?) async throws -> Element? {
            while members.isEmpty, !hasEnded {
                // What fails has ended.
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

/// An answer that is read in parts.
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

    /// What the next part of the answer holds.
    func next(isolation actor: isolated (any Actor)?) async throws(OneError) -> (members: [Pool.Element], isLast: Bool)
    {
        do {
            let piece = try await piece()
            // A parser is made when there is something to parse: many calls may wait.
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
        if let pieces { return try await withDeadline(server.configuration.timeout) { try await pieces.next() } }
        let (server, call) = (server, call)
        let (begun, piece) = try await observer.traced {
            try await call.describingErrors {
                try await withDeadline(server.configuration.timeout) {
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

/// The parts of a document, in turn. An actor, so that a deadline's tasks can ask for them.
private actor Pieces {
    private var iterator: (any AsyncIteratorProtocol<[UInt8], any Error>)?
    /// What was answered instead of a document.
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
