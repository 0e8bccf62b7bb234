import Foundation
import NIOCore
import OpenNebula

/// A call and what came of it, as one file holds them.
///
/// The first line is the method and its arguments as JSON, the second the outcome. After `HTTP 200` comes the
/// answer, byte for byte, but for one change that is undone on reading: a document within it stands at the end,
/// not escaped, its elements on lines of their own.
struct Exchange: Sendable, Equatable {
    /// What identifies a call: the method, and the arguments without the session as one line of JSON.
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

        /// A file's name, the same in every recording: short numbers as they are, other arguments as a hash.
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
        case answer(Data)
        case failure(OneError)
    }

    var call: Call
    var outcome: Outcome

    // MARK: Writing

    var data: Data {
        switch outcome {
        case .answer(let body):
            let readable = String(data: body, encoding: .utf8).flatMap(Self.readable)
            return Data("\(call)\n\(Self.answered)\n".utf8) + (readable.map { Data($0.utf8) } ?? body)
        case .failure(let error):
            let code = Self.codes.first { $0.value == error.code }?.key ?? Self.httpStatus(error.code)
            return Data("\(call)\n\(code): \(error.message)\n".utf8)
        }
    }

    private static let answered = "HTTP 200"

    /// The failures that leave no answer.
    private static let codes: [String: OneError.Code] = [
        "connection": .connection, "interrupted": .interrupted, "timeout": .timeout, "cancelled": .cancelled,
    ]

    private static func httpStatus(_ code: OneError.Code) -> String {
        OneError(code, "").httpStatus.map { "HTTP \($0)" } ?? "connection"
    }

    // MARK: Reading

    init(call: Call, outcome: Outcome) {
        self.call = call
        self.outcome = outcome
    }

    /// nil for a file that holds no exchange.
    init?(_ data: Data) {
        let lines = data.split(separator: 0x0A, maxSplits: 2, omittingEmptySubsequences: false)
        guard lines.count == 3, let call = Call(String(decoding: lines[0], as: UTF8.self)) else { return nil }
        let outcome = String(decoding: lines[1], as: UTF8.self)
        if outcome == Self.answered {
            let body = String(data: lines[2], encoding: .utf8).flatMap(Self.unreadable).map { Data($0.utf8) }
            self.init(call: call, outcome: .answer(body ?? Data(lines[2])))
            return
        }
        guard let colon = outcome.firstIndex(of: ":") else { return nil }
        let (name, message) = (outcome[..<colon], outcome[colon...].dropFirst(2))
        let status = name.hasPrefix("HTTP ") ? Int(name.dropFirst(5)) : nil
        guard let code = Self.codes[String(name)] ?? status.map(OneError.Code.http) else { return nil }
        self.init(call: call, outcome: .failure(OneError(code, String(message))))
    }

    // MARK: Documents

    private static let mark = "<string>…</string>"
    private static let divider = "\n…\n"

    /// The answer with its document on lines of its own; nil where there is none, or where the answer could not be
    /// made again from that to the byte.
    private static func readable(_ answer: String) -> String? {
        guard let start = answer.range(of: "<string>&lt;", options: .literal),
            let end = answer.range(of: "</string>", options: .literal, range: start.upperBound..<answer.endIndex)
        else { return nil }
        let escaped = String(answer[start.lowerBound..<end.lowerBound].dropFirst("<string>".count))
        let document = escapes.reversed().reduce(escaped) { $0.substituting($1.escaped, by: $1.plain) }
        let envelope = "\(answer[..<start.lowerBound])\(mark)\(answer[end.upperBound...])"
        let readable = envelope + divider + document.substituting("><", by: ">\n<")
        return unreadable(readable)?.utf8.elementsEqual(answer.utf8) == true ? readable : nil
    }

    /// The answer that was made readable; nil for any other text.
    private static func unreadable(_ text: String) -> String? {
        guard let divider = text.range(of: divider, options: .literal),
            let mark = text.range(of: mark, options: .literal), mark.upperBound <= divider.lowerBound
        else { return nil }
        let document = String(text[divider.upperBound...]).substituting(">\n<", by: "><")
        let escaped = escapes.reduce(document) { $0.substituting($1.plain, by: $1.escaped) }
        return "\(text[..<mark.lowerBound])<string>\(escaped)</string>\(text[mark.upperBound..<divider.lowerBound])"
    }

    /// What both a core and ``FrontEnd`` escape, in an order in which no escape is escaped again.
    private static let escapes = [("&", "&amp;"), ("<", "&lt;"), (">", "&gt;")].map { (plain: $0, escaped: $1) }
}

extension String {
    fileprivate func substituting(_ text: String, by other: String) -> String {
        replacingOccurrences(of: text, with: other, options: .literal)
    }
}

extension Exchange.Call {
    /// The call that a request makes, without its session and secrets.
    init(request: String, secrets: Secrets) throws {
        try self.init(call: XMLRPCCall(parsing: request.utf8), secrets: secrets)
    }

    init(call: XMLRPCCall, secrets: Secrets) throws {
        try self.init(call.method, secrets.removed(from: call.argumentsWithoutSession, of: call.method))
    }
}

extension XMLRPCCall {
    /// The arguments as a caller gave them.
    var argumentsWithoutSession: [One.XMLRPCValue] {
        OneServer.introspection.contains(method) ? arguments : Array(arguments.dropFirst())
    }
}

extension Exchange {
    /// The files of a recording, in the order of their names.
    static func files(in folder: URL) throws -> [URL] {
        try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)
            .filter { $0.lastPathComponent.hasSuffix(Call.fileSuffix) }
            .sorted { $0.lastPathComponent < $1.lastPathComponent }
    }
}

extension AsyncSequence where Self == AsyncThrowingStream<ByteBuffer, any Error> {
    /// A whole answer, as a transport delivers it.
    static func whole(_ answer: ByteBuffer) -> Self {
        AsyncThrowingStream { continuation in
            continuation.yield(answer)
            continuation.finish()
        }
    }
}
