import CLibXML2

/// Reads XML with libxml2's push parser.
///
/// In addition to what ``XMLTreeBuilder`` rejects, it rejects a DOCTYPE, and entities other than XML's predefined five.
final class XMLParser {
    /// The state of libxml2's callbacks: the names so far, and the tree builder.
    private struct State {
        let context: xmlParserCtxtPtr
        var builder: XMLTreeBuilder
        /// The names so far. libxml2 stores each name once per parser, so its address identifies it.
        private var names: [UnsafePointer<xmlChar>: UInt32] = [:]

        init(context: xmlParserCtxtPtr, builder: XMLTreeBuilder) {
            self.context = context
            self.builder = builder
        }

        mutating func index(of name: UnsafePointer<xmlChar>) -> UInt32 {
            if let index = names[name] { return index }
            let index = builder.add(name: String(cString: name))
            names[name] = index
            return index
        }

        mutating func stopIfRefused() {
            if builder.failure != nil { xmlStopParser(context) }
        }
    }

    /// Owned, and freed in `deinit`. libxml2 identifies a parser by a pointer.
    private let context: xmlParserCtxtPtr
    /// Owned, and freed in `deinit`. The callbacks are C functions, and libxml2 passes them this pointer. It is valid
    /// and used exclusively, because libxml2 calls them only within `push`.
    private let state: UnsafeMutablePointer<State>

    private static let initializeLibrary: Void = xmlInitParser()

    /// Creates a parser that sends its events to `builder`.
    init(_ builder: XMLTreeBuilder = XMLTreeBuilder()) throws(XMLError) {
        _ = Self.initializeLibrary
        var handler = xmlSAXHandler()
        handler.initialized = XML_SAX2_MAGIC
        handler.startElementNs = { state, name, _, _, _, _, _, _, _ in
            guard let state = state?.assumingMemoryBound(to: State.self), let name else { return }
            let index = state.pointee.index(of: name)
            state.pointee.builder.startElement(index)
            state.pointee.stopIfRefused()
        }
        handler.endElementNs = { state, _, _, _ in
            guard let state = state?.assumingMemoryBound(to: State.self) else { return }
            state.pointee.builder.endElement()
            state.pointee.stopIfRefused()
        }
        let characters: charactersSAXFunc = { state, start, count in
            guard let state = state?.assumingMemoryBound(to: State.self) else { return }
            state.pointee.builder.characters(UnsafeBufferPointer(start: start, count: Int(count)))
            state.pointee.stopIfRefused()
        }
        handler.characters = characters
        handler.cdataBlock = characters
        handler.internalSubset = { state, _, _, _ in
            guard let state = state?.assumingMemoryBound(to: State.self) else { return }
            state.pointee.builder.fail("a DOCTYPE is not allowed")
            state.pointee.stopIfRefused()
        }
        guard let context = xmlCreatePushParserCtxt(&handler, nil, nil, 0, nil) else {
            throw XMLError(place: "", problem: "out of memory")
        }
        state = .allocate(capacity: 1)
        state.initialize(to: State(context: context, builder: builder))
        context.pointee.userData = UnsafeMutableRawPointer(state)
        self.context = context
        // HUGE: a pool can be one text node of the envelope. Otherwise libxml2 rejects text nodes over 10 MB.
        xmlCtxtUseOptions(context, Int32(XML_PARSE_HUGE.rawValue | XML_PARSE_NONET.rawValue))
    }

    deinit {
        xmlFreeParserCtxt(context)
        state.deinitialize(count: 1)
        state.deallocate()
    }

    /// The builder with the tree so far.
    var builder: XMLTreeBuilder { state.pointee.builder }

    /// Whether the document declares an encoding other than UTF-8.
    var isRecoded: Bool {
        guard let encoding = context.pointee.encoding else { return false }
        return String(cString: encoding).uppercased() != "UTF-8"
    }

    /// Reads the next bytes of the document.
    func parse(_ bytes: some Collection<UInt8>) throws(XMLError) {
        let done: Void? = bytes.withContiguousStorageIfAvailable { push($0, last: false) }
        if done == nil { Array(bytes).withUnsafeBufferPointer { push($0, last: false) } }
        if let failure = state.pointee.builder.failure { throw failure }
    }

    /// Ends the document.
    func finish() throws(XMLError) -> XMLTree {
        push(UnsafeBufferPointer(start: nil, count: 0), last: true)
        return try state.pointee.builder.tree()
    }

    /// The largest tag, comment or processing instruction, in bytes. libxml2 buffers each as a whole, and its time is
    /// quadratic in the number of a tag's attributes.
    private static let maximumMarkup = 1 << 16

    /// Passes bytes to libxml2 in chunks, because it copies each chunk, and counts its bytes in 32 bits.
    private func push(_ bytes: UnsafeBufferPointer<UInt8>, last: Bool) {
        var rest = bytes[...]
        repeat {
            let chunk = UnsafeBufferPointer(rebasing: rest.prefix(1 << 16))
            rest = rest.dropFirst(chunk.count)
            let status = chunk.withMemoryRebound(to: CChar.self) {
                xmlParseChunk(context, $0.baseAddress, Int32($0.count), last && rest.isEmpty ? 1 : 0)
            }
            if status != XML_ERR_OK.rawValue { fail() }
            if let input = context.pointee.input?.pointee, input.end - input.cur > Self.maximumMarkup {
                state.pointee.builder.fail("markup of more than \(Self.maximumMarkup) bytes")
            }
        } while !rest.isEmpty && state.pointee.builder.failure == nil
    }

    /// Reports libxml2's last error, unless the document was already rejected.
    private func fail() {
        let error = xmlCtxtGetLastError(context)?.pointee
        let message = error?.message.map { String(cString: $0) }?.split(whereSeparator: \.isNewline).first
        state.pointee.builder.fail(
            message.map(String.init) ?? "not well-formed", at: "line \(error?.line ?? 0), column \(error?.int2 ?? 0)")
    }
}
