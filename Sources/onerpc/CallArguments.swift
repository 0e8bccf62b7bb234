import Foundation
import OpenNebula

/// The arguments of a call, from the command line.
struct CallArguments {
    private let method: String
    private let parameters: [MethodDescription.Parameter]
    private let one: OneServer

    init(of method: String, on one: OneServer) {
        self.method = method
        parameters = MethodDescription.named(method)?.parameters ?? []
        self.one = one
    }

    /// Returns the arguments to send. Looks up names, and reads files.
    func values(_ texts: [String]) async throws -> [any OneArgument] {
        var values: [any OneArgument] = []
        for (index, text) in try expanded(texts).enumerated() {
            values.append(try await value(text, of: index < parameters.count ? parameters[index] : nil))
        }
        return values
    }

    /// Replaces three octal digits by the nine bits of `chmod`.
    private func expanded(_ texts: [String]) throws -> [String] {
        guard parameters.count >= 10, parameters[1].name == "ownerUse", (2..<10).contains(texts.count) else {
            return texts
        }
        return [texts[0]] + (try One.Permissions(octal: texts[1]).bits.map(String.init)) + texts[2...]
    }

    private func value(_ text: String, of parameter: MethodDescription.Parameter?) async throws -> any OneArgument {
        // Bytes from the shell that are not valid UTF-8 arrive as this character.
        guard !text.unicodeScalars.contains("\u{FFFD}") else {
            throw Failure(description: "an argument is not valid UTF-8")
        }
        if let path = text.after("@") { return try Self.contents(path) }
        if let text = text.after("string:") { return text }
        if let parameter, ["String", "String?", "One.Template", "One.Secret"].contains(parameter.type) { return text }
        if let parameter, let name = text.after(ObjectName.prefix) {
            guard let description = MethodDescription.named(method),
                let kind = ObjectName.kind(of: parameter, of: description)
            else {
                throw Failure(description: "\(method): the parameter \(parameter.name) takes no name, use a number")
            }
            return try await ObjectName.id(of: name, kind, on: one)
        }
        if let int = Int(text) { return int }
        if let bool = Bool(text) { return bool }
        return text
    }

    /// Returns the text of a file, or of standard input, without the newline at the end.
    private static func contents(_ path: String) throws -> String {
        let data =
            path == "-"
            ? FileHandle.standardInput.readDataToEndOfFile() : try? Data(contentsOf: URL(fileURLWithPath: path))
        guard let data, let text = String(data: data, encoding: .utf8) else {
            throw Failure(description: "cannot read \(path), or it is not valid UTF-8")
        }
        return text.unicodeScalars.last == "\n" ? String(text.unicodeScalars.dropLast()) : text
    }
}
