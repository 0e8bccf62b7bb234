/// A method that this library declares.
package struct MethodDescription: Sendable {
    /// As `host.info`.
    package let name: String
    /// As `(_ id: Int, _ decrypt: Bool = false) -> Host`.
    package let signature: String
    /// What the method returns.
    package let result: any OneAnswer.Type

    init(_ name: String, _ signature: String, _ result: any OneAnswer.Type) {
        self.name = name
        self.signature = signature
        self.result = result
    }

    /// The method of that name, with or without the prefix `one.`.
    package static func named(_ name: String) -> MethodDescription? {
        let name = name.hasPrefix("one.") ? String(name.dropFirst(4)) : name
        return all.first { $0.name == name }
    }
}
