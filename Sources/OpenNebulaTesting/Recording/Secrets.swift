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

    private func removed(from value: One.XMLRPCValue) -> One.XMLRPCValue {
        switch value {
        case .string(let text): .string(removed(from: text))
        case .array(let values): .array(values.map(removed))
        case .struct(let members): .struct(members.mapValues(removed))
        default: value
        }
    }

    /// An answer to a call, without secrets; as it is where it is no text.
    func removed(from answer: Data, to call: XMLRPCCall) -> Data {
        guard var text = String(data: answer, encoding: .utf8) else { return answer }
        for secret in MethodDescription.secrets(in: call.argumentsWithoutSession, of: call.method)
        where secret.count >= 4 {
            var escaped = ""
            XMLText.append(secret, to: &escaped)
            text = text.replacing(escaped, with: Self.replacement)
        }
        if call.method == "one.user.login" || Self.logsIn(call) {
            // A token, but no document.
            text = text.replacing(#/(<boolean>1</boolean>\s*</value>\s*<value>\s*<string>)(?!&lt;)[^<]*/#) {
                $0.1 + Self.replacement
            }
        }
        return Data(removed(from: text).utf8)
    }

    /// Whether a call within a `system.multicall` returns a token.
    private static func logsIn(_ call: XMLRPCCall) -> Bool {
        guard call.method == "system.multicall", case .array(let calls)? = call.arguments.first else { return false }
        return calls.contains { call in
            guard case .struct(let members) = call else { return false }
            return members["methodName"] == "one.user.login"
        }
    }

    private func removed(from text: String) -> String {
        var text = texts.reduce(text) { $0.replacing($1, with: Self.replacement) }
        guard text.firstMatch(of: Self.name) != nil else { return text }
        // Elements, as they are and escaped in an envelope, and attributes of a template.
        text.replace(Self.element) { "<\($0.1)>\(Self.replacement)</\($0.1)>" }
        text.replace(Self.escapedElement) { "&lt;\($0.1)&gt;\(Self.replacement)&lt;/\($0.1)&gt;" }
        text.replace(Self.attribute) { "\($0.1)\"\(Self.replacement)\"" }
        return text
    }

    // The names, in upper or lower case: PASS, but not PASSTHROUGH; not what a template asks
    // its user for, whose value is a question as M|password|…. Computed, since a Regex is not Sendable.

    private static var name: Regex<Substring> { #/(?i)PASS|TOKEN|SECRET|KEY/# }

    private static var element: Regex<(Substring, Substring)> {
        #/(?i)<(\w*(?:PASS|PASSW(?:OR)?D|TOKEN|SECRET|(?:PRIVATE|SECRET|ACCESS)_?KEY)(?:_BASE64)?)>(?:<!\[CDATA\[(?![MO]\|)(?s:.*?)\]\]>|(?![MO]\|)[^<]+)<\/\1>/#
    }

    private static var escapedElement: Regex<(Substring, Substring)> {
        #/(?i)&lt;(\w*(?:PASS|PASSW(?:OR)?D|TOKEN|SECRET|(?:PRIVATE|SECRET|ACCESS)_?KEY)(?:_BASE64)?)&gt;(?:&lt;!\[CDATA\[(?![MO]\|)(?s:.*?)\]\]&gt;|(?![MO]\|)(?:(?!&lt;)(?s:.))+)&lt;\/\1&gt;/#
    }

    private static var attribute: Regex<(Substring, Substring)> {
        #/(?i)(\b\w*(?:PASS|PASSW(?:OR)?D|TOKEN|SECRET|(?:PRIVATE|SECRET|ACCESS)_?KEY)(?:_BASE64)?\s*=\s*)(?:"(?![MO]\|)(?:\\"|[^"])*"|[^\s,\]"\[]+)/#
    }
}
