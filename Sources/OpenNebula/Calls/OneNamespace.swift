/// A group of methods, as `one.host`.
///
/// What has no declaration is a method nevertheless: `one.host.anything(0)` calls `one.host.anything`.
@dynamicMemberLookup
public protocol OneNamespace: Sendable {
    /// The group's name in the reference, as `host`.
    static var name: String { get }
    /// Where the methods are called.
    var server: OneServer { get }
}

extension OneNamespace {
    /// The method of that name.
    public subscript(dynamicMember method: String) -> OneMethod {
        OneMethod(server: server, name: "\(Self.name).\(method)")
    }

    /// Calls a method of the group.
    func call<Answer: OneAnswer>(_ method: String, _ arguments: any OneArgument...) async throws(OneError) -> Answer {
        try await server.perform("\(Self.name).\(method)", arguments)
    }

    /// Calls a method of the group whose answer is a pool, to read it while it arrives.
    func stream<Pool: OnePool>(_ method: String, _ arguments: any OneArgument...) -> OneStream<Pool> {
        OneStream(server: server, method: "\(Self.name).\(method)", arguments: arguments)
    }
}

/// A group of methods that this library declares nothing of.
@dynamicMemberLookup
public struct UndeclaredNamespace: Sendable {
    let server: OneServer
    let name: String

    /// The method of that name.
    public subscript(dynamicMember method: String) -> OneMethod {
        OneMethod(server: server, name: "\(name).\(method)")
    }
}
