import NIOSSL

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

extension One {
    /// A TLS client certificate and its private key, as PEM files.
    public struct ClientCertificate: Sendable, Hashable {
        /// The path of the certificate's file. Intermediate certificates follow the certificate.
        public var certificate: String
        /// The path of the private key's file.
        public var key: String

        /// Creates a client certificate from two paths. The files are read when you create an ``OneServer``.
        public init(certificate: String, key: String) {
            self.certificate = certificate
            self.key = key
        }
    }
}

extension One.Configuration {
    /// Creates the TLS configuration: at least TLS 1.2, verified with the system's roots by default.
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
                    "cannot read the client certificate \(clientCertificate.certificate) or its key "
                        + "\(clientCertificate.key): both must be PEM files", underlying: error)
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
                .configuration, "cannot read the trusted certificates in \(path): \(error)", underlying: error)
        }
        let roots = files.compactMap { try? NIOSSLCertificate.fromPEMFile($0) }.joined()
        guard !roots.isEmpty else { throw OneError(.configuration, "no trusted certificate in \(path)") }
        return Array(roots)
    }
}
