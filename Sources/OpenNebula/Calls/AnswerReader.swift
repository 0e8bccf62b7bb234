/// Reads one answer while it arrives.
struct AnswerReader<Answer: OneAnswer> {
    private let parser: XMLRPCResponseParser
    private let members: (any MemberCollector)?

    init(ofCore: Bool) throws(XMLError) {
        let isDocument = ofCore && (Answer.self is any OneRoot.Type || Answer.self == OneDocument.self)
        let members = (Answer.self as? any OnePool.Type)?.memberCollector
        self.members = members
        parser = try XMLRPCResponseParser(document: isDocument ? XMLTreeBuilder(members: members?.handler) : nil)
    }

    /// Hands a core's pool to `members`, of which none may have more text than that.
    init(members: Members<Answer.Element>, maximumText: Int) throws(XMLError) where Answer: OnePool {
        self.members = members
        let builder = XMLTreeBuilder(
            maximumText: min(maximumText, XMLTreeBuilder.maximumText), members: members.handler)
        parser = try XMLRPCResponseParser(document: builder)
    }

    func read(_ bytes: some Collection<UInt8>) throws(XMLError) { try parser.parse(bytes) }

    func finish() throws(XMLError) -> Response {
        let (envelope, document) = try parser.finish()
        return Response(envelope: envelope, document: document?.with(decoded: members?.decoded))
    }
}

/// A response, parsed.
struct Response: Sendable {
    let envelope: XMLTree
    /// The document that is the result, where it was parsed while it arrived.
    var document: XMLTree?
}

/// Holds a pool's members, each decoded when its element closed.
protocol MemberCollector {
    var handler: XMLTreeBuilder.Members { get }
    var decoded: (name: String, values: any Sendable) { get }
}

final class Members<Member: OneRoot>: MemberCollector {
    private var members: [Member] = []
    /// What is told of one that cannot be decoded; without it, that is the answer's error.
    private let skip: ((XMLError) -> Void)?

    init(skip: ((XMLError) -> Void)? = nil) { self.skip = skip }

    var decoded: (name: String, values: any Sendable) { (Member.root, members) }

    /// Those that were decoded since this was asked last.
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
