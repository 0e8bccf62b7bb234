import Foundation
import OpenNebula

/// A pool's answer, as large as one likes: the objects of a recorded one, repeated with ids of their own.
struct Input {
    let name: String
    let count: Int
    let bytes: [UInt8]

    /// `pool` is the root element, as `VM_POOL`, `member` its children's name, `method` the recorded one.
    init(_ pool: String, of member: String, recorded method: String, count: Int) throws {
        let document = try String(saved: Self.recording(method))
        let members = document.dropFirst(pool.count + 2).dropLast(pool.count + 3)
            .components(separatedBy: "</\(member)>").dropLast()
        var text = "<\(pool)>"
        for id in 0..<count {
            let member = members[id % members.count] + "</\(member)>"
            text += member.replacing(/<ID>\d+<\/ID>/, with: "<ID>\(id)</ID>", maxReplacements: 1)
        }
        text += "</\(pool)>"
        name = "\(count) \(member)s"
        self.count = count
        bytes = Array(Self.response(text).utf8)
    }

    /// A response that was recorded from a core.
    static func recording(_ name: String) throws -> Data {
        let file = URL(fileURLWithPath: #filePath)
            .appendingPathComponent("../../../../Tests/OpenNebulaTests/Fixtures/7.4.0/\(name).response.xml")
        return try Data(contentsOf: file.standardizedFileURL)
    }

    private static func response(_ document: String) -> String {
        let escaped = document.replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing(">", with: "&gt;")
        return """
            <?xml version="1.0" encoding="UTF-8"?>
            <methodResponse>
            <params>
            <param><value><array><data>
            <value><boolean>1</boolean></value>
            <value><string>\(escaped)</string></value>
            <value><i4>0</i4></value>
            </data></array></value></param>
            </params>
            </methodResponse>

            """
    }
}
