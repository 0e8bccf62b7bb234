/// Reads a response while it arrives: the envelope, and the document that is its result.
///
/// A document that is the result in `[true, result, …]` is passed on at once and never buffered. Each of its `<` and
/// `>` is escaped in the envelope. A parser would spend most of its time on these references, so this type resolves
/// them itself. A result in any other form, such as a CDATA section, is read as a part of the envelope.
struct XMLRPCResponseReader {
    private enum Part { case head, start, document, tail }

    private static let pathToResult = [
        "methodResponse", "params", "param", "value", "array", "data", "value", "string",
    ]
    private static let startOfDocument = Array("&lt;".utf8)

    private let envelope: XMLParser
    private var part: Part
    private var unescaper = XMLUnescaper()
    /// Bytes that may become the start of a document.
    private var start: [UInt8] = []
    /// Whether the result is a document.
    private(set) var hasDocument = false

    /// Creates a reader. `ofCore` says whether the response is to a method of the core.
    init(ofCore: Bool) throws(XMLError) {
        // The document is not a part of the envelope. A value with more elements would take long to read.
        envelope = try XMLParser(XMLTreeBuilder(maximumCount: 1 << 17))
        part = ofCore ? .head : .tail
    }

    /// Reads the next bytes of the response.
    ///
    /// - Returns: The part of the document that arrived.
    mutating func read(_ bytes: ArraySlice<UInt8>) throws(XMLError) -> [UInt8] {
        var rest = bytes
        var document: [UInt8] = []
        while !rest.isEmpty {
            switch part {
            case .head:
                // After each tag, the parser has read all its input, and its state shows the position.
                let end = rest.firstIndex(of: UInt8(ascii: ">")).map { $0 + 1 } ?? rest.endIndex
                try envelope.parse(rest[..<end])
                rest = rest[end...]
                advance()
            case .start:
                start.append(rest.removeFirst())
                if start == Self.startOfDocument {
                    hasDocument = true
                    part = .document
                    document = try unescaper.read(start[...]).text
                } else if !Self.startOfDocument.starts(with: start) {
                    try leaveResult()
                }
            case .document:
                let (text, count) = try unescaper.read(rest)
                if document.isEmpty { document = text } else { document += text }
                rest = rest.dropFirst(count)
                if !rest.isEmpty {
                    try unescaper.finish()
                    part = .tail
                }
            case .tail:
                try envelope.parse(rest)
                return document
            }
        }
        return document
    }

    /// Checks whether the result starts here.
    private mutating func advance() {
        let builder = envelope.builder
        let count = Self.pathToResult.count + 2
        guard builder.nodes.count >= count else { return }
        let isResult =
            builder.nodes.count == count && builder.path == Self.pathToResult && builder.text == [UInt8(ascii: "1")]
            && builder.names[Int(builder.nodes[count - 3].name)] == "boolean" && !envelope.isRecoded
        part = isResult ? .start : .tail
    }

    private mutating func leaveResult() throws(XMLError) {
        part = .tail
        try envelope.parse(start)
    }

    /// Whether the envelope is complete.
    var isWhole: Bool { !envelope.builder.nodes.isEmpty && envelope.builder.path.isEmpty }

    /// Ends the response.
    ///
    /// - Returns: The envelope, without the document.
    /// - Throws: An error if the response is incomplete, or if anything beside the document is invalid.
    mutating func finish() throws -> XMLTree {
        if part == .start { try leaveResult() }
        let tree = try envelope.finish()
        guard hasDocument else { return tree }
        let result = XMLElement(tree: tree, index: Self.pathToResult.count + 1)
        guard !result.hasChildren, result.bytes.isEmpty else { throw result.unexpected("text") }
        _ = try XMLRPCResponse.value(tree.root)
        return tree
    }
}
