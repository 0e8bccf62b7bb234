import NIOConcurrencyHelpers

/// A call, as transports receive it.
package struct OneCall: Sendable {
    /// The full name, such as `one.host.info`.
    package let method: String
    /// The arguments without the session.
    package let arguments: [One.XMLRPCValue]
    /// `user:password`; nil for the methods of the XML-RPC server, which take no session.
    package private(set) var session: String?
    /// The time by which the response must be complete.
    package private(set) var deadline: ContinuousClock.Instant
    /// The largest response in bytes, for a response that is read as a whole.
    package let maximumAnswer: Int
    /// Whether the caller reads the response in parts, at its own pace.
    package let isStream: Bool
    package let traffic = Traffic()

    package init(
        _ method: String, _ arguments: [One.XMLRPCValue], session: String?, deadline: ContinuousClock.Instant,
        maximumAnswer: Int, isStream: Bool = false
    ) {
        self.method = method
        self.arguments = arguments
        self.session = session
        self.deadline = deadline
        self.maximumAnswer = maximumAnswer
        self.isStream = isStream
    }

    /// Creates a call of a method, with or without the prefix `one.`.
    init(
        _ name: String, _ arguments: [any OneArgument], of configuration: One.Configuration, isStream: Bool = false
    ) throws(OneError) {
        let isOfCore = MethodDescription.isOfCore(name)
        let method = isOfCore && !name.hasPrefix("one.") ? "one.\(name)" : name
        var values: [One.XMLRPCValue] = []
        for (index, argument) in arguments.enumerated() {
            do {
                if let text = argument as? String { try MethodDescription.check(text, at: index, of: method) }
                let value = try argument.xmlrpcValue()
                if !(argument is One.Template), let forbidden = value.firstForbidden {
                    throw OneError(
                        .invalidArgument, "argument \(index + 1): a core cannot store \(forbidden): remove it")
                }
                values.append(value)
            } catch {
                let error = OneError(
                    wrapping: error, as: .invalidArgument, "argument \(index + 1) cannot be encoded")
                throw error.during(method).without(
                    Self.secrets(ofSession: configuration.session)
                        + MethodDescription.secrets(in: values, of: method))
            }
        }
        self.init(
            method, values, session: isOfCore ? configuration.session : nil, deadline: .now + configuration.timeLeft,
            maximumAnswer: configuration.maximumAnswer, isStream: isStream)
    }

    func with(deadline: ContinuousClock.Instant) -> OneCall {
        var call = self
        call.deadline = deadline
        return call
    }

    func with(session: String) -> OneCall {
        var call = self
        call.session = session
        return call
    }

    /// The session, its password, and the passwords and tokens in the arguments.
    package var secrets: [String] {
        (session.map(Self.secrets(ofSession:)) ?? []) + MethodDescription.secrets(in: arguments, of: method)
    }

    /// Returns the session, and its password if that is long enough to be distinguished from other text.
    package static func secrets(ofSession session: String) -> [String] {
        let parts = session.unicodeScalars.split(separator: ":", maxSplits: 1).map { String($0) }
        return [session] + (parts.count == 2 && parts[1].utf8.count >= 6 && parts[1] != parts[0] ? [parts[1]] : [])
    }
}

extension One.XMLRPCValue {
    /// A description of the first character that a core cannot store; nil if there is none.
    fileprivate var firstForbidden: String? {
        switch self {
        case .string(let text): XMLText.firstForbidden(in: text)
        case .array(let values): values.lazy.compactMap(\.firstForbidden).first
        case .struct(let members): members.lazy.compactMap(\.value.firstForbidden).first
        default: nil
        }
    }
}

/// The result of a call, as transports return it. They throw a core's error.
package enum OneReply: Sendable {
    case value(One.XMLRPCValue)
    /// A document: the pieces of its XML as they arrive. You can read them once.
    case document(any AsyncSequence<[UInt8], any Error> & Sendable)
}

/// The bytes that a call has sent and received. The transport counts them.
package final class Traffic: Sendable {
    private let counts = NIOLockedValueBox((sent: 0, received: 0))
    private let waiting = NIOLockedValueBox(false)

    package var sent: Int { counts.withLockedValue { $0.sent } }
    package var received: Int { counts.withLockedValue { $0.received } }

    /// Whether the transport waits for a connection, or for the start of the response.
    package var isWaiting: Bool {
        get { waiting.withLockedValue { $0 } }
        set { waiting.withLockedValue { $0 = newValue } }
    }

    package func add(sent: Int = 0, received: Int = 0) {
        counts.withLockedValue { counts in
            counts.sent += sent
            counts.received += received
        }
    }
}
