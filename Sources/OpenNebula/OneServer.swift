public import Logging

/// An OpenNebula core.
///
/// ```swift
/// let one = try OneServer("http://one:2633/RPC2", session: "oneadmin:onepass")
/// let hosts = try await one.hostpool.info()
/// print(hosts.HOST[0].NAME)
/// ```
///
/// `one.<namespace>.<method>(…)` is a call of `one.<namespace>.<method>`: the prefix and the session go in by
/// themselves. Methods of this library's releases are declared, with types; any other name is a call too, whose
/// answer is the type that the context asks for.
///
/// One value serves any number of tasks, and needs no shutdown. Its description holds no session.
@dynamicMemberLookup
public struct OneServer: Sendable {
    let configuration: One.Configuration
    let transport: any Transport

    /// Creates a server. Nothing is sent.
    ///
    /// What is not given is read from where other clients read it: `ONE_XMLRPC`, `ONE_AUTH`, `ONE_XMLRPC_TIMEOUT`,
    /// `ONE_CERT_DIR` and `ONE_DISABLE_SSL_VERIFY`, then the files `~/.one/one_endpoint` and `~/.one/one_auth`, then
    /// those in `/var/lib/one/.one`.
    ///
    /// - Parameters:
    ///   - endpoint: The URL of the core's XML-RPC, `http` or `https`; `/RPC2` where it has no path.
    ///   - session: `user:password`, or `user:token`.
    ///   - httpsVerify: Whether the certificate of an `https` endpoint must be valid; true unless the environment
    ///     turns it off.
    ///   - certificates: A PEM file, or a folder of them, with certificates to trust beside the system's;
    ///     `ONE_CERT_DIR` without it.
    ///   - clientCertificate: What to show to an endpoint that asks who calls.
    ///   - timeout: How long a call may take as a whole, connecting and repeating included; a minute unless the
    ///     environment says otherwise.
    ///   - retry: Which calls to repeat that failed before an answer arrived; none by itself.
    ///   - maximumAnswer: How many bytes an answer may have; 1 GiB by itself. It is checked while the answer arrives.
    ///   - logger: Where each call is logged, at level `debug`, and its beginning at `trace`; nowhere without one.
    /// - Throws: ``OneError/Code/configuration`` where there is no session, or the endpoint is malformed.
    public init(
        _ endpoint: String? = nil,
        session: String? = nil,
        httpsVerify: Bool? = nil,
        certificates: String? = nil,
        clientCertificate: One.ClientCertificate? = nil,
        timeout: Duration? = nil,
        retry: One.Retry = .never,
        maximumAnswer: Int = 1 << 30,
        logger: Logger? = nil
    ) throws {
        var configuration = try One.Configuration(endpoint: endpoint, session: session)
        configuration.httpsVerify = httpsVerify ?? configuration.httpsVerify
        configuration.certificates = certificates ?? configuration.certificates
        configuration.clientCertificate = clientCertificate
        configuration.timeout = timeout ?? configuration.timeout
        configuration.retry = retry
        configuration.maximumAnswer = maximumAnswer
        configuration.logger = logger
        try self.init(configuration)
    }

    /// Creates a server. Nothing is sent.
    ///
    /// - Parameter configuration: Where the core is, and how to talk to it.
    /// - Throws: ``OneError/Code/configuration`` for a value that no call could be made with.
    public init(_ configuration: One.Configuration) throws {
        try self.init(configuration, transport: XMLRPCTransport(configuration))
    }

    private init(_ configuration: One.Configuration, transport: any Transport) throws(OneError) {
        try configuration.check()
        self.init(checked: configuration, transport: transport)
    }

    private init(checked configuration: One.Configuration, transport: any Transport) {
        self.configuration = configuration
        self.transport = transport
    }

    /// A server behind that transport.
    package init(session: String, transport: any Transport) throws(OneError) {
        try self.init(One.Configuration(session: session, environment: .none), transport: transport)
    }

    /// The same server behind another transport.
    package func replacingTransport(_ replace: (any Transport) -> any Transport) -> OneServer {
        OneServer(checked: configuration, transport: replace(transport))
    }

    /// The same server, of which a call takes no longer than that.
    func limited(to timeout: Duration) -> OneServer {
        var configuration = configuration
        configuration.timeout = min(configuration.timeout, timeout)
        return OneServer(checked: configuration, transport: transport)
    }

    /// The same server, whose calls have no deadline of their own.
    var limitless: OneServer {
        var configuration = configuration
        configuration.timeout = .seconds(1 << 31)
        return OneServer(checked: configuration, transport: transport)
    }

    package var session: String { configuration.session }

    /// The methods of that namespace.
    public subscript(dynamicMember namespace: String) -> One.UndeclaredNamespace {
        One.UndeclaredNamespace(server: self, name: namespace)
    }

    /// Calls a method by name, to read its answer as any type.
    ///
    /// ```swift
    /// let xml: String = try await one.call("hostpool.info")
    /// ```
    ///
    /// - Parameters:
    ///   - method: The method's name, as `host.info` or `system.listMethods`.
    ///   - arguments: All arguments but the session, in the reference's order.
    /// - Returns: The answer, as the type that the context asks for.
    /// - Throws: ``OneError``
    public func call<Answer: OneAnswer>(
        _ method: String, _ arguments: any OneArgument...
    ) async throws -> Answer {
        try await perform(method, arguments)
    }

    /// Calls a method by name, where the context asks for no type.
    ///
    /// - Parameters:
    ///   - method: The method's name, as `host.info` or `system.listMethods`.
    ///   - arguments: All arguments but the session, in the reference's order.
    /// - Returns: The answer as a tree.
    /// - Throws: ``OneError``
    @discardableResult
    public func call(_ method: String, _ arguments: any OneArgument...) async throws -> OneDocument {
        try await perform(method, arguments)
    }
}

extension OneServer: CustomStringConvertible, CustomReflectable {
    /// The endpoint. Never the session.
    public var description: String { "OneServer(\(configuration.endpoint))" }

    /// The endpoint. Never the session.
    public var customMirror: Mirror { Mirror(self, children: ["endpoint": configuration.endpoint]) }
}
