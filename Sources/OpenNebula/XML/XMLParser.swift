import CLibXML2

/// Reads XML with libxml2's push parser.
///
/// Refused beside what ``XMLTreeBuilder`` refuses: a DOCTYPE, and entities other than XML's five.
final class XMLParser {
    /// Owned; freed in `deinit`. libxml2 has no other handle to a parser than a pointer.
    private let context: xmlParserCtxtPtr

    /// One value, so that each event is one access.
    private var builder = XMLTreeBuilder()
    /// libxml2 keeps each name once per parser, so the address stands for the name.
    private var names: [UnsafePointer<xmlChar>: UInt32] = [:]

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
            Unmanaged<XMLParser>.fromOpaque(parser).takeUnretainedValue().build { $0.endElement() }
        }
        let characters: charactersSAXFunc = { parser, start, count in
            guard let parser, let start else { return }
            let bytes = UnsafeBufferPointer(start: start, count: Int(count))
            Unmanaged<XMLParser>.fromOpaque(parser).takeUnretainedValue().build { $0.characters(bytes) }
        }
        handler.characters = characters
        handler.cdataBlock = characters
        handler.internalSubset = { parser, _, _, _ in
            guard let parser else { return }
            Unmanaged<XMLParser>.fromOpaque(parser).takeUnretainedValue().build { $0.fail("a DOCTYPE is not accepted") }
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
        if let failure = builder.failure { throw failure }
    }

    /// Ends the document.
    func finish() throws(XMLError) -> XMLTree {
        push(UnsafeBufferPointer(start: nil, count: 0), last: true)
        return try builder.tree()
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
            if status != XML_ERR_OK.rawValue { fail() }
        } while !rest.isEmpty && builder.failure == nil
    }

    private func startElement(_ name: UnsafePointer<xmlChar>) {
        let index = names[name] ?? addName(name)
        build { $0.startElement(index) }
    }

    private func addName(_ name: UnsafePointer<xmlChar>) -> UInt32 {
        let index = builder.add(name: String(cString: name))
        names[name] = index
        return index
    }

    private func build(_ event: (inout XMLTreeBuilder) -> Void) {
        event(&builder)
        if builder.failure != nil { xmlStopParser(context) }
    }

    /// Takes libxml2's last error, unless the document was refused before.
    private func fail() {
        let error = xmlCtxtGetLastError(context)?.pointee
        let message = error?.message.map { String(cString: $0) }?.split(whereSeparator: \.isNewline).first
        builder.fail(message.map(String.init) ?? "not well-formed", at: "line \(error?.line ?? 0)")
    }
}
