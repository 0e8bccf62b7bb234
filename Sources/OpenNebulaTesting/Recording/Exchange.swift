import Foundation
import OpenNebula

/// A call and its outcome. Each exchange is stored in its own file.
///
/// The first line is the method, with its arguments as JSON. The second line is the outcome:
/// - `document`: the document follows. A line break is added between elements, and removed on reading. Otherwise the
///   document is stored byte for byte.
/// - `HTTP 200`: an XML-RPC response follows, with a value or a core's error.
/// - Anything else names a failure and its message.
struct Exchange: Sendable, Equatable {
    /// The method and the arguments of a call. The arguments are one line of JSON, without the session.
    struct Call: Sendable, Hashable, CustomStringConvertible {
        var method: String
        var arguments: String

        init(_ method: String, _ arguments: [One.XMLRPCValue]) throws {
            let encoder = JSONEncoder()
            encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
            self.method = method
            self.arguments = String(decoding: try encoder.encode(arguments), as: UTF8.self)
        }

        init?(_ line: String) {
            guard let space = line.firstIndex(of: " ") else { return nil }
            method = String(line[..<space])
            arguments = String(line[line.index(after: space)...])
        }

        var description: String { "\(method) \(arguments)" }

        /// The file name, which is the same in every recording. It holds short lists of numbers and booleans as they
        /// are, and a hash of any other arguments.
        func fileName(repetition: Int) -> String {
            let text = String(arguments.dropFirst().dropLast())
            let isPlain = text.utf8.count <= 40 && text.allSatisfy { "0123456789-,truefals".contains($0) }
            let hash = text.utf8.reduce(0xcbf2_9ce4_8422_2325 as UInt64) { ($0 ^ UInt64($1)) &* 0x100_0000_01b3 }
            let suffix = isPlain ? text.replacing(",", with: "-") : String(hash, radix: 16)
            return ([method, suffix].filter { !$0.isEmpty }.joined(separator: "-")) + ".\(repetition)" + Self.fileSuffix
        }

        static let fileSuffix = ".exchange"
    }

    enum Outcome: Sendable, Equatable {
        case value(One.XMLRPCValue)
        case document(String)
        case failure(OneError)
    }

    var call: Call
    var outcome: Outcome

    init(call: Call, outcome: Outcome) {
        self.call = call
        self.outcome = outcome
    }

    private static let answered = "HTTP 200"
    private static let document = "document"
    /// Marks a document that has line breaks between elements itself.
    private static let unbrokenDocument = "document as it is"

    /// The failures without a response.
    private static let codes: [String: OneError.Code] = [
        "connection": .connection, "interrupted": .interrupted, "timeout": .timeout, "cancelled": .cancelled,
        "malformedAnswer": .malformedAnswer,
    ]

    // MARK: Writing

    func text() throws -> String {
        switch outcome {
        case .document(let xml):
            let isBroken = !xml.utf8.contains(">\n<".utf8)
            return isBroken
                ? "\(call)\n\(Self.document)\n\(xml.substituting("><", by: ">\n<"))"
                : "\(call)\n\(Self.unbrokenDocument)\n\(xml)"
        case .value(let value):
            let response = call.isOfCore ? [true, value, 0] : value
            return "\(call)\n\(Self.answered)\n\(try XMLRPCResponse.value(response).xml())"
        case .failure(let error):
            if let response = XMLRPCResponse(error) { return "\(call)\n\(Self.answered)\n\(try response.xml())" }
            let name = Self.codes.first { $0.value == error.code }?.key ?? error.httpStatus.map { "HTTP \($0)" }
            return "\(call)\n\(name ?? "interrupted"): \(error.message)\n"
        }
    }

    // MARK: Reading

    /// Reads the text of a file. Returns nil if it is not an exchange.
    init?(_ text: String) {
        let lines = text.utf8.split(separator: UInt8(ascii: "\n"), maxSplits: 2, omittingEmptySubsequences: false)
            .map { String($0) ?? "" }
        guard lines.count == 3, let call = Call(lines[0]), let outcome = Self.outcome(lines[1], lines[2], of: call)
        else { return nil }
        self.init(call: call, outcome: outcome)
    }

    private static func outcome(_ line: String, _ text: String, of call: Call) -> Outcome? {
        switch line {
        case document: return .document(text.substituting(">\n<", by: "><"))
        case unbrokenDocument: return .document(text)
        case answered:
            do {
                let response = withEscapedDocument(text) ?? text
                return .value(try One.XMLRPCValue(saved: response.utf8, ofCore: call.isOfCore))
            } catch {
                return (error as? OneError).map { .failure($0) }
            }
        default: break
        }
        guard let colon = line.firstIndex(of: ":") else { return nil }
        let name = line[..<colon]
        let status = name.hasPrefix("HTTP ") ? Int(name.dropFirst(5)) : nil
        guard let code = codes[String(name)] ?? status.map(OneError.Code.http) else { return nil }
        return .failure(OneError(code, String(line[colon...].dropFirst(2))))
    }

    /// Converts a response of an older recording, which stores the document unescaped at the end. Returns nil for any
    /// other text.
    private static func withEscapedDocument(_ text: String) -> String? {
        let (mark, divider) = ("<string>…</string>", "\n…\n")
        guard let divider = text.range(of: divider, options: .literal),
            let mark = text.range(of: mark, options: .literal), mark.upperBound <= divider.lowerBound
        else { return nil }
        var document = ""
        XMLText.append(String(text[divider.upperBound...]).substituting(">\n<", by: "><"), to: &document)
        return "\(text[..<mark.lowerBound])<string>\(document)</string>\(text[mark.upperBound..<divider.lowerBound])"
    }
}

extension Exchange.Call {
    init(_ call: OneCall, _ secrets: Secrets) throws {
        try self.init(call.method, secrets.removed(from: call.arguments, of: call.method))
    }

    var isOfCore: Bool { MethodDescription.isOfCore(method) }
}

extension Exchange {
    /// The files of a recording, sorted by name.
    static func files(in folder: URL) throws -> [URL] {
        try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)
            .filter { $0.lastPathComponent.hasSuffix(Call.fileSuffix) }
            .sorted { $0.lastPathComponent < $1.lastPathComponent }
    }
}

extension String {
    /// Replaces a text. Compares Unicode scalars, not characters.
    func substituting(_ text: String, by other: String) -> String {
        replacingOccurrences(of: text, with: other, options: .literal)
    }
}
