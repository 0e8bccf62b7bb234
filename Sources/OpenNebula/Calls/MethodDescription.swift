/// All that is known of a method.
package struct MethodDescription: Sendable {
    /// As `host.info`.
    package let name: String
    /// But the session.
    package let parameters: [Parameter]
    /// What the method returns.
    package let result: any OneAnswer.Type
    /// Whether it changes nothing, so that it can be repeated.
    package let isRead: Bool
    /// Whether it is one of a core's own, which take a session and answer `[true, result, …]`.
    package let isOfCore: Bool
    /// The first release that has it, of those that this library knows; nil for a method of the server's.
    package let since: String?
    /// Whether what it returns is a password or a token.
    package let returnsSecret: Bool

    package struct Parameter: Sendable {
        package let name: String
        /// As `One.UpdateMode`.
        package let type: String
        /// What the declaration says the argument is by itself, as Swift has it.
        package let defaultValue: String?

        /// `text` is as `decrypt: Bool = false`.
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

    private init(
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

    /// The method of that name, with or without the prefix `one.`.
    package static func named(_ name: String) -> MethodDescription? {
        byName[short(name)]
    }

    /// Whether a method takes a session: all do but those of the server itself.
    package static func isOfCore(_ name: String) -> Bool { named(name)?.isOfCore ?? true }

    private static func short(_ name: String) -> String { name.hasPrefix("one.") ? String(name.dropFirst(4)) : name }

    /// As `(_ id: Int, _ decrypt: Bool = false) -> One.Host`.
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
    /// The passwords and tokens among a call's arguments.
    package static func secrets(in arguments: [One.XMLRPCValue], of method: String) -> [String] {
        var secrets: [String] = []
        _ = replacingSecrets(in: arguments, of: method) { secret in
            secrets.append(secret)
            return secret
        }
        return secrets
    }

    /// A call's arguments, without the session, whose passwords and tokens are replaced: its own, and those of the
    /// calls within a `system.multicall`, whose sessions are secret too.
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
    /// Refuses a text that would become part of a document, and that a core could not store.
    ///
    /// - Throws: ``OneError/Code/invalidArgument``
    static func check(_ text: String, at index: Int, of method: String) throws {
        guard let parameters = named(method)?.parameters, index < parameters.count else { return }
        let name = parameters[index].name
        switch parameters[index].type {
        // Whole documents and statements, which have sections of their own.
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
    /// What to tell of a method that the core does not have.
    static func advice(for method: String) -> String {
        guard named(method) == nil else { return ": this core does not have it, as it may be older than the method" }
        let name = short(method)
        guard let dot = name.lastIndex(of: ".") else { return ": a method has a group and a name, as one.host.info" }
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

    /// The names that differ least, no more than three; none where all differ by more than half.
    private static func nearest(to name: String, of names: some Collection<String>) -> [String] {
        let distances = names.map { (name: $0, distance: $0.difference(from: name).count) }
            .filter { $0.distance <= max(2, name.count / 2) }
        let least = distances.map(\.distance).min()
        return distances.filter { $0.distance == least }.map(\.name).sorted().prefix(3).map(\.self)
    }
}
