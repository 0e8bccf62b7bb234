public import OpenNebula

extension One.Document {
    /// A document whose body is JSON: an example for tests.
    ///
    /// - Parameters:
    ///   - ID: The document's id.
    ///   - NAME: The document's name.
    /// - Returns: The document.
    public static func example(ID: Int = 0, NAME: String = "service") -> One.Document {
        Self(
            ID: ID, UID: 0, GID: 0, UNAME: "oneadmin", GNAME: "oneadmin", NAME: NAME, TYPE: 100,
            PERMISSIONS: .ownerOnly, TEMPLATE: ["BODY": #"{"roles":[{"name":"web","cardinality":1}]}"#])
    }
}

extension One.DocumentPool {
    /// All documents of a type: an example for tests.
    ///
    /// - Parameter members: The documents.
    /// - Returns: The pool.
    public static func example(_ members: [One.Document] = [.example()]) -> One.DocumentPool {
        Self(DOCUMENT: members)
    }
}
