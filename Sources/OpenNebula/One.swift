/// What OpenNebula has words for: documents, pools, states, templates, and the groups of methods.
///
/// ```swift
/// func drain(_ host: One.Host, of one: OneServer) async throws { }
/// ```
///
/// Many of these words are types of other modules as well, ``Host`` of Foundation and ``Image`` of SwiftUI, which is
/// why none stands alone. All else that this module declares begins with `One`.
public enum One {
    /// A password or a token.
    ///
    /// An argument of this type is in no error, log, trace or recording, however the method is called.
    public typealias Secret = String
}
