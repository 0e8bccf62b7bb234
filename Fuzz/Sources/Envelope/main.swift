import Fuzzing

@testable import OpenNebula

/// Everything that a call can ask for, but documents.
let types: [any OneAnswer.Type] = [
    XMLRPCValue.self, OneDocument.self, String.self, Int.self, Bool.self, [Int].self, [String].self, VM.self,
]

fuzz { bytes in
    for type in types {
        _ = try? type.init(saved: bytes)
        _ = try? type.init(saved: bytes, ofCore: false)
    }
    guard let value = try? XMLRPCValue(saved: bytes, ofCore: false),
        let written = try? XMLRPCResponse.value(value).xml()
    else { return }
    let read = try? XMLRPCValue(saved: Array(written.utf8), ofCore: false)
    precondition(read == value, "read \(value), wrote \(written)")
}
