/// An XML-RPC method call, with the session as its first argument.
package struct XMLRPCCall: Sendable, Hashable {
    package var method: String
    package var arguments: [One.XMLRPCValue]
    private var hasSession = false

    package init(_ call: OneCall) {
        method = call.method
        arguments = (call.session.map { [.string($0)] } ?? []) + call.arguments
        hasSession = call.session != nil
    }

    /// Returns the call as XML.
    ///
    /// - Throws: ``OneError/Code/invalidArgument``, with the argument's number, if XML-RPC cannot carry an argument.
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

    /// Reads a method call.
    ///
    /// - Throws: ``OneError/Code/malformedAnswer`` if the XML is not a method call.
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
            throw OneError(.malformedAnswer, "invalid XML-RPC call: \(error.message)")
        }
    }
}

extension OneCall {
    /// Combines calls into one `system.multicall`.
    package init(together calls: [OneCall]) {
        let members = calls.map(XMLRPCCall.init).map { call -> One.XMLRPCValue in
            ["methodName": .string(call.method), "params": .array(call.arguments)]
        }
        self.init(
            "system.multicall", [.array(members)], session: nil, deadline: calls.map(\.deadline).min() ?? .now,
            maximumAnswer: calls.map(\.maximumAnswer).max() ?? 0)
    }
}
