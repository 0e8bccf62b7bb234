import OpenNebula

/// Reads a template as a core does, in either syntax: names in upper case, sorted.
enum TemplateReader {
    /// - Throws: Where the template is malformed, the problem.
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
    /// An argument that must be a template.
    func template(_ position: Int) throws -> Node { Node("TEMPLATE", try TemplateReader.read(string(position))) }

    func int(_ position: Int, or otherwise: Int) throws -> Int { has(position) ? try int(position) : otherwise }

    /// An argument that is false where it is missing.
    func flag(_ position: Int) throws -> Bool { try has(position) && bool(position) }
}
