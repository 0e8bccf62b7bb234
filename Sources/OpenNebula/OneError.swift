/// Why a call failed: what every function of this library throws.
///
/// ```swift
/// do {
///     try await one.host.info(9999)
/// } catch let error as OneError where error.code == .noExists {
///     print("no host \(error.objectID ?? -1)")
/// }
/// ```
///
/// No error holds the session, a password or a token.
public struct OneError: Error, Sendable {
    /// The kind of failure.
    public var code: Code
    /// What the core, or this library, says of it.
    public var message: String
    /// The method's full name, as `one.host.info`; nil for an error of ``OneServer``'s initializer.
    public var method: String?
    /// The object that caused the error, where the core names one.
    public var objectID: Int?
    /// The error below this one, where there is one: of the network, of the file system, of a type of yours that
    /// reads an answer or writes an argument. Equality ignores it.
    public var underlying: (any Error)?

    /// Creates an error, for tests and for code that stands in for a core.
    ///
    /// - Parameters:
    ///   - code: The kind of failure.
    ///   - message: What to tell.
    ///   - method: The method's full name.
    ///   - objectID: The object that caused the error.
    ///   - underlying: The error below this one.
    public init(
        _ code: Code, _ message: String, method: String? = nil, objectID: Int? = nil, underlying: (any Error)? = nil
    ) {
        self.code = code
        self.message = message
        self.method = method
        self.objectID = objectID
        self.underlying = underlying
    }

    /// The HTTP status, where the code is ``Code/http(_:)``.
    public var httpStatus: Int? { code.kind == .http ? code.number : nil }

    /// The number of the XML-RPC fault, where the code is ``Code/fault(_:)``.
    public var faultCode: Int? { code.kind == .fault ? code.number : nil }

    /// How long the server asks to wait before the next attempt.
    var retryAfter: Duration?

    /// The longest message, in bytes.
    private static let maximumMessage = 1 << 16

    /// The error without these texts. An error below that repeats one is left out.
    ///
    /// A message that is too long is cut, after it was cleaned, so that no part of a secret is left.
    func without(_ secrets: [String]) -> OneError {
        var error = self
        let longest = secrets.map(\.utf8.count).max() ?? 0
        let isCut = message.utf8.count > Self.maximumMessage + longest
        error.message = String(decoding: message.utf8.prefix(Self.maximumMessage + longest), as: UTF8.self)
        for secret in secrets where !secret.isEmpty {
            error.message = error.message.replacingScalars(secret, with: "<secret>")
            if let underlying, "\(underlying)".utf8.contains(secret.utf8) { error.underlying = nil }
        }
        // What was cut may end in a part of a secret, which those before it have moved forward.
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
    /// Whether the errors say the same. What is below them does not count.
    public static func == (left: OneError, right: OneError) -> Bool {
        left.code == right.code && left.message == right.message && left.method == right.method
            && left.objectID == right.objectID
    }

    /// Hashes what equality compares.
    public func hash(into hasher: inout Hasher) {
        hasher.combine(code)
        hasher.combine(message)
        hasher.combine(method)
        hasher.combine(objectID)
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

extension OneError {
    /// A kind of failure. A later release of this library may add one.
    public struct Code: Sendable, Hashable {
        /// The name, without a number.
        let kind: Kind
        /// The core's code, the fault's, or the HTTP status; 0 for the others.
        let number: Int

        enum Kind: String, Sendable, CaseIterable {
            case authentication, authorization, noExists, action, api, `internal`, allocate, locked, replication
            case core, fault, http
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
    /// The core does not know the session: `AUTHENTICATION`, 0x0100.
    public static let authentication = Self(.authentication, 0x0100)
    /// The user may not do this: `AUTHORIZATION`, 0x0200.
    public static let authorization = Self(.authorization, 0x0200)
    /// The object does not exist: `NO_EXISTS`, 0x0400.
    public static let noExists = Self(.noExists, 0x0400)
    /// The object's state does not allow this: `ACTION`, 0x0800.
    public static let action = Self(.action, 0x0800)
    /// An argument is wrong: `XML_RPC_API`, 0x1000.
    public static let api = Self(.api, 0x1000)
    /// The core failed: `INTERNAL`, 0x2000.
    public static let `internal` = Self(.internal, 0x2000)
    /// The object could not be created: `ALLOCATE`, 0x4000.
    public static let allocate = Self(.allocate, 0x4000)
    /// The object is locked: `LOCKED`, 0x8000.
    public static let locked = Self(.locked, 0x8000)
    /// The core is not the leader of its zone, or could not replicate: `REPLICATION`, 0x10000.
    public static let replication = Self(.replication, 0x10000)

    private static let named: [Self] = [
        authentication, authorization, noExists, action, api, `internal`, allocate, locked, replication,
    ]

    /// A core's code by its number, for one that this library has no name for.
    ///
    /// - Parameter number: The number, as 0x20000.
    /// - Returns: The code; the named one where there is one.
    public static func core(_ number: Int) -> Self { named.first { $0.number == number } ?? Self(.core, number) }

    /// An XML-RPC fault.
    ///
    /// - Parameter number: The fault's number, as -506 for a method that the core does not have.
    /// - Returns: The code.
    public static func fault(_ number: Int) -> Self { Self(.fault, number) }

    /// An HTTP status other than 200; 200 where the answer is a web page.
    ///
    /// - Parameter status: The status, as 503.
    /// - Returns: The code.
    public static func http(_ status: Int) -> Self { Self(.http, status) }

    /// The answer is no XML-RPC, or no document of the type asked for.
    public static let malformedAnswer = Self(.malformedAnswer)
    /// The answer was not complete when the time was up.
    public static let timeout = Self(.timeout)
    /// No connection could be made; nothing was sent.
    public static let connection = Self(.connection)
    /// The connection broke after the request had gone out: whether the core did what it was asked is not known.
    public static let interrupted = Self(.interrupted)
    /// The task was cancelled.
    public static let cancelled = Self(.cancelled)
    /// An argument that no core can store; nothing was sent.
    public static let invalidArgument = Self(.invalidArgument)
    /// No session, or an endpoint that is no URL; nothing was sent.
    public static let configuration = Self(.configuration)
    /// Several objects have the name that was asked for.
    public static let ambiguous = Self(.ambiguous)
    /// The object can no longer reach the awaited state.
    public static let stateUnreachable = Self(.stateUnreachable)
    /// A recording is replayed, and does not hold the call.
    public static let notRecorded = Self(.notRecorded)

    /// The core's number; nil for what is no answer of a core.
    package var coreNumber: Int? { kind == .core || Self.named.contains(self) ? number : nil }
}

extension OneError.Code: CustomStringConvertible {
    /// The name, as `noExists` or `http(503)`.
    public var description: String {
        switch kind {
        case .core, .fault, .http: "\(kind)(\(number))"
        default: "\(kind)"
        }
    }
}

extension OneError {
    /// The error itself where it is one of ours, else one that holds it.
    package init(wrapping error: any Error, as code: Code, _ message: String) {
        switch error {
        case let error as OneError: self = error
        case let error as XMLError: self.init(malformed: error)
        default: self.init(code, "\(message): \(error)", underlying: error)
        }
    }

    init(malformed error: XMLError) {
        self.init(.malformedAnswer, "the answer is not what it should be: \(error.message)", objectID: error.objectID)
    }

    /// Runs `read`, whose errors mean that the answer is malformed.
    static func reading<T>(_ read: () throws(XMLError) -> T) throws(OneError) -> T {
        do { return try read() } catch { throw OneError(malformed: error) }
    }
}

extension String {
    /// Replaces a text wherever its scalars stand: also where what follows joins its last character.
    package func replacingScalars(_ text: String, with other: String) -> String {
        String(unicodeScalars.replacing(Array(text.unicodeScalars), with: Array(other.unicodeScalars)))
    }
}
