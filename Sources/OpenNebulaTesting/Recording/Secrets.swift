import Foundation
import OpenNebula

/// Replaces what nobody but the user and the core may see.
///
/// That is the session, and its password where it is long enough to be told from other text; the arguments that are
/// passwords or tokens; the token that a login returns; and every attribute and element whose name ends as that of a
/// password, a token, a secret or a key that is not public.
struct Secrets: Sendable {
    static let replacement = "redacted"

    private let texts: [String]

    init(session: String) {
        let parts = session.split(separator: ":", maxSplits: 1).map(String.init)
        let password = parts.count == 2 && parts[1].count >= 6 && parts[1] != parts[0] ? [parts[1]] : []
        texts = [session] + password
    }

    func removed(from arguments: [One.XMLRPCValue], of method: String) -> [One.XMLRPCValue] {
        MethodDescription.replacingSecrets(in: arguments, of: method) { _ in Self.replacement }.map(removed)
    }

    private func removed(from value: One.XMLRPCValue) -> One.XMLRPCValue { value.mapped(removed) }

    /// What a method returned, without secrets.
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

    /// What a call within a `system.multicall` returned, without secrets.
    private func removed(from answer: One.XMLRPCValue, toMember call: One.XMLRPCValue) -> One.XMLRPCValue {
        guard case .struct(let members) = call, case .string(let method)? = members["methodName"],
            MethodDescription.named(method)?.returnsSecret ?? false, case .array(let values) = answer,
            case .array(var items)? = values.first, items.count > 1, case .string = items[1]
        else { return answer }
        items[1] = .string(Self.replacement)
        return [.array(items)]
    }

    /// A document, or an error's message, without secrets.
    func removed(from text: String, to call: OneCall) -> String {
        Self.replacing(Self.long(call.secrets), in: removed(from: text))
    }

    /// Those that can be told from other text.
    private static func long(_ secrets: [String]) -> [String] { secrets.filter { $0.utf8.count >= 4 } }

    private static func replacing(_ secrets: [String], in text: String) -> String {
        secrets.reduce(text) { $0.substituting($1, by: replacement) }
    }

    private func removed(from text: String) -> String {
        var text = Self.replacing(texts, in: text)
        guard text.firstMatch(of: Self.name) != nil else { return text }
        text.replace(Self.element) { "<\($0.1)>\(Self.replacement)</\($0.1)>" }
        text.replace(Self.attribute) { "\($0.1)\"\(Self.replacement)\"" }
        return text
    }

    // The names, in upper or lower case: PASS, but not PASSTHROUGH; not what a template asks
    // its user for, whose value is a question as M|password|…. Computed, since a Regex is not Sendable.

    private static var name: Regex<Substring> { #/(?i)PASS|TOKEN|SECRET|KEY/# }

    private static var element: Regex<(Substring, Substring)> {
        #/(?i)<(\w*(?:PASS|PASSW(?:OR)?D|TOKEN|SECRET|(?:PRIVATE|SECRET|ACCESS)_?KEY)(?:_BASE64)?)>(?:<!\[CDATA\[(?![MO]\|)(?s:.*?)\]\]>|(?![MO]\|)[^<]+)<\/\1>/#
    }

    private static var attribute: Regex<(Substring, Substring)> {
        #/(?i)(\b\w*(?:PASS|PASSW(?:OR)?D|TOKEN|SECRET|(?:PRIVATE|SECRET|ACCESS)_?KEY)(?:_BASE64)?\s*=\s*)(?:"(?![MO]\|)(?:\\"|[^"])*"|[^\s,\]"\[]+)/#
    }
}

extension One.XMLRPCValue {
    /// The value, all texts of which are changed.
    fileprivate func mapped(_ change: (String) -> String) -> Self {
        switch self {
        case .string(let text): .string(change(text))
        case .array(let values): .array(values.map { $0.mapped(change) })
        case .struct(let members): .struct(members.mapValues { $0.mapped(change) })
        default: self
        }
    }
}
