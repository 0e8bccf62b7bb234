import NIOConcurrencyHelpers

/// Which of the names in a parser's documents are properties of which type: asked for once, since asking is slow.
final class XMLKnownNames: Sendable {
    private enum Answer { case notAsked, known, unknown }

    /// By type, then by the name's index.
    private let answers = NIOLockedValueBox<[ObjectIdentifier: [Answer]]>([:])

    /// The children of an element that are no property of a type.
    func unknownChildren<Key: CodingKey>(of element: XMLElement, for type: Key.Type) -> [XMLElement] {
        answers.withLockedValue { answers in
            var known = answers[ObjectIdentifier(type)] ?? []
            var isNew = false
            defer { if isNew { answers[ObjectIdentifier(type)] = known } }
            return element.children.filter { child in
                let name = Int(child.nameIndex)
                if name >= known.count || known[name] == .notAsked {
                    isNew = true
                    known += Array(repeating: .notAsked, count: max(0, name + 1 - known.count))
                    known[name] = Key(stringValue: child.name) == nil ? .unknown : .known
                }
                return known[name] == .unknown
            }
        }
    }
}
