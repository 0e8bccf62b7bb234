import Foundation
import OpenNebulaTesting

enum Script {
    /// What `OneServer()` reads in a program of its own.
    static func environment(of frontEnd: FrontEnd, in folder: URL) throws -> [String: String] {
        let session = folder.appendingPathComponent("one_auth")
        try "oneadmin:onepass\n".write(to: session, atomically: true, encoding: .utf8)
        return ["ONE_XMLRPC": frontEnd.endpoint, "ONE_AUTH": session.path, "HOME": folder.path]
    }
}
