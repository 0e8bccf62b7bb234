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
            if answers[name] == .notAsked { answers[name] = answer(for: child.name, of: type) }
            if answers[name] == .unknown { unknown.append(child) }
        }
        return unknown
    }

    /// Looks up a name. This is not part of the loop, which would otherwise look up the metadata of `Key?` for each
    /// element.
    @inline(never) private static func answer<Key: CodingKey>(for name: String, of type: Key.Type) -> Answer {
        Key(stringValue: name) == nil ? .unknown : .known
    }
}
