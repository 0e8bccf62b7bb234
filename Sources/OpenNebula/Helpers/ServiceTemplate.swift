#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// A template of a multi-VM service, as OneFlow stores it: JSON in the `BODY` of a document.
struct ServiceTemplate {
    /// The type of the documents.
    static let documentType = 101

    private var body: [String: JSONValue]

    /// Parses a service template's JSON; nil if it is invalid.
    init?(json: String) {
        guard let body = try? JSONDecoder().decode([String: JSONValue].self, from: Data(json.utf8)),
            case .array? = body["roles"]
        else { return nil }
        self.body = body
    }

    /// Sets the new VM template of each role, and renames attributes that had other names before 7.0
    /// to match the core's release, as OneFlow does.
    mutating func set(vmtemplates: [String: Int], isBefore7: Bool) {
        guard case .array(let roles)? = body["roles"] else { return }
        body["roles"] = .array(
            roles.map { role in
                guard case .object(var role) = role else { return role }
                if case .string(let name)? = role["name"], let id = vmtemplates[name] {
                    role[isBefore7 ? "vm_template" : "template_id"] = .int(id)
                }
                guard !isBefore7 else { return .object(role) }
                if role["type"] == nil { role["type"] = .string("vm") }
                role["vm_template"] = nil
                if let contents = role.removeValue(forKey: "vm_template_contents") {
                    role["template_contents"] = contents.templateContents
                }
                Self.rename(&role)
                return .object(role)
            })
        if !isBefore7 { Self.rename(&body) }
    }

    private static func rename(_ object: inout [String: JSONValue]) {
        for (old, new) in [("custom_attrs", "user_inputs"), ("custom_attrs_values", "user_inputs_values")] {
            if let value = object.removeValue(forKey: old) { object[new] = value }
        }
    }

    /// The document that OneFlow would store.
    func document(named name: String) throws -> One.Template {
        var body = body
        body["name"] = .string(name)
        body["registration_time"] = .int(Int(Date().timeIntervalSince1970))
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        let json = String(decoding: try encoder.encode(body), as: UTF8.self)
        let document: One.Template = ["NAME": name, "BODY": Self.storable(json)]
        return ["TEMPLATE": document]
    }

    /// The JSON with escapes for characters that a core cannot store: characters beyond the Basic Multilingual Plane,
    /// and `]]>`.
    private static func storable(_ json: String) -> String {
        var storable = ""
        for scalar in json.replacingScalars("]]>", with: "]]\\u003e").unicodeScalars {
            if scalar.value <= 0xFFFF {
                storable.unicodeScalars.append(scalar)
            } else {
                for unit in String(scalar).utf16 { storable += "\\u\(String(unit, radix: 16))" }
            }
        }
        return storable
    }
}

/// A JSON value.
private enum JSONValue: Codable {
    case null
    case bool(Bool)
    case int(Int)
    case double(Double)
    case string(String)
    case array([JSONValue])
    case object([String: JSONValue])

    init(from decoder: any Decoder) throws {
        let value = try decoder.singleValueContainer()
        self =
            if value.decodeNil() {
                .null
            } else if let bool = try? value.decode(Bool.self) {
                .bool(bool)
            } else if let int = try? value.decode(Int.self) {
                .int(int)
            } else if let double = try? value.decode(Double.self) {
                .double(double)
            } else if let string = try? value.decode(String.self) {
                .string(string)
            } else if let array = try? value.decode([JSONValue].self) {
                .array(array)
            } else {
                .object(try value.decode([String: JSONValue].self))
            }
    }

    func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        switch self {
        case .null: try container.encodeNil()
        case .bool(let bool): try container.encode(bool)
        case .int(let int): try container.encode(int)
        case .double(let double): try container.encode(double)
        case .string(let string): try container.encode(string)
        case .array(let array): try container.encode(array)
        case .object(let object): try container.encode(object)
        }
    }

    /// The form of attribute text since 7.0: an object with each vector in an array.
    var templateContents: JSONValue {
        guard case .string(let text) = self, let template = try? One.Template.parse(text) else { return self }
        var contents: [String: JSONValue] = [:]
        for (name, value) in template {
            let values = value.all.map { value in
                value.vector.map { vector in
                    .object(Dictionary(uniqueKeysWithValues: vector.map { ($0.name, .string($0.value.description)) }))
                } ?? JSONValue.string(value.description)
            }
            if case .string? = values.first, values.count == 1 {
                contents[name] = values[0]
            } else {
                contents[name] = .array(values)
            }
        }
        return .object(contents)
    }
}
