import NIOConcurrencyHelpers

/// Caches which element names are properties of which type, because the lookup is slow.
final class XMLKnownNames: Sendable {
    private enum Answer { case notAsked, known, unknown }

    /// The cache, by type, then by the name's index.
    private let answers = NIOLockedValueBox<[ObjectIdentifier: [Answer]]>([:])

    /// Returns the children of an element that are not properties of a type.
    func unknownChildren<Key: CodingKey>(of element: XMLElement, for type: Key.Type) -> [XMLElement] {
        answers.withLockedValue { answers in
            // In place, so that the cache is not copied for each element.
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
