import OpenNebula
import OpenNebulaTesting
import Testing

@testable import OpenNebulaServerAuthentication

@Suite struct ServerCipherTests {
    /// What OpenSSL makes of it: `openssl enc -aes-256-cbc -K … -iv …`, with the first 32 and 16 of the digits that
    /// `sha256sum` writes.
    @Test func aTokenIsAsOpenSSLMakesIt() throws {
        let session = try ServerCipher.session(
            server: "serveradmin", user: "alice", password: "opensesame", expires: 1_893_456_000)
        #expect(session == "serveradmin:alice:802W5eDQ6ZzeIhJskWobntFfjru6c30pbR/p46YEsII=")
    }

    @Test func callsAreMadeAsAnotherUser() async throws {
        let one = try OneServer(answering: { call in .result(.string(try call.string(0))) }, session: "a:b")
        let alice = try one.acting(as: "alice", server: "serveradmin", password: "opensesame")
        let session: String = try await alice.call("system.version")
        #expect(session.hasPrefix("serveradmin:alice:") && !session.contains("opensesame"))
        #expect(try await alice.call("system.version") == session)
        #expect(throws: OneError.self) { try one.acting(as: "a:b", server: "serveradmin", password: "x") }
        #expect(throws: OneError.self) { try one.acting(as: "alice", server: "serveradmin", password: "") }
    }

    /// No error shows a token.
    @Test func aTokenIsSecret() async throws {
        let one = try OneServer(
            answering: { call in .error(OneError(.internal, "no: \(try call.string(0))")) }, session: "a:b")
        let alice = try one.acting(as: "alice", server: "serveradmin", password: "opensesame")
        let error = await #expect(throws: OneError.self) { try await alice.system.version() }
        #expect(error?.message == "no: <secret>")
    }
}
