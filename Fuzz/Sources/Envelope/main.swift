import Fuzzing

@testable import OpenNebula

/// Everything that a call can ask for, but documents.
let types: [any OneAnswer.Type] = [
    XMLRPCValue.self, OneDocument.self, String.self, Int.self, Bool.self, [Int].self, [String].self, VM.self,
]

fuzz { bytes in
    for type in types {
        _ = try? Payload.decode(type, recorded: bytes)
        _ = try? Payload.decode(type, recorded: bytes, ofCore: false)
    }
    guard let value = try? Payload.decode(XMLRPCValue.self, recorded: bytes, ofCore: false) as? XMLRPCValue,
        let written = try? XMLRPCResponse.value(value).xml()
    else { return }
    let read = try? Payload.decode(XMLRPCValue.self, recorded: Array(written.utf8), ofCore: false) as? XMLRPCValue
    precondition(read == value, "read \(value), wrote \(written)")
}
