import Foundation
import OpenNebula

enum JSON {
    /// Indented JSON. Names are sorted, as a core sorts the attributes of a template.
    static func text(_ answer: any OneAnswer) throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        guard let value = answer as? any Encodable else { throw Failure(description: "\(answer) has no JSON") }
        return String(decoding: try encoder.encode(value), as: UTF8.self)
    }
}
