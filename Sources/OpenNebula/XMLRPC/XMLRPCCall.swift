/// A method call, as XML-RPC has it on the wire.
package struct XMLRPCCall: Sendable, Hashable {
    package var method: String
    package var arguments: [One.XMLRPCValue]

    package init(method: String, arguments: [One.XMLRPCValue]) {
        self.method = method
        self.arguments = arguments
    }

    /// The call on the wire, with the session before the arguments where there is one.
    ///
    /// Refuses, as ``OneError/Code/invalidArgument`` with its number, an argument that cannot be carried.
    package func xml(session: String? = nil) throws(OneError) -> String {
        var xml = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<methodCall><methodName>"
        XMLText.append(method, to: &xml)
        xml += "</methodName><params>"
        if let session { try Self.append(.string(session), called: "the session", to: &xml) }
        for (index, argument) in arguments.enumerated() {
            try Self.append(argument, called: "argument \(index + 1)", to: &xml)
        }
        return xml + "</params></methodCall>\n"
    }

    private static func append(_ value: One.XMLRPCValue, called name: String, to xml: inout String) throws(OneError) {
        xml += "<param>"
        do { try value.append(to: &xml) } catch { throw OneError(.invalidArgument, "\(name): \(error.problem)") }
        xml += "</param>"
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
