import Foundation
#if canImport(FoundationXML)
import FoundationXML
#endif

/// Reads templates as a core does, from the rules that were measured on cores: not from the library's code.
///
/// In `NAME="value"` lines `\"` is the only escape. In XML an empty element is dropped, one with an empty CDATA
/// section is an empty value, and a third level is dropped.
enum CoreTemplate {
    enum Value: Equatable {
        case text(String)
        case vector([String: String])
    }

    struct Malformed: Error { var rest: Substring }

    static func read(_ template: String) throws -> [String: [Value]] {
        // What XML-RPC's own XML does to carriage returns is checked where that is written.
        template.drop(while: \.isWhitespace).hasPrefix("<") ? try xml(template) : try lines(template)
    }

    private static func lines(_ text: String) throws -> [String: [Value]] {
        var attributes: [String: [Value]] = [:]
        var rest = text.unicodeScalars[...]

        func skipBlanks() { rest = rest.drop { $0.properties.isWhitespace } }
        func take(_ scalar: Unicode.Scalar) throws {
            skipBlanks()
            guard rest.first == scalar else { throw Malformed(rest: Substring(rest)) }
            rest = rest.dropFirst()
        }
        func name() throws -> String {
            skipBlanks()
            let name = rest.prefix {
                $0.isASCII && ($0.properties.isAlphabetic || $0 == "_" || $0.properties.numericType != nil)
            }
            guard !name.isEmpty else { throw Malformed(rest: Substring(rest)) }
            rest = rest[name.endIndex...]
            return String(name).uppercased()
        }
        func value() throws -> String {
            skipBlanks()
            guard rest.first == "\"" else {
                let bare = rest.prefix { !$0.properties.isWhitespace && $0 != "," && $0 != "]" }
                rest = rest[bare.endIndex...]
                return String(bare)
            }
            rest = rest.dropFirst()
            var value = String.UnicodeScalarView()
            while let scalar = rest.popFirst() {
                if scalar == "\"" { return String(value) }
                if scalar == "\\", rest.first == "\"" { value.append(rest.removeFirst()) } else { value.append(scalar) }
            }
            throw Malformed(rest: Substring(rest))
        }

        while true {
            skipBlanks()
            if rest.first == "#" { rest = rest.drop { $0 != "\n" } }
            if rest.isEmpty { return attributes }
            let attribute = try name()
            try take("=")
            skipBlanks()
            guard rest.first == "[" else {
                attributes[attribute, default: []].append(.text(try value()))
                continue
            }
            rest = rest.dropFirst()
            var vector: [String: String] = [:]
            repeat {
                let name = try name()
                try take("=")
                vector[name] = try value()
                skipBlanks()
            } while rest.first == "," && rest.popFirst() != nil
            try take("]")
            attributes[attribute, default: []].append(.vector(vector))
        }
    }

    private static func xml(_ text: String) throws -> [String: [Value]] {
        let reader = Reader()
        let parser = XMLParser(data: Data(text.utf8))
        parser.delegate = reader
        guard parser.parse() else { throw Malformed(rest: text[...]) }
        return reader.attributes
    }

    private final class Reader: NSObject, XMLParserDelegate {
        var attributes: [String: [Value]] = [:]
        private var vector: [String: String] = [:]
        private var open: [(name: String, text: String?)] = []

        func parser(
            _ parser: XMLParser, didStartElement name: String, namespaceURI: String?, qualifiedName: String?,
            attributes: [String: String] = [:]
        ) {
            open.append((name, nil))
        }

        func parser(_ parser: XMLParser, foundCharacters text: String) { append(text) }
        func parser(_ parser: XMLParser, foundCDATA data: Data) { append(String(decoding: data, as: UTF8.self)) }
        private func append(_ text: String) { open[open.count - 1].text = (open[open.count - 1].text ?? "") + text }

        func parser(
            _ parser: XMLParser, didEndElement name: String, namespaceURI: String?, qualifiedName: String?
        ) {
            let element = open.removeLast()
            switch open.count {
            case 1 where !vector.isEmpty:
                attributes[name.uppercased(), default: []].append(.vector(vector))
                vector = [:]
            case 1: if let text = element.text { attributes[name.uppercased(), default: []].append(.text(text)) }
            case 2: vector[name.uppercased()] = element.text
            default: break
            }
        }
    }
}
