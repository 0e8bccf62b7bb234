import Fuzzing

@testable import OpenNebula

/// Everything that a call can ask for, but documents.
let types: [any OneAnswer.Type] = [
    One.XMLRPCValue.self, OneDocument.self, String.self, Int.self, Bool.self, [Int].self, [String].self, One.VM.self,
]

/// All that a tree holds.
struct Parts: Equatable {
    let nodes: [XMLTree.Node]
    let names: [String]
    let text: [UInt8]

    init(_ tree: XMLTree) {
        nodes = tree.nodes
        names = tree.names
        text = tree.text
    }
}

/// The document of an answer that is parsed when it is complete, as a tree; nil where there is none.
func whole(_ bytes: [UInt8]) -> Parts? {
    guard let envelope = try? XMLTree.parse(bytes), let value = try? XMLRPCResponse.value(envelope.root),
        let result = try? XMLRPCResponse.result(value, ofCore: true),
        let document = try? One.Payload(result).document()
    else { return nil }
    return Parts(document.tree)
}

/// The document of an answer that is parsed while it arrives.
func arriving(_ bytes: [UInt8], pieces size: Int) -> Parts? {
    guard var response = try? XMLRPCResponseReader(ofCore: true), var reader = try? PayloadReader<OneDocument>() else {
        return nil
    }
    for start in stride(from: 0, to: bytes.count, by: size) {
        do { try reader.read(response.read(bytes[start..<min(start + size, bytes.count)])) } catch { return nil }
    }
    guard (try? response.finish()) != nil else { return nil }
    guard response.hasDocument else { return whole(bytes) }
    guard let document = try? reader.finish().document() else { return nil }
    return Parts(document.tree)
}

fuzz { bytes in
    for type in types {
        _ = try? type.init(saved: bytes)
        _ = try? type.init(saved: bytes, ofCore: false)
    }
    for size in [1, 7, 64] {
        precondition(arriving(bytes, pieces: size) == whole(bytes), "another answer in pieces of \(size)")
    }
    guard let value = try? One.XMLRPCValue(saved: bytes, ofCore: false),
        let written = try? XMLRPCResponse.value(value).xml()
    else { return }
    let read = try? One.XMLRPCValue(saved: Array(written.utf8), ofCore: false)
    precondition(read == value, "read \(value), wrote \(written)")
}
