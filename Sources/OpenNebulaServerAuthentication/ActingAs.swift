import Crypto
import CryptoExtras
import Foundation
public import OpenNebula

extension OneServer {
    /// Returns a server that makes calls on behalf of another user.
    ///
    /// Use it in a service for many users. OpenNebula's own web front-end and OneFlow work in this way.
    ///
    /// ```
    /// let alice = try one.acting(as: "alice", server: "serveradmin", password: "opensesame")
    /// ```
    ///
    /// In the core, the user `server` must have the authentication driver `server_cipher`. Each call carries a token
    /// with the names of both users and an expiration time. The token is encrypted with the password of `server`, which
    /// is never sent. A new token is created before the old one expires.
    ///
    /// - Parameters:
    ///   - user: The name of the user to act as.
    ///   - server: The name of the server's user.
    ///   - password: The password of the server's user.
    ///   - expires: How long each token is valid. The clocks here and on the core must not differ by more than this.
    /// - Returns: The server.
    /// - Throws: `OneError.Code.configuration` if a name is empty or contains a colon, or if the password is empty.
    public func acting(
        as user: String, server: String, password: One.Secret, expires: Duration = .seconds(600)
    ) throws -> OneServer {
        for name in [user, server] where name.isEmpty || name.utf8.contains(UInt8(ascii: ":")) {
            throw OneError(
                .configuration, "invalid user name \(name.debugDescription): it must not be empty or contain a colon")
        }
        guard !password.isEmpty else { throw OneError(.configuration, "the password of \(server) is empty") }
        return renewingSession { _, _ in
            let end = Int(Date().timeIntervalSince1970 + expires / .seconds(1))
            let session = try ServerCipher.session(server: server, user: user, password: password, expires: end)
            return TemporarySession(session, expires: .now + expires * 0.9)
        }
    }
}

/// Creates sessions for OpenNebula's authentication driver `server_cipher`.
enum ServerCipher {
    /// Returns a session whose token is valid until `expires`, a Unix time in seconds.
    static func session(server: String, user: String, password: String, expires: Int) throws -> String {
        // The key is the first 32 hexadecimal digits of the password's SHA-256, as text. The initialization vector is
        // the first 16 of them.
        let digits = SHA256.hash(data: Data(password.utf8)).map { String(format: "%02x", $0) }.joined().utf8
        let token = try AES._CBC.encrypt(
            Data("\(server):\(user):\(expires)".utf8), using: SymmetricKey(data: Data(digits.prefix(32))),
            iv: AES._CBC.IV(ivBytes: Array(digits.prefix(16))))
        return "\(server):\(user):\(token.base64EncodedString())"
    }
}
