#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

// MARK: Writing

extension One.XMLRPCValue {
    /// Appends the value as XML.
    ///
    /// - Throws: An error if XML-RPC or a core cannot carry the value.
    func append(to xml: inout String) throws(XMLError) {
        xml += "<value>"
        switch self {
        case .int(let value) where Int32(exactly: value) != nil: xml += "<int>\(value)</int>"
        case .int(let value): xml += "<i8>\(value)</i8>"
        case .bool(let value): xml += "<boolean>\(value ? 1 : 0)</boolean>"
        case .double(let value):
            guard value.isFinite else {
                throw XMLError(place: "", problem: "\(value) cannot be sent: it is not finite")
            }
            xml += "<double>\(value.decimal)</double>"
        case .string(let value):
            xml += "<string>"
            try Self.append(value, to: &xml)
            xml += "</string>"
        case .dateTime(let value): xml += "<dateTime.iso8601>\(try value.iso8601())</dateTime.iso8601>"
        case .base64(let value): xml += "<base64>\(value.base64EncodedString())</base64>"
        case .struct(let members):
            xml += "<struct>"
            for (name, value) in members.sorted(by: { $0.key < $1.key }) {
                xml += "<member><name>"
                try Self.append(name, to: &xml)
                xml += "</name>"
                try value.append(to: &xml)
                xml += "</member>"
            }
            xml += "</struct>"
        case .array(let values):
            xml += "<array><data>"
            for value in values { try value.append(to: &xml) }
            xml += "</data></array>"
        case .nil: xml += "<nil/>"
        }
        xml += "</value>"
    }

    private static func append(_ text: String, to xml: inout String) throws(XMLError) {
        for scalar in text.unicodeScalars {
            if let forbidden = XMLText.forbidden(scalar) {
                throw XMLError(place: "", problem: "a core cannot store \(forbidden): remove it")
            }
            XMLText.append(scalar, to: &xml)
        }
    }
}

extension Double {
    /// The decimal text without an exponent, which XML-RPC does not allow.
    fileprivate var decimal: String {
        let text = "\(self)"
        guard let mark = text.firstIndex(of: "e"), let exponent = Int(text[text.index(after: mark)...]) else {
            return text
        }
        let mantissa = text[..<mark].filter { $0 != "-" }.split(separator: ".")
        let whole = String(mantissa[0])
        let fraction = mantissa.count > 1 && mantissa[1] != "0" ? String(mantissa[1]) : ""
        let sign = self < 0 ? "-" : ""
        return exponent < 0
            ? sign + "0." + String(repeating: "0", count: -exponent - 1) + whole + fraction
            : sign + whole + fraction + String(repeating: "0", count: max(0, exponent - fraction.count)) + ".0"
    }
}

extension DateComponents {
    func iso8601() throws(XMLError) -> String {
        let parts = [year, month, day, hour ?? 0, minute ?? 0, second ?? 0].compactMap { $0 }
        guard parts.count == 6, (0...9999).contains(parts[0]), parts[1...].allSatisfy({ (0...99).contains($0) }) else {
            throw XMLError(place: "", problem: "a date needs a year up to 9999, a month and a day")
        }
        let digits = parts[1...].map { $0 < 10 ? "0\($0)" : "\($0)" }
        let year = String(repeating: "0", count: 4 - "\(parts[0])".count) + "\(parts[0])"
        return "\(year)\(digits[0])\(digits[1])T\(digits[2]):\(digits[3]):\(digits[4])"
    }

    /// Reads a date such as `19980717T14:08:55`.
    fileprivate init?(iso8601 text: String) {
        let digits = text.filter(\.isWholeNumber)
        let shape = String(text.map { $0.isASCII && $0.isNumber ? "0" : $0 })
        guard shape == "00000000T00:00:00" else { return nil }
        let number = { (offset: Int, count: Int) in Int(digits.dropFirst(offset).prefix(count)) }
        self.init(
            year: number(0, 4), month: number(4, 2), day: number(6, 2),
            hour: number(8, 2), minute: number(10, 2), second: number(12, 2))
    }
}

// MARK: Reading

extension One.XMLRPCValue {
    /// Reads a `<value>` element.
    init(_ value: XMLElement) throws(XMLError) {
        guard value.name == "value" else { throw value.unexpected() }
        var children = value.children
        guard let typed = children.next() else {
            self = .string(value.text)
            return
        }
        guard children.next() == nil else { throw value.unexpected() }
        switch typed.name {
        case "i4", "int", "i8": self = .int(try typed.integer())
        case "boolean":
            guard typed.text == "0" || typed.text == "1" else { throw typed.unexpected("0 or 1") }
            self = .bool(typed.text == "1")
        case "double": self = .double(try typed.float())
        case "string": self = .string(try typed.string())
        case "dateTime.iso8601":
            guard let date = DateComponents(iso8601: typed.text) else { throw typed.unexpected("a date") }
            self = .dateTime(date)
        case "base64":
            guard let data = Data(base64Encoded: typed.text.filter { !$0.isWhitespace }) else {
                throw typed.unexpected("base64")
            }
            self = .base64(data)
        case "struct": self = .struct(try Self.members(of: typed))
        case "array": self = .array(try Self.elements(of: typed).map { element throws(XMLError) in try Self(element) })
        case "nil": self = .nil
        default: throw typed.unexpected()
        }
    }

    /// Returns the `<value>` elements of an `<array>`.
    static func elements(of array: XMLElement) throws(XMLError) -> [XMLElement] {
        guard array.name == "array", let data = array.child(named: "data"), data.endIndex == array.endIndex,
            data.children.allSatisfy({ $0.name == "value" })
        else { throw array.unexpected() }
        return Array(data.children)
    }

    private static func members(of element: XMLElement) throws(XMLError) -> [String: One.XMLRPCValue] {
        var members: [String: One.XMLRPCValue] = [:]
        for member in element.children {
            guard member.name == "member", let name = member.child(named: "name"),
                let value = member.child(named: "value"), value.endIndex == member.endIndex
            else { throw element.unexpected() }
            guard members.updateValue(try Self(value), forKey: name.text) == nil else {
                throw name.unexpected("a name that occurs once")
            }
        }
        return members
    }
}

extension XMLElement {
    /// Returns an error for an element that XML-RPC does not allow at its place.
    func unexpected(_ what: String = "XML-RPC") -> XMLError { expected(what) }
}
