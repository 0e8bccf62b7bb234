import Crypto
import Foundation
import NIOSSL
import SwiftASN1
import X509

/// A certificate made for a test, with its key.
struct TestCertificate {
    let certificate: Certificate
    let key: Certificate.PrivateKey

    /// A certificate for these hosts and addresses, valid for these seconds from now, signed by the issuer or itself.
    init(
        names: [String] = ["127.0.0.1"], validity: ClosedRange<TimeInterval> = -60...3600,
        issuer: TestCertificate? = nil
    ) throws {
        key = Certificate.PrivateKey(P256.Signing.PrivateKey())
        let subject = try DistinguishedName { CommonName("swift-opennebula \(UUID())") }
        certificate = try Certificate(
            version: .v3, serialNumber: .init(), publicKey: key.publicKey,
            notValidBefore: Date(timeIntervalSinceNow: validity.lowerBound),
            notValidAfter: Date(timeIntervalSinceNow: validity.upperBound),
            issuer: issuer?.certificate.subject ?? subject, subject: subject,
            signatureAlgorithm: .ecdsaWithSHA256,
            extensions: Certificate.Extensions {
                if issuer == nil { Critical(BasicConstraints.isCertificateAuthority(maxPathLength: nil)) }
                SubjectAlternativeNames(
                    names.map { name in
                        let parts = name.split(separator: ".").compactMap { UInt8($0) }
                        return parts.count == 4 ? .ipAddress(.init(contentBytes: parts[...])) : .dnsName(name)
                    })
            },
            issuerPrivateKey: issuer?.key ?? key)
    }

    var pem: String { get throws { try certificate.serializeAsPEM().pemString } }
    var keyPEM: String { get throws { try key.serializeAsPEM().pemString } }

    /// What a server is given, to show this certificate.
    var server: TLSConfiguration {
        get throws {
            .makeServerConfiguration(
                certificateChain: [.certificate(try NIOSSLCertificate(bytes: Array(pem.utf8), format: .pem))],
                privateKey: .privateKey(try NIOSSLPrivateKey(bytes: Array(keyPEM.utf8), format: .pem)))
        }
    }
}
