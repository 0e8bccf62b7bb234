/// Reads a response while it arrives: the envelope, and the document that is its result.
///
/// The result of `[true, result, …]` that is a document is parsed at once, and never held as text. Each `<` and `>` of
/// it is a reference in the envelope, so that most of a parser's work there would be references: they are resolved
/// without it. A result in any other form, as in a section, is read as part of the envelope.
final class XMLRPCResponseParser {
    private enum Part { case head, start, document, tail }

    private static let pathToResult = [
        "methodResponse", "params", "param", "value", "array", "data", "value", "string",
    ]
    private static let startOfDocument = Array("&lt;".utf8)
    /// How much is held as text at once, whatever arrives.
    private static let pieceSize = 1 << 16

    private let envelope: XMLParser
    private let document: XMLParser?
    private var part: Part
    private var unescaper = XMLUnescaper()
    /// What may become the start of a document.
    private var start: [UInt8] = []
    private var isDocument = false

    /// `document` builds the document; where there is none, the result is left as it is.
    init(document: XMLTreeBuilder?) throws(XMLError) {
        envelope = try XMLParser()
        if let document {
            self.document = try XMLParser(document)
            part = .head
        } else {
            self.document = nil
            part = .tail
        }
    }

    /// Reads the next bytes of the response.
    func parse(_ bytes: some Collection<UInt8>) throws(XMLError) {
        var rest = bytes[...]
        while !rest.isEmpty {
            try parse(ArraySlice(rest.prefix(Self.pieceSize)))
            rest = rest.dropFirst(Self.pieceSize)
        }
    }

    private func parse(_ bytes: ArraySlice<UInt8>) throws(XMLError) {
        var rest = bytes
        while !rest.isEmpty {
            switch part {
            case .head:
                // After each tag the parser has read all that it was given, and shows where it is.
                let end = rest.firstIndex(of: UInt8(ascii: ">")).map { $0 + 1 } ?? rest.endIndex
                try envelope.parse(rest[..<end])
                rest = rest[end...]
                advance()
            case .start:
                start.append(rest.removeFirst())
                if start == Self.startOfDocument {
                    isDocument = true
                    part = .document
                    _ = try read(start[...])
                } else if !Self.startOfDocument.starts(with: start) {
                    try leaveResult()
                }
            case .document:
                rest = rest.dropFirst(try read(rest))
                if !rest.isEmpty {
                    try unescaper.finish()
                    part = .tail
                }
            case .tail:
                try envelope.parse(rest)
                return
            }
        }
    }

    /// Looks whether the result begins here.
    private func advance() {
        let builder = envelope.builder
        let count = Self.pathToResult.count + 2
        guard builder.nodes.count >= count else { return }
        let isResult =
            builder.nodes.count == count && builder.path == Self.pathToResult && builder.text == [UInt8(ascii: "1")]
            && builder.names[Int(builder.nodes[count - 3].name)] == "boolean" && !envelope.isRecoded
        part = isResult ? .start : .tail
    }

    private func leaveResult() throws(XMLError) {
        part = .tail
        try envelope.parse(start)
    }

    private func read(_ bytes: ArraySlice<UInt8>) throws(XMLError) -> Int {
        let (text, count) = try unescaper.read(bytes)
        try document?.parse(text)
        return count
    }

    /// Ends the response.
    func finish() throws(XMLError) -> (envelope: XMLTree, document: XMLTree?) {
        if part == .start { try leaveResult() }
        let tree = try envelope.finish()
        guard isDocument, let document else { return (tree, nil) }
        let result = XMLElement(tree: tree, index: Self.pathToResult.count + 1)
        guard !result.hasChildren else { throw result.unexpected("text") }
        return (tree, try document.finish())
    }
}
