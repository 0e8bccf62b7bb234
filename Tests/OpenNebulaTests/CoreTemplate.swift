import Foundation
#if canImport(FoundationXML)
import FoundationXML
#endif

/// Reads templates as a core does: not by the library's code, but by the rules of a core's own lexer and of what it makes of
/// an XML tree, byte by byte.
enum CoreTemplate {
    enum Value: Equatable {
        case text(String)
        case vector([String: String])
    }

    struct Malformed: Error { var offset: Int }

    static func read(_ template: String) throws -> [String: [Value]] {
        // What XML-RPC's own XML does to carriage returns is checked where that is written.
        template.utf8.first == UInt8(ascii: "<") ? try xml(template) : try lines(Array(template.utf8))
    }

    private static func text(_ bytes: some Collection<UInt8>) -> String { String(decoding: bytes, as: UTF8.self) }
}

// MARK: Lines

extension CoreTemplate {
    private enum Token { case name, equal, equalEmpty, comma, open, close, string, section, skipped }

    private static func lines(_ bytes: [UInt8]) throws -> [String: [Value]] {
        var attributes: [String: [Value]] = [:]
        var (offset, isValue) = (0, false)

        func next() -> (Token, String)? {
            while offset < bytes.count {
                let rest = bytes[offset...]
                // The longest match wins, and of those that are as long, the first.
                var (token, length) = (Token.skipped, 1)
                for (candidate, candidateLength) in isValue ? valueRules(rest) : rules(rest)
                where candidateLength > length || candidateLength == length && token == .skipped {
                    (token, length) = (candidate, candidateLength)
                }
                offset += length
                if token == .skipped { continue }
                isValue = token == .equal
                let isQuoted = token == .string && length > 1 && rest.first == 0x22 && valueRules(rest)[2].1 == length
                return (token, text(isQuoted ? rest.dropFirst().prefix(length - 2) : rest.prefix(length)))
            }
            return nil
        }
        func expect(_ token: Token) throws -> String {
            guard let (found, text) = next(), found == token else { throw Malformed(offset: offset) }
            return text
        }
        func unescaped(_ text: String) -> String {
            text.replacingOccurrences(of: "\\\"", with: "\"", options: .literal)
        }

        while let (token, name) = next() {
            guard token == .name, let (sign, _) = next() else { throw Malformed(offset: offset) }
            var value = Value.text("")
            switch sign {
            case .equalEmpty: break
            case .equal:
                guard let (token, text) = next() else { throw Malformed(offset: offset) }
                switch token {
                case .string: value = .text(unescaped(text))
                case .open: value = .vector(try vector())
                default: throw Malformed(offset: offset)
                }
            default: throw Malformed(offset: offset)
            }
            if value != .vector([:]) { attributes[name.uppercased(), default: []].append(value) }
        }
        return attributes

        func vector() throws -> [String: String] {
            var vector: [String: String] = [:]
            guard var (token, name) = next() else { throw Malformed(offset: offset) }
            if token == .close { return vector }
            while token == .name {
                _ = try expect(.equal)
                vector[name.uppercased()] = unescaped(try expect(.string))
                guard let separator = next()?.0 else { break }
                if separator == .close { return vector }
                guard separator == .comma, let following = next() else { break }
                (token, name) = following
            }
            throw Malformed(offset: offset)
        }
    }

    private static func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 }
    private static func isSpace(_ byte: UInt8) -> Bool { isBlank(byte) || byte == 0x0A }

    private static func rules(_ rest: ArraySlice<UInt8>) -> [(Token, Int)] {
        let blanks = rest.prefix(while: isBlank).count
        let spaces = rest.prefix(while: isSpace).count
        let (afterBlanks, afterSpaces) = (rest.dropFirst(blanks), rest.dropFirst(spaces))
        let comment = afterBlanks.first == 0x23 ? afterBlanks.prefix { $0 != 0x0A }.count : 0
        let isEnded = comment > 0 && afterBlanks.count > comment
        let name = rest.prefix {
            (0x30...0x39).contains($0) || (0x41...0x5A).contains($0) || (0x61...0x7A).contains($0) || $0 == 0x5F
        }.count
        var equal = 0
        var equalEmpty = 0
        if afterBlanks.first == 0x3D {
            equal = blanks + 1 + afterBlanks.dropFirst().prefix(while: isBlank).count
            equalEmpty = rest.dropFirst(equal).first == 0x0A ? equal + 1 : 0
        }
        func sign(_ byte: UInt8) -> Int {
            afterSpaces.first == byte ? spaces + 1 + afterSpaces.dropFirst().prefix(while: isSpace).count : 0
        }
        return [
            (.skipped, isEnded ? blanks + comment + 1 : 0), (.skipped, spaces), (.name, name), (.equal, equal),
            (.equalEmpty, equalEmpty), (.comma, sign(0x2C)), (.close, sign(0x5D)),
        ]
    }

    private static func valueRules(_ rest: ArraySlice<UInt8>) -> [(Token, Int)] {
        let blanks = rest.prefix(while: isBlank).count
        let open =
            rest.dropFirst(blanks).first == 0x5B
            ? blanks + 1 + rest.dropFirst(blanks + 1).prefix(while: isSpace).count : 0
        let line = rest.prefix { $0 != 0x0A }
        let hasSection = line.indices.contains { line[$0...].starts(with: "]]>".utf8) }
        var quoted = 0
        if rest.first == 0x22 {
            for index in rest.indices.dropFirst() where rest[index] == 0x22 {
                quoted = index - rest.startIndex + 1
                if rest[index - 1] != 0x5C || index - 1 == rest.startIndex { break }
            }
        }
        let bare = rest.prefix { !isSpace($0) && !"=#,[]".utf8.contains($0) }.count
        return [(.open, open), (.section, hasSection ? line.count : 0), (.string, quoted), (.string, bare)]
    }
}

// MARK: XML

extension CoreTemplate {
    private static func xml(_ text: String) throws -> [String: [Value]] {
        let reader = Reader()
        let parser = XMLParser(data: Data(text.utf8))
        parser.delegate = reader
        guard parser.parse() else { throw Malformed(offset: 0) }
        return reader.attributes
    }

    /// An element with one text is that text, one with elements is a vector of what each begins with, and any other is
    /// dropped.
    private final class Reader: NSObject, XMLParserDelegate {
        var attributes: [String: [Value]] = [:]
        private var vector: [String: String] = [:]
        private var open: [(name: String, text: String?, hasElements: Bool)] = []

        func parser(
            _ parser: XMLParser, didStartElement name: String, namespaceURI: String?, qualifiedName: String?,
            attributes: [String: String] = [:]
        ) {
            if !open.isEmpty { open[open.count - 1].hasElements = true }
            open.append((name, nil, false))
        }

        func parser(_ parser: XMLParser, foundCharacters text: String) { append(text) }
        func parser(_ parser: XMLParser, foundCDATA data: Data) { append(String(decoding: data, as: UTF8.self)) }
        private func append(_ text: String) { open[open.count - 1].text = (open[open.count - 1].text ?? "") + text }

        func parser(
            _ parser: XMLParser, didEndElement name: String, namespaceURI: String?, qualifiedName: String?
        ) {
            let element = open.removeLast()
            switch open.count {
            case 1 where element.hasElements:
                if !vector.isEmpty { attributes[name.uppercased(), default: []].append(.vector(vector)) }
                vector = [:]
            case 1: if let text = element.text { attributes[name.uppercased(), default: []].append(.text(text)) }
            case 2 where !element.hasElements: vector[name] = element.text
            default: break
            }
        }
    }
}
