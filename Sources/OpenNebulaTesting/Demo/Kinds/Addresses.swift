import Foundation

/// A MAC address.
struct MAC {
    var number: UInt64

    init(_ number: UInt64) { self.number = number }

    /// Creates an address with the prefix that a core uses.
    init(own number: UInt32) { self.number = 0x0200 << 32 | UInt64(number) }

    init?(_ text: String) {
        let bytes = text.split(separator: ":", omittingEmptySubsequences: false).map { UInt8($0, radix: 16) }
        guard bytes.count == 6, !bytes.contains(nil) else { return nil }
        number = bytes.reduce(0) { $0 << 8 | UInt64($1 ?? 0) }
    }

    static func + (address: MAC, offset: UInt64) -> MAC { MAC(address.number &+ offset) }

    var text: String {
        stride(from: 40, through: 0, by: -8).map { shift in
            String(format: "%02x", UInt8(truncatingIfNeeded: number >> UInt64(shift)))
        }.joined(separator: ":")
    }

    /// Returns an address that looks random but is always the same.
    static func scattered(_ numbers: Int...) -> MAC {
        MAC(own: numbers.reduce(0x811C_9DC5) { ($0 ^ UInt32(truncatingIfNeeded: $1 &+ 1)) &* 0x9E37_79B1 })
    }
}

/// An IPv4 address.
struct IP {
    var number: UInt32

    init(_ number: UInt32) { self.number = number }

    init?(_ text: String) {
        let bytes = text.split(separator: ".", omittingEmptySubsequences: false).map { UInt8($0) }
        guard bytes.count == 4, !bytes.contains(nil) else { return nil }
        number = bytes.reduce(0) { $0 << 8 | UInt32($1 ?? 0) }
    }

    static func + (address: IP, offset: UInt64) -> IP { IP(address.number &+ UInt32(truncatingIfNeeded: offset)) }

    var text: String { [24, 16, 8, 0].map { "\(number >> $0 & 0xFF)" }.joined(separator: ".") }
}

/// An IPv6 address.
struct IP6 {
    var (prefix, suffix): (UInt64, UInt64)

    init?(_ text: String) {
        var bytes = [UInt8](repeating: 0, count: 16)
        guard inet_pton(AF_INET6, text, &bytes) == 1 else { return nil }
        let halves = [bytes[..<8], bytes[8...]].map { $0.reduce(UInt64(0)) { $0 << 8 | UInt64($1) } }
        (prefix, suffix) = (halves[0], halves[1])
    }

    /// Creates the address that an interface derives from its MAC address.
    init(prefix: UInt64, _ mac: MAC) {
        self.prefix = prefix
        suffix = (mac.number >> 24 ^ 0x02_0000) << 40 | 0xFF_FE00_0000 | mac.number & 0xFF_FFFF
    }

    static func + (address: IP6, offset: UInt64) -> IP6 {
        var sum = address
        sum.suffix &+= offset
        return sum
    }

    var text: String {
        let bytes = [prefix, suffix].flatMap { half in
            stride(from: 56, through: 0, by: -8).map { UInt8(truncatingIfNeeded: half >> UInt64($0)) }
        }
        var characters = [CChar](repeating: 0, count: 46)
        inet_ntop(AF_INET6, bytes, &characters, socklen_t(characters.count))
        return String(decoding: characters.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }
}
