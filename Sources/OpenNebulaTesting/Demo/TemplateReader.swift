import OpenNebula

/// Reads a template in either syntax, as a core does. Names are in upper case, and sorted.
enum TemplateReader {
    static func read(_ text: String) throws -> [Node] {
        try recoding(.internal, "Parse error: ") { nodes(try One.Template.parse(text)) }
    }

    static func nodes(_ template: One.Template) -> [Node] {
        let found = template.flatMap { name, value in
            value.all.compactMap { value in
                switch value {
                case .text(let text): Node(name, text)
                case .vector(let vector): vector.isEmpty ? nil : Node(name, nodes(vector))
                case .list: nil
                }
            }
        }
        return Node("TEMPLATE", found).with { $0.sort() }.children
    }
}

extension FrontEnd.Call {
    /// Returns an argument that must be a template.
    func template(_ position: Int) throws -> Node { Node("TEMPLATE", try TemplateReader.read(string(position))) }

    func int(_ position: Int, or otherwise: Int) throws -> Int { has(position) ? try int(position) : otherwise }

    /// Returns a boolean argument, or false if it is missing.
    func flag(_ position: Int) throws -> Bool { try has(position) && bool(position) }
}
