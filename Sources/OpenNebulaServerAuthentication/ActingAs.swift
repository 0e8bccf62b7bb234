import Crypto
import CryptoExtras
import Foundation
public import OpenNebula

extension OneServer {
    /// The same server, on behalf of another user: what a service does that serves many users, as OpenNebula's own web
    /// front-end and OneFlow do.
    ///
    /// ```
    /// let alice = try one.acting(as: "alice", server: "serveradmin", password: "opensesame")
    /// ```
    ///
    /// The core's user `server` has the driver `server_cipher`. Each call has a token that names both users and a time,
    /// encrypted with that user's password, which is not sent. The token is made anew before it expires.
    ///
    /// - Parameters:
    ///   - user: The name of the user to act as.
    ///   - server: The name of the server's user.
    ///   - password: The password of the server's user.
    ///   - expires: How long each token is valid. Both clocks must agree that far.
    /// - Returns: The server.
    /// - Throws: `OneError.Code.configuration` for a name that is empty or holds a colon, or an empty password.
    public func acting(
        as user: String, server: String, password: One.Secret, expires: Duration = .seconds(600)
    ) throws -> OneServer {
        for name in [user, server] where name.isEmpty || name.utf8.contains(UInt8(ascii: ":")) {
            throw OneError(.configuration, "the user name \(name.debugDescription) is empty or holds a colon")
        }
        guard !password.isEmpty else { throw OneError(.configuration, "the password of \(server) is empty") }
        return renewingSession { _, _ in
            let end = Int(Date().timeIntervalSince1970 + expires / .seconds(1))
            let session = try ServerCipher.session(server: server, user: user, password: password, expires: end)
            return TemporarySession(session, expires: .now + expires * 0.9)
        }
    }
}

/// The sessions of OpenNebula's driver `server_cipher`.
enum ServerCipher {
    /// A session whose token is valid until a time, in Unix seconds.
    static func session(server: String, user: String, password: String, expires: Int) throws -> String {
        // The key is text: the first half of the digits of the password's digest; the first half of that begins the cipher.
        let digits = SHA256.hash(data: Data(password.utf8)).map { String(format: "%02x", $0) }.joined().utf8
        let token = try AES._CBC.encrypt(
            Data("\(server):\(user):\(expires)".utf8), using: SymmetricKey(data: Data(digits.prefix(32))),
            iv: AES._CBC.IV(ivBytes: Array(digits.prefix(16))))
        return "\(server):\(user):\(token.base64EncodedString())"
    }
}
