import Foundation
#if canImport(FoundationXML)
import FoundationXML
#endif

/// The texts of a document by their paths, in the document's order: found without this library's decoder.
struct Leaves: Equatable {
    private(set) var texts: [String: [String]] = [:]

    /// The leaves of XML, but for the empty ones.
    init(xml: Data) throws {
        let reader = Reader()
        let parser = XMLParser(data: xml)
        parser.delegate = reader
        guard parser.parse() else { throw parser.parserError ?? CocoaError(.fileReadCorruptFile) }
        texts = reader.texts
    }

    /// The leaves of JSON that was written from a document, but for the empty ones.
    init(json: Data, root: String) throws {
        add(try JSONSerialization.jsonObject(with: json, options: .fragmentsAllowed), path: root)
    }

    private mutating func add(_ value: Any, path: String) {
        switch value {
        case let object as [String: Any]: for (name, value) in object { add(value, path: path + "/" + name) }
        case let array as [Any]: for value in array { add(value, path: path) }
        case let text as String: if !text.isEmpty { texts[path, default: []].append(text) }
        case let number as NSNumber: texts[path, default: []].append(number.stringValue)
        default: break
        }
    }

    /// Leaves a name out of all paths.
    mutating func forget(_ name: String) {
        texts = Dictionary(
            texts.map { ($0.key.replacing("/\(name)/", with: "/"), $0.value) }, uniquingKeysWith: { $0 + $1 })
    }

    /// Paths whose texts differ, other than in how a number is spelt.
    func differences(from other: Leaves) -> [String] {
        Set(texts.keys).union(other.texts.keys).sorted().filter { path in
            let (left, right) = (texts[path] ?? [], other.texts[path] ?? [])
            return left.count != right.count
                || zip(left, right).contains { $0 != $1 && (Double($0) == nil || Double($0) != Double($1)) }
        }
    }

    private final class Reader: NSObject, XMLParserDelegate {
        var texts: [String: [String]] = [:]
        private var open: [(name: String, text: String, isLeaf: Bool)] = []

        func parser(
            _ parser: XMLParser, didStartElement name: String, namespaceURI: String?, qualifiedName: String?,
            attributes: [String: String] = [:]
        ) {
            if !open.isEmpty { open[open.count - 1].isLeaf = false }
            open.append((name, "", true))
        }

        func parser(_ parser: XMLParser, foundCharacters text: String) { open[open.count - 1].text += text }

        func parser(_ parser: XMLParser, foundCDATA data: Data) {
            open[open.count - 1].text += String(decoding: data, as: UTF8.self)
        }

        func parser(
            _ parser: XMLParser, didEndElement name: String, namespaceURI: String?, qualifiedName: String?
        ) {
            let path = open.map(\.name).joined(separator: "/")
            let element = open.removeLast()
            if element.isLeaf, !element.text.isEmpty { texts[path, default: []].append(element.text) }
        }
    }
}
