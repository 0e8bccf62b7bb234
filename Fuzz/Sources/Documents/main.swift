import Foundation
import Fuzzing

@testable import OpenNebula

/// The types that methods return, by the root of their documents.
let types = Dictionary(
    MethodDescription.all.compactMap { $0.result as? any OneRoot.Type }.map { ($0.root, $0) }, uniquingKeysWith: { $1 })

/// Parses a document that arrives in pieces.
func parse(_ bytes: [UInt8], pieces size: Int) -> XMLTree? {
    guard let parser = try? XMLParser() else { return nil }
    for start in stride(from: 0, to: bytes.count, by: size) {
        do { try parser.parse(bytes[start..<min(start + size, bytes.count)]) } catch { return nil }
    }
    return try? parser.finish()
}

func encode(_ value: some Encodable) -> Data? {
    let encoder = JSONEncoder()
    encoder.outputFormatting = .sortedKeys
    return try? encoder.encode(value)
}

fuzz { bytes in
    let tree = try? XMLTree.parse(bytes)
    for size in [1, 7, 64] {
        let pieces = parse(bytes, pieces: size)
        let isSame = pieces?.names == tree?.names && pieces?.text == tree?.text && pieces?.nodes == tree?.nodes
        precondition(isSame, "another document in pieces of \(size)")
    }
    guard let tree else { return }
    _ = encode(OneDocument(elements: [tree.root]))
    if let type = types[tree.root.name], let document = try? type.init(saved: bytes) {
        precondition(encode(document) != nil, "decoded, and cannot be encoded")
    }
    guard let template = try? XMLDecoder.decode(One.Template.self, from: tree.root),
        let written = try? template.serialized(), written.beginsAsXML
    else { return }
    let read = try? XMLDecoder.decode(One.Template.self, from: XMLTree.parse(Array(written.utf8)).root)
    precondition(read == template, "read \(template), wrote \(written)")
}
