import Foundation

#if canImport(FoundationXML)
import FoundationXML
#endif

/// An element without children, with where it is.
struct Leaf {
    var path: String
    var text: String
}

/// A document, read by Foundation.
final class Tree: NSObject, XMLParserDelegate {
    private(set) var name = ""
    private(set) var text = ""
    private(set) var children: [Tree] = []
    private var open: [Tree] = []

    override init() {}

    init(xml: String) throws {
        super.init()
        open = [self]
        let parser = XMLParser(data: Data(xml.utf8))
        parser.delegate = self
        guard parser.parse(), let root = children.first else {
            throw parser.parserError ?? CocoaError(.fileReadCorruptFile)
        }
        (name, text, children, open) = (root.name, root.text, root.children, [])
    }

    var leaves: [Leaf] {
        guard !children.isEmpty else { return [Leaf(path: name, text: text)] }
        return children.flatMap(\.leaves).map { Leaf(path: "\(name)/\($0.path)", text: $0.text) }
    }

    func parser(
        _ parser: XMLParser, didStartElement name: String, namespaceURI: String?, qualifiedName: String?,
        attributes: [String: String] = [:]
    ) {
        let element = Tree()
        element.name = name
        open.last?.children.append(element)
        open.append(element)
    }

    func parser(_ parser: XMLParser, foundCharacters text: String) { open.last?.text += text }

    func parser(_ parser: XMLParser, foundCDATA data: Data) { open.last?.text += String(decoding: data, as: UTF8.self) }

    func parser(_ parser: XMLParser, didEndElement name: String, namespaceURI: String?, qualifiedName: String?) {
        open.removeLast()
    }
}
