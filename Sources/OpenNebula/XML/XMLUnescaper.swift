/// Reads an element's text, which may be the most of a large document, as it arrives.
///
/// It does what a parser does to character data: references become characters, line ends newlines, and `]]>` is
/// refused. Whether the bytes are UTF-8, and the characters such as XML has, is for the parser of the text to find.
struct XMLUnescaper {
    /// A reference may have any number of zeros before its digits; one with more than that is refused.
    private static let maximumReference = 1 << 16

    /// What an earlier chunk ended in, of a reference after its `&`.
    private var reference: [UInt8]?
    /// Whether the last byte was a carriage return, which a newline ends.
    private var isAfterReturn = false
    /// How many `]` came last.
    private var brackets = 0

    /// Reads up to the first `<`, which ends the text, or to the end.
    ///
    /// - Returns: The text, and how many bytes were read.
    mutating func read(_ bytes: UnsafeBufferPointer<UInt8>) throws(XMLError) -> (text: [UInt8], count: Int) {
        var failure: XMLError?
        var position = 0
        // A reference is longer than its character, except for one of an earlier chunk.
        let text = [UInt8](unsafeUninitializedCapacity: bytes.count + 4) { text, count in
            do throws(XMLError) { try read(bytes, &position, text, &count) } catch { failure = error }
        }
        if let failure { throw failure }
        return (text, position)
    }

    private mutating func read(
        _ bytes: UnsafeBufferPointer<UInt8>, _ position: inout Int, _ text: UnsafeMutableBufferPointer<UInt8>,
        _ count: inout Int
    ) throws(XMLError) {
        if reference != nil { try refer(bytes, &position, text, &count) }
        while position < bytes.count {
            let byte = bytes[position]
            switch byte {
            case UInt8(ascii: "<"): return
            case UInt8(ascii: "&"):
                brackets = 0
                isAfterReturn = false
                position += 1
                if let length = Self.shortReference(bytes[position...]) {
                    text[count] = length.byte
                    count += 1
                    position += length.count
                } else {
                    reference = []
                    try refer(bytes, &position, text, &count)
                }
                continue
            case UInt8(ascii: ">") where brackets >= 2: throw XMLError(place: "", problem: "]]> in a text")
            case UInt8(ascii: "\n") where isAfterReturn: break
            case UInt8(ascii: "\r"):
                text[count] = UInt8(ascii: "\n")
                count += 1
            default:
                text[count] = byte
                count += 1
            }
            isAfterReturn = byte == UInt8(ascii: "\r")
            brackets = byte == UInt8(ascii: "]") ? brackets + 1 : 0
            position += 1
        }
    }

    /// The references that a document is full of.
    private static func shortReference(_ bytes: Slice<UnsafeBufferPointer<UInt8>>) -> (byte: UInt8, count: Int)? {
        guard bytes.count >= 5 else { return nil }
        let start = bytes.startIndex
        let rest = (bytes[start + 1], bytes[start + 2], bytes[start + 3], bytes[start + 4])
        switch (bytes[start], rest.0, rest.1) {
        case (UInt8(ascii: "l"), UInt8(ascii: "t"), UInt8(ascii: ";")): return (UInt8(ascii: "<"), 3)
        case (UInt8(ascii: "g"), UInt8(ascii: "t"), UInt8(ascii: ";")): return (UInt8(ascii: ">"), 3)
        case (UInt8(ascii: "a"), UInt8(ascii: "m"), UInt8(ascii: "p")) where rest.2 == UInt8(ascii: ";"):
            return (UInt8(ascii: "&"), 4)
        case (UInt8(ascii: "q"), UInt8(ascii: "u"), UInt8(ascii: "o"))
        where rest.2 == UInt8(ascii: "t") && rest.3 == UInt8(ascii: ";"):
            return (UInt8(ascii: "\""), 5)
        default: return nil
        }
    }

    /// Reads on in a reference of any kind.
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
            throw XMLError(place: "", problem: "a reference that is none")
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
        if reference != nil { throw XMLError(place: "", problem: "a reference that is none") }
    }
}
