/// What a server answers to a call, as XML-RPC has it on the wire.
package enum XMLRPCResponse: Sendable, Hashable {
    case value(One.XMLRPCValue)
    case fault(code: Int, message: String)

    /// - Throws: ``OneError/Code/invalidArgument`` where XML-RPC cannot carry the value.
    package func xml() throws(OneError) -> String {
        var xml = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<methodResponse>"
        do {
            switch self {
            case .value(let value):
                xml += "<params><param>"
                try value.append(to: &xml)
                xml += "</param></params>"
            case .fault(let code, let message):
                xml += "<fault>"
                try One.XMLRPCValue.struct(["faultCode": .int(code), "faultString": .string(message)]).append(to: &xml)
                xml += "</fault>"
            }
        } catch {
            throw OneError(.invalidArgument, error.problem)
        }
        return xml + "</methodResponse>\n"
    }
}

extension XMLTree {
    /// The one `<value>` that a response holds.
    ///
    /// - Throws: ``OneError/Code/fault(_:)`` for a fault, ``OneError/Code/malformedAnswer`` for anything else.
    func responseValue() throws(OneError) -> XMLElement {
        guard root.name == "methodResponse", let body = root.child(named: "params") ?? root.child(named: "fault"),
            body.endIndex == root.endIndex
        else { throw OneError(malformed: root.unexpected("an XML-RPC response")) }
        if body.name == "fault" { throw OneError(fault: body) }
        guard let parameter = body.child(named: "param"), parameter.endIndex == body.endIndex,
            let value = parameter.child(named: "value"), value.endIndex == parameter.endIndex
        else { throw OneError(malformed: body.unexpected("one value")) }
        return value
    }
}

extension OneError {
    init(malformed error: XMLError) {
        self.init(.malformedAnswer, "the answer is not what it should be: \(error.message)", objectID: error.objectID)
    }

    /// Runs `read`, whose errors mean that the answer is malformed.
    static func reading<T>(_ read: () throws(XMLError) -> T) throws(OneError) -> T {
        do { return try read() } catch { throw OneError(malformed: error) }
    }

    fileprivate init(fault: XMLElement) {
        do throws(XMLError) {
            guard let value = fault.child(named: "value"), case .struct(let members) = try One.XMLRPCValue(value),
                case .int(let code) = members["faultCode"], case .string(let message) = members["faultString"]
            else { throw fault.unexpected("a code and a message") }
            self.init(.fault(code), message)
        } catch {
            self.init(malformed: error)
        }
    }
}
