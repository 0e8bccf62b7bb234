/// The error that every function of this library throws.
///
/// ```swift
/// do {
///     try await one.host.info(9999)
/// } catch let error as OneError where error.code == .noExists {
///     print("no host \(error.objectID ?? -1)")
/// }
/// ```
///
/// No error contains the session, a password or a token.
public struct OneError: Error, Sendable {
    /// The kind of failure.
    public var code: Code
    /// The message of the core, or of this library.
    public var message: String
    /// The method's full name, such as `one.host.info`; nil for an error of an initializer of ``OneServer``.
    public var method: String?
    /// The id of the object that caused the error, if the core names one.
    public var objectID: Int?
    /// The error that caused this one, if there is one: from the network, from the file system, or from your own type
    /// that reads a response or writes an argument. Equality ignores it.
    public var underlying: (any Error)?

    /// Creates an error, for tests and for code that simulates a core.
    ///
    /// - Parameters:
    ///   - code: The kind of failure.
    ///   - message: The message.
    ///   - method: The method's full name.
    ///   - objectID: The id of the object that caused the error.
    ///   - underlying: The error that caused this one.
    public init(
        _ code: Code, _ message: String, method: String? = nil, objectID: Int? = nil, underlying: (any Error)? = nil
    ) {
        self.code = code
        self.message = message
        self.method = method
        self.objectID = objectID
        self.underlying = underlying
    }

    /// The HTTP status, if the code is ``Code/http(_:)``.
    public var httpStatus: Int? { code.kind == .http ? code.number : nil }

    /// The number of the XML-RPC fault, if the code is ``Code/fault(_:)``.
    public var faultCode: Int? { code.kind == .fault ? code.number : nil }

    /// The time that the server asks you to wait before the next attempt.
    var retryAfter: Duration?

    /// The longest message, in bytes.
    private static let maximumMessage = 1 << 16

    /// Returns the error without these secrets. An underlying error that contains one is removed.
    ///
    /// A long message is cut only after the secrets are removed, so that no part of a secret remains.
    func without(_ secrets: [String]) -> OneError {
        var error = self
        let longest = secrets.map(\.utf8.count).max() ?? 0
        let isCut = message.utf8.count > Self.maximumMessage + longest
        error.message = String(decoding: message.utf8.prefix(Self.maximumMessage + longest), as: UTF8.self)
        for secret in secrets where !secret.isEmpty {
            error.message = error.message.replacingScalars(secret, with: "<secret>")
            if let underlying, "\(underlying)".utf8.contains(secret.utf8) { error.underlying = nil }
        }
        // A cut message can end in a part of a secret. Replacements before it may have moved that part forward.
        let whole = isCut ? error.message.utf8.dropLast(longest) : error.message.utf8[...]
        if isCut || whole.count > Self.maximumMessage {
            error.message = String(decoding: whole.prefix(Self.maximumMessage), as: UTF8.self) + "…"
        }
        return error
    }

    func during(_ method: String) -> OneError {
        var error = self
        error.method = error.method ?? method
        return error
    }
}

extension OneError: Hashable {
    /// Whether the errors are the same. Underlying errors are not compared.
    public static func == (left: OneError, right: OneError) -> Bool {
        left.code == right.code && left.message == right.message && left.method == right.method
            && left.objectID == right.objectID
    }

    /// Hashes the values that equality compares.
    public func hash(into hasher: inout Hasher) {
        hasher.combine(code)
        hasher.combine(message)
        hasher.combine(method)
        hasher.combine(objectID)
    }
}

extension OneError: CustomStringConvertible {
    /// The method, the message and the code, on one line.
    public var description: String {
        let text = message.split(whereSeparator: \.isNewline).joined(separator: " ")
        guard let method, !text.hasPrefix("[\(method)]") else { return "\(text) (\(code))" }
        return "[\(method)] \(text) (\(code))"
    }
}

extension OneError {
    /// A kind of failure. A later release of this library can add more.
    public struct Code: Sendable, Hashable {
        /// The name, without a number.
        let kind: Kind
        /// The core's code, the fault's number, or the HTTP status; 0 for other kinds.
        let number: Int

        enum Kind: String, Sendable, CaseIterable {
            case authentication, authorization, noExists, action, api, `internal`, allocate, locked, replication
            case noLeader, core, fault, http
            case malformedAnswer, timeout, connection, interrupted, cancelled
            case invalidArgument, configuration, ambiguous, stateUnreachable, notRecorded
        }

        private init(_ kind: Kind, _ number: Int = 0) {
            self.kind = kind
            self.number = number
        }
    }
}

extension OneError.Code {
    /// The session is not valid: `AUTHENTICATION`, 0x0100.
    public static let authentication = Self(.authentication, 0x0100)
    /// The user does not have the permission: `AUTHORIZATION`, 0x0200.
    public static let authorization = Self(.authorization, 0x0200)
    /// The object does not exist: `NO_EXISTS`, 0x0400.
    public static let noExists = Self(.noExists, 0x0400)
    /// The object's state does not allow this: `ACTION`, 0x0800.
    public static let action = Self(.action, 0x0800)
    /// An argument is invalid: `XML_RPC_API`, 0x1000.
    public static let api = Self(.api, 0x1000)
    /// The core failed internally: `INTERNAL`, 0x2000.
    public static let `internal` = Self(.internal, 0x2000)
    /// The object could not be created: `ALLOCATE`, 0x4000.
    public static let allocate = Self(.allocate, 0x4000)
    /// The object is locked: `LOCKED`, 0x8000.
    public static let locked = Self(.locked, 0x8000)
    /// The core does not lead its zone, or replication failed: `REPLICATION`, 0x10000.
    public static let replication = Self(.replication, 0x10000)

    /// No server leads the zone, because an election is in progress, or the leader cannot be reached. The core did
    /// nothing. On the wire this is `INTERNAL`, 0x2000, with a specific message.
    public static let noLeader = Self(.noLeader, 0x2000)

    private static let named: [Self] = [
        authentication, authorization, noExists, action, api, `internal`, allocate, locked, replication,
    ]

    /// The code of a core's error number, for a number that has no name here.
    ///
    /// - Parameter number: The number, such as 0x20000.
    /// - Returns: The code: the named one, if the number has a name.
    public static func core(_ number: Int) -> Self { named.first { $0.number == number } ?? Self(.core, number) }

    /// The code of a core's error number. If it is `INTERNAL`, the message can mean ``noLeader`` or ``interrupted``: a
    /// follower forwards calls to the leader.
    package static func core(_ number: Int, _ message: String) -> Self {
        let code = core(number)
        func says(_ texts: [String]) -> Bool { texts.contains { message.utf8.contains($0.utf8) } }
        guard code == .internal else { return code }
        if says(elections) || says(forwardingFailures) && says(unsentRequests) { return .noLeader }
        return says(forwardingFailures) ? .interrupted : code
    }

    private static let elections = [
        "no leader found", "oned cluster in election mode", "oned cluster is replicating log",
    ].map { "Cannot process request, \($0)" }

    /// A follower's messages if it got no response from the leader.
    private static let forwardingFailures = [
        "libcurl failed to execute the HTTP POST transaction", "RPC call timed out and aborted",
    ]
    /// libcurl's messages if there was no connection, so that nothing was sent.
    private static let unsentRequests = [
        "Failed to connect", "Couldn't connect", "Could not resolve host", "Couldn't resolve host",
    ]

    /// An XML-RPC fault.
    ///
    /// - Parameter number: The fault's number, such as -506 for a method that the core does not have.
    /// - Returns: The code.
    public static func fault(_ number: Int) -> Self { Self(.fault, number) }

    /// An HTTP status other than 200; or 200, if the response is a web page.
    ///
    /// - Parameter status: The status, such as 503.
    /// - Returns: The code.
    public static func http(_ status: Int) -> Self { Self(.http, status) }

    /// The response is invalid: not XML-RPC, or not a document of the requested type.
    public static let malformedAnswer = Self(.malformedAnswer)
    /// The response was not complete within the timeout.
    public static let timeout = Self(.timeout)
    /// The connection failed. Nothing was sent.
    public static let connection = Self(.connection)
    /// The connection broke after the request was sent: the one to the core, or a follower's to its leader. It is not
    /// known whether the core carried it out.
    public static let interrupted = Self(.interrupted)
    /// The task was cancelled.
    public static let cancelled = Self(.cancelled)
    /// A core cannot store an argument. Nothing was sent.
    public static let invalidArgument = Self(.invalidArgument)
    /// There is no session, or a setting such as the endpoint is invalid. Nothing was sent.
    public static let configuration = Self(.configuration)
    /// Several objects have the requested name.
    public static let ambiguous = Self(.ambiguous)
    /// The object can no longer reach the awaited state.
    public static let stateUnreachable = Self(.stateUnreachable)
    /// The replayed recording does not contain the call.
    public static let notRecorded = Self(.notRecorded)

    /// The core's number; nil if the error does not come from a core.
    package var coreNumber: Int? { kind == .core || self == .noLeader || Self.named.contains(self) ? number : nil }
}

extension OneError.Code: CustomStringConvertible {
    /// The name, such as `noExists` or `http(503)`.
    public var description: String {
        switch kind {
        case .core, .fault, .http: "\(kind)(\(number))"
        default: "\(kind)"
        }
    }
}

extension OneError {
    /// Uses an error of this library as it is, and wraps any other.
    package init(wrapping error: any Error, as code: Code, _ message: String) {
        switch error {
        case let error as OneError: self = error
        case let error as XMLError: self.init(malformed: error)
        default: self.init(code, "\(message): \(error)", underlying: error)
        }
    }

    init(malformed error: XMLError) {
        self.init(.malformedAnswer, "invalid response: \(error.message)", objectID: error.objectID)
    }

    /// Runs `read`. Its errors become ``Code/malformedAnswer``.
    static func reading<T>(_ read: () throws(XMLError) -> T) throws(OneError) -> T {
        do { return try read() } catch { throw OneError(malformed: error) }
    }
}

extension String {
    /// Replaces a text by its Unicode scalars, so that it is also found where a combining character follows it.
    package func replacingScalars(_ text: String, with other: String) -> String {
        String(unicodeScalars.replacing(Array(text.unicodeScalars), with: Array(other.unicodeScalars)))
    }
}
