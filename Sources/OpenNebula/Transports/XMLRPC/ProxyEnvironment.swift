import Foundation
import NIOCore

extension One.Configuration {
    /// Returns the proxy for an endpoint: the configured one, otherwise the environment's, as curl reads it.
    func proxyURL(for endpoint: String) throws(OneError) -> String? {
        if let proxy { return proxy.isEmpty ? nil : proxy }
        guard let url = URLComponents(string: endpoint), let host = url.host, let scheme = url.scheme else {
            return nil
        }
        // Upper-case names count too, except for `HTTP_PROXY`, which a web server could set from a request header.
        func variable(_ name: String) -> String? {
            let names = name == "http_proxy" ? [name] : [name, name.uppercased()]
            return names.lazy.compactMap { environmentProxies[$0] }.first { !$0.isEmpty }
        }
        guard let proxy = variable("\(scheme)_proxy") ?? variable("all_proxy"),
            !Self.isExcepted(host, by: variable("no_proxy") ?? "")
        else { return nil }
        return proxy.utf8.contains("://".utf8) ? proxy : "http://\(proxy)"
    }

    /// Whether a list of names, addresses and networks contains a host, or is `*`.
    private static func isExcepted(_ host: String, by list: String) -> Bool {
        let host = host.lowercased().trimmingCharacters(in: CharacterSet(charactersIn: "[]."))
        return list.split { $0 == "," || $0.isWhitespace }.contains { entry in
            if entry == "*" { return true }
            let name = entry.lowercased().trimmingCharacters(in: CharacterSet(charactersIn: "[]."))
            return name == host || host.hasSuffix(".\(name)") || isIn(name, host)
        }
    }

    /// Whether a network such as `10.0.0.0/8` contains an address.
    private static func isIn(_ network: String, _ address: String) -> Bool {
        let parts = network.split(separator: "/")
        guard parts.count == 2, let bits = Int(parts[1]), let prefix = bytes(String(parts[0])),
            let bytes = bytes(address), bytes.count == prefix.count, (0...bytes.count * 8).contains(bits)
        else { return false }
        return (0..<bits).allSatisfy { bit in
            let difference = bytes[bit / 8] ^ prefix[bit / 8]
            return difference << (bit % 8) & 0x80 == 0
        }
    }

    private static func bytes(_ address: String) -> [UInt8]? {
        switch try? SocketAddress(ipAddress: address, port: 0) {
        case .v4(let address)?: withUnsafeBytes(of: address.address.sin_addr) { Array($0) }
        case .v6(let address)?: withUnsafeBytes(of: address.address.sin6_addr) { Array($0) }
        default: nil
        }
    }
}
