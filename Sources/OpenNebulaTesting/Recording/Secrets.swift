import Foundation
import OpenNebula

/// Replaces secrets in calls and responses.
///
/// Secrets are the session, and its password if it is long enough to be distinguished from other text; arguments that
/// are passwords or tokens; the token that a login returns; and the value of every attribute and element that is named
/// like a password, a token, a secret or a key that is not public.
struct Secrets: Sendable {
    static let replacement = "redacted"

    private let texts: [String]

    init(session: String) { texts = OneCall.secrets(ofSession: session) }

    func removed(from arguments: [One.XMLRPCValue], of method: String) -> [One.XMLRPCValue] {
        MethodDescription.replacingSecrets(in: arguments, of: method) { _ in Self.replacement }.map(removed)
    }

    private func removed(from value: One.XMLRPCValue) -> One.XMLRPCValue { value.mapped(removed) }

    /// Returns the result of a method without secrets.
    func removed(from value: One.XMLRPCValue, to call: OneCall) -> One.XMLRPCValue {
        if case .string = value, MethodDescription.named(call.method)?.returnsSecret ?? false {
            return .string(Self.replacement)
        }
        var value = removed(from: value)
        if call.method == "system.multicall", case .array(let calls)? = call.arguments.first,
            case .array(let answers) = value
        {
            value = .array(zip(calls, answers).map { removed(from: $1, toMember: $0) })
        }
        return value.mapped { Self.replacing(Self.long(call.secrets), in: $0) }
    }

    /// Returns the result of a call within a `system.multicall` without secrets.
    private func removed(from answer: One.XMLRPCValue, toMember call: One.XMLRPCValue) -> One.XMLRPCValue {
        guard case .struct(let members) = call, case .string(let method)? = members["methodName"],
            MethodDescription.named(method)?.returnsSecret ?? false, case .array(let values) = answer,
            case .array(var items)? = values.first, items.count > 1, case .string = items[1]
        else { return answer }
        items[1] = .string(Self.replacement)
        return [.array(items)]
    }

    /// Returns a document, or an error's message, without secrets.
    func removed(from text: String, to call: OneCall) -> String {
        Self.replacing(Self.long(call.secrets), in: removed(from: text))
    }

    /// The secrets that are long enough to be distinguished from other text.
    private static func long(_ secrets: [String]) -> [String] { secrets.filter { $0.utf8.count >= 4 } }

    private static func replacing(_ secrets: [String], in text: String) -> String {
        secrets.reduce(text) { $0.replacingScalars($1, with: replacement) }
    }

    private func removed(from text: String) -> String {
        var text = Self.replacing(texts, in: text)
        guard text.firstMatch(of: Self.name) != nil else { return text }
        for rule in Self.rules {
            text.replace(rule) { Self.isSecret($0.2) ? "\($0.1)\(Self.replacement)\($0.3)" : String($0.0) }
        }
        return text
    }

    // These are computed because a Regex is not Sendable. All of them compare Unicode scalars.

    /// Matches names that may be those of secrets. When in doubt, a value is replaced.
    private static var name: Regex<Substring> {
        #/(?i)PASS|PWD|_PW|SECRET|TOKEN|KEY|CREDENTIAL|PSK/#.matchingSemantics(.unicodeScalar)
    }

    /// Matches names that `name` matches too, but that are not secrets: switches, limits, names and public values.
    private static var open: Regex<Substring> {
        #/(?i)PUBLIC|PASSTHROUGH|BYPASS|COMPASS|KEYMAP|KEYBOARD|KEY_?NAME|MONKEY|EXPIRATION|^MAX_|_(?:MAX|TIME|TTL|SIZE|LENGTH|FORMAT|TYPE|CHANGE|REQUIRED|ENABLED)$/#
            .matchingSemantics(.unicodeScalar)
    }

    private static func isSecret(_ text: Substring) -> Bool {
        text.firstMatch(of: name) != nil && text.firstMatch(of: open) == nil
    }

    /// Match an element with a text, an attribute of a template, and a member in JSON. The groups are the text before
    /// the value, the name within it, and the text after the value. A user input, whose value is a question such as
    /// `M|password|…`, does not match.
    private static var rules: [Regex<(Substring, Substring, Substring, Substring)>] {
        [
            #/(<([A-Za-z_][\w.\-]*)>)(?:<!\[CDATA\[(?![MO]\|)(?s:.*?)\]\]>|(?![MO]\|)[^<]+)(<\/\2>)/#,
            #/(\b([A-Za-z_]\w*)\s*=\s*")(?![MO]\|)(?:\\"|[^"])*(")/#,
            #/(\b([A-Za-z_]\w*)\s*=\s*)[^\s,\]"\[<>]+()/#,
            #/("([A-Za-z_][\w.\-]*)"\s*:\s*")(?:\\.|[^"\\])*(")/#,
        ].map { $0.matchingSemantics(.unicodeScalar) }
    }
}

extension One.XMLRPCValue {
    /// Returns the value with all of its strings changed.
    fileprivate func mapped(_ change: (String) -> String) -> Self {
        switch self {
        case .string(let text): .string(change(text))
        case .array(let values): .array(values.map { $0.mapped(change) })
        case .struct(let members): .struct(members.mapValues { $0.mapped(change) })
        default: self
        }
    }
}
