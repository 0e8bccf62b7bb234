import CLibXML2

/// Builds a tree from the events of libxml2's push parser.
///
/// Refused: a DOCTYPE, entities other than XML's five, elements deeper than `maximumDepth`, text beside elements.
final class XMLParser {
    static let maximumDepth = 256

    /// Owned; freed in `deinit`. libxml2 has no other handle to a parser than a pointer.
    private let context: xmlParserCtxtPtr

    private var nodes: [XMLTree.Node] = []
    private var names: [String] = []
    private var text: [UInt8] = []
    /// The elements that are open, the root first.
    private var open: [Int] = []
    /// libxml2 keeps each name once per parser, so the address stands for the name.
    private var nameIndices: [UnsafePointer<xmlChar>: UInt32] = [:]
    private var failure: XMLError?

    private static let initializeLibrary: Void = xmlInitParser()

    init() throws(XMLError) {
        _ = Self.initializeLibrary
        var handler = xmlSAXHandler()
        handler.initialized = XML_SAX2_MAGIC
        // The callbacks are C functions: they find the parser through the context pointer that libxml2 hands back,
        // which is valid because libxml2 calls them only from within a method of this object.
        handler.startElementNs = { parser, name, _, _, _, _, _, _, _ in
            guard let parser, let name else { return }
            Unmanaged<XMLParser>.fromOpaque(parser).takeUnretainedValue().startElement(name)
        }
        handler.endElementNs = { parser, _, _, _ in
            guard let parser else { return }
            Unmanaged<XMLParser>.fromOpaque(parser).takeUnretainedValue().endElement()
        }
        let characters: charactersSAXFunc = { parser, start, count in
            guard let parser, let start else { return }
            Unmanaged<XMLParser>.fromOpaque(parser).takeUnretainedValue()
                .characters(UnsafeBufferPointer(start: start, count: Int(count)))
        }
        handler.characters = characters
        handler.cdataBlock = characters
        handler.internalSubset = { parser, _, _, _ in
            guard let parser else { return }
            Unmanaged<XMLParser>.fromOpaque(parser).takeUnretainedValue().fail("a DOCTYPE is not accepted")
        }
        guard let context = xmlCreatePushParserCtxt(&handler, nil, nil, 0, nil) else {
            throw XMLError(place: "", problem: "out of memory")
        }
        self.context = context
        context.pointee.userData = Unmanaged.passUnretained(self).toOpaque()
        // HUGE: a whole pool is one text node of the envelope, and libxml2 refuses one over 10 MB otherwise.
        xmlCtxtUseOptions(context, Int32(XML_PARSE_HUGE.rawValue | XML_PARSE_NONET.rawValue))
    }

    deinit { xmlFreeParserCtxt(context) }

    /// Reads the next bytes of the document.
    func parse(_ bytes: some Collection<UInt8>) throws(XMLError) {
        let done: Void? = bytes.withContiguousStorageIfAvailable { push($0, last: false) }
        if done == nil { Array(bytes).withUnsafeBufferPointer { push($0, last: false) } }
        if let failure { throw failure }
    }

    /// Ends the document.
    func finish() throws(XMLError) -> XMLTree {
        push(UnsafeBufferPointer(start: nil, count: 0), last: true)
        if let failure { throw failure }
        guard !nodes.isEmpty, open.isEmpty else { throw XMLError(place: "", problem: "the document is empty") }
        return XMLTree(nodes: nodes, names: names, text: text)
    }

    /// libxml2 counts a chunk's bytes in 32 bits, and copies the chunk.
    private func push(_ bytes: UnsafeBufferPointer<UInt8>, last: Bool) {
        var rest = bytes[...]
        repeat {
            let chunk = UnsafeBufferPointer(rebasing: rest.prefix(1 << 16))
            rest = rest.dropFirst(chunk.count)
            let status = chunk.withMemoryRebound(to: CChar.self) {
                xmlParseChunk(context, $0.baseAddress, Int32($0.count), last && rest.isEmpty ? 1 : 0)
            }
            guard status == XML_ERR_OK.rawValue || failure != nil else { return failWithLastError() }
        } while !rest.isEmpty && failure == nil
    }

    private func startElement(_ name: UnsafePointer<xmlChar>) {
        guard open.count < Self.maximumDepth else { return fail("more than \(Self.maximumDepth) levels of elements") }
        guard nodes.count < UInt32.max, text.count < UInt32.max else { return fail("the document is too large") }
        if let parent = open.last, !dropBlankText(of: parent) { return }
        open.append(nodes.count)
        nodes.append(.init(name: index(of: name), end: 0, textStart: UInt32(text.count), textLength: 0))
    }

    private func endElement() {
        guard let index = open.popLast() else { return }
        let hasChildren = nodes.count > index + 1
        if hasChildren {
            guard dropBlankText(of: index) else { return }
        } else {
            nodes[index].textLength = UInt32(text.count) - nodes[index].textStart
        }
        nodes[index].end = UInt32(nodes.count)
    }

    private func characters(_ bytes: UnsafeBufferPointer<UInt8>) {
        text.append(contentsOf: bytes)
    }

    /// Between an element's children only blanks may stand.
    private func dropBlankText(of index: Int) -> Bool {
        let last = nodes.count - 1
        let start = Int(last == index ? nodes[index].textStart : nodes[last].textStart + nodes[last].textLength)
        guard text[start...].allSatisfy({ $0 == 0x20 || $0 == 0x0A || $0 == 0x0D || $0 == 0x09 }) else {
            fail("text beside elements")
            return false
        }
        text.removeSubrange(start...)
        return true
    }

    private func index(of name: UnsafePointer<xmlChar>) -> UInt32 {
        if let index = nameIndices[name] { return index }
        let index = UInt32(names.count)
        names.append(String(cString: name))
        nameIndices[name] = index
        return index
    }

    private func fail(_ problem: String) {
        let path = open.map { names[Int(nodes[$0].name)] }.joined(separator: "/")
        failure = failure ?? XMLError(place: path, problem: problem)
        xmlStopParser(context)
    }

    private func failWithLastError() {
        guard let error = xmlCtxtGetLastError(context)?.pointee else { return fail("not well-formed") }
        let message = error.message.map { String(cString: $0) } ?? "not well-formed"
        failure = XMLError(
            place: "line \(error.line)",
            problem: message.split(whereSeparator: \.isNewline).first.map(String.init) ?? "not well-formed"
        )
    }
}
