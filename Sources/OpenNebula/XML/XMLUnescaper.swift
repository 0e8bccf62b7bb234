/// Reads an element's text as it arrives. The text can be most of a large document.
///
/// It treats character data as a parser does: references become characters, line ends become newlines, and `]]>` is
/// rejected. It does not check that the bytes are UTF-8, or that XML allows the characters: the parser of the text
/// does.
struct XMLUnescaper {
    /// The longest reference, in bytes. XML allows any number of leading zeros in a character reference.
    private static let maximumReference = 1 << 16

    /// The start of a reference, after its `&`, at the end of an earlier chunk.
    private var reference: [UInt8]?
    /// Whether an earlier chunk ended in a carriage return, which can be followed by a newline.
    private var endsInReturn = false
    /// The number of `]` at the end of an earlier chunk.
    private var brackets = 0

    /// Reads up to the first `<`, which ends the text, or up to the end of the bytes.
    ///
    /// - Returns: The text, and the number of bytes that were read.
    mutating func read(_ bytes: ArraySlice<UInt8>) throws(XMLError) -> (text: [UInt8], count: Int) {
        var failure: XMLError?
        var position = 0
        // A reference is longer than its character, except for one that began in an earlier chunk.
        let text = [UInt8](unsafeUninitializedCapacity: bytes.count + 4) { text, count in
            bytes.withUnsafeBufferPointer { bytes in
                do throws(XMLError) { try read(bytes, &position, text, &count) } catch { failure = error }
            }
        }
        if let failure { throw failure }
        return (text, position)
    }

    private mutating func read(
        _ bytes: UnsafeBufferPointer<UInt8>, _ position: inout Int, _ text: UnsafeMutableBufferPointer<UInt8>,
        _ count: inout Int
    ) throws(XMLError) {
        if reference != nil { try refer(bytes, &position, text, &count) }
        if endsInReturn, position < bytes.count {
            endsInReturn = false
            if bytes[position] == UInt8(ascii: "\n") { position += 1 }
        }
        // Local copies of the parameters stay in registers. Each byte of a response passes here.
        var (from, to) = (position, count)
        defer { (position, count) = (from, to) }
        while from < bytes.count {
            let byte = bytes[from]
            guard byte < 0x40, Self.special &>> UInt64(byte) & 1 == 1 else {
                text[to] = byte
                from &+= 1
                to &+= 1
                continue
            }
            switch byte {
            case UInt8(ascii: "<"): return
            case UInt8(ascii: "&"):
                from += 1
                if let (character, length) = Self.shortReference(bytes, at: from) {
                    text[to] = character
                    to += 1
                    from += length
                } else {
                    reference = []
                    try refer(bytes, &from, text, &to)
                }
            case UInt8(ascii: ">"):
                guard bracketsBefore(from, in: bytes) < 2 else {
                    throw XMLError(place: "", problem: "invalid ]]> in text")
                }
                text[to] = byte
                from += 1
                to += 1
            default:
                text[to] = UInt8(ascii: "\n")
                from += 1
                to += 1
                if from == bytes.count {
                    endsInReturn = true
                } else if bytes[from] == UInt8(ascii: "\n") {
                    from += 1
                }
            }
        }
        brackets = bracketsBefore(from, in: bytes)
    }

    /// The bits of `<`, `>`, `&` and the carriage return.
    private static let special: UInt64 = 1 << 0x3C | 1 << 0x3E | 1 << 0x26 | 1 << 0x0D

    private func bracketsBefore(_ position: Int, in bytes: UnsafeBufferPointer<UInt8>) -> Int {
        var start = position
        while start > 0, bytes[start - 1] == UInt8(ascii: "]") { start -= 1 }
        return position - start + (start == 0 ? brackets : 0)
    }

    /// Reads one of the most common references. `position` is after the `&`.
    @inline(__always)
    private static func shortReference(
        _ bytes: UnsafeBufferPointer<UInt8>, at position: Int
    ) -> (character: UInt8, length: Int)? {
        guard bytes.count - position >= 4 else { return nil }
        // Compares four bytes at once. The first is the lowest.
        let word = UnsafeRawBufferPointer(bytes).loadUnaligned(fromByteOffset: position, as: UInt32.self).littleEndian
        switch word & 0x00FF_FFFF {
        case 0x3B_746C: return (UInt8(ascii: "<"), 3)  // lt;
        case 0x3B_7467: return (UInt8(ascii: ">"), 3)  // gt;
        default: return word == 0x3B70_6D61 ? (UInt8(ascii: "&"), 4) : nil  // amp;
        }
    }

    /// Continues to read any reference.
    private mutating func refer(
        _ bytes: UnsafeBufferPointer<UInt8>, _ position: inout Int, _ text: UnsafeMutableBufferPointer<UInt8>,
        _ count: inout Int
    ) throws(XMLError) {
        var name = reference ?? []
        while position < bytes.count, bytes[position] != UInt8(ascii: ";"), name.count < Self.maximumReference {
            name.append(bytes[position])
            position += 1
        }
        guard position < bytes.count else {
            reference = name
            return
        }
        guard bytes[position] == UInt8(ascii: ";"), let character = Self.character(of: name) else {
            throw XMLError(place: "", problem: "invalid character reference")
        }
        position += 1
        reference = nil
        for byte in UTF8.encode(character) ?? .init() {
            text[count] = byte
            count += 1
        }
    }

    private static func character(of reference: [UInt8]) -> Unicode.Scalar? {
        let name = String(decoding: reference, as: UTF8.self)
        switch name {
        case "lt": return "<"
        case "gt": return ">"
        case "amp": return "&"
        case "quot": return "\""
        case "apos": return "'"
        default: break
        }
        let isHexadecimal = name.hasPrefix("#x")
        let digits = name.dropFirst(isHexadecimal ? 2 : 1)
        guard name.hasPrefix("#"), digits.allSatisfy(\.isHexDigit),
            let number = UInt32(digits, radix: isHexadecimal ? 16 : 10), number > 0
        else { return nil }
        return Unicode.Scalar(number)
    }

    /// Ends the text.
    func finish() throws(XMLError) {
        if reference != nil { throw XMLError(place: "", problem: "invalid character reference") }
    }
}
