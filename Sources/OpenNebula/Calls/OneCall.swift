import NIOConcurrencyHelpers

/// A call on its way to a core, as every transport gets it.
package struct OneCall: Sendable {
    /// The full name, as `one.host.info`.
    package let method: String
    /// All arguments but the session.
    package let arguments: [One.XMLRPCValue]
    /// `user:password`; nil for the methods of the server itself, which take none.
    package let session: String?
    /// By when the call must have its answer.
    package private(set) var deadline: ContinuousClock.Instant
    /// How many bytes an answer may have that is read as a whole.
    package let maximumAnswer: Int
    /// Whether the answer is read as slowly as the caller likes.
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

    /// `name` is the method's, its prefix left out or not.
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
                    wrapping: error, as: .invalidArgument, "argument \(index + 1) cannot be written")
                throw error.during(method).without(
                    Self.secrets(ofSession: configuration.session)
                        + MethodDescription.secrets(in: values, of: method))
            }
        }
        self.init(
            method, values, session: isOfCore ? configuration.session : nil, deadline: .now + configuration.timeout,
            maximumAnswer: configuration.maximumAnswer, isStream: isStream)
    }

    func with(deadline: ContinuousClock.Instant) -> OneCall {
        var call = self
        call.deadline = deadline
        return call
    }

    /// The session and its password, and the passwords and tokens among the arguments.
    package var secrets: [String] {
        (session.map(Self.secrets(ofSession:)) ?? []) + MethodDescription.secrets(in: arguments, of: method)
    }

    /// The session, and its password where that can be told from other text.
    package static func secrets(ofSession session: String) -> [String] {
        let parts = session.unicodeScalars.split(separator: ":", maxSplits: 1).map { String($0) }
        return [session] + (parts.count == 2 && parts[1].utf8.count >= 6 && parts[1] != parts[0] ? [parts[1]] : [])
    }
}

extension One.XMLRPCValue {
    /// The first character that no core can store, described; nil where there is none.
    fileprivate var firstForbidden: String? {
        switch self {
        case .string(let text): XMLText.firstForbidden(in: text)
        case .array(let values): values.lazy.compactMap(\.firstForbidden).first
        case .struct(let members): members.lazy.compactMap(\.value.firstForbidden).first
        default: nil
        }
    }
}

/// What a transport gives back: what the method returned. A core's error is thrown instead.
package enum OneReply: Sendable {
    case value(One.XMLRPCValue)
    /// A document: its XML, in pieces as they arrive. They can be read once.
    case document(any AsyncSequence<[UInt8], any Error> & Sendable)
}

/// How many bytes a call has sent and received, counted by its transport.
package final class Traffic: Sendable {
    private let counts = NIOLockedValueBox((sent: 0, received: 0))
    private let waiting = NIOLockedValueBox(false)

    package var sent: Int { counts.withLockedValue { $0.sent } }
    package var received: Int { counts.withLockedValue { $0.received } }

    /// Whether the transport waits for a connection, or for an answer to begin.
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
