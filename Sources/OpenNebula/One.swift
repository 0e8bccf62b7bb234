/// The namespace of OpenNebula's own terms: documents, pools, states, templates and method namespaces.
///
/// ```swift
/// func drain(_ host: One.Host, of one: OneServer) async throws { }
/// ```
///
/// Many of these names also exist in other modules: ``Host`` in Foundation, ``Image`` in SwiftUI. That is why none is
/// at top level. The names of all other types of this module begin with `One`.
public enum One {
    /// A password or a token.
    ///
    /// An argument of this type never appears in an error, log, trace or recording, however you call the method.
    public typealias Secret = String
}
