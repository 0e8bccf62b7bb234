import Foundation

/// An address of an interface, as a number.
protocol NetworkAddress {
    associatedtype Number: FixedWidthInteger
    var number: Number { get }

    init(_ number: Number)
    init?(_ text: String)
}

extension NetworkAddress {
    /// Returns a later address. `UInt64.max` stands for -1, and leads to the address before this one.
    static func + (address: Self, offset: UInt64) -> Self {
        Self(address.number &+ Number(truncatingIfNeeded: Int64(bitPattern: offset)))
    }

    /// Returns how far another address comes after this one. Returns nil if it comes before it, or is malformed.
    func distance(to text: String) -> UInt64? {
        guard let other = Self(text), other.number >= number else { return nil }
        return UInt64(exactly: other.number - number)
    }
}

/// A MAC address.
struct MAC: NetworkAddress {
    let number: UInt64

    init(_ number: UInt64) { self.number = number }

    /// Creates an address with the prefix that a core uses.
    init(own number: UInt32) { self.number = 0x0200 << 32 | UInt64(number) }

    init?(_ text: String) {
        let bytes = text.split(separator: ":", omittingEmptySubsequences: false).map { UInt8($0, radix: 16) }
        guard bytes.count == 6, !bytes.contains(nil) else { return nil }
        number = bytes.reduce(0) { $0 << 8 | UInt64($1 ?? 0) }
    }

    var text: String {
        stride(from: 40, through: 0, by: -8).map { String(format: "%02llx", number >> UInt64($0) & 0xFF) }
            .joined(separator: ":")
    }

    /// Returns an address that looks random but is always the same.
    static func scattered(_ numbers: Int...) -> MAC {
        MAC(own: numbers.reduce(0x811C_9DC5) { ($0 ^ UInt32(truncatingIfNeeded: $1 &+ 1)) &* 0x9E37_79B1 })
    }
}

typealias IP = IPAddress<UInt32>
typealias IP6 = IPAddress<UInt128>

/// An address of IPv4, with 32 bits, or of IPv6, with 128 bits.
struct IPAddress<Number: FixedWidthInteger>: NetworkAddress {
    let number: Number

    private static var family: Int32 { Number.bitWidth == 32 ? AF_INET : AF_INET6 }

    init(_ number: Number) { self.number = number }

    init?(_ text: String) {
        var bytes = Number.zero
        guard inet_pton(Self.family, text, &bytes) == 1 else { return nil }
        number = Number(bigEndian: bytes)
    }

    var text: String {
        var (bytes, characters) = (number.bigEndian, [CChar](repeating: 0, count: 46))
        inet_ntop(Self.family, &bytes, &characters, socklen_t(characters.count))
        return String(decoding: characters.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }
}

extension IP6 {
    /// Creates the address that an interface derives from its MAC address and the first half of another address.
    init?(prefix: String, _ mac: MAC) {
        guard let prefix = Self(prefix)?.number else { return nil }
        let suffix: UInt64 = (mac.number >> 24 ^ 0x02_0000) << 40 | 0xFF_FE00_0000 | mac.number & 0xFF_FFFF
        self.init((prefix >> 64) << 64 | Number(suffix))
    }
}
