import NIOConcurrencyHelpers

/// Which of the names in a parser's documents are properties of which type: asked for once, since asking is slow.
final class XMLKnownNames: Sendable {
    private enum Answer { case notAsked, known, unknown }

    /// By type, then by the name's index.
    private let answers = NIOLockedValueBox<[ObjectIdentifier: [Answer]]>([:])

    /// The children of an element that are no property of a type.
    func unknownChildren<Key: CodingKey>(of element: XMLElement, for type: Key.Type) -> [XMLElement] {
        answers.withLockedValue { answers in
            // In place: an answer of many names must not copy them for each element.
            Self.unknownChildren(of: element, for: type, &answers[ObjectIdentifier(type), default: []])
        }
    }

    private static func unknownChildren<Key: CodingKey>(
        of element: XMLElement, for type: Key.Type, _ answers: inout [Answer]
    ) -> [XMLElement] {
        var unknown: [XMLElement] = []
        for child in element.children {
            let name = Int(child.nameIndex)
            if name >= answers.count {
                answers.append(contentsOf: repeatElement(.notAsked, count: name + 1 - answers.count))
            }
            if answers[name] == .notAsked { answers[name] = Key(stringValue: child.name) == nil ? .unknown : .known }
            if answers[name] == .unknown { unknown.append(child) }
        }
        return unknown
    }
}
