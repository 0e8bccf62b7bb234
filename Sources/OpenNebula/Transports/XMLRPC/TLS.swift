import NIOSSL

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

extension One {
    /// What a client shows to an endpoint that asks who calls: files in PEM.
    public struct ClientCertificate: Sendable, Hashable {
        /// The file of the certificate, followed by those that it was issued by, where there are any.
        public var certificate: String
        /// The file of its private key.
        public var key: String

        /// Names the files. They are read when an ``OneServer`` is created.
        public init(certificate: String, key: String) {
            self.certificate = certificate
            self.key = key
        }
    }
}

extension One.Configuration {
    /// TLS 1.2 at least, verified with the system's roots by itself.
    func tls() throws(OneError) -> TLSConfiguration {
        var tls = TLSConfiguration.makeClientConfiguration()
        tls.minimumTLSVersion = .tlsv12
        if !httpsVerify { tls.certificateVerification = .none }
        if let certificates { tls.additionalTrustRoots = [.certificates(try Self.roots(certificates))] }
        if let clientCertificate {
            do {
                tls.certificateChain = try NIOSSLCertificate.fromPEMFile(clientCertificate.certificate)
                    .map { .certificate($0) }
                tls.privateKey = .privateKey(try NIOSSLPrivateKey(file: clientCertificate.key, format: .pem))
            } catch {
                throw OneError(
                    .configuration,
                    "the client certificate \(clientCertificate.certificate), or its key \(clientCertificate.key), "
                        + "is no PEM file that can be read", underlying: error)
            }
        }
        return tls
    }

    private static func roots(_ path: String) throws(OneError) -> [NIOSSLCertificate] {
        let files: [String]
        do {
            let isFolder =
                try FileManager.default.attributesOfItem(atPath: path)[.type] as? FileAttributeType == .typeDirectory
            files =
                isFolder
                ? try FileManager.default.contentsOfDirectory(atPath: path).sorted().filter { !$0.hasPrefix(".") }
                    .map { path + "/" + $0 }
                : [path]
        } catch {
            throw OneError(
                .configuration, "\(path), with certificates to trust, cannot be read: \(error)", underlying: error)
        }
        let roots = files.compactMap { try? NIOSSLCertificate.fromPEMFile($0) }.joined()
        guard !roots.isEmpty else { throw OneError(.configuration, "no certificate in \(path)") }
        return Array(roots)
    }
}
