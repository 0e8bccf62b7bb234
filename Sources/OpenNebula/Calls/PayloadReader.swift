/// Reads a document into the type of the response, while it arrives.
struct PayloadReader<Answer: OneAnswer> {
    /// nil if the document stays text.
    private let parser: XMLParser?
    private let members: (any MemberCollector)?
    private var text: [UInt8] = []

    init() throws(XMLError) {
        members = (Answer.self as? any OnePool.Type)?.memberCollector
        let isParsed = Answer.self is any OneRoot.Type || Answer.self == OneDocument.self
        parser = isParsed ? try XMLParser(XMLTreeBuilder(members: members?.handler)) : nil
    }

    /// Passes a pool's objects to `members`. No object may have more text than `maximumText` bytes.
    init(members: Members<Answer.Element>, maximumText: Int) throws(XMLError) where Answer: OnePool {
        self.members = members
        parser = try XMLParser(
            XMLTreeBuilder(maximumText: min(maximumText, XMLTreeBuilder.maximumText), members: members.handler))
    }

    mutating func read(_ piece: [UInt8]) throws(XMLError) {
        if let parser { try parser.parse(piece) } else { text += piece }
    }

    /// The number of a pool's objects that have been read.
    var memberCount: Int { parser?.builder.memberCount ?? 0 }

    func finish() throws(XMLError) -> One.Payload {
        if let parser { return One.Payload(try parser.finish().with(decoded: members?.decoded).root) }
        guard let text = String(validating: text, as: UTF8.self),
            text.utf8.allSatisfy({ $0 >= 0x20 || $0 == 0x09 || $0 == 0x0A || $0 == 0x0D })
        else { throw XMLError(place: "", problem: "the text contains characters that are invalid in XML") }
        return One.Payload(.string(text))
    }
}

/// Collects the objects of a pool. Each is decoded when its element closes.
protocol MemberCollector {
    var handler: XMLTreeBuilder.Members { get }
    var decoded: (name: String, values: any Sendable) { get }
}

final class Members<Member: OneRoot>: MemberCollector {
    private var members: [Member] = []
    /// Receives the error of each object that cannot be decoded. If it is nil, the response fails with that error.
    private let skip: ((XMLError) -> Void)?

    init(skip: ((XMLError) -> Void)? = nil) { self.skip = skip }

    var decoded: (name: String, values: any Sendable) { (Member.root, members) }

    /// Returns the objects that were decoded since the last call.
    func take() -> [Member] {
        defer { members = [] }
        return members
    }

    var handler: XMLTreeBuilder.Members {
        .init(name: Member.root) { [self] element throws(XMLError) in
            do throws(XMLError) {
                members.append(try Member.decode(element))
            } catch {
                guard let skip else { throw error }
                skip(error)
            }
        }
    }
}

extension OnePool {
    fileprivate static var memberCollector: any MemberCollector { Members<Element>() }
}

extension One.Payload {
    /// Reads a saved response, or a document alone.
    init<Answer: OneAnswer>(
        saved answer: some Collection<UInt8>, as type: Answer.Type, ofCore: Bool
    ) throws {
        var response = try XMLRPCResponseReader(ofCore: ofCore)
        var reader = try PayloadReader<Answer>()
        var rest = answer[...]
        while !rest.isEmpty {
            // One piece at a time, so that no full copy is in memory.
            let text = try response.read(ArraySlice(rest.prefix(1 << 16)))
            if !text.isEmpty { try reader.read(text) }
            rest = rest.dropFirst(1 << 16)
        }
        let envelope = try response.finish().root
        if response.hasDocument {
            self = try reader.finish()
        } else if envelope.name != "methodResponse", type is any OneRoot.Type {
            self.init(envelope)
        } else {
            self.init(try XMLRPCResponse.result(try XMLRPCResponse.value(envelope), ofCore: ofCore))
        }
    }
}
