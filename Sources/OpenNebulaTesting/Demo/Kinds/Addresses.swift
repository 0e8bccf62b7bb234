import Foundation

/// A MAC address, as a core counts: in its lower 32 bits.
struct MAC: Equatable {
    var (prefix, number): (UInt32, UInt32)

    init(prefix: UInt32 = 0x0200, _ number: UInt32) { (self.prefix, self.number) = (prefix, number) }

    init?(_ text: String) {
        let parts = text.split(separator: ":", omittingEmptySubsequences: false)
        let bytes = parts.compactMap { $0.utf8.count <= 2 ? UInt8($0, radix: 16) : nil }
        guard parts.count == 6, bytes.count == 6, bytes.contains(where: { $0 != 0xFF }) else { return nil }
        let whole = bytes.reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
        self.init(prefix: UInt32(whole >> 32), UInt32(truncatingIfNeeded: whole))
    }

    static func + (address: MAC, offset: UInt64) -> MAC {
        MAC(prefix: address.prefix, address.number &+ UInt32(truncatingIfNeeded: offset))
    }

    var text: String {
        [prefix >> 8, prefix, number >> 24, number >> 16, number >> 8, number]
            .map { byte in
                let digits = String(byte & 0xFF, radix: 16)
                return digits.count == 1 ? "0\(digits)" : digits
            }.joined(separator: ":")
    }

    /// An address that looks like any, and is the same each time.
    static func scattered(_ numbers: Int...) -> MAC {
        MAC(numbers.reduce(0x811C_9DC5) { ($0 ^ UInt32(truncatingIfNeeded: $1 &+ 1)) &* 0x9E37_79B1 })
    }
}

/// An IPv4 address.
struct IP: Equatable {
    var number: UInt32

    init(_ number: UInt32) { self.number = number }

    init?(_ text: String) {
        let parts = text.split(separator: ".", omittingEmptySubsequences: false)
        let bytes = parts.compactMap { UInt8($0) }
        guard parts.count == 4, bytes.count == 4 else { return nil }
        number = bytes.reduce(0) { $0 << 8 | UInt32($1) }
    }

    static func + (address: IP, offset: UInt64) -> IP { IP(address.number &+ UInt32(truncatingIfNeeded: offset)) }

    var text: String { [24, 16, 8, 0].map { "\(number >> $0 & 0xFF)" }.joined(separator: ".") }
}

/// An IPv6 address. Sums carry nothing over from its lower 32 bits, as in a core.
struct IP6: Equatable {
    var (prefix, suffix): (UInt64, UInt64)

    init?(_ text: String) {
        var bytes = [UInt8](repeating: 0, count: 16)
        guard inet_pton(AF_INET6, text, &bytes) == 1 else { return nil }
        let halves = [bytes[..<8], bytes[8...]].map { $0.reduce(UInt64(0)) { $0 << 8 | UInt64($1) } }
        (prefix, suffix) = (halves[0], halves[1])
    }

    /// The address that an interface gives itself in a network.
    init(prefix: UInt64, _ mac: MAC) {
        self.prefix = prefix
        let (high, low) = (UInt64(mac.prefix ^ 0x0200), UInt64(mac.number))
        suffix = high << 48 | (low >> 24) << 40 | 0xFF_FE00_0000 | low & 0xFF_FFFF
    }

    static func + (address: IP6, offset: UInt64) -> IP6 {
        var sum = address
        let high = UInt32(truncatingIfNeeded: address.suffix >> 32) &+ UInt32(truncatingIfNeeded: offset >> 32)
        let low = UInt32(truncatingIfNeeded: address.suffix) &+ UInt32(truncatingIfNeeded: offset)
        sum.suffix = UInt64(high) << 32 | UInt64(low)
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
