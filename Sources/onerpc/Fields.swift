import Foundation
import OpenNebula

/// The values of an object, by paths of OpenNebula's names, such as `TEMPLATE.NIC.IP`.
struct Fields {
    private let object: Any

    init(_ object: some OneRoot) throws {
        // Types with a custom mirror hide secrets from it, so their values are read from JSON.
        self.object =
            object is any CustomReflectable
            ? try JSONDecoder().decode(One.Template.self, from: JSONEncoder().encode(object)) : object
    }

    /// Returns the texts and numbers at a path, in the object's order. There are several if a part of the path is a
    /// list. Returns nil if this type of object has no such name.
    func values(at path: String) -> [String]? {
        Self.values(at: path.split(separator: ".").map(String.init)[...], of: object)
    }

    private static func values(at path: ArraySlice<String>, of value: Any) -> [String]? {
        switch value {
        case let template as One.Template:
            guard let name = path.first else { return [] }
            return template[name].map { values(at: path.dropFirst(), of: $0) } ?? []
        case let attribute as One.TemplateValue:
            return attribute.all.flatMap { attribute in
                attribute.vector.map { values(at: path, of: $0) ?? [] }
                    ?? (path.isEmpty ? attribute.string.map { [$0] } : nil) ?? []
            }
        case let value as any LosslessStringConvertible: return path.isEmpty ? [value.description] : nil
        case let value as any OneConstant: return path.isEmpty ? [value.description] : nil
        case let value as any OneKeyword: return path.isEmpty ? [value.description] : nil
        case let attributes as any OneAttributes: return values(at: path, of: attributes.attributes)
        default: return children(at: path, of: value)
        }
    }

    private static func children(at path: ArraySlice<String>, of value: Any) -> [String]? {
        let mirror = Mirror(reflecting: value)
        switch mirror.displayStyle {
        case .optional, .collection:
            let found = mirror.children.map { values(at: path, of: $0.value) }
            return found.contains { $0 == nil } ? nil : found.flatMap { $0 ?? [] }
        default:
            guard let name = path.first else { return [] }
            return mirror.children.first { $0.label == name }.flatMap { values(at: path.dropFirst(), of: $0.value) }
        }
    }
}
