import OpenNebula

/// Reads a template in either syntax, as a core does. Names are in upper case, and sorted.
enum TemplateReader {
    /// Reads a template.
    ///
    /// - Throws: An error that describes the problem if the template is malformed.
    static func read(_ text: String) throws -> [Node] {
        do {
            return sorted(Node("TEMPLATE", nodes(try One.Template.parse(text)))).children
        } catch { throw OneError(.internal, "Parse error: \(error.message)") }
    }

    private static func sorted(_ node: Node) -> Node {
        var node = node
        node.sort()
        return node
    }

    static func nodes(_ template: One.Template) -> [Node] {
        template.flatMap { name, value in
            value.all.compactMap { value in
                switch value {
                case .text(let text): Node(name, text)
                case .vector(let vector): vector.isEmpty ? nil : sorted(Node(name, nodes(vector)))
                case .list: nil
                }
            }
        }
    }
}

extension FrontEnd.Call {
    /// Returns an argument that must be a template.
    func template(_ position: Int) throws -> Node { Node("TEMPLATE", try TemplateReader.read(string(position))) }

    func int(_ position: Int, or otherwise: Int) throws -> Int { has(position) ? try int(position) : otherwise }

    /// Returns a boolean argument, or false if it is missing.
    func flag(_ position: Int) throws -> Bool { try has(position) && bool(position) }
}
