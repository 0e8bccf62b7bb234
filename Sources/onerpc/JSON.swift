import Foundation
import OpenNebula

enum JSON {
    /// Returns indented JSON. Names are sorted, as a core sorts the attributes of a template.
    static func text(_ answer: any OneAnswer) throws -> String {
        guard let value = answer as? any Encodable else { throw Failure(description: "cannot write \(answer) as JSON") }
        return try text(of: value)
    }

    /// Returns indented JSON, or JSON on one line.
    static func text(of value: some Encodable, onOneLine: Bool = false) throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        if !onOneLine { encoder.outputFormatting.insert(.prettyPrinted) }
        return String(decoding: try encoder.encode(value), as: UTF8.self)
    }
}
