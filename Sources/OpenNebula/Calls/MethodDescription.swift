/// The description of a method: its name, parameters, result and properties.
package struct MethodDescription: Sendable {
    /// The name without the prefix `one.`, such as `host.info`.
    package let name: String
    /// The parameters without the session.
    package let parameters: [Parameter]
    /// The type of the result.
    package let result: any OneAnswer.Type
    /// Whether the method only reads, so that a call can be retried.
    package let isRead: Bool
    /// Whether the method belongs to the core: such methods take a session and return `[true, result, …]`.
    package let isOfCore: Bool
    /// The first supported release with this method; nil for a method of the XML-RPC server.
    package let since: String?
    /// Whether the result is a password or a token.
    package let returnsSecret: Bool

    package struct Parameter: Sendable {
        package let name: String
        /// The Swift type, such as `One.UpdateMode`.
        package let type: String
        /// The default value in Swift, as the declaration has it.
        package let defaultValue: String?

        /// Reads a declaration such as `decrypt: Bool = false`.
        fileprivate init(_ text: String) {
            let name = text.prefix { $0 != ":" }
            let type = text.dropFirst(name.count + 2).prefix { $0 != " " }
            let rest = text.dropFirst(name.count + type.count + 5)
            self.name = String(name)
            self.type = String(type)
            defaultValue = rest.isEmpty ? nil : String(rest)
        }
    }

    static func read(_ name: String, _ parameters: [String], _ result: any OneAnswer.Type, since: String) -> Self {
        Self(name, parameters, result, since: since, isRead: true)
    }

    static func write(
        _ name: String, _ parameters: [String], _ result: any OneAnswer.Type, since: String, returnsSecret: Bool = false
    ) -> Self {
        Self(name, parameters, result, since: since, isRead: false, returnsSecret: returnsSecret)
    }

    static func server(
        _ name: String, _ parameters: [String], _ result: any OneAnswer.Type, reads: Bool = true
    ) -> Self {
        Self(name, parameters, result, since: nil, isRead: reads)
    }

    /// This is not inlined: the optimizer takes minutes for a table of inlined loops.
    @inline(never) private init(
        _ name: String, _ parameters: [String], _ result: any OneAnswer.Type, since: String?, isRead: Bool,
        returnsSecret: Bool = false
    ) {
        self.name = name
        self.parameters = parameters.map(Parameter.init)
        self.result = result
        self.since = since
        self.isRead = isRead
        self.returnsSecret = returnsSecret
        isOfCore = since != nil
    }

    private static let byName = Dictionary(uniqueKeysWithValues: (all + ofServers).map { ($0.name, $0) })

    /// Returns the method with a name, with or without the prefix `one.`.
    package static func named(_ name: String) -> MethodDescription? {
        byName[short(name)]
    }

    /// Whether a method takes a session: all do, except those of the XML-RPC server.
    package static func isOfCore(_ name: String) -> Bool { named(name)?.isOfCore ?? true }

    private static func short(_ name: String) -> String { name.hasPrefix("one.") ? String(name.dropFirst(4)) : name }

    /// The signature, such as `(_ id: Int, _ decrypt: Bool = false) -> One.Host`.
    package var signature: String {
        let parameters = parameters.map { parameter in
            "_ \(parameter.name): \(parameter.type)" + (parameter.defaultValue.map { " = \($0)" } ?? "")
        }
        return "(\(parameters.joined(separator: ", "))) -> \(Self.name(of: result))"
    }

    /// A type's name without its module.
    private static func name(of type: any OneAnswer.Type) -> String {
        String(reflecting: type).replacing("OpenNebula.", with: "").replacing("Swift.", with: "")
    }
}

// MARK: Secrets

extension MethodDescription {
    /// Returns the passwords and tokens in a call's arguments.
    package static func secrets(in arguments: [One.XMLRPCValue], of method: String) -> [String] {
        var secrets: [String] = []
        _ = replacingSecrets(in: arguments, of: method) { secret in
            secrets.append(secret)
            return secret
        }
        return secrets
    }

    /// Replaces the passwords and tokens in a call's arguments, which do not include the session. In the calls of a
    /// `system.multicall`, the sessions are replaced too.
    package static func replacingSecrets(
        in arguments: [One.XMLRPCValue], of method: String, by replace: (String) -> String
    ) -> [One.XMLRPCValue] {
        if method == "system.multicall", case .array(let calls)? = arguments.first {
            return [.array(calls.map { replacingSecrets(ofCall: $0, by: replace) })] + arguments.dropFirst()
        }
        let parameters = named(method)?.parameters ?? []
        return arguments.enumerated().map { index, argument in
            index < parameters.count && parameters[index].type == "One.Secret"
                ? replacing(argument, by: replace) : argument
        }
    }

    private static func replacingSecrets(
        ofCall call: One.XMLRPCValue, by replace: (String) -> String
    ) -> One.XMLRPCValue {
        guard case .struct(var members) = call, case .string(let method) = members["methodName"],
            case .array(let parameters) = members["params"]
        else { return call }
        let session = parameters.prefix(isOfCore(method) ? 1 : 0)
        members["params"] = .array(
            session.map { replacing($0, by: replace) }
                + replacingSecrets(in: Array(parameters.dropFirst(session.count)), of: method, by: replace))
        return .struct(members)
    }

    private static func replacing(_ value: One.XMLRPCValue, by replace: (String) -> String) -> One.XMLRPCValue {
        guard case .string(let text) = value, !text.isEmpty else { return value }
        return .string(replace(text))
    }
}

// MARK: Text

extension MethodDescription {
    /// Checks a text argument that becomes part of a document in the core.
    ///
    /// - Throws: ``OneError/Code/invalidArgument`` if a core could not store it.
    static func check(_ text: String, at index: Int, of method: String) throws {
        guard let parameters = named(method)?.parameters, index < parameters.count else { return }
        let name = parameters[index].name
        switch parameters[index].type {
        // Whole documents and statements can contain ]]>: their CDATA sections are their own.
        case "String" where name == "xml" || name == "sql": break
        case "String", "String?":
            guard text.utf8.contains("]]>".utf8) else { return }
            throw OneError(.invalidArgument, "argument \(index + 1), \(name): a core cannot store ]]>: remove it")
        case "One.Template": _ = try (try? One.Template.parse(text))?.serialized()
        default: break
        }
    }
}

// MARK: Advice

extension MethodDescription {
    /// Returns advice for a method that the core does not have.
    static func advice(for method: String) -> String {
        guard named(method) == nil else { return ": this core does not have the method, it may be an older release" }
        let name = short(method)
        guard let dot = name.lastIndex(of: ".") else {
            return ": expected a namespace and a method, such as one.host.info"
        }
        let (namespace, last) = (String(name[..<dot]), String(name[dot...].dropFirst()))
        let known = Set(all.compactMap { $0.name.split(separator: ".").first.map(String.init) })
        guard known.contains(namespace) else {
            return ": there is no one.\(namespace)" + question(nearest(to: namespace, of: known).map { "one.\($0)" })
        }
        let methods = all.filter { $0.name.hasPrefix("\(namespace).") }.map { $0.name.dropFirst(namespace.count + 1) }
        return ": one.\(namespace) has no method \(last)" + question(nearest(to: last, of: methods.map(String.init)))
    }

    private static func question(_ names: [String]) -> String {
        names.isEmpty ? "" : "; did you mean \(names.joined(separator: " or "))?"
    }

    /// Returns up to three of the most similar names, or none if all differ by more than half.
    private static func nearest(to name: String, of names: some Collection<String>) -> [String] {
        let distances = names.map { (name: $0, distance: $0.difference(from: name).count) }
            .filter { $0.distance <= max(2, name.count / 2) }
        let least = distances.map(\.distance).min()
        return distances.filter { $0.distance == least }.map(\.name).sorted().prefix(3).map(\.self)
    }
}
