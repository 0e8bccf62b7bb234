import Foundation
import OpenNebula

enum JSON {
    /// Indented JSON. Names are sorted, as a core sorts the attributes of a template.
    ///
    /// - Parameters:
    ///   - answer: What to print.
    ///   - document: The document that the answer was decoded from: what the answer's type has no field for, as a newer
    ///     core sends it, is printed from there.
    static func text(_ answer: any OneAnswer, document: OneDocument? = nil) throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        guard let value = answer as? any Encodable else { throw Failure(description: "\(answer) has no JSON") }
        let json = try encoder.encode(value)
        if let document {
            var isComplete = true
            let all = completed(try JSONSerialization.jsonObject(with: json), from: document, &isComplete)
            if !isComplete {
                let options: JSONSerialization.WritingOptions = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
                return String(decoding: try JSONSerialization.data(withJSONObject: all, options: options), as: UTF8.self)
            }
        }
        return String(decoding: json, as: UTF8.self)
    }

    /// The JSON of an element, with what it lacks.
    private static func completed(_ json: Any, from element: OneDocument, _ isComplete: inout Bool) -> Any {
        guard var object = json as? [String: Any] else { return json }
        var names: Set<String> = []
        for child in element.children where names.insert(child.name ?? "").inserted {
            let name = child.name ?? ""
            let all = element[name]
            switch object[name] {
            case let values as [Any] where values.count == all.count:
                object[name] = zip(values, all).map { completed($0, from: $1, &isComplete) }
            case let value?: object[name] = completed(value, from: child, &isComplete)
            case nil where all.contains { !$0.children.isEmpty || $0.string?.isEmpty == false }:
                isComplete = false
                object[name] = all.count == 1 ? plain(child) : all.map(plain)
            case nil: break
            }
        }
        return object
    }

    private static func plain(_ element: OneDocument) -> Any {
        guard !element.children.isEmpty else { return element.string ?? "" }
        let children = Dictionary(grouping: element.children) { $0.name ?? "" }
        return children.mapValues { $0.count == 1 ? plain($0[0]) : $0.map(plain) }
    }
}
