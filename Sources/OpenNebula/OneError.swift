/// Why a call failed.
///
/// ```swift
/// do {
///     try await one.host.info(9999)
/// } catch let error where error.code == .noExists {
///     print("no host \(error.objectID ?? -1)")
/// }
/// ```
///
/// No error holds the session.
public struct OneError: Error, Sendable, Hashable {
    /// The kind of failure.
    public enum Code: Sendable, Hashable {
        /// The core does not know the session: `AUTHENTICATION`, 0x0100.
        case authentication
        /// The user may not do this: `AUTHORIZATION`, 0x0200.
        case authorization
        /// The object does not exist: `NO_EXISTS`, 0x0400.
        case noExists
        /// The object's state does not allow this: `ACTION`, 0x0800.
        case action
        /// An argument is wrong: `XML_RPC_API`, 0x1000.
        case api
        /// The core failed: `INTERNAL`, 0x2000.
        case `internal`
        /// The object could not be created: `ALLOCATE`, 0x4000.
        case allocate
        /// The object is locked: `LOCKED`, 0x8000.
        case locked
        /// The core is not the leader of its zone, or could not replicate: `REPLICATION`, 0x10000.
        case replication
        /// A code that this library has no name for.
        case core(Int)

        /// An XML-RPC fault with its number, as -506 for a method that the core does not have.
        case fault(Int)
        /// An HTTP status other than 200.
        case http(Int)
        /// The answer is no XML-RPC, or no document of the type asked for.
        case malformedAnswer
        /// The answer was not complete when the time was up.
        case timeout
        /// No connection could be made; nothing was sent.
        case connection
        /// The connection broke after the request had gone out: whether the core did what it was asked is not known.
        case interrupted
        /// The task was cancelled.
        case cancelled
        /// An argument that no core can store; nothing was sent.
        case invalidArgument
        /// No session, or an endpoint that is no URL; nothing was sent.
        case configuration
        /// Several objects have the name that was asked for.
        case ambiguous
        /// An object is in a state from which that which was waited for is not reached.
        case unreachable
        /// A recording is replayed, and does not hold the call.
        case notRecorded
    }

    /// The kind of failure.
    public var code: Code
    /// What the core, or this library, says of it.
    public var message: String
    /// The method's full name, as `one.host.info`; nil for an error of ``OneServer``'s initializer.
    public var method: String?
    /// The object that caused the error, where the core names one.
    public var objectID: Int?

    /// Creates an error, for tests and for code that stands in for a core.
    ///
    /// - Parameters:
    ///   - code: The kind of failure.
    ///   - message: What to tell.
    ///   - method: The method's full name.
    ///   - objectID: The object that caused the error.
    public init(_ code: Code, _ message: String, method: String? = nil, objectID: Int? = nil) {
        self.code = code
        self.message = message
        self.method = method
        self.objectID = objectID
    }

    /// The error, whose message does not repeat these.
    func without(_ secrets: [String]) -> OneError {
        var error = self
        for secret in secrets { error.message = error.message.replacing(secret, with: "<secret>") }
        return error
    }

    func during(_ method: String) -> OneError {
        var error = self
        error.method = error.method ?? method
        return error
    }
}

extension OneError: CustomStringConvertible {
    /// One line: the method, the kind of failure and the message.
    public var description: String {
        let text = message.split(whereSeparator: \.isNewline).joined(separator: " ")
        guard let method, !text.hasPrefix("[\(method)]") else { return "\(text) (\(code))" }
        return "[\(method)] \(text) (\(code))"
    }
}

extension OneError.Code {
    /// The code's number, where the core knows it.
    package var number: Int? {
        if case .core(let number) = self { return number }
        return Self.numbers[self]
    }

    /// The code of a core's number.
    package init(number: Int) {
        self = Self.numbers.first { $0.value == number }?.key ?? .core(number)
    }

    private static let numbers: [Self: Int] = [
        .authentication: 0x0100, .authorization: 0x0200, .noExists: 0x0400, .action: 0x0800, .api: 0x1000,
        .internal: 0x2000, .allocate: 0x4000, .locked: 0x8000, .replication: 0x10000,
    ]
}
