/// A method call, as XML-RPC has it on the wire: with the session as its first argument.
package struct XMLRPCCall: Sendable, Hashable {
    package var method: String
    package var arguments: [One.XMLRPCValue]
    private var hasSession = false

    package init(_ call: OneCall) {
        method = call.method
        arguments = (call.session.map { [.string($0)] } ?? []) + call.arguments
        hasSession = call.session != nil
    }

    /// The call on the wire.
    ///
    /// - Throws: ``OneError/Code/invalidArgument``, with the argument's number, for one that cannot be carried.
    package func xml() throws(OneError) -> String {
        var xml = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<methodCall><methodName>"
        XMLText.append(method, to: &xml)
        xml += "</methodName><params>"
        for (index, argument) in arguments.enumerated() {
            xml += "<param>"
            do { try argument.append(to: &xml) } catch {
                let name = hasSession ? (index == 0 ? "the session" : "argument \(index)") : "argument \(index + 1)"
                throw OneError(.invalidArgument, "\(name): \(error.problem)")
            }
            xml += "</param>"
        }
        return xml + "</params></methodCall>\n"
    }

    /// - Throws: ``OneError/Code/malformedAnswer`` for anything but a method call.
    package init(parsing xml: some Collection<UInt8>) throws(OneError) {
        do throws(XMLError) {
            let root = try XMLTree.parse(xml).root
            guard root.name == "methodCall", let name = root.child(named: "methodName") else { throw root.unexpected() }
            method = try name.string()
            arguments = []
            for parameter in root.child(named: "params")?.children ?? name.children {
                guard parameter.name == "param", let value = parameter.child(named: "value") else {
                    throw parameter.unexpected()
                }
                arguments.append(try One.XMLRPCValue(value))
            }
        } catch {
            throw OneError(.malformedAnswer, "no XML-RPC call: \(error.message)")
        }
    }
}

extension OneCall {
    /// The calls as one: `system.multicall`.
    package init(together calls: [OneCall]) {
        let members = calls.map(XMLRPCCall.init).map { call -> One.XMLRPCValue in
            ["methodName": .string(call.method), "params": .array(call.arguments)]
        }
        self.init(
            "system.multicall", [.array(members)], session: nil, deadline: calls.map(\.deadline).min() ?? .now,
            maximumAnswer: calls.map(\.maximumAnswer).max() ?? 0)
    }
}
