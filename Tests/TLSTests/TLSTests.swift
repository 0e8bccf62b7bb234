import Foundation
import NIOSSL
import OpenNebulaTesting
import Testing

@testable import OpenNebula

@Suite struct TLSTests {
    /// Runs `body` with a folder of these files.
    private func withFiles<T>(_ files: [String: String], _ body: (String) async throws -> T) async throws -> T {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        for (name, text) in files { try Data(text.utf8).write(to: folder.appendingPathComponent(name)) }
        return try await body(folder.path)
    }

    /// What calling a server with that certificate comes to, where another one is trusted.
    private func call(
        _ certificate: TestCertificate, trusting trusted: TestCertificate? = nil, verify: Bool = true
    ) async throws -> Result<Int, OneError> {
        try await withFiles(["root.pem": trusted?.pem ?? ""]) { folder in
            try await FrontEnd.run({ _ in .result(5) }, tls: certificate.server) { frontEnd in
                let one = try OneServer(
                    frontEnd.endpoint, session: "a:b", httpsVerify: verify,
                    certificates: trusted == nil ? nil : folder + "/root.pem", timeout: .seconds(60))
                do {
                    return .success(try await one.host.delete(1))
                } catch let error as OneError {
                    return .failure(error)
                }
            }
        }
    }

    @Test func aFrontEndServesHTTPS() async throws {
        let certificate = try TestCertificate()
        try await FrontEnd.run({ _ in .result(5) }, tls: certificate.server) { frontEnd in
            #expect(frontEnd.endpoint.hasPrefix("https://127.0.0.1:"))
            let one = try OneServer(
                frontEnd.endpoint, session: "a:b", httpsVerify: false, timeout: .seconds(60))
            #expect(try await one.host.delete(0) == 5)
        }
    }

    @Test func oldTLSIsRefused() async throws {
        let certificate = try TestCertificate()
        for (version, isAccepted) in [(TLSVersion.tlsv11, false), (.tlsv12, true)] {
            var tls = try certificate.server
            tls.minimumTLSVersion = .tlsv1
            tls.maximumTLSVersion = version
            try await FrontEnd.run({ _ in .result(5) }, tls: tls) { frontEnd in
                let one = try OneServer(frontEnd.endpoint, session: "a:b", httpsVerify: false, timeout: .seconds(60))
                let answer = try? await one.host.delete(0)
                #expect(answer == (isAccepted ? 5 : nil))
            }
        }
    }

    @Test func certificatesAreVerified() async throws {
        let authority = try TestCertificate(names: ["authority"])
        let valid = try TestCertificate(issuer: authority)
        #expect(try await call(valid, trusting: authority) == .success(5))

        let selfSigned = try TestCertificate()
        #expect(try await call(selfSigned, trusting: selfSigned) == .success(5))
        let refused: [(TestCertificate, TestCertificate?)] = [
            (selfSigned, nil), (selfSigned, authority), (valid, nil),
            (try TestCertificate(names: ["one.example.org"], issuer: authority), authority),
            (try TestCertificate(validity: -7200...(-3600), issuer: authority), authority),
            (try TestCertificate(validity: 3600...7200, issuer: authority), authority),
        ]
        for (index, (certificate, trusted)) in refused.enumerated() {
            guard case .failure(let error) = try await call(certificate, trusting: trusted) else {
                Issue.record("\(index) was trusted")
                continue
            }
            #expect(error.code == .connection, "\(index): \(error)")
            // Of paths, only that of the endpoint.
            let problem = error.message.replacing(/https:[^ ]+:/, with: "")
            #expect(problem.contains("certificate") && !problem.contains("/"), "\(index): \(error)")
            #expect(try await call(certificate, trusting: trusted, verify: false) == .success(5), "\(index)")
        }
    }

    @Test func rootsComeFromAFolder() async throws {
        let (first, second) = (try TestCertificate(), try TestCertificate())
        let files = ["a.pem": try first.pem, "b.pem": try second.pem, "notes.txt": "no certificate", ".hidden": "x"]
        try await withFiles(files) { folder in
            for certificate in [first, second] {
                try await FrontEnd.run({ _ in .result(5) }, tls: certificate.server) { frontEnd in
                    let one = try OneServer(frontEnd.endpoint, session: "a:b", certificates: folder)
                    let id = try await one.host.delete(1)
                    #expect(id == 5)
                }
            }
            for path in [folder + "/notes.txt", folder + "/none"] {
                let error = #expect(throws: OneError.self) {
                    try OneServer("https://one/RPC2", session: "a:b", certificates: path)
                }
                #expect(error?.code == .configuration && error?.message.contains(path) == true)
            }
        }
    }

    @Test func clientsShowACertificate() async throws {
        let (server, client) = (try TestCertificate(), try TestCertificate())
        var tls = try server.server
        tls.certificateVerification = .noHostnameVerification
        tls.trustRoots = .certificates([try NIOSSLCertificate(bytes: Array(client.pem.utf8), format: .pem)])
        try await withFiles(["client.pem": client.pem, "key.pem": client.keyPEM]) { folder in
            let shown = One.ClientCertificate(certificate: folder + "/client.pem", key: folder + "/key.pem")
            try await FrontEnd.run({ _ in .result(5) }, tls: tls) { frontEnd in
                let one = try OneServer(
                    frontEnd.endpoint, session: "a:b", httpsVerify: false, clientCertificate: shown)
                let id = try await one.host.delete(1)
                #expect(id == 5)
                let stranger = try OneServer(frontEnd.endpoint, session: "a:b", httpsVerify: false)
                await #expect(throws: OneError.self) { try await stranger.host.delete(1) }
            }
            let swapped = One.ClientCertificate(certificate: shown.key, key: shown.certificate)
            let error = #expect(throws: OneError.self) {
                try OneServer("https://one/RPC2", session: "a:b", clientCertificate: swapped)
            }
            #expect(error?.code == .configuration)
        }
    }
}
